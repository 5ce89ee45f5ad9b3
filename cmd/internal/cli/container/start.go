package container

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/cmd/internal/flags"
	"github.com/podspan/podspan/core"
)

// StartCommand is podman start.
func (a Commands) StartCommand() *cli.Command {
	return &cli.Command{
		Name: "start", Usage: "Start one or more containers", ArgsUsage: "[CONTAINER...]",
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "all", Usage: "Start all containers, whatever their state"},
			&cli.BoolFlag{Name: "attach", Aliases: []string{"a"}, Usage: "Attach to the container's output"},
			detachKeysFlag(),
			common.FilterFlag("Start the containers that match `NAME=VALUE`", "f"),
			&cli.BoolFlag{Name: "interactive", Aliases: []string{"i"}, Usage: "With --attach, attach standard input, too"},
			latestFlag(),
			&cli.BoolFlag{Name: "sig-proxy", Usage: "Pass signals on to the process (default: as --attach)"},
		},
		Action: func(c *cli.Context) error {
			if err := checkStart(c); err != nil {
				return err
			}
			filters, err := common.ParseFilters(c.StringSlice("filter"))
			if err != nil {
				return err
			}
			if c.Bool("attach") {
				if err := a.WarnOfConf("start", c); err != nil {
					return err
				}
			}
			client, err := a.Client(c)
			if err != nil {
				return err
			}
			if c.Bool("attach") {
				return a.startAttached(c, client, filters)
			}
			ts, err := startTargets(c, client, filters)
			if err != nil {
				return err
			}
			return a.startAll(c.Context, client, ts)
		},
	}
}

// checkStart refuses what podman refuses.
func checkStart(c *cli.Context) error {
	args, latest, all, attach := c.NArg(), c.Bool("latest"), c.Bool("all"), c.Bool("attach")
	switch {
	case args == 0 && !latest && !all && !c.IsSet("filter"):
		return errors.New("start requires at least one argument")
	case all && latest:
		return errors.New("--all and --latest cannot be used together")
	case args > 0 && latest:
		return errors.New("--latest and containers cannot be used together")
	case args > 1 && attach:
		return errors.New("you cannot start and attach multiple containers at once")
	case args > 0 && all:
		return errors.New("either start all containers or the container(s) provided in the arguments")
	case attach && all:
		return errors.New("you cannot start and attach all containers at once")
	case c.Bool("sig-proxy") && !attach:
		return errors.New("you cannot use sig-proxy without --attach")
	}
	return flags.CheckDetachKeys(c.String("detach-keys"))
}

// startTargets says which containers are meant. With --filter and names, only
// those named that match. One that does not exist keeps all others.
func startTargets(c *cli.Context, client *core.Client, filters map[string][]string) ([]common.Target, error) {
	s := selection{latest: c.Bool("latest"), all: c.Bool("all"), filtered: len(filters) > 0, filters: filters}
	for _, name := range c.Args().Slice() {
		s.names = append(s.names, strings.TrimPrefix(name, "/"))
	}
	ts, err := s.targets(c.Context, client)
	if err != nil {
		return nil, err
	}
	if !s.filtered || len(s.names) == 0 {
		return common.LookUp(c.Context, client, ts, false)
	}
	match := map[string]bool{}
	for _, t := range ts {
		match[t.Ref] = true
	}
	var both []common.Target
	for _, name := range s.names {
		data, err := client.InspectContainer(c.Context, name, core.InspectContainerOptions{})
		if err != nil {
			return nil, err
		}
		if match[data.Container.ID] {
			both = append(both, common.Target{Ref: data.Container.ID, Shown: name})
		}
	}
	return both, nil
}

// startAll starts containers in the background and prints the user's word for
// each. One that runs is left out of both with --all and --filter.
func (a Commands) startAll(ctx context.Context, client *core.Client, ts []common.Target) error {
	return a.ForEach(ctx, ts, func(ctx context.Context, t common.Target) error {
		if t.State == "running" {
			return common.ErrSkip
		}
		_, err := client.StartContainer(ctx, t.Ref, core.ChangeOptions{})
		if err != nil && ctx.Err() == nil {
			err = fmt.Errorf("unable to start container %q: %w", t.Shown, err)
		}
		return err
	}, nil)
}

// startAttached starts one container in the foreground and ends with its exit
// code.
func (a Commands) startAttached(c *cli.Context, client *core.Client, filters map[string][]string) error {
	ts, err := startTargets(c, client, filters)
	if err != nil {
		return err
	}
	if len(ts) != 1 {
		return fmt.Errorf("start --attach takes one container; %d are meant", len(ts))
	}
	data, err := cleanedUp(c.Context, client, ts[0].Ref)
	if err != nil {
		return err
	}
	f := foreground{
		id: data.ID, tty: data.Config != nil && data.Config.Tty, keys: c.String("detach-keys"),
		streams:  flags.Streams{Stdin: c.Bool("interactive"), Stdout: true, Stderr: true},
		sigProxy: c.Bool("sig-proxy") || !c.IsSet("sig-proxy"),
		start:    data.State == nil || !data.State.Running,
	}
	code, err := a.foreground(c.Context, client, f)
	var begin *beginError
	switch {
	case errors.Is(err, core.ErrDetached):
		return nil
	case errors.As(err, &begin):
		return common.WithCode(startCode(err), fmt.Errorf("unable to start container %s: %w", ts[0].Shown, begin.err))
	case err != nil:
		return err
	}
	return common.ExitWith(code)
}
