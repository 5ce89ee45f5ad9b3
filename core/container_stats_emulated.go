package core

import (
	"context"
	"errors"
	"net/url"
	"time"

	"github.com/podspan/podspan/core/reply"
)

// statsWork turns a server's reports into what newer servers report.
type statsWork struct {
	t *attempt
	o StatsContainersOptions

	every    int                             // of so many reports, one is taken
	listed   bool                            // the client says which containers are meant
	exchange bool                            // input and output of the network are exchanged
	started  map[string]uint64               // ID → Unix nanoseconds; nil: the server works out the CPU's share
	last     map[string]reply.ContainerStats // ID → the report before
}

// canBeNamed refuses names of containers that the server cannot report on in
// the state that they are in.
func (w *statsWork) canBeNamed(ctx context.Context) error {
	if len(w.o.Containers) == 0 || w.t.supports(CapStatsStopped) == Native {
		return nil
	}
	for _, name := range w.o.Containers {
		data, err := request[*reply.Container](ctx, w.t, containerRequest(OpContainerInspect, "inspect", name))
		if err != nil {
			return err
		}
		need := CapStatsStopped
		switch st := data.State; {
		case st == nil || st.Status == "running":
			continue
		case st.Status == "paused":
			need = CapStatsPaused
		}
		w.t.supports(need)
		if err := Check(w.t.Server, need); err != nil {
			return err
		}
	}
	return nil
}

// finish makes a report what newer servers give.
func (w *statsWork) finish(ctx context.Context, stats []reply.ContainerStats) ([]reply.ContainerStats, error) {
	if w.listed {
		var err error
		if stats, err = w.choose(ctx, stats); err != nil {
			return nil, err
		}
	}
	out := []reply.ContainerStats{}
	for _, s := range stats {
		if w.exchange {
			s.NetInput, s.NetOutput = s.NetOutput, s.NetInput
		}
		if w.started != nil && s.SystemNano != 0 {
			err := w.share(ctx, &s)
			if errors.Is(err, ErrNotFound) && len(w.o.Containers) == 0 {
				continue // it has gone away since
			}
			if err != nil {
				return nil, err
			}
		}
		out = append(out, s)
	}
	return out, nil
}

// choose takes from a report of all containers those that are meant. Servers
// that report only on what runs leave the others to the client.
func (w *statsWork) choose(ctx context.Context, stats []reply.ContainerStats) ([]reply.ContainerStats, error) {
	r := Request{Op: OpContainerList, Subject: "list containers", Query: url.Values{}}
	if w.o.All {
		r.Query.Set("all", "true")
	} else if err := setFilters(r.Query, map[string][]string{"status": {"running"}}); err != nil {
		return nil, err
	}
	list, err := readAgain[[]reply.ContainerSummary](ctx, w.t, r)
	if err != nil {
		return nil, err
	}
	byID := make(map[string]reply.ContainerStats, len(stats))
	for _, s := range stats {
		byID[s.ContainerID] = s
	}
	var out []reply.ContainerStats
	for _, ctr := range list {
		s, ok := byID[ctr.ID]
		switch {
		case ok && (w.o.All || s.SystemNano != 0):
		case !w.o.All || ctr.State == "running":
			continue // it has just ended, or just begun
		case ctr.State == "paused" && w.t.supports(CapStatsPaused) != Native:
			return nil, Check(w.t.Server, CapStatsPaused)
		default:
			s = reply.ContainerStats{ContainerID: ctr.ID}
			if len(ctr.Names) > 0 {
				s.Name = ctr.Names[0]
			}
		}
		out = append(out, s)
	}
	return out, nil
}

// share works out the CPU's share as newer servers do: since the report before
// or, in the first, since the container's start.
func (w *statsWork) share(ctx context.Context, s *reply.ContainerStats) error {
	before, ok := w.last[s.ContainerID]
	if !ok || s.CPUNano < before.CPUNano { // it was restarted
		data, err := request[*reply.Container](ctx, w.t, containerRequest(OpContainerInspect, "inspect", s.ContainerID))
		if err != nil {
			return err
		}
		before = reply.ContainerStats{}
		if data.State != nil {
			w.started[s.ContainerID] = unixNano(data.State.StartedAt)
		}
		before.SystemNano = w.started[s.ContainerID]
	}
	w.last[s.ContainerID] = *s
	s.CPU = percent(s.CPUNano, before.CPUNano, s.SystemNano, before.SystemNano)
	s.AvgCPU = percent(s.CPUNano, 0, s.SystemNano, w.started[s.ContainerID])
	s.Duration, s.UpTime = s.CPUNano, time.Duration(s.CPUNano)
	return nil
}

func unixNano(at time.Time) uint64 {
	if n := at.UnixNano(); n > 0 {
		return uint64(n)
	}
	return 0
}

// percent is the part of a span of time that the CPU has worked.
func percent(cpu, cpuBefore, now, before uint64) float64 {
	if now <= before || cpu <= cpuBefore {
		return 0
	}
	return float64(cpu-cpuBefore) / float64(now-before) * 100
}
