// Command podspan is podman's command line for any Podman server.
package main

import (
	"os"

	"github.com/podspan/podspan/cmd/internal/cli"
)

func main() {
	os.Exit(cli.Main(os.Args, cli.System()))
}
