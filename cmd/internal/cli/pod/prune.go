package pod

import (
	"bufio"
	"errors"
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/core"
)

func (a Commands) pruneCommand() *cli.Command {
	return &cli.Command{
		Name: "prune", Usage: "Remove all stopped pods and their containers", ArgsUsage: " ",
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "force", Aliases: []string{"f"}, Usage: "Do not ask for confirmation"},
		},
		Action: a.prune,
	}
}

func (a Commands) prune(c *cli.Context) error {
	if c.Args().Present() {
		return fmt.Errorf("`podspan pod prune` takes no arguments; %q was given", c.Args().First())
	}
	if !c.Bool("force") {
		const question = "WARNING! This will remove all stopped/exited pods..\nAre you sure you want to continue? [y/N] "
		if _, err := fmt.Fprint(a.Stdout, question); err != nil {
			return err
		}
		answer, err := bufio.NewReader(a.Stdin).ReadString('\n')
		if err != nil {
			return fmt.Errorf("reading the answer: %w", err)
		}
		if !strings.HasPrefix(strings.ToLower(answer), "y") {
			return nil
		}
	}
	client, err := a.Client(c)
	if err != nil {
		return err
	}
	pruned, err := client.PrunePods(c.Context, core.ChangeOptions{})
	if err != nil {
		return err
	}
	var errs []error
	for _, p := range pruned.Pods {
		if p.Err != nil {
			errs = append(errs, errors.New("pod "+p.ID+": "+*p.Err))
			continue
		}
		if _, err := fmt.Fprintln(a.Stdout, p.ID); err != nil {
			return err
		}
	}
	return a.ReportAll(errs, nil)
}
