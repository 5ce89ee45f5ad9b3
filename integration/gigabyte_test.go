//go:build linux

package integration

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"
	"time"

	"github.com/podspan/podspan/core"
	"github.com/podspan/podspan/integration/servers"
)

const (
	gigabyte = 1 << 30
	// memoryLimit is what podspan may use at most, however long the stream is:
	// some three times what it needs for a stream of a byte.
	memoryLimit = 64 << 10 // KiB, as the kernel counts
)

// TestGigabyteStream sends a gigabyte through `run -i … cat` on every server:
// the same bytes come back, in constant memory.
func TestGigabyteStream(t *testing.T) {
	started := realServers(t)
	bin := filepath.Join(buildPodspan(t), "podspan")
	for _, s := range started {
		if core.Supports(core.CapAttachStdinEnd, core.MustVersion(s.Version())) == core.Refused {
			continue // run-streams.txtar holds that it says so
		}
		t.Run(s.Version(), func(t *testing.T) {
			t.Parallel()
			gigabyteThrough(t, s, bin)
		})
	}
}

func gigabyteThrough(t *testing.T, s *servers.Server, bin string) {
	sent, got := sha256.New(), sha256.New()
	received := &counter{w: got}
	cmd := exec.CommandContext(t.Context(), bin, "--url", s.URI(), "run", "--rm", "-i",
		"--log-driver", "none", // a gigabyte of log takes the disk longer than the stream takes
		"busybox", "cat")
	cmd.Stdin = io.TeeReader(io.LimitReader(rand.NewChaCha8([32]byte{1}), gigabyte), sent)
	cmd.Stdout = received
	stderr := &counter{w: io.Discard}
	cmd.Stderr = stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	peak := watchMemory(cmd.Process.Pid)
	if err := cmd.Wait(); err != nil {
		t.Fatal(err)
	}
	if received.n != gigabyte || stderr.n != 0 {
		t.Errorf("%d bytes came back, and %d on standard error", received.n, stderr.n)
	}
	if a, b := hex.EncodeToString(sent.Sum(nil)), hex.EncodeToString(got.Sum(nil)); a != b {
		t.Errorf("sent %s, got %s", a, b)
	}
	if kib := peak(); kib == 0 || kib > memoryLimit {
		t.Errorf("podspan used %d KiB", kib)
	}
}

// watchMemory looks at a process's peak memory until peak is called. The
// kernel's figure for a process that has ended counts the one that started it,
// which shared its memory at first.
func watchMemory(pid int) (peak func() int) {
	done, result := make(chan struct{}), make(chan int)
	go func() {
		highest := 0
		tick := time.NewTicker(50 * time.Millisecond)
		defer tick.Stop()
		for {
			if text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid)); err == nil {
				if m := highWater.FindSubmatch(text); m != nil {
					if kib, err := strconv.Atoi(string(m[1])); err == nil {
						highest = max(highest, kib)
					}
				}
			}
			select {
			case <-tick.C:
			case <-done:
				result <- highest
				return
			}
		}
	}()
	return func() int { close(done); return <-result }
}

var highWater = regexp.MustCompile(`VmHWM:\s+(\d+) kB`)

type counter struct {
	w io.Writer
	n int64
}

func (c *counter) Write(p []byte) (int, error) {
	n, err := c.w.Write(p)
	c.n += int64(n)
	return n, err
}
