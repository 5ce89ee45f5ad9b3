// Package secret is podman secret and its commands.
package secret

import "github.com/podspan/podspan/cmd/internal/cli/common"

// Commands are the commands of this room, on one run of the command line.
type Commands struct{ *common.App }
