package core

// The operations on the service as a whole, and on what containers use and say
// of their health. A stream of values is read by the client, which decodes each
// value for itself.
const (
	OpEvents               Op = "events"                // *reply.Event, one of a stream
	OpDiskUsage            Op = "system df"             // *reply.DiskUsage
	OpContainerStats       Op = "container stats"       // *reply.ContainerStatsReport, one of a stream
	OpContainerHealthCheck Op = "container healthcheck" // *reply.HealthCheckResults
	OpImageHistory         Op = "image history"         // []reply.ImageHistoryLayer, the newest layer first
)

var systemOps = []Op{OpEvents, OpDiskUsage, OpContainerStats, OpContainerHealthCheck, OpImageHistory}
