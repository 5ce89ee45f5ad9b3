//go:build linux

package integration

import (
	"context"
	"errors"
	"time"

	"github.com/podspan/podspan/core"
)

// eachRead reads about what every server has.
type eachRead struct {
	name string
	do   func(context.Context, *core.Client) (any, error)
}

var eachReads = []eachRead{
	{"image list", func(ctx context.Context, c *core.Client) (any, error) {
		return c.ListImages(ctx, core.ListImagesOptions{Filters: map[string][]string{"reference": {"busybox"}}})
	}},
	{"image inspect", func(ctx context.Context, c *core.Client) (any, error) { return c.InspectImage(ctx, "busybox") }},
	{"image exists", func(ctx context.Context, c *core.Client) (any, error) { return c.ImageExists(ctx, "busybox") }},
	{"image history", func(ctx context.Context, c *core.Client) (any, error) { return c.ImageHistory(ctx, "busybox") }},
	{"network list", func(ctx context.Context, c *core.Client) (any, error) {
		return c.ListNetworks(ctx, core.ListNetworksOptions{Filters: map[string][]string{"name": {"^podman$"}}})
	}},
	{"network inspect", func(ctx context.Context, c *core.Client) (any, error) { return c.InspectNetwork(ctx, "podman") }},
	{"network exists", func(ctx context.Context, c *core.Client) (any, error) { return c.NetworkExists(ctx, "podman") }},
	{"container exists", func(ctx context.Context, c *core.Client) (any, error) { return c.ContainerExists(ctx, "each-none") }},
	{"container list", func(ctx context.Context, c *core.Client) (any, error) {
		return c.ListContainers(ctx, core.ListContainersOptions{All: true, Filters: map[string][]string{"name": {"each-none"}}})
	}},
	{"volume exists", func(ctx context.Context, c *core.Client) (any, error) { return c.VolumeExists(ctx, "each-none") }},
	{"volume list", func(ctx context.Context, c *core.Client) (any, error) {
		return c.ListVolumes(ctx, core.ListVolumesOptions{Filters: map[string][]string{"name": {"each-none"}}})
	}},
	{"secret exists", func(ctx context.Context, c *core.Client) (any, error) { return c.SecretExists(ctx, "each-none") }},
	{"secret list", func(ctx context.Context, c *core.Client) (any, error) {
		return c.ListSecrets(ctx, core.ListSecretsOptions{Filters: map[string][]string{"name": {"each-none"}}})
	}},
	{"pod exists", func(ctx context.Context, c *core.Client) (any, error) { return c.PodExists(ctx, "each-none") }},
	{"pod list", func(ctx context.Context, c *core.Client) (any, error) {
		return c.ListPods(ctx, core.ListPodsOptions{Filters: map[string][]string{"name": {"each-none"}}})
	}},
	{"version", func(ctx context.Context, c *core.Client) (any, error) { return c.Version(ctx) }},
}

// eachChange is a verb that changes something on one of two servers. name is
// that of all the objects that it makes.
type eachChange struct {
	name    string
	prepare func(context.Context, *core.Client, string) error // on both servers; nil: nothing
	do      func(context.Context, *core.Client, string) error
	done    func(context.Context, *core.Client, string) (bool, error)
	clean   func(context.Context, *core.Client, string) error // on both servers
}

var eachChanges = []eachChange{
	{"container create", createEachNetwork, createEachContainer(), eachJoined, removeEachJoined},
	{"container create and verify", createEachNetwork, createEachContainer(core.WithVerify()), eachJoined, removeEachJoined},
	{"container rename", createEachJoined, func(ctx context.Context, c *core.Client, name string) error {
		return c.RenameContainer(ctx, name, name+"-other")
	}, func(ctx context.Context, c *core.Client, name string) (bool, error) {
		return c.ContainerExists(ctx, name+"-other")
	}, func(ctx context.Context, c *core.Client, name string) error {
		return errors.Join(removeEachContainer(ctx, c, name+"-other"), removeEachJoined(ctx, c, name))
	}},
	{"container restart", createEachJoined, func(ctx context.Context, c *core.Client, name string) error {
		return c.RestartContainer(ctx, name, core.RestartContainerOptions{})
	}, func(ctx context.Context, c *core.Client, name string) (bool, error) {
		data, err := c.InspectContainer(ctx, name, core.InspectContainerOptions{})
		return err == nil && data.State.Running, err
	}, removeEachJoined},
	{"container remove", createEachJoined, removeEachContainer, gone((*core.Client).ContainerExists), removeEachJoined},

	{"network create", nil, createEachNetwork, func(ctx context.Context, c *core.Client, name string) (bool, error) {
		n, err := c.InspectNetwork(ctx, name)
		if errors.Is(err, core.ErrNotFound) {
			return false, nil
		}
		return err == nil && len(n.Subnets) == 1 && n.Subnets[0].Subnet.String() == eachSubnet(name).String(), err
	}, removeEachNetwork},
	{"network connect", func(ctx context.Context, c *core.Client, name string) error {
		if err := createEachNetwork(ctx, c, name); err != nil {
			return err
		}
		_, err := c.CreateContainer(ctx, eachSpec(name, core.NetworkAttachment{}))
		return err
	}, func(ctx context.Context, c *core.Client, name string) error {
		return c.ConnectNetwork(ctx, name, core.NetworkAttachment{Name: name, Aliases: []string{"alias"}})
	}, eachJoined, removeEachJoined},
	{"network disconnect", createEachJoined, func(ctx context.Context, c *core.Client, name string) error {
		return c.DisconnectNetwork(ctx, name, name, false)
	}, not(eachJoined), removeEachJoined},
	{"network create that ignores", nil, func(ctx context.Context, c *core.Client, name string) error {
		_, err := c.CreateNetwork(ctx, &core.NetworkSpec{Name: name, IgnoreIfExists: true})
		return err
	}, there((*core.Client).NetworkExists), removeEachNetwork},
	{"network remove with its users", createEachJoined, func(ctx context.Context, c *core.Client, name string) error {
		return c.RemoveNetwork(ctx, name, core.RemoveNetworkOptions{Force: true, Timeout: new(time.Duration)})
	}, gone((*core.Client).NetworkExists), removeEachJoined},
	{"network remove", createEachNetwork, removeEachNetwork, gone((*core.Client).NetworkExists), removeEachNetwork},

	{"volume create", nil, createEachVolume(), eachVolume, removeEachVolume},
	{"volume create and verify", nil, createEachVolume(core.WithVerify()), eachVolume, removeEachVolume},
	{"volume create that ignores", nil, func(ctx context.Context, c *core.Client, name string) error {
		_, err := c.CreateVolume(ctx, &core.VolumeSpec{Name: name, IgnoreIfExists: true})
		return err
	}, there((*core.Client).VolumeExists), removeEachVolume},
	{"volume remove", createEachVolume(), removeEachVolume, gone((*core.Client).VolumeExists), removeEachVolume},

	{"secret create", nil, createEachSecret(), eachSecret, removeEachSecret},
	{"secret create and verify", nil, createEachSecret(core.WithVerify()), eachSecret, removeEachSecret},
	{"secret remove", createEachSecret(), removeEachSecret, gone((*core.Client).SecretExists), removeEachSecret},

	{"pod create", nil, createEachPod(), eachPod, removeEachPod},
	{"pod create and verify", nil, createEachPod(core.WithVerify()), eachPod, removeEachPod},
	{"pod stop at once", func(ctx context.Context, c *core.Client, name string) error {
		if err := createEachPod()(ctx, c, name); err != nil {
			return err
		}
		return c.StartPod(ctx, name)
	}, func(ctx context.Context, c *core.Client, name string) error {
		return c.StopPod(ctx, name, core.StopPodOptions{Timeout: new(time.Duration)})
	}, func(ctx context.Context, c *core.Client, name string) (bool, error) {
		data, err := c.InspectPod(ctx, name)
		return err == nil && data.State == "Exited", err
	}, func(ctx context.Context, c *core.Client, name string) error {
		_, err := c.RemovePod(ctx, name, core.RemovePodOptions{Force: true})
		return err
	}},
	{"pod remove", createEachPod(), removeEachPod, gone((*core.Client).PodExists), removeEachPod},
}
