//go:build !no_podman_v4

package adapters

import (
	v4 "github.com/podspan/podspan/adapters/v4"
	"github.com/podspan/podspan/core"
)

// adapterV4 speaks to podman 4.x.
var adapterV4 core.Adapter = v4.Adapter
