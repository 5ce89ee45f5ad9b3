package container_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/podspan/podspan/cmd/internal/cli/clitest"
)

const (
	execRuns  = `{"ID":"e1","Running":true,"ExitCode":0}`
	execEnded = `{"ID":"e1","CanRemove":true,"Running":false,"ExitCode":7}`
)

// execAnswers are those to a podman exec whose process ends with code 7;
// changes replace some.
func execAnswers(changes map[string]http.HandlerFunc) map[string]http.HandlerFunc {
	all := map[string]http.HandlerFunc{
		"POST /containers/c1/exec": func(w http.ResponseWriter, r *http.Request) {
			w.WriteHeader(201)
			clitest.Answer(`{"Id":"e1"}`)(w, r)
		},
		"POST /exec/e1/start":  stream(frame(1, "out\n"), frame(2, "err\n")),
		"GET /exec/e1/json":    clitest.Answer(execEnded),
		"POST /exec/e1/remove": clitest.Answer(`{}`),
	}
	for k, h := range changes {
		all[k] = h
	}
	return all
}

// after answers with first the first n times.
func after(n int, first, then string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if n--; n >= 0 {
			clitest.Answer(first)(w, r)
			return
		}
		clitest.Answer(then)(w, r)
	}
}

func TestExec(t *testing.T) {
	for name, c := range map[string]struct {
		changes map[string]http.HandlerFunc
		code    int
		stderr  string
	}{
		"exit code": {code: 7, stderr: "err\n"},
		"the session is not removed": {changes: map[string]http.HandlerFunc{"POST /exec/e1/remove": clitest.Fail(500, "disk full")}, code: 7,
			stderr: "err\nWarning: remove exec session e1: disk full"},
		"the session is gone": {changes: map[string]http.HandlerFunc{"POST /exec/e1/remove": clitest.Fail(404, "no such exec session")},
			code: 7, stderr: "err\n"},
		"the end is noted late": {changes: map[string]http.HandlerFunc{"GET /exec/e1/json": after(5, execRuns, execEnded)}, code: 7,
			stderr: "err\n"},
		"the server dies": {changes: map[string]http.HandlerFunc{"GET /exec/e1/json": drop}, code: 125,
			stderr: "err\nError: inspect exec session e1"},
		"a stream that breaks off": {changes: map[string]http.HandlerFunc{"POST /exec/e1/start": stream(frame(1, "out\n"), frame(2, "err\n"),
			frame(1, "out\n")[:5])}, code: 7, stderr: "err\nError: "},
		"not found": {changes: map[string]http.HandlerFunc{"POST /exec/e1/start": clitest.Fail(500, "executable file not found in $PATH")},
			code: 127, stderr: "Error: "},
	} {
		t.Run(name, func(t *testing.T) {
			f := clitest.Serve(t, "4.9.5", execAnswers(c.changes))
			got := clitest.Podspan(t, f, "exec", "c1", "true")
			if got.Code != c.code || !strings.HasPrefix(got.Stderr, c.stderr) || c.stderr == "err\n" && got.Stderr != c.stderr {
				t.Errorf("%+v, want %d and %q", got, c.code, c.stderr)
			}
			if n := f.Count("POST /exec/e1/start"); n != 1 {
				t.Errorf("started %d times", n)
			}
		})
	}
}
