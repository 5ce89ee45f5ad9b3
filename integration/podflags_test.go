//go:build linux

package integration

import (
	"context"
	"encoding/json"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/podspan/podspan/core"
	"github.com/podspan/podspan/integration/servers"
)

// podFlagCase proves one flag of podman pod create: on every server it is seen
// in the server's own inspect of the pod, or of its infra container, or it is
// refused with the reason that the rules table has.
type podFlagCase struct {
	flag string
	args []string // with the flag; FLAGNAME stands for a name of this case's own
	// path in the pod's inspect; with "infra " before it, in that of the infra
	// container. "a|b" where releases differ.
	path string
	want string // regular expression on that value as JSON

	// Where inspect does not show it: a container in the pod is run with these
	// arguments and prints what matches want.
	run []string

	cap    core.Capability // refused where the release lacks it
	refuse string          // refused everywhere, with these words
	other  string          // tested elsewhere: where
	setup  [][]string      // requests to the server before: method, path, body
}

// podFlagCases has every flag of podman pod create 4.9.5, by its name.
var podFlagCases = []podFlagCase{
	{flag: "--add-host", args: []string{"--add-host", "h1:10.1.2.3"}, path: "InfraConfig.HostAdd", want: `"h1:10.1.2.3"`},
	{flag: "--blkio-weight", args: []string{"--blkio-weight", "123"}, path: "blkio_weight", want: `^123$`, cap: core.CapPodResources},
	{flag: "--blkio-weight-device", args: []string{"--blkio-weight-device", "DISK:123"}, refuse: "no server takes it for a pod"},
	{flag: "--cgroup-parent", args: []string{"--cgroup-parent", "/FLAGNAME"}, path: "CgroupParent", want: `flag-`},
	{flag: "--cpu-shares", args: []string{"--cpu-shares", "512"}, path: "cpu_shares", want: `^512$`, cap: core.CapPodResources},
	{flag: "--cpus", args: []string{"--cpus", "0.5"}, path: "cpu_quota", want: `^50000$`, cap: core.CapPodResources},
	{flag: "--cpuset-cpus", args: []string{"--cpuset-cpus", "0"}, path: "cpuset_cpus", want: `^"0"$`, cap: core.CapPodResources},
	{flag: "--cpuset-mems", args: []string{"--cpuset-mems", "0"}, path: "cpuset_mems", want: `^"0"$`, cap: core.CapPodResources},
	{flag: "--device", args: []string{"--device", "/dev/null:/dev/xnull"}, path: "infra HostConfig.Devices", want: `/dev/xnull`, cap: core.CapPodDevices},
	{flag: "--device-read-bps", args: []string{"--device-read-bps", "DISK:1mb"}, path: "device_read_bps", want: `1048576`, cap: core.CapPodReadBps},
	{flag: "--device-write-bps", args: []string{"--device-write-bps", "DISK:1mb"}, refuse: "no server takes it for a pod"},
	{flag: "--dns", args: []string{"--dns", "10.9.9.9"}, path: "InfraConfig.DNSServer", want: `10.9.9.9`},
	{flag: "--dns-option", args: []string{"--dns-option", "ndots:3"}, path: "InfraConfig.DNSOption", want: `ndots:3`},
	{flag: "--dns-search", args: []string{"--dns-search", "example.com"}, path: "InfraConfig.DNSSearch", want: `example.com`},
	{flag: "--exit-policy", args: []string{"--exit-policy", "stop"}, path: "ExitPolicy", want: `^"stop"$`, cap: core.CapPodExitPolicy},
	{flag: "--gidmap", args: []string{"--gidmap", "0:200000:5000"}, path: "infra HostConfig.IDMappings.GidMap", want: `0:200000:5000`, cap: core.CapPodIDMappings},
	{flag: "--hostname", args: []string{"--hostname", "the-host"}, path: "Hostname", want: `^"the-host"$`},
	{flag: "--infra", args: []string{"--infra=false"}, path: "CreateInfra", want: `^false$`},
	{flag: "--infra-command", args: []string{"--infra-command", "/bin/sleep 77", "--infra-image", "busybox"}, path: "infra Config.Entrypoint", want: `sleep"?[ ,]"?77`},
	{flag: "--infra-conmon-pidfile", args: []string{"--infra-conmon-pidfile", "DIR/conmon"}, path: "infra ConmonPidFile", want: `/conmon"$`},
	{flag: "--infra-image", args: []string{"--infra-image", "busybox"}, path: "infra ImageName", want: `busybox`},
	{flag: "--infra-name", args: []string{"--infra-name", "FLAGNAME-infra"}, path: "infra Name", want: `^"flag-.*-infra"$`, cap: core.CapPodInfraName},
	{flag: "--ip", args: []string{"--ip", "10.88.77.66"}, path: "start infra NetworkSettings", want: `10\.88\.77\.66`},
	{flag: "--ip6", args: []string{"--ip6", "fd00::66", "--network", "FLAGNAME"}, path: "start infra NetworkSettings", want: `fd00::66`, cap: core.CapNetworkIPv6,
		setup: [][]string{{"POST", "/networks/create", `{"name":"FLAGNAME","driver":"bridge","ipv6_enabled":true,"subnets":[{"subnet":"fd00::/64"},{"subnet":"10.77.0.0/24"}]}`}}},
	{flag: "--label", args: []string{"--label", "k=v,w"}, path: "Labels.k", want: `^"v,w"$`},
	{flag: "--label-file", args: []string{"--label-file", "DIR/labels"}, path: "Labels.fromfile", want: `^"1"$`},
	{flag: "--mac-address", args: []string{"--mac-address", "92:d0:c6:0a:29:33"}, path: "start infra NetworkSettings", want: `92:d0:c6:0a:29:33`},
	{flag: "--memory", args: []string{"--memory", "256m"}, path: "memory_limit", want: `^268435456$`, cap: core.CapPodResources},
	{flag: "--memory-swap", args: []string{"--memory", "256m", "--memory-swap", "300m"}, path: "memory_swap", want: `^314572800$`, cap: core.CapPodResources},
	{flag: "--name", args: []string{"--name", "FLAGNAME"}, path: "Name", want: `^"flag-`},
	{flag: "--network", args: []string{"--network", "none"}, path: "infra HostConfig.NetworkMode", want: `^"none"$`},
	{flag: "--network", args: []string{"--network", "host"}, path: "infra HostConfig.NetworkMode", want: `^"host"$`},
	{flag: "--network-alias", args: []string{"--network-alias", "other"}, path: "infra NetworkSettings.Networks", want: `"other"`, cap: core.CapPodNetworkAlias},
	{flag: "--no-hosts", args: []string{"--no-hosts"}, path: "InfraConfig.NoManageHosts", want: `^true$`},
	{flag: "--pid", args: []string{"--pid", "host", "--share", "net,pid"}, path: "InfraConfig.pid_ns", want: `^"host"$`, cap: core.CapPodPID},
	{flag: "--pod-id-file", other: "script/pod-verbs"},
	{flag: "--publish", args: []string{"--publish", "18077:77"}, path: `InfraConfig.PortBindings["77/tcp"][0].HostPort`, want: `^"18077"$`},
	{flag: "--replace", other: "script/pod-verbs"},
	{flag: "--restart", args: []string{"--restart", "on-failure:3"}, path: "RestartPolicy", want: `^"on-failure"$`, cap: core.CapPodRestart},
	{flag: "--security-opt", args: []string{"--security-opt", "label=disable"}, path: "security_opt", want: `disable`, cap: core.CapPodSecurityOpts},
	{flag: "--share", args: []string{"--share", "pid,ipc"}, path: "SharedNamespaces", want: `^\["pid","ipc"\]$|^\["ipc","pid"\]$`},
	{flag: "--share", args: []string{"--share", "cgroup", "--share-parent=false"}, path: "SharedNamespaces", want: `^\["cgroup"\]$`, cap: core.CapPodShareCgroup},
	{flag: "--share-parent", args: []string{"--share-parent=false"}, path: "CreateCgroup", want: `^false$`, cap: core.CapPodNoShareParent},
	{flag: "--shm-size", args: []string{"--shm-size", "10m"}, path: "infra HostConfig.ShmSize", want: `^10485760$`, cap: core.CapPodShmSize},
	{flag: "--shm-size-systemd", args: []string{"--shm-size-systemd", "3m"}, want: `size=3072k`, run: []string{"--systemd", "always", "busybox", "grep", " /run ", "/proc/mounts"}, cap: core.CapPodShmSizeSystemd},
	{flag: "--subgidname", args: []string{"--subgidname", "x"}, refuse: "/etc/subgid"},
	{flag: "--subuidname", args: []string{"--subuidname", "x"}, refuse: "/etc/subuid"},
	{flag: "--sysctl", args: []string{"--sysctl", "net.core.somaxconn=1234"}, path: "oci linux.sysctl", want: `"net.core.somaxconn":"1234"`, cap: core.CapPodSysctl},
	{flag: "--uidmap", args: []string{"--uidmap", "0:200000:5000"}, path: "infra HostConfig.IDMappings.UidMap", want: `0:200000:5000`, cap: core.CapPodIDMappings},
	{flag: "--userns", args: []string{"--userns", "host"}, path: "infra HostConfig.UsernsMode", want: `^"(host)?"$`},
	{flag: "--uts", args: []string{"--uts", "host"}, path: "InfraConfig.uts_ns", want: `^"host"$`, cap: core.CapPodUTS},
	{flag: "--volume", args: []string{"--volume", "/etc:/xetc:ro"}, path: "infra Mounts", want: `"Destination":"/xetc".*"RW":false`, cap: core.CapPodVolumes},
	{flag: "--volumes-from", args: []string{"--volumes-from", "FLAGNAME-c"}, path: "infra Mounts", want: `"Destination":"/xvol"`, cap: core.CapPodVolumesFrom,
		setup: [][]string{{"POST", "/containers/create", `{"name":"FLAGNAME-c","image":"busybox","volumes":[{"Name":"FLAGNAME","Dest":"/xvol"}]}`}}},
}

// TestEveryPodCreateFlag runs every case on a server of its own of every
// release: 3.x cannot list containers while a pod goes away.
func TestEveryPodCreateFlag(t *testing.T) {
	started := realServers(t)
	bin := filepath.Join(buildPodspan(t), "podspan")
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "labels"), []byte("fromfile=1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, like := range started {
		t.Run(like.Version(), func(t *testing.T) {
			t.Parallel()
			s, err := group.Start(t.Context(), like.Release())
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() {
				if err := s.Stop(); err != nil {
					t.Error(err)
				}
			})
			for _, c := range podFlagCases {
				if c.other == "" {
					t.Run(strings.TrimLeft(c.flag, "-")+flagCase{args: c.args}.suffix(), func(t *testing.T) { c.test(t, s, bin, dir) })
				}
			}
		})
	}
}

func (c podFlagCase) test(t *testing.T, s *servers.Server, bin, dir string) {
	name := "flag-" + strings.Trim(regexp.MustCompile(`[^a-z0-9]+`).ReplaceAllString(strings.ToLower(strings.TrimPrefix(t.Name(), "TestEveryPodCreateFlag")), "-"), "-")
	disk := diskOf(t)
	fill := func(in string) string {
		return strings.NewReplacer("FLAGNAME", name, "DIR", dir, "DISK", disk).Replace(in)
	}
	refused := c.cap != "" && core.Supports(c.cap, core.MustVersion(s.Version())) == core.Refused
	for _, r := range c.setup {
		if !refused {
			podAPI(t, s, r[0], fill(r[1]), fill(r[2]))
		}
	}
	args := []string{"--url", s.URI(), "pod", "create"}
	for _, a := range c.args {
		args = append(args, fill(a))
	}
	if c.flag != "--name" {
		args = append(args, name)
	}
	cmd := exec.CommandContext(t.Context(), bin, args...)
	cmd.Env = append(os.Environ(), "PODSPAN_VERIFY=1")
	var stderr strings.Builder
	cmd.Stderr = &stderr
	err := cmd.Run()
	t.Cleanup(func() {
		_, _, _ = s.API(context.Background(), http.MethodDelete, "/v"+s.Version()+"/libpod/pods/"+name+"?force=true", nil)
	})
	if refused || c.refuse != "" {
		c.checkRefusal(t, cmd, stderr.String(), s, name)
		return
	}
	if err != nil {
		t.Fatalf("podspan %s: %v\n%s", strings.Join(args[2:], " "), err, stderr.String())
	}
	got := ""
	if c.run != nil {
		out, err := exec.CommandContext(t.Context(), bin, append([]string{"--url", s.URI(), "run", "--rm", "--pod", name}, c.run...)...).Output()
		if err != nil {
			t.Fatal(err)
		}
		got = string(out)
	} else {
		got = c.value(t, s, name)
	}
	if !regexp.MustCompile(`(?ms)` + c.want).MatchString(got) {
		t.Errorf("podspan %s: %s is %s, want %s", strings.Join(args[2:], " "), c.path, got, c.want)
	}
}

func (c podFlagCase) checkRefusal(t *testing.T, cmd *exec.Cmd, stderr string, s *servers.Server, name string) {
	words := []string{c.refuse}
	if c.refuse == "" {
		rule, ok := core.LookupRule(c.cap)
		if !ok {
			t.Fatalf("no rule for %s", c.cap)
		}
		words = []string{rule.Option, rule.Needs(), s.Version()}
	}
	for _, word := range words {
		if cmd.ProcessState.ExitCode() != 125 || !strings.Contains(stderr, word) {
			t.Errorf("code %d; the refusal does not name %q: %s", cmd.ProcessState.ExitCode(), word, stderr)
		}
	}
	if status, _, err := s.API(context.Background(), http.MethodGet, "/v"+s.Version()+"/libpod/pods/"+name+"/json", nil); err != nil || status != http.StatusNotFound {
		t.Errorf("a refused pod exists: %d, %v", status, err)
	}
}

// value returns what the server shows at the case's path, as compact JSON.
func (c podFlagCase) value(t *testing.T, s *servers.Server, name string) string {
	t.Helper()
	pod := podAPI(t, s, http.MethodGet, "/pods/"+name+"/json", "")
	paths, start := strings.CutPrefix(c.path, "start ")
	if start {
		podAPI(t, s, http.MethodPost, "/pods/"+name+"/start", "")
	}
	from, of := pod, "pod"
	for _, what := range []string{"infra", "oci"} {
		rest, ok := strings.CutPrefix(paths, what+" ")
		if !ok {
			continue
		}
		paths, of = rest, what
		var ids struct{ InfraContainerID string }
		if err := json.Unmarshal([]byte(pod), &ids); err != nil {
			t.Fatal(err)
		}
		from = podAPI(t, s, http.MethodGet, "/containers/"+ids.InfraContainerID+"/json", "")
	}
	if of == "oci" { // what the server gives the OCI runtime, once it has
		podAPI(t, s, http.MethodPost, "/pods/"+name+"/start", "")
		var ctr struct{ ID, OCIConfigPath string }
		if err := json.Unmarshal([]byte(from), &ctr); err != nil {
			t.Fatal(err)
		}
		from = podAPI(t, s, http.MethodGet, "/containers/"+ctr.ID+"/json", "")
		if err := json.Unmarshal([]byte(from), &ctr); err != nil {
			t.Fatal(err)
		}
		text, err := os.ReadFile(ctr.OCIConfigPath)
		if err != nil {
			t.Fatal(err)
		}
		from = string(text)
	}
	for _, path := range strings.Split(paths, "|") {
		v, found, err := lookupJSON(from, path)
		if err != nil {
			t.Fatal(err)
		}
		if found {
			text, err := json.Marshal(v)
			if err != nil {
				t.Fatal(err)
			}
			return string(text)
		}
	}
	return "absent"
}

// podAPI asks the server itself.
func podAPI(t *testing.T, s *servers.Server, method, path, body string) string {
	t.Helper()
	status, answer, err := s.API(context.Background(), method, "/v"+s.Version()+"/libpod"+path, strings.NewReader(body))
	if err != nil || status >= 400 {
		t.Fatalf("%s %s: %d %s %v", method, path, status, answer, err)
	}
	return string(answer)
}

// TestEveryPodCreateFlagHasACase holds the cases against the flags of podman
// pod create.
func TestEveryPodCreateFlagHasACase(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("testdata", "flags", "pod-create-4.9.5.txt"))
	if err != nil {
		t.Fatal(err)
	}
	has := map[string]bool{}
	for _, c := range podFlagCases {
		has[c.flag] = true
		if c.other == "" && c.want == "" && c.refuse == "" {
			t.Errorf("%s: a case without a want proves nothing", c.flag)
		}
	}
	flags := strings.Fields(string(data))
	for _, flag := range flags {
		if !has[flag] {
			t.Errorf("%s has no case", flag)
		}
	}
	if len(flags) < 50 {
		t.Errorf("only %d flags read", len(flags))
	}
}
