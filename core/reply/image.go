package reply

// PushImageResult says what a push has made.
type PushImageResult struct {
	Digest string // of the manifest in the registry; empty unless asked for
}

// RemoveImagesResult says what became of images that were to be removed.
type RemoveImagesResult struct {
	Deleted  []string `json:"Deleted"`  // IDs
	Untagged []string `json:"Untagged"` // names
	Errors   []string `json:"Errors"`   // one per image that could not be removed
	ExitCode int      `json:"ExitCode"` // podman's exit code for the whole
}
