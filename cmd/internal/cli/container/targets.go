package container

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/core"
)

// onEach is the whole of a command that does one thing to each of the
// containers that the command line selects. A name that no container has keeps
// all others, as with podman: see LookUp.
func (a Commands) onEach(c *cli.Context, act func(context.Context, *core.Client, common.Target) error) error {
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
	if ts, err = common.LookUp(c.Context, client, ts, c.Bool("ignore")); err != nil {
		return err
	}
	return a.ForEach(c.Context, ts, func(ctx context.Context, t common.Target) error { return act(ctx, client, t) }, nil)
}

// stateImproper reports whether the server refused because of the container's
// state, in the words of podman's own error.
func stateImproper(err error) bool {
	var api *core.APIError
	return errors.As(err, &api) && strings.Contains(strings.ToLower(api.Message+" "+api.Cause), "state improper")
}

// skipState makes a container that is not in the right state no error: with
// --all it is not meant.
func skipState(all bool, err error) error {
	if all && stateImproper(err) {
		return common.ErrSkip
	}
	return err
}

// selection is the part of a command line that says which containers are
// meant.
type selection struct {
	names    []string
	all      bool
	latest   bool
	ignore   bool // a CID file that does not exist is no error
	filtered bool // --filter was given
	filters  map[string][]string
	cidFiles []string
}

// selectFlags are the flags behind a selection that most commands share.
func selectFlags(all string) []cli.Flag {
	return []cli.Flag{
		&cli.BoolFlag{Name: "all", Aliases: []string{"a"}, Usage: all},
		&cli.BoolFlag{Name: "latest", Aliases: []string{"l"}, Usage: "Act on the container that was created last"},
		&cli.StringSliceFlag{Name: "cidfile", Usage: "Read the container ID from the `FILE`"},
	}
}

// selectionOf reads the flags and arguments and refuses combinations that
// podman refuses. Nothing is read from files or from the server yet.
func selectionOf(c *cli.Context) (selection, error) {
	s := selection{
		all: c.Bool("all"), latest: c.Bool("latest"), ignore: c.Bool("ignore"),
		cidFiles: c.StringSlice("cidfile"), filtered: c.IsSet("filter"),
	}
	for _, name := range c.Args().Slice() {
		s.names = append(s.names, strings.TrimPrefix(name, "/"))
	}
	var err error
	if s.filters, err = common.ParseFilters(c.StringSlice("filter")); err != nil {
		return s, err
	}
	return s, s.check()
}

func (s selection) check() error {
	files, args := len(s.cidFiles) > 0, len(s.names) > 0
	switch {
	case s.filtered && args:
		return errors.New("--filter takes no arguments")
	case s.filtered && (files || s.latest):
		return errors.New("--filter, --latest and --cidfile cannot be used together")
	case s.filtered:
		return nil
	case files && (s.all || s.latest):
		return errors.New("--all, --latest, and --cidfile cannot be used together")
	case s.all && s.latest:
		return errors.New("--all and --latest cannot be used together")
	case args && s.all:
		return errors.New("no arguments are needed with --all")
	case args && s.latest:
		return errors.New("--latest and containers cannot be used together")
	case args && files:
		return errors.New("no arguments are needed with --latest or --cidfile")
	case !args && !files && !s.all && !s.latest:
		return errors.New("you must provide at least one name or id")
	}
	return nil
}

// targets turns the selection into containers. Names are not looked up: rm and
// wait leave that to their own requests, so that one that is missing does not
// keep the others. The other commands call LookUp.
func (s selection) targets(ctx context.Context, client *core.Client) ([]common.Target, error) {
	switch {
	case s.latest:
		id, err := common.LatestContainer(ctx, client)
		return []common.Target{{Ref: id, Shown: id}}, err
	case s.all || s.filtered:
		list, err := client.ListContainers(ctx, core.ListContainersOptions{All: true, Sync: true, Filters: s.filters})
		var ts []common.Target
		for _, ctr := range list.Containers {
			ts = append(ts, common.Target{Ref: ctr.ID, Shown: ctr.ID, State: ctr.State})
		}
		return ts, err
	}
	var ts []common.Target
	for _, name := range s.names {
		ts = append(ts, common.Target{Ref: name, Shown: name})
	}
	for _, file := range s.cidFiles {
		id, err := readCIDFile(file)
		if s.ignore && errors.Is(err, os.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		ts = append(ts, common.Target{Ref: id, Shown: id})
	}
	return ts, nil
}

// readCIDFile returns the first line of a file that create or run wrote.
func readCIDFile(path string) (string, error) {
	content, err := os.ReadFile(path)
	if err != nil {
		return "", fmt.Errorf("reading CIDFile: %w", err)
	}
	id, _, _ := strings.Cut(string(content), "\n")
	if id = strings.TrimSpace(id); id == "" {
		return "", fmt.Errorf("reading CIDFile: %s holds no container ID", path)
	}
	return id, nil
}
