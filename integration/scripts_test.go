//go:build linux

package integration

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/podspan/podspan/integration/servers"
	"github.com/rogpeppe/go-internal/testscript"
)

// scriptLimit bounds one script on one server, so that a hang fails by name and not by the run's timeout.
const scriptLimit = 4 * time.Minute

// TestScripts runs every script over every server. A script that every server skips fails: it
// tests nothing. testdata/README.md says what scripts can use.
func TestScripts(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "script", "*.txtar"))
	if err != nil || len(files) == 0 {
		t.Fatalf("find scripts: %d found, %v", len(files), err)
	}
	started := realServers(t)
	bin := buildPodspan(t)
	skips := newSkipTracker(len(started))
	t.Cleanup(func() { skips.report(t) }) // runs after the parallel subtests
	for _, s := range started {
		t.Run(s.Version(), func(t *testing.T) {
			t.Parallel()
			t.Cleanup(func() { requireAlive(t, s) })
			for _, file := range files {
				name := strings.TrimSuffix(filepath.Base(file), ".txtar")
				t.Run(name, func(t *testing.T) {
					t.Parallel()
					t.Cleanup(func() { skips.add(name, t.Skipped()) })
					runScript(t, s, name, file, bin)
				})
			}
		})
	}
}

// runScript runs one script over the shared server, or over one of its own if its first line asks.
func runScript(t *testing.T, s *servers.Server, name, file, bin string) {
	own, err := wantsOwnServer(file)
	if err != nil {
		t.Fatal(err)
	}
	if own {
		if s, err = group.Start(context.Background(), s.Release()); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			if err := s.Stop(); err != nil {
				t.Error(err)
			}
		})
	}
	t.Cleanup(func() {
		if t.Failed() {
			t.Logf("the server's log ends:\n%s", tail(s.Log(), 12))
		}
	})
	testscript.RunT(scriptT{t}, testscript.Params{
		Files:              []string{file},
		Setup:              func(e *testscript.Env) error { return setupScript(e, s, name, bin, own) },
		Condition:          func(cond string) (bool, error) { return condition(s.Release(), cond) },
		Cmds:               scriptCommands,
		RequireUniqueNames: true,
		Deadline:           time.Now().Add(scriptLimit),
	})
}

// scriptT runs a script in the subtest that it is given instead of one more below it.
type scriptT struct{ *testing.T }

func (t scriptT) Run(_ string, f func(testscript.T)) { f(t) }
func (t scriptT) Parallel()                          {}
func (t scriptT) Verbose() bool                      { return testing.Verbose() }

// wantsOwnServer reads the script's first line.
func wantsOwnServer(file string) (bool, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return false, err
	}
	first, _, _ := strings.Cut(string(data), "\n")
	return strings.HasPrefix(first, "#") && strings.Contains(first, "own-server"), nil
}

// requireAlive fails when a shared server died: what ran on it afterwards proves nothing.
func requireAlive(t *testing.T, s *servers.Server) {
	select {
	case <-s.Done():
		t.Errorf("the server ended during the tests; its log ends:\n%s", tail(s.Log(), 30))
	default:
	}
}

// buildPodspan builds the command once and returns the folder that goes first in the scripts' PATH.
func buildPodspan(t *testing.T) string {
	t.Helper()
	bin := t.TempDir()
	root, err := servers.ModuleRoot()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(root, "cmd", "podspan")); os.IsNotExist(err) {
		t.Log("cmd/podspan does not exist: scripts that run podspan will fail")
		return bin
	}
	cmd, err := servers.GoCommand(context.Background(), "build", "-o", filepath.Join(bin, "podspan"), "./cmd/podspan")
	if err != nil {
		t.Fatal(err)
	}
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0") // as it is released
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("build podspan: %v\n%s", err, out)
	}
	return bin
}

func tail(s string, n int) string {
	lines := strings.Split(strings.TrimRight(s, "\n"), "\n")
	return strings.Join(lines[max(0, len(lines)-n):], "\n")
}
