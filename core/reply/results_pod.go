package reply

// PodExistsResult is what core.Client.PodExists returns.
type PodExistsResult struct {
	Exists bool // it is there
}

// InspectPodResult is what core.Client.InspectPod returns.
type InspectPodResult struct {
	Pod *Pod
}

// ListPodsResult is what core.Client.ListPods returns.
type ListPodsResult struct {
	Pods []PodSummary
}

// PausePodResult is what core.Client.PausePod returns; it may grow.
type PausePodResult struct{}

// UnpausePodResult is what core.Client.UnpausePod returns; it may grow.
type UnpausePodResult struct{}

// StartPodResult is what core.Client.StartPod returns; it may grow.
type StartPodResult struct{}

// StopPodResult is what core.Client.StopPod returns; it may grow.
type StopPodResult struct{}

// RestartPodResult is what core.Client.RestartPod returns; it may grow.
type RestartPodResult struct{}

// PodStatsResult is what core.Client.PodStats returns.
type PodStatsResult struct {
	Stats []PodStats // one per container
}

// PrunePodsResult is what core.Client.PrunePods returns.
type PrunePodsResult struct {
	Pods []PodPruned
}

// TopPodResult is what core.Client.TopPod returns.
type TopPodResult struct {
	Top *ContainerTop
}

// KillPodResult is what core.Client.KillPod returns; it may grow.
type KillPodResult struct{}
