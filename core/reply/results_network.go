package reply

// NetworkExistsResult is what core.Client.NetworkExists returns.
type NetworkExistsResult struct {
	Exists bool // it is there
}

// InspectNetworkResult is what core.Client.InspectNetwork returns.
type InspectNetworkResult struct {
	Network *Network
}

// ListNetworksResult is what core.Client.ListNetworks returns.
type ListNetworksResult struct {
	Networks []Network
}

// PruneNetworksResult is what core.Client.PruneNetworks returns.
type PruneNetworksResult struct {
	Networks []NetworkPruned
}

// RemoveNetworkResult is what core.Client.RemoveNetwork returns; it may grow.
type RemoveNetworkResult struct{}

// DisconnectNetworkResult is what core.Client.DisconnectNetwork returns; it may grow.
type DisconnectNetworkResult struct{}

// ConnectNetworkResult is what core.Client.ConnectNetwork returns; it may grow.
type ConnectNetworkResult struct{}
