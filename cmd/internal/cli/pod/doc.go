// Package pod is podman pod and its commands.
package pod

import "github.com/podspan/podspan/cmd/internal/cli/common"

// Commands are the commands of this room, on one run of the command line.
type Commands struct{ *common.App }
