package core

import (
	"errors"
	"strings"
	"testing"
)

// scanAll feeds pieces to a watch and returns what passes and whether the keys came.
func scanAll(keys string, pieces ...string) (string, bool) {
	w := detachWatch{keys: []byte(keys)}
	var passed []byte
	for _, p := range pieces {
		var done bool
		if passed, done = w.filter(passed, []byte(p)); done {
			return string(passed), true
		}
	}
	return string(append(passed, w.rest()...)), false
}

func TestDetachWatch(t *testing.T) {
	for _, c := range []struct {
		name, keys string
		pieces     []string
		kept       string
		done       bool
	}{
		{"no keys", "", []string{"\x10\x11"}, "\x10\x11", false},
		{"at once", "\x10\x11", []string{"ab\x10\x11cd"}, "ab", true},
		{"over two reads", "\x10\x11", []string{"ab\x10", "\x11cd"}, "ab", true},
		{"broken off", "\x10\x11", []string{"\x10", "x", "\x11"}, "\x10x\x11", false},
		{"the first key twice", "\x10\x11", []string{"\x10\x10", "\x11"}, "\x10", true},
		{"overlapping beginning", "aab", []string{"a", "a", "a", "b"}, "a", true},
		{"deep overlap", "abababc", []string{"ababab", "ababc!"}, "abab", true},
		{"fall back twice", "aabaaa", []string{"aabaab", "aaa"}, "aab", true},
		{"one key", "x", []string{"ab", "xcd"}, "ab", true},
	} {
		if kept, done := scanAll(c.keys, c.pieces...); kept != c.kept || done != c.done {
			t.Errorf("%s: %q, %t; want %q, %t", c.name, kept, done, c.kept, c.done)
		}
	}
}

func FuzzDetachWatch(f *testing.F) {
	f.Add("aab", "aaab", 2)
	f.Add("\x10\x11", "x\x10\x10\x11y", 3)
	f.Fuzz(func(t *testing.T, keys, text string, at int) {
		if at < 0 || at > len(text) {
			at = 0
		}
		kept, done := scanAll(keys, text[:at], text[at:])
		want, found := text, false
		if keys != "" {
			if i := strings.Index(text, keys); i >= 0 {
				want, found = text[:i], true
			}
		}
		if kept != want || done != found {
			t.Fatalf("keys %q, text %q split at %d: %q, %t; want %q, %t", keys, text, at, kept, done, want, found)
		}
	})
}

func TestParseDetachKeys(t *testing.T) {
	if b, err := parseDetachKeys(DefaultDetachKeys); err != nil || string(b) != "\x10\x11" {
		t.Errorf("the default: %q, %v", b, err)
	}
	if b, err := parseDetachKeys(""); err != nil || b != nil {
		t.Errorf("none: %q, %v", b, err)
	}
	for _, bad := range []string{"ctrl-", "ctrl-p,", "ctrl-1", "xy"} {
		if _, err := parseDetachKeys(bad); !errors.Is(err, ErrInvalid) {
			t.Errorf("%q: %v", bad, err)
		}
	}
}
