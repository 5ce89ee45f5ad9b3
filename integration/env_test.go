//go:build linux

package integration

import (
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/podspan/podspan/core"
	"github.com/podspan/podspan/integration/servers"
	"github.com/rogpeppe/go-internal/testscript"
)

// serverKey finds a script's server among its values.
type serverKey struct{}

// ownKey tells whether that server is the script's alone.
type ownKey struct{}

// hasCapability answers [cap:NAME]: whether the release can do it, natively or emulated. A
// name that the rules table lacks is an error, since it would skip quietly for ever.
func hasCapability(release, name string) (bool, error) {
	if _, ok := core.LookupRule(core.Capability(name)); !ok {
		return false, fmt.Errorf("no capability %q in the rules table", name)
	}
	v, err := core.ParseVersion(release)
	return core.Supports(core.Capability(name), v) != core.Refused, err
}

// wantedReleases reads PODSPAN_TEST_RELEASES; none means all.
func wantedReleases() []string {
	return strings.FieldsFunc(os.Getenv("PODSPAN_TEST_RELEASES"), func(r rune) bool { return r == ',' || r == ' ' })
}

// setupScript gives a script its server and folders of its own.
func setupScript(e *testscript.Env, s *servers.Server, name, bin string, own bool) error {
	suffix := make([]byte, 3)
	if _, err := rand.Read(suffix); err != nil {
		return err
	}
	e.Values[serverKey{}], e.Values[ownKey{}] = s, own
	e.Setenv("CONTAINER_HOST", s.URI())
	e.Setenv("SOCKET", s.Socket())
	e.Setenv("RELEASE", s.Version())
	e.Setenv("MAJOR", strconv.Itoa(s.Release().Major()))
	e.Setenv("NETNS", s.NetNS())
	e.Setenv("PODSPAN_VERIFY", "1") // every create is read back; 0 where a script expects a loss
	e.Setenv("REGISTRY", servers.RegistryAddress)
	// Unique on the server, so that scripts run side by side and a failed one disturbs no later one.
	e.Setenv("NAME", strings.ToLower(name)+"-"+hex.EncodeToString(suffix))
	e.Setenv("PATH", bin+":"+e.Getenv("PATH")+":/usr/sbin:/sbin")
	for key, dir := range map[string]string{
		"HOME": "home", "XDG_CONFIG_HOME": "home/.config", "XDG_DATA_HOME": "home/.local/share",
		"XDG_CACHE_HOME": "home/.cache", "XDG_RUNTIME_DIR": "run",
	} {
		path := filepath.Join(e.WorkDir, dir)
		if err := os.MkdirAll(path, 0o700); err != nil {
			return err
		}
		e.Setenv(key, path)
	}
	return nil
}

// condition answers [release:3.4.4], [since:4.2.0], [major:3] and [cap:NAME].
func condition(r servers.Release, cond string) (bool, error) {
	kind, arg, _ := strings.Cut(cond, ":")
	switch kind {
	case "release":
		if _, err := servers.Select(arg); err != nil {
			return false, err // a misspelt release would skip quietly for ever
		}
		return r.Version == arg, nil
	case "since":
		from, err := core.ParseVersion(arg)
		if err != nil {
			return false, err
		}
		v, err := core.ParseVersion(r.Version)
		return v.AtLeast(from), err
	case "major":
		n, err := strconv.Atoi(arg)
		return r.Major() == n, err
	case "cap":
		return hasCapability(r.Version, arg)
	}
	return false, fmt.Errorf("unknown condition %q: there are release:X.Y.Z, since:X.Y.Z, major:N and cap:NAME", cond)
}
