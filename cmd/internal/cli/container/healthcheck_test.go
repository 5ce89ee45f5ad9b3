package container_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/podspan/podspan/cmd/internal/cli/clitest"
	"github.com/podspan/podspan/cmd/internal/cli/common"
)

func TestHealthcheckRun(t *testing.T) {
	f := clitest.Serve(t, "4.3.1", map[string]http.HandlerFunc{
		"GET /containers/well/healthcheck": clitest.Answer(`{"Status":"healthy","FailingStreak":0,"Log":null}`),
		"GET /containers/ill/healthcheck":  clitest.Answer(`{"Status":"unhealthy","FailingStreak":0,"Log":null}`),
		"GET /containers/none/healthcheck": clitest.Fail(http.StatusConflict, "has no defined healthcheck"),
	})
	clitest.WantOutput(t, clitest.Podspan(t, f, "healthcheck", "run", "/well"), "")
	if r := clitest.Podspan(t, f, "healthcheck", "run", "ill"); r.Code != common.ExitFailed || r.Stdout != "unhealthy\n" || r.Stderr != "" {
		t.Errorf("%+v", r)
	}
	if r := clitest.Podspan(t, f, "healthcheck", "run", "none"); r.Code != common.ExitUsage ||
		!strings.Contains(r.Stderr, "has no defined healthcheck") {
		t.Errorf("%+v", r)
	}
	clitest.Refusals(t, []clitest.BadLine{{"healthcheck run", "accepts 1 arg(s), received 0"}, {"healthcheck run a b", "received 2"}})
}
