//go:build linux

// Command servers builds and runs the real Podman servers that Podspan is tested and shown with.
//
//	servers setup                     install packages, build the servers and what make lint runs (once)
//	servers up [-sockets DIR] [RELEASE…]   start servers and keep them until Ctrl-C
//	servers exec [-release LIST] -- CMD    run CMD once per server, with CONTAINER_HOST set
//	servers path NAME                 print where the cache keeps a program (built if need be), such as podman-remote-4.9.5
//	servers sweep                     remove what killed runs left behind
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/podspan/podspan/integration/servers"
)

const usage = "usage: servers setup | up [-sockets DIR] [RELEASE…] | exec [-release LIST] -- CMD [ARG…] | path NAME | sweep"

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	code, err := dispatch(ctx, os.Args[1:])
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "servers:", err)
	}
	os.Exit(code)
}

// dispatch runs one subcommand and returns the exit code.
func dispatch(ctx context.Context, args []string) (int, error) {
	if len(args) == 0 {
		return 2, errors.New(usage)
	}
	switch name, rest := args[0], args[1:]; name {
	case "setup":
		return failed(setup(ctx))
	case "up":
		return failed(up(ctx, rest))
	case "exec":
		return execAll(ctx, rest)
	case "path":
		return failed(printPath(ctx, rest))
	case "sweep":
		return failed(servers.Sweep(ctx))
	default:
		return 2, fmt.Errorf("unknown command %q\n%s", name, usage)
	}
}

func failed(err error) (int, error) {
	if err != nil {
		return 1, err
	}
	return 0, nil
}

// setup makes a fresh machine ready; on a ready one it costs a moment.
func setup(ctx context.Context) error {
	if os.Geteuid() != 0 {
		return errors.New("setup installs packages: run it as root")
	}
	if err := servers.InstallPackages(ctx, os.Stderr); err != nil {
		return err
	}
	cache, err := servers.CacheDir()
	if err != nil {
		return err
	}
	for _, tool := range servers.Tools() {
		if err := tool.Ensure(ctx, cache, os.Stderr); err != nil {
			return err
		}
	}
	return ensure(ctx, servers.All())
}

func ensure(ctx context.Context, rs []servers.Release) error {
	cache, err := servers.CacheDir()
	if err != nil {
		return err
	}
	if err := servers.Ensure(ctx, cache, os.Stderr, rs...); err != nil {
		return err
	}
	return servers.CheckHost(rs...)
}

// printPath prints the cached program of a name, built if need be, for scripts that compare with
// stock clients.
func printPath(ctx context.Context, args []string) error {
	if len(args) != 1 {
		return errors.New("path takes one name, such as podman-remote-4.9.5")
	}
	cache, err := servers.CacheDir()
	if err != nil {
		return err
	}
	all := append(servers.Clients(), servers.Tools()...)
	for _, r := range servers.Known() {
		if !r.FromDistribution() {
			all = append(all, r.Binary)
		}
	}
	var names []string
	for _, b := range all {
		if b.Name != args[0] {
			names = append(names, b.Name)
			continue
		}
		if err := b.Ensure(ctx, cache, os.Stderr); err != nil {
			return err
		}
		path, err := b.Path(cache)
		if err != nil {
			return err
		}
		fmt.Println(path)
		return nil
	}
	return fmt.Errorf("no program is named %q: the names are %s", args[0], strings.Join(names, ", "))
}
