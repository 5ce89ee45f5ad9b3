package core

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"
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

func TestVolumeExistsEmulated(t *testing.T) {
	for version, op := range map[string]Op{"3.0.0": OpVolumeInspect, "3.1.0": OpVolumeExists} {
		c, conn := scripted(t, version, text(op, `{"Name":"v"}`))
		if there, err := c.VolumeExists(t.Context(), "v", ReadOptions{}); err != nil || !there.Exists || len(conn.requests(op)) != 1 {
			t.Errorf("%s: %v, %v, sent %v", version, there.Exists, err, conn.sent)
		}
		c, _ = scripted(t, version, func(context.Context, Request) (io.Reader, error) {
			return nil, &APIError{Status: 404, Version: MustVersion(version)}
		})
		if there, err := c.VolumeExists(t.Context(), "v", ReadOptions{}); err != nil || there.Exists {
			t.Errorf("%s, none: %v, %v", version, there.Exists, err)
		}
	}
}

// The lists of older servers are filtered as Podman 4.9 does it.
func TestVolumeFilters(t *testing.T) {
	const all = `[{"Name":"web-1","Driver":"local","Scope":"local","Labels":{"app":"web","io.x/y":"1"},"Options":{"type":"tmpfs"}},
		{"Name":"web-2","Driver":"nfs","Scope":"local","Labels":{"app":"db"}},{"Name":"old","Driver":"local","Scope":"global"}]`
	for _, tc := range []struct {
		filters map[string][]string
		want    string
		sent    string // filters that the server is asked for first; empty: none
	}{
		{nil, "web-1 web-2 old", ""},
		{map[string][]string{"name": {}}, "web-1 web-2 old", ""},
		{map[string][]string{"name": {"^web", "ld$"}}, "web-1 web-2 old", ""},
		{map[string][]string{"name": {"-[2]"}}, "web-2", ""},
		{map[string][]string{"name": {"[", "old"}}, "old", ""},
		{map[string][]string{"driver": {"nfs"}}, "web-2", ""},
		{map[string][]string{"scope": {"global", "x"}}, "old", ""},
		{map[string][]string{"label": {"app"}}, "web-1 web-2", ""},
		{map[string][]string{"label": {"app", "io.x/y=1"}}, "web-1", ""},
		{map[string][]string{"label": {"app=db"}}, "web-2", ""},
		{map[string][]string{"label": {"*/y"}}, "web-1", ""},
		{map[string][]string{"label": {"[*"}}, "", ""},
		{map[string][]string{"label!": {"app=db"}}, "web-1 old", ""},
		{map[string][]string{"opt": {"type"}}, "web-1", ""},
		{map[string][]string{"opt": {"type=nfs", "o"}}, "", ""},
		{map[string][]string{"opt": {"type=tmpfs"}, "driver": {"local"}}, "web-1", ""},
		{map[string][]string{"label!": {"app=db", "io.x/y"}}, "old", ""},
		{map[string][]string{"dangling": {"true"}}, "old", `{"dangling":["true"]}`},
		{map[string][]string{"dangling": {"true"}, "name": {"1"}}, "", `{"dangling":["true"]}`},
		{map[string][]string{"dangling": {"true"}, "name": {"ld"}}, "old", `{"dangling":["true"]}`},
	} {
		c, conn := scripted(t, "3.4.4", func(_ context.Context, r Request) (io.Reader, error) {
			if r.Query.Has("filters") {
				return strings.NewReader(`[{"Name":"old"}]`), nil
			}
			return strings.NewReader(all), nil
		})
		list, err := c.ListVolumes(t.Context(), ListVolumesOptions{Filters: tc.filters})
		var names []string
		for _, v := range list.Volumes {
			names = append(names, v.Name)
		}
		if got := strings.Join(names, " "); err != nil || got != tc.want {
			t.Errorf("%v: %q, %v; want %q", tc.filters, got, err, tc.want)
		}
		if got := conn.sent[0].Query.Get("filters"); got != tc.sent {
			t.Errorf("%v: the server is asked for %q, want %q", tc.filters, got, tc.sent)
		}
	}
	c, conn := scripted(t, "4.9.5", text(OpVolumeList, all))
	filters := map[string][]string{"label": {"a", "b"}}
	list, err := c.ListVolumes(t.Context(), ListVolumesOptions{Filters: filters})
	sent, _ := json.Marshal(filters)
	if err != nil || len(list.Volumes) != 3 || len(conn.sent) != 1 || conn.sent[0].Query.Get("filters") != string(sent) {
		t.Errorf("a server that can: %v, %v, sent %v", list.Volumes, err, conn.sent)
	}
}
