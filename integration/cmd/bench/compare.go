//go:build linux

package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"syscall"
	"time"

	"github.com/podspan/podspan/integration/servers"
)

const (
	pairs      = 25        // of short commands
	catPairs   = 3         // of streams
	catBytes   = 256 << 20 // in each stream
	sizeTarget = 16 << 20
	psTarget   = 0.4 // × podman-remote
	curlTarget = 1.2 // × curl
)

type bench struct {
	ctx            context.Context
	podspan, stock string
	server         *servers.Server
}

// cost is what one run took.
type cost struct {
	wall time.Duration
	rss  int64 // peak, KiB
}

// measure runs a command once, with input and with its output thrown away.
func (b bench) measure(in io.Reader, argv ...string) (cost, error) {
	cmd := exec.CommandContext(b.ctx, argv[0], argv[1:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = in, nil, os.Stderr
	start := time.Now()
	if err := cmd.Run(); err != nil {
		return cost{}, fmt.Errorf("%v: %w", argv, err)
	}
	wall := time.Since(start)
	return cost{wall, cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss}, nil
}

// compare runs a and other in turn n times, after one run of each that does
// not count, and returns the median of the ratios of wall times and of peak
// memory.
func (b bench) compare(n int, in func() io.Reader, a, other []string) (wall, rss float64, err error) {
	var walls, rsss []float64
	for i := range n + 1 {
		ca, err := b.measure(in(), a...)
		if err != nil {
			return 0, 0, err
		}
		co, err := b.measure(in(), other...)
		if err != nil {
			return 0, 0, err
		}
		if i > 0 {
			walls = append(walls, float64(ca.wall)/float64(co.wall))
			rsss = append(rsss, float64(ca.rss)/float64(co.rss))
		}
	}
	return median(walls), median(rsss), nil
}

func median(xs []float64) float64 {
	slices.Sort(xs)
	return xs[len(xs)/2]
}

func noInput() io.Reader { return nil }

// report prints one figure and is an error when it misses its target.
func report(what string, got, target float64) error {
	fmt.Printf("%-40s %6.2f   target ≤ %.2f\n", what, got, target)
	if got > target {
		return fmt.Errorf("%s: %.2f misses the target %.2f", what, got, target)
	}
	return nil
}
