package core

// The operations on networks.
const (
	OpNetworkCreate     Op = "network create"     // *NetworkSpec ← *NetworkData; 3.x says its name only
	OpNetworkInspect    Op = "network inspect"    // *NetworkData
	OpNetworkList       Op = "network list"       // []NetworkData
	OpNetworkRemove     Op = "network remove"     // []NetworkReport
	OpNetworkConnect    Op = "network connect"    // *NetworkConnection ← nothing
	OpNetworkDisconnect Op = "network disconnect" // nothing
	OpNetworkExists     Op = "network exists"     // nothing
	OpNetworkPrune      Op = "network prune"      // []NetworkReport
)

var networkOps = []Op{
	OpNetworkCreate, OpNetworkInspect, OpNetworkList, OpNetworkRemove,
	OpNetworkConnect, OpNetworkDisconnect, OpNetworkExists, OpNetworkPrune,
}
