package core

import (
	"context"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
)

// What a container in a pod asks for is the pod's on servers that take it from
// the infra container, or is refused.
func TestPodMember(t *testing.T) {
	size, systemd := ContainerSpec{Storage: Storage{ShmSize: new(Bytes(1 << 20))}}, ContainerSpec{Storage: Storage{ShmSizeSystemd: new(Bytes(1))}}
	noHosts := ContainerSpec{Network: Network{UseImageHosts: true}}
	both := ContainerSpec{Storage: size.Storage, Network: noHosts.Network}
	infra := `{"InfraContainerID":"infra","InfraConfig":{"NoManageHosts":false}}`
	for _, tt := range []struct {
		name, version string
		spec          ContainerSpec
		pod, ctr      string   // how they are inspected
		asked         []Op     // before the create
		err           []string // of the refusal
	}{
		{name: "nothing of the pod's", version: "5.4.2", spec: ContainerSpec{}},
		{name: "a size of its own, before", version: "4.1.1", spec: size},
		{name: "no hosts of its own, before", version: "5.3.2", spec: noHosts},
		{name: "another size", version: "4.2.0", spec: size, pod: infra, ctr: `{"HostConfig":{"ShmSize":65536000}}`,
			asked: []Op{OpPodInspect, OpContainerInspect}, err: []string{"--shm-size in a pod", "give --shm-size to pod create"}},
		{name: "the pod's size", version: "4.2.0", spec: size, pod: infra, ctr: `{"HostConfig":{"ShmSize":1048576}}`, asked: []Op{OpPodInspect, OpContainerInspect}},
		{name: "no infra container", version: "5.4.2", spec: both, pod: `{}`, asked: []Op{OpPodInspect}},
		{name: "the infra container's hosts", version: "5.4.2", spec: noHosts, pod: infra, asked: []Op{OpPodInspect}, err: []string{"--no-hosts in a pod"}},
		{name: "no hosts, as in the pod", version: "5.4.2", spec: noHosts, pod: `{"InfraContainerID":"infra","InfraConfig":{"NoManageHosts":true}}`, asked: []Op{OpPodInspect}},
		{name: "both", version: "5.4.2", spec: both, pod: infra, ctr: `{}`, asked: []Op{OpPodInspect, OpContainerInspect}, err: []string{"--shm-size", "--no-hosts"}},
		{name: "systemd's size", version: "4.5.0", spec: systemd, pod: infra, asked: []Op{OpPodInspect}, err: []string{"Storage.ShmSizeSystemd"}},
		{name: "systemd's size without an infra container", version: "4.5.0", spec: systemd, pod: `{}`, asked: []Op{OpPodInspect}},
	} {
		c, conn := podInspected(tt.version, tt.pod, tt.ctr)
		inspected := conn.answer
		conn.answer = func(ctx context.Context, r Request) (io.Reader, error) {
			if r.Op == OpContainerCreate {
				return strings.NewReader(`{"Id":"abc"}`), nil
			}
			return inspected(ctx, r)
		}
		tt.spec.Basic.Pod, tt.spec.Storage.Image = "p", "i"
		_, err := c.CreateContainer(t.Context(), &tt.spec)
		want := tt.asked
		if tt.err == nil {
			want = append(slices.Clone(want), OpContainerCreate)
		}
		if got := conn.ops(); !slices.Equal(got, want) {
			t.Errorf("%s: %v was sent, want %v", tt.name, got, want)
		}
		if (err != nil) != (tt.err != nil) || err != nil && !errors.Is(err, ErrUnsupported) && !errors.Is(err, ErrInvalid) {
			t.Errorf("%s: %v", tt.name, err)
		}
		for _, word := range tt.err {
			if !strings.Contains(err.Error(), word) {
				t.Errorf("%s: %q is not in %v", tt.name, word, err)
			}
		}
		tt.spec.Basic.Pod = ""
		conn.mu.Lock()
		conn.sent = nil
		conn.mu.Unlock()
		if _, err := c.CreateContainer(t.Context(), &tt.spec); err != nil || len(conn.ops()) != 1 {
			t.Errorf("%s, in no pod: %v; %v was sent", tt.name, err, conn.ops())
		}
	}
}
