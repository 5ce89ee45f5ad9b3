package system_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/podspan/podspan/cmd/internal/cli/clitest"
)

func TestInfo(t *testing.T) {
	f := clitest.Serve(t, "4.9.5", map[string]http.HandlerFunc{
		"GET /info": clitest.Answer(`{"host":{"arch":"amd64","os":"linux","ociRuntime":{"name":"runc","version":"a\nb"}},"store":{"graphDriverName":"overlay","graphStatus":{"Native Overlay Diff":"true"}},"version":{"Version":"4.9.5"}}`),
	})
	r := clitest.Podspan(t, f, "info", "-D")
	for _, want := range []string{"host:\n  arch: amd64\n", "    version: |-\n      a\n      b\n", "  serviceIsRemote: true\n",
		"    Native Overlay Diff: \"true\"\n", "\nversion:\n  APIVersion: \"\"\n"} {
		if r.Code != 0 || !strings.Contains(r.Stdout, want) {
			t.Errorf("code %d; no %q in\n%s%s", r.Code, want, r.Stdout, r.Stderr)
		}
	}
	clitest.WantOutput(t, clitest.Podspan(t, f, "info", "-f", "{{.Host.OCIRuntime.Name}} {{.Version.Version}}"), "runc 4.9.5\n")
	if r := clitest.Podspan(t, f, "info", "--format", "json"); !strings.HasPrefix(r.Stdout, "{\n  \"host\": {\n    \"arch\": \"amd64\",") {
		t.Errorf("json: %s", r.Stdout)
	}
}
