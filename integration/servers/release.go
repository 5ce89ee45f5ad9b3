//go:build linux

package servers

import (
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// Release is one Podman server that the tests run against: a row of data, not a kind of code.
type Release struct {
	// Version is the release's own version, which the running server must report.
	Version string
	// Binary builds the server.
	Binary Binary
	// Packaged says that a distribution has this very release as a package, which is taken where
	// it is installed, since that is what people run.
	Packaged bool
	// Networks are the ways to set container networks up that the release knows, the best first.
	// One of them must be there, or a container with the default network cannot start.
	Networks []Network
	// InfraImage is the image that the server would pull for every pod; tests put their own there.
	// Empty: the server makes it from catatonit.
	InfraImage string
	// DefaultNetwork says that the release finds its default network in a file, which its packages
	// bring. Later ones make it themselves.
	DefaultNetwork bool
	// OnRequest says that the release runs only where it is named: `make test` would take too long
	// with one of every minor. Its row in the compatibility page has been seen to hold when it was
	// added, and is seen again with PODSPAN_TEST_RELEASES.
	OnRequest bool
}

// Binary is one program that is built from a nested module of this folder.
type Binary struct {
	Name   string // file name in the cache
	Module string // folder of the nested module, which pins the source
	Main   string // import path of its main package
	Tags   string // build tags of its own
	Remote bool   // a client only: build tag remote, no CGO
	Tool   bool   // no podman: none of podman's build tags, no CGO
	Extra  bool   // built when asked for by name, not by every setup
}

// Network is one way to set container networks up, in containers.conf's word, and its programs.
type Network struct {
	Backend  string // network_backend; empty: the release knows no other
	Programs []string
}

func (n Network) installed() bool {
	return !slices.ContainsFunc(n.Programs, func(p string) bool { return !anyProgram(p) })
}

// distributionPodman is where the distribution's package puts the server.
const distributionPodman = "/usr/bin/podman"

// The plugins of 3.x, which newer releases know as well (4.9 with the build tag cni).
var cniPrograms = []string{"/usr/lib/cni/bridge", "/usr/lib/cni/host-local", "/usr/lib/cni/portmap", "/usr/lib/cni/firewall"}

// networks4 are 4.x's: Debian 12 has netavark, Ubuntu 22.04 the plugins only.
var networks4 = []Network{
	{Backend: "netavark", Programs: []string{"/usr/lib/podman/netavark", "/usr/lib/podman/aardvark-dns"}},
	{Backend: "cni", Programs: cniPrograms},
}

// releases is the registry: the oldest first. A new server is one row and, when it has to be
// built, one nested module.
var releases = []Release{
	{
		Version:    "3.1.2", // the oldest minor whose source can be had
		Binary:     Binary{Name: "podman-3.1.2", Module: "podman-3.1.2", Main: "github.com/containers/podman/v3/cmd/podman"},
		Networks:   []Network{{Programs: cniPrograms}},
		InfraImage: "k8s.gcr.io/pause:3.5", DefaultNetwork: true,
		OnRequest: true,
	},
	{
		Version:  "3.4.4",
		Binary:   Binary{Name: "podman-3.4.4", Module: "podman-3.4.4", Main: "github.com/containers/podman/v3/cmd/podman"},
		Networks: []Network{{Programs: cniPrograms}},
		// A constant of the server's API: the pod handler of 3.4 does not look at infra_image.
		InfraImage: "k8s.gcr.io/pause:3.5",
	},
	{
		Version:   "4.1.1",
		Binary:    Binary{Name: "podman-4.1.1", Module: "podman-4.1.1", Main: "github.com/containers/podman/v4/cmd/podman"},
		Networks:  networks4,
		OnRequest: true,
	},
	{
		Version:  "4.3.1", // Debian 12's
		Binary:   Binary{Name: "podman-4.3.1", Module: "podman-4.3.1", Main: "github.com/containers/podman/v4/cmd/podman"},
		Packaged: true,
		Networks: networks4,
	},
	{
		Version:   "4.6.2",
		Binary:    Binary{Name: "podman-4.6.2", Module: "podman-4.6.2", Main: "github.com/containers/podman/v4/cmd/podman", Tags: "cni"},
		Networks:  networks4,
		OnRequest: true,
	},
	{
		Version:  "4.9.5",
		Binary:   Binary{Name: "podman-4.9.5", Module: "podman-4.9.5", Main: "github.com/containers/podman/v4/cmd/podman", Tags: "cni"},
		Networks: networks4,
	},
	{
		Version:  "5.4.2",
		Binary:   Binary{Name: "podman-5.4.2", Module: "podman-5.4.2", Main: "github.com/containers/podman/v5/cmd/podman", Tags: "cni"},
		Networks: networks4,
	},
	{
		Version:   "5.8.2", // the newest
		Binary:    Binary{Name: "podman-5.8.2", Module: "podman-5.8.2", Main: "github.com/containers/podman/v5/cmd/podman", Tags: "cni"},
		Networks:  networks4,
		OnRequest: true,
	},
}

// clients are the stock clients that comparisons and benchmarks need.
var clients = []Binary{
	{Name: "podman-remote-4.9.5", Module: "podman-4.9.5", Main: "github.com/containers/podman/v4/cmd/podman", Remote: true},
	{Name: "podman-remote-3.4.4", Module: "podman-3.4.4", Main: "github.com/containers/podman/v3/cmd/podman", Remote: true, Extra: true},
}

// tools are the programs that make lint runs.
var tools = []Binary{
	{Name: "golangci-lint", Module: "tools", Main: "github.com/golangci/golangci-lint/v2/cmd/golangci-lint", Tool: true},
	{Name: "deadcode", Module: "tools", Main: "golang.org/x/tools/cmd/deadcode", Tool: true},
}

// All returns the releases that every run of the tests starts, the oldest first.
func All() []Release {
	return slices.DeleteFunc(Known(), func(r Release) bool { return r.OnRequest })
}

// Known returns every release, those that run on request among them, the oldest first.
func Known() []Release { return slices.Clone(releases) }

// Clients returns the stock clients; Ensure builds those that are not extra beside the servers.
func Clients() []Binary { return append([]Binary(nil), clients...) }

// Tools returns the programs that make lint runs; [Binary.Ensure] builds them.
func Tools() []Binary { return slices.Clone(tools) }

// Select returns the releases of the given versions, or [All] when none is given.
func Select(versions ...string) ([]Release, error) {
	if len(versions) == 0 {
		return All(), nil
	}
	var out []Release
	for _, v := range versions {
		r, ok := find(v)
		if !ok {
			return nil, fmt.Errorf("no test server for Podman %s: the releases are %s", v, strings.Join(Versions(releases), ", "))
		}
		out = append(out, r)
	}
	return out, nil
}

// Versions lists the version of each of the releases.
func Versions(rs []Release) []string {
	var out []string
	for _, r := range rs {
		out = append(out, r.Version)
	}
	return out
}

func find(version string) (Release, bool) {
	for _, r := range releases {
		if r.Version == version {
			return r, true
		}
	}
	return Release{}, false
}

// Major is the first number of the version.
func (r Release) Major() int {
	head, _, _ := strings.Cut(r.Version, ".")
	n, err := strconv.Atoi(head)
	if err != nil {
		return 0
	}
	return n
}

// FromDistribution tells whether the server is the distribution's package and not built here.
func (r Release) FromDistribution() bool {
	return r.Packaged && !portable() && distributionVersion() == r.Version
}

// distributionVersion is the version of the distribution's Podman; empty when there is none.
var distributionVersion = sync.OnceValue(func() string {
	out, err := exec.Command(distributionPodman, "--version").Output()
	fields := strings.Fields(string(out)) // podman version 4.3.1
	if err != nil || len(fields) == 0 {
		return ""
	}
	return fields[len(fields)-1]
})

// portable is how a developer on Debian tries what runs on a distribution that has neither this
// Podman nor netavark: PODSPAN_TEST_PORTABLE=1.
func portable() bool { return os.Getenv("PODSPAN_TEST_PORTABLE") != "" }

// network is the way that this machine can set container networks up; false when it has none.
func (r Release) network() (Network, bool) {
	for i, n := range r.Networks {
		if n.installed() && !(portable() && i < len(r.Networks)-1) {
			return n, true
		}
	}
	return Network{}, false
}

// Path is the server's program, in the given cache folder when it is built.
func (r Release) Path(cache string) (string, error) {
	if r.FromDistribution() {
		return distributionPodman, nil
	}
	return r.Binary.Path(cache)
}
