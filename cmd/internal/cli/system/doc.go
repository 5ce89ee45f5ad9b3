// Package system is the commands about the server as a whole: podman info, version,
// events and system.
package system

import "github.com/podspan/podspan/cmd/internal/cli/common"

// Commands are the commands of this room, on one run of the command line.
type Commands struct{ *common.App }
