// Package leftout is how tests leave out what this machine cannot run, and say so: on a laptop `go test ./...` runs the rest.
package leftout

import (
	"fmt"
	"os"
	"sync"
	"testing"
)

// Env makes what is missing an error. make test sets it, since it leaves nothing out.
const Env = "PODSPAN_TEST_ALL"

// All tells whether every test must run.
func All() bool { return os.Getenv(Env) != "" }

var said sync.Map // what was said to be left out

// Skip leaves a test out, of the tests that what names ("tests over ssh"), for the reason why. With [Env] set it fails the test instead.
func Skip(t testing.TB, what string, why error) {
	t.Helper()
	if All() {
		t.Fatalf("%s cannot run, and %s is set: %v", what, Env, why)
	}
	line := fmt.Sprintf("left out: %s (%v); \"make test\" as root on Debian 12 or Ubuntu 22.04 runs everything", what, why)
	if _, again := said.LoadOrStore(what, true); !again {
		tell(line)
	}
	t.Skip(line)
}

// tell writes the line where it is seen. The go command shows nothing that a passing package writes unless it is given -v, so the line
// goes past it: to the go command's own stderr where /proc has it, else to the terminal. With neither, -v shows the reason of the skip.
func tell(line string) {
	for _, name := range []string{fmt.Sprintf("/proc/%d/fd/2", os.Getppid()), "/dev/tty"} {
		f, err := os.OpenFile(name, os.O_WRONLY|os.O_APPEND, 0)
		if err != nil {
			continue
		}
		_, err = fmt.Fprintln(f, line)
		_ = f.Close()
		if err == nil {
			return
		}
	}
}
