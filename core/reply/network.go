package reply

// NetworkPruned is what became of one network that was to be removed.
type NetworkPruned struct {
	Name string
	Err  *string // nil: it is gone
}
