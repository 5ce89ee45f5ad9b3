package pod

import (
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/cmd/internal/flags"
	"github.com/podspan/podspan/core"
	"github.com/podspan/podspan/core/reply"
)

func (a Commands) createCommand() *cli.Command {
	return &cli.Command{
		Name: "create", Usage: "Create a pod without containers", ArgsUsage: "[NAME]",
		Flags: flags.PodFlags(), CustomHelpTemplate: common.OptionsHelp(flags.PodHelp()),
		Action: func(c *cli.Context) error {
			res, err := a.Read(c)
			if err != nil {
				return err
			}
			client, err := a.Client(c)
			if err != nil {
				return err
			}
			id, err := a.Create(c.Context, client, res)
			if err != nil {
				return err
			}
			_, err = fmt.Fprintln(a.Stdout, id)
			return err
		},
	}
}

// Read reads the command line of pod create and says what is to be
// remarked about it.
func (a Commands) Read(c *cli.Context) (*flags.PodResult, error) {
	res, err := flags.Pod(c, c.Args().Slice(), flags.HostEnv(a.Podman, false))
	if err != nil {
		return nil, err
	}
	for _, w := range res.Warnings {
		fmt.Fprintf(a.Stderr, "Warning: %s\n", w)
	}
	return res, a.WarnOfConf("pod create", c)
}

// Create does all of podman pod create. Everything that can be refused is
// refused before anything is sent.
func (a Commands) Create(ctx context.Context, client *core.Client, res *flags.PodResult) (string, error) {
	checked, err := client.CheckPod(res.Spec)
	if err := errors.Join(err, a.RefuseUnapplied(res.Unapplied)); err != nil {
		return "", err
	}
	a.TellUnapplied(res.Unapplied)
	common.TellChecked(a.App, checked)
	if res.Replace {
		if _, err := client.RemovePod(ctx, res.Spec.Basic.Name, core.RemovePodOptions{Force: true, Ignore: true}); err != nil {
			return "", err
		}
	}
	created, err := a.createPodVerified(ctx, client, res.Spec, checked)
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

// CreateNew makes the pod of --pod new:NAME. undo removes it again, unless
// somebody else has put a container into it.
func (a Commands) CreateNew(ctx context.Context, client *core.Client, p *core.Checked[core.PodSpec]) (undo func() error, err error) {
	created, err := a.createPodVerified(ctx, client, p.Spec, p)
	if err != nil {
		return nil, err
	}
	return func() error { return a.discardPod(client, created.ID) }, nil
}

// discardPod removes a pod that is not wanted any more, also when the command
// itself has been interrupted.
func (a Commands) discardPod(client *core.Client, id string) error {
	ctx, cancel := context.WithTimeout(context.Background(), common.DiscardTime)
	defer cancel()
	_, err := client.RemovePod(ctx, id, core.RemovePodOptions{Ignore: true})
	return err
}

// createPodVerified is createVerified for a pod; servers remark nothing.
func (a Commands) createPodVerified(
	ctx context.Context, client *core.Client, spec *core.PodSpec, checked *core.Checked[core.PodSpec],
) (reply.CreatePodResult, error) {
	o := a.CreateOptions()
	o.Checked = checked
	created, err := client.CreatePod(ctx, spec, o)
	if err != nil || !a.Verify || !a.Dry {
		return created, err
	}
	pod, err := client.InspectPod(ctx, created.ID, core.ReadOptions{})
	if err != nil || spec.Basic.NoInfra {
		return created, err
	}
	_, err = client.InspectContainer(ctx, pod.Pod.InfraContainerID, core.InspectContainerOptions{})
	return created, err
}
