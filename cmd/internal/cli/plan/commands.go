package plan

import (
	"context"
	"io"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/cmd/internal/cli/container"
	"github.com/podspan/podspan/cmd/internal/cli/image"
	"github.com/podspan/podspan/cmd/internal/cli/network"
	"github.com/podspan/podspan/cmd/internal/cli/pod"
	"github.com/podspan/podspan/cmd/internal/cli/secret"
	"github.com/podspan/podspan/cmd/internal/cli/volume"
	"github.com/podspan/podspan/cmd/internal/flags"
	"github.com/podspan/podspan/core"
)

// plannable is a command that can be planned.
type plannable struct {
	words string // "network create"
	args  string // its arguments, for the help
	flags func() []cli.Flag
	// read is the command's own way to read its command line, so that a plan
	// cannot differ from what is sent.
	read func(Commands, *cli.Context) (*planned, error)
}

// planned is a command line that has been read.
type planned struct {
	image image.Platform // of the image that a pull brings
	never bool           // nothing is pulled, so the image must be there
	input io.Closer
	// do does all that the command does but to print and to write files.
	do func(ctx context.Context, a Commands, client *core.Client) error
}

func (p *planned) close() error {
	if p.input == nil {
		return nil
	}
	return p.input.Close()
}

// plannables are all commands whose meaning is in their flags.
var plannables = []plannable{
	{"run", "IMAGE [COMMAND [ARG...]]", func() []cli.Flag { return flags.Flags("run") },
		func(a Commands, c *cli.Context) (*planned, error) { return a.container("run", c) }},
	{"create", "IMAGE [COMMAND [ARG...]]", func() []cli.Flag { return flags.Flags("create") },
		func(a Commands, c *cli.Context) (*planned, error) { return a.container("create", c) }},
	{"network create", "[NAME]", network.CreateFlags, Commands.network},
	{"volume create", "[NAME]", volume.CreateFlags, Commands.volume},
	{"secret create", "NAME FILE|-", secret.CreateFlags, Commands.secret},
	{"pod create", "[NAME]", flags.PodFlags, Commands.pod},
}

func plannableWords() []string {
	var out []string
	for _, p := range plannables {
		out = append(out, p.words)
	}
	return out
}

func (a Commands) container(command string, c *cli.Context) (*planned, error) {
	res, err := container.Commands{App: a.App}.Read(command, c)
	if err != nil {
		return nil, err
	}
	res.CIDFile = "" // nothing is written here
	return &planned{
		image: image.PlatformOf(res), never: res.Pull == core.PullNever,
		do: func(ctx context.Context, a Commands, client *core.Client) error {
			if command == "run" {
				return container.Commands{App: a.App}.Run(ctx, client, res)
			}
			_, err := container.Commands{App: a.App}.Create(ctx, client, res)
			return err
		},
	}, nil
}

func (a Commands) pod(c *cli.Context) (*planned, error) {
	res, err := pod.Commands{App: a.App}.Read(c)
	if err != nil {
		return nil, err
	}
	res.IDFile = "" // nothing is written here
	return &planned{do: func(ctx context.Context, a Commands, client *core.Client) error {
		_, err := pod.Commands{App: a.App}.Create(ctx, client, res)
		return err
	}}, nil
}

func (a Commands) network(c *cli.Context) (*planned, error) {
	s, err := network.Commands{App: a.App}.CreateSpec(c)
	if err != nil {
		return nil, err
	}
	return &planned{do: func(ctx context.Context, a Commands, client *core.Client) error {
		_, err := network.Commands{App: a.App}.Create(ctx, client, s)
		return err
	}}, nil
}

func (a Commands) volume(c *cli.Context) (*planned, error) {
	s, err := volume.CreateSpec(c)
	if err != nil {
		return nil, err
	}
	return &planned{do: func(ctx context.Context, a Commands, client *core.Client) error {
		_, err := volume.Commands{App: a.App}.Create(ctx, client, s)
		return err
	}}, nil
}

func (a Commands) secret(c *cli.Context) (*planned, error) {
	s, data, err := secret.Commands{App: a.App}.CreateSpec(c)
	if err != nil {
		return nil, err
	}
	return &planned{input: data, do: func(ctx context.Context, a Commands, client *core.Client) error {
		_, err := secret.Commands{App: a.App}.Create(ctx, client, s)
		return err
	}}, nil
}
