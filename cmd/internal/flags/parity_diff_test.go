package flags

import (
	"encoding/json"
	"sort"
)

// sortMounts orders the lists of mounts by what they say: podman's client sends
// them in the order of a Go map.
func sortMounts(m map[string]any) {
	for _, k := range []string{"mounts", "volumes", "overlay_volumes", "image_volumes"} {
		list, _ := m[k].([]any)
		sort.Slice(list, func(i, j int) bool { return text(list[i]) < text(list[j]) })
	}
}

func text(v any) string {
	b, _ := json.Marshal(v)
	return string(b)
}

// difference is what podspan sends where podman-remote sends something else.
type difference struct {
	ours string // in JSON
	why  string
}

const (
	whyIfName = "podman-remote sends a map, so the order of the networks is lost and the server names the interfaces in the order of the " +
		"names; the v4 adapter names them in the order of the flags"
	whyBridge = "an address needs a bridge; a rootless server would choose user-mode networking and refuse"
	whyAuto   = "podman-remote says the options twice; servers read those of idmappings"
	whySwap   = "podman-remote drops -1, and servers from 4.1 on then limit memory and swap to twice the memory (measured)"
)

// differences are the fields that differ on purpose, by command line.
var differences = map[string]map[string]difference{
	"create --network net1:ip=10.1.0.5,mac=92:d0:c6:0a:29:33,alias=web --network net2:interface_name=eth9 busybox": {
		"Networks": {`{"net1":{"aliases":["web"],"interface_name":"eth0","static_ips":["10.1.0.5"],"static_mac":"92:d0:c6:0a:29:33"},"net2":{"interface_name":"eth9"}}`, whyIfName}},
	"create --network net1,net2 busybox": {
		"Networks": {`{"net1":{"interface_name":"eth0"},"net2":{"interface_name":"eth1"}}`, whyIfName}},
	"create --ip 10.88.0.9 busybox":                             {"netns": {`{"nsmode":"bridge"}`, whyBridge}},
	"create --userns auto:size=1000,uidmapping=0:100:5 busybox": {"userns": {`{"nsmode":"auto"}`, whyAuto}},
	"create --memory 100m --memory-swap -1 busybox": {
		"resource_limits": {`{"memory":{"limit":104857600,"swap":9223372036854772000}}`, whySwap}},
}
