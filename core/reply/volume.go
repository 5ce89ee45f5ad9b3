package reply

// VolumePruned is one volume that was to be pruned.
type VolumePruned struct {
	ID   string  `json:"Id"`            // its name
	Err  *string `json:"Err,omitempty"` // nil: it is gone. No release tells the reason: the text may be empty
	Size uint64  `json:"Size"`          // bytes that are free now
}
