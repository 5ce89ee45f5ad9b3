// Package auth finds the credentials that the user has for registries and puts
// them into the header that Podman services read. Files are those of
// containers-auth.json(5); credential helpers are asked through docker/cli.
package auth

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/docker/cli/cli/config/configfile"

	"github.com/podspan/podspan/core"
)

// FileEnv names the file to use instead of the usual ones.
const FileEnv = "REGISTRY_AUTH_FILE"

// Sources say where credentials come from.
type Sources struct {
	File      string // as with --authfile; empty: REGISTRY_AUTH_FILE, then the usual files
	LookupEnv func(string) (string, bool)
}

// config is the wire form of one registry's credentials, in both forms of the
// header.
type config struct {
	Username      string `json:"username,omitempty"`
	Password      string `json:"password,omitempty"`
	IdentityToken string `json:"identitytoken,omitempty"`
}

// Header returns the value of X-Registry-Auth for a call about the image ref;
// empty: the user has no credentials for it, and the server uses its own.
// creds is "USER:PASSWORD" as with --creds; it wins over all files. ref without
// a registry may mean any, so all credentials go along then.
func Header(s Sources, ref, creds string) (string, error) {
	if creds != "" {
		user, password, ok := strings.Cut(creds, ":")
		if !ok || user == "" {
			return "", &core.FieldError{Option: "--creds", Reason: "use USERNAME:PASSWORD"}
		}
		return encode(config{Username: user, Password: password})
	}
	file, err := s.file()
	if err != nil || file == "" {
		return "", err
	}
	configs, err := read(file, registryOf(ref))
	if err != nil {
		return "", fmt.Errorf("read the registries' credentials in %s: %w", file, err)
	}
	if len(configs) == 0 {
		return "", nil
	}
	return encode(configs)
}

// encode writes a header as servers read it: base64 (URL alphabet) of JSON.
func encode(v any) (string, error) {
	data, err := json.Marshal(v)
	return base64.URLEncoding.EncodeToString(data), err
}

// file returns the file to read; empty: there is none. One that was named has
// to be there.
func (s Sources) file() (string, error) {
	named, field := s.File, "--authfile"
	if named == "" {
		named, field = s.env(FileEnv), FileEnv
	}
	if named != "" {
		if _, err := os.Stat(named); err != nil {
			return "", &core.FieldError{Option: field, Value: named, Reason: err.Error()}
		}
		return named, nil
	}
	for _, path := range s.usual() {
		_, err := os.Stat(path)
		if err == nil {
			return path, nil
		}
		if !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, fs.ErrPermission) {
			return "", err
		}
	}
	return "", nil
}

// usual lists the files that are looked for, best first.
func (s Sources) usual() []string {
	home := s.env("HOME")
	if runtime.GOOS == "windows" {
		home = s.env("USERPROFILE")
	}
	var paths []string
	if dir := s.env("XDG_RUNTIME_DIR"); dir != "" && runtime.GOOS == "linux" {
		paths = append(paths, filepath.Join(dir, "containers", "auth.json"))
	} else if runtime.GOOS == "linux" {
		paths = append(paths, fmt.Sprintf("/run/containers/%d/auth.json", os.Getuid()))
	}
	conf := s.env("XDG_CONFIG_HOME")
	if conf == "" && home != "" {
		conf = filepath.Join(home, ".config")
	}
	if conf != "" {
		paths = append(paths, filepath.Join(conf, "containers", "auth.json"))
	}
	if home != "" {
		paths = append(paths, filepath.Join(home, ".docker", "config.json"))
	}
	return paths
}

func (s Sources) env(name string) string {
	if s.LookupEnv == nil {
		return ""
	}
	v, _ := s.LookupEnv(name)
	return v
}

// read returns the credentials in a file: those that registry may use, or all
// if registry is empty.
func read(file, registry string) (map[string]config, error) {
	data, err := os.ReadFile(file)
	if err != nil || len(data) == 0 {
		return nil, err
	}
	keys, err := keysOf(data)
	if err != nil {
		return nil, err
	}
	store := configfile.New(file)
	if err := store.LoadFromReader(bytes.NewReader(data)); err != nil {
		return nil, err
	}
	configs := map[string]config{}
	for _, key := range keys {
		if registry != "" && registryOfKey(key) != registry {
			continue
		}
		cred, err := store.GetAuthConfig(key)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", key, err)
		}
		found := config{Username: cred.Username, Password: cred.Password, IdentityToken: cred.IdentityToken}
		if found != (config{}) {
			// A server that plays with the file's own keys has to find them again.
			configs[key] = found
		}
	}
	return configs, nil
}

// keysOf lists the registries, or parts of them, that the file has anything on.
func keysOf(data []byte) ([]string, error) {
	var content struct {
		Auths       map[string]json.RawMessage `json:"auths"`
		CredHelpers map[string]string          `json:"credHelpers"`
	}
	if err := json.Unmarshal(data, &content); err != nil {
		return nil, err
	}
	var keys []string
	for key := range content.Auths {
		keys = append(keys, key)
	}
	for key := range content.CredHelpers {
		if _, twice := content.Auths[key]; !twice {
			keys = append(keys, key)
		}
	}
	return keys, nil
}

// registryOf returns the registry that a reference names, or "".
func registryOf(ref string) string {
	ref = strings.TrimPrefix(ref, "docker://")
	host, _, ok := strings.Cut(ref, "/")
	if !ok || !strings.ContainsAny(host, ".:") && host != "localhost" {
		return ""
	}
	return canonical(host)
}

// registryOfKey returns the registry of a key, which may be a URL, as docker
// writes it, or go on with a path.
func registryOfKey(key string) string {
	key = strings.TrimPrefix(strings.TrimPrefix(key, "https://"), "http://")
	host, _, _ := strings.Cut(key, "/")
	return canonical(host)
}

// canonical gives Docker Hub's hosts one name.
func canonical(host string) string {
	if host == "index.docker.io" || host == "registry-1.docker.io" {
		return "docker.io"
	}
	return host
}
