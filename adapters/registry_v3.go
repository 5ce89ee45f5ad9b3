//go:build !no_podman_v3

package adapters

import (
	v3 "github.com/podspan/podspan/adapters/v3"
	"github.com/podspan/podspan/core"
)

// adapterV3 speaks to podman 3.x.
var adapterV3 core.Adapter = v3.Adapter
