package flags

import (
	"maps"
	"net/netip"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/podspan/podspan/core"
)

// lineValues are the flags of one command line.
type lineValues map[string][]string

func (l lineValues) LocalFlagNames() []string { return slices.Collect(maps.Keys(l)) }
func (l lineValues) String(name string) string {
	if v := l[name]; v != nil {
		return v[len(v)-1]
	}
	return ""
}
func (l lineValues) StringSlice(name string) []string { return l[name] }
func (l lineValues) Bool(name string) bool            { return l.String(name) == "true" }

// podLine reads "--flag=value" words and arguments.
func podLine(words ...string) (*PodResult, error) {
	l, args := lineValues{}, []string(nil)
	for _, w := range words {
		if flag, ok := strings.CutPrefix(w, "--"); ok {
			name, value, _ := strings.Cut(flag, "=")
			l[name] = append(l[name], value)
		} else {
			args = append(args, w)
		}
	}
	return Pod(l, args, Env{})
}

// TestPodTableHasPodmansFlags holds the flags of pod create against what
// podman-remote 4.9.5's own help lists, in both directions.
func TestPodTableHasPodmansFlags(t *testing.T) {
	data, err := os.ReadFile("testdata/pod-create-4.9.5.tsv")
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{}
	for line := range strings.Lines(string(data)) {
		f := strings.Split(strings.TrimRight(line, "\n"), "\t")
		want[f[0]] = f[1] + " " + f[2]
	}
	for _, r := range rowsPod() {
		kind := r.placeholder()
		if r.Kind == kBool {
			kind = "bool"
		}
		if stock, ok := want[r.Name]; !ok || stock != r.Short+" "+kind {
			t.Errorf("--%s: short and kind are %q, podman's %q", r.Name, r.Short+" "+kind, stock)
		}
		if r.Apply == nil || r.Usage == "" {
			t.Errorf("--%s does nothing, or has no help", r.Name)
		}
		for _, c := range r.Caps {
			if _, ok := core.LookupRule(c); !ok {
				t.Errorf("--%s: no rule for %s", r.Name, c)
			}
		}
		delete(want, r.Name)
	}
	delete(want, "help") // HelpFlag
	for name := range want {
		t.Errorf("--%s is missing", name)
	}
}

func TestPodDefaultsWorkEverywhere(t *testing.T) {
	for _, line := range [][]string{nil, {"web"}, {"--publish=80", "web"}, {"--infra=false"}, {"--share=none"}} {
		res, err := podLine(line...)
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range []string{"3.0.0", "3.4.4", "4.0.0", "4.9.5", "5.8.2"} {
			if err := core.CheckPod(core.Server{Version: core.MustVersion(v)}, res.Spec); err != nil {
				t.Errorf("%v on %s: %v", line, v, err)
			}
		}
	}
}

func TestPodSpec(t *testing.T) {
	type spec = core.PodSpec
	for _, tt := range []struct {
		line []string
		want func(*spec)
	}{
		{nil, func(*spec) {}},
		{[]string{"web"}, func(p *spec) { p.Basic.Name = "web" }},
		{[]string{"--share=none"}, func(p *spec) {
			p.Basic.NoInfra, p.Basic.SharedNamespaces, p.Basic.ShareParent = true, nil, nil
		}},
		{[]string{"--share=none", "--infra=true"}, func(p *spec) { p.Basic.SharedNamespaces = []string{} }},
		{[]string{"--share=+pid,user"}, func(p *spec) { p.Basic.SharedNamespaces = []string{"ipc", "net", "uts", "pid"} }},
		{[]string{"--share=cgroup,net", "--share-parent=false"}, func(p *spec) {
			p.Basic.SharedNamespaces, p.Basic.ShareParent = []string{"cgroup", "net"}, new(false)
		}},
		{[]string{"--infra=false", "--share-parent=true"}, func(p *spec) { p.Basic.NoInfra, p.Basic.SharedNamespaces = true, nil }},
		{[]string{"--infra-command=sleep  5", "--infra-name=i", "--infra-image=x", "--infra-conmon-pidfile=/p"}, func(p *spec) {
			p.Basic.InfraCommand, p.Basic.InfraName, p.Basic.InfraImage, p.Basic.InfraConmonPidFile = []string{"sleep", "5"}, "i", "x", "/p"
		}},
		{[]string{"--cpus=1.5", "--cpuset-cpus=0", "--cpu-shares=5", "--memory=1k", "--blkio-weight=10"}, func(p *spec) {
			p.Resources.CPU = &core.PodCPU{Period: ptr(uint64(100000)), Quota: ptr(int64(150000)), Cpus: "0", Shares: ptr(uint64(5))}
			p.Resources.Memory = &core.PodMemory{Limit: ptr(core.Bytes(1024)), Swap: ptr(core.Bytes(2048))}
			p.Resources.BlockIO = &core.BlockIO{Weight: ptr(uint16(10))}
		}},
		{[]string{"--userns=auto:size=5"}, func(p *spec) {
			p.Basic.UserNS.Mode, p.Security.IDMappings = core.NamespaceAuto, &core.IDMappings{Auto: &core.AutoUserNS{Size: 5}}
		}},
		{[]string{"--userns=host"}, func(p *spec) { p.Basic.UserNS.Mode = core.NamespaceHost }},
		{[]string{"--restart=on-failure:3", "--exit-policy=stop", "--label=a=b", "--share=ipc,pid,uts", "--pid=host", "--uts=host"},
			func(p *spec) {
				p.Basic.RestartPolicy, p.Basic.RestartTries, p.Basic.ExitPolicy = "on-failure", ptr(uint(3)), core.PodExitStop
				p.Basic.Labels, p.Basic.PID.Mode, p.Basic.UTS.Mode = map[string]string{"a": "b"}, core.NamespaceHost, core.NamespaceHost
				p.Basic.SharedNamespaces = []string{"ipc", "pid", "uts"}
			}},
		{[]string{"--volume=v:/d", "--volumes-from=c", "--shm-size=5", "--security-opt=label=disable", "--device=/dev/null", "--sysctl=net.a=1"},
			func(p *spec) {
				p.Storage.Volumes, p.Storage.VolumesFrom, p.Storage.ShmSize = []core.NamedVolume{{Name: "v", Destination: "/d"}}, []string{"c"},
					ptr(core.Bytes(5))
				p.Security.SecurityOpts, p.Basic.Devices, p.Basic.Sysctl = []string{"label=disable"}, []string{"/dev/null"},
					map[string]string{"net.a": "1"}
			}},
		{[]string{"--network=n", "--ip=10.0.0.5", "--publish=8080:80", "--no-hosts=true", "--dns=10.0.0.1"}, func(p *spec) {
			p.Network.NS.Mode, p.Network.UseImageHosts = core.NamespaceBridge, true
			p.Network.Networks = []core.NetworkAttachment{{Name: "n", StaticIPs: ips("10.0.0.5")}}
			p.Network.Ports = []core.PortMapping{{HostPort: 8080, ContainerPort: 80, Range: 1}}
			p.Network.DNSServers = ips("10.0.0.1")
		}},
	} {
		want := &spec{Basic: core.PodBasic{ExitPolicy: core.PodExitContinue, SharedNamespaces: []string{"ipc", "net", "uts"},
			ShareParent: new(true)}}
		tt.want(want)
		res, err := podLine(tt.line...)
		if err != nil {
			t.Errorf("%v: %v", tt.line, err)
			continue
		}
		if diff := cmp.Diff(want, res.Spec, compare, cmpopts.EquateEmpty()); diff != "" ||
			(want.Basic.SharedNamespaces == nil) != (res.Spec.Basic.SharedNamespaces == nil) {
			t.Errorf("%v: (-want +got)\n%s", tt.line, diff)
		}
		if err := res.Spec.Validate(); err != nil {
			t.Errorf("%v: %v", tt.line, err)
		}
	}
}

func TestPodRefusals(t *testing.T) {
	for line, want := range map[string]string{
		"--infra=false --no-hosts=true":      "--no-hosts without an infra container",
		"--infra=false --infra-name=x":       "infra-name without an infra container",
		"--infra=false --share=net":          "cannot set share(net)",
		"--infra=false --publish=80":         "infra container to publish",
		"--share=cgroup":                     "cgroup parent",
		"--share=mnt":                        "not \"mnt\"",
		"--exit-policy=never":                "continue or stop",
		"--blkio-weight-device=/dev/sda:100": "no server takes it",
		"--device-write-bps=/dev/sda:1mb":    "no server takes it",
		"--subuidname=x":                     "/etc/subuid",
		"--userns=host --uidmap=0:1:2":       "--userns",
	} {
		if _, err := podLine(strings.Fields(line)...); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", line, err, want)
		}
	}
}

func TestNewPodPod(t *testing.T) {
	res, err := parse(t, testEnv(""), "run", "--pod", "new:p", "--cpus", "2", "--restart", "always", "--userns", "auto", "--hostname", "h",
		"img")
	if err != nil {
		t.Fatal(err)
	}
	if res.Spec.Security.UserNS.Mode != "" {
		t.Errorf("the container's user namespace is %v", res.Spec.Security.UserNS)
	}
	for release, supported := range map[core.Support]bool{core.Native: true, core.Refused: false} {
		p := res.NewPod.Pod(func(core.Capability) core.Support { return release })
		if p.Basic.Hostname != "h" || p.Basic.UserNS.Mode != core.NamespaceAuto || p.Security.IDMappings == nil ||
			(p.Resources.CPU != nil) != supported || (p.Basic.RestartPolicy == "always") != supported {
			t.Errorf("%v: %+v", supported, p)
		}
	}
}

func ips(texts ...string) []netip.Addr {
	var out []netip.Addr
	for _, s := range texts {
		out = append(out, netip.MustParseAddr(s))
	}
	return out
}
