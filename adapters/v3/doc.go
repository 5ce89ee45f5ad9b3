// Package v3 is the adapter for podman 3.x. It translates only: what a release
// can do is in core's rules table.
//
// What 3.x does in its own way, against 4.9 whose forms are the neutral ones:
//
//   - requests: networks are a list beside one address and one MAC for all
//     (encode_network.go); the client adds the writable tmpfs mounts, says
//     "private" for a shareable ipc namespace, and computes the swap limit;
//     3.0 has another key for the value of a namespace and before 3.2.3 secrets
//     are plain names (forms.go); everything that came with 4.0 is refused
//     (refuse.go).
//   - answers: published ports of a list, the health and the secondary
//     addresses of an inspected container, and no network backend in info
//     (decode.go); a remove has no answer.
package v3
