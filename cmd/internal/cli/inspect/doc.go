// Package inspect is podman inspect, and the inspect of the nouns that have no
// form of their own.
package inspect

import "github.com/podspan/podspan/cmd/internal/cli/common"

// Commands are the commands of this room, on one run of the command line.
type Commands struct{ *common.App }
