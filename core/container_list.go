package core

import (
	"context"
	"encoding/json"
	"errors"
	"net/url"
	"strconv"
)

// ListContainersOptions change [Client.ListContainers]. The zero value lists
// running containers.
type ListContainersOptions struct {
	All       bool // those that do not run, too
	Last      int  // the last that were created, in any state; 0: no limit
	Size      bool // fill ListContainer.Size, which takes the server a while
	Namespace bool // fill ListContainer.Namespaces
	Sync      bool // ask the OCI runtime for the state of each
	External  bool // containers in storage that are not Podman's, too
	Filters   map[string][]string
}

// ListContainers lists containers, in the server's order.
func (c *Client) ListContainers(ctx context.Context, o ListContainersOptions) ([]ListContainer, error) {
	r := Request{Op: OpContainerList, Subject: "list containers", Query: url.Values{}}
	for key, on := range map[string]bool{"all": o.All, "size": o.Size, "namespace": o.Namespace, "sync": o.Sync, "external": o.External} {
		if on {
			r.Query.Set(key, "true")
		}
	}
	if o.Last > 0 {
		r.Query.Set("limit", strconv.Itoa(o.Last))
	}
	if err := setFilters(r.Query, o.Filters); err != nil {
		return nil, err
	}
	return verb(ctx, c, func(t *turn) ([]ListContainer, error) { return readAgain[[]ListContainer](ctx, t, r) })
}

// readTries bounds how often a list is asked for. Servers answer "no such
// container" (HTTP 500) when one goes away while they gather what they know of
// each: 3.4.4 for its containers, 4.9.5 for the networks that none uses. Reading
// again changes nothing.
const readTries = 4

// readAgain is a whole call that reads about all objects of a kind.
func readAgain[T any](ctx context.Context, t *turn, r Request) (T, error) {
	for try := 1; ; try++ {
		v, err := callOn[T](ctx, t, r)
		if !errors.Is(err, ErrNotFound) || try == readTries {
			return v, err
		}
	}
}

// setFilters puts filters into the query as servers read them: a JSON object of
// name → values.
func setFilters(q url.Values, filters map[string][]string) error {
	if len(filters) == 0 {
		return nil
	}
	b, err := json.Marshal(filters)
	if err != nil {
		return err
	}
	q.Set("filters", string(b))
	return nil
}
