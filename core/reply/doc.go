// Package reply is what a Podman server answers, in one shape whatever its
// version: that of Podman 4.9, plus what newer servers add. The types are named
// after what they are: [Container] is what inspect says of a container,
// [ContainerSummary] is its line in a list.
//
// Most of them mirror podman's own structs and are generated from them (the
// files that end in _gen.go). The others are small, or podman declares them
// without a type of their own. All encode to the JSON that podman prints.
//
// No type has the name of one in package core: what is asked for is a core
// type, what comes back is a reply.
package reply
