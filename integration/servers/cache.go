//go:build linux

package servers

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
)

// CacheDir is where built servers are kept: PODSPAN_CACHE, or podspan in the user's cache folder.
// It is outside the checkout on purpose: a fresh clone on the same machine builds nothing again.
func CacheDir() (string, error) {
	if dir := os.Getenv("PODSPAN_CACHE"); dir != "" {
		return filepath.Abs(dir)
	}
	dir, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("find a cache folder for the test servers: %w; set PODSPAN_CACHE", err)
	}
	return filepath.Join(dir, "podspan"), nil
}

// Path is the program's place in the cache folder. It names what the program was built from
// (module files, tags, Go version, platform), so a change of any of them builds anew.
func (b Binary) Path(cache string) (string, error) {
	dir, err := b.moduleDir()
	if err != nil {
		return "", err
	}
	sum := sha256.New()
	for _, name := range []string{"go.mod", "go.sum"} {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			return "", fmt.Errorf("read what pins %s: %w", b.Name, err)
		}
		fmt.Fprintf(sum, "%s %d\n", name, len(data))
		sum.Write(data)
	}
	fmt.Fprintln(sum, b.Main, b.tags(), b.cgo(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return filepath.Join(cache, "bin", hex.EncodeToString(sum.Sum(nil))[:16], b.Name), nil
}

func (b Binary) moduleDir() (string, error) {
	root, err := moduleRoot()
	if err != nil {
		return "", err
	}
	return filepath.Join(root, "integration", "servers", b.Module), nil
}

// moduleRoot is the folder of Podspan's go.mod. The go command is asked, since a path compiled
// into the program would be wrong under -trimpath.
var moduleRoot = sync.OnceValues(func() (string, error) {
	cmd := exec.Command(goCommand(), "list", "-m", "-f", "{{.Dir}}", "github.com/podspan/podspan")
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("find Podspan's source (run this inside a checkout): %w", withStderr(err))
	}
	return strings.TrimSpace(string(out)), nil
})

// ModuleRoot is the root folder of the checkout that the working directory is in.
func ModuleRoot() (string, error) { return moduleRoot() }

// goCommand finds the go command even where PATH lacks it, as it often does under cron or CI.
func goCommand() string {
	for _, name := range []string{"go", "/usr/local/go/bin/go", "/usr/lib/go/bin/go"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return "go"
}

// GoCommand returns a go command that is ready to run in the root folder of the checkout.
func GoCommand(ctx context.Context, args ...string) (*exec.Cmd, error) {
	root, err := moduleRoot()
	if err != nil {
		return nil, err
	}
	cmd := exec.CommandContext(ctx, goCommand(), args...)
	cmd.Dir = root
	return cmd, nil
}

// withStderr adds what a failed program said to its error; "exit status 1" alone helps nobody.
func withStderr(err error) error {
	var exit *exec.ExitError
	if errors.As(err, &exit) && len(exit.Stderr) > 0 {
		return fmt.Errorf("%w: %s", err, strings.TrimSpace(string(exit.Stderr)))
	}
	return err
}
