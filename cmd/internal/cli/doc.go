// Package cli is podspan's command line: podman's own commands, flags, output
// and exit codes. Each noun has a room, a package in a folder below, with one
// file per command; commands.go lists them all. What rooms share is in common.
//
// A command is a method of its room's Commands, which holds everything that a
// command takes from outside (streams, environment, clock, the way to a
// client), so that a test can call it.
package cli

import "github.com/podspan/podspan/cmd/internal/cli/common"

// app is one run of the whole command line.
type app struct{ *common.App }
