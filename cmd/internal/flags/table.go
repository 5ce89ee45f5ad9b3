package flags

import (
	"slices"

	"github.com/podspan/podspan/core"
	"github.com/urfave/cli/v2"
)

// kind is how a flag's text is read, in pflag's words.
type kind int

const (
	kString kind = iota // the last one given wins
	kBool
	kStrings // a list; each value is a line of CSV
	kArray   // a list; each value is taken as it is
	kInt
	kUint
	kFloat
)

// String returns the kind as podman's help prints it.
func (k kind) String() string {
	return [...]string{"string", "", "strings", "stringArray", "int", "uint", "float"}[k]
}

// only says which of the two commands has a flag.
type only int

const (
	both only = iota
	onlyRun
	onlyCreate
)

// row is one flag of podman create and run. The rows are the literals in
// rows_*.go, grouped like [core.ContainerSpec].
type row struct {
	Name, Short string
	Kind        kind
	Default     string // what holds when the flag is not given; empty: nothing is said
	Placeholder string // in help; empty: the kind's name
	Usage       string
	Caps        []core.Capability // shown in help with the releases that have them
	Only        only
	Hidden      bool // not in help
	// Apply takes the value, given or default, into the build.
	Apply func(*build, value) error
}

// table returns every flag, in the order of the groups. It is put together when
// it is asked for: most commands do not need it, and all would pay for it.
func table() []row {
	return slices.Concat(rowsBasic, rowsEnv, rowsHealth, rowsStorage, rowsSecurity, rowsNetwork, rowsResources, rowsClient)
}

// rowsOf returns the table's rows for a command, "create" or "run".
func rowsOf(command string) []row {
	var out []row
	for _, r := range table() {
		if r.Only == onlyRun && command != "run" || r.Only == onlyCreate && command != "create" {
			continue
		}
		out = append(out, r)
	}
	return out
}

// Flags returns the urfave flags of command, "create" or "run".
func Flags(command string) []cli.Flag {
	var out []cli.Flag
	for _, r := range rowsOf(command) {
		out = append(out, r.flag())
	}
	return out
}

// flag makes the urfave flag. Numbers stay text: [Container] reads them, so
// that what is wrong with one is said in the same words everywhere.
func (r row) flag() cli.Flag {
	var short []string
	if r.Short != "" {
		short = []string{r.Short}
	}
	usage := r.Usage + r.needs()
	switch r.Kind {
	case kBool:
		return &cli.BoolFlag{Name: r.Name, Aliases: short, Usage: usage, Value: r.Default == "true", Hidden: r.Hidden}
	case kStrings, kArray:
		return &cli.StringSliceFlag{Name: r.Name, Aliases: short, Usage: usage, KeepSpace: true, Hidden: r.Hidden}
	}
	return &cli.StringFlag{Name: r.Name, Aliases: short, Usage: usage, Value: r.Default, Hidden: r.Hidden}
}
