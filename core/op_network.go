package core

// The operations on networks.
const (
	OpNetworkCreate     Op = "network create"     // *NetworkSpec ← *reply.Network; 3.x says its name only
	OpNetworkInspect    Op = "network inspect"    // *reply.Network
	OpNetworkList       Op = "network list"       // []reply.Network
	OpNetworkRemove     Op = "network remove"     // []reply.NetworkPruned
	OpNetworkConnect    Op = "network connect"    // *ConnectNetworkOptions ← nothing
	OpNetworkDisconnect Op = "network disconnect" // nothing
	OpNetworkExists     Op = "network exists"     // nothing
	OpNetworkPrune      Op = "network prune"      // []reply.NetworkPruned
)

var networkOps = []Op{
	OpNetworkCreate, OpNetworkInspect, OpNetworkList, OpNetworkRemove,
	OpNetworkConnect, OpNetworkDisconnect, OpNetworkExists, OpNetworkPrune,
}
