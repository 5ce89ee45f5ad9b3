//go:build linux

package servers

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"golang.org/x/sys/unix"
)

// podmanCgroup is the parent of all cgroups that the cgroupfs manager makes. It is the one place that
// the servers of a machine share, which is why cgroups are removed by container and pod, and it itself
// only when a whole run has ended: a pod that another server is making has no process in its cgroup yet.
const podmanCgroup = "/libpod_parent"

// cgroupLimit bounds how long the kernel may take to let go of a cgroup whose processes were killed.
const cgroupLimit = 5 * time.Second

// containerCgroups names the cgroups of the containers in the server's storage: one whose process has
// ended but whose clean-up was cut off has nothing else to be found by.
func containerCgroups(dir string) map[string]bool {
	out := map[string]bool{}
	for _, pattern := range []string{"overlay-containers", "vfs-containers"} {
		// The pattern is well-formed, which is all that Glob can complain about.
		paths, _ := filepath.Glob(filepath.Join(dir, "g", pattern, "*"))
		for _, path := range paths {
			if id := filepath.Base(path); len(id) == 64 {
				out[podmanCgroup+"/libpod-"+id] = true
			}
		}
	}
	return out
}

// noteCgroups collects the cgroups that Podman made for a process.
func noteCgroups(pid int, into map[string]bool) {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/cgroup", pid))
	if err != nil {
		return // the process is gone, and its cgroup is noted by others or removed by Podman
	}
	for line := range strings.Lines(string(data)) {
		parts := strings.SplitN(strings.TrimSpace(line), ":", 3)
		if len(parts) == 3 && strings.Contains(parts[2], "libpod") {
			into[parts[2]] = true
		}
	}
}

// removeCgroups removes the cgroups, and their parents as far as nothing else is in them. A killed
// process leaves its cgroup a moment after it has stopped running, so those of containers are tried
// again for a while.
func removeCgroups(ctx context.Context, cgroups map[string]bool) error {
	ctx, cancel := context.WithTimeout(ctx, cgroupLimit)
	defer cancel()
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	for left := removeOnce(cgroups); len(left) > 0; left = removeOnce(cgroups) {
		select {
		case <-tick.C:
		case <-ctx.Done():
			return fmt.Errorf("cgroups stay in use: %s", strings.Join(left, ", "))
		}
	}
	for path := range cgroups {
		for path = filepath.Dir(path); strings.HasPrefix(path, podmanCgroup+"/"); path = filepath.Dir(path) {
			removeEmpty(path)
		}
	}
	return nil
}

// removeOnce returns the cgroups of containers that are still there.
func removeOnce(cgroups map[string]bool) (left []string) {
	for path := range cgroups {
		for _, dir := range cgroupDirs(path) {
			removeTree(dir)
			if strings.Contains(path, "/libpod-") && exists(dir) {
				left = append(left, dir)
			}
		}
	}
	return left
}

// removeEmpty removes a cgroup where nothing is in it: the kernel refuses it elsewhere.
func removeEmpty(path string) {
	for _, dir := range cgroupDirs(path) {
		_ = unix.Rmdir(dir)
	}
}

// cgroupDirs lists where a cgroup may be: in each controller's tree (v1 and hybrid), or in the only one.
func cgroupDirs(path string) []string {
	dirs, _ := filepath.Glob("/sys/fs/cgroup/*" + path) // the names are Podman's own: no pattern in them
	return append(dirs, "/sys/fs/cgroup"+path)
}

// removeTree removes the folders of a cgroup, the innermost first; its files are the kernel's and go
// with them. What cannot be removed stays and is the caller's to look at.
func removeTree(dir string) {
	var dirs []string
	_ = filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err == nil && d.IsDir() {
			dirs = append(dirs, path)
		}
		return nil
	})
	for i := len(dirs) - 1; i >= 0; i-- {
		_ = unix.Rmdir(dirs[i])
	}
}
