package core

import "slices"

// What every Podman takes and none applies. It is left out and told, since
// people's files are full of it; a skew policy may refuse it. A row belongs here
// only if the stock clients of all releases take the setting, no release has ever
// applied it, and its loss changes nothing of isolation or security
// (docs/decisions/0004). Its rule has no releases and no capability: there is
// nothing to be had anywhere.

// containerUnapplied are the rows on a ContainerSpec.
var containerUnapplied = []row[ContainerSpec]{
	{Rule: Rule{Option: "--publish", Field: "Network.Ports", Note: noOwnNetwork},
		used:     func(s *ContainerSpec) bool { return publishesNothing(s) && len(s.Network.Ports) > 0 },
		leaveOut: func(s *ContainerSpec) { s.Network.Ports = nil }},
	{Rule: Rule{Option: "--publish-all", Field: "Network.PublishAll", Note: noOwnNetwork},
		used:     func(s *ContainerSpec) bool { return publishesNothing(s) && s.Network.PublishAll },
		leaveOut: func(s *ContainerSpec) { s.Network.PublishAll = false }},
	{Rule: Rule{Option: "--log-opt path=", Field: "Basic.Log.Path", Note: noLogFile, Instead: "use log driver k8s-file"},
		used:     func(s *ContainerSpec) bool { return logsTo(s, "none", "journald") && s.Basic.Log.Path != "" },
		leaveOut: func(s *ContainerSpec) { changed(&s.Basic.Log).Path = "" }},
	{Rule: Rule{Option: "--log-opt max-size=", Field: "Basic.Log.MaxSize", Note: noLogFile, Instead: "use log driver k8s-file"},
		used:     func(s *ContainerSpec) bool { return logsTo(s, "none", "journald") && s.Basic.Log.MaxSize > 0 },
		leaveOut: func(s *ContainerSpec) { changed(&s.Basic.Log).MaxSize = 0 }},
	{Rule: Rule{Option: "--log-opt tag=", Field: "Basic.Log.Tag", Note: "log driver none writes nothing", Instead: "use log driver journald"},
		used:     func(s *ContainerSpec) bool { return logsTo(s, "none") && s.Basic.Log.Tag != "" },
		leaveOut: func(s *ContainerSpec) { changed(&s.Basic.Log).Tag = "" }},
	{Rule: Rule{Option: "--init-path", Field: "Storage.InitPath", Note: "no init is asked for", Instead: "give --init, too (Storage.Init)"},
		used:     func(s *ContainerSpec) bool { return s.Storage.InitPath != "" && !s.Storage.Init },
		leaveOut: func(s *ContainerSpec) { s.Storage.InitPath = "" }},
}

const (
	noOwnNetwork = "with network mode host, none or container there is no network of the container's own to publish from"
	noLogFile    = "log drivers none and journald write no file"
)

// publishesNothing reports whether the container has no network of its own. In a
// pod, ports are refused.
func publishesNothing(s *ContainerSpec) bool {
	return s.Basic.Pod == "" && slices.Contains([]NamespaceMode{NamespaceHost, NamespaceNone, NamespaceContainer}, s.Network.NS.Mode)
}

func logsTo(s *ContainerSpec, drivers ...string) bool {
	return s.Basic.Log != nil && slices.Contains(drivers, s.Basic.Log.Driver)
}

// leaveOutUnapplied returns a copy of the spec without what no Podman applies,
// and what that was; it is s itself if there was nothing.
func leaveOutUnapplied[S any](server Server, rows []row[S], s *S) (out *S, never Refusals) {
	out = s
	for i := range rows {
		if !rows[i].used(out) {
			continue
		}
		if out == s {
			c := *s
			out = &c
		}
		rows[i].leaveOut(out)
		e := rows[i].Refusal(server)
		e.Never, e.Needs = true, ""
		never = append(never, e)
	}
	return out, never
}
