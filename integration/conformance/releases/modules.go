package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// module is one module in the module cache.
type module struct {
	path, version string // of the source: a replacement's
	dir           string // empty until it is needed
}

// tree is the source of one podman release with the modules that it was built from.
type tree struct {
	main    string             // podman's module path
	modules map[string]*module // by the path that imports have
	pkgs    map[string]*pkg
}

// openRelease fetches podman's module and reads which other modules it uses.
func openRelease(release string) (*tree, error) {
	major, _, _ := strings.Cut(release, ".")
	podman := &module{path: "github.com/containers/podman/v" + major, version: "v" + release}
	if err := podman.fetch(); err != nil {
		return nil, err
	}
	t := &tree{main: podman.path, modules: map[string]*module{}, pkgs: map[string]*pkg{}}
	data, err := os.ReadFile(filepath.Join(podman.dir, "vendor", "modules.txt"))
	switch {
	case err == nil:
		t.vendored(data)
	case errors.Is(err, os.ErrNotExist): // module archives made by newer Go lack it
		if err := t.required(podman.dir); err != nil {
			return nil, err
		}
	default:
		return nil, err
	}
	t.modules[podman.path] = podman
	return t, nil
}

// vendored reads vendor/modules.txt: "# PATH VERSION [=> PATH [VERSION]]".
func (t *tree) vendored(data []byte) {
	for line := range strings.Lines(string(data)) {
		words := strings.Fields(line)
		if len(words) < 3 || words[0] != "#" || words[2] == "=>" {
			continue
		}
		m := &module{path: words[1], version: words[2]}
		if len(words) == 6 && words[3] == "=>" {
			m.path, m.version = words[4], words[5]
		}
		t.modules[words[1]] = m
	}
}

// required reads go.mod, which names every module since Go 1.17.
func (t *tree) required(dir string) error {
	type mod struct{ Path, Version string }
	var file struct {
		Require []mod
		Replace []struct{ Old, New mod }
	}
	if err := goJSON(&file, "mod", "edit", "-json", filepath.Join(dir, "go.mod")); err != nil {
		return err
	}
	for _, r := range file.Require {
		t.modules[r.Path] = &module{path: r.Path, version: r.Version}
	}
	for _, r := range file.Replace {
		if m := t.modules[r.Old.Path]; m != nil && r.New.Version != "" {
			m.path, m.version = r.New.Path, r.New.Version
		}
	}
	return nil
}

func (m *module) fetch() error {
	if m.dir != "" {
		return nil
	}
	var got struct{ Dir, Error string }
	if err := goJSON(&got, "mod", "download", "-json", m.path+"@"+m.version); err != nil {
		return errors.Join(err, errors.New(got.Error))
	}
	m.dir = got.Dir
	return nil
}

// goJSON runs go and decodes what it prints, also when it fails.
func goJSON(v any, args ...string) error {
	cmd := exec.Command("go", args...)
	cmd.Env = append(os.Environ(), "GO111MODULE=on", "GOWORK=off")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if jsonErr := json.Unmarshal(out, v); jsonErr != nil && err == nil {
		return jsonErr
	}
	if err != nil {
		return fmt.Errorf("go %s: %w %s", strings.Join(args, " "), err, stderr.String())
	}
	return nil
}

// folder returns where the source of an import path is; "" for the standard library.
func (t *tree) folder(path string) (string, error) {
	if first, _, _ := strings.Cut(path, "/"); !strings.Contains(first, ".") {
		return "", nil
	}
	for prefix := path; prefix != "."; prefix = filepath.Dir(prefix) {
		if m := t.modules[prefix]; m != nil {
			if err := m.fetch(); err != nil {
				return "", err
			}
			return filepath.Join(m.dir, strings.TrimPrefix(path, prefix)), nil
		}
	}
	return "", fmt.Errorf("no module has %s", path)
}

// used returns the modules whose source was read.
func (t *tree) used() []string {
	var out []string
	for _, m := range t.modules {
		if m.dir != "" {
			out = append(out, m.path+"@"+m.version)
		}
	}
	slices.Sort(out)
	return out
}
