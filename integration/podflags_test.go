//go:build linux

package integration

import (
	"context"
	"encoding/json"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/podspan/podspan/core"
	"github.com/podspan/podspan/integration/servers"
)

// podFlagCase proves one flag of podman pod create: on every server it is seen
// in the server's own inspect of the pod, or of its infra container, or it is
// refused with the reason that the rules table has.
type podFlagCase struct {
	flag string
	args []string // with the flag; FLAGNAME stands for a name of this case's own
	// path in the pod's inspect; with "infra " before it, in that of the infra
	// container. "a|b" where releases differ.
	path string
	want string // regular expression on that value as JSON

	// Where inspect does not show it: a container in the pod is run with these
	// arguments and prints what matches want.
	run []string

	cap    core.Capability // refused where the release lacks it
	refuse string          // refused everywhere, with these words
	other  string          // tested elsewhere: where
	setup  [][]string      // requests to the server before: method, path, body
}

// TestEveryPodCreateFlag runs every case on a server of its own of every
// release: 3.x cannot list containers while a pod goes away.
func TestEveryPodCreateFlag(t *testing.T) {
	started := realServers(t)
	bin := filepath.Join(buildPodspan(t), "podspan")
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "labels"), []byte("fromfile=1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, like := range started {
		t.Run(like.Version(), func(t *testing.T) {
			t.Parallel()
			s, err := group.Start(t.Context(), like.Release())
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() {
				if err := s.Stop(); err != nil {
					t.Error(err)
				}
			})
			for _, c := range podFlagCases {
				if c.other == "" {
					t.Run(strings.TrimLeft(c.flag, "-")+flagCase{args: c.args}.suffix(), func(t *testing.T) { c.test(t, s, bin, dir) })
				}
			}
		})
	}
}

func (c podFlagCase) test(t *testing.T, s *servers.Server, bin, dir string) {
	name := "flag-" + strings.Trim(regexp.MustCompile(`[^a-z0-9]+`).ReplaceAllString(strings.ToLower(strings.TrimPrefix(t.Name(),
		"TestEveryPodCreateFlag")), "-"), "-")
	disk := diskOf(t)
	fill := func(in string) string {
		return strings.NewReplacer("FLAGNAME", name, "DIR", dir, "DISK", disk).Replace(in)
	}
	refused := c.cap != "" && core.Supports(c.cap, core.MustVersion(s.Version())) == core.Refused
	for _, r := range c.setup {
		if !refused {
			podAPI(t, s, r[0], fill(r[1]), fill(r[2]))
		}
	}
	args := []string{"--url", s.URI(), "pod", "create"}
	for _, a := range c.args {
		args = append(args, fill(a))
	}
	if c.flag != "--name" {
		args = append(args, name)
	}
	cmd := exec.CommandContext(t.Context(), bin, args...)
	cmd.Env = append(os.Environ(), "PODSPAN_VERIFY=1")
	var stderr strings.Builder
	cmd.Stderr = &stderr
	err := cmd.Run()
	t.Cleanup(func() {
		_, _, _ = s.API(context.Background(), http.MethodDelete, "/v"+s.Version()+"/libpod/pods/"+name+"?force=true", nil)
	})
	if refused || c.refuse != "" {
		c.checkRefusal(t, cmd, stderr.String(), s, name)
		return
	}
	if err != nil {
		t.Fatalf("podspan %s: %v\n%s", strings.Join(args[2:], " "), err, stderr.String())
	}
	var got string
	if c.run != nil {
		out, err := exec.CommandContext(t.Context(), bin, append([]string{"--url", s.URI(), "run", "--rm", "--pod", name}, c.run...)...).Output()
		if err != nil {
			t.Fatal(err)
		}
		got = string(out)
	} else {
		got = c.value(t, s, name)
	}
	if !regexp.MustCompile(`(?ms)` + c.want).MatchString(got) {
		t.Errorf("podspan %s: %s is %s, want %s", strings.Join(args[2:], " "), c.path, got, c.want)
	}
}

func (c podFlagCase) checkRefusal(t *testing.T, cmd *exec.Cmd, stderr string, s *servers.Server, name string) {
	words := []string{c.refuse}
	if c.refuse == "" {
		rule, ok := core.LookupRule(c.cap)
		if !ok {
			t.Fatalf("no rule for %s", c.cap)
		}
		words = []string{rule.Option, rule.Needs(), s.Version()}
	}
	for _, word := range words {
		if cmd.ProcessState.ExitCode() != 125 || !strings.Contains(stderr, word) {
			t.Errorf("code %d; the refusal does not name %q: %s", cmd.ProcessState.ExitCode(), word, stderr)
		}
	}
	if status, _, err := s.API(context.Background(), http.MethodGet, "/v"+s.Version()+"/libpod/pods/"+name+"/json", nil); err != nil ||
		status != http.StatusNotFound {
		t.Errorf("a refused pod exists: %d, %v", status, err)
	}
}

// value returns what the server shows at the case's path, as compact JSON.
func (c podFlagCase) value(t *testing.T, s *servers.Server, name string) string {
	t.Helper()
	pod := podAPI(t, s, http.MethodGet, "/pods/"+name+"/json", "")
	paths, start := strings.CutPrefix(c.path, "start ")
	if start {
		podAPI(t, s, http.MethodPost, "/pods/"+name+"/start", "")
	}
	from, of := pod, "pod"
	for _, what := range []string{"infra", "oci"} {
		rest, ok := strings.CutPrefix(paths, what+" ")
		if !ok {
			continue
		}
		paths, of = rest, what
		var ids struct{ InfraContainerID string }
		if err := json.Unmarshal([]byte(pod), &ids); err != nil {
			t.Fatal(err)
		}
		from = podAPI(t, s, http.MethodGet, "/containers/"+ids.InfraContainerID+"/json", "")
	}
	if of == "oci" { // what the server gives the OCI runtime, once it has
		podAPI(t, s, http.MethodPost, "/pods/"+name+"/start", "")
		var ctr struct{ ID, OCIConfigPath string }
		if err := json.Unmarshal([]byte(from), &ctr); err != nil {
			t.Fatal(err)
		}
		from = podAPI(t, s, http.MethodGet, "/containers/"+ctr.ID+"/json", "")
		if err := json.Unmarshal([]byte(from), &ctr); err != nil {
			t.Fatal(err)
		}
		text, err := os.ReadFile(ctr.OCIConfigPath)
		if err != nil {
			t.Fatal(err)
		}
		from = string(text)
	}
	for _, path := range strings.Split(paths, "|") {
		v, found, err := lookupJSON(from, path)
		if err != nil {
			t.Fatal(err)
		}
		if found {
			text, err := json.Marshal(v)
			if err != nil {
				t.Fatal(err)
			}
			return string(text)
		}
	}
	return "absent"
}

// podAPI asks the server itself.
func podAPI(t *testing.T, s *servers.Server, method, path, body string) string {
	t.Helper()
	status, answer, err := s.API(context.Background(), method, "/v"+s.Version()+"/libpod"+path, strings.NewReader(body))
	if err != nil || status >= 400 {
		t.Fatalf("%s %s: %d %s %v", method, path, status, answer, err)
	}
	return string(answer)
}

// TestEveryPodCreateFlagHasACase holds the cases against the flags of podman
// pod create.
func TestEveryPodCreateFlagHasACase(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("testdata", "flags", "pod-create-4.9.5.txt"))
	if err != nil {
		t.Fatal(err)
	}
	has := map[string]bool{}
	for _, c := range podFlagCases {
		has[c.flag] = true
		if c.other == "" && c.want == "" && c.refuse == "" {
			t.Errorf("%s: a case without a want proves nothing", c.flag)
		}
	}
	flags := strings.Fields(string(data))
	for _, flag := range flags {
		if !has[flag] {
			t.Errorf("%s has no case", flag)
		}
	}
	if len(flags) < 50 {
		t.Errorf("only %d flags read", len(flags))
	}
}
