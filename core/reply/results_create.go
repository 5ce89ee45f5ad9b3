package reply

// CreateNetworkResult is what core.Client.CreateNetwork returns: the network as
// the server made it.
type CreateNetworkResult struct {
	Network  Network
	Warnings []string // what is not as it usually is; it was not asked for expressly
}
