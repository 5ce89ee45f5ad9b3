package inspect_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/podspan/podspan/cmd/internal/cli/clitest"
	"github.com/podspan/podspan/cmd/internal/cli/common"
)

func TestInspect(t *testing.T) {
	f := clitest.Serve(t, "4.9.5", map[string]http.HandlerFunc{
		"GET /containers/web/json": clitest.Answer(`{"Id":"i1","Name":"web","Args":["<a>"],"State":{"Status":"running","Health":{"Status":"healthy"}}}`),
		"GET /images/box/json":     clitest.Answer(`{"Id":"i2","Os":"linux","Healthcheck":{"Retries":3}}`),
		"GET /images/broken/json":  clitest.Fail(http.StatusInternalServerError, "disk on fire"),
	})
	r := clitest.Podspan(t, f, "inspect", "web", "none", "box", "nil")
	if r.Code != common.ExitUsage || !strings.HasPrefix(r.Stdout, "[\n     {\n          \"Id\": \"i1\",") ||
		!strings.Contains(r.Stdout, `"<a>"`) || !strings.Contains(r.Stdout, `"Id": "i2"`) {
		t.Errorf("code %d, stdout %s", r.Code, r.Stdout)
	}
	if !strings.HasPrefix(r.Stderr, `Error: no such object: "none" (Podman 4.9.5 at unix://`) ||
		!strings.Contains(r.Stderr, `Error: no such object: "nil"`) {
		t.Errorf("stderr %q", r.Stderr)
	}
	if r := clitest.Podspan(t, f, "inspect", "none"); r.Stdout != "[]\n" {
		t.Errorf("nothing found prints %q", r.Stdout)
	}
	if r := clitest.Podspan(t, f, "inspect", "broken"); r.Code != common.ExitUsage || r.Stdout != "" ||
		!strings.Contains(r.Stderr, "disk on fire") {
		t.Errorf("a server's error: %+v", r)
	}
	clitest.WantOutput(t, clitest.Podspan(t, f, "inspect", "-f", "{{ .Id }} {{.State.Healthcheck.Status}} {{.Name}}", "web"),
		"i1 healthy web\n")
	clitest.WantOutput(t, clitest.Podspan(t, f, "inspect", "-t", "image", "-f", "{{.Id}} {{.Config.Healthcheck.Retries}}", "box"), "i2 3\n")
	clitest.WantOutput(t, clitest.Podspan(t, f, "inspect", "-f", "{{json .Args}}", "web", "web"), "[\"<a>\"]\n[\"<a>\"]\n")
}
