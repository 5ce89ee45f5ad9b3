package core

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

func TestDecisionsAreCheckedAgainstTheVersionThatAnswers(t *testing.T) {
	c, conn := scripted(t, "3.4.4", nil)
	conn.version = "4.9.5"
	_, err := c.TopContainer(t.Context(), "web", TopContainerOptions{Args: []string{"pid", "args"}})
	var replaced *ReplacedError
	if !errors.As(err, &replaced) || !errors.Is(err, ErrNotApplied) || len(replaced.Options) != 1 {
		t.Errorf("arguments in the form of 3.4.4, read by 4.9.5: %v", err)
	}
	if _, err := c.PauseContainer(t.Context(), "web", ChangeOptions{}); !errors.As(err, &replaced) {
		t.Errorf("a client that cannot choose again: %v", err)
	}
	c, conn = scripted(t, "3.4.4", nil)
	conn.version = "4.9.5"
	if _, err := c.PauseContainer(t.Context(), "web", ChangeOptions{}); err != nil {
		t.Errorf("a call that is the same everywhere: %v", err)
	}
}

func TestCreateIsNeverLeftInTheOldForm(t *testing.T) {
	spec := &ContainerSpec{Storage: ContainerStorage{Image: "i"}}
	c, conn := scripted(t, "3.4.4", text(OpContainerCreate, `{"Id":"abc"}`))
	conn.version = "4.9.5"
	var replaced *ReplacedError
	if created, err := c.CreateContainer(t.Context(), spec, CreateOptions{}); created.ID != "" || !errors.As(err, &replaced) {
		t.Errorf("without a way to choose: %v, %v", created, err)
	}
	if n := len(conn.requests(OpContainerRemove)); n != 1 {
		t.Errorf("removed %d times", n)
	}
	// One that is replaced each time that it is asked.
	c, conn = scripted(t, "3.4.4", text(OpContainerCreate, `{"Id":"abc"}`))
	conn.version = "4.9.5"
	old := c.link
	c = NewClient(old, ClientOptions{Choose: func(context.Context) (Link, error) { return old, nil }})
	if created, err := c.CreateContainer(t.Context(), spec, CreateOptions{}); created.ID != "" || !errors.As(err, &replaced) {
		t.Errorf("replaced twice: %v, %v", created, err)
	}
	if made, removed := len(conn.requests(OpContainerCreate)), len(conn.requests(OpContainerRemove)); made != 2 || removed != 2 {
		t.Errorf("created %d times, removed %d times", made, removed)
	}
}

func TestAChoiceThatHangsHoldsNobody(t *testing.T) {
	c, _ := scripted(t, "3.4.4", nil)
	began, stop := make(chan struct{}), make(chan struct{})
	c.options.Choose = func(context.Context) (Link, error) { close(began); <-stop; return Link{}, io.EOF }
	c.stale = MustVersion("4.9.5")
	done := make(chan struct{})
	go func() { defer close(done); _, _ = c.PauseContainer(context.Background(), "a", ChangeOptions{}) }()
	<-began
	defer func() { close(stop); <-done }()
	c.Server()
	c.Supports(CapTopArgs)
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	if _, err := c.PauseContainer(ctx, "b", ChangeOptions{}); !errors.Is(err, context.DeadlineExceeded) {
		t.Error(err)
	}
}

func TestAttachSaysEveryStream(t *testing.T) {
	for want, o := range map[string]AttachOptions{
		"detachKeys=&stderr=false&stdin=false&stdout=true": {Stdout: io.Discard},
		"detachKeys=&stderr=true&stdin=true&stdout=true":   {Stdin: strings.NewReader(""), Stdout: io.Discard, TTY: true},
		"detachKeys=&stderr=true&stdin=false&stdout=false": {Stderr: io.Discard},
	} {
		c, conn := scripted(t, "4.9.5", nil)
		_, _ = c.AttachContainer(t.Context(), "web", o)
		if got := conn.sent[0].Query.Encode(); got != want {
			t.Errorf("sent %s, want %s", got, want)
		}
	}
	c, conn := scripted(t, "4.9.5", nil)
	for _, o := range []AttachOptions{{}, {Stderr: io.Discard, TTY: true}, {Stdout: io.Discard, NoStream: true}} {
		if _, err := c.AttachContainer(t.Context(), "web", o); !errors.Is(err, ErrInvalid) || len(conn.sent) > 0 {
			t.Errorf("%+v: %v", o, err)
		}
	}
	for _, o := range []AttachOptions{{Logs: true}, {NoStream: true}} {
		if _, err := c.AttachExec(t.Context(), "x", o); !errors.Is(err, ErrInvalid) || len(conn.sent) > 0 {
			t.Errorf("exec %+v: %v", o, err)
		}
	}
}

func TestExecWithoutDetachKeysNamesSome(t *testing.T) {
	c, conn := scripted(t, "3.4.4", text(OpExecCreate, `{"Id":"x"}`))
	for range 2 {
		if _, err := c.CreateExec(t.Context(), "web", ExecSpec{Command: []string{"sh"}}, ChangeOptions{}); err != nil {
			t.Fatal(err)
		}
	}
	one, two := conn.sent[0].Body.(execBody).DetachKeys, conn.sent[1].Body.(execBody).DetachKeys
	if keys, err := parseDetachKeys(one); err != nil || len(keys) < 20 || one == two {
		t.Errorf("%q, %q: %v", one, two, err)
	}
}

func TestFirstSizeIsToldUntilTheSessionRuns(t *testing.T) {
	for name, ended := range map[string]bool{"runs in the end": false, "has ended": true} {
		tries := 0
		c, conn := scripted(t, "3.1.2", func(_ context.Context, r Request) (io.Reader, error) {
			switch r.Op {
			case OpExecResize:
				if tries++; tries < 3 || ended {
					return nil, &APIError{Status: 500, Message: "exec session state improper"}
				}
			case OpExecInspect:
				if ended {
					return strings.NewReader(`{"CanRemove":true}`), nil
				}
				return strings.NewReader(`{}`), nil
			}
			return nil, nil
		})
		here, there := net.Pipe()
		defer there.Close()
		conn.hijack = func(context.Context, Request) (Stream, error) { return pipeStream{here}, nil }
		att, err := c.AttachExec(t.Context(), "x", AttachOptions{TTY: true, Size: &TerminalSize{1, 2}})
		if err != nil || tries != map[bool]int{false: 3, true: 1}[ended] {
			t.Errorf("%s: %v after %d tries", name, err, tries)
			continue
		}
		if conn.requests(OpExecResize)[0].Query.Has("running") {
			t.Error("a size that is not applied would go unnoticed")
		}
		_ = att.Close()
	}
}

type pipeStream struct{ net.Conn }

func (pipeStream) CloseWrite() error { return nil }

func TestRunWritesNothingAfterItsEnd(t *testing.T) {
	broken := errors.New("broken")
	var late atomic.Bool
	var over atomic.Bool
	began := make(chan struct{})
	w := writerFunc(func(p []byte) (int, error) {
		close(began)
		time.Sleep(50 * time.Millisecond)
		late.Store(over.Load())
		return len(p), nil
	})
	in := readerFunc(func([]byte) (int, error) { <-began; return 0, broken })
	a, server := attachPair(t, AttachOptions{Stdin: in, Stdout: w, TTY: true})
	_, _ = io.WriteString(server, "x")
	err := a.Run()
	over.Store(true)
	time.Sleep(70 * time.Millisecond)
	if !errors.Is(err, broken) || late.Load() {
		t.Errorf("%v, written after the end: %t", err, late.Load())
	}
	if err := a.Run(); !errors.Is(err, ErrInvalid) {
		t.Errorf("a second run: %v", err)
	}
}

type writerFunc func([]byte) (int, error)

func (f writerFunc) Write(p []byte) (int, error) { return f(p) }

type readerFunc func([]byte) (int, error)

func (f readerFunc) Read(p []byte) (int, error) { return f(p) }

func TestStreamErrorClasses(t *testing.T) {
	full := errors.New("no space left")
	for name, tc := range map[string]struct {
		body  string
		w     io.Writer
		class error
	}{
		"cut":       {frame(frameStdout, "hello")[:10], io.Discard, ErrUnreachable},
		"no frame":  {"HTTP/1.1 500 no", io.Discard, ErrServer},
		"its words": {frame(frameError, "boom"), io.Discard, ErrServer},
		"full":      {frame(frameStdout, "x"), failingWriter{full}, full},
	} {
		c, _ := scripted(t, "4.9.5", text(OpContainerLogs, tc.body))
		_, err := c.Logs(t.Context(), "web", LogsOptions{Stdout: tc.w})
		if !errors.Is(err, tc.class) || tc.class == full && errors.Is(err, ErrUnreachable) {
			t.Errorf("%s: %v", name, err)
		}
	}
	c, _ := scripted(t, "4.9.5", text(OpImagePull, `{"stream":"x"} oops`))
	if _, err := c.PullImage(t.Context(), "busybox", PullImageOptions{}); !errors.As(err, new(*ProtocolError)) {
		t.Errorf("garbage: %v", err)
	}
}

// The connection of the followed log stalls; what is missing is read again.
func TestFollowedLogsOfOldServersAreWhole(t *testing.T) {
	wire := frame(frameStdout, "one") + frame(frameStdout, "two") + frame(frameStderr, "three") + frame(frameStdout, "four")
	c, _ := scripted(t, "3.4.4", func(ctx context.Context, r Request) (io.Reader, error) {
		switch r.Op {
		case OpContainerWait:
			return strings.NewReader("0"), nil
		case OpContainerLogs:
			if r.Query.Get("follow") != "true" {
				return strings.NewReader(wire), nil
			}
			stalls := readerFunc(func([]byte) (int, error) { <-ctx.Done(); return 0, ctx.Err() })
			return io.MultiReader(strings.NewReader(wire[:len(frame(frameStdout, "one"))+9]), stalls), nil
		}
		return nil, nil
	})
	var stdout, stderr bytes.Buffer
	if _, err := c.Logs(t.Context(), "web", LogsOptions{Stdout: &stdout, Stderr: &stderr, Follow: true}); err != nil {
		t.Fatal(err)
	}
	if stdout.String() != "one\ntwo\nfour\n" || stderr.String() != "three\n" {
		t.Errorf("stdout %q, stderr %q", stdout.String(), stderr.String())
	}
}

func TestOptionsWithoutEffectAreRefused(t *testing.T) {
	c, conn := scripted(t, "3.0.0", text(OpImageInspect, `{"Id":"i","Os":"linux","Architecture":"amd64"}`))
	if _, err := c.RemoveImages(t.Context(), []string{"a"}, RemoveImagesOptions{All: true}); !errors.Is(err, ErrInvalid) {
		t.Errorf("all with names: %v", err)
	}
	// Servers take an empty name for every image, and memory for each line of a tail.
	if _, err := c.RemoveImages(t.Context(), []string{"a", ""}, RemoveImagesOptions{}); !errors.Is(err, ErrInvalid) || len(conn.sent) > 0 {
		t.Errorf("an empty name: %v", err)
	}
	tail := maxTail + 1
	if _, err := c.Logs(t.Context(), "web", LogsOptions{Stdout: io.Discard, Tail: &tail}); !errors.Is(err, ErrInvalid) || len(conn.sent) > 0 {
		t.Errorf("a tail of %d: %v", tail, err)
	}
	if _, err := c.RemoveExec(t.Context(), "x", RemoveExecOptions{Force: true}); !errors.Is(err, ErrUnsupported) {
		t.Errorf("a removal with force: %v", err)
	}
	for _, o := range []PullImageOptions{
		{Policy: "often"}, {Policy: PullMissing, AllTags: true}, {Policy: PullMissing, Variant: "v7"}, {Policy: PullNever, Arch: "arm64"},
	} {
		if _, err := c.PullImage(t.Context(), "busybox", o); !errors.Is(err, ErrInvalid) || len(conn.requests(OpImagePull)) > 0 {
			t.Errorf("%+v: %v", o, err)
		}
	}
	if ids, err := c.PullImage(t.Context(), "busybox", PullImageOptions{Policy: PullMissing, Arch: "amd64"}); err != nil ||
		len(ids.IDs) != 1 || len(conn.requests(OpImagePull)) > 0 {
		t.Errorf("an image that is there: %v, %v", ids.IDs, err)
	}
}
