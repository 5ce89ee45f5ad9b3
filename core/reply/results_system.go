package reply

// InfoResult is what core.Client.Info returns.
type InfoResult struct {
	Info *Info
}

// DiskUsageResult is what core.Client.DiskUsage returns.
type DiskUsageResult struct {
	DiskUsage *DiskUsage
}

// VersionResult is what core.Client.Version returns.
type VersionResult struct {
	Version *ServiceVersion
}

// EventsResult is what core.Client.Events returns; it may grow.
type EventsResult struct{}
