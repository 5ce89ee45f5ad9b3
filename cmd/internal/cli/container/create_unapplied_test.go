package container_test

import (
	"encoding/json"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/podspan/podspan/cmd/internal/cli/clitest"
	"github.com/podspan/podspan/cmd/internal/cli/common"
)

// What no podman applies is left out and told once, and refused with --skew=refuse,
// together with all else that is.
func TestCreateUnapplied(t *testing.T) {
	var body string
	f := clitest.Serve(t, "4.9.5", map[string]http.HandlerFunc{
		"POST /images/pull": clitest.Answer(`{"images":["i"],"id":"i"}`),
		"POST /containers/create": func(w http.ResponseWriter, r *http.Request) {
			data, _ := io.ReadAll(r.Body)
			body = string(data)
			w.WriteHeader(http.StatusCreated)
			_, _ = io.WriteString(w, `{"Id":"abc","Warnings":[]}`)
		},
	})
	line := []string{"create", "--network", "host", "-p", "8080:80", "--log-opt", "max-file=3", "--health-interval", "5s", "--ulimit", "host",
		"--ulimit", "nofile=5", "box"}
	options := []string{"--publish", "--log-opt max-file=", "--health-interval", "--ulimit nofile=5"}
	for _, skew := range []string{"strict", "warn"} {
		r := clitest.Podspan(t, f, append([]string{"--skew", skew}, line...)...)
		if r.Code != 0 || r.Stdout != "abc\n" || strings.Count(r.Stderr, "Warning: left out: ") != len(options) {
			t.Errorf("--skew=%s: %+v", skew, r)
		}
		for _, o := range options {
			if strings.Count(r.Stderr, "left out: "+o+": every Podman takes it") != 1 {
				t.Errorf("--skew=%s: %s is not told once: %s", skew, o, r.Stderr)
			}
		}
		for _, key := range []string{`"portmappings"`, `"log_configuration"`, `"r_limits"`, `"healthconfig"`} {
			if strings.Contains(body, key) {
				t.Errorf("sent %s", body)
			}
		}
	}
	r := clitest.Podspan(t, f, append([]string{"--format", "json"}, line...)...)
	var warning struct{ Warning string }
	first, _, _ := strings.Cut(r.Stderr, "\n")
	if err := json.Unmarshal([]byte(first), &warning); err != nil || !strings.HasPrefix(warning.Warning, "left out: --") || r.Code != 0 {
		t.Errorf("%v: %+v", err, r)
	}

	sent := f.Count("POST /containers/create")
	r = clitest.Podspan(t, f, append([]string{"--skew=refuse", "--format", "json"}, line...)...)
	var report struct{ Refused []common.Refusal }
	if err := json.Unmarshal([]byte(r.Stderr), &report); err != nil || r.Code != common.ExitUsage {
		t.Errorf("%v: %+v", err, r)
	}
	for _, o := range options {
		if !slices.ContainsFunc(report.Refused, func(x common.Refusal) bool { return x.Option == o }) {
			t.Errorf("--skew=refuse does not name %s: %s", o, r.Stderr)
		}
	}
	if r = clitest.Podspan(t, f, append([]string{"--skew=refuse"}, line...)...); !strings.Contains(r.Stderr,
		"4 settings cannot be applied; nothing was done") {
		t.Errorf("%+v", r)
	}
	if f.Count("POST /containers/create") != sent {
		t.Error("a refused create was sent")
	}
}

// A bad value and a refusal are told together, in words and as JSON.
func TestCreateSaysEverything(t *testing.T) {
	f := clitest.Serve(t, "3.4.4", nil)
	line := []string{"create", "--passwd-entry", "x", "--network", "slirp4netns", "--privileged", "--cap-drop", "all", "box"}
	r := clitest.Podspan(t, f, line...)
	for _, word := range []string{"2 settings cannot be applied", "--cap-drop", "--passwd-entry"} {
		if r.Code != common.ExitUsage || !strings.Contains(r.Stderr, word) {
			t.Errorf("no %q: %+v", word, r)
		}
	}
	r = clitest.Podspan(t, f, append([]string{"--format", "json"}, line...)...)
	var report struct {
		Refused []common.Refusal
		Invalid []struct{ Field string }
	}
	if err := json.Unmarshal([]byte(r.Stderr), &report); err != nil || len(report.Refused) != 1 || len(report.Invalid) != 1 ||
		report.Invalid[0].Field != "Security.CapDrop" {
		t.Errorf("%v: %+v", err, r)
	}
	// plan says the same.
	r = clitest.Podspan(t, f, append([]string{"plan"}, line...)...)
	if r.Code != common.ExitUsage || !strings.Contains(r.Stderr, "--cap-drop") || !strings.Contains(r.Stderr, "--passwd-entry") {
		t.Errorf("%+v", r)
	}
}
