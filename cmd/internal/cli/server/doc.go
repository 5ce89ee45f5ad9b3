// Package server is podspan's own commands about servers: probe, and caps, what each
// can do.
package server

import "github.com/podspan/podspan/cmd/internal/cli/common"

// Commands are the commands of this room, on one run of the command line.
type Commands struct{ *common.App }
