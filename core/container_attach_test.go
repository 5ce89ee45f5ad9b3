package core

import (
	"bytes"
	"errors"
	"io"
	"net"
	"strings"
	"testing"
	"testing/iotest"
	"time"
)

// attachPair returns an attachment and the server's end of its stream.
func attachPair(t *testing.T, o AttachOptions) (*Attachment, *net.UnixConn) {
	t.Helper()
	l, err := net.ListenUnix("unix", &net.UnixAddr{Name: t.TempDir() + "/s"})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	client, err := net.DialUnix("unix", nil, l.Addr().(*net.UnixAddr))
	if err != nil {
		t.Fatal(err)
	}
	server, err := l.AcceptUnix()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { server.Close(); client.Close() })
	keys, err := parseDetachKeys(o.DetachKeys)
	if err != nil {
		t.Fatal(err)
	}
	return &Attachment{stream: client, opts: o, keys: keys, ctx: t.Context(),
		at: origin{"attach to container web", Server{URI: "fake:", Version: MustVersion("4.9.5")}}}, server
}

// run runs the attachment with a limit.
func run(t *testing.T, a *Attachment) error {
	t.Helper()
	done := make(chan error, 1)
	go func() { done <- a.Run() }()
	select {
	case err := <-done:
		return err
	case <-time.After(10 * time.Second):
		t.Fatal("the attachment does not end")
		return nil
	}
}

func TestAttachmentEcho(t *testing.T) {
	input := strings.Repeat("\x00\x10\x11\xff data\n", 50_000)
	var stdout, stderr bytes.Buffer
	a, server := attachPair(t, AttachOptions{Stdin: strings.NewReader(input), Stdout: &stdout, Stderr: &stderr})
	go func() {
		got, _ := io.ReadAll(server) // until the client's half is closed
		for chunk := got; len(chunk) > 0; chunk = chunk[min(len(chunk), 8192):] {
			_, _ = io.WriteString(server, frame(frameStdout, string(chunk[:min(len(chunk), 8192)])))
		}
		_, _ = io.WriteString(server, frame(frameStderr, "done"))
		_ = server.Close()
	}()
	if err := run(t, a); err != nil {
		t.Fatal(err)
	}
	if stdout.String() != input || stderr.String() != "done" {
		t.Errorf("%d bytes of %d came back, stderr %q", stdout.Len(), len(input), stderr.String())
	}
}

func TestAttachmentDetaches(t *testing.T) {
	stdin, keyboard := io.Pipe()
	a, server := attachPair(t, AttachOptions{Stdin: stdin, Stdout: io.Discard, TTY: true, DetachKeys: DefaultDetachKeys})
	seen := make(chan string, 1)
	go func() {
		all, _ := io.ReadAll(server)
		seen <- string(all)
	}()
	go func() {
		for _, piece := range []string{"ls\x10", "x", "\x10\x11lost"} {
			_, _ = io.WriteString(keyboard, piece)
		}
	}()
	if err := run(t, a); !errors.Is(err, ErrDetached) {
		t.Fatal(err)
	}
	if got := <-seen; got != "ls\x10x" {
		t.Errorf("the container saw %q: the keys are for the client", got)
	}
}

func TestAttachmentEnds(t *testing.T) {
	t.Run("output, while nothing is typed", func(t *testing.T) {
		stdin, _ := io.Pipe()
		a, server := attachPair(t, AttachOptions{Stdin: stdin, Stdout: io.Discard, TTY: true})
		_ = server.Close()
		if err := run(t, a); err != nil {
			t.Error(err)
		}
	})
	t.Run("a server that dies in a frame", func(t *testing.T) {
		a, server := attachPair(t, AttachOptions{Stdout: io.Discard})
		_, _ = io.WriteString(server, frame(frameStdout, "hello")[:10])
		_ = server.Close()
		if err := run(t, a); !errors.Is(err, errStreamCut) {
			t.Error(err)
		}
	})
	t.Run("input that cannot be read", func(t *testing.T) {
		broken := errors.New("input/output error")
		a, _ := attachPair(t, AttachOptions{Stdin: iotest.ErrReader(broken), Stdout: io.Discard, TTY: true})
		if err := run(t, a); !errors.Is(err, broken) || !strings.Contains(err.Error(), "standard input") {
			t.Error(err)
		}
	})
	t.Run("output that nobody takes", func(t *testing.T) {
		full := errors.New("no space left on device")
		a, server := attachPair(t, AttachOptions{Stdout: failingWriter{full}})
		_, _ = io.WriteString(server, frame(frameStdout, "x"))
		if err := run(t, a); !errors.Is(err, full) {
			t.Error(err)
		}
	})
}
