package flags

import (
	"os"
	"strings"
	"testing"

	"github.com/podspan/podspan/core"
)

// TestTableHasPodmansFlags holds the table against what podman-remote 4.9.5's
// own help lists, in both directions.
func TestTableHasPodmansFlags(t *testing.T) {
	data, err := os.ReadFile("testdata/flags-4.9.5.tsv")
	if err != nil {
		t.Fatal(err)
	}
	type flag struct{ command, name string }
	want := map[flag]string{}
	for line := range strings.Lines(string(data)) {
		if f := strings.Split(strings.TrimRight(line, "\n"), "\t"); line[0] != '#' {
			want[flag{f[0], f[1]}] = f[2] + " " + f[3]
		}
	}
	for _, command := range []string{"create", "run"} {
		for _, r := range rowsOf(command) {
			kind := r.placeholder()
			if r.Placeholder == "duration" {
				kind = "string"
			}
			if r.Kind == kBool {
				kind = "bool"
			}
			key := flag{command, r.Name}
			switch stock, ok := want[key]; {
			case !ok && !r.Hidden:
				t.Errorf("%s --%s: podman has no such flag", command, r.Name)
			case ok && r.Hidden:
				t.Errorf("%s --%s: podman shows it", command, r.Name)
			case ok && stock != r.Short+" "+kind:
				t.Errorf("%s --%s: short and kind are %q, podman's %q", command, r.Name, r.Short+" "+kind, stock)
			}
			delete(want, key)
		}
		delete(want, flag{command, "help"}) // HelpFlag
	}
	for f := range want {
		t.Errorf("%s --%s is missing", f.command, f.name)
	}
}

func TestRowsAreWhole(t *testing.T) {
	names := map[string]bool{}
	for _, r := range table() {
		if names[r.Name] {
			t.Errorf("--%s has two rows", r.Name)
		}
		names[r.Name] = true
		if r.Apply == nil {
			t.Errorf("--%s does nothing", r.Name)
		}
		if r.Usage == "" && !r.Hidden {
			t.Errorf("--%s has no help", r.Name)
		}
		for _, c := range r.Caps {
			if _, ok := core.LookupRule(c); !ok {
				t.Errorf("--%s: no rule for %s", r.Name, c)
			}
		}
	}
	for _, x := range exclusive {
		if !names[x[0]] || !names[x[1]] {
			t.Errorf("exclusive names %v", x)
		}
	}
	for _, x := range onlyWith {
		if !names[x.flag] || !names[x.needs] {
			t.Errorf("onlyWith names %v", x)
		}
	}
}

// TestDefaultsWorkEverywhere: what is sent without being asked for must not
// make an old server refuse.
func TestDefaultsWorkEverywhere(t *testing.T) {
	for _, line := range [][]string{{"create", "img"}, {"run", "img"}, {"run", "-d", "--rm", "img"},
		{"run", "-it", "--read-only", "img", "sh"}} {
		res, err := parse(t, testEnv(""), line...)
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range []string{"3.0.0", "3.4.4", "4.0.0", "4.9.5", "5.4.2"} {
			for _, c := range res.Spec.Uses() {
				if core.Supports(c, core.MustVersion(v)) == core.Refused {
					t.Errorf("%v: %s is refused by %s", line, c, v)
				}
			}
		}
	}
}

func TestHelp(t *testing.T) {
	help := Help("run")
	for _, want := range []string{
		"  -p, --publish strings ", "      --unsetenv stringArray ", "(Podman ≥ 4.0.0)", "(--ipc=none: Podman ≥ 4.1.0)",
		"  -m, --memory <number>[<unit>] ", `(default "ctrl-p,ctrl-q")`, "  -d, --detach  ", "--sig-proxy ",
	} {
		if !strings.Contains(help, want) {
			t.Errorf("help lacks %q", want)
		}
	}
	for _, hidden := range []string{"--pidfile", "--gpus", "--init-ctr", "--net "} {
		if strings.Contains(help, hidden) {
			t.Errorf("help shows %q", hidden)
		}
	}
}
