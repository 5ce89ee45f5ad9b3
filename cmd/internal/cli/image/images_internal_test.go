package image

import (
	"strings"
	"testing"
)

func TestSplitReference(t *testing.T) {
	for ref, want := range map[string][3]string{
		"a":                       {"a", "", ""},
		"a:1":                     {"a", "1", ""},
		"host:5000/a/b":           {"host:5000/a/b", "", ""},
		"host:5000/a/b:1@sha256:": {"host:5000/a/b", "1", "sha256:"},
		"a@sha256:00":             {"a", "", "sha256:00"},
		"<none>:<none>":           {"<none>", "<none>", ""},
		"":                        {"", "", ""},
	} {
		repo, tag, digest := splitReference(ref)
		if got := [3]string{repo, tag, digest}; got != want {
			t.Errorf("%q: %q, want %q", ref, got, want)
		}
	}
}

func TestTargetReference(t *testing.T) {
	for _, good := range []string{"a", "a:1", "a/b-c__d.e:v1.2_x", "host.example:5000/a:1", "LOCALHOST/a", "[::1]:5000/a"} {
		if _, _, err := targetReference(good); err != nil {
			t.Errorf("%q: %v", good, err)
		}
	}
	for _, bad := range []string{"", "A", "A:1", "a/B", "a:", "a:-x", "a:b c", "a/", "/a", "a//b", "a@sha256:00",
		"a/b:" + strings.Repeat("x", 129), "a/_b", "a b"} {
		if repo, tag, err := targetReference(bad); err == nil {
			t.Errorf("%q: %q, %q and no error", bad, repo, tag)
		}
	}
}
