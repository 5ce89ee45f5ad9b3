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
		res, err := c.ListImages(ctx, core.ListImagesOptions{Filters: map[string][]string{"reference": {"busybox"}}})
		return res.Images, err
	}},
	{"image inspect", func(ctx context.Context, c *core.Client) (any, error) {
		res, err := c.InspectImage(ctx, "busybox", core.ReadOptions{})
		return res.Image, err
	}},
	{"image exists", func(ctx context.Context, c *core.Client) (any, error) {
		res, err := c.ImageExists(ctx, "busybox", core.ReadOptions{})
		return res.Exists, err
	}},
	{"image history", func(ctx context.Context, c *core.Client) (any, error) {
		res, err := c.ImageHistory(ctx, "busybox", core.ReadOptions{})
		return res.Layers, err
	}},
	{"network list", func(ctx context.Context, c *core.Client) (any, error) {
		res, err := c.ListNetworks(ctx, core.ListNetworksOptions{Filters: map[string][]string{"name": {"^podman$"}}})
		return res.Networks, err
	}},
	{"network inspect", func(ctx context.Context, c *core.Client) (any, error) {
		res, err := c.InspectNetwork(ctx, "podman", core.ReadOptions{})
		return res.Network, err
	}},
	{"network exists", func(ctx context.Context, c *core.Client) (any, error) {
		res, err := c.NetworkExists(ctx, "podman", core.ReadOptions{})
		return res.Exists, err
	}},
	{"container exists", func(ctx context.Context, c *core.Client) (any, error) {
		res, err := c.ContainerExists(ctx, "each-none", core.ReadOptions{})
		return res.Exists, err
	}},
	{"container list", func(ctx context.Context, c *core.Client) (any, error) {
		res, err := c.ListContainers(ctx, core.ListContainersOptions{All: true, Filters: map[string][]string{"name": {"each-none"}}})
		return res.Containers, err
	}},
	{"volume exists", func(ctx context.Context, c *core.Client) (any, error) {
		res, err := c.VolumeExists(ctx, "each-none", core.ReadOptions{})
		return res.Exists, err
	}},
	{"volume list", func(ctx context.Context, c *core.Client) (any, error) {
		res, err := c.ListVolumes(ctx, core.ListVolumesOptions{Filters: map[string][]string{"name": {"each-none"}}})
		return res.Volumes, err
	}},
	{"secret exists", func(ctx context.Context, c *core.Client) (any, error) {
		res, err := c.SecretExists(ctx, "each-none", core.ReadOptions{})
		return res.Exists, err
	}},
	{"secret list", func(ctx context.Context, c *core.Client) (any, error) {
		res, err := c.ListSecrets(ctx, core.ListSecretsOptions{Filters: map[string][]string{"name": {"each-none"}}})
		return res.Secrets, err
	}},
	{"pod exists", func(ctx context.Context, c *core.Client) (any, error) {
		res, err := c.PodExists(ctx, "each-none", core.ReadOptions{})
		return res.Exists, err
	}},
	{"pod list", func(ctx context.Context, c *core.Client) (any, error) {
		res, err := c.ListPods(ctx, core.ListPodsOptions{Filters: map[string][]string{"name": {"each-none"}}})
		return res.Pods, err
	}},
	{"version", func(ctx context.Context, c *core.Client) (any, error) {
		res, err := c.Version(ctx, core.ReadOptions{})
		return res.Version, err
	}},
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
	{"container create", createEachNetwork, createEachContainer(core.CreateOptions{}), eachJoined, removeEachJoined},
	{"container create and verify", createEachNetwork, createEachContainer(core.CreateOptions{Verify: true}), eachJoined, removeEachJoined},
	{"container rename", createEachJoined, func(ctx context.Context, c *core.Client, name string) error {
		_, err := c.RenameContainer(ctx, name, core.RenameContainerOptions{NewName: name + "-other"})
		return err
	}, func(ctx context.Context, c *core.Client, name string) (bool, error) {
		res, err := c.ContainerExists(ctx, name+"-other", core.ReadOptions{})
		return res.Exists, err
	}, func(ctx context.Context, c *core.Client, name string) error {
		return errors.Join(removeEachContainer(ctx, c, name+"-other"), removeEachJoined(ctx, c, name))
	}},
	{"container restart", createEachJoined, func(ctx context.Context, c *core.Client, name string) error {
		_, err := c.RestartContainer(ctx, name, core.RestartContainerOptions{})
		return err
	}, func(ctx context.Context, c *core.Client, name string) (bool, error) {
		data, err := c.InspectContainer(ctx, name, core.InspectContainerOptions{})
		return err == nil && data.Container.State.Running, err
	}, removeEachJoined},
	{"container remove", createEachJoined, removeEachContainer, not(containerExists), removeEachJoined},

	{"network create", nil, createEachNetwork, func(ctx context.Context, c *core.Client, name string) (bool, error) {
		n, err := c.InspectNetwork(ctx, name, core.ReadOptions{})
		if errors.Is(err, core.ErrNotFound) {
			return false, nil
		}
		return err == nil && len(n.Network.Subnets) == 1 && n.Network.Subnets[0].Subnet.String() == eachSubnet(name).String(), err
	}, removeEachNetwork},
	{"network connect", func(ctx context.Context, c *core.Client, name string) error {
		if err := createEachNetwork(ctx, c, name); err != nil {
			return err
		}
		_, err := c.CreateContainer(ctx, eachSpec(name, core.NetworkAttachment{}), core.CreateOptions{})
		return err
	}, func(ctx context.Context, c *core.Client, name string) error {
		_, err := c.ConnectNetwork(ctx, name, core.ConnectNetworkOptions{Container: name, Aliases: []string{"alias"}})
		return err
	}, eachJoined, removeEachJoined},
	{"network disconnect", createEachJoined, func(ctx context.Context, c *core.Client, name string) error {
		_, err := c.DisconnectNetwork(ctx, name, core.DisconnectNetworkOptions{Container: name})
		return err
	}, not(eachJoined), removeEachJoined},
	{"network create that ignores", nil, func(ctx context.Context, c *core.Client, name string) error {
		_, err := c.CreateNetwork(ctx, &core.NetworkSpec{Name: name, IgnoreIfExists: true}, core.CreateOptions{})
		return err
	}, networkExists, removeEachNetwork},
	{"network remove with its users", createEachJoined, func(ctx context.Context, c *core.Client, name string) error {
		_, err := c.RemoveNetwork(ctx, name, core.RemoveNetworkOptions{Force: true, Timeout: new(time.Duration)})
		return err
	}, not(networkExists), removeEachJoined},
	{"network remove", createEachNetwork, removeEachNetwork, not(networkExists), removeEachNetwork},

	{"volume create", nil, createEachVolume(core.CreateOptions{}), eachVolume, removeEachVolume},
	{"volume create and verify", nil, createEachVolume(core.CreateOptions{Verify: true}), eachVolume, removeEachVolume},
	{"volume create that ignores", nil, func(ctx context.Context, c *core.Client, name string) error {
		_, err := c.CreateVolume(ctx, &core.VolumeSpec{Name: name, IgnoreIfExists: true}, core.CreateOptions{})
		return err
	}, volumeExists, removeEachVolume},
	{"volume remove", createEachVolume(core.CreateOptions{}), removeEachVolume, not(volumeExists), removeEachVolume},

	{"secret create", nil, createEachSecret(core.CreateOptions{}), eachSecret, removeEachSecret},
	{"secret create and verify", nil, createEachSecret(core.CreateOptions{Verify: true}), eachSecret, removeEachSecret},
	{"secret remove", createEachSecret(core.CreateOptions{}), removeEachSecret, not(secretExists), removeEachSecret},

	{"pod create", nil, createEachPod(core.CreateOptions{}), eachPod, removeEachPod},
	{"pod create and verify", nil, createEachPod(core.CreateOptions{Verify: true}), eachPod, removeEachPod},
	{"pod stop at once", func(ctx context.Context, c *core.Client, name string) error {
		if err := createEachPod(core.CreateOptions{})(ctx, c, name); err != nil {
			return err
		}
		_, err := c.StartPod(ctx, name, core.ChangeOptions{})
		return err
	}, func(ctx context.Context, c *core.Client, name string) error {
		_, err := c.StopPod(ctx, name, core.StopPodOptions{Timeout: new(time.Duration)})
		return err
	}, func(ctx context.Context, c *core.Client, name string) (bool, error) {
		data, err := c.InspectPod(ctx, name, core.ReadOptions{})
		return err == nil && data.Pod.State == "Exited", err
	}, func(ctx context.Context, c *core.Client, name string) error {
		_, err := c.RemovePod(ctx, name, core.RemovePodOptions{Force: true})
		return err
	}},
	{"pod remove", createEachPod(core.CreateOptions{}), removeEachPod, not(podExists), removeEachPod},
}
