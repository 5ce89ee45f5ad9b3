package common

import (
	"context"
	"errors"
	"fmt"

	"github.com/podspan/podspan/core"
)

// Target is one container that a command acts on.
type Target struct {
	Ref   string // what the server is asked for: a name or an ID
	Shown string // what is printed when it is done: the user's own word
	State string // "running" …; known only when the server listed it
}

// LookUp makes sure that every container that the user named exists before
// anything is done to one of them. With ignore, those that do not are left out.
// A single name is left to the command's own request, and what the server has
// listed is known to exist.
func LookUp(ctx context.Context, client *core.Client, ts []Target, ignore bool) ([]Target, error) {
	if len(ts) < 2 {
		return ts, nil
	}
	var found []Target
	for _, t := range ts {
		if t.State == "" {
			_, err := client.InspectContainer(ctx, t.Ref, core.InspectContainerOptions{})
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

// LatestContainer returns the ID of the container that was created last, in
// whatever state it is.
func LatestContainer(ctx context.Context, client *core.Client) (string, error) {
	list, err := client.ListContainers(ctx, core.ListContainersOptions{All: true, Last: 1})
	if err != nil {
		return "", err
	}
	if len(list.Containers) == 0 {
		s := client.Server()
		return "", fmt.Errorf("--latest: no such container: Podman %s at %s has none", s.Version, s.URI)
	}
	return list.Containers[0].ID, nil
}
