package core

// The operations on pods.
const (
	OpPodCreate  Op = "pod create"  // *PodSpec ← *reply.CreatePodResult
	OpPodList    Op = "pod list"    // []reply.PodSummary
	OpPodInspect Op = "pod inspect" // *reply.Pod
	OpPodExists  Op = "pod exists"  // nothing
	OpPodStart   Op = "pod start"   // nothing
	OpPodStop    Op = "pod stop"    // nothing
	OpPodKill    Op = "pod kill"    // nothing
	OpPodPause   Op = "pod pause"   // nothing
	OpPodUnpause Op = "pod unpause" // nothing
	OpPodRestart Op = "pod restart" // nothing
	OpPodRemove  Op = "pod remove"  // *reply.RemovePodResult
	OpPodTop     Op = "pod top"     // *reply.ContainerTop
	OpPodStats   Op = "pod stats"   // []reply.PodStats
	OpPodPrune   Op = "pod prune"   // []reply.PodPruned
)

var podOps = []Op{
	OpPodCreate, OpPodList, OpPodInspect, OpPodExists, OpPodStart, OpPodStop, OpPodKill, OpPodPause, OpPodUnpause,
	OpPodRestart, OpPodRemove, OpPodTop, OpPodStats, OpPodPrune,
}
