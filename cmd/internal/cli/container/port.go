package container

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/core"
	"github.com/podspan/podspan/core/reply"
)

// PortCommand is podman port.
func (a Commands) PortCommand() *cli.Command {
	return &cli.Command{
		Name: "port", Usage: "List port mappings or a specific mapping for the container", ArgsUsage: "CONTAINER [PORT[/PROTO]]",
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "all", Aliases: []string{"a"}, Usage: "Show the ports of all running containers"},
			&cli.BoolFlag{Name: "latest", Aliases: []string{"l"}, Usage: "Show the container that was created last"},
		},
		Action: a.port,
	}
}

// wantedPort is the PORT[/PROTO] of a command line; its zero value is every port.
type wantedPort struct {
	text  string
	port  uint16
	proto string
}

func parseWantedPort(text string) (wantedPort, error) {
	if text == "" {
		return wantedPort{}, nil
	}
	number, proto, ok := strings.Cut(text, "/")
	if !ok {
		proto = "tcp"
	}
	n, err := strconv.ParseUint(number, 10, 16)
	if err != nil || proto == "" || strings.Contains(proto, "/") {
		return wantedPort{}, &core.FieldError{Option: "port", Value: text,
			Reason: "port formats are PORT and PORT/PROTOCOL, with a port up to 65535"}
	}
	return wantedPort{text, uint16(n), proto}, nil
}

func (a Commands) port(c *cli.Context) error {
	args, all, latest := c.Args().Slice(), c.Bool("all"), c.Bool("latest")
	switch {
	case all && latest:
		return errors.New("--all and --latest cannot be used together")
	case all && len(args) > 0:
		return errors.New("no arguments are needed with --all")
	case !all && !latest && len(args) == 0:
		return errors.New("you must supply a running container name or id")
	}
	var name string
	if !all && !latest {
		name, args = strings.TrimPrefix(args[0], "/"), args[1:]
	}
	if len(args) > 1 {
		return errors.New("`port` accepts at most a container and a port")
	}
	wanted, err := parseWantedPort(strings.Join(args, ""))
	if err != nil {
		return err
	}
	client, err := a.Client(c)
	if err != nil {
		return err
	}
	list, err := portContainers(c, client, name)
	if err != nil {
		return err
	}
	for _, ctr := range list {
		// Only a container that runs has its ports open.
		if ctr.State != "running" || len(ctr.Ports) == 0 {
			continue
		}
		lines := portLines(ctr.Ports, wanted)
		if len(lines) == 0 {
			return fmt.Errorf("failed to find published port %q of container %s", wanted.text, common.ShortID(ctr.ID))
		}
		for _, line := range lines {
			if all {
				line = common.ShortID(ctr.ID) + "\t" + line
			}
			if _, err := fmt.Fprintln(a.Stdout, line); err != nil {
				return err
			}
		}
	}
	return nil
}

// portContainers lists the container of that name, the latest, or all.
func portContainers(c *cli.Context, client *core.Client, name string) ([]reply.ContainerSummary, error) {
	opts := core.ListContainersOptions{All: true, Sync: true}
	if c.Bool("all") {
		res, err := client.ListContainers(c.Context, opts)
		return res.Containers, err
	}
	id, err := exactID(c, client, name)
	if err != nil {
		return nil, err
	}
	opts.Filters = map[string][]string{"id": {id}}
	res, err := client.ListContainers(c.Context, opts)
	return res.Containers, err
}

// exactID returns the ID of a container: a filter by name matches others, too.
func exactID(c *cli.Context, client *core.Client, name string) (string, error) {
	if c.Bool("latest") {
		return common.LatestContainer(c.Context, client)
	}
	data, err := client.InspectContainer(c.Context, name, core.InspectContainerOptions{})
	if err != nil {
		return "", err
	}
	return data.Container.ID, nil
}

// portLines are the lines for one container: every port as "80/tcp ->
// 0.0.0.0:8080", or only the host's side of the wanted one.
func portLines(ports []reply.PublishedPort, wanted wantedPort) []string {
	// Servers list them in any order.
	ports = slices.Clone(ports)
	slices.SortStableFunc(ports, func(a, b reply.PublishedPort) int { return cmp.Compare(a.ContainerPort, b.ContainerPort) })
	var lines []string
	for _, p := range ports {
		count := max(p.Range, 1)
		for proto := range strings.SplitSeq(p.Protocol, ",") {
			switch {
			case wanted.text == "":
				for i := range count {
					lines = append(lines, fmt.Sprintf("%d/%s -> %s:%d", p.ContainerPort+i, proto, hostIP(p), p.HostPort+i))
				}
			case proto == wanted.proto && wanted.port >= p.ContainerPort && wanted.port-p.ContainerPort < count:
				lines = append(lines, fmt.Sprintf("%s:%d", hostIP(p), p.HostPort+wanted.port-p.ContainerPort))
			}
		}
	}
	return lines
}
