//go:build linux

package servers

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// serverPath is the PATH of every server: the same on every machine.
const serverPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"

// RegistryAddress is where a server's own registry listens. The address is the same for all,
// since each is on the loopback of its server's own network namespace.
const RegistryAddress = "127.0.0.1:5000"

// BusyboxImage is the test image that ImportBusybox puts into a server.
const BusyboxImage = "localhost/busybox:latest"

// layout is where a server keeps things below its folder. The names are short: a unix socket's
// path has 107 bytes, and conmon puts a container's ID of 64 into one.
type layout struct{ dir string }

func (l layout) path(elem ...string) string {
	return filepath.Join(append([]string{l.dir}, elem...)...)
}
func (l layout) socket() string         { return l.path("podman.sock") }
func (l layout) log() string            { return l.path("server.log") }
func (l layout) etc() string            { return l.path("etc") }
func (l layout) containersConf() string { return l.path("etc", "containers.conf") }
func (l layout) storageConf() string    { return l.path("etc", "storage.conf") }
func (l layout) registriesConf() string { return l.path("etc", "registries.conf") }

// write makes the folders and the configuration of a server that runs with the storage driver.
func (l layout) write(r Release, driver string) error {
	for _, d := range []string{"etc/registries.d", "etc/registries.conf.d", "g", "r", "t", "n", "s", "home", "tmp"} {
		if err := os.MkdirAll(l.path(d), 0o755); err != nil {
			return fmt.Errorf("make the server's folder: %w", err)
		}
	}
	files := map[string]string{
		l.containersConf(): l.containersConfText(r),
		l.storageConf():    fmt.Sprintf("[storage]\ndriver = %q\ngraphroot = %q\nrunroot = %q\n", driver, l.path("g"), l.path("r")),
		l.registriesConf(): registriesConfText,
		// The only images are the tests' own; no signature to check.
		l.path("etc", "policy.json"): `{"default":[{"type":"insecureAcceptAnything"}]}` + "\n",
	}
	if r.DefaultNetwork {
		files[l.path("n", "87-podman.conflist")] = defaultNetworkText
	}
	for name, text := range files {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			return fmt.Errorf("write the server's configuration: %w", err)
		}
	}
	return nil
}

// defaultNetworkText is the network "podman" as packages of 3.1 bring it.
const defaultNetworkText = `{"cniVersion": "0.4.0", "name": "podman", "plugins": [
  {"type": "bridge", "bridge": "cni-podman0", "isGateway": true, "ipMasq": true, "hairpinMode": true,
   "ipam": {"type": "host-local", "routes": [{"dst": "0.0.0.0/0"}], "ranges": [[{"subnet": "10.88.0.0/16", "gateway": "10.88.0.1"}]]}},
  {"type": "portmap", "capabilities": {"portMappings": true}}, {"type": "firewall"}, {"type": "tuning"}]}
`

// registriesConfText lets a plain "busybox" mean docker.io/library/busybox, as it does on most
// machines, and allows plain HTTP to the server's own registry.
var registriesConfText = fmt.Sprintf(`unqualified-search-registries = ["docker.io"]
short-name-mode = "permissive"

[[registry]]
location = %q
insecure = true
`, RegistryAddress)

func (l layout) containersConfText(r Release) string {
	var b strings.Builder
	// The default limits need CAP_SYS_RESOURCE, which CI machines and VMs often lack.
	b.WriteString("[containers]\n" + `default_ulimits = ["nofile=1024:1024", "nproc=1024:1024"]` + "\n")
	b.WriteString("\n[engine]\n")
	// crun refuses hybrid cgroups; systemd may not run here.
	b.WriteString(`runtime = "runc"` + "\n" + `cgroup_manager = "cgroupfs"` + "\n" + `events_logger = "file"` + "\n")
	// static_dir and volume_path stay where Podman puts them below graphroot. When a container ends,
	// conmon calls `podman --root … container cleanup`, and --root moves both back there: with others
	// set, the clean-up finds no container, which stays "stopped" for ever and --rm does not remove it.
	fmt.Fprintf(&b, "tmp_dir = %q\n", l.path("t"))
	// The clean-up is told tmp_dir by a flag, which moves the event log there, too; the file moves it not.
	fmt.Fprintf(&b, "events_logfile_path = %q\n", l.path("t", "events", "events.log"))
	b.WriteString(`helper_binaries_dir = ["/usr/lib/podman", "/usr/libexec/podman", "/usr/bin"]` + "\n")
	fmt.Fprintf(&b, "\n[engine.runtimes]\nrunc = [\"/usr/sbin/runc\", \"/usr/bin/runc\"]\n")
	b.WriteString("\n[network]\n")
	fmt.Fprintf(&b, "network_config_dir = %q\n", l.path("n"))
	b.WriteString(`cni_plugin_dirs = ["/usr/lib/cni"]` + "\n")
	if n, _ := r.network(); n.Backend != "" {
		fmt.Fprintf(&b, "network_backend = %q\n", n.Backend)
	}
	fmt.Fprintf(&b, "\n[secrets]\ndriver = \"file\"\n[secrets.opts]\npath = %q\n", l.path("s"))
	return b.String()
}

// NoProxy is the server's no_proxy variable. It is there to be seen in
// containers: with --http-proxy, a server passes its own proxy variables on.
const NoProxy = "none.invalid"

// environment is all that a server inherits: nothing of the caller's own Podman settings.
func (l layout) environment() []string {
	return []string{
		"PATH=" + serverPath, "HOME=" + l.path("home"), "TMPDIR=" + l.path("tmp"), "LC_ALL=C.UTF-8",
		"CONTAINERS_CONF=" + l.containersConf(),
		"CONTAINERS_STORAGE_CONF=" + l.storageConf(),
		"CONTAINERS_REGISTRIES_CONF=" + l.registriesConf(),
		"no_proxy=" + NoProxy,
	}
}
