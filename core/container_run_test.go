package core

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"io"
	"net/http/httptrace"
	"slices"
	"strings"
	"testing"
	"time"
)

// printed is the stream of a process that prints to both streams and ends.
func printed(out, err string) func(context.Context, Request) (Stream, error) {
	return func(context.Context, Request) (Stream, error) {
		var b bytes.Buffer
		for i, text := range []string{out, err} {
			head := []byte{byte(i + 1), 0, 0, 0, 0, 0, 0, 0}
			binary.BigEndian.PutUint32(head[4:], uint32(len(text)))
			b.Write(append(head, text...))
		}
		return &readStream{Reader: &b}, nil
	}
}

// readStream is a stream that is only read.
type readStream struct{ io.Reader }

func (*readStream) Write(p []byte) (int, error) { return len(p), nil }
func (*readStream) Close() error                { return nil }
func (*readStream) CloseWrite() error           { return nil }

// runAnswers are those to a run that works; changes replace some.
func runAnswers(changes map[Op]any) func(context.Context, Request) (io.Reader, error) {
	all := map[Op]any{
		OpImagePull:        `{"images":["img"],"id":"img"}`,
		OpContainerCreate:  `{"Id":"c1","Warnings":["careful"]}`,
		OpContainerWait:    `7`,
		OpContainerInspect: &APIError{Status: 404, Message: "no such container"},
	}
	for op, v := range changes {
		all[op] = v
	}
	return func(ctx context.Context, r Request) (io.Reader, error) {
		switch v := all[r.Op].(type) {
		case string:
			return strings.NewReader(v), nil
		case error:
			return nil, v
		case func(context.Context) (io.Reader, error):
			return v(ctx)
		}
		return nil, nil
	}
}

func runSpec() *ContainerSpec {
	return &ContainerSpec{Storage: ContainerStorage{Image: "busybox"}}
}

func TestRun(t *testing.T) {
	refused := &APIError{Op: "start", Status: 500, Message: "OCI permission denied"}
	lost := &ConnectError{Op: "start", Err: io.EOF}
	limited := func(s *ContainerSpec) { s.Basic.Timeout = time.Second }
	restarting := func(s *ContainerSpec) { s.Basic.RestartPolicy = "on-failure" }
	gone, full := &APIError{Status: 409}, &APIError{Status: 500, Message: "disk full"}
	exited := `{"Id":"c1","State":{"Status":"exited","Running":false,"ExitCode":9},"Config":{}}`
	died := `{"ID":"c1","Status":"died","Type":"container","ContainerExitCode":5}`
	for name, c := range map[string]struct {
		changes map[Op]any
		spec    func(*ContainerSpec)
		o       RunOptions
		code    int
		err     error // class
		made    bool  // the result has its ID
		removed bool
	}{
		"exit code":                 {code: 7, made: true},
		"removed":                   {o: RunOptions{Remove: true}, code: 7, made: true, removed: true},
		"removed, as the spec says": {spec: func(s *ContainerSpec) { s.Basic.Remove = true }, code: 7, made: true, removed: true},
		"starts again":              {o: RunOptions{Remove: true}, spec: restarting, code: 7, made: true},
		"the server removes it meanwhile": {o: RunOptions{Remove: true}, changes: map[Op]any{OpContainerRemove: gone}, code: 7, made: true,
			removed: true},
		"it cannot be removed": {o: RunOptions{Remove: true}, changes: map[Op]any{OpContainerRemove: full}, code: 7, made: true,
			removed: true, err: ErrServer},
		"it does not start":               {changes: map[Op]any{OpContainerStart: refused}, err: ErrDenied, removed: true},
		"the connection is lost at start": {changes: map[Op]any{OpContainerStart: lost}, err: ErrUnreachable, removed: true},
		"no image":                        {changes: map[Op]any{OpImagePull: &APIError{Status: 404}}, err: ErrNotFound},
		"no container":                    {changes: map[Op]any{OpContainerCreate: &APIError{Status: 409}}, err: ErrConflict},
		"the wait came too late": {changes: map[Op]any{OpContainerWait: &APIError{Status: 404}, OpContainerInspect: exited}, code: 9,
			made: true},
		"the server does not know the code": {changes: map[Op]any{OpContainerWait: `-1`, OpContainerInspect: exited}, code: 9, made: true},
		"the event log knows the code":      {changes: map[Op]any{OpContainerWait: `-1`, OpEvents: died}, code: 5, made: true},
		"nobody knows the code":             {changes: map[Op]any{OpContainerWait: `-1`}, err: ErrNotFound, made: true},
		"nobody knows, at the time limit":   {changes: map[Op]any{OpContainerWait: `-1`}, spec: limited, code: -1, made: true},
		"the wait is lost":                  {changes: map[Op]any{OpContainerWait: lost}, err: ErrUnreachable, made: true},
		"a bad value":                       {o: RunOptions{DetachKeys: "ctrl-"}, err: ErrInvalid},
	} {
		t.Run(name, func(t *testing.T) {
			client, conn := scripted(t, "4.9.5", runAnswers(c.changes))
			conn.hijack = printed("out", "err")
			var out, errOut strings.Builder
			s, begun := runSpec(), ""
			if c.spec != nil {
				c.spec(s)
			}
			c.o.Stdout, c.o.Stderr = &out, &errOut
			c.o.Started = func(_ context.Context, id string) { begun = id }
			res, err := client.Run(t.Context(), s, c.o)
			if (c.err == nil) != (err == nil) || c.err != nil && !errors.Is(err, c.err) {
				t.Errorf("error %v, want %v", err, c.err)
			}
			if res.ExitCode != c.code || (res.ID == "c1") != c.made || (begun == "c1") != c.made {
				t.Errorf("%+v, started %q", res, begun)
			}
			if c.made && (out.String() != "out" || errOut.String() != "err" || len(res.Warnings) != 1) {
				t.Errorf("%q, %q, %v", out.String(), errOut.String(), res.Warnings)
			}
			if n := len(conn.requests(OpContainerRemove)); (n == 1) != c.removed || n > 1 {
				t.Errorf("removed %d times", n)
			}
		})
	}
}

// The question for the exit code is on its way before the start, also when its
// answer comes at the end only.
func TestRunAsksBeforeItStarts(t *testing.T) {
	started := make(chan struct{})
	answers := runAnswers(map[Op]any{
		OpContainerWait: func(ctx context.Context) (io.Reader, error) {
			httptrace.ContextClientTrace(ctx).WroteRequest(httptrace.WroteRequestInfo{})
			<-started
			return strings.NewReader(`3`), nil
		},
		OpContainerStart: func(context.Context) (io.Reader, error) { close(started); return nil, nil },
	})
	client, conn := scripted(t, "4.9.5", answers)
	conn.hijack = printed("", "")
	begin := time.Now()
	res, err := client.Run(t.Context(), runSpec(), RunOptions{})
	if err != nil || res.ExitCode != 3 || time.Since(begin) >= askedWithin {
		t.Fatalf("%+v, %v, after %v", res, err, time.Since(begin))
	}
	var order []Op
	for _, r := range conn.sent {
		order = append(order, r.Op)
	}
	if want := []Op{OpImagePull, OpContainerCreate, OpContainerAttach, OpContainerWait, OpContainerStart}; !slices.Equal(order, want) {
		t.Errorf("%v, want %v", order, want)
	}
}

// An interruption before the start removes what was made; after it, the
// container goes on.
func TestRunInterrupted(t *testing.T) {
	for name, at := range map[string]Op{"start": OpContainerStart, "wait": OpContainerWait} {
		t.Run(name, func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())
			client, conn := scripted(t, "4.9.5", runAnswers(map[Op]any{at: func(ctx context.Context) (io.Reader, error) {
				if trace := httptrace.ContextClientTrace(ctx); trace != nil {
					trace.WroteRequest(httptrace.WroteRequestInfo{})
				}
				if at == OpContainerStart {
					cancel()
				}
				<-ctx.Done()
				return nil, context.Cause(ctx)
			}}))
			conn.hijack = printed("", "")
			res, err := client.Run(ctx, runSpec(), RunOptions{Started: func(context.Context, string) { cancel() }})
			runs := at == OpContainerWait
			if !errors.Is(err, context.Canceled) || (res.ID != "") != runs || (len(conn.requests(OpContainerRemove)) == 0) != runs {
				t.Errorf("%+v, %v, removed %d times", res, err, len(conn.requests(OpContainerRemove)))
			}
		})
	}
}

// What the server cannot do is refused before an image is pulled.
func TestRunRefusesFirst(t *testing.T) {
	newer := runSpec()
	newer.Basic.HostUsers = []string{"me"}
	for name, c := range map[string]struct {
		version string
		spec    *ContainerSpec
		o       RunOptions
		class   error
	}{
		"a setting": {"3.4.4", newer, RunOptions{}, ErrUnsupported},
		"input":     {"3.2.0", runSpec(), RunOptions{Stdin: strings.NewReader("x")}, ErrUnsupported},
		"no spec":   {"4.9.5", nil, RunOptions{}, ErrInvalid},
	} {
		client, conn := scripted(t, c.version, runAnswers(nil))
		if _, err := client.Run(t.Context(), c.spec, c.o); !errors.Is(err, c.class) || len(conn.sent) > 0 {
			t.Errorf("%s: %v, sent %v", name, err, conn.sent)
		}
	}
}
