package probe

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"github.com/BurntSushi/toml"
	"github.com/podspan/podspan/core"
)

// destination is a named service, as containers.conf and
// podman-connections.json write it.
type destination struct {
	URI       string `toml:"uri"`
	Identity  string `toml:"identity"`
	IsMachine bool   `toml:"is_machine"`
}

// connections reads the named services, and each file only when it is needed.
//
// It does not use containers/common/pkg/config, which takes 2 to 3 ms to load
// (everything that a container's defaults need), changes the environment of the
// process ([engine] env), and in 0.57 does not know podman-connections.json.
type connections struct {
	sys    system
	conf   *confFile   // merged
	stored *storedFile // podman-connections.json
}

// confFile is what matters here of containers.conf.
type confFile struct {
	Engine struct {
		ActiveService       string                 `toml:"active_service"`
		ServiceDestinations map[string]destination `toml:"service_destinations"`
	} `toml:"engine"`
}

// storedFile is podman-connections.json, where podman 5 keeps what it is told.
type storedFile struct {
	Connection struct {
		Default     string
		Connections map[string]destination
	}
}

func (sys system) connections() *connections { return &connections{sys: sys} }

// defaultName returns the default connection and where it is named; "" when
// there is none. An unreadable file is a [*core.FieldError].
func (c *connections) defaultName() (name, from string, err error) {
	if err := c.readStored(); err != nil {
		return "", "", err
	}
	if name := c.stored.Connection.Default; name != "" {
		return name, "default connection", nil
	}
	if err := c.readConf(); err != nil {
		return "", "", err
	}
	return c.conf.Engine.ActiveService, "active_service", nil
}

// find returns a connection by name. Errors: [*core.FieldError] naming field
// and the connections that there are.
func (c *connections) find(field, name string) (destination, error) {
	if err := c.readStored(); err != nil {
		return destination{}, err
	}
	if d, ok := c.stored.Connection.Connections[name]; ok {
		return d, nil
	}
	if err := c.readConf(); err != nil {
		return destination{}, err
	}
	if d, ok := c.conf.Engine.ServiceDestinations[name]; ok {
		return d, nil
	}
	var names []string
	for n := range c.stored.Connection.Connections {
		names = append(names, n)
	}
	for n := range c.conf.Engine.ServiceDestinations {
		if _, twice := c.stored.Connection.Connections[n]; !twice {
			names = append(names, n)
		}
	}
	sort.Strings(names)
	reason := "no such connection; none is configured"
	if len(names) > 0 {
		reason = "no such connection; there are " + strings.Join(names, ", ")
	}
	return destination{}, &core.FieldError{Option: field, Value: name, Reason: reason}
}

func (c *connections) readStored() error {
	if c.stored != nil {
		return nil
	}
	c.stored = new(storedFile)
	path := c.sys.getenv("PODMAN_CONNECTIONS_CONF")
	if path == "" {
		dir := c.sys.configDir()
		if dir == "" {
			return nil
		}
		path = filepath.Join(dir, "podman-connections.json")
	}
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil {
		err = json.Unmarshal(data, c.stored)
	}
	return unreadable("podman-connections.json", path, err)
}

// readConf merges the files of containers.conf, later ones over earlier ones.
func (c *connections) readConf() error {
	if c.conf != nil {
		return nil
	}
	c.conf = new(confFile)
	for _, path := range c.sys.confFiles() {
		data, err := os.ReadFile(path)
		if errors.Is(err, fs.ErrNotExist) && !c.sys.namesConf(path) {
			continue
		}
		// Most files say nothing about services, and parsing the distribution's,
		// 700 lines of comments, would take longer than all the rest.
		if err == nil && mentions(string(data), "active_service", "service_destinations") {
			_, err = toml.Decode(string(data), c.conf)
		}
		if err != nil {
			return unreadable("containers.conf", path, err)
		}
	}
	return nil
}

// confFiles returns the paths of containers.conf in the order in which podman
// merges them. Podman 5 reads the user's for root too.
func (sys system) confFiles() []string {
	var files []string
	if path := sys.getenv("CONTAINERS_CONF"); path != "" {
		files = append(files, path)
	} else {
		if sys.goos != "windows" {
			etc := sys.root + "/etc/containers/containers.conf"
			files = append(files, sys.root+"/usr/share/containers/containers.conf", etc)
			files = append(files, confDir(etc)...)
		}
		if dir := sys.configDir(); dir != "" {
			own := filepath.Join(dir, "containers.conf")
			files = append(append(files, own), confDir(own)...)
		}
	}
	if path := sys.getenv("CONTAINERS_CONF_OVERRIDE"); path != "" {
		files = append(files, path)
	}
	return files
}

// namesConf reports whether the environment names the file: one that is not there
// is an error then, as with podman.
func (sys system) namesConf(path string) bool {
	return path == sys.getenv("CONTAINERS_CONF") || path == sys.getenv("CONTAINERS_CONF_OVERRIDE")
}

// confDir returns the *.conf files in the directory beside a file, sorted.
func confDir(file string) []string {
	entries, err := os.ReadDir(file + ".d") // sorted by name
	if err != nil {
		return nil
	}
	var files []string
	for _, e := range entries {
		if !e.IsDir() && strings.HasSuffix(e.Name(), ".conf") {
			files = append(files, filepath.Join(file+".d", e.Name()))
		}
	}
	return files
}

// configDir is the user's directory for podman's configuration, or "".
func (sys system) configDir() string {
	if dir := sys.getenv("XDG_CONFIG_HOME"); dir != "" {
		return filepath.Join(dir, "containers")
	}
	if sys.goos == "windows" {
		if dir := sys.getenv("APPDATA"); dir != "" {
			return filepath.Join(dir, "containers")
		}
		return ""
	}
	if dir := sys.getenv("HOME"); dir != "" {
		return filepath.Join(dir, ".config", "containers")
	}
	return ""
}

func unreadable(what, path string, err error) error {
	if err == nil {
		return nil
	}
	return &core.FieldError{Option: what, Value: path, Reason: "cannot be read: " + err.Error()}
}
