package core_test

import (
	"errors"
	"fmt"
	"os"

	"github.com/podspan/podspan/core"
	"github.com/podspan/podspan/probe"
)

// Connect, run a container, tell outcomes apart. The same program works with
// every release of Podman.
func Example() {
	client, err := probe.Connect(ctx, server495) // "": where the command line finds it
	if err != nil {
		fmt.Println(err)
		return
	}
	defer client.Close()

	spec := &core.ContainerSpec{
		Basic:   core.ContainerBasic{Command: []string{"echo", "hello"}},
		Storage: core.ContainerStorage{Image: "busybox"},
	}
	res, err := client.Run(ctx, spec, core.RunOptions{Stdout: os.Stdout, Remove: true})
	switch {
	case errors.Is(err, core.ErrUnsupported):
		fmt.Println("this release cannot do it, nothing was sent:", err)
	case errors.Is(err, core.ErrNotFound):
		fmt.Println("no such image:", err)
	case err != nil:
		fmt.Println(err)
	default:
		fmt.Println("exit code", res.ExitCode)
	}
	// Output:
	// hello
	// exit code 0
}

// Every error is of one class; a type has the detail.
func Example_errors() {
	client, err := probe.Connect(ctx, server495)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer client.Close()

	_, err = client.InspectContainer(ctx, "nosuch", core.InspectContainerOptions{})
	var api *core.APIError
	if errors.Is(err, core.ErrNotFound) && errors.As(err, &api) {
		fmt.Println(api.Status, api.Message)
	}

	half := core.Bytes(-1)
	_, err = client.CreateContainer(ctx, &core.ContainerSpec{Storage: core.ContainerStorage{Image: "busybox", ShmSize: &half}},
		core.CreateOptions{})
	var field *core.FieldError
	if errors.Is(err, core.ErrInvalid) && errors.As(err, &field) {
		fmt.Println(field.Field, field.Reason)
	}
	// Output:
	// 404 no such object: containers/nosuch/json
	// Storage.ShmSize must not be negative
}

// The same question to several servers of different releases.
func Example_severalServers() {
	for _, uri := range []string{server344, server495, server542} {
		client, err := probe.Connect(ctx, uri)
		if err != nil {
			fmt.Println(err)
			continue
		}
		list, err := client.ListContainers(ctx, core.ListContainersOptions{All: true})
		if err != nil {
			fmt.Println(err)
		}
		for _, c := range list.Containers {
			fmt.Println("Podman", client.Server().Version, c.Names[0], c.State)
		}
		client.Close()
	}
	// Output:
	// Podman 3.4.4 web running
	// Podman 4.9.5 web running
	// Podman 5.4.2 web running
}

// What a release cannot do is known before anything is sent.
func ExampleClient_Supports() {
	client, err := probe.Connect(ctx, server344)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer client.Close()

	if client.Supports(core.CapHostUsers) == core.Refused {
		fmt.Println("no --hostuser on Podman", client.Server().Version)
	}
	_, err = client.CreateContainer(ctx, &core.ContainerSpec{
		Basic:   core.ContainerBasic{HostUsers: []string{"alice"}, GroupEntry: "dev:x:1000:"},
		Storage: core.ContainerStorage{Image: "busybox"},
	}, core.CreateOptions{})
	var refused core.Refusals
	if errors.As(err, &refused) {
		for _, r := range refused {
			fmt.Println(r.Field, "needs", r.Needs)
		}
	}
	// Output:
	// no --hostuser on Podman 3.4.4
	// Basic.HostUsers needs Podman ≥ 4.0.0
	// Basic.GroupEntry needs Podman ≥ 4.5.0
}

// Whether a spec is right for a release can be asked without a server.
func ExampleCheckContainer() {
	spec := &core.ContainerSpec{
		Basic:   core.ContainerBasic{HostUsers: []string{"alice"}},
		Storage: core.ContainerStorage{Image: "busybox"},
	}
	for _, release := range []string{"3.4.4", "4.9.5"} {
		err := core.CheckContainer(core.Server{Version: core.MustVersion(release)}, spec)
		fmt.Println(release, err)
	}
	// Output:
	// 3.4.4 --hostuser needs Podman ≥ 4.0.0; the server is Podman 3.4.4; mount a file that has the user: --volume FILE:/etc/passwd
	// 4.9.5 <nil>
}
