package cli

import (
	"context"
	"io"

	"github.com/urfave/cli/v2"

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
	read func(*app, *cli.Context) (*planned, error)
}

// planned is a command line that has been read.
type planned struct {
	image platform // of the image that a pull brings
	never bool     // nothing is pulled, so the image must be there
	input io.Closer
	// uses returns the capabilities that it needs, for a server that supports
	// what the function says.
	uses func(supports func(core.Capability) core.Support) []core.Capability
	// do does all that the command does but to print and to write files.
	do func(ctx context.Context, a *app, client *core.Client) error
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
		func(a *app, c *cli.Context) (*planned, error) { return a.planContainer("run", c) }},
	{"create", "IMAGE [COMMAND [ARG...]]", func() []cli.Flag { return flags.Flags("create") },
		func(a *app, c *cli.Context) (*planned, error) { return a.planContainer("create", c) }},
	{"network create", "[NAME]", networkCreateFlags, (*app).planNetwork},
	{"volume create", "[NAME]", volumeCreateFlags, (*app).planVolume},
	{"secret create", "NAME FILE|-", secretCreateFlags, (*app).planSecret},
	{"pod create", "[NAME]", flags.PodFlags, (*app).planPod},
}

func plannableWords() []string {
	var out []string
	for _, p := range plannables {
		out = append(out, p.words)
	}
	return out
}

// using is what needs the same capabilities on every server.
func using(caps []core.Capability) func(func(core.Capability) core.Support) []core.Capability {
	return func(func(core.Capability) core.Support) []core.Capability { return caps }
}

func (a *app) planContainer(command string, c *cli.Context) (*planned, error) {
	res, err := a.container(command, c)
	if err != nil {
		return nil, err
	}
	res.CIDFile = "" // nothing is written here
	return &planned{
		image: platformOf(res), never: res.Pull == core.PullNever,
		uses: func(supports func(core.Capability) core.Support) []core.Capability {
			caps := res.Spec.Uses()
			if res.Pull == core.PullNewer {
				caps = append(caps, core.CapPullPolicy)
			}
			if command == "run" && endsInput(res) {
				caps = append(caps, core.CapAttachStdinEnd)
			}
			if res.NewPod != nil {
				caps = append(caps, res.NewPod.Pod(supports).Uses()...)
			}
			return caps
		},
		do: func(ctx context.Context, a *app, client *core.Client) error {
			if command == "run" {
				return a.runContainer(ctx, client, res)
			}
			_, err := a.createContainer(ctx, client, res)
			return err
		},
	}, nil
}

func (a *app) planPod(c *cli.Context) (*planned, error) {
	res, err := a.podToCreate(c)
	if err != nil {
		return nil, err
	}
	res.IDFile = "" // nothing is written here
	return &planned{uses: using(res.Spec.Uses()), do: func(ctx context.Context, a *app, client *core.Client) error {
		_, err := a.createPod(ctx, client, res)
		return err
	}}, nil
}

func (a *app) planNetwork(c *cli.Context) (*planned, error) {
	s, err := a.networkSpec(c)
	if err != nil {
		return nil, err
	}
	return &planned{uses: using(s.Uses()), do: func(ctx context.Context, _ *app, client *core.Client) error {
		_, err := client.CreateNetwork(ctx, s)
		return err
	}}, nil
}

// plannedOptions are those of a create whose plan ends when it is read back.
func (a *app) plannedOptions() []core.CreateOption {
	if a.verify {
		return []core.CreateOption{core.WithVerify()}
	}
	return nil
}

func (a *app) planVolume(c *cli.Context) (*planned, error) {
	s, err := volumeSpec(c)
	if err != nil {
		return nil, err
	}
	return &planned{uses: using(s.Uses()), do: func(ctx context.Context, a *app, client *core.Client) error {
		_, err := client.CreateVolume(ctx, s, a.plannedOptions()...)
		return err
	}}, nil
}

func (a *app) planSecret(c *cli.Context) (*planned, error) {
	s, data, err := a.secretSpec(c)
	if err != nil {
		return nil, err
	}
	return &planned{input: data, uses: using(s.Uses()), do: func(ctx context.Context, a *app, client *core.Client) error {
		_, err := client.CreateSecret(ctx, s, a.plannedOptions()...)
		return err
	}}, nil
}
