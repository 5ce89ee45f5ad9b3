package core

import (
	"errors"
	"testing"
)

func TestVersionOrder(t *testing.T) {
	order := []string{"3.0.0", "3.4.4", "4.0.0", "4.3.1", "4.10.0", "5.0.0"}
	for i, a := range order {
		for j, b := range order {
			want := 0
			if i < j {
				want = -1
			} else if i > j {
				want = 1
			}
			if got := MustVersion(a).Compare(MustVersion(b)); got != want {
				t.Errorf("%s against %s: %d, want %d", a, b, got, want)
			}
		}
	}
}

func TestPrereleaseCountsAsTheRelease(t *testing.T) {
	for _, s := range []string{"4.0.0-dev", "v4.0.0", "4.0.0-rc1+build"} {
		v := MustVersion(s)
		if v.Compare(MustVersion("4.0.0")) != 0 || v.Clean() != "4.0.0" || v.String() != s {
			t.Errorf("%s: compares %d, clean %s, text %s", s, v.Compare(MustVersion("4.0.0")), v.Clean(), v)
		}
	}
}

func TestVersionErrors(t *testing.T) {
	for _, s := range []string{"", "podman", "4.x", "-1.0.0"} {
		if _, err := ParseVersion(s); !errors.Is(err, ErrInvalid) {
			t.Errorf("%q: %v", s, err)
		}
	}
	if !(Version{}).IsZero() || (Version{}).String() != "unknown" || MustVersion("3.0.0").IsZero() {
		t.Error("the zero version is the unknown one")
	}
}

func FuzzParseVersion(f *testing.F) {
	for _, s := range []string{"3.4.4", "v4.0.0-dev", "4.4.0-rc1", "5", "1.2.3.4", "99999999999999999999.0.0"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		v, err := ParseVersion(s)
		if err != nil {
			return
		}
		again, err := ParseVersion(v.Clean())
		if err != nil || again.Compare(v) != 0 {
			t.Errorf("%q: clean %q reads as %v, %v", s, v.Clean(), again, err)
		}
	})
}
