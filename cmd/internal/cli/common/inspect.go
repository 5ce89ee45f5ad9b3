package common

import (
	"regexp"
	"strings"

	"github.com/containers/common/pkg/report"
)

// PrintInspect prints what an inspect has found, as JSON or by a template.
func (a *App) PrintInspect(format, kind string, found []any) error {
	if format == "" || report.IsJSON(format) {
		return PrintJSON(a.Stdout, found, "     ", false)
	}
	return Listing{Command: "inspect", Format: inspectTemplate(format, kind), Custom: true, NoHeading: true}.Print(a.Stdout, found)
}

// inspectTemplate lets templates name fields as Docker and older releases of
// podman do.
func inspectTemplate(format, kind string) string {
	format = regexp.MustCompile(`{{\s*\.Id\s*}}`).ReplaceAllString(format, "{{.ID}}")
	names := []string{".Src", ".Source", ".Dst", ".Destination", ".ImageID", ".Image", ".State.Healthcheck", ".State.Health"}
	if kind == "image" {
		names = append(names, ".Config.Healthcheck", ".HealthCheck")
	}
	return strings.NewReplacer(names...).Replace(format)
}
