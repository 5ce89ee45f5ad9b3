package volume_test

import (
	"bytes"
	"net/http"
	"strings"
	"testing"

	"github.com/podspan/podspan/cmd/internal/cli/clitest"
	"github.com/podspan/podspan/cmd/internal/cli/common"
)

const twoVolumes = `[{"Name":"b","Driver":"local","Labels":{"a":"<x>"},"Options":{}},{"Name":"a","Driver":"nfs"}]`

func TestVolumeList(t *testing.T) {
	f := clitest.Serve(t, "4.9.5", map[string]http.HandlerFunc{"GET /volumes/json": clitest.Answer(twoVolumes)})
	for line, want := range map[string]string{
		"ls":                        "DRIVER      VOLUME NAME\nlocal       b\nnfs         a\n",
		"list -n":                   "local       b\nnfs         a\n",
		"ls -q --noheading":         "b\na\n",
		"ls --format {{.Name}}":     "b\na\n",
		"ls --format table={{.UID}": "",
	} {
		r := clitest.Podspan(t, f, append([]string{"volume"}, strings.Fields(line)...)...)
		if want == "" {
			if r.Code != common.ExitUsage {
				t.Errorf("%s: %+v", line, r)
			}
			continue
		}
		clitest.WantOutput(t, r, want)
	}
	r := clitest.Podspan(t, f, "volume", "ls", "--format", "json")
	if !strings.HasPrefix(r.Stdout, "[\n  {\n    \"Name\": \"b\",") || !strings.Contains(r.Stdout, `"a": "\u003cx\u003e"`) {
		t.Errorf("json: %s", r.Stdout)
	}
	empty := clitest.Serve(t, "4.9.5", map[string]http.HandlerFunc{"GET /volumes/json": clitest.Answer(`[]`)})
	clitest.WantOutput(t, clitest.Podspan(t, empty, "volume", "ls"), "")
	clitest.WantOutput(t, clitest.Podspan(t, empty, "volume", "ls", "--format", "json"), "[]\n")
}

func TestVolumeCreate(t *testing.T) {
	var body string
	f := clitest.Serve(t, "4.9.5", map[string]http.HandlerFunc{"POST /volumes/create": func(w http.ResponseWriter, r *http.Request) {
		var b bytes.Buffer
		_, _ = b.ReadFrom(r.Body)
		body = b.String()
		clitest.Answer(`{"Name":"made-up"}`)(w, r)
	}})
	clitest.WantOutput(t, clitest.Podspan(t, f, "volume", "create"), "made-up\n")
	if body != `{"Name":"","Driver":"local"}` && body != `{"Driver":"local"}` {
		t.Errorf("sent %s", body)
	}
	clitest.WantOutput(t, clitest.Podspan(t, f, "volume", "create", "v", "-d", "nfs", "-l", "a=b=c,d", "--label", "e", "-o", "o=uid=1,gid=2",
		"--opt", "x", "--ignore"), "made-up\n")
	if want := `{"Name":"v","Driver":"nfs","Label":{"a":"b=c,d","e":""},"Options":{"o":"uid=1,gid=2","x":""},"IgnoreIfExists":true}`; body != want {
		t.Errorf("sent %s\nwant %s", body, want)
	}
}

func TestVolumeRefusals(t *testing.T) {
	clitest.Refusals(t, []clitest.BadLine{
		{"volume create a b", "at most 1 arg(s), received 2"},
		{"volume create --label =x", `invalid label "=x"`},
		{"volume create -o =x", `invalid option "=x"`},
		{"volume create -o size=1m", "o=size="},
		{"volume ls x", "takes no arguments"},
		{"volume ls -q --format x", "cannot be used together"},
		{"volume ls -f x", `invalid filter "x"`},
		{"volume rm", "one or more volumes or all"},
		{"volume rm -a x", "one or more volumes or all"},
		{"volume rm -t 1 x", "--force option must be specified"},
		{"volume inspect", "or use --all"},
		{"volume inspect --all x", "or use --all"},
		{"volume exists", "received 0"},
		{"volume exists a b", "received 2"},
		{"volume prune x", "takes no arguments"},
		{"volume prune --filter x", `invalid filter "x"`},
		{"volume nothing", "unrecognized command `podspan volume nothing`"},
		{"inspect --type volume", "no names or ids"},
	})
}

func TestVolumeRmExitCodes(t *testing.T) {
	f := clitest.Serve(t, "4.9.5", map[string]http.HandlerFunc{
		"GET /volumes/json":  clitest.Answer(`[{"Name":"ok"},{"Name":"busy"}]`),
		"DELETE /volumes/ok": clitest.Done, "DELETE /volumes/busy": clitest.Fail(http.StatusConflict, "volume busy is being used"),
		"DELETE /volumes/odd": clitest.Fail(http.StatusInternalServerError, "disk on fire"),
	})
	for _, c := range []struct {
		line   string
		code   int
		stdout string
	}{
		{"ok", 0, "ok\n"}, {"none", 1, ""}, {"busy", 2, ""}, {"odd", 125, ""}, {"none busy ok", 2, "ok\n"}, {"busy none", 1, ""},
		{"busy odd", 2, ""},
		{"-f none ok", 0, "ok\n"}, {"--all", 2, "ok\n"},
	} {
		r := clitest.Podspan(t, f, append([]string{"volume", "rm"}, strings.Fields(c.line)...)...)
		if r.Code != c.code || r.Stdout != c.stdout {
			t.Errorf("rm %s: code %d, stdout %q, stderr %q", c.line, r.Code, r.Stdout, r.Stderr)
		}
	}
	clitest.Podspan(t, f, "volume", "remove", "-f", "-t", "5", "ok")
	if got := f.Did(); got[len(got)-1] != "DELETE /volumes/ok?force=true&timeout=5" {
		t.Errorf("sent %s", got[len(got)-1])
	}
}

func TestVolumeInspectAndExists(t *testing.T) {
	f := clitest.Serve(t, "4.9.5", map[string]http.HandlerFunc{
		"GET /volumes/v/json": clitest.Answer(`{"Name":"v"}`), "GET /volumes/v/exists": clitest.Done,
		"GET /volumes/json": clitest.Answer(twoVolumes),
	})
	clitest.WantOutput(t, clitest.Podspan(t, f, "volume", "inspect", "-f", "{{.Name}}", "v"), "v\n")
	clitest.WantOutput(t, clitest.Podspan(t, f, "volume", "inspect", "-a", "-f", "{{.Name}}"), "b\na\n")
	clitest.WantOutput(t, clitest.Podspan(t, f, "inspect", "-t", "volume", "-f", "{{.Name}}", "v"), "v\n")
	clitest.WantOutput(t, clitest.Podspan(t, f, "inspect", "-f", "{{.Name}}", "v"), "v\n")
	if r := clitest.Podspan(t, f, "volume", "inspect", "none"); r.Code != common.ExitUsage || r.Stdout != "[]\n" ||
		!strings.Contains(r.Stderr, `no such volume "none"`) {
		t.Errorf("%+v", r)
	}
	if r := clitest.Podspan(t, f, "volume", "exists", "v"); r != (clitest.Result{}) {
		t.Errorf("%+v", r)
	}
	if r := clitest.Podspan(t, f, "volume", "exists", "none"); r != (clitest.Result{Code: common.ExitFailed}) {
		t.Errorf("%+v", r)
	}
}

func TestVolumePrune(t *testing.T) {
	const question = "WARNING! This will remove all volumes not used by at least one container. The following volumes will be " +
		"removed:\na\nAre you sure you want to continue? [y/N] "
	lists := func(w http.ResponseWriter, r *http.Request) {
		if strings.Contains(r.URL.RawQuery, "dangling") {
			clitest.Answer(`[{"Name":"a","Labels":{"a":"1"}},{"Name":"other"}]`)(w, r)
			return
		}
		clitest.Answer(twoVolumes)(w, r)
	}
	f := clitest.Serve(t, "4.9.5", map[string]http.HandlerFunc{
		"GET /volumes/json": lists, "POST /volumes/prune": clitest.Answer(`[{"Id":"a","Size":1},{"Id":"b","Err":{},"Size":0}]`),
	})
	for _, c := range []struct {
		answer string
		code   int
		pruned bool
	}{{"y\n", common.ExitUsage, true}, {"Yes\n", common.ExitUsage, true}, {"\n", 0, false}, {"no\n", 0, false}, {"y", common.ExitUsage, false},
		{"", common.ExitUsage, false}} {
		r := clitest.PodspanWithInput(t, f, c.answer, "volume", "prune", "--filter", "label=a")
		if r.Code != c.code || !strings.HasPrefix(r.Stdout, question) {
			t.Errorf("%q: %+v", c.answer, r)
		}
		did := f.Did()
		if pruned := strings.HasPrefix(did[len(did)-1], "POST"); pruned != c.pruned || pruned != strings.HasSuffix(r.Stdout, "[y/N] a\n") {
			t.Errorf("%q: sent %s, stdout %q", c.answer, did[len(did)-1], r.Stdout)
		}
	}
	if r := clitest.Podspan(t, f, "volume", "prune", "-f"); r.Code != common.ExitUsage || r.Stdout != "a\n" ||
		!strings.Contains(r.Stderr, "prune volume b: no reason given") {
		t.Errorf("with force: %+v", r)
	}
	none := clitest.Serve(t, "4.9.5", map[string]http.HandlerFunc{"GET /volumes/json": clitest.Answer(`[]`)})
	if r := clitest.Podspan(t, none, "volume", "prune"); r.Code != 0 || !strings.HasSuffix(r.Stdout, "removed:\nNo dangling volumes found\n") {
		t.Errorf("nothing to prune: %+v", r)
	}
	old := clitest.Serve(t, "3.2.0", nil)
	if r := clitest.Podspan(t, old, "volume", "prune", "--filter", "until=1h"); r.Code != common.ExitUsage || r.Stdout != "" ||
		!strings.Contains(r.Stderr, "needs Podman ≥ 3.3.0") || len(old.Did()) > 0 {
		t.Errorf("what the server cannot do: %+v", r)
	}
}
