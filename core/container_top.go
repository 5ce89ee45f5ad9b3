package core

import (
	"context"
	"slices"
	"strings"

	"github.com/podspan/podspan/core/reply"
)

// TopContainerOptions change [Client.TopContainer].
type TopContainerOptions struct {
	// Args are format descriptors ("pid", "args") or arguments of ps(1) in the
	// container ("-ef"). Empty: the server's choice.
	Args []string
}

// TopContainer lists the processes of a running container.
func (c *Client) TopContainer(ctx context.Context, nameOrID string, o TopContainerOptions) (reply.TopContainerResult, error) {
	top, err := do(ctx, c, func(t *attempt) (*reply.ContainerTop, error) { return t.top(ctx, nameOrID, o) })
	return reply.TopContainerResult{Top: top}, err
}

func (t *attempt) top(ctx context.Context, nameOrID string, o TopContainerOptions) (*reply.ContainerTop, error) {
	r := containerRequest(OpContainerTop, "list processes of", nameOrID)
	// The parameter stream is left out: 3.x has none, and libpod's default is false.
	args := o.Args
	if words := psArguments(args); words != nil {
		if strings.Contains(strings.Join(words, ""), ",") && t.supports(CapTopPSColumns) != Native {
			words = splitPSColumns(words)
		}
		args = []string{strings.Join(words, " ")} // a line, which servers take apart as a shell does
	}
	has := func(f func(string, string) bool, text string) bool {
		return slices.ContainsFunc(args, func(arg string) bool { return f(arg, text) })
	}
	if has(strings.ContainsAny, " \t") {
		if err := t.check(CapTopPSArgs); err != nil {
			return nil, err
		}
	}
	if has(strings.HasPrefix, "-") && has(strings.Contains, ",") {
		if err := t.check(CapTopPSCommas); err != nil {
			return nil, err
		}
	}
	if len(args) > 0 {
		if t.supports(CapTopArgs) == Native {
			r.Query["ps_args"] = args
		} else {
			r.Query.Set("ps_args", strings.Join(args, ","))
		}
	}
	return request[*reply.ContainerTop](ctx, t, r)
}
