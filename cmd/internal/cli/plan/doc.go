// Package plan is podspan plan: what a command would send, without sending it.
package plan

import "github.com/podspan/podspan/cmd/internal/cli/common"

// Commands are the commands of this room, on one run of the command line.
type Commands struct{ *common.App }
