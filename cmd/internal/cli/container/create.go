package container

import (
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/cmd/internal/cli/image"
	"github.com/podspan/podspan/cmd/internal/cli/pod"
	"github.com/podspan/podspan/cmd/internal/flags"
	"github.com/podspan/podspan/core"
	"github.com/podspan/podspan/core/reply"
)

// CreateCommand is podman create.
func (a Commands) CreateCommand() *cli.Command {
	return &cli.Command{
		Name: "create", Usage: "Create but do not start a container", ArgsUsage: "IMAGE [COMMAND [ARG...]]",
		Flags: flags.Flags("create"),
		Action: func(c *cli.Context) error {
			res, err := a.Read("create", c)
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

// Read reads the command line of create or run and says what is to be
// remarked about it.
func (a Commands) Read(command string, c *cli.Context) (*flags.Result, error) {
	res, err := flags.Container(command, c, c.Args().Slice(), flags.HostEnv(a.Podman, common.TerminalOf(a.Stdin) != nil))
	if err != nil {
		return nil, err
	}
	for _, w := range res.Warnings {
		fmt.Fprintf(a.Stderr, "Warning: %s\n", w)
	}
	return res, a.WarnOfConf(command, c)
}

// Create does all of podman create: it brings the image, makes room
// for the name, creates the container and writes its ID into files. Everything
// that can be refused is refused before anything is sent.
func (a Commands) Create(ctx context.Context, client *core.Client, res *flags.Result) (string, error) {
	if err := freeCIDFile(res.CIDFile); err != nil {
		return "", err
	}
	platform := image.PlatformOf(res)
	spec, checked, err := a.checkContainer(client, res, platform)
	if err != nil {
		return "", err
	}
	var newPod *core.Checked[core.PodSpec]
	if res.NewPod != nil {
		if res.Spec.Storage.ShmSize != nil {
			if err := core.Check(client.Server(), core.CapShmSizeInPod); err != nil {
				return "", err
			}
		}
		if newPod, err = client.CheckPod(res.NewPod.Pod(client.Supports)); err != nil {
			return "", err
		}
		common.TellChecked(a.App, newPod)
	}
	if err := (image.Commands{App: a.App}).Bring(ctx, client, res, platform); err != nil {
		return "", err
	}
	if res.Replace {
		_, err := client.RemoveContainer(ctx, res.Spec.Basic.Name, core.RemoveContainerOptions{Force: true, Ignore: true})
		if err != nil {
			return "", err
		}
	}
	for _, s := range []*core.ContainerSpec{spec, checked.Spec} {
		s.Storage.Image = res.Spec.Storage.Image // which may be an ID since it was pulled
	}
	created, err := a.createInPod(ctx, client, spec, checked, newPod)
	if err != nil {
		return "", err
	}
	if err := writeCIDFile(res.CIDFile, created.ID); err != nil {
		// Nobody would know of the container.
		return "", errors.Join(err, a.discard(ctx, client, created.ID, res.CIDFile))
	}
	return created.ID, nil
}

// createInPod creates the container, and before it the pod unless that is nil. A
// pod whose container cannot be made is removed again.
func (a Commands) createInPod(
	ctx context.Context, client *core.Client, s *core.ContainerSpec, checked *core.Checked[core.ContainerSpec],
	newPod *core.Checked[core.PodSpec],
) (reply.CreateContainerResult, error) {
	if newPod == nil {
		return a.createVerified(ctx, client, s, checked)
	}
	undo, err := pod.Commands{App: a.App}.CreateNew(ctx, client, newPod)
	if err != nil {
		return reply.CreateContainerResult{}, err
	}
	created, err := a.createVerified(ctx, client, s, checked)
	if err != nil {
		return reply.CreateContainerResult{}, errors.Join(err, undo())
	}
	return created, nil
}

// checkContainer decides at once about all that the server cannot apply. It
// returns the spec that it checked, a copy, and what was decided. The platform is
// no reason for a refusal where the image can be pulled for it instead.
func (a Commands) checkContainer(
	client *core.Client, res *flags.Result, p image.Platform,
) (*core.ContainerSpec, *core.Checked[core.ContainerSpec], error) {
	spec := *res.Spec
	if p.Pulled(client) {
		spec.Basic.ImageOS, spec.Basic.ImageArch, spec.Basic.ImageVariant = "", "", ""
	}
	checked, err := client.CheckContainer(&spec)
	if err := errors.Join(err, a.RefuseUnapplied(res.Unapplied)); err != nil {
		return nil, nil, err
	}
	a.TellUnapplied(res.Unapplied)
	common.TellChecked(a.App, checked)
	return &spec, checked, nil
}

// freeCIDFile refuses a file that is there: another container may be using it.
func freeCIDFile(path string) error {
	if path == "" {
		return nil
	}
	_, err := os.Lstat(path)
	switch {
	case err == nil:
		return &core.FieldError{Option: "--cidfile", Value: path, Reason: "the file exists: see that no container uses it, and delete it"}
	case errors.Is(err, os.ErrNotExist):
		return nil
	}
	return &core.FieldError{Option: "--cidfile", Value: path, Reason: err.Error()}
}

// writeCIDFile writes the ID as podman does: without a newline.
func writeCIDFile(path, id string) error {
	if path == "" {
		return nil
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return fmt.Errorf("write the container's ID: %w", err)
	}
	_, err = f.WriteString(id)
	return errors.Join(err, f.Close())
}

// discard removes a container that is not wanted any more, whatever its state,
// and the file with its ID. An interruption of the run does not keep it.
func (a Commands) discard(ctx context.Context, client *core.Client, id, cidFile string) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), common.DiscardTime)
	defer cancel()
	return removeWithFile(ctx, client, id, cidFile, true)
}

// removeWithFile removes a container and the file with its ID. One that is gone
// already is what was wanted.
func removeWithFile(ctx context.Context, client *core.Client, id, cidFile string, force bool) error {
	var fileErr error
	if cidFile != "" {
		if fileErr = os.Remove(cidFile); errors.Is(fileErr, os.ErrNotExist) {
			fileErr = nil
		}
	}
	_, err := client.RemoveContainer(ctx, id, core.RemoveContainerOptions{Force: force, Volumes: true, Ignore: true})
	if errors.Is(err, core.ErrNotFound) {
		err = nil
	}
	return errors.Join(fileErr, err)
}

// createVerified creates a container, reads it back if --verify says so, and
// prints what the server remarked, also where the container was refused then.
func (a Commands) createVerified(
	ctx context.Context, client *core.Client, spec *core.ContainerSpec, checked *core.Checked[core.ContainerSpec],
) (reply.CreateContainerResult, error) {
	o := a.CreateOptions()
	o.Checked = checked
	created, err := client.CreateContainer(ctx, spec, o)
	var refused *core.VerifyError
	if errors.As(err, &refused) {
		a.Remark(refused.Warnings)
	}
	if err != nil {
		return reply.CreateContainerResult{}, err
	}
	a.Remark(created.Warnings)
	if a.Verify && a.Dry {
		_, err = client.InspectContainer(ctx, created.ID, core.InspectContainerOptions{})
	}
	return created, err
}
