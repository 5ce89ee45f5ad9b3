package cli

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"
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
			if r := podspan(t, nil, strings.Fields(line)...); r.code != 0 {
				t.Errorf("%s: %+v", line, r)
			}
			if took := time.Since(begin); took != 0 {
				t.Errorf("%s: it waited for %s", line, took)
			}
		})
	}
}

func TestPlanSendsNothing(t *testing.T) {
	got := podspan(t, nil, "plan", "run", "--server", "4.9.5", "--format", "json", "--rm", "--name", "web", "busybox", "ls")
	if got.code != 0 || got.stderr != "" {
		t.Fatal(got)
	}
	var p plan
	if err := json.Unmarshal([]byte(got.stdout), &p); err != nil {
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
	got := podspan(t, nil, "plan", "create", "--server", "3.4.4", "--env-merge", "A=$B", "--passwd-entry", "x", "busybox")
	if got.code != 125 || strings.Count(got.stdout, "Refused: ") != 2 || !strings.Contains(got.stdout, "Nothing would be sent") {
		t.Errorf("refused: %+v", got)
	}
	got = podspan(t, nil, "plan", "create", "--server", "3.4.4", "--pull", "newer", "--arch", "arm64", "busybox")
	if got.code != 0 || strings.Count(got.stdout, "Emulated: ") != 1 || !strings.Contains(got.stdout, "Arch=arm64") {
		t.Errorf("substituted: %+v", got)
	}
	for _, bad := range [][]string{{"plan"}, {"plan", "rm", "x"}, {"plan", "run", "--server", "9", "--memory", "lots", "busybox"}, {"plan", "run", "--server", "1.9.0", "busybox"}} {
		if got := podspan(t, nil, bad...); got.code != 125 || got.stdout != "" {
			t.Errorf("%q: %+v", bad, got)
		}
	}
}

func TestCaps(t *testing.T) {
	got := podspan(t, nil, "caps", "--format", "json", "3.4.4", "4.9.5")
	var rows []capability
	if err := json.Unmarshal([]byte(got.stdout), &rows); err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		if len(r.Servers) != 2 || r.Servers["4.9.5"] == "" {
			t.Fatalf("%+v", r)
		}
		if r.Name == "env-merge" && (r.Servers["3.4.4"] != "refused" || r.Servers["4.9.5"] != "applied") {
			t.Errorf("%+v", r)
		}
	}
	if got := podspan(t, nil, "caps", "newest"); got.code != 125 || !strings.Contains(got.stderr, "newest") {
		t.Errorf("%+v", got)
	}
}

func TestPlansFlagsMayStandBeforeTheCommand(t *testing.T) {
	before := podspan(t, nil, "plan", "--server", "3.2.1", "--format=json", "create", "--name", "x", "busybox")
	after := podspan(t, nil, "plan", "create", "--server", "3.2.1", "--format=json", "--name", "x", "busybox")
	if before.code != 0 || !strings.Contains(before.stdout, `"version": "3.2.1"`) || strings.Contains(before.stdout, "--server") {
		t.Errorf("before: %+v", before)
	}
	if before != after {
		t.Errorf("after: %+v", after)
	}
}

func TestOfflineSaysNothingOfAServerThatWasNotAsked(t *testing.T) {
	testRefusals(t, []badLine{{"caps 2.0.0", "the server is Podman 2.0.0; upgrade podspan or the server"}})
}
