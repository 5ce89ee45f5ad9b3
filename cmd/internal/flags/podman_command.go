package flags

import (
	"strings"

	"github.com/urfave/cli/v2"
)

// notPodmans are the flags that are left out of the command line that a
// container keeps (inspect's CreateCommand). Who reads it starts the container
// again on the server's own machine, as generate systemd --new does: how this
// client reached the server is nothing there, and podman does not know our own.
// What is left is what a podman beside the server would have been given.
var notPodmans = map[string]bool{
	"url": true, "connection": true, "identity": true, "remote": true, "ssh": true, // choose the server
	"out":  true,                                 // a file of the client's
	"skew": true, "verify": true, "format": true, // the program's own
	"server": true, // of plan
}

// plans reports whether a command is plan, whose words podman does not have.
func plans(path []string, c *cli.Command) bool { return len(path) == 1 && c.Name == "plan" }

// grammar is that of a command's flags and the shared ones. What it reads goes
// to the podman command, in the words that were written.
func (r *rewriter) grammar(fs []cli.Flag) grammar {
	g := newGrammar(fs, r.shared)
	g.seen = func(words, flags []string) {
		var kept []string
		for _, f := range flags {
			if name, _, _ := strings.Cut(f[2:], "="); !notPodmans[name] {
				kept = append(kept, f)
			}
		}
		if len(kept) == len(flags) {
			kept = words
		}
		r.podman = append(r.podman, kept...)
	}
	return g
}
