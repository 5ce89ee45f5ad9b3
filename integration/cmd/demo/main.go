//go:build linux

// Command demo runs the same podspan command on real servers of different
// majors, side by side: what each is sent, and what comes of it.
package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"os/signal"
	"strings"
	"syscall"

	"github.com/podspan/podspan/integration/servers"
)

// network is made on each server in that server's own words, since the demo is
// about what runs in it.
const network = "n1"

// runArgs is what the demo runs: settings that clients of one major lose on
// servers of another.
var runArgs = []string{"run", "--rm", "--network", network, "--ip", "10.57.0.9", "--mac-address", "02:00:00:00:57:09",
	"--network-alias", "web", "--read-only", "busybox", "sh", "-c", "ip addr show eth0; touch /tmp/writable && echo tmp is writable; touch /x"}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: demo PODSPAN")
		os.Exit(2)
	}
	if err := demo(ctx, os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "demo:", err)
		os.Exit(1)
	}
}

func demo(ctx context.Context, podspan string) (err error) {
	releases, err := servers.Select("3.4.4", "4.9.5") // two columns: more do not fit a terminal
	if err != nil {
		return err
	}
	cache, err := servers.CacheDir()
	if err != nil {
		return err
	}
	if err := servers.Ensure(ctx, cache, os.Stderr, releases...); err != nil {
		return err
	}
	var group servers.Group
	defer func() { err = errors.Join(err, group.Stop()) }()
	started, err := group.StartAll(ctx, releases)
	if err != nil {
		return err
	}
	for _, s := range started {
		if err := makeNetwork(ctx, s); err != nil {
			return err
		}
	}
	show := func(title string, want int, args ...string) error {
		fmt.Printf("\n$ podspan %s    # %s\n", strings.Join(args, " "), title)
		var columns []string
		for _, s := range started {
			text, code, err := output(ctx, podspan, s, args)
			if err != nil {
				return err
			}
			if code != want {
				err = errors.Join(err, fmt.Errorf("podspan %s on %s: exit code %d, want %d:\n%s", strings.Join(args, " "), s.Version(), code, want,
					text))
				return err
			}
			columns = append(columns, "Podman "+s.Version()+"\n"+text)
		}
		return sideBySide(os.Stdout, columns[0], columns[1])
	}
	return errors.Join(
		show("what is there", 0, "probe"),
		show("what would be sent", 0, append([]string{"plan"}, runArgs...)...),
		show("what comes of it", 1, runArgs...), // touch /x fails: the root file system is read-only
	)
}

// output runs podspan against one server and returns all that it printed.
func output(ctx context.Context, podspan string, s *servers.Server, args []string) (string, int, error) {
	var out bytes.Buffer
	cmd := exec.CommandContext(ctx, podspan, append([]string{"--url", s.URI()}, args...)...)
	cmd.Stdout, cmd.Stderr = &out, &out
	err := cmd.Run()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return out.String(), exit.ExitCode(), nil
	}
	return out.String(), 0, err
}

// makeNetwork creates the network with the request that the major expects.
func makeNetwork(ctx context.Context, s *servers.Server) error {
	path, body := "", `{"name":"`+network+`","driver":"bridge","dns_enabled":true,"subnets":[{"subnet":"10.57.0.0/24","gateway":"10.57.0.1"}]}`
	if s.Release().Major() == 3 {
		path, body = "?name="+network, `{"Driver":"bridge","Subnet":{"IP":"10.57.0.0","Mask":"////AA=="},"Gateway":"10.57.0.1"}`
	}
	status, answer, err := s.API(ctx, http.MethodPost, "/v"+s.Version()+"/libpod/networks/create"+path, strings.NewReader(body))
	if err != nil {
		return err
	}
	if status >= http.StatusBadRequest {
		return fmt.Errorf("create a network on Podman %s: %d %s", s.Version(), status, answer)
	}
	return nil
}
