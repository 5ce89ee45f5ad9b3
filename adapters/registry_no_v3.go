//go:build no_podman_v3

package adapters

import "github.com/podspan/podspan/core"

// adapterV3 was left out of this build.
var adapterV3 core.Adapter
