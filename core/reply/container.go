package reply

// CreateContainerResult is the answer to a create.
type CreateContainerResult struct {
	ID       string   `json:"Id"`
	Warnings []string `json:"Warnings"`
}

// ContainerRemoved is what became of one container that was to be removed; a
// remove with Depend names several.
type ContainerRemoved struct {
	ID  string  `json:"Id"`
	Err *string `json:"Err"` // nil: it is gone
}

// ContainerTop lists the processes of a container: one title per column, one
// row per process.
type ContainerTop struct {
	Titles    []string   `json:"Titles"`
	Processes [][]string `json:"Processes"`
}

// ExecCreated is the answer to an exec create.
type ExecCreated struct {
	ID string `json:"Id"`
}
