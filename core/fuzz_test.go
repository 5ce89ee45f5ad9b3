package core

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/podspan/podspan/core/reply"
)

// splitInto are writers that note what a stream's frames hold.
type splitInto [2]bytes.Buffer

func (s *splitInto) String() string { return s[0].String() + "|" + s[1].String() }

// FuzzLogs cuts a followed log anywhere and reads it again from its start:
// nothing is missing in what comes out and nothing is in it twice, and each
// frame has an end.
func FuzzLogs(f *testing.F) {
	f.Add([]byte(frame(frameStdout, "one")+frame(frameStderr, "two")+frame(frameStdout, "three")), uint(15), true)
	f.Add([]byte(frame(frameStdout, "")+frame(frameStdout, "x")), uint(9), false)
	f.Add([]byte("\x01\x00\x00\x00\xff\xff\xff\xffx"), uint(9), true)
	f.Fuzz(func(t *testing.T, wire []byte, cut uint, ends bool) {
		writer := func(b *bytes.Buffer) io.Writer {
			if ends {
				return endLines(b)
			}
			return b
		}
		var whole, pieces splitInto
		if demux(bytes.NewReader(wire), writer(&whole[0]), writer(&whole[1])) != nil {
			return // the log itself is broken
		}
		at := int(cut % uint(len(wire)+1))
		var done logPosition
		out, errOut := writer(&pieces[0]), writer(&pieces[1])
		_ = demux(bytes.NewReader(wire[:at]), done.count(out), done.count(errOut)) // cut: an error or none
		if err := demux(bytes.NewReader(wire), done.skip(out), done.skip(errOut)); err != nil {
			t.Fatal(err)
		}
		if whole.String() != pieces.String() {
			t.Errorf("cut at %d of %d: %q, want %q", at, len(wire), pieces.String(), whole.String())
		}
	})
}

// FuzzReports reads arbitrary streams of pull reports and of events, as a whole
// and byte by byte: both give the same, and an error has a class.
func FuzzReports(f *testing.F) {
	f.Add(`{"stream":"a\n"}{"images":["i"],"id":"i"}`)
	f.Add(`{"error":"denied"}`)
	f.Add(`{"Type":"container","Action":"start"}` + "\n" + `{"cause":"x","message":"y","response":500}`)
	f.Add(`{"id":1}[`)
	f.Fuzz(func(t *testing.T, wire string) {
		c, _ := scripted(t, "4.9.5", nil)
		turn, err := c.begin(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		for name, read := range map[string]func(io.Reader, func()) error{
			"pull": func(r io.Reader, one func()) error {
				return turn.readReports(context.Background(), Request{Op: OpImagePull}, r, func(pullReport) { one() })
			},
			"events": func(r io.Reader, one func()) error {
				return eachValue(context.Background(), turn, Request{Op: OpEvents}, r, func(*reply.Event) error { one(); return nil })
			},
		} {
			var whole, slow int
			err1 := read(strings.NewReader(wire), func() { whole++ })
			err2 := read(splitReader(wire, len(wire)/2), func() { slow++ })
			if whole != slow || (err1 == nil) != (err2 == nil) {
				t.Errorf("%s: %d and %d values, %v and %v", name, whole, slow, err1, err2)
			}
			if err1 != nil && !errors.As(err1, new(*APIError)) && !errors.As(err1, new(*ProtocolError)) && !errors.As(err1, new(*ConnectError)) {
				t.Errorf("%s: an error without a class: %T %v", name, err1, err1)
			}
		}
	})
}

// FuzzEventTime holds that a time that is read is read again as the same.
func FuzzEventTime(f *testing.F) {
	for _, s := range []string{"2026-01-02T03:04:05.6Z", "2026-01-02", "1767225600.25", "10m", "-1h", "1e9", "0x1p3", "Inf", "0001-01-01"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		since, err := sinceParameter(s)
		if err != nil {
			if !errors.Is(err, ErrInvalid) {
				t.Error(err)
			}
			return
		}
		again, err := sinceParameter(since)
		if err != nil || again != since {
			t.Errorf("%q is sent as %q, which reads as %q, %v", s, since, again, err)
		}
	})
}
