package pod_test

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/podspan/podspan/cmd/internal/cli/clitest"
	"github.com/podspan/podspan/cmd/internal/cli/common"
)

const twoPods = `[
	{"Cgroup":"/c","Containers":[{"Id":"1234567890abcdef","Names":"infra","Status":"running"},{"Id":"c2","Names":"web","Status":"exited","RestartCount":2}],
	 "Created":"2026-05-04T11:00:00Z","Id":"aaaabbbbccccdddd","InfraId":"1234567890abcdef","Name":"one","Networks":["n1","n2"],"Status":"Degraded","Labels":{"a":"b"}},
	{"Created":"2026-05-04T11:58:00Z","Id":"eeeeffff0000aaaa","Name":"two","Status":"Created"}]`

func TestPodPs(t *testing.T) {
	f := clitest.Serve(t, "4.9.5", map[string]http.HandlerFunc{"GET /pods/json": clitest.Answer(twoPods)})
	clitest.WantOutput(t, clitest.Podspan(t, f, "pod", "ps"), ""+
		"POD ID        NAME        STATUS      CREATED            INFRA ID      # OF CONTAINERS\n"+
		"eeeeffff0000  two         Created     2 minutes ago                    0\n"+
		"aaaabbbbcccc  one         Degraded    About an hour ago  1234567890ab  2\n")
	clitest.WantOutput(t, clitest.Podspan(t, f, "pod", "ls", "-q", "--sort", "name"), "aaaabbbbccccdddd\neeeeffff0000aaaa\n")
	clitest.WantOutput(t, clitest.Podspan(t, f, "pod", "list", "-n", "--ctr-names", "--ctr-status", "--ctr-ids", "--ns", "--sort=number"), ""+
		"eeeeffff0000  two         Created     2 minutes ago                                                                             \n"+
		"aaaabbbbcccc  one         Degraded    About an hour ago  1234567890ab  1234567890ab,c2  infra,web   running,exited  /c          \n")
	clitest.WantOutput(t, clitest.Podspan(t, f, "pod", "ps", "-l", "--format", "{{.ID}} {{.Restarts}} {{.Networks}}"), "eeeeffff0000 0 \n")
	clitest.WantOutput(t, clitest.Podspan(t, f, "pod", "ps", "--no-trunc", "--sort", "status", "--format",
		"{{.Id}} {{.InfraId}} {{.Restarts}} {{.Networks}} {{.Labels}}"),
		"eeeeffff0000aaaa  0  map[]\naaaabbbbccccdddd 1234567890abcdef 2 n1,n2 map[a:b]\n")
	if r := clitest.Podspan(t, f, "pod", "ps", "--format", "json"); !strings.HasPrefix(r.Stdout,
		"[\n  {\n    \"Cgroup\": \"\",\n    \"Containers\": null,") {
		t.Errorf("json: %+v", r)
	}
	clitest.Podspan(t, f, "pod", "ps", "-f", "name=x")
	if did := f.Did(); !strings.Contains(did[len(did)-1], "filters=%7B%22name%22%3A%5B%22x%22%5D%7D") {
		t.Errorf("filter: %s", did[len(did)-1])
	}
}

func TestPodRefusals(t *testing.T) {
	clitest.Refusals(t, []clitest.BadLine{
		{"pod ps x", "takes no arguments"},
		{"pod ps -q --format json", "quiet and format cannot be used together"},
		{"pod ps --sort nope", "invalid option for --sort"},
		{"pod rm", "you must provide at least one name or id"},
		{"pod rm -a x", "no arguments are needed with --all"},
		{"pod rm --time 3 x", "--force option must be specified"},
		{"pod rm -a --pod-id-file f", "--all, --latest, and --pod-id-file"},
		{"pod start --pod-id-file f x", "no arguments are needed with --latest or --pod-id-file"},
		{"pod stop -a -l", "--all and --latest"},
		{"pod kill -s NOPE x", "not a signal"},
		{"pod exists", "accepts 1 arg(s), received 0"},
		{"pod inspect", "no names or ids specified"},
		{"pod inspect -l x", "--latest and arguments"},
		{"pod top", "name or id of a running pod"},
		{"pod stats -a x", "--all, --latest and arguments"},
		{"pod prune x", "takes no arguments"},
		{"pod create a b", "accepts at most 1 arg(s), received 2"},
		{"pod create --name a b", "cannot specify --name and NAME"},
		{"pod create --replace", "cannot replace pod without --name"},
		{"pod nope", "unrecognized command"},
	})
}

func TestPodCreate(t *testing.T) {
	f := clitest.Serve(t, "4.9.5", map[string]http.HandlerFunc{"POST /pods/create": clitest.Answer(`{"Id":"p1"}`)})
	file := filepath.Join(t.TempDir(), "id")
	clitest.WantOutput(t, clitest.Podspan(t, f, "pod", "create", "--pod-id-file", file, "--replace", "web"), "p1\n")
	if id, err := os.ReadFile(file); err != nil || string(id) != "p1" {
		t.Errorf("%q, %v", id, err)
	}
	if did := strings.Join(f.Did(), " "); did != "DELETE /pods/web?force=true POST /pods/create" {
		t.Errorf("did %s", did)
	}
	f = clitest.Serve(t, "3.4.4", nil)
	r := clitest.Podspan(t, f, "pod", "create", "--memory", "1g", "--exit-policy", "stop", "--uts", "host", "web")
	if r.Code != common.ExitUsage || len(f.Did()) != 0 {
		t.Errorf("%+v, did %v", r, f.Did())
	}
	for _, want := range []string{"3 settings cannot be applied", "--exit-policy=stop needs Podman ≥ 4.2.0", "--uts needs Podman ≥ 4.2.0",
		"limits needs Podman ≥ 4.2.0", "3.4.4"} {
		if !strings.Contains(r.Stderr, want) {
			t.Errorf("no %q in %s", want, r.Stderr)
		}
	}
}

func TestPodVerbs(t *testing.T) {
	f := clitest.Serve(t, "4.9.5", map[string]http.HandlerFunc{
		"GET /pods/json":      clitest.Answer(twoPods),
		"GET /pods/one/json":  clitest.Answer(`{"Id":"p1","State":"Running","Containers":[{"Id":"c","State":"running"}]}`),
		"GET /pods/p1/json":   clitest.Answer(`{"Id":"p1","State":"Running","Containers":[{"Id":"c","State":"running"}]}`),
		"GET /pods/off/json":  clitest.Answer(`{"Id":"p2","State":"Exited"}`),
		"POST /pods/p1/start": clitest.Answer(`{"Errs":null,"Id":"p1"}`),
		"POST /pods/p2/start": func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(http.StatusConflict)
			_, _ = w.Write([]byte(`{"Errs":["starting container c2: no"],"Id":"p2"}`))
		},
		"POST /pods/p1/kill":  clitest.Answer(`{}`),
		"POST /pods/p1/stop":  clitest.Answer(`{}`),
		"DELETE /pods/p1":     clitest.Answer(`{"RemovedCtrs":{},"Err":null,"Id":"p1"}`),
		"GET /pods/one/top":   clitest.Answer(`{"Titles":["PID","COMMAND"],"Processes":[["1","sleep 1"]]}`),
		"GET /pods/off/top":   func(http.ResponseWriter, *http.Request) {},
		"POST /pods/prune":    clitest.Answer(`[{"Err":null,"Id":"p2"},{"Err":"busy","Id":"p3"}]`),
		"GET /pods/p3/exists": func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) },
		"GET /pods/one/exists": func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(http.StatusNoContent)
		},
		"GET /pods/stats": clitest.Answer(`[{"CPU":"1%","MemUsage":"1kB / 2kB","Mem":"50%","NetIO":"-- / --","BlockIO":"-- / --","PIDS":"1","Pod":"p1","CID":"c1","Name":"n"}]`),
	})
	clitest.WantOutput(t, clitest.Podspan(t, f, "pod", "start", "one"), "p1\n")
	if r := clitest.Podspan(t, f, "pod", "start", "off", "one"); r.Code != common.ExitUsage || r.Stdout != "p1\n" ||
		!strings.Contains(r.Stderr, "starting container c2: no") {
		t.Errorf("one cannot be started: %+v", r)
	}
	if r := clitest.Podspan(t, f, "pod", "start", "none", "one"); r.Code != common.ExitUsage || r.Stdout != "" ||
		!strings.Contains(r.Stderr, `unable to find pod "none"`) {
		t.Errorf("one does not exist: %+v", r)
	}
	clitest.WantOutput(t, clitest.Podspan(t, f, "pod", "unpause", "one"), "") // nothing is paused
	clitest.WantOutput(t, clitest.Podspan(t, f, "pod", "kill", "-s", "TERM", "one"), "p1\n")
	clitest.WantOutput(t, clitest.Podspan(t, f, "pod", "stop", "-t", "-1", "one"), "p1\n")
	if did := f.Did(); did[len(did)-1] != "POST /pods/p1/stop" || did[len(did)-3] != "POST /pods/p1/kill?signal=15" {
		t.Errorf("did %v", did)
	}
	clitest.WantOutput(t, clitest.Podspan(t, f, "pod", "rm", "-f", "none", "one"), "p1\n")
	clitest.WantOutput(t, clitest.Podspan(t, f, "pod", "rm", "--ignore", "one", "none", "one"), "p1\np1\n") // docs/differences.md
	if r := clitest.Podspan(t, f, "pod", "rm", "none", "one"); r.Code != common.ExitFailed || r.Stdout != "" {
		t.Errorf("rm of none: %+v", r)
	}
	clitest.WantOutput(t, clitest.Podspan(t, f, "pod", "exists", "one"), "")
	if r := clitest.Podspan(t, f, "pod", "exists", "none"); r.Code != common.ExitFailed || r.Stderr != "" {
		t.Errorf("exists: %+v", r)
	}
	clitest.WantOutput(t, clitest.Podspan(t, f, "pod", "top", "one", "pid", "args"), "PID         COMMAND\n1           sleep 1\n")
	if r := clitest.Podspan(t, f, "pod", "top", "off"); r.Code != common.ExitUsage || !strings.Contains(r.Stderr, "pod off is Exited") {
		t.Errorf("top: %+v", r)
	}
	if r := clitest.Podspan(t, f, "pod", "prune", "-f"); r.Code != common.ExitUsage || r.Stdout != "p2\n" ||
		!strings.Contains(r.Stderr, "pod p3: busy") {
		t.Errorf("prune: %+v", r)
	}
	clitest.WantOutput(t, clitest.Podspan(t, f, "pod", "stats", "--no-stream"), ""+
		"POD         CID         NAME        CPU %       MEM USAGE/ LIMIT  MEM %       NET IO      BLOCK IO    PIDS\n"+
		"p1          c1          n           1%          1kB / 2kB         50%         -- / --     -- / --     1\n")
	clitest.WantOutput(t, clitest.Podspan(t, f, "pod", "stats", "--no-stream", "--format", "{{.Pod}} {{.CPU}}", "one"), "POD CPU %\np1 1%\n")
	if r := clitest.Podspan(t, f, "pod", "inspect", "one"); !strings.HasPrefix(r.Stdout, "{\n     \"Id\": \"p1\",") {
		t.Errorf("inspect of one: %+v", r)
	}
	if r := clitest.Podspan(t, f, "pod", "inspect", "one", "none"); r.Code != common.ExitUsage || !strings.HasPrefix(r.Stdout, "{\n") ||
		!strings.Contains(r.Stderr, `no such pod "none"`) {
		t.Errorf("inspect of one that is there: %+v", r)
	}
	if r := clitest.Podspan(t, f, "pod", "inspect", "one", "off"); !strings.HasPrefix(r.Stdout, "[\n     {\n          \"Id\": \"p1\",") {
		t.Errorf("inspect of two: %+v", r)
	}
	clitest.WantOutput(t, clitest.Podspan(t, f, "pod", "inspect", "-f", "{{.ID}} {{.State}}", "one"), "p1 Running\n")
	clitest.WantOutput(t, clitest.Podspan(t, f, "pod", "inspect", "-f", "{{.Id}}", "one"), "p1\n")
}
