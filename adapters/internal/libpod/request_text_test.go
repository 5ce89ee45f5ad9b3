package libpod

import (
	"errors"
	"testing"

	"github.com/podspan/podspan/core"
)

// JSON has no other bytes than UTF-8: they would arrive as U+FFFD.
func TestBytesThatAreNoTextAreRefused(t *testing.T) {
	for _, v := range []any{
		map[string]string{"a": "caf\xe9"}, map[string]string{"\xff": ""},
		[]string{`\`, "x\\\xff\""}, struct{ A []string }{[]string{`\ufffd`, "\xc3"}},
	} {
		if _, _, err := bodyOf(v); !errors.Is(err, core.ErrInvalid) {
			t.Errorf("%q: %v", v, err)
		}
	}
	for _, v := range []any{"\ufffd", `\ufffd`, `\\ufffd`, "café", map[string][]byte{"a": {0xff}}} {
		if _, _, err := bodyOf(v); err != nil {
			t.Errorf("%q: %v", v, err)
		}
	}
}
