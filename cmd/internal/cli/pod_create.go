package cli

import (
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/cmd/internal/flags"
	"github.com/podspan/podspan/core"
)

func (a *app) podCreateCommand() *cli.Command {
	return &cli.Command{
		Name: "create", Usage: "Create a pod without containers", ArgsUsage: "[NAME]",
		Flags: flags.PodFlags(), CustomHelpTemplate: optionsHelp(flags.PodHelp()),
		Action: func(c *cli.Context) error {
			res, err := a.podToCreate(c)
			if err != nil {
				return err
			}
			client, err := a.connect(c)
			if err != nil {
				return err
			}
			id, err := a.createPod(c.Context, client, res)
			if err != nil {
				return err
			}
			_, err = fmt.Fprintln(a.Stdout, id)
			return err
		},
	}
}

// podToCreate reads the command line of pod create and says what is to be
// remarked about it.
func (a *app) podToCreate(c *cli.Context) (*flags.PodResult, error) {
	res, err := flags.Pod(c, c.Args().Slice(), flags.HostEnv(a.podman, false))
	if err != nil {
		return nil, err
	}
	for _, w := range res.Warnings {
		fmt.Fprintf(a.Stderr, "Warning: %s\n", w)
	}
	return res, a.warnOfConf("pod create", c)
}

// createPod does all of podman pod create. Everything that can be refused is
// refused before anything is sent.
func (a *app) createPod(ctx context.Context, client *core.Client, res *flags.PodResult) (string, error) {
	spec, err := client.FitPod(res.Spec)
	if err != nil {
		return "", err
	}
	if res.Replace {
		if _, err := client.RemovePod(ctx, spec.Basic.Name, core.RemovePodOptions{Force: true, Ignore: true}); err != nil {
			return "", err
		}
	}
	created, err := a.createPodVerified(ctx, client, spec)
	if err != nil {
		return "", err
	}
	if res.IDFile == "" {
		return created.ID, nil
	}
	if err := os.WriteFile(res.IDFile, []byte(created.ID), 0o644); err != nil {
		// Nobody would know of the pod.
		return "", errors.Join(fmt.Errorf("failed to write pod ID to file: %w", err), a.discardPod(client, created.ID))
	}
	return created.ID, nil
}

// createNewPod makes the pod of --pod new:NAME. undo removes it again, unless
// somebody else has put a container into it.
func (a *app) createNewPod(ctx context.Context, client *core.Client, p *core.PodSpec) (undo func() error, err error) {
	created, err := a.createPodVerified(ctx, client, p)
	if err != nil {
		return nil, err
	}
	return func() error { return a.discardPod(client, created.ID) }, nil
}

// discardPod removes a pod that is not wanted any more, also when the command
// itself has been interrupted.
func (a *app) discardPod(client *core.Client, id string) error {
	ctx, cancel := context.WithTimeout(context.Background(), discardTime)
	defer cancel()
	_, err := client.RemovePod(ctx, id, core.RemovePodOptions{Ignore: true})
	return err
}
