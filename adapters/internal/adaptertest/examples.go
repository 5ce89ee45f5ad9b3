package adaptertest

import (
	"net"
	"net/netip"
	"os"
	"slices"
	"time"

	"github.com/podspan/podspan/core"
)

// Example is a spec as people write them. All are valid for podman itself, also
// before a server has filled its defaults in: a hostname needs a UTS namespace then.
// S is [core.ContainerSpec] or [core.PodSpec].
type Example[S any] struct {
	Name  string          // "run-it"
	Needs core.Capability // what not every release has of all that it says; of several, the latest. Empty: nothing
	Spec  *S
}

// applied returns those that a release can apply, natively or emulated.
func applied[S any](all []Example[S], release string) []Example[S] {
	return slices.DeleteFunc(all, func(x Example[S]) bool {
		return x.Needs != "" && core.Supports(x.Needs, core.MustVersion(release)) == core.Refused
	})
}

// Examples returns those that a release can apply, newly made.
func Examples(release string) []Example[core.ContainerSpec] {
	return applied([]Example[core.ContainerSpec]{
		{Name: "minimal", Spec: &core.ContainerSpec{Storage: core.ContainerStorage{Image: "busybox"}}},
		{Name: "run-it", Spec: RunIt()},
		{Name: "network", Spec: oneNetwork()},
		{Name: "networks", Spec: twoNetworks()},
		{Name: "networks-addressed", Needs: core.CapNetworkAddresses, Spec: addressedNetworks()},
		{Name: "health", Spec: health()},
		{Name: "health-startup", Needs: core.CapHealthStartup, Spec: healthStartup()},
		{Name: "limits", Spec: limits()},
		{Name: "storage", Needs: core.CapSecretTarget, Spec: storage()},
		{Name: "userns", Spec: userns()},
		{Name: "readonly", Spec: readOnly()},
		{Name: "entrypoint-cleared", Spec: &core.ContainerSpec{
			Basic:   core.ContainerBasic{Entrypoint: []string{}, Command: []string{"true"}},
			Storage: core.ContainerStorage{Image: "busybox"},
		}},
	}, release)
}

// RunIt is podman run -it --rm with the usual flags: the typical spec.
func RunIt() *core.ContainerSpec {
	stop, timeout := core.SIGTERM, 10*time.Second
	memory := core.Bytes(256 << 20)
	return &core.ContainerSpec{
		Basic: core.ContainerBasic{
			Name: "web", Command: []string{"sh", "-c", "echo $GREETING"}, Terminal: true, Stdin: true,
			Env:    map[string]string{"GREETING": "hello", "TERM": "xterm"},
			Labels: map[string]string{"app": "web"}, StopSignal: &stop, StopTimeout: &timeout,
			RawImageName: "busybox", Hostname: "web", UTS: core.Namespace{Mode: core.NamespacePrivate}, Remove: true, HTTPProxy: true,
			CreateCommand: []string{"podspan", "run", "-it", "--rm", "busybox"},
			Log:           &core.LogConfig{Driver: "k8s-file", MaxSize: 1 << 20},
		},
		Storage: core.ContainerStorage{
			Image: "busybox", WorkDir: "/srv", Volumes: []core.NamedVolume{{Name: "data", Destination: "/data", Options: []string{"rw"}}},
			Mounts: []core.Mount{{Type: "bind", Source: "/srv/web", Destination: "/srv", Options: []string{"ro", "rbind"}}},
		},
		Security: core.ContainerSecurity{User: "1000:1000", CapDrop: []string{"CAP_NET_RAW"}, NoNewPrivileges: true},
		Network: core.ContainerNetwork{
			NS: core.Namespace{Mode: core.NamespaceBridge},
			Ports: []core.PortMapping{
				{HostPort: 8080, ContainerPort: 80, Protocol: "tcp"}, {HostIP: netip.MustParseAddr("127.0.0.1"), ContainerPort: 9000, Range: 3},
			},
			DNSServers: []netip.Addr{netip.MustParseAddr("10.0.0.53"), netip.MustParseAddr("fd00::53")},
			HostAdd:    []string{"db:10.0.0.9"},
		},
		Resources: core.ContainerResources{Memory: &core.Memory{Limit: &memory}},
	}
}

func oneNetwork() *core.ContainerSpec {
	return &core.ContainerSpec{
		Storage: core.ContainerStorage{Image: "busybox"},
		Network: core.ContainerNetwork{Networks: []core.NetworkAttachment{{
			Name: "front", StaticIPs: []netip.Addr{netip.MustParseAddr("10.89.0.5")},
			StaticMAC: net.HardwareAddr{0xaa, 0xbb, 0xcc, 0xdd, 0xee, 0xff}, Aliases: []string{"web", "www"},
		}}},
	}
}

func twoNetworks() *core.ContainerSpec {
	return &core.ContainerSpec{
		Storage: core.ContainerStorage{Image: "busybox"},
		Network: core.ContainerNetwork{Networks: []core.NetworkAttachment{{Name: "front", Aliases: []string{"web"}}, {Name: "back"}}},
	}
}

func addressedNetworks() *core.ContainerSpec {
	return &core.ContainerSpec{
		Storage: core.ContainerStorage{Image: "busybox"},
		Network: core.ContainerNetwork{Networks: []core.NetworkAttachment{
			{StaticIPs: []netip.Addr{netip.MustParseAddr("10.88.0.5"), netip.MustParseAddr("fd00::5")}},
			{Name: "back", InterfaceName: "lan0", Aliases: []string{"web"}},
		}},
	}
}

func health() *core.ContainerSpec {
	return &core.ContainerSpec{
		Storage: core.ContainerStorage{Image: "busybox"},
		HealthCheck: core.ContainerHealthCheck{Check: &core.HealthConfig{
			Test: []string{"CMD-SHELL", "test -e /ready"}, Interval: 30 * time.Second, Timeout: 1500 * time.Millisecond,
			StartPeriod: time.Minute, Retries: 3,
		}},
	}
}

func healthStartup() *core.ContainerSpec {
	s := health()
	s.HealthCheck.OnFailure = core.HealthActionRestart
	s.HealthCheck.Startup = &core.StartupHealthConfig{
		HealthConfig: core.HealthConfig{Test: []string{"CMD", "true"}, Interval: 2 * time.Second, Timeout: time.Second, Retries: 5},
		Successes:    2,
	}
	return s
}

func limits() *core.ContainerSpec {
	memory, swap, shm := core.Bytes(64<<20), core.Bytes(-1), core.Bytes(32<<20)
	quota, period, pids, score := int64(50000), uint64(100000), int64(100), 500
	return &core.ContainerSpec{
		Storage: core.ContainerStorage{Image: "busybox", ShmSize: &shm, IPC: core.Namespace{Mode: core.NamespacePrivate}},
		Resources: core.ContainerResources{
			Memory: &core.Memory{Limit: &memory, Swap: &swap}, CPU: &core.CPU{Quota: &quota, Period: &period, Cpus: "0-1"},
			PidsLimit: &pids, OOMScoreAdj: &score, Unified: map[string]string{"memory.high": "1000000"},
			Rlimits: []core.Rlimit{
				{Type: "nofile", Soft: 1024, Hard: 4096}, {Type: "memlock", Soft: core.RlimitUnlimited, Hard: core.RlimitUnlimited},
			},
		},
	}
}

func storage() *core.ContainerSpec {
	return &core.ContainerSpec{
		Storage: core.ContainerStorage{
			Image:          "busybox",
			Volumes:        []core.NamedVolume{{Destination: "/cache"}},
			OverlayVolumes: []core.OverlayVolume{{Source: "/srv/base", Destination: "/base"}},
			ImageVolumes:   []core.ImageVolume{{Source: "busybox", Destination: "/tools", ReadWrite: true}},
			Devices:        []string{"/dev/fuse:/dev/fuse:rwm"},
			Secrets:        []core.ContainerSecret{{Source: "key", Target: "tls.key", UID: 1000, Mode: new(os.FileMode(0o400))}},
			WorkDir:        "/work", CreateWorkDir: true,
		},
		Basic: core.ContainerBasic{SecretEnv: map[string]string{"TOKEN": "token"}},
	}
}

func userns() *core.ContainerSpec {
	return &core.ContainerSpec{
		Storage:  core.ContainerStorage{Image: "busybox", IPC: core.Namespace{Mode: core.NamespaceShareable}},
		Basic:    core.ContainerBasic{PID: core.Namespace{Mode: core.NamespaceContainer, Value: "other"}},
		Security: core.ContainerSecurity{UserNS: core.Namespace{Mode: core.NamespaceAuto}},
	}
}

func readOnly() *core.ContainerSpec {
	return &core.ContainerSpec{
		Storage:  core.ContainerStorage{Image: "busybox", Volumes: []core.NamedVolume{{Name: "tmp", Destination: "/tmp/"}}},
		Security: core.ContainerSecurity{ReadOnly: true, ReadWriteTmpfs: true},
	}
}
