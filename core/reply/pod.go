package reply

// CreatePodResult is the answer to the create of a pod.
type CreatePodResult struct {
	ID       string   `json:"Id"`
	Warnings []string `json:"Warnings,omitempty"` // of what was left out; servers send none
}

// RemovePodResult is what became of a pod that was to be removed.
type RemovePodResult struct {
	// RemovedCtrs are the containers that went with it, by ID, each with what
	// went wrong (nil: it is gone). nil on servers that do not tell.
	RemovedCtrs map[string]*string `json:"RemovedCtrs"`
	Err         *string            `json:"Err"` // nil: the pod is gone
	ID          string             `json:"Id"`
}

// PodPruned is what became of a pod that did not run.
type PodPruned struct {
	Err *string `json:"Err"` // nil: it is gone
	ID  string  `json:"Id"`
}
