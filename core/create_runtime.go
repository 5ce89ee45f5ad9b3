package core

import (
	"context"
	"fmt"
	"regexp"
	"slices"

	"github.com/podspan/podspan/core/reply"
)

// runtimeRule is what an OCI runtime silently leaves out of the configuration that a server
// gives it.
type runtimeRule struct {
	runtime string       // its name, as the server's info has it
	since   Version      // the first release that applies them
	caps    []Capability // what is left out before
}

// runtimeRules are the rules table of OCI runtimes. runc 1.1.5 was measured,
// and reads the mappings of a mount from 1.2.0 on (its CHANGELOG).
var runtimeRules = []runtimeRule{
	{"runc", MustVersion("1.2.0"), []Capability{CapMountIDMap, CapIDMapOption, CapIDMapRanges}},
}

var runtimeVersion = regexp.MustCompile(`[0-9]+\.[0-9]+\.[0-9]+`)

// checkRuntime refuses what the server's runtime would leave out. The server is
// asked for its runtime only if the spec has something of the kind.
func (t *attempt) checkRuntime(ctx context.Context, s *ContainerSpec) error {
	var used []Capability
	for _, rule := range runtimeRules {
		for _, c := range s.Uses() {
			if slices.Contains(rule.caps, c) {
				used = append(used, c)
			}
		}
	}
	if len(used) == 0 {
		return nil
	}
	info, err := request[*reply.Info](ctx, t, Request{Op: OpInfo, Subject: "ask for the service's OCI runtime"})
	if err != nil {
		return err
	}
	if info.Host == nil || info.Host.OCIRuntime == nil {
		return nil
	}
	is := info.Host.OCIRuntime
	version, err := ParseVersion(runtimeVersion.FindString(is.Version))
	if err != nil {
		return nil //nolint:nilerr // one that is built from a checkout: nothing is known of it
	}
	var refused Refusals
	for _, rule := range runtimeRules {
		for _, c := range used {
			if row, ok := LookupRule(c); ok && rule.runtime == is.Name && version.Compare(rule.since) < 0 {
				refused = append(refused, &UnsupportedError{
					Cap: c, Option: row.Option, Needs: fmt.Sprintf("%s ≥ %s", rule.runtime, rule.since), Has: t.Server.Version, Server: t.Server.URI,
					Note:    fmt.Sprintf("its OCI runtime is %s %s, which leaves it out", is.Name, version),
					Instead: "leave the option out or upgrade the server's " + rule.runtime,
				})
			}
		}
	}
	if len(refused) > 0 {
		return refused
	}
	return nil
}
