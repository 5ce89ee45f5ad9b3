package system

import (
	"encoding/json"
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"
	"time"

	"github.com/containers/common/pkg/report"
	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/adapters"
	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/core"
	"github.com/podspan/podspan/core/reply"
)

// VersionCommand is podman version.
func (a Commands) VersionCommand() *cli.Command {
	return &cli.Command{
		Name: "version", Usage: "Display the versions of podspan and of the Podman service", ArgsUsage: " ",
		Flags:  []cli.Flag{common.FormatFlag("`FORMAT`: json, or a Go template", "f")},
		Action: a.version,
	}
}

// versions is what version shows. Both parts have the fields of podman's own.
type versions struct {
	Client *reply.InfoVersion `json:",omitempty"`
	Server *reply.InfoVersion `json:",omitempty"`
}

func (a Commands) version(c *cli.Context) error {
	if c.Args().Present() {
		return fmt.Errorf("`podspan version` takes no arguments; %q was given", c.Args().First())
	}
	client, err := a.Client(c)
	if err != nil {
		return err
	}
	server, err := client.Version(c.Context, core.ReadOptions{})
	if err != nil {
		return err
	}
	v := versions{Client: clientVersion(client.Server().Adapter), Server: serverVersion(server.Version)}
	switch format := c.String("format"); {
	case report.IsJSON(format):
		text, err := json.Marshal(v)
		if err != nil {
			return err
		}
		_, err = fmt.Fprintln(a.Stdout, string(text))
		return err
	case c.IsSet("format"):
		if err := common.PrintOne(a.Stdout, "version", report.OriginUnknown, format, v); err != nil {
			// podman before 2.0 had the client's fields at the top, and
			// templates that name them are still about.
			return common.PrintOne(a.Stdout, "version", report.OriginUnknown, strings.ReplaceAll(format, ".Server.", "."), v.Client)
		}
		return nil
	}
	return common.PrintOne(a.Stdout, "version", report.OriginPodman, versionTemplate, v)
}

// versionTemplate shows both parts one after the other.
const versionTemplate = `{{with .Client}}Client:\tPodspan\n` + versionLines + `{{end}}
{{with .Server}}Server:\tPodman Engine\n` + versionLines + `{{end -}}`

const versionLines = `Version:\t{{.Version}}
API Version:\t{{.APIVersion}}
Go Version:\t{{.GoVersion}}
{{if .GitCommit}}Git Commit:\t{{.GitCommit}}\n{{end}}Built:\t{{.BuiltTime}}
OS/Arch:\t{{.OsArch}}
`

// clientVersion describes this program: its version from the build, and the
// API of the adapter that it speaks through.
func clientVersion(adapter string) *reply.InfoVersion {
	v := &reply.InfoVersion{
		Version: ProgramVersion(), GoVersion: runtime.Version(), Os: runtime.GOOS, OsArch: runtime.GOOS + "/" + runtime.GOARCH,
	}
	if ad, err := adapters.ByName(adapter); err == nil {
		v.APIVersion = ad.Speaks().Current.String()
	}
	built := time.Unix(0, 0)
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			switch s.Key {
			case "vcs.revision":
				v.GitCommit = s.Value
			case "vcs.time":
				if t, err := time.Parse(time.RFC3339, s.Value); err == nil {
					built = t
				}
			}
		}
	}
	v.Built, v.BuiltTime = built.Unix(), built.Local().Format(time.ANSIC)
	return v
}

// ProgramVersion is the version of this program, from its build.
func ProgramVersion() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return strings.TrimPrefix(info.Main.Version, "v")
	}
	return "(devel)"
}

func serverVersion(s *reply.ServiceVersion) *reply.InfoVersion {
	built, err := time.Parse(time.RFC3339, s.BuildTime)
	if err != nil {
		built = time.Unix(0, 0)
	}
	system, _, _ := strings.Cut(s.OsArch, "/")
	return &reply.InfoVersion{
		APIVersion: s.APIVersion, Version: s.Version, GoVersion: s.GoVersion, GitCommit: s.GitCommit,
		BuiltTime: built.Local().Format(time.ANSIC), Built: built.Unix(), OsArch: s.OsArch, Os: system,
	}
}
