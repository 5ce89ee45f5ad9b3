//go:build linux

package servers

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/sys/unix"
)

// runsDir holds one record per running server. Its owner keeps the record locked, and the kernel
// drops the lock when the owner ends, however it ends: a record that can be locked is a leftover.
const runsDir = "/run/podspan"

const recordSuffix = ".run"

// record is all that is needed to remove a server's traces without its owner.
type record struct {
	Name string `json:"name"` // also the network namespace's name
	Dir  string `json:"dir"`

	file *os.File
}

// keep writes the record and locks it before it gets the name under which Sweep finds it.
func (r *record) keep() error {
	if err := os.MkdirAll(runsDir, 0o755); err != nil {
		return fmt.Errorf("make the folder for server records (needs root): %w", err)
	}
	f, err := os.CreateTemp(runsDir, "new-*")
	if err != nil {
		return fmt.Errorf("make a server record: %w", err)
	}
	r.file = f
	if err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB); err != nil {
		return errors.Join(fmt.Errorf("lock the server record: %w", err), f.Close(), os.Remove(f.Name()))
	}
	if err := json.NewEncoder(f).Encode(r); err != nil {
		return errors.Join(fmt.Errorf("write the server record: %w", err), f.Close(), os.Remove(f.Name()))
	}
	if err := os.Rename(f.Name(), r.path()); err != nil {
		return errors.Join(fmt.Errorf("name the server record: %w", err), f.Close(), os.Remove(f.Name()))
	}
	return nil
}

func (r *record) path() string { return filepath.Join(runsDir, r.Name+recordSuffix) }

// drop forgets the record; everything that it names is gone.
func (r *record) drop() error {
	err := os.Remove(r.path())
	if errors.Is(err, os.ErrNotExist) {
		err = nil
	}
	if r.file != nil {
		err = errors.Join(err, r.file.Close())
		r.file = nil
	}
	return err
}

// Sweep removes what runs that were killed left behind, and leaves living ones alone.
func Sweep(ctx context.Context) error {
	entries, err := os.ReadDir(runsDir)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("look for leftovers of earlier runs: %w", err)
	}
	var errs []error
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), recordSuffix) {
			errs = append(errs, sweepOne(ctx, filepath.Join(runsDir, e.Name())))
		}
	}
	return errors.Join(errs...)
}

func sweepOne(ctx context.Context, path string) error {
	f, err := os.Open(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil // its owner just removed it
	}
	if err != nil {
		return fmt.Errorf("open a server record: %w", err)
	}
	if err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB); err != nil {
		return f.Close() // in use
	}
	r := record{file: f}
	if err := json.NewDecoder(f).Decode(&r); err != nil || r.Name == "" || r.Dir == "" {
		return errors.Join(err, fmt.Errorf("server record %s is damaged: remove it", path), f.Close())
	}
	return errors.Join(teardown(ctx, r, nil), r.drop())
}
