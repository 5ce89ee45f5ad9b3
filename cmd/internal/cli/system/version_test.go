package system_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/podspan/podspan/cmd/internal/cli/clitest"
)

func TestVersion(t *testing.T) {
	f := clitest.Serve(t, "3.4.4", map[string]http.HandlerFunc{
		"GET /version": clitest.Answer(`{"Version":"3.4.4","ApiVersion":"1.40","MinAPIVersion":"1.24","GitCommit":"abc","GoVersion":"go1","Os":"linux","Arch":"arm64","BuildTime":"2022-01-02T03:04:05Z",
			"Components":[{"Name":"Podman Engine","Version":"3.4.4","Details":{"APIVersion":"3.4.4","MinAPIVersion":"3.1.0"}}]}`),
	})
	r := clitest.Podspan(t, f, "version")
	if !strings.HasPrefix(r.Stdout, "Client:       Podspan\nVersion:      ") || strings.HasSuffix(r.Stdout, "\n\n") {
		t.Errorf("version prints\n%s%s", r.Stdout, r.Stderr)
	}
	for _, want := range []string{"\n\nServer:       Podman Engine\nVersion:      3.4.4\nAPI Version:  3.4.4\nGo Version:   go1\nGit " +
		"Commit:   abc\nBuilt:        Sun Jan  2 ", "OS/Arch:      linux/arm64\n"} {
		if !strings.Contains(r.Stdout, want) {
			t.Errorf("no %q in\n%s", want, r.Stdout)
		}
	}
	clitest.WantOutput(t, clitest.Podspan(t, f, "version", "-f", "{{.Server.Version}} {{.Server.Built}} "+
		"{{.Server.Os}}"), "3.4.4 1641092645 linux\n")
	if r := clitest.Podspan(t, f, "version", "-f", "{{.Version}}"); r.Code != 0 || r.Stdout == "" {
		t.Errorf("the client's fields at the top: %+v", r)
	}
	if r := clitest.Podspan(t, f, "version", "--format", "json"); !strings.HasPrefix(r.Stdout, `{"Client":{"APIVersion":"3.`) || !strings.Contains(r.Stdout, `"Server":{"APIVersion":"3.4.4","Version":"3.4.4"`) {
		t.Errorf("json: %s", r.Stdout)
	}
}
