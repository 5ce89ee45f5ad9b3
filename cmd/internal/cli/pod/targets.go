package pod

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

// podSelection is the part of a command line that says which pods are meant.
type podSelection struct {
	names   []string
	all     bool
	latest  bool
	idFiles []string
}

// podSelectFlags are the flags behind a podSelection.
func podSelectFlags(all string, idFile bool) []cli.Flag {
	out := []cli.Flag{
		&cli.BoolFlag{Name: "all", Aliases: []string{"a"}, Usage: all},
		&cli.BoolFlag{Name: "latest", Aliases: []string{"l"}, Usage: "Act on the pod that was created last"},
	}
	if idFile {
		out = append(out, &cli.StringSliceFlag{Name: "pod-id-file", Usage: "Read the pod ID from the `FILE`"})
	}
	return out
}

// podSelectionOf reads the flags and arguments and refuses combinations that
// podman refuses.
func podSelectionOf(c *cli.Context) (podSelection, error) {
	s := podSelection{names: c.Args().Slice(), all: c.Bool("all"), latest: c.Bool("latest"), idFiles: c.StringSlice("pod-id-file")}
	files, args := len(s.idFiles) > 0, len(s.names) > 0
	switch {
	case files && (s.all || s.latest):
		return s, errors.New("--all, --latest, and --pod-id-file cannot be used together")
	case s.all && s.latest:
		return s, errors.New("--all and --latest cannot be used together")
	case args && s.all:
		return s, errors.New("no arguments are needed with --all")
	case args && s.latest:
		return s, errors.New("--latest and pods cannot be used together")
	case args && files:
		return s, errors.New("no arguments are needed with --latest or --pod-id-file")
	case !args && !files && !s.all && !s.latest:
		return s, errors.New("you must provide at least one name or id")
	}
	return s, nil
}

// targets turns the selection into pods, by their IDs, which podman prints. As
// with podman a pod that does not exist keeps all others, unless missing says
// what to do about it.
func (s podSelection) targets(ctx context.Context, client *core.Client, missing func(error) error) ([]common.Target, error) {
	switch {
	case s.latest:
		id, err := LatestPod(ctx, client)
		return []common.Target{{Ref: id, Shown: id}}, err
	case s.all:
		list, err := client.ListPods(ctx, core.ListPodsOptions{})
		var ts []common.Target
		for _, p := range list.Pods {
			ts = append(ts, common.Target{Ref: p.Id, Shown: p.Id, State: p.Status})
		}
		return ts, err
	}
	names := s.names
	for _, file := range s.idFiles {
		id, err := readPodIDFile(file)
		if err != nil {
			return nil, err
		}
		names = append(names, id)
	}
	var ts []common.Target
	for _, name := range names {
		pod, err := client.InspectPod(ctx, name, core.ReadOptions{})
		if errors.Is(err, core.ErrNotFound) {
			err = fmt.Errorf("unable to find pod %q: %w", name, err)
			if missing != nil {
				err = missing(err)
			}
			if err == nil {
				continue
			}
		}
		if err != nil {
			return nil, err
		}
		ts = append(ts, common.Target{Ref: pod.Pod.ID, Shown: pod.Pod.ID})
	}
	return ts, nil
}

// onEachPod is the whole of a command that does one thing to each of the pods
// that the command line selects, and prints the ID of each.
func (a Commands) onEachPod(c *cli.Context, missing func(error) error, act func(context.Context, *core.Client, common.Target) error) error {
	s, err := podSelectionOf(c)
	if err != nil {
		return err
	}
	client, err := a.Client(c)
	if err != nil {
		return err
	}
	ts, err := s.targets(c.Context, client, missing)
	if err != nil {
		return err
	}
	return a.ForEach(c.Context, ts, func(ctx context.Context, t common.Target) error { return act(ctx, client, t) }, nil)
}

// ignoreMissing lets a command go on without pods that do not exist.
func ignoreMissing(error) error { return nil }

// LatestPod returns the ID of the pod that was created last.
func LatestPod(ctx context.Context, client *core.Client) (string, error) {
	list, err := client.ListPods(ctx, core.ListPodsOptions{})
	if err != nil {
		return "", err
	}
	if len(list.Pods) == 0 {
		s := client.Server()
		return "", fmt.Errorf("--latest: no such pod: Podman %s at %s has none", s.Version, s.URI)
	}
	sortPods(list.Pods, "created")
	return list.Pods[0].Id, nil
}

// readPodIDFile returns the first line of a file that pod create wrote.
func readPodIDFile(path string) (string, error) {
	content, err := os.ReadFile(path)
	if err != nil {
		return "", fmt.Errorf("reading pod ID file: %w", err)
	}
	id, _, _ := strings.Cut(string(content), "\n")
	if id = strings.TrimSpace(id); id == "" {
		return "", fmt.Errorf("reading pod ID file: %s holds no pod ID", path)
	}
	return id, nil
}
