//go:build no_podman_v4

package adapters

import "github.com/podspan/podspan/core"

// adapterV4 was left out of this build.
var adapterV4 core.Adapter
