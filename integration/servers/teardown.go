//go:build linux

package servers

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"time"

	"golang.org/x/sys/unix"
)

// teardownLimit bounds how long the server's processes may take to die from SIGKILL.
const teardownLimit = 20 * time.Second

// teardown removes every trace of a server: processes, cgroups, network namespace, mounts, folder.
// Everything is found by the network namespace and the folder, which are the server's alone, so it
// works for a run whose owner is gone, and twice does no harm. podIDs name cgroups that may be empty.
func teardown(ctx context.Context, r record, podIDs []string) error {
	cgroups := containerCgroups(r.Dir)
	for _, id := range podIDs {
		cgroups[podmanCgroup+"/"+id] = true
	}
	errs := []error{killAll(ctx, filepath.Join(netnsDir, r.Name), cgroups), removeCgroups(ctx, cgroups)}
	errs = append(errs, deleteNetNS(r.Name), unmountBelow(r.Dir))
	if err := os.RemoveAll(r.Dir); err != nil {
		errs = append(errs, fmt.Errorf("remove the server's folder: %w", err))
	}
	return errors.Join(errs...)
}

// killAll ends the processes of a network namespace and their descendants: the server, its conmons,
// their containers. It repeats until none is left, since a conmon may start a clean-up meanwhile.
func killAll(ctx context.Context, netns string, cgroups map[string]bool) error {
	ctx, cancel := context.WithTimeout(ctx, teardownLimit)
	defer cancel()
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	for {
		pids, err := processesOf(netns)
		if err != nil {
			return err
		}
		if len(pids) == 0 {
			return nil
		}
		for _, pid := range pids {
			noteCgroups(pid, cgroups)
		}
		for _, pid := range pids {
			if err := unix.Kill(pid, unix.SIGKILL); err != nil && !errors.Is(err, unix.ESRCH) {
				return fmt.Errorf("kill process %d of the server: %w", pid, err)
			}
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			return fmt.Errorf("processes %v of the server do not die: %w", pids, ctx.Err())
		}
	}
}

// unmountBelow unmounts what is mounted below the folder in our own mount namespace, deepest first.
func unmountBelow(dir string) error {
	data, err := os.ReadFile("/proc/self/mountinfo")
	if err != nil {
		return fmt.Errorf("list mounts: %w", err)
	}
	var points []string
	for line := range strings.Lines(string(data)) {
		if f := strings.Fields(line); len(f) > 4 && (f[4] == dir || strings.HasPrefix(f[4], dir+"/")) {
			points = append(points, f[4])
		}
	}
	sort.Sort(sort.Reverse(sort.StringSlice(points)))
	var errs []error
	for _, p := range points {
		if err := unix.Unmount(p, unix.MNT_DETACH); err != nil {
			errs = append(errs, fmt.Errorf("unmount %s: %w", p, err))
		}
	}
	return errors.Join(errs...)
}
