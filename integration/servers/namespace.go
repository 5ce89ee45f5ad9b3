//go:build linux

package servers

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"

	"golang.org/x/sys/unix"
)

// netnsDir is where `ip netns` keeps named network namespaces.
const netnsDir = "/run/netns"

// launcher runs inside the server's fresh mount namespace and covers the machine-wide places that
// Podman writes to whatever its configuration says: locks in /dev/shm, CNI's addresses, named
// network namespaces, runc's state, logins, short names. All of it vanishes with the last process.
// The root is shared again within, as it is on an ordinary machine: some volumes need that.
// Its arguments: the folder that becomes /etc/containers, then the server's command line.
const launcher = `set -e
mount --make-rshared /
for d in /run/netns /run/runc /run/crun /run/libpod /run/containers /var/lib/cni /var/cache/containers; do
	mkdir -p "$d"
	mount -t tmpfs -o mode=0755 tmpfs "$d"
done
mount -t tmpfs -o mode=1777 tmpfs /dev/shm
mkdir -p /etc/containers
mount --bind "$1" /etc/containers
shift
exec "$@"`

// isolated is the command line that runs argv in the named network namespace and a mount namespace
// of its own. Not `ip netns exec`: that remounts /sys and hides the cgroups. Every link of the chain
// execs the next, so the process that is started is the server in the end. The signals are reset
// because containers would inherit ones that our caller ignores.
func isolated(netns, etc string, argv ...string) []string {
	return append([]string{
		"nsenter", "--net=" + netns, "--",
		"unshare", "--mount", "--propagation", "private", "--",
		"sh", "-c", launcher, "sh", etc,
		"env", "--default-signal",
	}, argv...)
}

// makeNetNS makes a network namespace whose loopback is up and returns its path.
func makeNetNS(ctx context.Context, name string) (string, error) {
	// Two first uses of `ip netns add` at a time may both try to set /run/netns up.
	unlock, err := lockFile(filepath.Join(runsDir, "netns.lock"))
	if err != nil {
		return "", err
	}
	defer unlock()
	if err := run(ctx, "ip", "netns", "add", name); err != nil {
		return "", fmt.Errorf("make a network namespace (needs root and CAP_SYS_ADMIN): %w", err)
	}
	if err := run(ctx, "ip", "-n", name, "link", "set", "lo", "up"); err != nil {
		return "", errors.Join(err, deleteNetNS(name))
	}
	return filepath.Join(netnsDir, name), nil
}

// deleteNetNS forgets the namespace's name; the kernel frees it with its last process.
func deleteNetNS(name string) error {
	path := filepath.Join(netnsDir, name)
	if err := unix.Unmount(path, unix.MNT_DETACH); err != nil && !errors.Is(err, unix.EINVAL) && !errors.Is(err, unix.ENOENT) {
		return fmt.Errorf("unmount %s: %w", path, err)
	}
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("delete the network namespace: %w", err)
	}
	return nil
}

// listenIn opens a listener inside a network namespace. A socket belongs for good to the namespace
// that it was made in, so only this one call needs to be there, on a thread of its own.
func listenIn(netns, address string) (net.Listener, error) {
	type result struct {
		l   net.Listener
		err error
	}
	done := make(chan result, 1)
	go func() {
		runtime.LockOSThread()
		l, home, err := listenHere(netns, address)
		if home {
			runtime.UnlockOSThread() // else the thread ends with the goroutine: it is in the wrong namespace
		}
		done <- result{l, err}
	}()
	r := <-done
	return r.l, r.err
}

// listenHere does the work of listenIn on a locked thread and tells whether the thread is home again.
func listenHere(netns, address string) (l net.Listener, home bool, err error) {
	before, err := os.Open("/proc/thread-self/ns/net")
	if err != nil {
		return nil, true, fmt.Errorf("remember the own network namespace: %w", err)
	}
	defer func() { _ = before.Close() }()
	target, err := os.Open(netns)
	if err != nil {
		return nil, true, fmt.Errorf("open the server's network namespace: %w", err)
	}
	defer func() { _ = target.Close() }()
	if err := unix.Setns(int(target.Fd()), unix.CLONE_NEWNET); err != nil {
		return nil, true, fmt.Errorf("enter the server's network namespace: %w", err)
	}
	l, err = net.Listen("tcp", address)
	if back := unix.Setns(int(before.Fd()), unix.CLONE_NEWNET); back != nil {
		return l, false, errors.Join(err, fmt.Errorf("leave the server's network namespace: %w", back))
	}
	if err != nil {
		return nil, true, fmt.Errorf("listen inside the server's network namespace: %w", err)
	}
	return l, true, nil
}

// program finds a system program even where the caller's PATH lacks /usr/sbin.
func program(name string) string {
	if path, err := lookProgram(name); err == nil {
		return path
	}
	return name
}

func run(ctx context.Context, name string, args ...string) error {
	out, err := exec.CommandContext(ctx, program(name), args...).CombinedOutput()
	if err != nil {
		return fmt.Errorf("%s %v: %w: %s", name, args, err, out)
	}
	return nil
}
