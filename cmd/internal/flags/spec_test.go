package flags

import (
	"net/netip"
	"os"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/podspan/podspan/core"
)

func ptr[T any](v T) *T { return &v }

// base is the container of a command line that says nothing but the image.
func base() *core.ContainerSpec {
	s := &core.ContainerSpec{}
	s.Basic = core.ContainerBasic{HTTPProxy: true, StopTimeout: ptr(10 * time.Second), Systemd: "true", SdNotifyMode: "container",
		RawImageName: "img", Command: []string{}}
	s.Storage = core.ContainerStorage{Image: "img", ImageVolumeMode: "anonymous"}
	s.Security = core.ContainerSecurity{SeccompPolicy: "default", Umask: "0022",
		IDMappings: &core.IDMappings{HostUIDMapping: true, HostGIDMapping: true}}
	s.Cgroup.Mode = "enabled"
	return s
}

var compare = cmp.Options{cmp.Comparer(func(a, b netip.Addr) bool { return a == b })}

// TestSpec: each line changes the base in exactly one way. The forms that
// podman-remote sends alike are in lines.txt; here are those where podspan
// reads more, or where the neutral form matters.
func TestSpec(t *testing.T) {
	type spec = core.ContainerSpec
	for _, tt := range []struct {
		args []string
		want func(*spec)
	}{
		{nil, func(*spec) {}},
		{[]string{"--memory-swap", "-1"}, func(*spec) {}},
		{[]string{"-m", "1k", "--memory-swap", "-1"}, func(s *spec) {
			s.Resources.Memory = &core.Memory{Limit: ptr(core.Bytes(1024)), Swap: ptr(core.Bytes(-1))}
		}},
		{[]string{"-m1g"}, func(s *spec) {
			s.Resources.Memory = &core.Memory{Limit: ptr(core.Bytes(1 << 30)), Swap: ptr(core.Bytes(2 << 30))}
		}},
		{[]string{"-m0"}, func(*spec) {}},
		{[]string{"--memory-swappiness", "0"}, func(s *spec) { s.Resources.Memory = &core.Memory{Swappiness: ptr(uint64(0))} }},
		{[]string{"--memory-swappiness=-1"}, func(*spec) {}},
		{[]string{"--cpu-quota=-1"}, func(*spec) {}},
		{[]string{"--cpu-quota=5", "--cpu-quota=-1"}, func(*spec) {}},
		{[]string{"--cpu-quota=-2"}, func(s *spec) { s.Resources.CPU = &core.CPU{Quota: ptr(int64(-2))} }},
		{[]string{"--cpus=.5"}, func(s *spec) { s.Resources.CPU = &core.CPU{Period: ptr(uint64(100000)), Quota: ptr(int64(50000))} }},
		{[]string{"--pids-limit", "-1"}, func(s *spec) { s.Resources.PidsLimit = ptr(int64(0)) }},
		{[]string{"--ulimit", "nofile=10:-1"}, func(s *spec) {
			s.Resources.Rlimits = []core.Rlimit{{Type: "nofile", Soft: 10, Hard: core.RlimitUnlimited}}
		}},
		{[]string{"--ulimit", "host"}, func(*spec) {}},
		{[]string{"--entrypoint", ""}, func(s *spec) { s.Basic.Entrypoint = []string{} }},
		{[]string{"--entrypoint", "[]"}, func(s *spec) { s.Basic.Entrypoint = []string{} }},
		{[]string{"--entrypoint", "null"}, func(s *spec) { s.Basic.Entrypoint = []string{"null"} }},
		{[]string{"--entrypoint", "a b"}, func(s *spec) { s.Basic.Entrypoint = []string{"a b"} }},
		{[]string{"-e", " A= x ", "-eA=2"}, func(s *spec) { s.Basic.Env = map[string]string{"A": "2"} }},
		{[]string{"-e", "A=1,2 "}, func(s *spec) { s.Basic.Env = map[string]string{"A": "1,2 "} }},
		{[]string{"--name", "a", "--name", "b"}, func(s *spec) { s.Basic.Name = "b" }},
		{[]string{"--passwd=false"}, func(s *spec) { s.Basic.ManagePassword = ptr(false) }},
		{[]string{"--restart", "Never"}, func(s *spec) { s.Basic.RestartPolicy = "no" }},
		{[]string{"--restart", "on-failure"}, func(s *spec) { s.Basic.RestartPolicy = "on-failure" }},
		{[]string{"--rm"}, func(s *spec) { s.Basic.Remove, s.Storage.Volatile = true, true }},
		{[]string{"--rmi"}, func(s *spec) { s.Basic.Remove, s.Storage.Volatile = true, true }},
		{[]string{"-v", "./x:/y"}, func(s *spec) { s.Storage.Mounts = []core.Mount{{Type: "bind", Source: "/cwd/x", Destination: "/y"}} }},
		{[]string{"-v", "..:/y:O"}, func(s *spec) {
			s.Storage.OverlayVolumes = []core.OverlayVolume{{Source: "/", Destination: "/y", Options: []string{"O"}}}
		}},
		{[]string{"-v", "v:/y:O,U"}, func(s *spec) {
			s.Storage.Volumes = []core.NamedVolume{{Name: "v", Destination: "/y", Options: []string{"O", "U"}}}
		}},
		{[]string{"-v", "/a:/y:cached,idmap=uids=0-1-2"}, func(s *spec) {
			s.Storage.Mounts = []core.Mount{{Type: "bind", Source: "/a", Destination: "/y", Options: []string{"idmap=uids=0-1-2"}}}
		}},
		{[]string{"-v/a:/b", "-v/a:/b/"}, func(s *spec) { s.Storage.Mounts = []core.Mount{{Type: "bind", Source: "/a", Destination: "/b"}} }},
		{[]string{"--mount", "type=bind,src=x,dst=/x/,consistency=cached"}, func(s *spec) {
			s.Storage.Mounts = []core.Mount{{Type: "bind", Source: "/cwd/x", Destination: "/x"}}
		}},
		{[]string{"--mount", `type=volume,"src=a,b",dst=/x,subpath=d,volume-opt=type=nfs`}, func(s *spec) {
			s.Storage.Volumes = []core.NamedVolume{{Name: "a,b", Destination: "/x", SubPath: "d", Options: []string{"volume-opt=type=nfs"}}}
		}},
		{[]string{"--mount", "type=ramfs,dst=/r,noswap,nosuid"}, func(s *spec) {
			s.Storage.Mounts = []core.Mount{{Type: "ramfs", Source: "ramfs", Destination: "/r", Options: []string{"noswap", "nosuid"}}}
		}},
		{[]string{"--mount", "type=image,src=i,dst=/i,rw"}, func(s *spec) {
			s.Storage.ImageVolumes = []core.ImageVolume{{Source: "i", Destination: "/i", ReadWrite: true}}
		}},
		{[]string{"--mount", "type=glob,src=*.c,dst=/c"}, func(s *spec) {
			s.Storage.Mounts = []core.Mount{{Type: "bind", Source: "/cwd/a.c", Destination: "/c/a.c"},
				{Type: "bind", Source: "/cwd/b.c", Destination: "/c/b.c"}}
		}},
		{[]string{"-p", "0.0.0.0:80:80", "-p", "1.2.3.4::81"}, func(s *spec) {
			s.Network.Ports = []core.PortMapping{{HostPort: 80, ContainerPort: 80, Range: 1},
				{HostIP: netip.MustParseAddr("1.2.3.4"), ContainerPort: 81, Range: 1}}
		}},
		{[]string{"--expose", "80,80/udp,80"}, func(s *spec) { s.Network.Expose = map[uint16]string{80: "tcp,udp"} }},
		{[]string{"--network", "n:alias=x", "--network-alias", "y"}, func(s *spec) {
			s.Network.NS.Mode = core.NamespaceBridge
			s.Network.Networks = []core.NetworkAttachment{{Name: "n", Aliases: []string{"x", "y"}}}
		}},
		{[]string{"--network", "n:alias=x,metric=5,metric=6,what"}, func(s *spec) { // as podman does
			s.Network.NS.Mode = core.NamespaceBridge
			s.Network.Networks = []core.NetworkAttachment{{Name: "n", Aliases: []string{"x"}, Options: map[string]string{"metric": "6", "what": ""}}}
		}},
		{[]string{"--network", "b", "--network", "a"}, func(s *spec) {
			s.Network.NS.Mode = core.NamespaceBridge
			s.Network.Networks = []core.NetworkAttachment{{Name: "b"}, {Name: "a"}}
		}},
		{[]string{"--network", "bridge"}, func(s *spec) {
			s.Network.NS.Mode = core.NamespaceBridge
			s.Network.Networks = []core.NetworkAttachment{{}}
		}},
		{[]string{"--ip", "10.0.0.1", "--ip6", "::1"}, func(s *spec) {
			s.Network.Networks = []core.NetworkAttachment{{StaticIPs: []netip.Addr{netip.MustParseAddr("10.0.0.1"), netip.MustParseAddr("::1")}}}
		}},
		{[]string{"--userns=auto"}, func(s *spec) {
			s.Security.UserNS.Mode = core.NamespaceAuto
			s.Security.IDMappings = &core.IDMappings{Auto: &core.AutoUserNS{}}
		}},
		{[]string{"--gidmap", "u0:5:1,g0:7:1:1:8:1"}, func(s *spec) {
			s.Security.UserNS.Mode = core.NamespacePrivate
			m := []core.IDMap{{ContainerID: 0, HostID: 7, Size: 2}}
			s.Security.IDMappings = &core.IDMappings{UIDMap: m, GIDMap: m}
		}},
		{[]string{"--security-opt=no-new-privileges:false", "--security-opt", "label:user:u"}, func(s *spec) {
			s.Security.SelinuxOpts = []string{"user:u"}
			s.Basic.Annotations = map[string]string{annotationLabel: "user:u"}
		}},
		{[]string{"--health-cmd", `["CMD","a","b"]`, "--health-retries", "1"}, func(s *spec) {
			s.HealthCheck.Check = &core.HealthConfig{Test: []string{"CMD", "a", "b"}, Interval: 30 * time.Second, Timeout: 30 * time.Second,
				Retries: 1}
		}},
		{[]string{"--secret", "s,mode=0400,UID=3"}, func(s *spec) {
			s.Storage.Secrets = []core.ContainerSecret{{Source: "s", Mode: new(os.FileMode(0o400)), UID: 3}}
		}},
		{[]string{"--platform", "linux/arm64/v8"}, func(s *spec) {
			s.Basic.ImageOS, s.Basic.ImageArch, s.Basic.ImageVariant = "linux", "arm64", "v8"
		}},
		{[]string{"--kernel-memory", "64m"}, func(s *spec) { s.Resources.Memory = &core.Memory{Kernel: ptr(core.Bytes(64 << 20))} }},
		{[]string{"--storage-opt", "size=1g"}, func(s *spec) { s.Storage.StorageOpts = map[string]string{"size": "1g"} }},
		{[]string{"--env-host"}, func(s *spec) { s.Basic.EnvHost = true }},
	} {
		env := testEnv("")
		env.Glob = func(p string) ([]string, error) { return []string{"/cwd/a.c", "/cwd/b.c"}, nil }
		res, err := parse(t, env, append(append([]string{"run"}, tt.args...), "img")...)
		if err != nil {
			t.Errorf("%q: %v", tt.args, err)
			continue
		}
		want := base()
		tt.want(want)
		if d := cmp.Diff(want, res.Spec, compare); d != "" {
			t.Errorf("%q (-want +got):\n%s", tt.args, d)
		}
	}
}
