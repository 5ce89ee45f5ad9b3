package core_test

import (
	"context"
	"errors"
	"fmt"
	"net/netip"
	"os"
	"strings"
	"time"

	"github.com/podspan/podspan/core"
	"github.com/podspan/podspan/core/reply"
	"github.com/podspan/podspan/probe"
)

// Streams go in, the exit code comes out. What did not start is removed.
func ExampleClient_Run() {
	client, err := probe.Connect(ctx, server344)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer client.Close()

	limit := core.Bytes(64 << 20)
	res, err := client.Run(ctx, &core.ContainerSpec{
		Basic:     core.ContainerBasic{Command: []string{"sh", "-c", "cat"}},
		Storage:   core.ContainerStorage{Image: "busybox"},
		Resources: core.ContainerResources{Memory: &core.Memory{Limit: &limit}},
	}, core.RunOptions{Stdin: strings.NewReader("hello\n"), Stdout: os.Stdout, Stderr: os.Stderr, Remove: true})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("exit code", res.ExitCode)
	// Output:
	// hello
	// exit code 0
}

// A process in a container that runs.
func ExampleClient_Exec() {
	client, err := probe.Connect(ctx, server495)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer client.Close()

	spec := core.ExecSpec{Command: []string{"sh", "-c", "echo hello; exit 3"}}
	res, err := client.Exec(ctx, "web", spec, core.ExecOptions{Stdout: os.Stdout})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("exit code", res.ExitCode)
	// Output:
	// hello
	// exit code 3
}

// Logs go where the caller says, each stream to its own writer.
func ExampleClient_Logs() {
	client, err := probe.Connect(ctx, server495)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer client.Close()

	var out, errOut strings.Builder
	if _, err := client.Logs(ctx, "web", core.LogsOptions{Stdout: &out, Stderr: &errOut}); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print("output: ", out.String(), "errors: ", errOut.String())
	// Output:
	// output: GET / 200
	// errors: no such file
}

// What happened in the last ten minutes to one container; with Stream, also what
// happens from now on.
func ExampleClient_Events() {
	client, err := probe.Connect(ctx, server495)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer client.Close()

	o := core.EventsOptions{Since: "10m", Filters: map[string][]string{"container": {"web"}}}
	_, err = client.Events(ctx, func(e reply.Event) error {
		fmt.Println(e.Type, e.Name, e.Status)
		return nil // an error ends it
	}, o)
	if err != nil {
		fmt.Println(err)
	}
	// Output:
	// container web start
}

// A network with addresses of one's own choice, and a container in it that has
// one of them.
func ExampleClient_CreateNetwork() {
	client, err := probe.Connect(ctx, server495)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer client.Close()

	network, err := client.CreateNetwork(ctx, &core.NetworkSpec{
		Name:    "n1",
		Subnets: []core.NetworkSubnet{{Subnet: netip.MustParsePrefix("10.5.0.0/24"), Gateway: netip.MustParseAddr("10.5.0.1")}},
	}, core.CreateOptions{})
	if err != nil {
		fmt.Println(err)
		return
	}
	created, err := client.CreateContainer(ctx, &core.ContainerSpec{
		Basic:   core.ContainerBasic{Name: "web"},
		Storage: core.ContainerStorage{Image: "busybox"},
		Network: core.ContainerNetwork{Networks: []core.NetworkAttachment{{
			Name: network.Network.Name, Aliases: []string{"www"}, StaticIPs: []netip.Addr{netip.MustParseAddr("10.5.0.9")},
		}}},
	}, core.CreateOptions{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(network.Network.Name, created.ID)
	// Output:
	// n1 4f6c1d9e0b2a
}

// Verified: what the server made is read back, and removed if it is not what was
// asked for. This server has lost the host name.
func ExampleClient_CreateContainer_verify() {
	client, err := probe.Connect(ctx, server495)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer client.Close()

	_, err = client.CreateContainer(ctx, &core.ContainerSpec{
		Basic:   core.ContainerBasic{Hostname: "db"},
		Storage: core.ContainerStorage{Image: "busybox"},
	}, core.CreateOptions{Verify: true})
	var verify *core.VerifyError
	if errors.Is(err, core.ErrNotApplied) && errors.As(err, &verify) {
		d := verify.Differences[0]
		fmt.Println(d.Field, "wanted", d.Wanted, "got", d.Got)
	}
	// Output:
	// Basic.Hostname wanted "db" got "4f6c1d9e0b2a"
}

// A volume that belongs to a user.
func ExampleClient_CreateVolume() {
	client, err := probe.Connect(ctx, server495)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer client.Close()

	volume, err := client.CreateVolume(ctx, &core.VolumeSpec{
		Name: "data", Labels: map[string]string{"app": "web"}, Options: map[string]string{"o": "uid=1000"},
	}, core.CreateOptions{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(volume.Volume.Name, volume.Volume.Driver)
	// Output:
	// data local
}

// Progress is told line by line. Every call obeys its context.
func ExampleClient_PullImage() {
	client, err := probe.Connect(ctx, server495)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer client.Close()

	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	ids, err := client.PullImage(ctx, "busybox", core.PullImageOptions{
		Policy: core.PullMissing, Progress: func(line string) { fmt.Println(line) },
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(ids.IDs)
	// Output:
	// Trying to pull docker.io/library/busybox:latest...
	// [b539af69bc01]
}
