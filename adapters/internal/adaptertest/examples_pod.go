package adaptertest

import (
	"net"
	"net/netip"

	"github.com/podspan/podspan/core"
)

// PodExamples is [Examples] for pods.
func PodExamples(release string) []Example[core.PodSpec] {
	memory, tries := core.Bytes(1<<30), uint(3)
	return applied([]Example[core.PodSpec]{
		{Name: "minimal", Spec: &core.PodSpec{}},
		{Name: "web", Spec: &core.PodSpec{
			Basic: core.PodBasic{
				Name: "web", Hostname: "web", Labels: map[string]string{"app": "web"}, ExitPolicy: core.PodExitContinue,
				CreateCommand: []string{"podspan", "pod", "create", "web"}, SharedNamespaces: []string{"ipc", "net", "uts"}, ShareParent: new(true),
			},
			Network: core.PodNetwork{
				NS:         core.Namespace{Mode: core.NamespaceBridge},
				Ports:      []core.PortMapping{{HostPort: 8080, ContainerPort: 80, Protocol: "tcp"}},
				DNSServers: []netip.Addr{netip.MustParseAddr("10.0.0.53")}, DNSSearch: []string{"example.com"}, DNSOptions: []string{"ndots:2"},
				HostAdd: []string{"db:10.0.0.9"},
			},
			Cgroup: core.PodCgroup{Parent: "/pods"},
		}},
		{Name: "no-infra", Spec: &core.PodSpec{Basic: core.PodBasic{NoInfra: true}}},
		{Name: "share-none", Spec: &core.PodSpec{Basic: core.PodBasic{SharedNamespaces: []string{}}}},
		{Name: "network", Spec: &core.PodSpec{Network: core.PodNetwork{Networks: []core.NetworkAttachment{{
			Name: "front", StaticIPs: []netip.Addr{netip.MustParseAddr("10.89.0.5")},
			StaticMAC: net.HardwareAddr{0xaa, 0xbb, 0xcc, 0xdd, 0xee, 0xff},
		}}}}},
		{Name: "pid", Needs: core.CapPodPID, Spec: &core.PodSpec{Basic: core.PodBasic{
			InfraName: "infra", PID: core.Namespace{Mode: core.NamespaceHost}, SharedNamespaces: []string{"pid", "net"},
		}}},
		{Name: "no-parent", Needs: core.CapPodNoShareParent,
			Spec: &core.PodSpec{Basic: core.PodBasic{ShareParent: new(false), SharedNamespaces: []string{}}}},
		{Name: "storage", Needs: core.CapPodVolumes, Spec: &core.PodSpec{
			Basic: core.PodBasic{Devices: []string{"/dev/null:/dev/x"}, Sysctl: map[string]string{"net.core.somaxconn": "1024"}},
			Storage: core.PodStorage{
				Mounts:  []core.Mount{{Type: "bind", Source: "/srv", Destination: "/srv", Options: []string{"ro"}}},
				Volumes: []core.NamedVolume{{Name: "data", Destination: "/data"}}, VolumesFrom: []string{"other:ro"},
			},
			Security: core.PodSecurity{SecurityOpts: []string{"label=disable"}},
		}},
		{Name: "limits", Needs: core.CapPodResources, Spec: &core.PodSpec{
			Basic: core.PodBasic{ExitPolicy: core.PodExitStop, UTS: core.Namespace{Mode: core.NamespaceHost}},
			Resources: core.PodResources{
				Memory: &core.PodMemory{Limit: &memory, Swap: &memory}, CPU: &core.PodCPU{Cpus: "0-1"},
			},
			Storage: core.PodStorage{ShmSize: &memory},
		}},
		{Name: "restart", Needs: core.CapPodRestart,
			Spec: &core.PodSpec{Basic: core.PodBasic{RestartPolicy: "on-failure", RestartTries: &tries}}},
	}, release)
}
