//go:build linux

package integration

import (
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/podspan/podspan/integration/servers"
)

// sameCommands are command lines that have to make the same container on every
// server, whatever the defaults of its release.
var sameCommands = map[string][]string{
	"plain":     nil,
	"memory":    {"--memory", "64m"},
	"swap":      {"--memory", "64m", "--memory-swap", "96m"},
	"read-only": {"--read-only"},
	"init":      {"--init"},
	"mounts":    {"--tmpfs", "/tt", "--volume", "/etc:/xetc:ro", "--volume", "/xanon", "--mount", "type=tmpfs,destination=/mt"},
	"dns":       {"--dns", "10.9.9.9", "--hostname", "inside", "--add-host", "other:10.1.2.3"},
	"privilege": {"--cap-add", "NET_ADMIN", "--security-opt", "no-new-privileges", "--user", "12:34"},
	"no-hosts":  {"--no-hosts", "--ipc", "private", "--pid", "host"},
}

// look prints what a process can see of its container, a fact a line.
const look = `
echo umask $(umask)
echo id $(id -u) $(id -g)
env | sort | grep -v '^HOSTNAME=[0-9a-f]*$' | sed 's/^/env /'
test -s /etc/hosts && grep . /etc/hosts | sed 's/[[:space:]][[:space:]]*/ /g; s/^10\.[0-9.]* [0-9a-f]\{12\} .*/10.X ID NAME/
s/^10\.88\.[0-9.]* inside .*/10.X inside NAME/; s/^10\.88\.[0-9.]*/10.X/; s/^/hosts /' | sort -u
sed 's/^/resolv /' /etc/resolv.conf
cut -d' ' -f2-4 /proc/self/mounts | sed 's/lowerdir=.*//; s/size=[0-9]*k,//; s/^/mount /' | sort -u
ulimit -a | sed 's/^/limit /'
grep -E '^(Cap[A-Za-z]*|Groups|NoNewPrivs|Seccomp):' /proc/self/status | sed 's/^/status /'
ls /dev | sed 's/^/dev /'
cat /proc/self/oom_score_adj | sed 's/^/oom /'
cat /proc/sys/net/ipv4/ping_group_range /proc/sys/net/ipv4/ip_unprivileged_port_start | sed 's/^/sysctl /'
df -k /dev/shm | tail -1 | sed 's/^\(\S*\)\s*\(\S*\).*/shm \1 \2/'
for f in memory/memory.limit_in_bytes memory/memory.memsw.limit_in_bytes pids/pids.max cpu/cpu.shares; do
	echo "cgroup $f $(cat /sys/fs/cgroup/$f)"; done
`

// movedDefaults are the lines that differ between releases, each with the reason
// why no client can or should make them the same.
var movedDefaults = []struct{ line, why string }{
	{`^status Cap(Inh|Amb):`, "3.x fills the inheritable and ambient sets (CVE-2022-27649); nothing in the API changes that"},
	{`^status Cap(Prm|Eff|Bnd):`,
		"the default capabilities are the server's containers.conf's to say: 4.x leaves AUDIT_WRITE, MKNOD and NET_RAW out"},
	{`^env TERM=xterm$`, "before 4.9 servers set TERM without a terminal, too; only an image's variables can be unset"},
	{`^hosts 10\.X host\.containers\.internal`,
		"newer servers give the same address the name host.docker.internal, too; the client does not know the address"},
	{`^mount /(dev|proc/\S+) tmpfs `, "noexec on runc's own tmpfs mounts, by release"},
	{`^mount /sys/dev/block tmpfs `, "5.4 hides it no longer; a mask that nobody asked for would overrule the server"},
	{`^status Groups:`, "4.x counts the primary group among the supplementary ones (CVE-2022-2989)"},
	{`^mount /(dev/init|run/podman-init) `, "where the init program is mounted: 4.0 moved it"},
	{`^mount /run/\.containerenv `, "with a tmpfs at /run, 4.x before 4.4 had no /run/.containerenv"},
	{`^dev init$`, "the init program, as above"},
}

// TestSameContainer holds that a command makes the same container everywhere,
// as far as a process in it can see.
func TestSameContainer(t *testing.T) {
	started := realServers(t)
	bin := filepath.Join(buildPodspan(t), "podspan")
	used := make([]atomic.Bool, len(movedDefaults))
	t.Run("commands", func(t *testing.T) {
		for name, args := range sameCommands {
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				seen := map[string][]string{} // line → servers
				for _, s := range started {
					for _, line := range lookInto(t, s, bin, args) {
						seen[line] = append(seen[line], s.Version())
					}
				}
				for line, on := range seen {
					if len(on) == len(started) {
						continue
					}
					moved := slices.IndexFunc(movedDefaults, func(m struct {
						line,
						why string
					}) bool {
						return regexp.MustCompile(m.line).MatchString(line)
					})
					if moved < 0 {
						t.Errorf("only on %s: %s", strings.Join(on, ", "), line)
						continue
					}
					used[moved].Store(true)
				}
			})
		}
	})
	for i := range used {
		if !used[i].Load() && len(started) > 2 { // of fewer servers some of the differences are not there
			t.Errorf("nothing differs any more: %s", movedDefaults[i].line)
		}
	}
}

func lookInto(t *testing.T, s *servers.Server, bin string, args []string) []string {
	t.Helper()
	words := append([]string{"--url", s.URI(), "run", "--rm"}, args...)
	cmd := exec.CommandContext(t.Context(), bin, append(words, "busybox", "sh", "-c", look)...)
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("podspan %s on %s: %v\n%s", strings.Join(words[2:], " "), s.Version(), err, stderr.String())
	}
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	slices.Sort(lines)
	return slices.Compact(lines)
}
