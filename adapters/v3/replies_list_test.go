package v3

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/podspan/podspan/core/reply"
)

func TestJoinPorts(t *testing.T) {
	port := func(ip string, ctr, host, n uint16, proto string) reply.PublishedPort {
		return reply.PublishedPort{HostIP: ip, ContainerPort: ctr, HostPort: host, Range: n, Protocol: proto}
	}
	got := joinPorts([]reply.PublishedPort{
		port("", 82, 8082, 1, "tcp"), port("", 80, 8080, 1, "tcp"), port("", 81, 8081, 1, "tcp"), // one range
		port("", 83, 9083, 1, "tcp"),          // the host's side jumps
		port("127.0.0.1", 84, 8084, 1, "tcp"), // another address
		port("", 53, 53, 1, "udp"),            // another protocol
		port("", 65535, 65535, 1, "sctp"),     // the last port
		port("", 65534, 65534, 1, "sctp"),
	})
	want := []reply.PublishedPort{
		port("", 65534, 65534, 2, "sctp"), port("", 80, 8080, 3, "tcp"), port("", 83, 9083, 1, "tcp"),
		port("127.0.0.1", 84, 8084, 1, "tcp"), port("", 53, 53, 1, "udp"),
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestStateNames(t *testing.T) {
	for in, want := range map[string]string{"configured": "created", "created": "initialized", "running": "running", "": ""} {
		if got := stateName(in); got != want {
			t.Errorf("%s is %s, want %s", in, got, want)
		}
	}
}
