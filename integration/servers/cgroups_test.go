//go:build linux

package servers

import (
	"errors"
	"fmt"
	"os"
	"testing"

	"github.com/podspan/podspan/integration/leftout"
)

// The cgroups of one server go, and nothing of another's, whose newest pod has
// no process yet.
func TestCgroupsOfOtherServersStay(t *testing.T) {
	pod := fmt.Sprintf("%s/test-%d", podmanCgroup, os.Getpid())
	mine, other := pod+"/libpod-a", pod+"-other"
	roots := cgroupDirs("")
	if len(roots) == 0 {
		leftout.Skip(t, "the test of removing cgroups", errors.New("no cgroups are mounted"))
	}
	made := false
	for _, root := range roots {
		for _, path := range []string{mine, other} {
			// Not every folder there takes cgroups.
			if os.MkdirAll(root+path, 0o755) == nil {
				made = true
				t.Cleanup(func() { removeEmpty(path) })
			}
		}
	}
	if !made {
		leftout.Skip(t, "the test of removing cgroups", errors.New("no cgroup can be made: it needs root"))
	}
	there := countDirs(other)
	if err := removeCgroups(t.Context(), map[string]bool{mine: true}); err != nil {
		t.Fatal(err)
	}
	if n := countDirs(mine) + countDirs(pod); n != 0 {
		t.Errorf("%d folders are left of the server's own", n)
	}
	if n := countDirs(other); n != there || n == 0 {
		t.Errorf("%d of another server's %d folders are left", n, there)
	}
}

func countDirs(path string) (n int) {
	for _, dir := range cgroupDirs(path) {
		if exists(dir) {
			n++
		}
	}
	return n
}
