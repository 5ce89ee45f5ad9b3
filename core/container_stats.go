package core

import (
	"context"
	"fmt"
	"net/url"
	"strconv"
	"time"

	"github.com/podspan/podspan/core/reply"
)

// StatsContainersOptions say what [Client.StatsContainers] reports on.
type StatsContainersOptions struct {
	Containers []string      // names or IDs; empty: those that run
	All        bool          // without Containers: those that do not run, too
	Stream     bool          // go on with a report each Interval
	Interval   time.Duration // whole seconds; 0: 5 s, podman's default
}

// StatsContainers calls each with what containers use: once or, with Stream,
// until each returns an error, which is returned as it is, a container that was
// named goes away, or the context ends.
func (c *Client) StatsContainers(ctx context.Context, each func([]reply.ContainerStats) error,
	o StatsContainersOptions) (reply.StatsContainersResult, error) {
	if each == nil {
		return reply.StatsContainersResult{}, errNoEach
	}
	if o.All && len(o.Containers) > 0 {
		return reply.StatsContainersResult{}, &FieldError{Field: "StatsContainersOptions.All", Reason: "cannot be used together with Containers"}
	}
	if o.Interval == 0 {
		o.Interval = 5 * time.Second
	}
	if o.Interval < time.Second || o.Interval%time.Second != 0 {
		return reply.StatsContainersResult{}, &FieldError{Field: "StatsContainersOptions.Interval", Value: o.Interval.String(),
			Reason: "must be whole seconds, at least one"}
	}
	t, err := c.begin(ctx)
	if err != nil {
		return reply.StatsContainersResult{}, err
	}
	r := Request{Op: OpContainerStats, Subject: "get statistics of containers", Query: url.Values{"stream": {strconv.FormatBool(o.Stream)}}}
	if len(o.Containers) > 0 {
		r.Query["containers"] = o.Containers
	}
	w := &statsWork{t: t, o: o, every: 1}
	switch seconds := int(o.Interval / time.Second); {
	case !o.Stream:
	case t.supports(CapStatsInterval) == Native:
		r.Query.Set("interval", strconv.Itoa(seconds))
	default:
		w.every = seconds
	}
	if len(o.Containers) == 0 && t.supports(CapStatsAll) != Native {
		w.listed = true
	} else if o.All {
		r.Query.Set("all", "true")
	}
	w.exchange = t.supports(CapStatsNetwork) != Native
	if t.supports(CapStatsCPU) != Native {
		w.started, w.last = map[string]uint64{}, map[string]reply.ContainerStats{}
	}
	if err := w.canBeNamed(ctx); err != nil {
		return reply.StatsContainersResult{}, err
	}
	resp, err := t.open(ctx, r)
	if err != nil {
		return reply.StatsContainersResult{}, err
	}
	defer resp.Body.Close()
	n := 0
	return reply.StatsContainersResult{}, eachValue(ctx, t, r, resp.Body, func(rep *reply.ContainerStatsReport) error {
		if rep.Error != nil {
			return w.failed(ctx, r, *rep.Error)
		}
		if n++; (n-1)%w.every != 0 {
			return nil
		}
		stats, err := w.finish(ctx, rep.Stats)
		if err == nil {
			err = each(stats)
		}
		if err == nil && !o.Stream {
			err = errStop
		}
		return err
	})
}

// failed says why a server ended its reports: most give no reason.
func (w *statsWork) failed(ctx context.Context, r Request, reason string) error {
	if reason != "" {
		return w.t.at(r).apiError("GET", reason)
	}
	for _, name := range w.o.Containers {
		data, err := request[*reply.Container](ctx, w.t, containerRequest(OpContainerInspect, "inspect", name))
		if err != nil {
			return err
		}
		if data.State != nil && !data.State.Running {
			reason = fmt.Sprintf("container %s is %s", name, data.State.Status)
		}
	}
	if reason == "" {
		reason = "the server gives no reason"
	}
	return w.t.at(r).apiError("GET", reason)
}
