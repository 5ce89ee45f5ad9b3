package container

import (
	"context"
	"errors"
	"fmt"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/core"
)

// RmCommand is podman rm.
func (a Commands) RmCommand() *cli.Command {
	return &cli.Command{
		Name: "rm", Usage: "Remove one or more containers", ArgsUsage: "CONTAINER [CONTAINER...]",
		Flags: append(selectFlags("Remove all containers"),
			&cli.BoolFlag{Name: "depend", Usage: "Remove the containers that depend on it, too"},
			common.FilterFlag("Remove the containers that match a `CONDITION` (name=value)"),
			&cli.BoolFlag{Name: "force", Aliases: []string{"f"}, Usage: "Remove a container that runs or cannot be used, too"},
			&cli.BoolFlag{Name: "ignore", Aliases: []string{"i"}, Usage: "A container that does not exist is no error"},
			common.TimeFlag(),
			&cli.BoolFlag{Name: "volumes", Aliases: []string{"v"}, Usage: "Remove its anonymous volumes, too"},
		),
		Action: a.rm,
	}
}

func (a Commands) rm(c *cli.Context) error {
	if c.IsSet("time") && !c.Bool("force") {
		return errors.New("--force option must be specified to use the --time option")
	}
	s, err := selectionOf(c)
	if err != nil {
		return err
	}
	client, err := a.Client(c)
	if err != nil {
		return err
	}
	ts, err := s.targets(c.Context, client)
	if err != nil {
		return err
	}
	r := remover{Commands: a, client: client, ignore: c.Bool("ignore"), gone: map[string]bool{}, opts: core.RemoveContainerOptions{
		Force: c.Bool("force"), Volumes: c.Bool("volumes"), Depend: c.Bool("depend"), Timeout: common.StopTimeout(c),
	}}
	if c.Bool("all") {
		return r.everything(c.Context, ts)
	}
	return a.ForEach(c.Context, ts, r.remove, rmCode)
}

// remover removes containers and prints what is gone.
type remover struct {
	Commands
	client *core.Client
	opts   core.RemoveContainerOptions
	ignore bool
	gone   map[string]bool // IDs that an earlier target took with it
}

// remove removes one target. Whatever it is asked to do, it prints by itself
// only what went with the target: ForEach prints the target.
func (r *remover) remove(ctx context.Context, t common.Target) error {
	id := t.Ref
	if r.opts.Depend {
		// The answer names IDs; which of them is the target must be known before it is gone.
		data, err := r.client.InspectContainer(ctx, t.Ref, core.InspectContainerOptions{})
		if err != nil {
			return r.missing(err)
		}
		id = data.Container.ID
	}
	if r.gone[id] {
		return common.ErrSkip
	}
	removed, err := r.client.RemoveContainer(ctx, t.Ref, r.opts)
	done := false
	for _, x := range removed.Containers {
		if x.Err != nil {
			continue
		}
		r.gone[x.ID] = true
		if x.ID == id || !r.opts.Depend {
			done = true
		} else if _, err := fmt.Fprintln(r.Stdout, x.ID); err != nil {
			return err
		}
	}
	if err == nil && !done {
		return common.ErrSkip
	}
	return r.missing(err)
}

// missing makes a container that does not exist no error where it was to be
// removed whatever it takes: podman's --force says that, as --ignore does.
func (r *remover) missing(err error) error {
	if (r.opts.Force || r.ignore) && errors.Is(err, core.ErrNotFound) {
		return common.ErrSkip
	}
	return err
}

// everything removes all targets. A server that can removes what depends on a
// container with it; for any other, those that others still depend on wait
// for the next round, until a round removes nothing more.
func (r *remover) everything(ctx context.Context, ts []common.Target) error {
	if r.client.Supports(core.CapRemoveDepend) == core.Native {
		r.opts.Depend = true
		return r.ForEach(ctx, ts, r.remove, rmCode)
	}
	for {
		var waiting []common.Target
		last := false
		round := func(ctx context.Context, t common.Target) error {
			err := r.remove(ctx, t)
			if errors.Is(err, core.ErrConflict) && !stateImproper(err) && !last {
				waiting = append(waiting, t)
				return common.ErrSkip
			}
			return err
		}
		err := r.ForEach(ctx, ts, round, rmCode)
		if err != nil || len(waiting) == 0 {
			return err
		}
		if len(waiting) == len(ts) {
			last = true
			return r.ForEach(ctx, ts, r.remove, rmCode)
		}
		ts = waiting
	}
}

// rmCode is podman's exit code for rm: 1 if a container does not exist, else 2
// if one still runs or is paused.
func rmCode(errs []error) int {
	code := common.ExitUsage
	for _, err := range errs {
		switch {
		case errors.Is(err, core.ErrNotFound):
			return common.ExitFailed
		case stateImproper(err):
			code = common.ExitBusy
		}
	}
	return code
}
