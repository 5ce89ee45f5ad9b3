// Command podspan is podman's command line for any Podman server.
package main

import (
	"os"

	"github.com/podspan/podspan/cmd/internal/cli"
	"github.com/podspan/podspan/cmd/internal/cli/common"
)

func main() {
	os.Exit(cli.Main(os.Args, common.System()))
}
