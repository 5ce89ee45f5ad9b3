//go:build linux

package integration

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// diskOf returns a disk of this machine, whose name is another on each kind of
// machine: limits of block I/O are the kernel's, which knows no others.
func diskOf(t *testing.T) string {
	t.Helper()
	// Those with a device behind them: no loop devices and no RAM disks.
	disks, err := filepath.Glob("/sys/block/*/device")
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range disks {
		removable, err := os.ReadFile(filepath.Join(filepath.Dir(d), "removable"))
		if err != nil || strings.TrimSpace(string(removable)) != "0" {
			continue // a drive for discs
		}
		node := filepath.Join("/dev", filepath.Base(filepath.Dir(d)))
		if info, err := os.Stat(node); err == nil && info.Mode()&os.ModeDevice != 0 {
			return node
		}
	}
	t.Fatalf("no disk of %v has a node in /dev", disks)
	return ""
}
