// Package v4 is the adapter for podman 4.x, and for newer majors as long as
// they declare to serve the 4.0 API. It translates only: what a release can do
// is in core's rules table.
//
// Its forms are the neutral ones, so that all of it is shared (package libpod)
// but its types that differ from other majors' (wire_gen.go) and the removal of
// exec sessions.
package v4
