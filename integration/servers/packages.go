//go:build linux

package servers

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"time"
)

// packages are the distribution's packages that the servers need, and why.
var packages = []struct{ name, why string }{
	{"runc", "starts containers; crun refuses hybrid cgroups"},
	{"conmon", "watches containers"},
	{"containernetworking-plugins", "container networks of 3.x, and of 4.x without netavark"},
	{"catatonit", "pods of 4.x, and --init"},
	{"busybox-static", "the test image"},
	{"iptables", "container networks"},
	{"iproute2", "network namespaces"},
	{"util-linux", "nsenter and unshare"},
	{"openssh-server", "connections over ssh"},
	{"openssh-client", "keys for them"},
	{"curl", "what a server says, without Podspan"},
	{"gcc", "builds the servers"},
	{"libc6-dev", "builds the servers"},
	{"pkg-config", "builds the servers"},
	{"libseccomp-dev", "builds the servers"},
}

// wished are packages that are installed where the distribution has them; there is another way
// for each.
var wished = []struct{ name, why string }{
	{"podman", "a release that is built here otherwise"},
	{"netavark", "container networks of 4.x, as most people have them"},
	{"aardvark-dns", "container names of 4.x"},
}

// MissingPackages lists the packages that are not installed.
func MissingPackages(ctx context.Context) ([]string, error) {
	if _, err := exec.LookPath("dpkg-query"); err != nil {
		return nil, fmt.Errorf("the test servers need a Debian or Ubuntu machine with apt (packages %s): %w", packageNames(), err)
	}
	var missing []string
	for _, p := range packages {
		if !installed(ctx, p.name) {
			missing = append(missing, p.name)
		}
	}
	return missing, ctx.Err()
}

func installed(ctx context.Context, name string) bool {
	out, err := exec.CommandContext(ctx, "dpkg-query", "-W", "-f", "${db:Status-Status}", name).Output()
	return err == nil && string(out) == "installed"
}

// offered lists the wished packages that are missing here and that the distribution has.
func offered(ctx context.Context) []string {
	var names []string
	for _, p := range wished {
		if installed(ctx, p.name) {
			continue
		}
		if err := exec.CommandContext(ctx, "apt-cache", "show", "--no-all-versions", p.name).Run(); err == nil {
			names = append(names, p.name)
		}
	}
	return names
}

// InstallPackages installs what is missing, with one apt-get update, and asks nothing.
func InstallPackages(ctx context.Context, progress io.Writer) error {
	missing, err := MissingPackages(ctx)
	if err != nil {
		return err
	}
	if len(missing) > 0 { // before that, apt may know of no package at all
		if err := aptUpdate(ctx, apt, updatePause); err != nil {
			return err
		}
	}
	missing = append(missing, offered(ctx)...)
	if len(missing) == 0 {
		return nil
	}
	fmt.Fprintf(progress, "installing %s\n", strings.Join(missing, " "))
	args := append([]string{"install", "-q", "-y", "--no-install-recommends"}, missing...)
	if err := apt(ctx, args...); err != nil {
		return fmt.Errorf("install %s (Debian 12 and Ubuntu 22.04 have them): %w",
			strings.Join(missing, " "), err)
	}
	return nil
}

// The lock of the package lists is tried as long as apt itself waits for its other one.
const (
	updatePause = 5 * time.Second
	updateTries = 60
)

// aptUpdate runs apt-get update. It waits for the lock of the package lists, to which apt's own
// option does not apply.
func aptUpdate(ctx context.Context, apt func(context.Context, ...string) error, pause time.Duration) error {
	for try := 1; ; try++ {
		err := apt(ctx, "update", "-q")
		if err == nil || try == updateTries || !strings.Contains(err.Error(), "Could not get lock") {
			return err
		}
		select {
		case <-time.After(pause):
		case <-ctx.Done():
			return errors.Join(err, context.Cause(ctx))
		}
	}
}

func apt(ctx context.Context, args ...string) error {
	// The lock is waited for: a fresh CI machine often runs its own apt in the background.
	cmd := exec.CommandContext(ctx, "apt-get", append([]string{"-o", "DPkg::Lock::Timeout=300"}, args...)...)
	cmd.Env = append(os.Environ(), "DEBIAN_FRONTEND=noninteractive", "LC_ALL=C.UTF-8")
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("apt-get %s: %w\n%s", args[0], err, lastLines(string(out), 20))
	}
	return nil
}

// CheckHost says what this machine lacks to run the releases, all at once.
func CheckHost(rs ...Release) error {
	var errs []error
	if os.Geteuid() != 0 {
		errs = append(errs, errors.New("the test servers must be started as root (they make network namespaces and mounts): use sudo"))
	}
	need := []string{"/usr/bin/conmon", "/usr/bin/busybox|/bin/busybox", "runc", "ip", "nsenter", "unshare", "env", "iptables"}
	for _, r := range rs {
		if _, ok := r.network(); !ok {
			errs = append(errs, fmt.Errorf("Podman %s finds nothing that sets container networks up (%v): run make setup", r.Version, r.Networks))
		}
	}
	seen := map[string]bool{}
	for _, n := range need {
		if !seen[n] && !anyProgram(n) {
			errs = append(errs, fmt.Errorf("%s is missing: run make setup", n))
		}
		seen[n] = true
	}
	return errors.Join(errs...)
}

func anyProgram(names string) bool {
	for _, name := range strings.Split(names, "|") {
		if _, err := lookProgram(name); err == nil {
			return true
		}
	}
	return false
}

// lookProgram searches the system's own folders too, which root's PATH lacks at times.
func lookProgram(name string) (string, error) {
	if strings.Contains(name, "/") {
		return exec.LookPath(name)
	}
	for _, dir := range strings.Split(serverPath, ":") {
		if path, err := exec.LookPath(dir + "/" + name); err == nil {
			return path, nil
		}
	}
	return "", fmt.Errorf("%s: %w", name, exec.ErrNotFound)
}

func packageNames() string {
	var out []string
	for _, p := range packages {
		out = append(out, p.name)
	}
	return strings.Join(out, " ")
}
