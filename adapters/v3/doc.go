// Package v3 is the adapter for podman 3.x. It translates only: what a release
// can do is in core's rules table.
//
// What 3.x does in its own way, against 4.9 whose forms are the neutral ones,
// stands in a file each:
//
//   - container.go: the client makes the writable tmpfs mounts.
//   - networks.go: the networks to join are a list, beside one address and one
//     MAC for all.
//   - forms.go: before 3.2.3 secrets are plain names, and 3.0 has another key for
//     the value of a namespace.
//   - pod.go: sharing the pod's cgroup is one of the namespaces; 3.3 has another
//     key for the PID namespace.
//   - refuse.go: everything that came with 4.0 is refused.
//   - network.go: a network is created by its name in the query and one subnet in
//     the body; to connect a container takes aliases only.
//   - replies.go: the ports of a list, the health and the secondary addresses of
//     an inspected container, and no network backend in info.
//   - replies_list.go: the names of states, and ports one by one.
//   - replies_network.go: networks are CNI's files.
//   - replies_pod.go: the names of the states of a pod's containers.
package v3
