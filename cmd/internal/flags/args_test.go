package flags

import (
	"errors"
	"flag"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/podspan/podspan/core"
	"github.com/urfave/cli/v2"
)

func sampleFlags() []cli.Flag {
	return []cli.Flag{
		&cli.BoolFlag{Name: "force", Aliases: []string{"f"}},
		&cli.BoolFlag{Name: "interactive", Aliases: []string{"i"}},
		&cli.BoolFlag{Name: "tty", Aliases: []string{"t"}},
		&cli.StringFlag{Name: "name"},
		&cli.StringFlag{Name: "memory-swap"},
		&cli.IntFlag{Name: "tail"},
		&cli.StringFlag{Name: "network"},
		&cli.StringSliceFlag{Name: "env", Aliases: []string{"e"}},
		&cli.StringSliceFlag{Name: "publish", Aliases: []string{"p"}},
		&cli.UintFlag{Name: "time"},
	}
}

// normalise turns the arguments of one command, whose flags are fs, into
// "--name=value" for every flag, then "--" and the positional arguments if
// there are any. With interspersed, flags may follow positional arguments;
// without, the first positional argument ends the flags. Flags keep their
// order, so the last value of a scalar wins and a list is appended to.
func normalise(fs []cli.Flag, args []string, interspersed bool) ([]string, error) {
	flags, rest, err := newGrammar(fs).split(args, interspersed)
	if err != nil {
		return nil, err
	}
	if len(rest) > 0 {
		flags = append(append(flags, "--"), rest...)
	}
	return flags, nil
}

// rewrite is [Read] without what podman would have been given.
func rewrite(app *cli.App, argv, persistent []string) ([]string, error) {
	line, err := Read(app, argv, persistent)
	return line.Argv, err
}

func TestNormalise(t *testing.T) {
	for _, tt := range []struct {
		in   string
		stop bool // flags end at the first argument
		want string
	}{
		{in: "NAME -f", want: "--force=true -- NAME"},
		{in: "NAME -f", stop: true, want: "-- NAME -f"},
		{in: "-f NAME --name x OTHER", want: "--force=true --name=x -- NAME OTHER"},
		{in: "-p8080:80 -p 1 -p=2 --publish 3 --publish=4", want: "--publish=8080:80 --publish=1 --publish=2 --publish=3 --publish=4"},
		{in: "-eA=b", want: "--env=A=b"},
		{in: "-it", want: "--interactive=true --tty=true"},
		{in: "-ite A=b", want: "--interactive=true --tty=true --env=A=b"},
		{in: "-iteA=b", want: "--interactive=true --tty=true --env=A=b"},
		{in: "-i=false", want: "--interactive=false"},
		{in: "--force=false", want: "--force=false"},
		{in: "--memory-swap -1 --tail -1", want: "--memory-swap=-1 --tail=-1"},
		{in: "--name=", want: "--name="},
		{in: "--name=a=b", want: "--name=a=b"},
		{in: "--name -- -f", want: "--name=-- --force=true"},
		{in: "-- -f", want: "-- -f"},
		{in: "a -- -f", want: "-- a -f"},
		{in: "img -- x", stop: true, want: "-- img -- x"},
		{in: "- x", want: "-- - x"},
		{in: "--net host", want: "--network=host"},
		{in: "--timeout 3", want: "--time=3"},
		{in: "-h", want: "--help=true"},
		{in: "--help", want: "--help=true"},
		{in: "-e -f x", want: "--env=-f -- x"},
		{in: "", want: ""},
	} {
		got, err := normalise(sampleFlags(), strings.Fields(tt.in), !tt.stop)
		if err != nil {
			t.Errorf("%s: %v", tt.in, err)
			continue
		}
		if g := strings.Join(got, " "); g != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.in, g, tt.want)
		}
	}
}

func TestNormaliseRefuses(t *testing.T) {
	for in, want := range map[string]string{
		"--foo":        "unknown flag: --foo",
		"--foo=bar":    "unknown flag: --foo",
		"-x":           "unknown shorthand flag: 'x' in -x",
		"-ixf":         "unknown shorthand flag: 'x' in -xf",
		"-name x":      "unknown shorthand flag: 'n' in -name",
		"--name":       "flag needs an argument: --name",
		"-p":           "flag needs an argument: 'p' in -p",
		"-ip":          "flag needs an argument: 'p' in -p",
		"--=x":         "bad flag syntax: --=x",
		"---x":         "bad flag syntax: ---x",
		"--force=well": `invalid --force "well": not a boolean: use true or false`,
		"--env-host":   "unknown flag: --env-host",
	} {
		_, err := normalise(sampleFlags(), strings.Fields(in), true)
		if err == nil || err.Error() != want {
			t.Errorf("%s: %v, want %s", in, err, want)
		}
		if !errors.Is(err, core.ErrInvalid) {
			t.Errorf("%s: the error is not of class invalid", in)
		}
	}
	var u *UsageError
	if _, err := normalise(nil, []string{"-é"}, true); !errors.As(err, &u) || u.ExitCode() != 125 {
		t.Errorf("not a usage error: %v", err)
	}
}

func TestRewrite(t *testing.T) {
	app := testApp(nil)
	app.Flags = []cli.Flag{&cli.StringFlag{Name: "url"}, &cli.StringFlag{Name: "log-level"},
		&cli.BoolFlag{Name: "remote", Aliases: []string{"r"}}}
	app.Commands = append(app.Commands,
		&cli.Command{Name: "rm", Flags: sampleFlags()},
		&cli.Command{Name: "exec", Flags: sampleFlags()},
		&cli.Command{Name: "raw", SkipFlagParsing: true},
		&cli.Command{Name: "container", Subcommands: []*cli.Command{{Name: "rm", Flags: sampleFlags()}, {Name: "exec", Flags: sampleFlags()}}})
	for in, want := range map[string]string{
		"rm NAME -f":                            "rm --force=true -- NAME",
		"--url x rm NAME -f":                    "--url=x rm --force=true -- NAME",
		"-r container rm A --log-level=debug B": "--remote=true --log-level=debug container rm -- A B",
		"container --log-level debug rm A":      "--log-level=debug container rm -- A",
		"exec -it C ls -l":                      "exec --interactive=true --tty=true -- C ls -l",
		"container exec C --name x":             "container exec -- C --name x",
		"run -itd --rm img -x --rm":             "run --interactive=true --tty=true --detach=true --rm=true -- img -x --rm",
		"create -h box img":                     "create --hostname=box -- img",
		"raw --what -ever":                      "raw --what -ever",
		"nosuch -x":                             "nosuch -x",
		"rm -h":                                 "rm --help=true",
		"--help":                                "--help=true",
		"":                                      "",
	} {
		got, err := rewrite(app, append([]string{"podspan"}, strings.Fields(in)...), []string{"log-level"})
		if err != nil {
			t.Errorf("%s: %v", in, err)
			continue
		}
		if d := cmp.Diff(strings.TrimSpace("podspan "+want), strings.Join(got, " ")); d != "" {
			t.Errorf("%s: %s", in, d)
		}
	}
	_, err := rewrite(app, []string{"podspan", "container", "rm", "--url", "x"}, []string{"log-level"})
	var u *UsageError
	if !errors.As(err, &u) || u.Command != "podspan container rm" || u.Text != "unknown flag: --url" {
		t.Errorf("got %v", err)
	}
}

// FuzzNormalise: whatever is typed, the result is read by Go's flag package
// without loss, and normalising it again changes nothing.
func FuzzNormalise(f *testing.F) {
	for _, s := range []string{"-it\x00-eA=b\x00NAME\x00-f", "--name\x00-1", "-\xff", "--\x00--\x00-f", "-p=\x00x", "--=", "-i=false"} {
		f.Add(s, true)
		f.Add(s, false)
	}
	f.Fuzz(func(t *testing.T, s string, interspersed bool) {
		fs := sampleFlags()
		got, err := normalise(fs, strings.Split(s, "\x00"), interspersed)
		if err != nil {
			if !errors.Is(err, core.ErrInvalid) {
				t.Errorf("class of %v", err)
			}
			return
		}
		again, err := normalise(fs, got, interspersed)
		if err != nil || !slices.Equal(got, again) {
			t.Errorf("%q becomes %q (%v)", got, again, err)
		}
		set := flag.NewFlagSet("x", flag.ContinueOnError)
		set.SetOutput(io.Discard)
		seen := 0
		for _, fl := range append(fs, HelpFlag) {
			set.Func(fl.Names()[0], "", func(string) error { seen++; return nil })
		}
		if err := set.Parse(got); err != nil {
			t.Errorf("%q: %v", got, err)
		}
		flags, rest, _ := newGrammar(fs).split(strings.Split(s, "\x00"), interspersed)
		if seen != len(flags) || !slices.Equal(set.Args(), append([]string{}, rest...)) {
			t.Errorf("%q: read %d flags of %d, arguments %q of %q", got, seen, len(flags), set.Args(), rest)
		}
	})
}
