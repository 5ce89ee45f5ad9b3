package auth

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/podspan/podspan/core"
)

const authFile = `{"auths":{
	"hub.example":{"auth":"` + "dXNlcjpwYXNz" + `"},
	"hub.example/team":{"auth":"` + "dGVhbTpzZWNyZXQ=" + `"},
	"https://index.docker.io/v1/":{"auth":"` + "aHViOmh1Yg==" + `"}
}}`

func write(t *testing.T, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "auth.json")
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// decode reads a header back; empty is an empty map.
func decode(t *testing.T, header string) map[string]config {
	t.Helper()
	m := map[string]config{}
	if header == "" {
		return m
	}
	data, err := base64.URLEncoding.DecodeString(header)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &m); err != nil {
		t.Fatal(err)
	}
	return m
}

func TestHeaderHasWhatTheImageNeeds(t *testing.T) {
	s := Sources{File: write(t, authFile)}
	for ref, want := range map[string][]string{
		"hub.example/team/app:1":         {"hub.example", "hub.example/team"},
		"docker.io/library/busybox":      {"https://index.docker.io/v1/"},
		"registry.example:5000/app":      nil,
		"localhost/app":                  nil,
		"busybox":                        {"https://index.docker.io/v1/", "hub.example", "hub.example/team"},
		"docker://hub.example/other/app": {"hub.example", "hub.example/team"},
		"library/busybox@sha256:1234":    {"https://index.docker.io/v1/", "hub.example", "hub.example/team"},
	} {
		header, err := Header(s, ref, "")
		if err != nil {
			t.Fatalf("%s: %v", ref, err)
		}
		if got := slices.Sorted(maps.Keys(decode(t, header))); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", ref, got, want)
		}
	}
	header, _ := Header(s, "hub.example/team/app", "")
	if got := decode(t, header)["hub.example/team"]; got != (config{Username: "team", Password: "secret"}) {
		t.Errorf("hub.example/team: %+v", got)
	}
}

func TestCredsWin(t *testing.T) {
	header, err := Header(Sources{File: "/nowhere"}, "hub.example/app", "me:a:b")
	if err != nil {
		t.Fatal(err)
	}
	data, _ := base64.URLEncoding.DecodeString(header)
	if got := string(data); got != `{"username":"me","password":"a:b"}` {
		t.Error(got)
	}
	for _, bad := range []string{"me", ":secret"} {
		if _, err := Header(Sources{}, "x", bad); !errors.Is(err, core.ErrInvalid) {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func TestWhereTheFileIs(t *testing.T) {
	dir := t.TempDir()
	env := map[string]string{"XDG_RUNTIME_DIR": filepath.Join(dir, "run"), "HOME": dir}
	s := Sources{LookupEnv: func(k string) (string, bool) { v, ok := env[k]; return v, ok }}
	if path, err := s.file(); path != "" || err != nil {
		t.Fatalf("nothing there: %q, %v", path, err)
	}
	for _, sub := range []string{".docker/config.json", ".config/containers/auth.json", "run/containers/auth.json"} {
		path := filepath.Join(dir, sub)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("{}"), 0o600); err != nil {
			t.Fatal(err)
		}
		if got, err := s.file(); got != path || err != nil {
			t.Errorf("%s is there: %q, %v", path, got, err)
		}
	}
	env[FileEnv] = filepath.Join(dir, "missing")
	if _, err := s.file(); !errors.Is(err, core.ErrInvalid) {
		t.Errorf("a named file that is missing: %v", err)
	}
}

func TestBrokenFile(t *testing.T) {
	for _, content := range []string{"{", `{"auths":5}`} {
		if _, err := Header(Sources{File: write(t, content)}, "hub.example/app", ""); err == nil {
			t.Errorf("%s: no error", content)
		}
	}
	if header, err := Header(Sources{File: write(t, "{}")}, "hub.example/app", ""); header != "" || err != nil {
		t.Errorf("an empty file: %q, %v", header, err)
	}
}
