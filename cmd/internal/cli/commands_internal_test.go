package cli

import (
	"slices"
	"strings"
	"testing"

	"github.com/podspan/podspan/cmd/internal/cli/common"
)

func TestCommandsAreMadeWhenNamed(t *testing.T) {
	a := app{App: &common.App{}}
	for _, c := range []struct{ line, want string }{
		{"ps -a", "ps container"},
		{"container ls", "ps images container image"}, // ls of image, too: the words alone do not tell
		{"image rm x", "rm rmi container image"},
		{"run busybox ps", "run ps container"},
	} {
		var got []string
		for _, cmd := range a.commands(strings.Fields(c.line)) {
			got = append(got, cmd.Name)
		}
		if want := strings.Fields(c.want); !slices.Equal(got, want) {
			t.Errorf("%s: makes %q, want %q", c.line, got, want)
		}
	}
	for _, line := range []string{"", "--help", "nothing"} {
		if n := len(a.commands(strings.Fields(line))); n != len(a.makers())+len(groups) {
			t.Errorf("%q: makes %d commands, want all", line, n)
		}
	}
	for _, m := range a.makers() {
		if c := m.make(); c.Name != m.name {
			t.Errorf("the list calls %s %s", c.Name, m.name)
		}
	}
}
