package cli

import (
	"bytes"
	"context"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/podspan/podspan/probe"
)

const twoVolumes = `[{"Name":"b","Driver":"local","Labels":{"a":"<x>"},"Options":{}},{"Name":"a","Driver":"nfs"}]`

func TestVolumeList(t *testing.T) {
	f := serve(t, "4.9.5", map[string]http.HandlerFunc{"GET /volumes/json": answer(twoVolumes)})
	for line, want := range map[string]string{
		"ls":                        "DRIVER      VOLUME NAME\nlocal       b\nnfs         a\n",
		"list -n":                   "local       b\nnfs         a\n",
		"ls -q --noheading":         "b\na\n",
		"ls --format {{.Name}}":     "b\na\n",
		"ls --format table={{.UID}": "",
	} {
		r := podspan(t, f, append([]string{"volume"}, strings.Fields(line)...)...)
		if want == "" {
			if r.code != exitUsage {
				t.Errorf("%s: %+v", line, r)
			}
			continue
		}
		wantOutput(t, r, want)
	}
	r := podspan(t, f, "volume", "ls", "--format", "json")
	if !strings.HasPrefix(r.stdout, "[\n  {\n    \"Name\": \"b\",") || !strings.Contains(r.stdout, `"a": "\u003cx\u003e"`) {
		t.Errorf("json: %s", r.stdout)
	}
	empty := serve(t, "4.9.5", map[string]http.HandlerFunc{"GET /volumes/json": answer(`[]`)})
	wantOutput(t, podspan(t, empty, "volume", "ls"), "")
	wantOutput(t, podspan(t, empty, "volume", "ls", "--format", "json"), "[]\n")
}

func TestVolumeCreate(t *testing.T) {
	var body string
	f := serve(t, "4.9.5", map[string]http.HandlerFunc{"POST /volumes/create": func(w http.ResponseWriter, r *http.Request) {
		var b bytes.Buffer
		_, _ = b.ReadFrom(r.Body)
		body = b.String()
		answer(`{"Name":"made-up"}`)(w, r)
	}})
	wantOutput(t, podspan(t, f, "volume", "create"), "made-up\n")
	if body != `{"Name":"","Driver":"local"}` && body != `{"Driver":"local"}` {
		t.Errorf("sent %s", body)
	}
	wantOutput(t, podspan(t, f, "volume", "create", "v", "-d", "nfs", "-l", "a=b=c,d", "--label", "e", "-o", "o=uid=1,gid=2", "--opt", "x", "--ignore"), "made-up\n")
	if want := `{"Name":"v","Driver":"nfs","Label":{"a":"b=c,d","e":""},"Options":{"o":"uid=1,gid=2","x":""},"IgnoreIfExists":true}`; body != want {
		t.Errorf("sent %s\nwant %s", body, want)
	}
}

func TestVolumeRefusals(t *testing.T) {
	testRefusals(t, []badLine{
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
	f := serve(t, "4.9.5", map[string]http.HandlerFunc{
		"GET /volumes/json":  answer(`[{"Name":"ok"},{"Name":"busy"}]`),
		"DELETE /volumes/ok": done, "DELETE /volumes/busy": fail(http.StatusConflict, "volume busy is being used"),
		"DELETE /volumes/odd": fail(http.StatusInternalServerError, "disk on fire"),
	})
	for _, c := range []struct {
		line   string
		code   int
		stdout string
	}{
		{"ok", 0, "ok\n"}, {"none", 1, ""}, {"busy", 2, ""}, {"odd", 125, ""}, {"none busy ok", 2, "ok\n"}, {"busy none", 1, ""}, {"busy odd", 2, ""},
		{"-f none ok", 0, "ok\n"}, {"--all", 2, "ok\n"},
	} {
		r := podspan(t, f, append([]string{"volume", "rm"}, strings.Fields(c.line)...)...)
		if r.code != c.code || r.stdout != c.stdout {
			t.Errorf("rm %s: code %d, stdout %q, stderr %q", c.line, r.code, r.stdout, r.stderr)
		}
	}
	podspan(t, f, "volume", "remove", "-f", "-t", "5", "ok")
	if got := f.did(); got[len(got)-1] != "DELETE /volumes/ok?force=true&timeout=5" {
		t.Errorf("sent %s", got[len(got)-1])
	}
}

func TestVolumeInspectAndExists(t *testing.T) {
	f := serve(t, "4.9.5", map[string]http.HandlerFunc{
		"GET /volumes/v/json": answer(`{"Name":"v"}`), "GET /volumes/v/exists": done, "GET /volumes/json": answer(twoVolumes),
	})
	wantOutput(t, podspan(t, f, "volume", "inspect", "-f", "{{.Name}}", "v"), "v\n")
	wantOutput(t, podspan(t, f, "volume", "inspect", "-a", "-f", "{{.Name}}"), "b\na\n")
	wantOutput(t, podspan(t, f, "inspect", "-t", "volume", "-f", "{{.Name}}", "v"), "v\n")
	wantOutput(t, podspan(t, f, "inspect", "-f", "{{.Name}}", "v"), "v\n")
	if r := podspan(t, f, "volume", "inspect", "none"); r.code != exitUsage || r.stdout != "[]\n" || !strings.Contains(r.stderr, `no such volume "none"`) {
		t.Errorf("%+v", r)
	}
	if r := podspan(t, f, "volume", "exists", "v"); r != (result{}) {
		t.Errorf("%+v", r)
	}
	if r := podspan(t, f, "volume", "exists", "none"); r != (result{code: exitFailed}) {
		t.Errorf("%+v", r)
	}
}

func TestVolumePrune(t *testing.T) {
	const question = "WARNING! This will remove all volumes not used by at least one container. The following volumes will be removed:\na\nAre you sure you want to continue? [y/N] "
	lists := func(w http.ResponseWriter, r *http.Request) {
		if strings.Contains(r.URL.RawQuery, "dangling") {
			answer(`[{"Name":"a","Labels":{"a":"1"}},{"Name":"other"}]`)(w, r)
			return
		}
		answer(twoVolumes)(w, r)
	}
	f := serve(t, "4.9.5", map[string]http.HandlerFunc{
		"GET /volumes/json": lists, "POST /volumes/prune": answer(`[{"Id":"a","Size":1},{"Id":"b","Err":{},"Size":0}]`),
	})
	for _, c := range []struct {
		answer string
		code   int
		pruned bool
	}{{"y\n", exitUsage, true}, {"Yes\n", exitUsage, true}, {"\n", 0, false}, {"no\n", 0, false}, {"y", exitUsage, false}, {"", exitUsage, false}} {
		r := podspanWithInput(t, f, c.answer, "volume", "prune", "--filter", "label=a")
		if r.code != c.code || !strings.HasPrefix(r.stdout, question) {
			t.Errorf("%q: %+v", c.answer, r)
		}
		did := f.did()
		if pruned := strings.HasPrefix(did[len(did)-1], "POST"); pruned != c.pruned || pruned != strings.HasSuffix(r.stdout, "[y/N] a\n") {
			t.Errorf("%q: sent %s, stdout %q", c.answer, did[len(did)-1], r.stdout)
		}
	}
	if r := podspan(t, f, "volume", "prune", "-f"); r.code != exitUsage || r.stdout != "a\n" || !strings.Contains(r.stderr, "prune volume b: no reason given") {
		t.Errorf("with force: %+v", r)
	}
	none := serve(t, "4.9.5", map[string]http.HandlerFunc{"GET /volumes/json": answer(`[]`)})
	if r := podspan(t, none, "volume", "prune"); r.code != 0 || !strings.HasSuffix(r.stdout, "removed:\nNo dangling volumes found\n") {
		t.Errorf("nothing to prune: %+v", r)
	}
	old := serve(t, "3.2.0", nil)
	if r := podspan(t, old, "volume", "prune", "--filter", "until=1h"); r.code != exitUsage || r.stdout != "" || !strings.Contains(r.stderr, "needs Podman ≥ 3.3.0") || len(old.did()) > 0 {
		t.Errorf("what the server cannot do: %+v", r)
	}
}

// A question that nobody answers does not hold an interrupted command.
func TestConfirmIsInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	block := make(chan struct{})
	defer close(block)
	a := &app{Env: Env{Stdin: blockedReader(block), Stdout: &bytes.Buffer{}}}
	time.AfterFunc(10*time.Millisecond, cancel)
	if yes, err := a.confirm(ctx, "?"); yes || err != context.Canceled {
		t.Errorf("%t, %v", yes, err)
	}
}

type blockedReader chan struct{}

func (b blockedReader) Read([]byte) (int, error) { <-b; return 0, nil }

// podspanWithInput is podspan with something on its standard input.
func podspanWithInput(t *testing.T, f *fakeService, stdin string, args ...string) result {
	t.Helper()
	var out, errOut bytes.Buffer
	code := Run(t.Context(), slices.Concat([]string{"podspan", "--url", f.uri}, args), Env{
		Stdin: strings.NewReader(stdin), Stdout: &out, Stderr: &errOut,
		LookupEnv: func(name string) (string, bool) {
			if name != "SECRET" {
				return "", false
			}
			return "the value", true
		},
		Environ: func() []string { return nil },
		Now:     func() time.Time { return testNow },
		Connect: probe.Connect,
	})
	return result{code, out.String(), errOut.String()}
}
