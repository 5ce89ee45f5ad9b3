//go:build linux

package integration

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/podspan/podspan/core"
	"github.com/podspan/podspan/integration/servers"
)

// TestVerifyCatchesLossesOfVolumesAndSecrets loses settings of volumes and
// secrets between client and server: with --verify they are refused and gone.
func TestVerifyCatchesLossesOfVolumesAndSecrets(t *testing.T) {
	started := realServers(t)
	bin := filepath.Join(buildPodspan(t), "podspan")
	dir := t.TempDir()
	for _, s := range started {
		for name, tc := range map[string]struct {
			kind       string
			needs      core.Capability // of the release, or it is not sent and cannot be lost; empty: nothing
			drop, args []string
			says       []string // nothing: nothing is lost
		}{
			"volume-whole": {"volume", core.CapVolumeOwner, nil,
				[]string{"-l", "a=b", "-o", "type=tmpfs", "-o", "device=tmpfs", "-o", "o=uid=3,gid=4,mode=700"}, nil},
			"volume-label": {"volume", "", []string{"Label"}, []string{"-l", "a=b"},
				[]string{`--label (VolumeSpec.Labels): wanted ["a=b"], got []`}},
			"volume-options": {"volume", core.CapVolumeOwner, []string{"Options"}, []string{"-o", "type=tmpfs", "-o", "o=uid=3,gid=4"}, []string{
				`--opt (VolumeSpec.Options): wanted ["o=gid=4" "o=uid=3" "type=tmpfs"], got []`,
				"--opt o=uid= (VolumeSpec.Options.o.uid): wanted 3, got 0", "wanted 4, got 0",
			}},
			"secret-whole": {"secret", core.CapSecretDriverOptions, nil, []string{"--driver-opts", "path=" + dir}, nil},
			"secret-options": {"secret", core.CapSecretDriverOptions, []string{"driveropts"}, []string{"--driver-opts", "path=" + dir},
				[]string{"--driver-opts (SecretSpec.DriverOptions): wanted [\"path=" + dir + "\"]"}},
			"secret-labels": {"secret", core.CapSecretLabels, []string{"labels"}, []string{"-l", "a=b"},
				[]string{`--label (SecretSpec.Labels): wanted ["a=b"], got []`}},
		} {
			if tc.needs != "" && core.Supports(tc.needs, core.MustVersion(s.Version())) == core.Refused {
				continue
			}
			t.Run(s.Version()+"/"+name, func(t *testing.T) {
				object := "verify-" + name
				run := func(uri, verify string, args ...string) (int, string) {
					cmd := exec.CommandContext(t.Context(), bin, append([]string{"--url", uri}, args...)...)
					cmd.Env = append(os.Environ(), "PODSPAN_VERIFY="+verify, "DATA=data")
					var stderr strings.Builder
					cmd.Stderr = &stderr
					if err := cmd.Run(); err != nil && cmd.ProcessState == nil {
						t.Fatal(err)
					}
					return cmd.ProcessState.ExitCode(), stderr.String()
				}
				uri := lossyProxy(t, s, tc.drop...)
				args := slices.Concat([]string{tc.kind, "create"}, tc.args, []string{object})
				if tc.kind == "secret" {
					args = append(args, "--env", "DATA")
				}
				// Without --verify nobody notices.
				if code, stderr := run(uri, "0", args...); code != 0 {
					t.Fatalf("without verify: exit code %d: %s", code, stderr)
				}
				if code, stderr := run(s.URI(), "0", tc.kind, "rm", object); code != 0 {
					t.Fatalf("rm: exit code %d: %s", code, stderr)
				}
				code, stderr := run(uri, "1", args...)
				if tc.says == nil {
					if code != 0 {
						t.Errorf("exit code %d though nothing was lost: %s", code, stderr)
					}
					run(s.URI(), "0", tc.kind, "rm", object)
					return
				}
				if code != 125 {
					t.Errorf("exit code %d, want 125", code)
				}
				for _, word := range append(tc.says, "Podman "+s.Version(), "the "+tc.kind+" was removed") {
					if !strings.Contains(stderr, word) {
						t.Errorf("%q is not said: %s", word, stderr)
					}
				}
				if code, stderr := run(s.URI(), "0", tc.kind, "exists", object); code != 1 {
					t.Errorf("exists: exit code %d: %s", code, stderr)
				}
			})
		}
	}
}

// TestVerifyLeavesWhatWasThere does not touch a volume that another has made,
// however it differs.
func TestVerifyLeavesWhatWasThere(t *testing.T) {
	started := realServers(t)
	bin := filepath.Join(buildPodspan(t), "podspan")
	for _, s := range started {
		t.Run(s.Version(), func(t *testing.T) { leavesVolume(t, bin, s) })
	}
}

func leavesVolume(t *testing.T, bin string, s *servers.Server) {
	run := func(args ...string) string {
		cmd := exec.CommandContext(t.Context(), bin, append([]string{"--url", s.URI(), "--verify", "volume"}, args...)...)
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Errorf("%q: %v: %s", args, err, out)
		}
		return strings.TrimSpace(string(out))
	}
	const name = "verify-left-alone"
	run("create", "-l", "by=other", name)
	defer run("rm", name)
	if got := run("create", "--ignore", "-l", "by=me", name); got != name {
		t.Errorf("--ignore: %s", got)
	}
	if got := run("inspect", "-f", "{{.Labels.by}}", name); got != "other" {
		t.Errorf("the volume's label is %s", got)
	}
	// The beginning of its name is another name.
	defer run("rm", "verify-left")
	if got := run("create", "--ignore", "-l", "by=me", "verify-left"); got != "verify-left" {
		t.Errorf("the beginning of a name: %s", got)
	}
}
