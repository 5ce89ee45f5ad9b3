package adapters

import (
	"errors"
	"strings"
	"testing"

	"github.com/podspan/podspan/core"
)

func TestAllIsNewestFirst(t *testing.T) {
	var names []string
	for i, a := range All() {
		names = append(names, a.Name())
		if i > 0 && a.Speaks().Current.AtLeast(All()[i-1].Speaks().Current) {
			t.Errorf("%s comes after an older one", a.Name())
		}
	}
	if got := strings.Join(names, " "); got != "v4 v3" {
		t.Errorf("adapters %q", got)
	}
}

func TestPick(t *testing.T) {
	for _, tt := range []struct{ version, min, want string }{
		{"3.0.0", "", "v3"}, {"3.4.4", "3.1.0", "v3"}, {"3.4.7", "", "v3"}, {"3.9.9", "", "v3"},
		{"4.0.0-dev", "", "v4"}, {"4.9.5", "4.0.0", "v4"}, {"4.99.0", "", "v4"},
		{"5.0.0", "4.0.0", "v4"}, {"5.8.2-rhel", "4.0.0", "v4"}, {"7.0.0", "4.9.0", "v4"}, {"7.0.0", "3.1.0", "v4"},
		{"5.0.0", "", "v4"}, {"5.99.0", "", "v4"}, {"6.1.1", "", "v4"},
		{"7.0.0", "", ""}, {"7.0.0", "5.0.0", ""}, {"6.1.1", "5.0.0", ""}, {"5.4.2", "5.0.0", ""}, {"2.2.1", "1.0.0", ""}, {"0.0.0", "", ""},
	} {
		var min core.Version
		if tt.min != "" {
			min = core.MustVersion(tt.min)
		}
		a, err := Pick(core.MustVersion(tt.version), min)
		switch {
		case tt.want == "":
			if a != nil || !errors.Is(err, core.ErrUnsupported) || !strings.Contains(err.Error(), tt.version) ||
				!strings.Contains(err.Error(), "4.9.5") {
				t.Errorf("%s (min %s): %v, %v", tt.version, tt.min, a, err)
			}
		case err != nil || a.Name() != tt.want:
			t.Errorf("%s (min %s): %v, %v, want %s", tt.version, tt.min, a, err, tt.want)
		}
	}
	if _, err := Pick(core.Version{}, core.Version{}); !errors.Is(err, core.ErrUnsupported) {
		t.Errorf("no version: %v", err)
	}
}

// TestLeftOut plays a build without one adapter; CI builds the real ones.
func TestLeftOut(t *testing.T) {
	saved := known
	defer func() { known = saved }()
	known = append(known[:0:0], saved...)
	known[1].adapter = nil
	_, err := Pick(core.MustVersion("3.4.4"), core.Version{})
	if !errors.Is(err, core.ErrUnsupported) ||
		!strings.Contains(err.Error(), "built without the v3 adapter") || !strings.Contains(err.Error(), "no_podman_v3") {
		t.Errorf("%v", err)
	}
	if _, err := ByName("v3"); err == nil || !strings.Contains(err.Error(), "built without") {
		t.Errorf("%v", err)
	}
	known[0].adapter = nil
	if _, err := Pick(core.MustVersion("4.3.1"), core.Version{}); err == nil || !strings.Contains(err.Error(), "no adapter at all") {
		t.Errorf("%v", err)
	}
}

func TestByName(t *testing.T) {
	for _, name := range []string{"v3", "v4"} {
		if a, err := ByName(name); err != nil || a.Name() != name {
			t.Errorf("%s: %v, %v", name, a, err)
		}
	}
	for _, name := range []string{"", "v5", "V4", "4"} {
		if _, err := ByName(name); !errors.Is(err, core.ErrInvalid) {
			t.Errorf("%q: %v", name, err)
		}
	}
}
