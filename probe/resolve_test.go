package probe

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/podspan/podspan/core"
)

const (
	conf5 = `{"Connection":{"Default":"json","Connections":{
		"json":{"URI":"ssh://me@json:2222/run/podman/podman.sock","Identity":"/keys/json","IsMachine":true},
		"both":{"URI":"tcp://json:1"}}}}`
	conf4 = `
[containers]
userns = "host"
[engine]
active_service = "conf"
[engine.service_destinations]
  [engine.service_destinations.conf]
    uri = "unix:///conf.sock"
  [engine.service_destinations.both]
    uri = "tcp://conf:1"
`
)

func TestResolve(t *testing.T) {
	type files map[string]string
	const (
		ownConf = "/home/.config/containers/containers.conf"
		etcConf = "/etc/containers/containers.conf"
		stored  = "/home/.config/containers/podman-connections.json"
	)
	for _, tc := range []struct {
		name  string
		uri   string
		opts  []Option
		env   map[string]string
		files files
		goos  string
		euid  int
		want  string // URIs
		id    string // identity
		fail  string
	}{
		{name: "uri", uri: "unix:///x.sock", env: map[string]string{"CONTAINER_HOST": "unix:///h", "CONTAINER_CONNECTION": "c"},
			want: "unix:///x.sock"},
		{name: "uri and connection", uri: "unix:///x.sock", opts: []Option{WithConnection("both")}, fail: "name one of them"},
		{name: "connection, stored", opts: []Option{WithConnection("both")}, env: map[string]string{"CONTAINER_HOST": "unix:///h"},
			files: files{ownConf: conf4, stored: conf5}, want: "tcp://json:1"},
		{name: "connection, conf", opts: []Option{WithConnection("conf")}, files: files{etcConf: conf4, stored: conf5},
			want: "unix:///conf.sock"},
		{name: "no such connection", opts: []Option{WithConnection("nope")}, files: files{etcConf: conf4, stored: conf5},
			fail: `invalid --connection "nope": no such connection; there are both, conf, json`},
		{name: "no connection at all", opts: []Option{WithConnection("nope")}, fail: "none is configured"},
		{name: "CONTAINER_CONNECTION wins over CONTAINER_HOST",
			env: map[string]string{"CONTAINER_HOST": "unix:///h", "CONTAINER_CONNECTION": "both"}, files: files{etcConf: conf4},
			want: "tcp://conf:1"},
		{name: "CONTAINER_CONNECTION unknown", env: map[string]string{"CONTAINER_HOST": "unix:///h", "CONTAINER_CONNECTION": "nope"},
			fail: "CONTAINER_CONNECTION"},
		{name: "CONTAINER_HOST", env: map[string]string{"CONTAINER_HOST": "ssh://u@h/s", "CONTAINER_SSHKEY": "/k"},
			files: files{etcConf: conf4, stored: conf5}, want: "ssh://u@h/s", id: "/k"},
		{name: "identity wins", opts: []Option{WithIdentity("/mine")},
			env: map[string]string{"CONTAINER_HOST": "ssh://u@h/s", "CONTAINER_SSHKEY": "/k"}, want: "ssh://u@h/s", id: "/mine"},
		{name: "stored default", files: files{etcConf: conf4, stored: conf5}, env: map[string]string{"CONTAINER_SSHKEY": "/k"},
			want: "ssh://me@json:2222/run/podman/podman.sock", id: "/keys/json"},
		{name: "active_service", files: files{ownConf: conf4}, want: "unix:///conf.sock"},
		{name: "later files win", files: files{etcConf: conf4, etcConf + ".d/a.conf": "[engine]\nactive_service=\"x\"",
			ownConf: "[engine.service_destinations.x]\nuri=\"unix:///x.sock\""}, want: "unix:///x.sock"},
		{name: "dangling default", files: files{ownConf: "[engine]\nactive_service=\"gone\""}, fail: `invalid active_service "gone"`},
		{name: "comments do not count", files: files{etcConf: "# active_service = \"x\"\n#[engine.service_destinations]\n]]] not TOML"},
			want: "unix:///run/user/1000/podman/podman.sock unix:///run/podman/podman.sock"},
		{name: "bad TOML", files: files{etcConf: "active_service = ["}, fail: "containers.conf"},
		{name: "bad JSON", files: files{stored: "{"}, fail: "podman-connections.json"},
		{name: "CONTAINERS_CONF replaces the others", env: map[string]string{"CONTAINERS_CONF": "/my.conf"},
			files: files{etcConf: conf4, "/my.conf": "[engine]\n"}, want: "unix:///run/user/1000/podman/podman.sock unix:///run/podman/podman.sock"},
		{name: "PODMAN_CONNECTIONS_CONF", env: map[string]string{"PODMAN_CONNECTIONS_CONF": "/c.json"}, files: files{"/c.json": conf5},
			want: "ssh://me@json:2222/run/podman/podman.sock", id: "/keys/json"},
		{name: "XDG_CONFIG_HOME", env: map[string]string{"XDG_CONFIG_HOME": "/xdg"}, files: files{"/xdg/containers/containers.conf": conf4},
			want: "unix:///conf.sock"},
		{name: "sockets", env: map[string]string{"XDG_RUNTIME_DIR": "/xdg"},
			want: "unix:///xdg/podman/podman.sock unix:///run/podman/podman.sock"},
		{name: "sockets without XDG_RUNTIME_DIR", want: "unix:///run/user/1000/podman/podman.sock unix:///run/podman/podman.sock"},
		{name: "sockets of root", euid: -1, want: "unix:///run/podman/podman.sock"},
		{name: "sockets of root with XDG_RUNTIME_DIR", euid: -1, env: map[string]string{"XDG_RUNTIME_DIR": "/run/user/0"},
			want: "unix:///run/podman/podman.sock unix:///run/user/0/podman/podman.sock"},
		{name: "darwin", goos: "darwin", want: ""},
		{name: "darwin machine", goos: "darwin", files: files{stored: conf5}, want: "ssh://me@json:2222/run/podman/podman.sock",
			id: "/keys/json"},
		{name: "windows machine", goos: "windows", env: map[string]string{"APPDATA": "/app"},
			files: files{"/app/containers/podman-connections.json": conf5}, want: "ssh://me@json:2222/run/podman/podman.sock", id: "/keys/json"},
		{name: "bad URI of a connection", files: files{stored: `{"Connection":{"Default":"x","Connections":{"x":{"URI":"ftp://u:secret@h"}}}}`},
			fail: "not a known kind of address"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			root := t.TempDir()
			for name, text := range tc.files {
				if err := os.MkdirAll(filepath.Dir(root+name), 0o700); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(root+name, []byte(text), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			env := map[string]string{"HOME": root + "/home"}
			for k, v := range tc.env {
				if strings.HasPrefix(v, "/") && k != "CONTAINER_SSHKEY" {
					v = root + v
				}
				env[k] = v
			}
			sys := system{getenv: func(k string) string { return env[k] }, goos: "linux", euid: 1000, root: root}
			if tc.goos != "" {
				sys.goos = tc.goos
			}
			if tc.euid < 0 {
				sys.euid = 0
			}
			targets, _, err := sys.resolve(tc.uri, newOptions(tc.opts))
			if tc.fail != "" {
				if !errors.Is(err, core.ErrInvalid) || !strings.Contains(err.Error(), tc.fail) || strings.Contains(err.Error(), "secret") {
					t.Errorf("got %v", err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, x := range targets {
				got = append(got, strings.Replace(display(x.uri), root, "", 1))
				if x.identity != tc.id {
					t.Errorf("identity %q, want %q", x.identity, tc.id)
				}
			}
			if s := strings.Join(got, " "); s != tc.want {
				t.Errorf("got %s, want %s", s, tc.want)
			}
		})
	}
}

func TestParseURI(t *testing.T) {
	for _, tc := range []struct{ in, want, fail string }{
		{"unix:///run/a.sock", "unix:///run/a.sock", ""},
		{"unix://run/a.sock", "unix:///run/a.sock", ""},
		{"unix:/run/a.sock", "unix:///run/a.sock", ""},
		{"unix:run/a.sock", "unix:///run/a.sock", ""},
		{"unix:///with%20space", "unix:///with%20space", ""},
		{"unix://", "", "path of the socket is missing"},
		{"tcp://[::1]:8080", "tcp://[::1]:8080", ""},
		{"tcp://host", "", "tcp://host:port"},
		{"ssh://u:secret@h:22/s?secure=True", "ssh://u@h:22/s?secure=True", ""},
		{"ssh://u:secret@h", "", "/run/podman/podman.sock"},
		{"ssh:///s", "", "host is missing"},
		{"/run/a.sock", "", "did you mean unix:///run/a.sock?"},
		{"http://u:secret@h:1", "", "plain HTTP"},
		{"ftp://u:secret@h", "", "wanted unix:"},
		{"ssh://u:sec ret@h:port/s", "", "not a URI"},
		{"ssh://u:sec%ret@h/s", "", "not a URI"},
		{"u:secret@h:22/s", "", "…@h"},
		{"", "", "wanted unix:"},
	} {
		u, err := parseURI("--url", tc.in)
		switch {
		case tc.fail != "":
			if !errors.Is(err, core.ErrInvalid) || !strings.Contains(err.Error(), tc.fail) || strings.Contains(err.Error(), "sec") &&
				!strings.Contains(tc.in, "secure") {
				t.Errorf("%s: %v", tc.in, err)
			}
		case err != nil || display(u) != tc.want:
			t.Errorf("%s: %v, %v", tc.in, u, err)
		}
	}
}

// Finding the service must cost next to nothing, with the distribution's
// containers.conf, 700 lines of comments, too.
func BenchmarkResolve(b *testing.B) {
	sys := thisSystem()
	for b.Loop() {
		if _, _, err := sys.resolve("", newOptions(nil)); err != nil {
			b.Fatal(err)
		}
	}
}
