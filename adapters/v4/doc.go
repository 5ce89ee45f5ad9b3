// Package v4 is the adapter for podman 4.x, and for newer majors as long as
// they declare to serve the 4.0 API. It translates only: what a release can do
// is in core's rules table.
//
// What 4.x does in its own way: networks with their options in one map, whose
// order is lost, so that interface names are sent (encode_network.go); writable
// tmpfs mounts that the server adds from 4.4 on (encode_storage.go); the swap
// limit that 4.0 does not compute yet (encode_resources.go).
package v4
