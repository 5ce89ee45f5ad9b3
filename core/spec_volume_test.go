package core

import (
	"errors"
	"slices"
	"testing"
	"time"
)

func TestVolumeUses(t *testing.T) {
	o := func(opts ...string) VolumeSpec {
		m := map[string]string{}
		for i := 0; i < len(opts); i += 2 {
			m[opts[i]] = opts[i+1]
		}
		return VolumeSpec{Options: m}
	}
	plugin := o("o", "uid=1", "nocopy", "")
	plugin.Driver = "plugin"
	used := map[Capability]bool{}
	for _, tc := range []struct {
		spec VolumeSpec
		want []Capability
	}{
		{VolumeSpec{Name: "a", Driver: "local", Labels: map[string]string{"a": "b"}}, nil},
		{o("type", "tmpfs", "device", "tmpfs", "o", "size=1m,mode=1770"), nil},
		{o("type", "tmpfs", "o", "UID=5"), []Capability{CapVolumeOwner}},
		{o("o", "gid=5,size=1m"), []Capability{CapVolumeOwner, CapVolumeQuota}},
		{o("o", "inodes=5"), []Capability{CapVolumeQuota}},
		{o("o", "noquota"), []Capability{CapVolumeNoQuota}},
		{o("o", "ro,timeout=5"), []Capability{CapVolumeTimeout}},
		{o("NoCopy", ""), []Capability{CapVolumeCopy}},
		{plugin, nil},
		{VolumeSpec{Driver: "image", Options: map[string]string{"image": "i"}}, []Capability{CapVolumeImage}},
		{VolumeSpec{Name: "a", IgnoreIfExists: true}, []Capability{CapVolumeIgnore}},
	} {
		if got := tc.spec.Uses(); !slices.Equal(got, tc.want) {
			t.Errorf("%+v uses %v, want %v", tc.spec, got, tc.want)
		}
		if err := tc.spec.Validate(); err != nil {
			t.Errorf("%+v: %v", tc.spec, err)
		}
		for _, c := range tc.want {
			used[c] = true
		}
	}
	for _, r := range volumeSpecRules {
		if !used[r.Cap] {
			t.Errorf("no case uses %s", r.Cap)
		}
	}
}

func TestVolumesThatNoServerCouldMake(t *testing.T) {
	for _, s := range []VolumeSpec{
		{IgnoreIfExists: true}, {Labels: map[string]string{"": "x"}}, {Options: map[string]string{"": "x"}},
		{Options: map[string]string{"size": "1m"}}, {Options: map[string]string{"UID": "1"}}, {Options: map[string]string{"o": "size"}},
		{Options: map[string]string{"o": "ro,inodes="}},
	} {
		c, conn := scripted(t, "4.9.5", nil)
		if _, err := c.CreateVolume(t.Context(), &s, CreateOptions{}); !errors.Is(err, ErrInvalid) || len(conn.sent) > 0 {
			t.Errorf("%+v: %v, sent %v", s, err, conn.sent)
		}
	}
}

func TestVolumeRefusals(t *testing.T) {
	c, conn := scripted(t, "3.0.0", nil)
	_, err := c.CreateVolume(t.Context(), &VolumeSpec{Driver: "image", Options: map[string]string{"o": "noquota,timeout=1"}}, CreateOptions{})
	var refused Refusals
	if !errors.As(err, &refused) || len(refused) != 3 {
		t.Errorf("%v", err)
	}
	second := time.Second
	if _, err := c.RemoveVolume(t.Context(), "a", RemoveVolumeOptions{Force: true, Timeout: &second}); !errors.Is(err, ErrUnsupported) {
		t.Errorf("remove with a timeout: %v", err)
	}
	if _, err := c.RemoveVolume(t.Context(), "a", RemoveVolumeOptions{Timeout: &second}); !errors.Is(err, ErrInvalid) {
		t.Errorf("a timeout without force: %v", err)
	}
	for _, f := range []map[string][]string{
		{"until": {"1h"}}, {"since": {"v"}}, {"after": {"v"}}, {"label": {"a"}, "until": {"1h"}},
	} {
		if _, err := c.PruneVolumes(t.Context(), PruneVolumesOptions{Filters: f}); !errors.Is(err, ErrUnsupported) {
			t.Errorf("prune of %v: %v", f, err)
		}
	}
	if _, err := c.ListVolumes(t.Context(), ListVolumesOptions{Filters: map[string][]string{"until": {"1h"}}}); !errors.Is(err,
		ErrUnsupported) {
		t.Errorf("list until: %v", err)
	}
	if len(conn.sent) > 0 {
		t.Errorf("sent %v", conn.sent)
	}
}
