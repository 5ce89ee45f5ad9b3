// Command gen writes the generated wire types of Podspan's v3 side.
package main

import (
	"flag"
	"fmt"
	"os"

	"github.com/podspan/podspan/integration/conformance/typegen"
	conformance "github.com/podspan/podspan/integration/conformance/v3"
)

func main() {
	root := flag.String("root", "../../..", "root folder of the main module")
	flag.Parse()
	if err := typegen.Write(*root, conformance.Targets()); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}
