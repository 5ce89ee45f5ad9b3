// Package container is the commands that act on containers: podman run, ps, logs …
package container

import "github.com/podspan/podspan/cmd/internal/cli/common"

// Commands are the commands of this room, on one run of the command line.
type Commands struct{ *common.App }
