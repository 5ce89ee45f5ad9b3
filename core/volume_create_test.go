package core

import (
	"context"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
)

func TestVolumeIgnoreEmulated(t *testing.T) {
	taken := &APIError{Status: 500, Message: "volume with name v already exists: volume already exists", Version: MustVersion("4.3.1")}
	there := true
	c, conn := scripted(t, "4.3.1", func(_ context.Context, r Request) (io.Reader, error) {
		switch {
		case r.Op == OpVolumeCreate:
			return nil, taken
		case there:
			return strings.NewReader(`{"Name":"v","Driver":"old"}`), nil
		}
		return nil, &APIError{Status: 404, Version: MustVersion("4.3.1")}
	})
	s := &VolumeSpec{Name: "v", IgnoreIfExists: true}
	if v, err := c.CreateVolume(t.Context(), s, CreateOptions{}); err != nil || v.Volume.Driver != "old" {
		t.Errorf("%v, %v", v.Volume, err)
	}
	if got := conn.requests(OpVolumeInspect); len(got) != 1 {
		t.Errorf("%d inspects", len(got))
	}
	there = false
	if _, err := c.CreateVolume(t.Context(), s, CreateOptions{}); !errors.Is(err, taken) {
		t.Errorf("a volume that is not there after all: %v", err)
	}
	if _, err := c.CreateVolume(t.Context(), &VolumeSpec{Name: "v"}, CreateOptions{}); !errors.Is(err, ErrConflict) {
		t.Errorf("without ignore: %v", err)
	}
}

// A volume that another version made is made again where that takes the spec
// otherwise, and only there; one that may be an old one is never removed.
func TestVolumeCreateOnAReplacedServer(t *testing.T) {
	quota := VolumeSpec{Name: "v", Options: map[string]string{"o": "noquota"}}
	for _, tc := range []struct {
		name     string
		was, now string
		spec     VolumeSpec
		want     []Op
		replaced bool
	}{
		{"the same form", "4.9.5", "3.4.4", VolumeSpec{Name: "v"}, []Op{OpVolumeCreate}, false},
		{"another meaning", "4.9.5", "3.4.4", quota, []Op{OpVolumeCreate, OpVolumeRemove}, true},
		{"that is ignored", "3.4.4", "4.9.5", VolumeSpec{Name: "v", IgnoreIfExists: true}, []Op{OpVolumeCreate}, false},
		{"that may be old", "4.9.5", "3.4.4", VolumeSpec{Name: "v", IgnoreIfExists: true, Options: quota.Options}, []Op{OpVolumeCreate}, true},
	} {
		c, conn := scripted(t, tc.was, text(OpVolumeCreate, `{"Name":"v"}`))
		conn.version = tc.now
		_, err := c.CreateVolume(t.Context(), &tc.spec, CreateOptions{})
		var replaced *ReplacedError
		if errors.As(err, &replaced) != tc.replaced || !tc.replaced && err != nil {
			t.Errorf("%s: %v", tc.name, err)
		}
		var ops []Op
		for _, r := range conn.sent {
			ops = append(ops, r.Op)
		}
		if !slices.Equal(ops, tc.want) {
			t.Errorf("%s: sent %v, want %v", tc.name, ops, tc.want)
		}
	}
}
