package main

import (
	"net/netip"
	"time"

	"github.com/podspan/podspan/core"
)

// request is one GET; its body is kept under its name.
type request struct{ name, path string }

// requests are what is recorded. The names are those in adapters/internal/adaptertest/same_form.go.
func requests(session string) []request {
	return []request{
		{"container-inspect", "/containers/recorded/json?size=true"},
		{"container-inspect-created", "/containers/recorded-off/json"},
		{"container-list", "/containers/json?all=true&size=true&namespace=true"},
		{"container-list-empty", `/containers/json?filters=%7B%22name%22%3A%5B%22no-such%22%5D%7D`},
		{"container-top", "/containers/recorded/top"},
		{"container-stats", "/containers/stats?stream=false&containers=recorded"},
		{"container-healthcheck", "/containers/recorded/healthcheck"},
		{"exec-inspect", "/exec/" + session + "/json"},
		{"image-list", "/images/json"},
		{"image-inspect", "/images/localhost%2Fbusybox:latest/json"},
		{"image-history", "/images/localhost%2Fbusybox:latest/history"},
		{"event", `/events?stream=false&filters=%7B%22container%22%3A%5B%22recorded%22%5D%2C%22event%22%3A%5B%22start%22%5D%7D`},
		{"system-df", "/system/df"},
		{"info", "/info"},
		{"version", "/version"},
	}
}

// recorded is a container that has something of everything that releases say
// differently.
func recorded() *core.ContainerSpec {
	signal, timeout := core.SIGINT, 3*time.Second
	memory := core.Bytes(64 << 20)
	return &core.ContainerSpec{
		Basic: core.ContainerBasic{
			Name: "recorded", Entrypoint: []string{"sleep"}, Command: []string{"1000"}, Env: map[string]string{"GREETING": "hello"},
			Labels: map[string]string{"app": "recorded"}, Annotations: map[string]string{"note": "recorded"}, StopSignal: &signal,
			StopTimeout: &timeout,
		},
		Storage: core.ContainerStorage{
			Image: "busybox", WorkDir: "/data", Volumes: []core.NamedVolume{{Name: "recorded-data", Destination: "/data"}},
			Mounts: []core.Mount{{Type: "bind", Source: "/etc", Destination: "/host-etc", Options: []string{"ro", "rbind"}},
				{Type: "tmpfs", Source: "tmpfs", Destination: "/scratch"}},
		},
		Network: core.ContainerNetwork{Ports: []core.PortMapping{
			{HostPort: 8080, ContainerPort: 80, Protocol: "tcp"},
			{HostIP: netip.MustParseAddr("127.0.0.1"), HostPort: 9000, ContainerPort: 9000, Range: 3, Protocol: "udp"},
		}},
		Resources: core.ContainerResources{Memory: &core.Memory{Limit: &memory}},
		HealthCheck: core.ContainerHealthCheck{Check: &core.HealthConfig{
			Test: []string{"CMD-SHELL", "test -d /data"}, Timeout: 30 * time.Second, Retries: 3,
		}},
	}
}
