package cli_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/podspan/podspan/cmd/internal/cli"
	"github.com/podspan/podspan/cmd/internal/cli/clitest"
	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/probe"
)

// runWithConf runs a command line that has no service, with a containers.conf
// that says all of the values.
func runWithConf(t *testing.T, values []probe.ConfValue, line string) clitest.Result {
	t.Helper()
	var out, errOut bytes.Buffer
	code := cli.Run(t.Context(), append([]string{"podspan"}, strings.Fields(line)...), common.Env{
		Stdin: strings.NewReader("data"), Stdout: &out, Stderr: &errOut,
		LookupEnv: func(string) (string, bool) { return "", false },
		ConfValues: func(keys []string) ([]probe.ConfValue, error) {
			return slices.DeleteFunc(slices.Clone(values), func(v probe.ConfValue) bool {
				return !slices.Contains(keys, v.Section+"."+v.Key)
			}), nil
		},
	})
	return clitest.Result{Code: code, Stdout: out.String(), Stderr: errOut.String()}
}

// A setting of the client's containers.conf that podman's own client applies is
// not lost without a word: once per command that it would have had an effect on,
// unless the command line says what is to be, or the value changes nothing.
func TestClientConfIsWarnedOf(t *testing.T) {
	readOnly := probe.ConfValue{Section: "containers", Key: "read_only", Value: true, File: "/c.conf"}
	mounts := probe.ConfValue{Section: "containers", Key: "mounts", Value: []any{"type=tmpfs,destination=/t"}, File: "/c.conf"}
	umask := probe.ConfValue{Section: "containers", Key: "umask", Value: "0022", File: "/c.conf"}
	policy := probe.ConfValue{Section: "engine", Key: "pod_exit_policy", Value: "stop", File: "/d.conf"}
	keys := probe.ConfValue{Section: "engine", Key: "detach_keys", Value: "ctrl-a", File: "/d.conf"}
	driver := probe.ConfValue{Section: "secrets", Key: "driver", Value: "pass", File: "/d.conf"}
	all := []probe.ConfValue{readOnly, mounts, umask, policy, keys, driver}
	warning := func(setting, option string) string {
		return "Warning: " + setting + " is not applied, though podman-remote applies it: say it with --" + option + "\n"
	}
	ofReadOnly := warning("/c.conf: [containers] read_only = true", "read-only")
	ofMounts := warning(`/c.conf: [containers] mounts = ["type=tmpfs,destination=/t"]`, "mount")
	ofPolicy := warning(`/d.conf: [engine] pod_exit_policy = "stop"`, "exit-policy")
	ofKeys := warning(`/d.conf: [engine] detach_keys = "ctrl-a"`, "detach-keys")
	ofDriver := warning(`/d.conf: [secrets] driver = "pass"`, "driver")
	for line, want := range map[string]string{
		"plan create --server 4.9.5 img":                   ofMounts + ofReadOnly,
		"plan run --server 4.9.5 -d -t img":                ofMounts + ofReadOnly,
		"plan run --server 4.9.5 -t --read-only=false img": ofMounts + ofKeys,
		"plan pod create --server 4.9.5":                   ofMounts + ofPolicy,
		"plan secret create --server 4.9.5 s -":            ofDriver,
		"plan volume create --server 4.9.5 v":              "",
		"plan network create --server 4.9.5 n":             "",
		"caps 4.9.5":                                       "",
	} {
		if r := runWithConf(t, all, line); r.Code != 0 || !sameLines(r.Stderr, want) {
			t.Errorf("%s: code %d, stderr\n%swant\n%s", line, r.Code, r.Stderr, want)
		}
	}
	r := runWithConf(t, []probe.ConfValue{readOnly}, "--format json plan create --server 4.9.5 img")
	if !strings.HasPrefix(r.Stderr, `{"warning":"/c.conf: [containers] read_only = true is not applied`) {
		t.Errorf("as JSON: %q", r.Stderr)
	}
}

// sameLines compares texts whatever the order of their lines.
func sameLines(a, b string) bool {
	x, y := strings.SplitAfter(a, "\n"), strings.SplitAfter(b, "\n")
	slices.Sort(x)
	slices.Sort(y)
	return slices.Equal(x, y)
}
