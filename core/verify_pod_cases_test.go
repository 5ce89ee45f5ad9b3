package core

import (
	"net"
	"net/netip"
)

// podCase is one field of a pod, as [readBackCase] is one of a container.
type podCase struct {
	field string
	on    string // release; empty: 4.9.5
	spec  PodSpec
	pod   string // JSON of the pod's inspect; empty: it says nothing
	infra string // JSON of the infra container's
	lacks string // that of the pod, or of the infra container if pod is empty, where the field was not applied
	alone bool   // the pod has no infra container
	// words of the difference
	wanted, got string
}

func podCases() []podCase {
	basic := func(field string, b PodBasic, pod, lacks, wanted, got string) podCase {
		return podCase{field: "Basic." + field, spec: PodSpec{Basic: b}, pod: pod, lacks: lacks, wanted: wanted, got: got}
	}
	infra := func(field string, b PodBasic, has, lacks, wanted, got string) podCase {
		return podCase{field: "Basic." + field, spec: PodSpec{Basic: b}, infra: has, lacks: lacks, wanted: wanted, got: got}
	}
	security := func(opt, shown string) podCase {
		return podCase{field: "Security.SecurityOpts",
			spec: PodSpec{Security: PodSecurity{SecurityOpts: []string{"unmask=ALL", "no-new-privileges:false", opt}}},
			pod:  `{"security_opt":["` + shown + `"]}`, lacks: `{"security_opt":["label=x"]}`, wanted: shown, got: "label=x"}
	}
	out := []podCase{
		basic("Name", PodBasic{Name: "web"}, `{"Name":"web"}`, `{"Name":"other"}`, "web", "other"),
		basic("Hostname", PodBasic{Hostname: "h"}, `{"Hostname":"h"}`, `{"Hostname":"web"}`, `"h"`, `"web"`),
		basic("Labels", PodBasic{Labels: map[string]string{"a": "b"}}, `{"Labels":{"a":"b","c":"d"}}`, `{"Labels":{"a":"c"}}`, "a=b", "a=c"),
		basic("CreateCommand", PodBasic{CreateCommand: []string{"podspan", "x"}}, `{"CreateCommand":["podspan","x"]}`, `{}`, "podspan", "[]"),
		basic("ExitPolicy", PodBasic{ExitPolicy: PodExitStop}, `{"ExitPolicy":"stop"}`, `{"ExitPolicy":"continue"}`, "stop", "continue"),
		basic("RestartPolicy", PodBasic{RestartPolicy: "always"}, `{"RestartPolicy":"always"}`, `{}`, "always", "no"),
		basic("RestartPolicy", PodBasic{RestartPolicy: "no"}, `{"RestartPolicy":""}`, `{"RestartPolicy":"always"}`, "no", "always"),
		infra("RestartTries", PodBasic{RestartTries: new(uint(3))}, `{"HostConfig":{"RestartPolicy":{"MaximumRetryCount":3}}}`, `{}`, "3", "0"),
		basic("NoInfra", PodBasic{}, `{"InfraContainerID":"i"}`, `{}`, "false", "true"),
		basic("NoInfra", PodBasic{NoInfra: true}, `{}`, `{"InfraContainerID":"i"}`, "true", "false"),
		infra("InfraImage", PodBasic{InfraImage: "localhost/pause"}, `{"Image":"x","ImageName":"localhost/pause:latest"}`,
			`{"Image":"x","ImageName":"localhost/podman-pause:5"}`, "localhost/pause:latest", "podman-pause"),
		infra("InfraName", PodBasic{InfraName: "i"}, `{"Name":"i"}`, `{"Name":"abc-infra"}`, `"i"`, "abc-infra"),
		infra("InfraCommand", PodBasic{InfraCommand: []string{"sleep", "5"}}, `{"Config":{"Entrypoint":"sleep 5"}}`,
			`{"Config":{"Entrypoint":"/pause"}}`, "sleep 5", "/pause"),
		infra("InfraConmonPidFile", PodBasic{InfraConmonPidFile: "/p"}, `{"ConmonPidFile":"/p"}`, `{"ConmonPidFile":"/run/p"}`, "/p", "/run/p"),
		basic("SharedNamespaces", PodBasic{SharedNamespaces: []string{"net", "ipc"}}, `{"SharedNamespaces":["ipc","user","net"]}`,
			`{"SharedNamespaces":["ipc","uts","net"]}`, `["ipc" "net"]`, "uts"),
		basic("SharedNamespaces", PodBasic{SharedNamespaces: []string{}}, `{}`, `{"SharedNamespaces":["ipc"]}`, "[]", "ipc"),
		{field: "Basic.SharedNamespaces", spec: PodSpec{Basic: PodBasic{SharedNamespaces: []string{"net", "ipc"}},
			Network: PodNetwork{NS: Namespace{Mode: NamespaceHost}}},
			pod: `{"SharedNamespaces":["ipc"]}`, infra: `{"HostConfig":{"NetworkMode":"host"}}`, lacks: `{}`, wanted: "ipc", got: "[]"},
		basic("ShareParent", PodBasic{ShareParent: new(true)}, `{"CreateCgroup":true}`, `{}`, "true", "false"),
		basic("ShareParent", PodBasic{ShareParent: new(false)}, `{}`, `{"CreateCgroup":true}`, "false", "true"),
		{field: "Cgroup.Parent", spec: PodSpec{Cgroup: PodCgroup{Parent: "/p"}}, pod: `{"CgroupParent":"/p"}`,
			lacks: `{"CgroupParent":"/libpod_parent"}`, wanted: "/p", got: "/libpod_parent"},
		security("no-new-privileges", "no-new-privileges"), security("no-new-privileges:true", "no-new-privileges"),
		security("seccomp=/s.json", "seccomp=/s.json"), security("apparmor:unconfined", "apparmor=unconfined"),
	}
	// The one that says nothing of an infra container has none.
	for i := range out {
		out[i].alone = out[i].field == "Basic.NoInfra"
	}
	for _, ns := range []struct {
		field, key string
		set        func(*PodBasic, Namespace)
	}{
		{"PID", "PidMode", func(b *PodBasic, n Namespace) { b.PID = n }},
		{"UTS", "UTSMode", func(b *PodBasic, n Namespace) { b.UTS = n }},
		{"IPC", "IpcMode", func(b *PodBasic, n Namespace) { b.IPC = n }},
		{"UserNS", "UsernsMode", func(b *PodBasic, n Namespace) { b.UserNS = n }},
	} {
		var b PodBasic
		ns.set(&b, Namespace{Mode: NamespacePath, Value: "/n"})
		says := func(mode string) string { return `{"HostConfig":{"` + ns.key + `":"` + mode + `"}}` }
		out = append(out, infra(ns.field+".Mode", b, says("ns:/n"), says("private"), "path", "private"),
			infra(ns.field+".Value", b, says("ns:/n"), says("ns:/m"), "/n", "/m"))
	}
	return append(append(out, podNetworkCases()...), append(podResourceCases(), infraCases()...)...)
}

func podNetworkCases() []podCase {
	one := PodSpec{Network: PodNetwork{Networks: []NetworkAttachment{{StaticIPs: []netip.Addr{netip.MustParseAddr("10.1.2.3")}}}}}
	mac := PodSpec{Network: PodNetwork{Networks: []NetworkAttachment{{StaticMAC: net.HardwareAddr{2, 0, 0, 0, 0, 1}}}}}
	joined := `{"HostConfig":{"NetworkMode":"bridge"},"NetworkSettings":{"Networks":{"podman":{}}}}`
	options := PodSpec{Network: PodNetwork{Options: map[string][]string{"slirp4netns": {"mtu=1", "cidr=2"}}}}
	return []podCase{
		{field: "Network.Networks.StaticIPs", on: "3.4.4", spec: one, pod: `{"InfraConfig":{"StaticIP":"10.1.2.3"}}`, infra: joined,
			lacks: `{"InfraConfig":{"StaticIP":"10.1.2.4"}}`, wanted: "10.1.2.3", got: "10.1.2.4"},
		{field: "Network.Networks.StaticIPs", on: "3.4.4", spec: one, pod: `{"InfraConfig":{"StaticIP":"10.1.2.3"}}`, infra: joined,
			lacks: `{"InfraConfig":{"StaticIP":""}}`, wanted: "10.1.2.3", got: ""},
		{field: "Network.Networks.StaticMAC", on: "3.3.1", spec: mac, pod: `{"InfraConfig":{"StaticMAC":"02:00:00:00:00:01"}}`, infra: joined,
			lacks: `{}`, wanted: "02:00", got: `""`},
		{field: "Network.UseImageResolvConf", spec: PodSpec{Network: PodNetwork{UseImageResolvConf: true}},
			pod: `{"InfraConfig":{"NoManageResolvConf":true}}`, lacks: `{}`, wanted: "true", got: "false"},
		{field: "Network.UseImageHosts", spec: PodSpec{Network: PodNetwork{UseImageHosts: true}}, pod: `{"InfraConfig":{"NoManageHosts":true}}`,
			lacks: `{"InfraConfig":{}}`, wanted: "true", got: "false"},
		{field: "Network.Options", spec: options, pod: `{"InfraConfig":{"NetworkOptions":{"slirp4netns":["cidr=2","mtu=1"]}}}`,
			lacks: `{"InfraConfig":{"NetworkOptions":{"slirp4netns":["mtu=1"]}}}`, wanted: "cidr=2", got: "mtu=1"},
	}
}

func podResourceCases() []podCase {
	limit := func(field string, r PodResources, has, wanted, got string) podCase {
		return podCase{field: "Resources." + field, spec: PodSpec{Resources: r}, pod: "{" + has + "}", lacks: "{}", wanted: wanted, got: got}
	}
	rates := []ThrottleDevice{{Rate: 5}, {Rate: 5}}
	unlimited := limit("Memory.Swap", PodResources{Memory: &PodMemory{Limit: new(Bytes(7)), Swap: new(Bytes(-1))}},
		`"memory_limit":7,"memory_swap":9223372036854771712`, "-1", "14")
	unlimited.lacks = `{"memory_limit":7,"memory_swap":14}`
	return []podCase{
		unlimited,
		limit("Memory.Limit", PodResources{Memory: &PodMemory{Limit: new(Bytes(7))}}, `"memory_limit":7`, "7", "0"),
		limit("Memory.Swap", PodResources{Memory: &PodMemory{Swap: new(Bytes(7))}}, `"memory_swap":7`, "7", "0"),
		limit("CPU.Shares", PodResources{CPU: &PodCPU{Shares: new(uint64(7))}}, `"cpu_shares":7`, "7", "0"),
		limit("CPU.Quota", PodResources{CPU: &PodCPU{Quota: new(int64(7))}}, `"cpu_quota":7`, "7", "0"),
		limit("CPU.Period", PodResources{CPU: &PodCPU{Period: new(uint64(7))}}, `"cpu_period":7`, "7", "0"),
		limit("CPU.Cpus", PodResources{CPU: &PodCPU{Cpus: "0-1"}}, `"cpuset_cpus":"0-1"`, "0-1", `""`),
		limit("CPU.Mems", PodResources{CPU: &PodCPU{Mems: "0"}}, `"cpuset_mems":"0"`, `"0"`, `""`),
		limit("BlockIO.Weight", PodResources{BlockIO: &BlockIO{Weight: new(uint16(50))}}, `"blkio_weight":50`, "50", "0"),
		limit("BlockIO.ReadBpsDevice.Rate", PodResources{BlockIO: &BlockIO{ReadBpsDevice: rates}}, `"device_read_bps":[{"Rate":5},{"Rate":5}]`,
			`"5" "5"`, "[]"),
		limit("BlockIO.WriteBpsDevice.Rate", PodResources{BlockIO: &BlockIO{WriteBpsDevice: rates}}, `"device_write_bps":[{"Rate":5},{"Rate":5}]`,
			`"5" "5"`, "[]"),
		limit("ReadBpsDevice", PodResources{ReadBpsDevice: map[string]uint64{"/dev/a": 5}}, `"device_read_bps":[{"Rate":5}]`, "5", "[]"),
	}
}

// infraCases are those of containers that hold for an infra container, too.
func infraCases() []podCase {
	var out []podCase
	for _, c := range readBackCases() {
		if !ofInfra(c.field) {
			continue
		}
		s, n, lacks := &c.spec.Storage, &c.spec.Network, c.lacks
		if lacks == "" {
			lacks = "{}"
		}
		out = append(out, podCase{field: c.field, on: c.on, infra: c.has, lacks: lacks, wanted: c.wanted, got: c.got, spec: PodSpec{
			Storage: PodStorage{Mounts: s.Mounts, Volumes: s.Volumes, ImageVolumes: s.ImageVolumes, VolumesFrom: s.VolumesFrom, ShmSize: s.ShmSize},
			Network: PodNetwork{NS: n.NS, Networks: n.Networks, Ports: n.Ports, DNSServers: n.DNSServers, DNSSearch: n.DNSSearch,
				DNSOptions: n.DNSOptions, HostAdd: n.HostAdd},
			Security: PodSecurity{IDMappings: c.spec.Security.IDMappings},
		}})
	}
	return out
}
