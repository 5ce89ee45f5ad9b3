package core

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"time"
)

const (
	execRuns  = `{"ID":"e1","Running":true,"ExitCode":0}`
	execEnded = `{"ID":"e1","CanRemove":true,"Running":false,"ExitCode":7}`
)

func TestExec(t *testing.T) {
	looks := 0
	for name, c := range map[string]struct {
		inspect, remove any
		start           error
		code            int
		err             error
		begun           bool
	}{
		"exit code": {inspect: execEnded, code: 7, begun: true},
		"the end is noted late": {inspect: func(context.Context) (io.Reader, error) {
			looks++
			return strings.NewReader([]string{execRuns, execEnded}[min(looks-1, 1)]), nil
		}, code: 7, begun: true},
		"it is forgotten":        {inspect: execEnded, remove: &APIError{Status: 404}, code: 7, begun: true},
		"it cannot be forgotten": {inspect: execEnded, remove: &APIError{Status: 500}, code: 7, err: ErrServer, begun: true},
		"the server dies":        {inspect: &ConnectError{}, err: ErrUnreachable, begun: true},
		"it does not start":      {inspect: execEnded, start: &APIError{Status: 500, Message: "permission denied"}, err: ErrDenied},
	} {
		t.Run(name, func(t *testing.T) {
			answers := runAnswers(map[Op]any{OpExecCreate: `{"Id":"e1"}`, OpExecInspect: c.inspect, OpExecRemove: c.remove})
			client, conn := scripted(t, "4.9.5", answers)
			conn.hijack = printed("out", "err")
			if c.start != nil {
				conn.hijack = func(context.Context, Request) (Stream, error) { return nil, c.start }
			}
			var out, errOut strings.Builder
			res, err := client.Exec(t.Context(), "c1", ExecSpec{Command: []string{"true"}}, ExecOptions{Stdout: &out, Stderr: &errOut})
			if (c.err == nil) != (err == nil) || c.err != nil && !errors.Is(err, c.err) {
				t.Errorf("error %v, want %v", err, c.err)
			}
			if res.ExitCode != c.code || (res.ID == "e1") != c.begun {
				t.Errorf("%+v", res)
			}
			if c.begun && (out.String() != "out" || errOut.String() != "err") {
				t.Errorf("%q, %q", out.String(), errOut.String())
			}
			ended := c.code != 0 || c.start != nil
			if n := len(conn.requests(OpExecRemove)); (n == 1) != ended {
				t.Errorf("forgotten %d times", n)
			}
		})
	}
}

func TestExecRefusesFirst(t *testing.T) {
	spec := ExecSpec{Command: []string{"true"}}
	for name, c := range map[string]struct {
		version string
		spec    ExecSpec
		o       ExecOptions
		class   error
	}{
		"input":       {"3.2.0", spec, ExecOptions{Stdin: strings.NewReader("x")}, ErrUnsupported},
		"a size":      {"4.9.5", spec, ExecOptions{Size: &TerminalSize{}}, ErrInvalid},
		"no command":  {"4.9.5", ExecSpec{}, ExecOptions{}, ErrInvalid},
		"detach keys": {"4.9.5", spec, ExecOptions{DetachKeys: "ctrl-"}, ErrInvalid},
	} {
		client, conn := scripted(t, c.version, nil)
		if _, err := client.Exec(t.Context(), "c1", c.spec, c.o); !errors.Is(err, c.class) || len(conn.sent) > 0 {
			t.Errorf("%s: %v, sent %v", name, err, conn.sent)
		}
	}
}

// A process that runs on when its streams have ended has no exit code.
func TestWaitExecOfOneThatRuns(t *testing.T) {
	client, _ := scripted(t, "4.9.5", text(OpExecInspect, execRuns))
	_, err := client.WaitExec(t.Context(), "e1", WaitExecOptions{Limit: 50 * time.Millisecond})
	if !errors.Is(err, ErrUnreachable) || !errors.Is(err, errExecRuns) || !strings.Contains(err.Error(), "e1") {
		t.Error(err)
	}
}
