package flags

import (
	"errors"
	"path"
	"strings"
	"testing"

	"github.com/podspan/podspan/core"
)

func fuzzBuild() *build {
	return &build{env: Env{Dir: "/cwd", Glob: func(string) ([]string, error) { return []string{"/g"}, nil }},
		spec: &core.ContainerSpec{}, res: &Result{}}
}

// refusedWell reports whether err is nil; a refusal must be a FieldError.
func refusedWell(t *testing.T, err error) bool {
	t.Helper()
	var f *core.FieldError
	if err != nil && !errors.As(err, &f) {
		t.Errorf("not a FieldError: %v", err)
	}
	return err == nil
}

func FuzzVolume(f *testing.F) {
	for _, s := range []string{"/a:/b", "v:/b:ro,z", "/x", "./a:/b:O,upperdir=/u,workdir=/w", "::", "a:/b:", "/a:/b:U,idmap"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		b := fuzzBuild()
		if !refusedWell(t, applyVolumes(b, value{flag: "--volume", list: []string{s}})) {
			return
		}
		if err := finishMounts(b); err != nil {
			t.Fatal(err)
		}
		st := b.spec.Storage
		if n := len(st.Mounts) + len(st.Volumes) + len(st.OverlayVolumes); n != 1 {
			t.Errorf("%q makes %d mounts", s, n)
		}
		for _, m := range st.Mounts {
			if !path.IsAbs(m.Source) || !path.IsAbs(m.Destination) {
				t.Errorf("%q: %+v", s, m)
			}
		}
		for _, v := range st.Volumes {
			if strings.ContainsAny(v.Name, "/:") && strings.HasPrefix(v.Name, "/") || !path.IsAbs(v.Destination) {
				t.Errorf("%q: %+v", s, v)
			}
		}
	})
}

func FuzzMount(f *testing.F) {
	for _, s := range []string{"type=bind,src=/a,dst=/b,ro", "type=tmpfs,dst=/t,tmpfs-size=1m", `type=volume,"src=a,b",dst=/x`,
		"type=glob,src=*", "type=image,src=i,dst=/i,rw", "type=devpts,dst=/p"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		b := fuzzBuild()
		if refusedWell(t, applyMounts(b, value{flag: "--mount", list: []string{s}})) && len(b.mounts.what) != 1 {
			t.Errorf("%q makes %d mounts", s, len(b.mounts.what))
		}
	})
}

func FuzzPublish(f *testing.F) {
	for _, s := range []string{"80", "8080:80/udp", "1.2.3.4:1-3:4-6", "[::1]::80", "[::]:1:1/sctp", "65535-65535", ":80", "1:", "/tcp"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p, err := value{flag: "--publish"}.port(s)
		if !refusedWell(t, err) {
			return
		}
		if p.ContainerPort == 0 || p.Range == 0 || int(p.ContainerPort)+int(p.Range)-1 > 65535 || int(p.HostPort)+int(p.Range)-1 > 65535 {
			t.Errorf("%q: %+v", s, p)
		}
		if p.HostIP.Zone() != "" || p.HostIP.Is4In6() {
			t.Errorf("%q: %+v", s, p)
		}
	})
}

func FuzzNetwork(f *testing.F) {
	for _, s := range []string{"bridge:ip=1.1.1.1", "n:mac=92:d0:c6:0a:29:33,alias=a", "a,b", "host", "ns:/x", "slirp4netns:mtu=1", ":",
		"bridges:ip=::1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		b := fuzzBuild()
		if !refusedWell(t, applyNetwork(b, value{flag: "--network", list: []string{s}})) {
			return
		}
		if (len(b.net.networks) > 0) != (b.net.mode.Mode == core.NamespaceBridge) {
			t.Errorf("%q: mode %q with %d networks", s, b.net.mode.Mode, len(b.net.networks))
		}
		for _, n := range b.net.networks {
			if n.Name == "" && s != "bridge" && !strings.HasPrefix(s, "bridge:") {
				t.Errorf("%q joins the default network", s)
			}
		}
	})
}

func FuzzHealthAndIDs(f *testing.F) {
	f.Add("CMD a b", "0:1:2")
	f.Add(`["a"]`, "u0:1,")
	f.Fuzz(func(t *testing.T, cmd, ids string) {
		h := healthFlags{cmd: cmd}
		if c, err := h.config("--health-cmd"); cmd != "" && refusedWell(t, err) && len(c.Test) == 0 {
			t.Errorf("%q makes no check", cmd)
		}
		_, err := value{flag: "--uidmap", list: []string{ids}}.idMap('u')
		refusedWell(t, err)
		_, _, err = value{flag: "--secret"}.secret(ids)
		refusedWell(t, err)
	})
}
