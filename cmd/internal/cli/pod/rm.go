package pod

import (
	"context"
	"errors"
	"os"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/core"
)

func (a Commands) rmCommand() *cli.Command {
	return &cli.Command{
		Name: "rm", Usage: "Remove one or more pods", ArgsUsage: "POD [POD...]",
		Flags: append(podSelectFlags("Remove all pods", true),
			&cli.BoolFlag{Name: "force", Aliases: []string{"f"}, Usage: "Remove a pod with its containers, stopping those that run"},
			&cli.BoolFlag{Name: "ignore", Aliases: []string{"i"}, Hidden: true, Usage: "A pod that does not exist is no error"},
			podTimeFlag(),
		),
		Action: a.rm,
	}
}

func (a Commands) rm(c *cli.Context) error {
	if c.IsSet("time") && !c.Bool("force") {
		return errors.New("--force option must be specified to use the --time option")
	}
	s, err := podSelectionOf(c)
	if err != nil {
		return err
	}
	client, err := a.Client(c)
	if err != nil {
		return err
	}
	var missing func(error) error
	if c.Bool("force") || c.Bool("ignore") {
		missing = ignoreMissing
	}
	ts, err := s.targets(c.Context, client, missing)
	if err != nil {
		return common.WithCode(podRmCode([]error{err}), err)
	}
	opts := core.RemovePodOptions{Force: c.Bool("force"), Ignore: missing != nil, Timeout: podTimeout(c)}
	err = a.ForEach(c.Context, ts, func(ctx context.Context, t common.Target) error {
		_, err := client.RemovePod(ctx, t.Ref, opts)
		return err
	}, podRmCode)
	if err == nil {
		for _, file := range s.idFiles {
			err = errors.Join(err, os.Remove(file))
		}
	}
	return err
}

// podRmCode is podman's exit code for pod rm: 1 if a pod does not exist.
func podRmCode(errs []error) int {
	for _, err := range errs {
		if errors.Is(err, core.ErrNotFound) {
			return common.ExitFailed
		}
	}
	return common.ExitUsage
}
