package common

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/containers/common/pkg/report"

	"github.com/podspan/podspan/core"
)

// NoObjectError says in podman's words that nothing has a name. Its class is
// [core.ErrNotFound]; an inspect goes on with the next name.
type NoObjectError struct{ words string }

// NoObject makes a [NoObjectError] as fmt.Sprintf does.
func NoObject(format string, args ...any) error { return NoObjectError{fmt.Sprintf(format, args...)} }

func (e NoObjectError) Error() string { return e.words }

// Is makes errors.Is(err, core.ErrNotFound) true.
func (e NoObjectError) Is(target error) bool { return target == core.ErrNotFound }

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
