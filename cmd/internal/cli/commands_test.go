package cli_test

import (
	"strings"
	"testing"

	"github.com/podspan/podspan/cmd/internal/cli/clitest"
)

func TestHelpOfRunIsPodmans(t *testing.T) {
	for _, line := range []string{"run --help", "container run --help", "create --help"} {
		r := clitest.Podspan(t, nil, strings.Fields(line)...)
		usage := "Usage:\n  podspan " + strings.TrimSuffix(line, "--help") + "[options] IMAGE [COMMAND [ARG...]]\n\nOptions:\n      --add-host "
		if r.Code != 0 || !strings.Contains(r.Stdout, usage) || !strings.Contains(r.Stdout, "  -m, --memory ") {
			t.Errorf("%s: code %d, stderr %q, stdout\n%.300s", line, r.Code, r.Stderr, r.Stdout)
		}
	}
}
