//go:build linux

package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/podspan/podspan/integration/servers"
)

// up starts servers and holds them until the context ends.
func up(ctx context.Context, args []string) (err error) {
	flags := flag.NewFlagSet("up", flag.ContinueOnError)
	links := flags.String("sockets", "", "also link each socket as `DIR`/RELEASE.sock, a path that stays the same")
	if err := flags.Parse(args); err != nil {
		return err
	}
	var group servers.Group
	defer func() { err = errors.Join(err, group.Stop()) }()
	started, err := start(ctx, &group, flags.Args())
	if err != nil {
		return err
	}
	if *links != "" {
		unlink, err := linkSockets(*links, started)
		if err != nil {
			return err
		}
		defer unlink()
	}
	for _, s := range started {
		fmt.Printf("%s\t%s\tnetns %s\tregistry %s\n", s.Version(), s.URI(), s.NetNS(), servers.RegistryAddress)
	}
	fmt.Fprintln(os.Stderr, "servers: up; Ctrl-C stops them")
	<-ctx.Done()
	return nil
}

func start(ctx context.Context, group *servers.Group, versions []string) ([]*servers.Server, error) {
	rs, err := servers.Select(versions...)
	if err != nil {
		return nil, err
	}
	if err := servers.CheckHost(rs...); err != nil { // before minutes of building
		return nil, err
	}
	if err := ensure(ctx, rs); err != nil {
		return nil, err
	}
	return group.StartAll(ctx, rs)
}

// linkSockets gives the servers' sockets fixed names, and a netns link beside each.
func linkSockets(dir string, started []*servers.Server) (unlink func(), err error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("make the folder for sockets: %w", err)
	}
	var made []string
	unlink = func() {
		for _, path := range made {
			_ = os.Remove(path) // a link to what is gone; the next run replaces it anyway
		}
	}
	for _, s := range started {
		for path, target := range map[string]string{
			filepath.Join(dir, s.Version()+".sock"):  s.Socket(),
			filepath.Join(dir, s.Version()+".netns"): s.NetNS(),
		} {
			if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
				unlink()
				return nil, fmt.Errorf("replace an old link: %w", err)
			}
			if err := os.Symlink(target, path); err != nil {
				unlink()
				return nil, fmt.Errorf("link the socket: %w", err)
			}
			made = append(made, path)
		}
	}
	return unlink, nil
}

// execAll runs a command once per server and returns the worst exit code.
func execAll(ctx context.Context, args []string) (code int, err error) {
	flags := flag.NewFlagSet("exec", flag.ContinueOnError)
	list := flags.String("release", "", "comma-separated `releases` (default: all)")
	if err := flags.Parse(args); err != nil {
		return 2, err
	}
	argv := flags.Args()
	if len(argv) == 0 {
		return 2, errors.New("exec needs a command: servers exec -- CMD [ARG…]")
	}
	var versions []string
	if *list != "" {
		versions = strings.Split(*list, ",")
	}
	var group servers.Group
	defer func() {
		if stopErr := group.Stop(); stopErr != nil {
			code, err = max(code, 1), errors.Join(err, stopErr)
		}
	}()
	started, err := start(ctx, &group, versions)
	if err != nil {
		return 1, err
	}
	for _, s := range started {
		if ctx.Err() != nil {
			return max(code, 1), fmt.Errorf("interrupted before Podman %s", s.Version())
		}
		c, err := execOne(ctx, s, argv)
		if err != nil {
			return 1, err
		}
		code = max(code, c)
	}
	return code, nil
}

func execOne(ctx context.Context, s *servers.Server, argv []string) (int, error) {
	cmd := exec.CommandContext(ctx, argv[0], argv[1:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	cmd.Env = append(os.Environ(),
		"CONTAINER_HOST="+s.URI(), "PODSPAN_TEST_RELEASE="+s.Version(),
		"PODSPAN_TEST_NETNS="+s.NetNS(), "PODSPAN_TEST_REGISTRY="+servers.RegistryAddress)
	err := cmd.Run()
	var exit *exec.ExitError
	switch {
	case err == nil:
		return 0, nil
	case errors.As(err, &exit):
		return max(exit.ExitCode(), 1), nil // killed by a signal: -1
	default:
		return 1, fmt.Errorf("run the command for Podman %s: %w", s.Version(), err)
	}
}
