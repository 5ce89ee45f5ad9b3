package cli

import (
	"net/http"
	"strings"
	"testing"
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
			answer(`{"Id":"e1"}`)(w, r)
		},
		"POST /exec/e1/start":  stream(frame(1, "out\n"), frame(2, "err\n")),
		"GET /exec/e1/json":    answer(execEnded),
		"POST /exec/e1/remove": answer(`{}`),
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
			answer(first)(w, r)
			return
		}
		answer(then)(w, r)
	}
}

func TestExec(t *testing.T) {
	for name, c := range map[string]struct {
		changes map[string]http.HandlerFunc
		code    int
		stderr  string
	}{
		"exit code":                  {code: 7, stderr: "err\n"},
		"the session is not removed": {changes: map[string]http.HandlerFunc{"POST /exec/e1/remove": fail(500, "disk full")}, code: 7, stderr: "err\nWarning: remove exec session e1: disk full"},
		"the session is gone":        {changes: map[string]http.HandlerFunc{"POST /exec/e1/remove": fail(404, "no such exec session")}, code: 7, stderr: "err\n"},
		"the end is noted late":      {changes: map[string]http.HandlerFunc{"GET /exec/e1/json": after(5, execRuns, execEnded)}, code: 7, stderr: "err\n"},
		"the server dies":            {changes: map[string]http.HandlerFunc{"GET /exec/e1/json": drop}, code: 125, stderr: "err\nError: inspect exec session e1"},
		"a stream that breaks off":   {changes: map[string]http.HandlerFunc{"POST /exec/e1/start": stream(frame(1, "out\n"), frame(2, "err\n"), frame(1, "out\n")[:5])}, code: 7, stderr: "err\nError: "},
		"not found":                  {changes: map[string]http.HandlerFunc{"POST /exec/e1/start": fail(500, "executable file not found in $PATH")}, code: 127, stderr: "Error: "},
	} {
		t.Run(name, func(t *testing.T) {
			f := serve(t, "4.9.5", execAnswers(c.changes))
			got := podspan(t, f, "exec", "c1", "true")
			if got.code != c.code || !strings.HasPrefix(got.stderr, c.stderr) || c.stderr == "err\n" && got.stderr != c.stderr {
				t.Errorf("%+v, want %d and %q", got, c.code, c.stderr)
			}
			if n := f.count("POST /exec/e1/start"); n != 1 {
				t.Errorf("started %d times", n)
			}
		})
	}
}
