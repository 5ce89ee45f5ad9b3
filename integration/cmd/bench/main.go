//go:build linux

// Command bench compares podspan with the stock podman-remote and with curl on
// a real server: the same work in turn, many times, and the median of the
// ratios. It says what the targets are and fails when one is missed.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"syscall"

	"github.com/podspan/podspan/integration/servers"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context) (err error) {
	cache, err := servers.CacheDir()
	if err != nil {
		return err
	}
	release, client, err := newestWithClient()
	if err != nil {
		return err
	}
	if err := servers.Ensure(ctx, cache, os.Stderr, release); err != nil {
		return err
	}
	stock, err := client.Path(cache)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "podspan-bench-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	podspan, err := build(ctx, dir)
	if err != nil {
		return err
	}
	var group servers.Group
	defer func() { err = errors.Join(err, group.Stop()) }()
	s, err := group.Start(ctx, release)
	if err != nil {
		return err
	}
	b := bench{ctx: ctx, podspan: podspan, stock: stock, server: s}
	fmt.Printf("Podman %s, medians of ratios, podspan / other, each pair in turn\n", release.Version)
	return errors.Join(b.size(), b.ps(), b.psTemplate(), b.cat())
}

// build makes the binary as it is released.
func build(ctx context.Context, dir string) (string, error) {
	out := filepath.Join(dir, "podspan")
	cmd, err := servers.GoCommand(ctx, "build", "-trimpath", "-ldflags=-s -w", "-o", out, "./cmd/podspan")
	if err != nil {
		return "", err
	}
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if text, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("build podspan: %w\n%s", err, text)
	}
	return out, nil
}

// newestWithClient returns the newest release that has a stock client of its own, and that client.
func newestWithClient() (servers.Release, servers.Binary, error) {
	for _, r := range slices.Backward(servers.All()) {
		for _, c := range servers.Clients() {
			if c.Name == "podman-remote-"+r.Version && !c.Extra {
				return r, c, nil
			}
		}
	}
	return servers.Release{}, servers.Binary{}, errors.New("no release has a stock client")
}
