//go:build linux

package integration

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/podspan/podspan/core"
	"github.com/podspan/podspan/probe"
)

// onEachServer runs a test of the library on every server.
func onEachServer(t *testing.T, f func(*testing.T, *core.Client)) {
	t.Helper()
	started, err := shared()
	if err != nil {
		t.Fatalf("the test servers do not start: %v", err)
	}
	for _, s := range started {
		t.Run(s.Version(), func(t *testing.T) {
			t.Parallel()
			client, err := probe.Connect(t.Context(), s.URI())
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { client.Close() })
			f(t, client)
		})
	}
}

func librarySpec(command ...string) *core.ContainerSpec {
	return &core.ContainerSpec{
		Basic:   core.ContainerBasic{Command: command},
		Storage: core.ContainerStorage{Image: "busybox"},
	}
}

// TestLibraryRun holds what Client.Run says of a container, on every server.
func TestLibraryRun(t *testing.T) {
	onEachServer(t, func(t *testing.T, c *core.Client) {
		const shell = "cat; echo err >&2; exit 7"
		for name, o := range map[string]core.RunOptions{"kept": {}, "removed": {Remove: true}, "verified": {Remove: true, Verify: true}} {
			var out, errOut strings.Builder
			o.Stdin, o.Stdout, o.Stderr = strings.NewReader("in\n"), &out, &errOut
			res, err := c.Run(t.Context(), librarySpec("sh", "-c", shell), o)
			if err != nil || res.ExitCode != 7 || out.String() != "in\n" || errOut.String() != "err\n" {
				t.Errorf("%s: %+v, %v, %q, %q", name, res, err, out.String(), errOut.String())
			}
			if there, err := c.ContainerExists(t.Context(), res.ID, core.ReadOptions{}); err != nil || there.Exists == o.Remove {
				t.Errorf("%s: is it there afterwards? %t, %v", name, there.Exists, err)
			}
			if !o.Remove {
				removeLater(t, c, res.ID)
			}
		}
		// One that is over before anyone could ask.
		for range 5 {
			res, err := c.Run(t.Context(), librarySpec("sh", "-c", "exit 3"), core.RunOptions{Remove: true})
			if err != nil || res.ExitCode != 3 {
				t.Errorf("a short one: %+v, %v", res, err)
			}
		}
		s := librarySpec("sh", "-c", "test -t 1 && echo terminal")
		s.Basic.Terminal = true
		var out strings.Builder
		res, err := c.Run(t.Context(), s, core.RunOptions{Stdout: &out, Remove: true})
		if err != nil || res.ExitCode != 0 || out.String() != "terminal\r\n" {
			t.Errorf("a terminal: %+v, %v, %q", res, err, out.String())
		}
	})
}

// TestLibraryRunLeavesNothing holds that what did not start is removed, and that
// what started goes on when its run is given up.
func TestLibraryRunLeavesNothing(t *testing.T) {
	onEachServer(t, func(t *testing.T, c *core.Client) {
		s := librarySpec("/no/such/program")
		s.Basic.Name = "library-none"
		res, err := c.Run(t.Context(), s, core.RunOptions{})
		if err == nil || res.ID != "" {
			t.Errorf("no such program: %+v, %v", res, err)
		}
		if there, err := c.ContainerExists(t.Context(), s.Basic.Name, core.ReadOptions{}); err != nil || there.Exists {
			t.Errorf("is it there afterwards? %t, %v", there.Exists, err)
		}
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		res, err = c.Run(ctx, librarySpec("sleep", "60"), core.RunOptions{Started: func(context.Context, string) { cancel() }})
		if !errors.Is(err, context.Canceled) || res.ID == "" {
			t.Fatalf("given up: %+v, %v", res, err)
		}
		removeLater(t, c, res.ID)
		if data, err := c.InspectContainer(t.Context(), res.ID, core.InspectContainerOptions{}); err != nil || !data.Container.State.Running {
			t.Errorf("does it go on? %+v, %v", data.Container, err)
		}
	})
}

// TestLibraryExec holds what Client.Exec says of a process, on every server.
func TestLibraryExec(t *testing.T) {
	onEachServer(t, func(t *testing.T, c *core.Client) {
		created, err := c.CreateContainer(t.Context(), librarySpec("sleep", "60"), core.CreateOptions{})
		if err != nil {
			t.Fatal(err)
		}
		removeLater(t, c, created.ID)
		if _, err := c.StartContainer(t.Context(), created.ID, core.ChangeOptions{}); err != nil {
			t.Fatal(err)
		}
		var out, errOut strings.Builder
		spec := core.ExecSpec{Command: []string{"sh", "-c", "cat; echo $A >&2; exit 5"}, Env: []string{"A=b"}}
		res, err := c.Exec(t.Context(), created.ID, spec, core.ExecOptions{Stdin: strings.NewReader("in\n"), Stdout: &out, Stderr: &errOut})
		if err != nil || res.ExitCode != 5 || out.String() != "in\n" || errOut.String() != "b\n" {
			t.Errorf("%+v, %v, %q, %q", res, err, out.String(), errOut.String())
		}
		res, err = c.Exec(t.Context(), created.ID, core.ExecSpec{Command: []string{"true"}}, core.ExecOptions{})
		if err != nil || res.ExitCode != 0 {
			t.Errorf("without streams: %+v, %v", res, err)
		}
		size := &core.TerminalSize{Height: 33, Width: 77}
		out.Reset()
		spec = core.ExecSpec{Command: []string{"sh", "-c", "sleep 1; stty size"}, TTY: true}
		res, err = c.Exec(t.Context(), created.ID, spec, core.ExecOptions{Stdout: &out, Size: size})
		if err != nil || res.ExitCode != 0 || strings.TrimSpace(out.String()) != "33 77" {
			t.Errorf("a terminal: %+v, %v, %q", res, err, out.String())
		}
		// The server has taken the stream over by then, and says it there.
		res, err = c.Exec(t.Context(), created.ID, core.ExecSpec{Command: []string{"/no/such"}}, core.ExecOptions{Stdout: io.Discard})
		if err == nil && res.ExitCode != 127 {
			t.Errorf("no such program: %+v", res)
		}
	})
}

// removeLater removes a container at the end of the test.
func removeLater(t *testing.T, c *core.Client, id string) {
	t.Helper()
	t.Cleanup(func() {
		o := core.RemoveContainerOptions{Force: true, Timeout: new(time.Duration), Volumes: true, Ignore: true}
		_, err := c.RemoveContainer(context.Background(), id, o)
		if err != nil {
			t.Error(err)
		}
	})
}
