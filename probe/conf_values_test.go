package probe

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/podspan/podspan/core"
)

func TestConfValues(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, []byte(text), 0o600)); err != nil {
			t.Fatal(err)
		}
		return path
	}
	own := write("containers/containers.conf", "[containers]\nread_only = true\n# tz = \"local\"\numask = \"0077\"\n")
	dropIn := write("containers/containers.conf.d/a.conf", "[containers]\numask = \"0027\"\n[secrets.opts]\nlist = \"x\"\n")
	override := write("over.conf", "[engine]\nread_only = false\nstop_timeout = 3\n[containers]\nmounts = [\"a\", \"b\"]\n")
	alone := write("alone.conf", "[containers]\ntz = \"local\"\n")
	keys := []string{"containers.tz", "containers.read_only", "containers.umask", "containers.mounts", "engine.stop_timeout", "secrets.opts"}
	type want struct{ key, text, file string }
	for name, c := range map[string]struct {
		env  map[string]string
		want []want
	}{
		"the user's, its directory, the override": {map[string]string{"XDG_CONFIG_HOME": dir, "CONTAINERS_CONF_OVERRIDE": override}, []want{
			{"read_only", "true", own}, {"umask", `"0027"`, dropIn}, {"mounts", `["a", "b"]`, override}, {"stop_timeout", "3", override},
			{"opts", `{list = "x"}`, dropIn}}},
		"CONTAINERS_CONF": {map[string]string{"XDG_CONFIG_HOME": dir, "CONTAINERS_CONF": alone}, []want{{"tz", `"local"`, alone}}},
		"none":            {nil, nil},
	} {
		sys := system{getenv: func(k string) string { return c.env[k] }, goos: "linux", root: filepath.Join(dir, "root")}
		got, err := sys.confValues(keys)
		if err != nil || len(got) != len(c.want) {
			t.Errorf("%s: %+v, %v", name, got, err)
			continue
		}
		for i, w := range c.want {
			if got[i].Key != w.key || got[i].Text() != w.text || got[i].File != w.file {
				t.Errorf("%s: %+v (%s), want %+v", name, got[i], got[i].Text(), w)
			}
		}
	}
	for _, name := range []string{"CONTAINERS_CONF", "CONTAINERS_CONF_OVERRIDE"} {
		sys := system{getenv: func(k string) string { return map[string]string{name: "/no/such.conf"}[k] }, goos: "linux", root: dir}
		var f *core.FieldError
		if _, err := sys.confValues(keys); !errors.As(err, &f) || f.Value != "/no/such.conf" {
			t.Errorf("%s names a file that is not there: %v", name, err)
		}
	}
	bad := write("bad.conf", "[containers]\nread_only = \n")
	sys := system{getenv: func(k string) string { return map[string]string{"CONTAINERS_CONF": bad}[k] }, goos: "linux"}
	var f *core.FieldError
	if _, err := sys.confValues(keys); !errors.As(err, &f) || f.Value != bad {
		t.Errorf("a bad file: %v", err)
	}
}
