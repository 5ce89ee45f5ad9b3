package reply

// ContainerExistsResult is what core.Client.ContainerExists returns.
type ContainerExistsResult struct {
	Exists bool // it is there
}

// InspectContainerResult is what core.Client.InspectContainer returns.
type InspectContainerResult struct {
	Container *Container
}

// ListContainersResult is what core.Client.ListContainers returns.
type ListContainersResult struct {
	Containers []ContainerSummary
}

// PauseContainerResult is what core.Client.PauseContainer returns; it may grow.
type PauseContainerResult struct{}

// UnpauseContainerResult is what core.Client.UnpauseContainer returns; it may grow.
type UnpauseContainerResult struct{}

// StartContainerResult is what core.Client.StartContainer returns; it may grow.
type StartContainerResult struct{}

// StopContainerResult is what core.Client.StopContainer returns; it may grow.
type StopContainerResult struct{}

// RestartContainerResult is what core.Client.RestartContainer returns; it may grow.
type RestartContainerResult struct{}

// RemoveContainerResult is what core.Client.RemoveContainer returns.
type RemoveContainerResult struct {
	Containers []ContainerRemoved
}

// RunHealthCheckResult is what core.Client.RunHealthCheck returns.
type RunHealthCheckResult struct {
	Results *HealthCheckResults
}

// TopContainerResult is what core.Client.TopContainer returns.
type TopContainerResult struct {
	Top *ContainerTop
}

// WaitContainerResult is what core.Client.WaitContainer returns.
type WaitContainerResult struct {
	ExitCode int32 // of the container
}

// LogsResult is what core.Client.Logs returns; it may grow.
type LogsResult struct{}

// StatsContainersResult is what core.Client.StatsContainers returns; it may grow.
type StatsContainersResult struct{}

// KillContainerResult is what core.Client.KillContainer returns; it may grow.
type KillContainerResult struct{}

// RenameContainerResult is what core.Client.RenameContainer returns; it may grow.
type RenameContainerResult struct{}

// ResizeContainerResult is what core.Client.ResizeContainer returns; it may grow.
type ResizeContainerResult struct{}
