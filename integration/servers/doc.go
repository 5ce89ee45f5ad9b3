// Package servers builds, starts and tears down real Podman servers, so that tests and people
// can hold Podspan against every release at once.
//
// Each server has its own storage, configuration, network namespace and mount namespace: nothing
// that Podman keeps in a machine-wide place (/dev/shm/libpod_lock, /var/lib/cni, /run/netns,
// /etc/containers) is shared between two of them, or with a Podman that the machine itself runs.
// It needs Linux, root, Go and apt; see CheckHost and InstallPackages.
package servers

//go:generate go run ../cmd/releases
