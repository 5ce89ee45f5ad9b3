package core

import (
	"errors"
	"testing"
)

func TestParseSignal(t *testing.T) {
	for in, want := range map[string]Signal{
		"SIGTERM": 15, "term": 15, "Hup": 1, "9": 9, "SIGRTMIN": 34, "RTMIN+3": 37, "SIGRTMAX-2": 62, "64": 64, "WINCH": 28,
	} {
		if got, err := ParseSignal(in); err != nil || got != want {
			t.Errorf("%q: %d, %v; want %d", in, got, err, want)
		}
	}
	for _, in := range []string{"", "0", "65", "-1", "SIGFOO", "RTMIN+31", "RTMAX-31", "RTMIN+", "SIGSIGTERM"} {
		if got, err := ParseSignal(in); !errors.Is(err, ErrInvalid) {
			t.Errorf("%q: %d, %v", in, got, err)
		}
	}
}

func TestSignalTextReadsBack(t *testing.T) {
	for s := Signal(1); s <= sigRTMax; s++ {
		if got, err := ParseSignal(s.String()); err != nil || got != s {
			t.Errorf("%d is written %q, which reads as %d, %v", s, s, got, err)
		}
	}
}
