package probe

import (
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strconv"

	"github.com/podspan/podspan/core"
)

// target is one service that may be there.
type target struct {
	uri      *url.URL
	identity string // private key for ssh
	machine  bool   // a podman machine: its ssh host key is new each time
}

// system is what resolving depends on; tests make their own.
type system struct {
	getenv func(string) string
	goos   string
	euid   int
	root   string // put before absolute paths of the system; empty but in tests
}

func thisSystem() system {
	return system{getenv: os.Getenv, goos: runtime.GOOS, euid: os.Geteuid()}
}

// resolve returns the services to try, in order, and whether they were named
// (by the caller, the environment or a configuration file) rather than guessed.
//
// The order is podman's: the URI or the connection that the caller names,
// CONTAINER_CONNECTION, CONTAINER_HOST, the default of podman-connections.json,
// active_service of containers.conf, and at last the usual sockets. Podman up
// to 4.3 asks CONTAINER_HOST before CONTAINER_CONNECTION, 4.9 and 5.x the other
// way; this follows the newer ones.
func (sys system) resolve(uri string, o *options) (targets []target, named bool, err error) {
	switch {
	case uri != "" && o.connection != "":
		return nil, true, &core.FieldError{Option: "--connection", Value: o.connection, Reason: "a URI is given too; name one of them"}
	case uri != "":
		t, err := sys.target("--url", uri, o)
		return []target{t}, true, err
	case o.connection != "":
		t, err := sys.connection("--connection", o.connection, o)
		return []target{t}, true, err
	}
	if name := sys.getenv("CONTAINER_CONNECTION"); name != "" {
		t, err := sys.connection("CONTAINER_CONNECTION", name, o)
		return []target{t}, true, err
	}
	if uri := sys.getenv("CONTAINER_HOST"); uri != "" {
		t, err := sys.target("CONTAINER_HOST", uri, o)
		return []target{t}, true, err
	}
	c := sys.connections()
	name, from, err := c.defaultName()
	if err != nil {
		return nil, false, err
	}
	if name != "" {
		d, err := c.find(from, name)
		if err != nil {
			return nil, true, err
		}
		t, err := sys.destination(from, d, o)
		return []target{t}, true, err
	}
	for _, path := range sys.sockets() {
		targets = append(targets, target{uri: &url.URL{Scheme: "unix", Path: path}})
	}
	return targets, false, nil
}

// target makes the target for a URI that field gave.
func (sys system) target(field, uri string, o *options) (target, error) {
	return sys.destination(field, destination{URI: uri}, o)
}

// connection makes the target for a connection that field named.
func (sys system) connection(field, name string, o *options) (target, error) {
	d, err := sys.connections().find(field, name)
	if err != nil {
		return target{}, err
	}
	return sys.destination(field, d, o)
}

func (sys system) destination(field string, d destination, o *options) (target, error) {
	u, err := parseURI(field, d.URI)
	if err != nil {
		return target{}, err
	}
	identity := o.identity
	if identity == "" {
		identity = d.Identity
	}
	if identity == "" {
		identity = sys.getenv("CONTAINER_SSHKEY")
	}
	return target{uri: u, identity: identity, machine: d.IsMachine}, nil
}

// sockets returns the paths where a local service usually listens. There are
// none on darwin and windows, where podman runs in a virtual machine that a
// connection names.
func (sys system) sockets() []string {
	if !hasLocalPodman(sys.goos) {
		return nil
	}
	systems := sys.root + "/run/podman/podman.sock"
	dir := sys.runtimeDir()
	if dir == "" {
		return []string{systems}
	}
	own := filepath.Join(dir, "podman", "podman.sock")
	if sys.euid == 0 {
		return []string{systems, own}
	}
	return []string{own, systems}
}

// runtimeDir is the user's directory for sockets. Where XDG_RUNTIME_DIR is not
// set (cron, su, sudo) podman looks at the place where it usually is, too; root
// has no other place than the system's then.
func (sys system) runtimeDir() string {
	if dir := sys.getenv("XDG_RUNTIME_DIR"); dir != "" {
		return dir
	}
	if sys.euid <= 0 {
		return ""
	}
	return sys.root + "/run/user/" + strconv.Itoa(sys.euid)
}

// hasLocalPodman reports whether podman itself runs on the operating system.
func hasLocalPodman(goos string) bool { return goos == "linux" || goos == "freebsd" }
