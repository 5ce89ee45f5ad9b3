package core

// The capabilities: events, statistics and disk usage.
const (
	CapEventAlternatives Capability = "event-filter-alternatives"
	CapEventVolumePrefix Capability = "event-filter-volume-prefix"
	CapEventLabelKey     Capability = "event-filter-label-key"
	CapEventLabels       Capability = "event-labels"
	CapEventPast         Capability = "event-past"
	CapStatsInterval     Capability = "stats-interval"
	CapStatsPaused       Capability = "stats-paused"
	CapStatsStopped      Capability = "stats-stopped"
	CapStatsAll          Capability = "stats-all"
	CapStatsCPU          Capability = "stats-cpu-since-start"
	CapStatsNetwork      Capability = "stats-network-direction"
	CapDiskImagesSize    Capability = "df-images-size"
	CapDiskVolumeLinks   Capability = "df-volume-links"
)

// systemRules are the rows of the rules table on events, statistics and disk usage. Sources:
// libpod/events/filters.go, libpod/stats*.go, pkg/domain/infra/abi/containers.go
// and system.go.
var systemRules = []Rule{
	{Cap: CapEventAlternatives, Option: "events --filter (several values of one name)", Field: "EventsOptions.Filters", Since: "3.2.0",
		EmulatedSince: "3.0.0", Emulation: "the client filters: these servers want all values at once, which no event has"},
	{Cap: CapEventVolumePrefix, Option: "events --filter volume=", Field: "EventsOptions.Filters", Since: "4.6.0",
		EmulatedSince: "3.0.0", Emulation: "the client filters: these servers compare whole names"},
	{Cap: CapEventLabelKey, Option: "events --filter label=KEY", Field: "EventsOptions.Filters",
		Instead: "filter by one KEY=VALUE", Since: "5.7.0",
		EmulatedSince: "3.2.2", Emulation: "the client filters: these servers know KEY=VALUE only"},
	{Cap: CapEventLabels, Option: "events --filter label= (KEY, or several)", Field: "EventsOptions.Filters", Since: "3.2.2",
		Note: "older servers do not tell a container's labels, by which the client would filter", Instead: "filter by one KEY=VALUE",
		Essential: "other events would be shown"},
	{Cap: CapEventPast, Option: "events --stream=false", Field: "EventsOptions.Stream", Since: "3.2.2",
		EmulatedSince: "3.0.0", Emulation: "the client asks for a stream that ends soon: these servers end after one event"},
	{Cap: CapStatsInterval, Option: "stats --interval", Field: "StatsContainersOptions.Interval",
		Paths: []string{"GET /containers/stats?interval"}, Since: "3.4.0",
		EmulatedSince: "3.0.0", Emulation: "the client takes one of several reports: these servers make one each second"},
	{Cap: CapStatsPaused, Option: "stats of a paused container", Field: "StatsContainersOptions", Since: "3.4.0",
		Instead: "unpause the container first", Essential: "there is nothing to show"},
	{Cap: CapStatsStopped, Option: "stats of a container that does not run", Field: "StatsContainersOptions.Containers", Since: "4.1.1",
		Instead: "name containers that run", Essential: "there is nothing to show"},
	{Cap: CapStatsAll, Option: "stats --all", Field: "StatsContainersOptions.All", Paths: []string{"GET /containers/stats?all"},
		Since:         "4.7.0",
		EmulatedSince: "3.0.0", Emulation: "the client lists the containers that are to be shown"},
	{Cap: CapStatsCPU, Option: "stats (CPU %)", Field: "ContainerStats.CPU, AvgCPU, UpTime", Since: "4.0.3",
		EmulatedSince: "3.0.0", Emulation: "the client works them out of the container's start and its CPU time"},
	{Cap: CapStatsNetwork, Option: "stats (NET IO)", Field: "ContainerStats.NetInput, NetOutput", Since: "4.4.0",
		EmulatedSince: "3.0.0", Emulation: "the client exchanges them: these servers take one for the other"},
	{Cap: CapDiskImagesSize, Option: "system df (size of all images)", Field: "DiskUsage.ImagesSize", Since: "4.4.0",
		EmulatedSince: "3.0.0", Emulation: "the client counts each layer once"},
	{Cap: CapDiskVolumeLinks, Option: "system df (containers of a volume)", Field: "DiskUsage.Volumes.Links, ReclaimableSize", Since: "4.3.0",
		EmulatedSince: "3.0.0", Emulation: "the client asks for the containers of each volume: these servers count those that run"},
}
