//go:build linux

package integration

import (
	"bufio"
	"cmp"
	"context"
	"encoding/json"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/podspan/podspan/core"
	"github.com/podspan/podspan/integration/servers"
)

// flagCase proves one flag of podman create: on every server it is seen in the
// server's own inspect, or in what the container itself sees, or it is refused
// with the reason that the rules table has.
type flagCase struct {
	flag string
	args []string // with the flag; FLAGNAME stands for a name of this case's own, DISK for a disk of this machine

	path  string // where inspect shows it; "a|b" where releases differ
	shown string // the first release whose inspect does; older ones apply it all the same
	want  string // regular expression on that value as JSON

	// Where inspect does not show it: the container runs this and prints what
	// matches want.
	run []string
	oci string // the container runs, and its OCI runtime configuration has want at this path

	warn string // a server may apply it not at all, if it says this in its warnings (printed on stderr)

	cap   core.Capability // refused where the release lacks it
	other string          // tested elsewhere: where
	image string          // instead of busybox; "-" for none
	// alone says that the case runs while no other does: with ID maps podman opens
	// the storage's folders to the container's root, and the start of another
	// container closes them again.
	alone bool
	setup [][]string // requests to the server before: method, path, body
}

// changedImage is an image that has what some flags act on: an environment
// variable, IMGENV, and a volume, /imgvol.
const changedImage = "localhost/changed:latest"

// TestEveryCreateFlag runs every case on every server.
func TestEveryCreateFlag(t *testing.T) {
	started := realServers(t)
	bin := filepath.Join(buildPodspan(t), "podspan")
	dir := t.TempDir()
	for name, text := range map[string]string{"env": "FROMFILE=1\n", "labels": "fromfile=1\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, s := range started {
		t.Run(s.Version(), func(t *testing.T) {
			t.Parallel()
			if err := s.ImportChanged(t.Context(), changedImage, "ENV IMGENV=image", "VOLUME /imgvol"); err != nil {
				t.Fatal(err)
			}
			for _, c := range flagCases {
				if c.other != "" {
					continue
				}
				t.Run(strings.TrimLeft(c.flag, "-")+c.suffix(), func(t *testing.T) {
					if !c.alone {
						t.Parallel()
					}
					c.test(t, s, bin, dir)
				})
			}
		})
	}
}

// suffix tells cases of one flag apart.
func (c flagCase) suffix() string {
	if len(c.args) < 2 {
		return ""
	}
	return "=" + strings.NewReplacer("/", "_", " ", "_").Replace(strings.Join(c.args[1:], "_"))
}

func (c flagCase) test(t *testing.T, s *servers.Server, bin, dir string) {
	name := "flag-" + strings.Trim(regexp.MustCompile(`[^a-z0-9]+`).ReplaceAllString(strings.ToLower(t.Name()), "-"), "-")
	disk := diskOf(t)
	fill := func(in string) string {
		return strings.NewReplacer("FLAGNAME", name, "DIR", dir, "DISK", disk).Replace(in)
	}
	for _, r := range c.setup {
		if c.refusedOn(s) {
			break
		}
		status, body, err := s.API(t.Context(), r[0], "/v"+s.Version()+"/libpod"+fill(r[1]), strings.NewReader(fill(r[2])))
		if err != nil || status >= 300 {
			t.Fatalf("%s %s: %d %s %v", r[0], r[1], status, body, err)
		}
	}
	verb := []string{"create"}
	switch {
	case c.run != nil:
		verb = []string{"run", "--rm"}
	case c.oci != "":
		verb = []string{"run"}
	}
	args := append([]string{"--url", s.URI()}, verb...)
	if !strings.HasPrefix(c.flag, "--pod") && c.flag != "--name" {
		args = append(args, "--name", name)
	}
	for _, a := range c.args {
		args = append(args, fill(a))
	}
	switch c.image {
	case "":
		args = append(args, "busybox")
	case "-":
	default:
		args = append(args, c.image)
	}
	if c.run != nil {
		args = append(args, c.run...)
	} else {
		args = append(args, "true")
	}
	cmd := exec.CommandContext(t.Context(), bin, args...)
	cmd.Env = append(os.Environ(), "FROMHOST=host", "PODSPAN_VERIFY=1")
	var stdout, stderr strings.Builder
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err := cmd.Run()
	t.Cleanup(func() { remove(t, s, name) })
	if c.refusedOn(s) {
		c.checkRefusal(t, cmd, stderr.String(), s, name)
		return
	}
	if c.warn != "" && strings.Contains(stderr.String(), c.warn) {
		if err == nil { // the server says itself that it cannot
			t.Fatalf("podspan %s: done without the setting", strings.Join(args[2:], " "))
		}
		return
	}
	if err != nil {
		t.Fatalf("podspan %s: %v\n%s", strings.Join(args[2:], " "), err, stderr.String())
	}
	got := stdout.String()
	switch {
	case c.oci != "":
		got = ociValue(t, s, name, c.oci)
	case c.run == nil && !core.MustVersion(s.Version()).AtLeast(core.MustVersion(cmp.Or(c.shown, "0.0.0"))):
		return
	case c.run == nil:
		got = inspectValue(t, s, name, c.path)
	}
	if !regexp.MustCompile(`(?ms)` + c.want).MatchString(got) {
		t.Errorf("podspan %s: %s is %s, want %s", strings.Join(args[2:], " "), c.path, got, c.want)
	}
}

func (c flagCase) refusedOn(s *servers.Server) bool {
	return c.cap != "" && core.Supports(c.cap, core.MustVersion(s.Version())) == core.Refused
}

// checkRefusal demands exit code 125, the option, the version that it needs and
// the one that is there, and that nothing was made.
func (c flagCase) checkRefusal(t *testing.T, cmd *exec.Cmd, stderr string, s *servers.Server, name string) {
	rule, ok := core.LookupRule(c.cap)
	if !ok {
		t.Fatalf("no rule for %s", c.cap)
	}
	if code := cmd.ProcessState.ExitCode(); code != 125 {
		t.Errorf("exit code %d for a refusal: %s", code, stderr)
	}
	for _, word := range []string{rule.Option, rule.Needs(), s.Version()} {
		if !strings.Contains(stderr, word) {
			t.Errorf("the refusal does not name %q: %s", word, stderr)
		}
	}
	if status, _, err := s.API(context.Background(), http.MethodGet, "/v"+s.Version()+"/libpod/containers/"+name+"/json", nil); err != nil ||
		status != http.StatusNotFound {
		t.Errorf("a refused container exists: %d, %v", status, err)
	}
}

// inspectValue returns the first of the paths that the server's inspect has, as compact JSON.
func inspectValue(t *testing.T, s *servers.Server, name, paths string) string {
	t.Helper()
	status, body, err := s.API(context.Background(), http.MethodGet, "/v"+s.Version()+"/libpod/containers/"+name+"/json", nil)
	if err != nil || status != http.StatusOK {
		t.Fatalf("inspect: %d %s %v", status, body, err)
	}
	for _, path := range strings.Split(paths, "|") {
		v, found, err := lookupJSON(string(body), path)
		if err != nil {
			t.Fatal(err)
		}
		if found {
			text, err := json.Marshal(v)
			if err != nil {
				t.Fatal(err)
			}
			return string(text)
		}
	}
	return "absent"
}

// ociValue returns a value of what the server gave the OCI runtime. The server
// runs on this machine, so the file that its inspect names is here.
func ociValue(t *testing.T, s *servers.Server, name, path string) string {
	t.Helper()
	var file string
	if err := json.Unmarshal([]byte(inspectValue(t, s, name, "OCIConfigPath")), &file); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	v, found, err := lookupJSON(string(text), path)
	if err != nil || !found {
		t.Fatalf("%s in %s: found %t, %v", path, file, found, err)
	}
	out, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

func remove(t *testing.T, s *servers.Server, name string) {
	path := "/v" + s.Version() + "/libpod/containers/" + name + "?force=true&v=true"
	if status, body, err := s.API(context.Background(), http.MethodDelete, path, nil); err != nil || status >= 500 {
		t.Errorf("remove %s: %d %s %v", name, status, body, err)
	}
}

// TestEveryCreateFlagHasACase holds the cases against the flags of podman create.
func TestEveryCreateFlagHasACase(t *testing.T) {
	f, err := os.Open(filepath.Join("testdata", "flags", "create-4.9.5.txt"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	has := map[string]bool{}
	for _, c := range flagCases {
		has[c.flag] = true
		if script, ok := strings.CutPrefix(c.other, "script/"); ok {
			name, _, _ := strings.Cut(script, ":")
			if _, err := os.Stat(filepath.Join("testdata", "script", name+".txtar")); err != nil {
				t.Errorf("%s: %v", c.flag, err)
			}
		}
		if c.other == "" && c.want == "" {
			t.Errorf("%s: a case without a want proves nothing", c.flag)
		}
	}
	n := 0
	for sc := bufio.NewScanner(f); sc.Scan(); n++ {
		if !has[sc.Text()] {
			t.Errorf("%s has no case", sc.Text())
		}
	}
	if n < 120 {
		t.Errorf("only %d flags read", n)
	}
}
