package inspect

import (
	"context"
	"errors"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/cmd/internal/cli/pod"
	"github.com/podspan/podspan/core"
)

// Command is podman type.
func (a Commands) Command() *cli.Command {
	c := a.Of("container")
	c.Usage = "Display the configuration of containers, images, volumes, networks and pods"
	c.Flags = append(c.Flags, &cli.StringFlag{Name: "type", Aliases: []string{"t"}, Value: "all",
		Usage: "`TYPE` of object: container, image, volume, network, pod, or all"})
	c.Action = func(c *cli.Context) error { return a.Inspect(c, c.String("type")) }
	return c
}

// Of is inspect of one kind of object only: podman container inspect
// does not find images.
func (a Commands) Of(kind string) *cli.Command {
	c := &cli.Command{
		Name: "inspect", Usage: "Display the configuration of one or more " + kind + "s", ArgsUsage: "NAME [NAME...]",
		Flags:  []cli.Flag{&cli.StringFlag{Name: "format", Aliases: []string{"f"}, Value: "json", Usage: "`FORMAT`: json, or a Go template"}},
		Action: func(c *cli.Context) error { return a.Inspect(c, kind) },
	}
	if kind == "container" {
		c.Flags = append(c.Flags,
			&cli.BoolFlag{Name: "latest", Aliases: []string{"l"}, Usage: "Show the container that was created last"},
			&cli.BoolFlag{Name: "size", Aliases: []string{"s"}, Usage: "Show the sizes of containers"})
	}
	return c
}

// Inspect is the whole of an inspect of objects of a kind, or of any ("all").
func (a Commands) Inspect(c *cli.Context, kind string) error {
	names := c.Args().Slice()
	if err := checkInspect(c, names, kind); err != nil {
		return err
	}
	client, err := a.Client(c)
	if err != nil {
		return err
	}
	if c.Bool("latest") {
		latest := common.LatestContainer
		if kind == "pod" {
			latest = pod.LatestPod
		} else {
			kind = "container"
		}
		id, err := latest(c.Context, client)
		if err != nil {
			return err
		}
		names = []string{id}
	}
	found := []any{} // an empty list, never null
	var errs []error
	for _, name := range names {
		v, err := inspectOne(c.Context, client, kind, strings.TrimPrefix(name, "/"), c.Bool("size"))
		switch {
		case errors.As(err, new(common.NoObjectError)): // goes on with the next
			errs = append(errs, err)
		case err != nil:
			return err
		default:
			found = append(found, v)
		}
	}
	if err := a.PrintInspect(c.String("format"), kind, found); err != nil {
		errs = append(errs, err)
	}
	return a.ReportAll(errs, nil)
}

func checkInspect(c *cli.Context, names []string, kind string) error {
	latest := c.Bool("latest")
	switch kind {
	case "all", "container", "volume", "network":
	case "image":
		if latest || c.Bool("size") {
			return errors.New(`latest and size are not supported for type "image"`)
		}
	case "pod":
		if c.Bool("size") {
			return errors.New(`size is not supported for type "pod"`)
		}
	default:
		return &core.FieldError{Option: "--type", Value: kind, Reason: "use container, image, volume, network, pod, or all"}
	}
	switch {
	case latest && len(names) > 0:
		return errors.New("--latest and arguments cannot be used together")
	case !latest && len(names) == 0:
		return errors.New("no names or ids specified")
	}
	return nil
}

// inspecting is how one kind of object is inspected.
type inspecting struct {
	kind string
	get  func(context.Context, *core.Client, string) (any, error)
}

// inspectable are the kinds in the order in which a name of any kind is looked for.
func inspectable(size bool) []inspecting {
	return []inspecting{
		{"container", func(ctx context.Context, c *core.Client, name string) (any, error) {
			res, err := c.InspectContainer(ctx, name, core.InspectContainerOptions{Size: size})
			return res.Container, err
		}},
		{"image", func(ctx context.Context, c *core.Client, name string) (any, error) {
			res, err := c.InspectImage(ctx, name, core.ReadOptions{})
			return res.Image, err
		}},
		{"volume", func(ctx context.Context, c *core.Client, name string) (any, error) {
			res, err := c.InspectVolume(ctx, name, core.ReadOptions{})
			return res.Volume, err
		}},
		{"network", func(ctx context.Context, c *core.Client, name string) (any, error) {
			res, err := c.InspectNetwork(ctx, name, core.ReadOptions{})
			return res.Network, err
		}},
		{"pod", func(ctx context.Context, c *core.Client, name string) (any, error) {
			res, err := c.InspectPod(ctx, name, core.ReadOptions{})
			return res.Pod, err
		}},
	}
}

// inspectOne looks for one name.
func inspectOne(ctx context.Context, client *core.Client, kind, name string, size bool) (any, error) {
	for _, of := range inspectable(size) {
		if kind != "all" && kind != of.kind {
			continue
		}
		data, err := of.get(ctx, client, name)
		if err == nil {
			return data, nil
		}
		if !errors.Is(err, core.ErrNotFound) {
			return nil, err
		}
	}
	what := kind
	if kind == "all" {
		what = "object:" // podman's words
	}
	s := client.Server()
	return nil, common.NoObject("no such %s %q (Podman %s at %s)", what, name, s.Version, s.URI)
}
