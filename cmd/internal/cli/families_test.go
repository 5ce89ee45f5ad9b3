package cli

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/cmd/internal/cli/secret"
	"github.com/podspan/podspan/cmd/internal/cli/volume"
)

// familyFlags reads the flags that podman's commands have: "volume create" →
// "--driver" → its short form, or empty.
func familyFlags(t *testing.T) map[string]map[string]string {
	t.Helper()
	data, err := os.ReadFile("testdata/flags-families-4.9.5.tsv")
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]map[string]string{}
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		col := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if all[col[0]] == nil {
			all[col[0]] = map[string]string{}
		}
		all[col[0]][col[1]] = col[2]
	}
	return all
}

// TestFamiliesHavePodmansFlags holds that each command has the flags that
// podman's has, with the same short forms, and no others.
func TestFamiliesHavePodmansFlags(t *testing.T) {
	want := familyFlags(t)
	a := app{App: &common.App{}}
	for _, family := range []*cli.Command{(volume.Commands{App: a.App}).Command(), (secret.Commands{App: a.App}).Command()} {
		for _, c := range family.Subcommands {
			name := family.Name + " " + c.Name
			for _, f := range c.Flags {
				names := f.Names()
				short, ok := want[name]["--"+names[0]]
				if !ok {
					t.Errorf("%s has --%s, which podman's has not", name, names[0])
				}
				if got := strings.Join(names[1:], ","); got != strings.TrimPrefix(short, "-") {
					t.Errorf("%s --%s has the short form %q, want %q", name, names[0], got, short)
				}
				delete(want[name], "--"+names[0])
			}
			for flag := range want[name] {
				t.Errorf("%s lacks %s", name, flag)
			}
			delete(want, name)
		}
	}
	for name := range want {
		t.Errorf("there is no %s", name)
	}
}

// TestFamilyFlagsAreSeenOnServers holds that a script gives each flag to a real
// server.
func TestFamilyFlagsAreSeenOnServers(t *testing.T) {
	var lines []string
	for _, pattern := range []string{"volume*.txtar", "secret*.txtar"} {
		files, err := filepath.Glob(filepath.Join("../../../integration/testdata/script", pattern))
		if err != nil || len(files) == 0 {
			t.Fatal(pattern, err)
		}
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			lines = append(lines, strings.Split(string(data), "\n")...)
		}
	}
	for command, flags := range familyFlags(t) {
		for flag, short := range flags {
			if !slices.ContainsFunc(lines, func(line string) bool {
				_, words, ok := strings.Cut(strings.NewReplacer(" list ", " ls ", " remove ", " rm ").Replace(line), command+" ")
				given := strings.Fields(words)
				return ok && (slices.ContainsFunc(given, func(w string) bool { return w == flag || w == short && short != "" }))
			}) {
				t.Errorf("no script gives %s to %s", flag, command)
			}
		}
	}
}
