package core

import (
	"context"
	"encoding/json"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/podspan/podspan/core/reply"
)

// ListContainersOptions change [Client.ListContainers]. The zero value lists
// running containers.
type ListContainersOptions struct {
	All       bool // those that do not run, too
	Last      int  // the last that were created, in any state; 0: no limit
	Size      bool // fill reply.ContainerSummary.Size, which takes the server a while
	Namespace bool // fill reply.ContainerSummary.Namespaces
	Sync      bool // ask the OCI runtime for the state of each
	External  bool // containers in storage that are not Podman's, too
	// Filters are podman's own. A container has to pass every one: any value of it
	// will do, but all values of label must hold, and none of label!.
	Filters map[string][]string
}

// ListContainers lists containers, in the server's order.
func (c *Client) ListContainers(ctx context.Context, o ListContainersOptions) (reply.ListContainersResult, error) {
	r := Request{Op: OpContainerList, Subject: "list containers", Query: url.Values{}}
	for key, on := range map[string]bool{"all": o.All, "size": o.Size, "namespace": o.Namespace, "sync": o.Sync, "external": o.External} {
		if on {
			r.Query.Set(key, "true")
		}
	}
	if o.Last > 0 {
		r.Query.Set("limit", strconv.Itoa(o.Last))
	}
	filters, leftOut := withoutLabels(o.Filters, o.Last > 0)
	if leftOut != nil && o.Last > 0 {
		return reply.ListContainersResult{}, &FieldError{Field: "ListContainersOptions.Last", Option: "--last", Value: strconv.Itoa(o.Last),
			Reason: "does not go with several filters label!: servers count what the filters leave out"}
	}
	if err := setFilters(r.Query, filters); err != nil {
		return reply.ListContainersResult{}, err
	}
	containers, err := do(ctx, c, func(t *attempt) ([]reply.ContainerSummary, error) {
		list, err := readAgain[[]reply.ContainerSummary](ctx, t, r)
		if leftOut != nil {
			list = slices.DeleteFunc(list, func(s reply.ContainerSummary) bool { return leftOut(s.Labels) })
		}
		return list, err
	})
	return reply.ListContainersResult{Containers: containers}, err
}

// setFilters puts filters into the query as servers read them: a JSON object of
// name → values.
func setFilters(q url.Values, filters map[string][]string) error {
	if len(filters) == 0 {
		return nil
	}
	for name, values := range filters {
		for _, v := range append([]string{name}, values...) {
			if !utf8.ValidString(v) { // JSON would have another value
				return &FieldError{Field: "Filters", Value: strings.ToValidUTF8(name+"="+v, "?"),
					Reason: "is not UTF-8, which is all that the API can carry"}
			}
		}
	}
	b, err := json.Marshal(filters)
	if err != nil {
		return err
	}
	q.Set("filters", string(b))
	return nil
}
