// Package wire has the wire types of all majors of podman: what is the same in
// each stands here alone, and of what differs, the fields of all together, which
// adapters/vN has in its own form. typegen writes them from podman's own
// structs (make generate).
package wire
