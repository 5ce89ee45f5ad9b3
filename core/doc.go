// Package core is the neutral model of a Podman service and the client that
// speaks to one. It knows no Podman version and imports no podman package:
// what differs between releases is data (the rules table, rules.go) or the work
// of an [Adapter].
//
// A program normally needs probe.Connect, which returns a [*Client], and the
// verbs of that client. A container is described by a [ContainerSpec]; every
// field that is set in it is either applied by the server or refused with a
// [*UnsupportedError] before anything is sent.
package core
