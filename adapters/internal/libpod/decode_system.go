package libpod

import (
	"encoding/json"
	"io"
	"strconv"
	"time"

	"github.com/podspan/podspan/core"
	"github.com/podspan/podspan/core/reply"
)

// decodeSystem reads answers on the service as a whole, statistics and health.
func decodeSystem(op core.Op, body io.Reader) (v any, known bool, err error) {
	switch op {
	case core.OpEvents:
		v, err = decodeEvent(body)
	case core.OpDiskUsage:
		v, err = decodeDiskUsage(body)
	case core.OpContainerStats:
		v, err = decodeStats(body)
	case core.OpContainerHealthCheck:
		v, err = Object[reply.HealthCheckResults](body)
	case core.OpImageHistory:
		v, err = decodeHistory(body)
	default:
		return nil, false, nil
	}
	return v, true, err
}

// decodeEvent reads an event in Docker's form. Attributes that podman adds have
// fields of their own; releases before 4.3 add no podId, and those from 5.0 on
// an exit code only where there is one.
func decodeEvent(body io.Reader) (*reply.Event, error) {
	w, err := Object[struct {
		Type         string
		Action       string
		HealthStatus string
		Actor        struct {
			ID         string
			Attributes map[string]string
		}
		TimeNano int64 `json:"timeNano"`
	}](body)
	if err != nil {
		return nil, err
	}
	attrs := w.Actor.Attributes
	if attrs == nil {
		attrs = map[string]string{}
	}
	e := &reply.Event{
		ID: w.Actor.ID, Image: attrs["image"], Name: attrs["name"], Status: w.Action, Time: time.Unix(0, w.TimeNano), Type: w.Type,
		HealthStatus: w.HealthStatus, PodID: attrs["podId"], Attributes: attrs,
	}
	if code, ok := attrs["containerExitCode"]; ok {
		if e.ContainerExitCode, err = strconv.Atoi(code); err != nil {
			return nil, err
		}
	}
	if e.Type == "network" {
		e.Network = attrs["network"]
		delete(attrs, "network")
	}
	for _, own := range []string{"image", "name", "containerExitCode"} {
		delete(attrs, own)
	}
	attrs["podId"] = e.PodID
	return e, nil
}

// decodeStats reads one report. 5.0 has the network's numbers by interface.
func decodeStats(body io.Reader) (*reply.ContainerStatsReport, error) {
	w, err := Object[struct {
		Error json.RawMessage
		Stats []struct {
			reply.ContainerStats
			Network map[string]struct{ RxBytes, TxBytes uint64 }
		}
	}](body)
	if err != nil {
		return nil, err
	}
	rep := &reply.ContainerStatsReport{Stats: make([]reply.ContainerStats, len(w.Stats))}
	if len(w.Error) > 0 && string(w.Error) != "null" {
		rep.Error = new("")                    // most errors are {}
		_ = json.Unmarshal(w.Error, rep.Error) // one that says nothing stays empty
	}
	for i, s := range w.Stats {
		rep.Stats[i] = s.ContainerStats
		for _, n := range s.Network {
			rep.Stats[i].NetInput += n.RxBytes
			rep.Stats[i].NetOutput += n.TxBytes
		}
	}
	return rep, nil
}

// decodeDiskUsage reads the disk usage; what there is none of is an empty list.
func decodeDiskUsage(body io.Reader) (*reply.DiskUsage, error) {
	u, err := Object[reply.DiskUsage](body)
	if err != nil {
		return nil, err
	}
	if u.Images == nil {
		u.Images = []reply.DiskUsageImage{}
	}
	if u.Containers == nil {
		u.Containers = []reply.DiskUsageContainer{}
	}
	if u.Volumes == nil {
		u.Volumes = []reply.DiskUsageVolume{}
	}
	return u, nil
}

// decodeHistory reads the layers of an image: servers write times as seconds.
func decodeHistory(body io.Reader) ([]reply.ImageHistoryLayer, error) {
	type layer struct {
		reply.ImageHistoryLayer
		Created int64
	}
	list, err := List[layer](body)
	if err != nil {
		return nil, err
	}
	out := make([]reply.ImageHistoryLayer, len(list))
	for i, w := range list {
		out[i] = w.ImageHistoryLayer
		out[i].Created = time.Unix(w.Created, 0).UTC()
	}
	return out, nil
}
