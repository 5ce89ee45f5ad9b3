package cli

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/cmd/internal/cli/system"
	"github.com/podspan/podspan/core"
)

// persistentFlags are the global flags that may follow the command, too.
var persistentFlags = []string{"url", "connection", "identity", "remote", "log-level", "out", "ssh", "skew", "verify"}

// globalFlags choose the server, and what holds for every command; they come
// before the command.
func globalFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "url", Aliases: []string{"host", "H"}, Usage: "`URI` of the Podman service (unix, tcp, ssh); also CONTAINER_HOST"},
		&cli.StringFlag{Name: "connection", Aliases: []string{"c"},
			Usage: "`NAME` of a connection in containers.conf; also CONTAINER_CONNECTION"},
		&cli.StringFlag{Name: "identity", Usage: "`PATH` of the SSH key; also CONTAINER_SSHKEY"},
		&cli.BoolFlag{Name: "remote", Aliases: []string{"r"}, Usage: "accepted for podman's sake: podspan always speaks to a service"},
		&cli.StringFlag{Name: "log-level", Usage: "accepted for podman's sake: podspan writes no log; `LEVEL` is " + strings.Join(logLevels,
			", ")},
		&cli.StringFlag{Name: "out", Usage: "Write what goes to standard output to a `FILE`"},
		&cli.StringFlag{Name: "ssh", Usage: "SSH `MODE`: golang, the only one"},
		&cli.StringFlag{Name: "skew", Value: "strict",
			Usage: "What becomes of a setting that the server cannot apply: strict refuses it, warn leaves it out and says so; " +
				"refuse refuses what no Podman applies, too; also PODSPAN_SKEW"},
		&cli.StringFlag{Name: "format", Value: "text",
			Usage: "How errors and warnings about settings are printed: text, or json with one object a line"},
		&cli.BoolFlag{Name: "verify",
			Usage: "Read every created container, pod, volume and secret back and refuse it if it is not what was asked for; also PODSPAN_VERIFY=1"},
		&cli.BoolFlag{Name: "version", Aliases: []string{"v"}, Usage: "Print the version of podspan"},
	}
}

var logLevels = []string{"trace", "debug", "info", "warn", "warning", "error", "fatal", "panic"}

// before does what the global flags ask for, ahead of the command.
func (a app) before(c *cli.Context) error {
	if level := c.String("log-level"); level != "" && !slices.Contains(logLevels, strings.ToLower(level)) {
		return &core.FieldError{Option: "--log-level", Value: level, Reason: "choose from: " + strings.Join(logLevels, ", ")}
	}
	switch f := c.String("format"); f {
	case "json":
		a.JSONErrors = true
	case "text":
	default:
		return &core.FieldError{Option: "--format", Value: f, Reason: "choose from: text, json"}
	}
	if err := a.ReadSkew(c); err != nil {
		return err
	}
	if err := a.ReadVerify(c); err != nil {
		return err
	}
	if mode := c.String("ssh"); mode != "" && mode != "golang" {
		return &core.FieldError{Option: "--ssh", Value: mode, Reason: "podspan brings its own SSH; use golang, or leave the option out"}
	}
	if c.Bool("version") {
		if _, err := fmt.Fprintf(a.Stdout, "podspan version %s\n", system.ProgramVersion()); err != nil {
			return err
		}
		return &common.CodeError{Code: common.ExitOK}
	}
	if path := c.String("out"); path != "" {
		file, err := os.Create(path)
		if err != nil {
			return &core.FieldError{Option: "--out", Value: path, Reason: err.Error()}
		}
		a.Stdout, a.Out = file, file
	}
	return nil
}
