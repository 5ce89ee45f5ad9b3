//go:build linux

package integration

import (
	"context"
	"errors"
	"net/netip"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/podspan/podspan/core"
)

// The objects that eachChanges make and look at. Each has a setting that stands
// elsewhere in the form of another version.

// exists tells whether an object is there.
type exists = func(context.Context, *core.Client, string) (bool, error)

// These tell it of one kind of object.
var (
	containerExists exists = func(ctx context.Context, c *core.Client, name string) (bool, error) {
		res, err := c.ContainerExists(ctx, name, core.ReadOptions{})
		return res.Exists, err
	}
	networkExists exists = func(ctx context.Context, c *core.Client, name string) (bool, error) {
		res, err := c.NetworkExists(ctx, name, core.ReadOptions{})
		return res.Exists, err
	}
	volumeExists exists = func(ctx context.Context, c *core.Client, name string) (bool, error) {
		res, err := c.VolumeExists(ctx, name, core.ReadOptions{})
		return res.Exists, err
	}
	secretExists exists = func(ctx context.Context, c *core.Client, name string) (bool, error) {
		res, err := c.SecretExists(ctx, name, core.ReadOptions{})
		return res.Exists, err
	}
	podExists exists = func(ctx context.Context, c *core.Client, name string) (bool, error) {
		res, err := c.PodExists(ctx, name, core.ReadOptions{})
		return res.Exists, err
	}
)

// not is the end of what f tells.
func not(f func(context.Context, *core.Client, string) (bool, error)) func(context.Context, *core.Client, string) (bool, error) {
	return func(ctx context.Context, c *core.Client, name string) (bool, error) {
		is, err := f(ctx, c, name)
		return !is && err == nil, err
	}
}

// eachSubnet is the subnet of the number that the name ends in.
func eachSubnet(name string) netip.Prefix {
	n, err := strconv.Atoi(name[strings.LastIndex(name, "-")+1:])
	if err != nil {
		panic(err) // the test made the name
	}
	return netip.PrefixFrom(netip.AddrFrom4([4]byte{10, byte(128 + n/256), byte(n), 0}), 24)
}

func createEachNetwork(ctx context.Context, c *core.Client, name string) error {
	_, err := c.CreateNetwork(ctx, &core.NetworkSpec{Name: name, Subnets: []core.NetworkSubnet{{Subnet: eachSubnet(name)}}},
		core.CreateOptions{})
	return err
}

func removeEachNetwork(ctx context.Context, c *core.Client, name string) error {
	_, err := c.RemoveNetwork(ctx, name, core.RemoveNetworkOptions{})
	return err
}

func eachSpec(name string, at core.NetworkAttachment) *core.ContainerSpec {
	return &core.ContainerSpec{
		Basic:   core.ContainerBasic{Name: name, Command: []string{"sleep", "1000"}},
		Storage: core.ContainerStorage{Image: "busybox"},
		Network: core.ContainerNetwork{Networks: []core.NetworkAttachment{at}},
	}
}

func createEachContainer(o core.CreateOptions) func(context.Context, *core.Client, string) error {
	return func(ctx context.Context, c *core.Client, name string) error {
		_, err := c.CreateContainer(ctx, eachSpec(name, core.NetworkAttachment{Name: name, Aliases: []string{"alias"}}), o)
		return err
	}
}

func createEachJoined(ctx context.Context, c *core.Client, name string) error {
	if err := createEachNetwork(ctx, c, name); err != nil {
		return err
	}
	return createEachContainer(core.CreateOptions{})(ctx, c, name)
}

// eachJoined tells that the container is in its network, by its alias. It is
// started for that: 3.x says nothing of the networks of one that does not run.
func eachJoined(ctx context.Context, c *core.Client, name string) (bool, error) {
	if _, err := c.StartContainer(ctx, name, core.ChangeOptions{}); errors.Is(err, core.ErrNotFound) {
		return false, nil
	} else if err != nil {
		return false, err
	}
	data, err := c.InspectContainer(ctx, name, core.InspectContainerOptions{})
	if err != nil || data.Container.NetworkSettings.Networks[name] == nil {
		return false, err
	}
	return slices.Contains(data.Container.NetworkSettings.Networks[name].Aliases, "alias"), nil
}

func removeEachContainer(ctx context.Context, c *core.Client, name string) error {
	_, err := c.RemoveContainer(ctx, name, core.RemoveContainerOptions{Force: true, Timeout: new(time.Duration)})
	return err
}

func removeEachJoined(ctx context.Context, c *core.Client, name string) error {
	if err := removeEachContainer(ctx, c, name); err != nil && !errors.Is(err, core.ErrNotFound) {
		return err
	}
	return removeEachNetwork(ctx, c, name)
}

var eachLabels = map[string]string{"each": "volume"}

func createEachVolume(o core.CreateOptions) func(context.Context, *core.Client, string) error {
	return func(ctx context.Context, c *core.Client, name string) error {
		_, err := c.CreateVolume(ctx, &core.VolumeSpec{Name: name, Labels: eachLabels}, o)
		return err
	}
}

func eachVolume(ctx context.Context, c *core.Client, name string) (bool, error) {
	data, err := c.InspectVolume(ctx, name, core.ReadOptions{})
	if errors.Is(err, core.ErrNotFound) {
		return false, nil
	}
	return err == nil && data.Volume.Labels["each"] == "volume", err
}

func removeEachVolume(ctx context.Context, c *core.Client, name string) error {
	_, err := c.RemoveVolume(ctx, name, core.RemoveVolumeOptions{})
	return err
}

func createEachSecret(o core.CreateOptions) func(context.Context, *core.Client, string) error {
	return func(ctx context.Context, c *core.Client, name string) error {
		_, err := c.CreateSecret(ctx, &core.SecretSpec{Name: name, Data: strings.NewReader("data")}, o)
		return err
	}
}

func eachSecret(ctx context.Context, c *core.Client, name string) (bool, error) {
	res, err := c.SecretExists(ctx, name, core.ReadOptions{})
	return res.Exists, err
}

func removeEachSecret(ctx context.Context, c *core.Client, name string) error {
	_, err := c.RemoveSecret(ctx, name, core.ChangeOptions{})
	return err
}

func createEachPod(o core.CreateOptions) func(context.Context, *core.Client, string) error {
	return func(ctx context.Context, c *core.Client, name string) error {
		_, err := c.CreatePod(ctx, &core.PodSpec{Basic: core.PodBasic{Name: name, Hostname: "each"}}, o)
		return err
	}
}

// eachPod tells that the pod shares what pods share by default since 4.0, and
// has its host name.
func eachPod(ctx context.Context, c *core.Client, name string) (bool, error) {
	data, err := c.InspectPod(ctx, name, core.ReadOptions{})
	if errors.Is(err, core.ErrNotFound) {
		return false, nil
	}
	return err == nil && data.Pod.Hostname == "each" && len(data.Pod.SharedNamespaces) == 3, err
}

func removeEachPod(ctx context.Context, c *core.Client, name string) error {
	_, err := c.RemovePod(ctx, name, core.RemovePodOptions{})
	return err
}
