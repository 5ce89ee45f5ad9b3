package cli

import (
	"slices"
	"strings"
	"testing"

	urfave "github.com/urfave/cli/v2"

	"github.com/podspan/podspan/cmd/internal/cli/common"
)

// Each row names commands that there are, and an option of all of them.
func TestClientDefaultsNameOptions(t *testing.T) {
	for _, d := range common.ClientDefaults {
		for _, command := range d.Commands {
			flags := map[string]bool{}
			cmds := (app{App: &common.App{}}).commands(strings.Fields(command))
			for _, word := range strings.Fields(command) {
				i := slices.IndexFunc(cmds, func(c *urfave.Command) bool { return c.HasName(word) })
				if i < 0 {
					t.Fatalf("%s: no command %q", d.Key, command)
				}
				for _, f := range cmds[i].Flags {
					flags[f.Names()[0]] = true
				}
				cmds = cmds[i].Subcommands
			}
			if d.Option != "" && !flags[d.Option] || d.Option == "" && d.Instead == "" {
				t.Errorf("%s: podspan %s has no --%s", d.Key, command, d.Option)
			}
		}
	}
}
