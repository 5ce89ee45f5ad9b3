package core

import (
	"math"
	"net/netip"
)

func networkCases() []readBackCase {
	network := func(field string, n ContainerNetwork, has, lacks, wanted, got string) readBackCase {
		return readBackCase{field: "Network." + field, spec: ContainerSpec{Network: n}, has: has, lacks: lacks, wanted: wanted, got: got}
	}
	joined := func(nets ...NetworkAttachment) ContainerNetwork { return ContainerNetwork{Networks: nets} }
	ports := ContainerNetwork{Ports: []PortMapping{
		{HostIP: netip.MustParseAddr("127.0.0.1"), HostPort: 8080, ContainerPort: 80, Range: 2, Protocol: "tcp,udp"},
		{HostIP: netip.IPv4Unspecified(), ContainerPort: 90}}}
	bound := `{"HostConfig":{"PortBindings":{
		"80/tcp":[{"HostIp":"127.0.0.1","HostPort":"8080"}],"81/tcp":[{"HostIp":"127.0.0.1","HostPort":"8081"}],
		"80/udp":[{"HostIp":"127.0.0.1","HostPort":"8080"}],"81/udp":[{"HostIp":"127.0.0.1","HostPort":"8081"}],"90/tcp":[{"HostIp":"","HostPort":"40000"}]}}}`
	return []readBackCase{
		network("Networks.Name", joined(NetworkAttachment{Name: "a"}, NetworkAttachment{Name: "b"}),
			`{"HostConfig":{"NetworkMode":"bridge"},"NetworkSettings":{"Networks":{"a":{},"b":{}}}}`,
			`{"NetworkSettings":{"Networks":{"podman":{}}}}`, `["a" "b"]`, "podman"),
		network("Networks.Name", joined(NetworkAttachment{}, NetworkAttachment{Name: idA}),
			`{"HostConfig":{"NetworkMode":"bridge"},"NetworkSettings":{"Networks":{"podman":{},"b":{}}}}`,
			`{"NetworkSettings":{"Networks":{"podman":{}}}}`, idA, "podman"),
		network("Networks.Aliases", joined(NetworkAttachment{Name: "a", Aliases: []string{"web"}}),
			`{"HostConfig":{"NetworkMode":"bridge"},"NetworkSettings":{"Networks":{"a":{"Aliases":["web","x"]}}}}`,
			`{"NetworkSettings":{"Networks":{"a":{"Aliases":["x"]}}}}`, "a:web", "x"),
		network("Networks.Aliases", joined(NetworkAttachment{Aliases: []string{"web"}}),
			`{"HostConfig":{"NetworkMode":"bridge"},"NetworkSettings":{"Networks":{"podman":{"Aliases":["web"]}}}}`,
			`{"NetworkSettings":{"Networks":{"podman":{}}}}`, "web", "[]"),
		network("DNSServers", ContainerNetwork{DNSServers: []netip.Addr{netip.MustParseAddr("10.0.0.1")}}, `{"HostConfig":{"Dns":["10.0.0.1"]}}`,
			"", "10.0.0.1", "[]"),
		network("DNSSearch", ContainerNetwork{DNSSearch: []string{"a.b"}}, `{"HostConfig":{"DnsSearch":["a.b"]}}`, "", "a.b", "[]"),
		network("DNSOptions", ContainerNetwork{DNSOptions: []string{"o"}}, `{"HostConfig":{"DnsOptions":["o"]}}`, "", "o", "[]"),
		network("HostAdd", ContainerNetwork{HostAdd: []string{"h:10.0.0.1"}}, `{"HostConfig":{"ExtraHosts":["h:10.0.0.1"]}}`, "", "h:10.0.0.1",
			"[]"),
		network("PublishAll", ContainerNetwork{PublishAll: true}, `{"Config":{"Annotations":{"io.podman.annotations.publish-all":"TRUE"}}}`, "",
			"true", "false"),
		network("Expose", ContainerNetwork{Expose: map[uint16]string{99: "tcp,udp"}},
			`{"NetworkSettings":{"Ports":{"99/tcp":null,"99/udp":null}}}`, `{"NetworkSettings":{"Ports":{"99/tcp":null}}}`, `["99/udp"]`, "99/tcp"),

		network("Ports.ContainerPort", ports, bound, "", `["80" "90"]`, "[]"),
		network("Ports.Range", ports, bound, `{"HostConfig":{"PortBindings":{"80/tcp":[{"HostPort":"8080"}]}}}`, `["81"]`, "8080:80/tcp"),
		network("Ports.Protocol", ports, bound, `{"HostConfig":{"PortBindings":{"80/tcp":[{"HostPort":"8080"}]}}}`, `["80/udp"]`, "8080:80/tcp"),
		network("Ports.HostPort", ports, bound, `{"HostConfig":{"PortBindings":{"80/tcp":[{"HostPort":"1"}]}}}`, `["8080:80/tcp"]`, "1:80/tcp"),
		network("Ports.HostIP", ports, bound, `{"HostConfig":{"PortBindings":{"80/tcp":[{"HostPort":"8080"}]}}}`, `["127.0.0.1:80/tcp"]`,
			`["8080:80/tcp"]`),
	}
}

func resourceCases() []readBackCase {
	resources := func(field string, r ContainerResources, has, lacks, wanted, got string) readBackCase {
		if has != "" && has[0] != '{' {
			has = `{"HostConfig":{` + has + `}}`
		}
		if lacks != "" {
			lacks = `{"HostConfig":{` + lacks + `}}`
		}
		return readBackCase{field: "Resources." + field, spec: ContainerSpec{Resources: r}, has: has, lacks: lacks, wanted: wanted, got: got}
	}
	memory := func(field string, m Memory, has, lacks, wanted, got string) readBackCase {
		return resources("Memory."+field, ContainerResources{Memory: &m}, has, lacks, wanted, got)
	}
	cpu := func(field string, c CPU, has, wanted, got string) readBackCase {
		return resources("CPU."+field, ContainerResources{CPU: &c}, has, "", wanted, got)
	}
	kernel := memory("Kernel", Memory{Kernel: new(Bytes(7))}, `"KernelMemory":7`, "", "7", "0")
	kernel.on = "3.4.4"
	throttle := []ThrottleDevice{{Rate: 5}, {Rate: 5}}
	perPath := map[string]uint64{"/dev/a": 5}
	out := []readBackCase{
		kernel,
		memory("Limit", Memory{Limit: new(Bytes(1 << 20))}, `"Memory":1048576`, "", "1048576", "0"),
		memory("Reservation", Memory{Reservation: new(Bytes(7))}, `"MemoryReservation":7`, "", "7", "0"),
		memory("Swap", Memory{Swap: new(Bytes(7))}, `"MemorySwap":7`, "", "7", "0"),
		memory("Swap", Memory{Limit: new(Bytes(7)), Swap: new(Bytes(-1))}, `"Memory":7,"MemorySwap":9223372036854771712`,
			`"Memory":7,"MemorySwap":14`, "-1", "14"),
		memory("Swappiness", Memory{Swappiness: new(uint64(0))}, `"MemorySwappiness":0`, `"MemorySwappiness":-1`, "0", "-1"),
		memory("DisableOOMKiller", Memory{DisableOOMKiller: new(true)}, `"OomKillDisable":true`, "", "true", "false"),
		cpu("Shares", CPU{Shares: new(uint64(7))}, `"CpuShares":7`, "7", "0"),
		cpu("Quota", CPU{Quota: new(int64(7))}, `"CpuQuota":7`, "7", "0"),
		cpu("Period", CPU{Period: new(uint64(7))}, `"CpuPeriod":7`, "7", "0"),
		cpu("RealtimeRuntime", CPU{RealtimeRuntime: new(int64(7))}, `"CpuRealtimeRuntime":7`, "7", "0"),
		cpu("RealtimePeriod", CPU{RealtimePeriod: new(uint64(7))}, `"CpuRealtimePeriod":7`, "7", "0"),
		cpu("Cpus", CPU{Cpus: "0-1"}, `"CpusetCpus":"0-1"`, "0-1", `""`),
		cpu("Mems", CPU{Mems: "0"}, `"CpusetMems":"0"`, "0", `""`),
		resources("PidsLimit", ContainerResources{PidsLimit: new(int64(5))}, `"PidsLimit":5`, `"PidsLimit":2048`, "5", "2048"),
		resources("PidsLimit", ContainerResources{PidsLimit: new(int64(-1))}, `"PidsLimit":0`, `"PidsLimit":2048`, "unlimited", "2048"),
		resources("Unified", ContainerResources{Unified: map[string]string{"a": "b"}}, `"CgroupConf":{"a":"b"}`, "", "a=b", "[]"),
		resources("Rlimits.Type", ContainerResources{Rlimits: []Rlimit{{"RLIMIT_core", RlimitUnlimited, RlimitUnlimited}}},
			`"Ulimits":[{"Name":"RLIMIT_CORE","Soft":-1,"Hard":-1}]`, "", "RLIMIT_CORE", "[]"),
		resources("Rlimits.Soft", ContainerResources{Rlimits: []Rlimit{{"nofile", 1, 2}}},
			`"Ulimits":[{"Name":"RLIMIT_NOFILE","Soft":1,"Hard":2}]`, `"Ulimits":[{"Name":"RLIMIT_NOFILE","Soft":3,"Hard":4}]`, "RLIMIT_NOFILE=1",
			"RLIMIT_NOFILE=3"),
		resources("Rlimits.Hard", ContainerResources{Rlimits: []Rlimit{{"nofile", 1, 2}}},
			`"Ulimits":[{"Name":"RLIMIT_NOFILE","Soft":1,"Hard":2}]`, `"Ulimits":[{"Name":"RLIMIT_NOFILE","Soft":3,"Hard":4}]`, "RLIMIT_NOFILE=2", "RLIMIT_NOFILE=4"),
		resources("OOMScoreAdj", ContainerResources{OOMScoreAdj: new(-5)}, `"OomScoreAdj":-5`, "", "-5", "0"),
		resources("IntelRdt.ClosID", ContainerResources{IntelRdt: &IntelRdt{ClosID: "c"}}, `"IntelRdtClosID":"c"`, "", `"c"`, `""`),
		resources("BlockIO.Weight", ContainerResources{BlockIO: &BlockIO{Weight: new(uint16(50))}}, `"BlkioWeight":50`, "", "50", "0"),
		resources("BlockIO.WeightDevice.Weight", ContainerResources{BlockIO: &BlockIO{WeightDevice: []WeightDevice{{Weight: new(uint16(50))}}}}, `"BlkioWeightDevice":[{"Path":"/dev/a","Weight":50}]`, "", "50", "[]"),
		resources("WeightDevice", ContainerResources{WeightDevice: map[string]uint16{"/dev/a": 50}}, `"BlkioWeightDevice":[{"Path":"/dev/a","Weight":50}]`, "", "50", "[]"),
	}
	for _, x := range []struct {
		name, key string
		io        BlockIO
		r         ContainerResources
	}{
		{"ReadBpsDevice", "BlkioDeviceReadBps", BlockIO{ReadBpsDevice: throttle}, ContainerResources{ReadBpsDevice: perPath}},
		{"WriteBpsDevice", "BlkioDeviceWriteBps", BlockIO{WriteBpsDevice: throttle}, ContainerResources{WriteBpsDevice: perPath}},
		{"ReadIOPSDevice", "BlkioDeviceReadIOps", BlockIO{ReadIOPSDevice: throttle}, ContainerResources{ReadIOPSDevice: perPath}},
		{"WriteIOPSDevice", "BlkioDeviceWriteIOps", BlockIO{WriteIOPSDevice: throttle}, ContainerResources{WriteIOPSDevice: perPath}},
	} {
		two, one := `"`+x.key+`":[{"Path":"/dev/a","Rate":5},{"Path":"/dev/b","Rate":5}]`, `"`+x.key+`":[{"Path":"/dev/a","Rate":5}]`
		out = append(out, resources("BlockIO."+x.name+".Rate", ContainerResources{BlockIO: &x.io}, two, one, "5", "5"),
			resources(x.name, x.r, one, "", "5", "[]"))
	}
	// The largest limit that can be told from none.
	out = append(out, memory("Swap", Memory{Swap: new(Bytes(math.MaxInt64 / 2))}, `"MemorySwap":4611686018427387903`, "", "4611686018427387903", "0"))
	return out
}
