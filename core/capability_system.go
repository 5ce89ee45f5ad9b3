package core

// The capabilities on events, statistics, disk usage and health that differ
// between releases.
const (
	CapEventAlternatives Capability = "event-filter-alternatives"
	CapEventVolumePrefix Capability = "event-filter-volume-prefix"
	CapEventLabelKey     Capability = "event-filter-label-key"
	CapEventLabels       Capability = "event-labels"
	CapStatsInterval     Capability = "stats-interval"
	CapStatsPaused       Capability = "stats-paused"
	CapStatsStopped      Capability = "stats-stopped"
	CapStatsAll          Capability = "stats-all"
	CapStatsCPU          Capability = "stats-cpu-since-start"
	CapStatsNetwork      Capability = "stats-network-direction"
	CapDiskImagesSize    Capability = "df-images-size"
	CapDiskVolumeLinks   Capability = "df-volume-links"
)
