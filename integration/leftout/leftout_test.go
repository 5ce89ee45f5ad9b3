package leftout

import (
	"errors"
	"strings"
	"testing"
)

// recorder is a test that notes how it was ended.
type recorder struct {
	testing.TB
	failed, skipped string
}

func (*recorder) Helper() {}

func (r *recorder) Fatalf(format string, args ...any) { r.failed = format; panic(r) }

func (r *recorder) Skip(args ...any) { r.skipped = args[0].(string); panic(r) }

func skip(t *testing.T) (r *recorder) {
	t.Helper()
	r = &recorder{TB: t}
	said.Store("these tests", true) // this run left nothing out
	defer func() {
		if recover() != r {
			t.Error("the test went on")
		}
	}()
	Skip(r, "these tests", errors.New("no server"))
	return r
}

func TestSkip(t *testing.T) {
	t.Setenv(Env, "")
	if r := skip(t); r.failed != "" || !strings.Contains(r.skipped, "these tests (no server)") || !strings.Contains(r.skipped, "make test") {
		t.Errorf("on a laptop: failed %q, skipped %q", r.failed, r.skipped)
	}
	t.Setenv(Env, "1")
	if r := skip(t); r.failed == "" || r.skipped != "" {
		t.Errorf("in make test: failed %q, skipped %q", r.failed, r.skipped)
	}
}
