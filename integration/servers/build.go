//go:build linux

package servers

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"golang.org/x/sys/unix"
)

// buildTags leave out what needs C libraries that are of no use to a test server.
const buildTags = "exclude_graphdriver_btrfs exclude_graphdriver_devicemapper btrfs_noversion containers_image_openpgp seccomp"

func (b Binary) tags() string {
	if b.Tool {
		return b.Tags
	}
	tags := buildTags
	if b.Remote {
		tags = "remote " + tags
	}
	if b.Tags != "" {
		tags += " " + b.Tags
	}
	return tags
}

func (b Binary) cgo() string {
	if b.Remote || b.Tool {
		return "CGO_ENABLED=0"
	}
	return "CGO_ENABLED=1"
}

// Ensure builds every server and stock client that the cache folder lacks, tells progress what it
// does, and checks that the distribution's releases are there. What is there costs nothing.
func Ensure(ctx context.Context, cache string, progress io.Writer, rs ...Release) error {
	if len(rs) == 0 {
		rs = All()
	}
	var todo []Binary
	for _, b := range Clients() {
		if !b.Extra {
			todo = append(todo, b)
		}
	}
	for _, r := range rs {
		if r.FromDistribution() {
			continue
		}
		todo = append(todo, r.Binary)
	}
	// One after the other: each build uses all processors already.
	for _, b := range todo {
		if err := b.Ensure(ctx, cache, progress); err != nil {
			return err
		}
	}
	return nil
}

// Ensure builds the program unless it is there. A lock makes two runs at a time build it once.
func (b Binary) Ensure(ctx context.Context, cache string, progress io.Writer) error {
	path, err := b.Path(cache)
	if err != nil {
		return err
	}
	if exists(path) {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return fmt.Errorf("make the cache folder (PODSPAN_CACHE chooses another): %w", err)
	}
	unlock, err := lockFile(path + ".lock")
	if err != nil {
		return err
	}
	defer unlock()
	if exists(path) { // another run built it while we waited
		return nil
	}
	start := time.Now()
	fmt.Fprintf(progress, "building %s (once; kept in the cache)\n", b.Name)
	if err := b.build(ctx, path); err != nil {
		return err
	}
	fmt.Fprintf(progress, "built %s in %s\n", b.Name, time.Since(start).Round(time.Second))
	return nil
}

func (b Binary) build(ctx context.Context, path string) error {
	dir, err := b.moduleDir()
	if err != nil {
		return err
	}
	part := path + ".part" // a build that is cut short must not look like a finished one
	cmd := exec.CommandContext(ctx, goCommand(), "build", "-mod=readonly", "-buildvcs=false",
		"-tags", b.tags(), "-o", part, b.Main)
	cmd.Dir = dir
	// GOFLAGS of the surrounding run (-race, other tags) must not leak into the server.
	cmd.Env = append(os.Environ(), b.cgo(), "GOFLAGS=", "GOWORK=off", "GO111MODULE=on")
	out, err := cmd.CombinedOutput()
	if err != nil {
		return fmt.Errorf("build %s from %s (missing C headers? run make setup): %w\n%s", b.Name, b.Module, err, lastLines(string(out), 30))
	}
	if err := os.Rename(part, path); err != nil {
		return fmt.Errorf("put %s into the cache: %w", b.Name, err)
	}
	return nil
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// lockFile takes an exclusive lock that the kernel drops when the process ends, however it ends.
func lockFile(path string) (unlock func(), err error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, fmt.Errorf("open lock: %w", err)
	}
	if err := unix.Flock(int(f.Fd()), unix.LOCK_EX); err != nil {
		_ = f.Close()
		return nil, fmt.Errorf("lock %s: %w", path, err)
	}
	return func() { _ = f.Close() }, nil
}

func lastLines(s string, n int) string {
	lines := strings.Split(strings.TrimRight(s, "\n"), "\n")
	if len(lines) > n {
		lines = lines[len(lines)-n:]
	}
	return strings.Join(lines, "\n")
}
