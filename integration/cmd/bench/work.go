//go:build linux

package main

import (
	"errors"
	"fmt"
	"io"
	"os"
)

// size compares the stripped binary with its limit.
func (b bench) size() error {
	info, err := os.Stat(b.podspan)
	if err != nil {
		return err
	}
	return report("binary, MiB", float64(info.Size())/(1<<20), float64(sizeTarget)/(1<<20))
}

// ps compares the listing with podman-remote's and with curl's of the same endpoint.
func (b bench) ps() error {
	podspan := []string{b.podspan, "--url", b.server.URI(), "ps"}
	wall, rss, err := b.compare(pairs, noInput, podspan, []string{b.stock, "--url", b.server.URI(), "ps"})
	if err != nil {
		return err
	}
	endpoint := "http://d/v" + b.server.Version() + "/libpod/containers/json"
	curl, _, err := b.compare(pairs, noInput, podspan, []string{"curl", "-sf", "--unix-socket", b.server.Socket(), endpoint})
	if err != nil {
		return err
	}
	return errors.Join(
		report("ps, wall, / podman-remote", wall, psTarget),
		report("ps, peak memory, / podman-remote", rss, 1),
		report("ps, wall, / curl of the same endpoint", curl, curlTarget),
	)
}

// psTemplate is for comparison only: it has no target of its own.
func (b bench) psTemplate() error {
	args := []string{"--url", b.server.URI(), "ps", "-a", "--format", "{{.ID}} {{.Names}}"}
	wall, _, err := b.compare(pairs, noInput, append([]string{b.podspan}, args...), append([]string{b.stock}, args...))
	if err != nil {
		return err
	}
	return report("ps --format, wall, / podman-remote", wall, psTarget)
}

// cat compares a stream through a container, both ways at once.
func (b bench) cat() error {
	in := func() io.Reader { return io.LimitReader(zeros{}, catBytes) }
	args := []string{"--url", b.server.URI(), "run", "--rm", "-i", "busybox", "cat"}
	wall, rss, err := b.compare(catPairs, in, append([]string{b.podspan}, args...), append([]string{b.stock}, args...))
	if err != nil {
		return err
	}
	return errors.Join(
		report(fmt.Sprintf("run -i cat of %d MiB, wall, / podman-remote", catBytes>>20), wall, 1),
		report("run -i cat, peak memory, / podman-remote", rss, 1),
	)
}

// zeros is an endless input.
type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }
