package image_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/podspan/podspan/cmd/internal/cli/clitest"
)

func TestRmi(t *testing.T) {
	f := clitest.Serve(t, "4.9.5", map[string]http.HandlerFunc{
		"DELETE /images/remove": clitest.Answer(`{"Deleted":["d1",""],"Untagged":["localhost/a:1"],"Errors":["x: image not known","y: in use"],"ExitCode":2}`),
	})
	r := clitest.Podspan(t, f, "rmi", "a", "x", "y")
	if r.Code != 2 || r.Stdout != "Untagged: localhost/a:1\nDeleted: d1\n" || strings.Count(r.Stderr, "Error: ") != 2 {
		t.Errorf("code %d, stdout %q, stderr %q", r.Code, r.Stdout, r.Stderr)
	}
	if r := clitest.Podspan(t, f, "rmi", "-f", "a", "x", "y"); strings.Count(r.Stderr, "Error: ") != 1 ||
		!strings.Contains(r.Stderr, "y: in use (Podman 4.9.5 at unix://") {
		t.Errorf("with force: %q", r.Stderr)
	}
}
