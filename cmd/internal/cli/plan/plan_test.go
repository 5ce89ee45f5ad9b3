package plan_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/podspan/podspan/cmd/internal/cli/clitest"
	"github.com/podspan/podspan/cmd/internal/cli/plan"
)

// Planning waits for no timer: in a bubble of its own time none passes.
func TestPlanWaitsForNoTimer(t *testing.T) {
	for _, line := range []string{
		"plan run --server 4.9.5 busybox", "plan run --server 3.4.4 busybox", "plan run --server 4.9.5 --rm --rmi -it busybox",
		"plan run --server 4.9.5 -d busybox", "plan run --server 4.9.5 --pod new:p --replace --name c busybox",
		"plan create --server 4.9.5 busybox", "--verify plan run --server 4.9.5 busybox", "plan pod create --server 4.9.5",
		"plan network create --server 4.9.5 n", "plan volume create --server 4.9.5 v",
	} {
		synctest.Test(t, func(t *testing.T) {
			begin := time.Now()
			if r := clitest.Podspan(t, nil, strings.Fields(line)...); r.Code != 0 {
				t.Errorf("%s: %+v", line, r)
			}
			if took := time.Since(begin); took != 0 {
				t.Errorf("%s: it waited for %s", line, took)
			}
		})
	}
}

func TestPlanSendsNothing(t *testing.T) {
	got := clitest.Podspan(t, nil, "plan", "run", "--server", "4.9.5", "--format", "json", "--rm", "--name", "web", "busybox", "ls")
	if got.Code != 0 || got.Stderr != "" {
		t.Fatal(got)
	}
	var p plan.Plan
	if err := json.Unmarshal([]byte(got.Stdout), &p); err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, r := range p.Requests {
		path, _, _ := strings.Cut(r.Path, "?")
		lines = append(lines, r.Method+" "+path)
	}
	want := []string{
		"POST /v4.9.5/libpod/images/pull", "POST /v4.9.5/libpod/containers/create",
		"POST /v4.9.5/libpod/containers/CONTAINER-ID/attach", "POST /v4.9.5/libpod/containers/CONTAINER-ID/wait",
		"POST /v4.9.5/libpod/containers/CONTAINER-ID/start", "DELETE /v4.9.5/libpod/containers/CONTAINER-ID",
	}
	if !slices.Equal(lines, want) {
		t.Errorf("requests:\n%s", strings.Join(lines, "\n"))
	}
	if !strings.Contains(string(p.Requests[1].Body), `"name": "web"`) {
		t.Errorf("the body: %s", p.Requests[1].Body)
	}
}

func TestPlanSaysWhatIsRefusedAndSubstituted(t *testing.T) {
	got := clitest.Podspan(t, nil, "plan", "create", "--server", "3.4.4", "--env-merge", "A=$B", "--passwd-entry", "x", "busybox")
	if got.Code != 125 || strings.Count(got.Stdout, "Refused: ") != 2 || !strings.Contains(got.Stdout, "Nothing would be sent") {
		t.Errorf("refused: %+v", got)
	}
	got = clitest.Podspan(t, nil, "plan", "create", "--server", "3.4.4", "--pull", "newer", "--arch", "arm64", "busybox")
	if got.Code != 0 || strings.Count(got.Stdout, "Emulated: ") != 1 || !strings.Contains(got.Stdout, "Arch=arm64") {
		t.Errorf("substituted: %+v", got)
	}
	for _, bad := range [][]string{{"plan"}, {"plan", "rm", "x"}, {"plan", "run", "--server", "9", "--memory", "lots", "busybox"},
		{"plan", "run", "--server", "1.9.0", "busybox"}} {
		if got := clitest.Podspan(t, nil, bad...); got.Code != 125 || got.Stdout != "" {
			t.Errorf("%q: %+v", bad, got)
		}
	}
}

func TestPlansFlagsMayStandBeforeTheCommand(t *testing.T) {
	before := clitest.Podspan(t, nil, "plan", "--server", "3.2.1", "--format=json", "create", "--name", "x", "busybox")
	after := clitest.Podspan(t, nil, "plan", "create", "--server", "3.2.1", "--format=json", "--name", "x", "busybox")
	if before.Code != 0 || !strings.Contains(before.Stdout, `"version": "3.2.1"`) || strings.Contains(before.Stdout, "--server") {
		t.Errorf("before: %+v", before)
	}
	if before != after {
		t.Errorf("after: %+v", after)
	}
}

func TestOfflineSaysNothingOfAServerThatWasNotAsked(t *testing.T) {
	clitest.Refusals(t, []clitest.BadLine{{"caps 2.0.0", "the server is Podman 2.0.0; upgrade podspan or the server"}})
}

// What a server is asked before a create has an answer offline, too.
func TestPlanAnswersWhatIsAsked(t *testing.T) {
	for line, asked := range map[string]string{
		"run --device-cgroup-rule c_1:3_r busybox":        "/info",
		"run -v vol:/x:idmap busybox":                     "/info",
		"pod create --memory 1g":                          "/info",
		"run --pod p --shm-size 1m --ipc private busybox": "/pods/p/json",
		"run --platform linux/arm64 busybox":              "/json",
		"run --requires a busybox":                        "/containers/create",
		"secret create --replace s /etc/hostname":         "/secrets/",
		"network create --ignore --subnet 10.9.0.0/24 n":  "/networks/",
		"volume create --ignore v":                        "/volumes/",
		"create --env-merge A=${B}x --name x busybox":     "/containers/create",
		"create --replace --name x --rootfs /x true":      "/containers/x",
		"run --pod new:q --network host busybox":          "/pods/create",
	} {
		done := 0
		for _, release := range []string{"3.0.1", "3.4.4", "4.3.1", "4.9.5", "5.4.2"} {
			words := strings.Fields(line)
			for i := range words {
				words[i] = strings.ReplaceAll(words[i], "_", " ")
			}
			got := clitest.Podspan(t, nil, append([]string{"plan", "--server", release}, words...)...)
			switch {
			case strings.Contains(got.Stdout, "Refused: "):
			case got.Code != 0:
				t.Errorf("%s: %s: %s", release, line, got.Stderr)
			case strings.Contains(got.Stdout, asked):
				done++
			}
		}
		if done == 0 {
			t.Errorf("%s: %s is in no plan", line, asked)
		}
	}
}
