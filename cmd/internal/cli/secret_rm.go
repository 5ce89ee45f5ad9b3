package cli

import (
	"context"
	"errors"
	"fmt"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/core"
)

func (a *app) secretRemoveCommand() *cli.Command {
	return &cli.Command{
		Name: "rm", Usage: "Remove one or more secrets", ArgsUsage: "SECRET [SECRET...]",
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "all", Aliases: []string{"a"}, Usage: "Remove all secrets"},
			&cli.BoolFlag{Name: "ignore", Aliases: []string{"i"}, Usage: "A secret that does not exist is no error"},
		},
		Action: a.secretRemove,
	}
}

func (a *app) secretRemove(c *cli.Context) error {
	if c.Bool("all") == c.Args().Present() {
		return errors.New("`podspan secret rm` requires one argument, or the --all flag")
	}
	client, err := a.connect(c)
	if err != nil {
		return err
	}
	var ts []target
	for _, name := range c.Args().Slice() {
		ts = append(ts, target{ref: name})
	}
	if c.Bool("all") {
		list, err := client.ListSecrets(c.Context, core.ListSecretsOptions{})
		if err != nil {
			return err
		}
		for _, s := range list {
			ts = append(ts, target{ref: s.ID})
		}
	}
	return a.forEach(c.Context, ts, func(ctx context.Context, t target) error {
		return a.removeSecret(ctx, client, t.ref, c.Bool("ignore"))
	}, nil)
}

// removeSecret removes one secret and prints its ID, as podman does whatever
// it is called: the answer does not tell it.
func (a *app) removeSecret(ctx context.Context, client *core.Client, name string, ignore bool) error {
	s, err := client.InspectSecret(ctx, name, core.InspectSecretOptions{})
	if err == nil {
		err = client.RemoveSecret(ctx, s.ID)
	}
	if ignore && errors.Is(err, core.ErrNotFound) {
		return errSkip
	}
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintln(a.Stdout, s.ID); err != nil {
		return err
	}
	return errSkip // it is printed
}
