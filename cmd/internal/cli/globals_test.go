package cli_test

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/podspan/podspan/cmd/internal/cli/clitest"
	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/cmd/internal/cli/system"
)

func TestGlobalFlags(t *testing.T) {
	for _, line := range []string{"--version", "-v", "--log-level=debug --version", "--version ps"} {
		clitest.WantOutput(t, clitest.Podspan(t, nil, strings.Fields(line)...), "podspan version "+system.ProgramVersion()+"\n")
	}
	f := clitest.Serve(t, "4.9.5", map[string]http.HandlerFunc{"GET /containers/json": clitest.Answer(`[{"Id":"abc"}]`)})
	file := filepath.Join(t.TempDir(), "out")
	clitest.WantOutput(t, clitest.Podspan(t, f, "ps", "-q", "--out", file, "--ssh", "golang", "--log-level", "warn"), "")
	if got, err := os.ReadFile(file); err != nil || string(got) != "abc\n" {
		t.Errorf("--out: %q, %v", got, err)
	}
}

func TestBadCommandLines(t *testing.T) {
	clitest.Refusals(t, []clitest.BadLine{
		{"--log-level loud ps", `invalid --log-level "loud": choose from: trace`},
		{"--ssh native ps", `invalid --ssh "native"`},
		{"--url= ps", `invalid --url: the value is empty`},
		{"--host= ps", `invalid --url: the value is empty`},
		{"--connection= ps", `invalid --connection: the value is empty`},
		{"ps -a --connection=", `invalid --connection: the value is empty`},
		{"--identity= ps", `invalid --identity: the value is empty`},
		{"plan run --server= busybox", `invalid --server: the value is empty`},
		{"plan --server= run busybox", `invalid --server: the value is empty`},
		{"--out /no/such/dir/file ps", `invalid --out "/no/such/dir/file"`},
		{"--nothing", "unknown flag: --nothing\nSee 'podspan --help'\n"},
		{"container ls --nothing", "unknown flag: --nothing\nSee 'podspan container ls --help'\n"},
		{"nothing", "unrecognized command `podspan nothing`\nTry 'podspan --help' for more information\n"},
		{"image nothing", "unrecognized command `podspan image nothing`\nTry 'podspan image --help' for more information\n"},
		{"logs --tail few x", `invalid --tail "few": use a whole number`},
		{"stop -t -x y", `invalid --time "-x": use a whole number`},
		{"image inspect --size x", "unknown flag: --size"},
		{"container inspect --type image x", "unknown flag: --type"},
		{"run --detach-keys ctrl-foo busybox", `invalid --detach-keys "ctrl-foo"`},
		{"exec --detach-keys ctrl-foo x true", `invalid --detach-keys "ctrl-foo"`},
		{"attach --detach-keys ctrl-foo x", `invalid --detach-keys "ctrl-foo"`},
		{"start --detach-keys ctrl-foo x", `invalid --detach-keys "ctrl-foo"`},
	})
	r := clitest.Podspan(t, nil, "container")
	if r.Code != common.ExitUsage || !strings.Contains(r.Stdout, "inspect") ||
		!strings.Contains(r.Stderr, "missing command 'podspan container COMMAND'") {
		t.Errorf("container: code %d, stdout %q, stderr %q", r.Code, r.Stdout, r.Stderr)
	}
}

func TestInspectOfAGroupFindsItsKindOnly(t *testing.T) {
	f := clitest.Serve(t, "4.9.5", map[string]http.HandlerFunc{
		"GET /images/i/json": clitest.Answer(`{"Id":"sha256:1"}`), "GET /containers/c/json": clitest.Answer(`{"Id":"2"}`),
	})
	for line, want := range map[string]string{
		"container inspect -f {{.ID}} i": `no such container "i"`, "image inspect -f {{.ID}} c": `no such image "c"`,
		"container inspect -f {{.ID}} c": "", "image inspect -f {{.ID}} i": "", "inspect -f {{.ID}} i": "",
	} {
		r := clitest.Podspan(t, f, strings.Fields(line)...)
		if !strings.Contains(r.Stderr, want) || (r.Code == 0) != (want == "") {
			t.Errorf("%s: code %d, stderr %q", line, r.Code, r.Stderr)
		}
	}
}

// An option that names a server, a key or a file and has no value, as with a
// variable that is not set, is refused: nothing is done to another server than
// was meant.
func TestEmptyNamesAreRefused(t *testing.T) {
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"--url", "", "ps"}, "--url"}, {[]string{"ps", "--url="}, "--url"}, {[]string{"-H", "", "ps"}, "--url"},
		{[]string{"--connection=", "ps"}, "--connection"}, {[]string{"-c", "", "rm", "x"}, "--connection"},
		{[]string{"--url", "unix:///x", "--identity", "", "ps"}, "--identity"}, {[]string{"--ssh=", "ps"}, "--ssh"},
		{[]string{"--skew=", "ps"}, "--skew"}, {[]string{"--format=", "ps"}, "--format"},
		{[]string{"plan", "--server", "", "run", "img"}, "--server"}, {[]string{"plan", "run", "--server=", "img"}, "--server"},
		{[]string{"caps", "--server="}, "--server"}, {[]string{"caps", ""}, "version"}, {[]string{"probe", ""}, ""},
	} {
		r := clitest.Podspan(t, nil, c.args...)
		if r.Code != common.ExitUsage || r.Stdout != "" || !strings.Contains(r.Stderr, c.want) {
			t.Errorf("%q: code %d, stdout %q, stderr %q; want code 125 and %q", c.args, r.Code, r.Stdout, r.Stderr, c.want)
		}
	}
}
