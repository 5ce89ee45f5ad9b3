package secret

import (
	"context"
	"errors"
	"fmt"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/core"
)

func (a Commands) removeCommand() *cli.Command {
	return &cli.Command{
		Name: "rm", Usage: "Remove one or more secrets", ArgsUsage: "SECRET [SECRET...]",
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "all", Aliases: []string{"a"}, Usage: "Remove all secrets"},
			&cli.BoolFlag{Name: "ignore", Aliases: []string{"i"}, Usage: "A secret that does not exist is no error"},
		},
		Action: a.remove,
	}
}

func (a Commands) remove(c *cli.Context) error {
	if c.Bool("all") == c.Args().Present() {
		return errors.New("`podspan secret rm` requires one argument, or the --all flag")
	}
	client, err := a.Client(c)
	if err != nil {
		return err
	}
	var ts []common.Target
	for _, name := range c.Args().Slice() {
		ts = append(ts, common.Target{Ref: name})
	}
	if c.Bool("all") {
		list, err := client.ListSecrets(c.Context, core.ListSecretsOptions{})
		if err != nil {
			return err
		}
		for _, s := range list.Secrets {
			ts = append(ts, common.Target{Ref: s.ID})
		}
	}
	return a.ForEach(c.Context, ts, func(ctx context.Context, t common.Target) error {
		return a.removeSecret(ctx, client, t.Ref, c.Bool("ignore"))
	}, nil)
}

// removeSecret removes one secret and prints its ID, as podman does whatever
// it is called: the answer does not tell it.
func (a Commands) removeSecret(ctx context.Context, client *core.Client, name string, ignore bool) error {
	s, err := client.InspectSecret(ctx, name, core.InspectSecretOptions{})
	if err == nil {
		_, err = client.RemoveSecret(ctx, s.Secret.ID, core.ChangeOptions{})
	}
	if ignore && errors.Is(err, core.ErrNotFound) {
		return common.ErrSkip
	}
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintln(a.Stdout, s.Secret.ID); err != nil {
		return err
	}
	return common.ErrSkip // it is printed
}
