package container_test

import (
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/podspan/podspan/cmd/internal/cli/clitest"
	"github.com/podspan/podspan/cmd/internal/cli/common"
)

func TestOneErrorDoesNotKeepTheOthers(t *testing.T) {
	f := clitest.Serve(t, "4.9.5", map[string]http.HandlerFunc{
		"GET /containers/bad/json": clitest.Answer(`{}`), "POST /containers/bad/stop": clitest.Fail(http.StatusInternalServerError, "broken"),
		"GET /containers/a/json": clitest.Answer(`{}`), "POST /containers/a/stop": clitest.Done,
		"GET /containers/gone/json": clitest.Answer(`{}`), // gone before its turn comes
		"GET /containers/b/json":    clitest.Answer(`{}`), "POST /containers/b/stop": clitest.Done,
	})
	r := clitest.Podspan(t, f, "stop", "bad", "/a", "-t", "3", "gone", "b")
	if r.Code != common.ExitUsage || r.Stdout != "a\nb\n" || strings.Count(r.Stderr, "Error: stop container ") != 2 {
		t.Errorf("code %d, stdout %q, stderr %q", r.Code, r.Stdout, r.Stderr)
	}
	want := []string{
		"GET /containers/bad/json", "GET /containers/a/json", "GET /containers/gone/json", "GET /containers/b/json",
		"POST /containers/bad/stop?timeout=3", "POST /containers/a/stop?timeout=3", "POST /containers/gone/stop?timeout=3",
		"POST /containers/b/stop?timeout=3",
	}
	if got := f.Did(); !slices.Equal(got, want) {
		t.Errorf("sent %q", got)
	}
	if f.Conns != 1 {
		t.Errorf("%d connections", f.Conns)
	}
}

// Every podman looks all names up before it acts on one.
func TestUnknownNameKeepsTheOthers(t *testing.T) {
	dir := t.TempDir()
	var files []string
	for _, name := range []string{"a", "none", "b"} {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, []byte(name), 0o600); err != nil {
			t.Fatal(err)
		}
		files = append(files, "--cidfile", file)
	}
	lines := [][]string{append([]string{"stop"}, files...)}
	for _, verb := range []string{"start", "stop", "kill", "pause", "unpause", "restart", "restart --running"} {
		lines = append(lines, append(strings.Fields(verb), "a", "none", "b"))
	}
	for _, line := range lines {
		f := clitest.Serve(t, "4.9.5", map[string]http.HandlerFunc{"GET /containers/a/json": clitest.Answer(`{}`),
			"GET /containers/b/json": clitest.Answer(`{}`)})
		r := clitest.Podspan(t, f, line...)
		if r.Code != common.ExitUsage || r.Stdout != "" || !strings.Contains(r.Stderr, "none") {
			t.Errorf("%q: code %d, stdout %q, stderr %q", line, r.Code, r.Stdout, r.Stderr)
		}
		if got := f.Did(); slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, "POST") }) {
			t.Errorf("%q sent %q", line, got)
		}
	}
}

func TestStopIgnoresUnknownNames(t *testing.T) {
	f := clitest.Serve(t, "4.9.5", map[string]http.HandlerFunc{
		"GET /containers/a/json": clitest.Answer(`{}`), "POST /containers/a/stop": clitest.Done,
		"GET /containers/b/json": clitest.Answer(`{}`), "POST /containers/b/stop": clitest.Done,
	})
	clitest.WantOutput(t, clitest.Podspan(t, f, "stop", "--ignore", "a", "none", "b"), "a\nb\n")
}

// A single name has nothing to protect: it costs no request more.
func TestOneNameIsNotLookedUp(t *testing.T) {
	for _, verb := range []string{"start", "stop", "kill", "pause", "unpause"} {
		f := clitest.Serve(t, "4.9.5", map[string]http.HandlerFunc{"POST /containers/a/" + verb: clitest.Done})
		clitest.WantOutput(t, clitest.Podspan(t, f, verb, "a"), "a\n")
		if got := f.Did(); len(got) != 1 {
			t.Errorf("%s sent %q", verb, got)
		}
	}
}

func TestSelections(t *testing.T) {
	f := clitest.Serve(t, "4.9.5", map[string]http.HandlerFunc{
		"GET /containers/json":     clitest.Answer(`[{"Id":"i1","State":"running"},{"Id":"i2","State":"exited"},{"Id":"i3","State":"running"}]`),
		"POST /containers/i1/kill": clitest.Done,
		"POST /containers/i2/kill": clitest.Fail(http.StatusConflict, "can only kill running containers: container state improper"),
		"POST /containers/i1/stop": clitest.Done,
		"POST /containers/i2/stop": clitest.Fail(http.StatusInternalServerError, "container state improper"),
		"POST /containers/i3/stop": clitest.Done, "POST /containers/i1/restart": clitest.Done,
		"GET /containers/i1/json": clitest.Answer(`{"Config":{"StopTimeout":10}}`), "POST /containers/i1/pause": clitest.Done,
	})
	file := filepath.Join(t.TempDir(), "cid")
	if err := os.WriteFile(file, []byte("i1\nmore"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ line, want string }{
		{"kill --all", "i1\n"}, // i2 is not meant, and i3 has gone since the list was made
		{"kill -l -s 9", "i1\n"},
		{"stop --all", "i1\ni2\ni3\n"},
		{"stop --ignore none", ""},
		{"stop --ignore --cidfile /no/such/file", ""},
		{"stop --cidfile " + file, "i1\n"},
		{"restart --running --filter name=x", "i1\n"},
		{"pause -a", "i1\n"},
	} {
		clitest.WantOutput(t, clitest.Podspan(t, f, strings.Fields(c.line)...), c.want)
	}
}

func TestVerbRefusals(t *testing.T) {
	clitest.Refusals(t, []clitest.BadLine{
		{"stop", "at least one name or id"},
		{"stop -a x", "no arguments are needed with --all"},
		{"kill -a -l", "--all and --latest cannot be used together"},
		{"restart -l x", "--latest and containers cannot be used together"},
		{"pause --cidfile a --all", "cannot be used together"},
		{"unpause --cidfile a x", "no arguments are needed"},
		{"stop --filter name=a x", "--filter takes no arguments"},
		{"stop --filter name=a --latest", "cannot be used together"},
		{"stop --filter a", `invalid filter "a"`},
		{"kill -s NOTHING x", `invalid signal "NOTHING"`},
		{"kill -s 0 x", `invalid signal "0"`},
		{"stop -t soon x", "soon"},
		{"rename a", "received 1"},
		{"rename a b c", "received 3"},
		{"rm --time 1 x", "--force option must be specified"},
		{"rm", "at least one name or id"},
		{"rmi", "image name or ID must be specified"},
		{"rmi -a x", "may not pass any images"},
		{"tag a", "received 1"},
		{"tag a B", "parsing reference"},
		{"port", "must supply a running container"},
		{"port a x", `invalid port "x"`},
		{"port a 70000", "up to 65535"},
		{"port a 80/tcp/udp", "invalid port"},
		{"port -a x", "no arguments are needed"},
		{"port -a -l", "cannot be used together"},
		{"port a 80 81", "at most"},
		{"push", "received 0"},
		{"push a b c", "received 3"},
		{"push --format v9 a", "choose from: oci, v2s2, v2s1"},
		{"push --compression-format x a", "choose from: gzip"},
		{"push --cert-dir /x a", "invalid --cert-dir"},
		{"push --compress a", "invalid --compress"},
		{"push --sign-by x a", "does not sign"},
		{"push --encryption-key x a", "does not encrypt"},
		{"push --creds x a", "USERNAME:PASSWORD"},
		{"push --authfile /no/such/file a", "/no/such/file"},
	})
}

func TestRmExitCodes(t *testing.T) {
	running := clitest.Fail(http.StatusInternalServerError, "cannot remove: container state improper")
	f := clitest.Serve(t, "3.4.4", map[string]http.HandlerFunc{
		"DELETE /containers/ok": clitest.Done, "DELETE /containers/up": running,
		"DELETE /containers/odd": clitest.Fail(http.StatusInternalServerError, "disk on fire"),
	})
	for _, c := range []struct {
		line   string
		code   int
		stdout string
	}{
		{"ok", 0, "ok\n"}, {"none", 1, ""}, {"up", 2, ""}, {"odd", 125, ""}, {"up none", 1, ""}, {"up odd", 2, ""},
		{"none ok", 1, "ok\n"}, {"-i none ok", 0, "ok\n"}, {"-f none", 0, ""},
	} {
		r := clitest.Podspan(t, f, append([]string{"rm"}, strings.Fields(c.line)...)...)
		if r.Code != c.code || r.Stdout != c.stdout {
			t.Errorf("rm %s: code %d, stdout %q, stderr %q", c.line, r.Code, r.Stdout, r.Stderr)
		}
	}
}

func TestRmAllInRounds(t *testing.T) {
	gone := map[string]bool{}
	remove := func(id, needs string) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			if needs != "" && !gone[needs] {
				clitest.Fail(http.StatusInternalServerError,
					"container has dependent containers which must be removed before it: container already exists")(w, r)
				return
			}
			gone[id] = true
			clitest.Done(w, r)
		}
	}
	f := clitest.Serve(t, "3.4.4", map[string]http.HandlerFunc{
		"GET /containers/json":    clitest.Answer(`[{"Id":"base","State":"exited"},{"Id":"middle","State":"exited"},{"Id":"leaf","State":"exited"}]`),
		"DELETE /containers/base": remove("base", "middle"), "DELETE /containers/middle": remove("middle", "leaf"),
		"DELETE /containers/leaf": remove("leaf", ""),
	})
	clitest.WantOutput(t, clitest.Podspan(t, f, "rm", "--all"), "leaf\nmiddle\nbase\n")

	stuck := clitest.Serve(t, "3.4.4", map[string]http.HandlerFunc{
		"GET /containers/json": clitest.Answer(`[{"Id":"base","State":"exited"}]`), "DELETE /containers/base": remove("x", "never"),
	})
	if r := clitest.Podspan(t, stuck, "rm", "--all"); r.Code != common.ExitUsage || !strings.Contains(r.Stderr, "dependent containers") {
		t.Errorf("code %d, stderr %q", r.Code, r.Stderr)
	}
}

func TestRmDepend(t *testing.T) {
	f := clitest.Serve(t, "4.9.5", map[string]http.HandlerFunc{
		"GET /containers/web/json": clitest.Answer(`{"Id":"w"}`), "GET /containers/side/json": clitest.Answer(`{"Id":"s"}`),
		"DELETE /containers/web": clitest.Answer(`[{"Id":"s"},{"Id":"w"}]`),
	})
	clitest.WantOutput(t, clitest.Podspan(t, f, "rm", "--depend", "web", "side"), "s\nweb\n")
	old := clitest.Serve(t, "3.4.4", map[string]http.HandlerFunc{"GET /containers/web/json": clitest.Answer(`{"Id":"w"}`)})
	if r := clitest.Podspan(t, old, "rm", "--depend", "web", "web"); r.Code != common.ExitUsage ||
		strings.Count(r.Stderr, "rm --depend needs Podman") != 1 {
		t.Errorf("code %d, stderr %q", r.Code, r.Stderr)
	}
}

func TestPort(t *testing.T) {
	f := clitest.Serve(t, "4.9.5", map[string]http.HandlerFunc{
		"GET /containers/web/json": clitest.Answer(`{"Id":"aaaaaaaaaaaabbbb"}`),
		"GET /containers/json": clitest.Answer(`[{"Id":"aaaaaaaaaaaabbbb","State":"running","Ports":[
			{"host_ip":"","container_port":80,"host_port":8080,"range":1,"protocol":"tcp"},
			{"host_ip":"::1","container_port":90,"host_port":9090,"range":2,"protocol":"tcp,udp"}]},
			{"Id":"cccccccccccc","State":"exited","Ports":[{"container_port":1,"host_port":1,"range":1,"protocol":"tcp"}]}]`),
	})
	for _, c := range []struct{ line, want string }{
		{"web", "80/tcp -> 0.0.0.0:8080\n90/tcp -> ::1:9090\n91/tcp -> ::1:9091\n90/udp -> ::1:9090\n91/udp -> ::1:9091\n"},
		{"web 80", "0.0.0.0:8080\n"}, {"web 91/udp", "::1:9091\n"}, {"/web 80/tcp", "0.0.0.0:8080\n"},
		{"--latest 80", "0.0.0.0:8080\n"},
	} {
		clitest.WantOutput(t, clitest.Podspan(t, f, append([]string{"port"}, strings.Fields(c.line)...)...), c.want)
	}
	if r := clitest.Podspan(t, f, "port", "--all"); !strings.HasPrefix(r.Stdout, "aaaaaaaaaaaa\t80/tcp -> 0.0.0.0:8080\n") ||
		strings.Contains(r.Stdout, "cccc") {
		t.Errorf("--all: %q", r.Stdout)
	}
	if r := clitest.Podspan(t, f, "port", "web", "92"); r.Code != common.ExitUsage ||
		!strings.Contains(r.Stderr, `failed to find published port "92"`) {
		t.Errorf("code %d, stderr %q", r.Code, r.Stderr)
	}
}
