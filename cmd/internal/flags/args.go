package flags

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/podspan/podspan/core"
	"github.com/urfave/cli/v2"
)

// UsageError is a command line that podman could not have parsed either. Its
// text has podman's words. Its class is [core.ErrInvalid].
type UsageError struct {
	Command string // "podspan rm": whose --help helps
	Text    string // "unknown flag: --foo"
}

func (e *UsageError) Error() string { return e.Text }

// ExitCode is podman's for a bad command line.
func (e *UsageError) ExitCode() int { return 125 }

// Is places the error in its class.
func (e *UsageError) Is(target error) bool { return target == core.ErrInvalid }

// HelpFlag is to be set as cli.HelpFlag: urfave's own claims -h, which is the
// host name of run and create. [Read] knows -h as help wherever no flag of
// the command has it.
var HelpFlag cli.Flag = &cli.BoolFlag{Name: "help", Usage: "show help", DisableDefaultText: true}

// aliases are the spellings that podman accepts besides a flag's own name and
// does not show (cmd/podman/utils/alias.go). They hold in every command that
// has the flag on the right and none called as on the left.
var aliases = map[string]string{
	"dns-opt":                  "dns-option",
	"healthcheck-command":      "health-cmd",
	"healthcheck-interval":     "health-interval",
	"healthcheck-retries":      "health-retries",
	"healthcheck-start-period": "health-start-period",
	"healthcheck-timeout":      "health-timeout",
	"net":                      "network",
	"namespace":                "ns",
	"storage":                  "external",
	"notruncate":               "no-trunc",
	"override-arch":            "arch",
	"override-os":              "os",
	"override-variant":         "variant",
	"timeout":                  "time",
}

// known is one flag as the grammar sees it.
type known struct {
	name string // the name urfave registers first
	bare bool   // takes no value of its own: a bool
}

// grammar finds flags by their spellings.
type grammar struct {
	long, short map[string]known
	// seen, unless nil, is told of the words of each flag and what they say in
	// canonical form, and of "--", which says nothing.
	seen func(words, flags []string)
}

func newGrammar(sets ...[]cli.Flag) grammar {
	g := grammar{long: map[string]known{}, short: map[string]known{}}
	add := func(f cli.Flag) {
		k := known{name: f.Names()[0], bare: isBare(f)}
		for _, n := range f.Names() {
			m := g.long
			if len(n) == 1 {
				m = g.short
			}
			if _, taken := m[n]; !taken {
				m[n] = k
			}
		}
	}
	for _, fs := range sets {
		for _, f := range fs {
			add(f)
		}
	}
	add(HelpFlag)
	if _, taken := g.short["h"]; !taken {
		g.short["h"] = known{name: "help", bare: true}
	}
	for alias, name := range aliases {
		if _, taken := g.long[alias]; taken {
			continue
		}
		if k, ok := g.long[name]; ok {
			g.long[alias] = k
		}
	}
	return g
}

// isBare reports whether the flag may stand without a value.
func isBare(f cli.Flag) bool {
	if g, ok := f.(*cli.GenericFlag); ok {
		b, ok := g.Value.(interface{ IsBoolFlag() bool })
		return ok && b.IsBoolFlag()
	}
	d, ok := f.(cli.DocGenerationFlag)
	return ok && !d.TakesValue()
}

// split takes args apart into flags in canonical form and the rest.
func (g grammar) split(args []string, interspersed bool) (flags, rest []string, err error) {
	for len(args) > 0 {
		from, before := args, len(flags)
		s := args[0]
		args = args[1:]
		switch {
		case s == "--":
			g.tell(from[:1], nil)
			return flags, append(rest, args...), nil
		case len(s) < 2 || s[0] != '-':
			rest = append(rest, s)
			if !interspersed {
				return flags, append(rest, args...), nil
			}
		case s[1] == '-':
			flags, args, err = g.takeLong(flags, s, args)
		default:
			flags, args, err = g.takeShorts(flags, s, args)
		}
		if err != nil {
			return nil, nil, err
		}
		if len(flags) > before {
			g.tell(from[:len(from)-len(args)], flags[before:])
		}
	}
	return flags, rest, nil
}

func (g grammar) tell(words, flags []string) {
	if g.seen != nil {
		g.seen(words, flags)
	}
}

// takeLong reads "--name", "--name=value" or "--name value".
func (g grammar) takeLong(flags []string, s string, args []string) ([]string, []string, error) {
	name, val, attached := strings.Cut(s[2:], "=")
	if name == "" || name[0] == '-' {
		return nil, nil, &UsageError{Text: "bad flag syntax: " + s}
	}
	k, ok := g.long[name]
	if !ok {
		return nil, nil, &UsageError{Text: "unknown flag: --" + name}
	}
	switch {
	case attached:
	case k.bare:
		val = "true"
	case len(args) > 0:
		val, args = args[0], args[1:]
	default:
		return nil, nil, &UsageError{Text: "flag needs an argument: " + s}
	}
	flags, err := k.emit(flags, val)
	return flags, args, err
}

// takeShorts reads "-i", "-it", "-ite A=b", "-p8080:80" and "-p=8080:80".
func (g grammar) takeShorts(flags []string, s string, args []string) ([]string, []string, error) {
	for shorts := s[1:]; shorts != ""; {
		c, size := utf8.DecodeRuneInString(shorts)
		k, ok := g.short[shorts[:size]]
		if !ok {
			return nil, nil, &UsageError{Text: fmt.Sprintf("unknown shorthand flag: %q in -%s", c, shorts)}
		}
		var val string
		after := shorts[size:]
		shorts = ""
		switch {
		case len(after) > 1 && after[0] == '=':
			val = after[1:]
		case k.bare:
			val, shorts = "true", after
		case after != "":
			val = after
		case len(args) > 0:
			val, args = args[0], args[1:]
		default:
			return nil, nil, &UsageError{Text: fmt.Sprintf("flag needs an argument: %q in -%c", c, c)}
		}
		var err error
		if flags, err = k.emit(flags, val); err != nil {
			return nil, nil, err
		}
	}
	return flags, args, nil
}

// emit appends the flag in canonical form. A bool's value is checked here:
// urfave's message would not name the flag as the user knows it. So is an
// empty value of an option that names a server, a key or a file.
func (k known) emit(flags []string, val string) ([]string, error) {
	if k.bare && !isBool(val) {
		return nil, &core.FieldError{Option: "--" + k.name, Value: val, Reason: "not a boolean: use true or false"}
	}
	if err := checkEmpty(k.name, val); err != nil {
		return nil, err
	}
	return append(flags, "--"+k.name+"="+val), nil
}

func isBool(s string) bool {
	return slices.Contains([]string{"1", "t", "T", "TRUE", "true", "True", "0", "f", "F", "FALSE", "false", "False"}, s)
}

// inCommand adds the command's path to a usage error.
func inCommand(err error, path string) error {
	var u *UsageError
	if errors.As(err, &u) && u.Command == "" {
		u.Command = path
	}
	return err
}
