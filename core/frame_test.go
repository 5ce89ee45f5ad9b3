package core

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

func frame(stream byte, payload string) string {
	head := []byte{stream, 0, 0, 0, 0, 0, 0, 0}
	binary.BigEndian.PutUint32(head[4:], uint32(len(payload)))
	return string(head) + payload
}

// splitReader gives its text in two reads.
func splitReader(s string, at int) io.Reader {
	return io.MultiReader(strings.NewReader(s[:at]), strings.NewReader(s[at:]))
}

func TestDemuxAtEveryByte(t *testing.T) {
	wire := frame(frameStdout, "out") + frame(frameStderr, "error") + frame(frameStdout, "") + frame(frameStdin, "0") + frame(frameStdout,
		"put\x00\xff")
	check := func(name string, r io.Reader) {
		var stdout, stderr bytes.Buffer
		if err := demux(r, &stdout, &stderr); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if stdout.String() != "out0put\x00\xff" || stderr.String() != "error" {
			t.Fatalf("%s: stdout %q, stderr %q", name, stdout.String(), stderr.String())
		}
	}
	for at := range len(wire) + 1 {
		check("split", splitReader(wire, at))
	}
	check("one byte at a time", iotest.OneByteReader(strings.NewReader(wire)))
	check("data with the end", iotest.DataErrReader(strings.NewReader(wire)))
}

func TestDemuxCut(t *testing.T) {
	first := frame(frameStdout, "whole")
	wire := first + frame(frameStderr, "cut")
	for at := range len(wire) {
		err := demux(strings.NewReader(wire[:at]), io.Discard, io.Discard)
		if clean := at == 0 || at == len(first); clean != (err == nil) {
			t.Errorf("cut after %d bytes: %v", at, err)
		} else if !clean && !errors.Is(err, errStreamCut) {
			t.Errorf("cut after %d bytes: %v is not errStreamCut", at, err)
		}
	}
}

func TestDemuxErrors(t *testing.T) {
	for name, c := range map[string]struct{ wire, want string }{
		"the server's error": {frame(frameStdout, "x") + frame(frameError, "conmon died"), "conmon died"},
		"not a stream":       {"HTTP/1.1 500 Internal Server Error", "not a frame"},
		"a bad stream":       {frame(9, "x"), "not a frame"},
	} {
		err := demux(strings.NewReader(c.wire), io.Discard, io.Discard)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
	broken := errors.New("no space left")
	if err := demux(strings.NewReader(frame(frameStdout, "x")), failingWriter{broken}, nil); !errors.Is(err, broken) {
		t.Errorf("a writer that fails: %v", err)
	}
	if err := demux(strings.NewReader(frame(frameStdout, "x")+frame(frameStderr, "y")), nil, nil); err != nil {
		t.Errorf("streams that are not wanted: %v", err)
	}
}

type failingWriter struct{ err error }

func (f failingWriter) Write([]byte) (int, error) { return 0, f.err }

func TestDemuxMemory(t *testing.T) {
	const size = 64 << 20
	head := frame(frameStdout, "")[:4] + "\x04\x00\x00\x00"
	got := testing.AllocsPerRun(1, func() {
		n := countingWriter(0)
		if err := demux(io.MultiReader(strings.NewReader(head), io.LimitReader(zeros{}, size)), &n, nil); err != nil || int64(n) != size {
			t.Fatalf("%d bytes, %v", n, err)
		}
	})
	if got > 100 {
		t.Errorf("a frame of 64 MiB took %v allocations", got)
	}
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

type countingWriter int64

func (c *countingWriter) Write(p []byte) (int, error) {
	*c += countingWriter(len(p))
	return len(p), nil
}

func FuzzDemux(f *testing.F) {
	f.Add([]byte(frame(frameStdout, "out")+frame(frameStderr, "err")), 3)
	f.Add([]byte(frame(frameError, "why")), 0)
	f.Add([]byte("\x01\x00\x00\x00\xff\xff\xff\xff"), 1)
	f.Fuzz(func(t *testing.T, wire []byte, at int) {
		var whole, split [2]bytes.Buffer
		err1 := demux(bytes.NewReader(wire), &whole[0], &whole[1])
		if at < 0 || at > len(wire) {
			at = len(wire) / 2
		}
		err2 := demux(splitReader(string(wire), at), &split[0], &split[1])
		if (err1 == nil) != (err2 == nil) || whole[0].String() != split[0].String() || whole[1].String() != split[1].String() {
			t.Fatalf("split at %d: %v and %v, %q and %q", at, err1, err2, whole[0].String(), split[0].String())
		}
		if whole[0].Len()+whole[1].Len() > len(wire) {
			t.Fatal("more came out than went in")
		}
	})
}
