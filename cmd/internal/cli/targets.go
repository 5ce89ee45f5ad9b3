package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/core"
)

// target is one container that a command acts on.
type target struct {
	ref   string // what the server is asked for: a name or an ID
	shown string // what is printed when it is done: the user's own word
	state string // "running" …; known only when the server listed it
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
	if s.filters, err = parseFilters(c.StringSlice("filter")); err != nil {
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
// keep the others. The other commands call lookUp.
func (s selection) targets(ctx context.Context, client *core.Client) ([]target, error) {
	switch {
	case s.latest:
		id, err := latestContainer(ctx, client)
		return []target{{ref: id, shown: id}}, err
	case s.all || s.filtered:
		list, err := client.ListContainers(ctx, core.ListContainersOptions{All: true, Sync: true, Filters: s.filters})
		var ts []target
		for _, ctr := range list {
			ts = append(ts, target{ref: ctr.ID, shown: ctr.ID, state: ctr.State})
		}
		return ts, err
	}
	var ts []target
	for _, name := range s.names {
		ts = append(ts, target{ref: name, shown: name})
	}
	for _, file := range s.cidFiles {
		id, err := readCIDFile(file)
		if s.ignore && errors.Is(err, os.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		ts = append(ts, target{ref: id, shown: id})
	}
	return ts, nil
}

// lookUp makes sure that every container that the user named exists before
// anything is done to one of them. With ignore, those that do not are left out.
// A single name is left to the command's own request, and what the server has
// listed is known to exist.
func lookUp(ctx context.Context, client *core.Client, ts []target, ignore bool) ([]target, error) {
	if len(ts) < 2 {
		return ts, nil
	}
	var found []target
	for _, t := range ts {
		if t.state == "" {
			_, err := client.InspectContainer(ctx, t.ref, core.InspectContainerOptions{})
			if ignore && errors.Is(err, core.ErrNotFound) {
				continue
			}
			if err != nil {
				return nil, err
			}
		}
		found = append(found, t)
	}
	return found, nil
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

// latestContainer returns the ID of the container that was created last, in
// whatever state it is.
func latestContainer(ctx context.Context, client *core.Client) (string, error) {
	list, err := client.ListContainers(ctx, core.ListContainersOptions{All: true, Last: 1})
	if err != nil {
		return "", err
	}
	if len(list) == 0 {
		s := client.Server()
		return "", fmt.Errorf("--latest: no such container: Podman %s at %s has none", s.Version, s.URI)
	}
	return list[0].ID, nil
}
