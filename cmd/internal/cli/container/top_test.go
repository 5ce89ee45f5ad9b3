package container_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/podspan/podspan/cmd/internal/cli/clitest"
	"github.com/podspan/podspan/cmd/internal/cli/common"
)

func TestTop(t *testing.T) {
	f := clitest.Serve(t, "4.3.1", map[string]http.HandlerFunc{
		"GET /containers/web/top":  clitest.Answer(`{"Titles":["PID","COMMAND"],"Processes":[["1","sleep 1000"],["77","sh"]]}`),
		"GET /containers/off/top":  func(http.ResponseWriter, *http.Request) {}, // 200 and nothing, as this release does
		"GET /containers/off/json": clitest.Answer(`{"State":{"Status":"exited"}}`),
	})
	clitest.WantOutput(t, clitest.Podspan(t, f, "top", "web", "pid", "args"), "PID         COMMAND\n1           sleep 1000\n77          sh\n")
	if got := f.Did()[0]; got != "GET /containers/web/top?ps_args=pid%2Cargs" {
		t.Errorf("descriptors: %s", got)
	}
	clitest.Podspan(t, f, "top", "web", "-o", "pid", "-o", "comm")
	if got := f.Did()[1]; got != "GET /containers/web/top?ps_args=-o+pid+-o+comm" {
		t.Errorf("arguments of ps: %s", got)
	}
	clitest.Podspan(t, f, "top", "web", "-eo", "pid,comm")
	if got := f.Did()[2]; got != "GET /containers/web/top?ps_args=-eo+pid+-o+comm" {
		t.Errorf("columns: %s", got)
	}
	r := clitest.Podspan(t, f, "top", "web", "-o", "pid=ID,comm")
	if len(f.Did()) != 3 || r.Code != common.ExitUsage || !strings.Contains(r.Stderr, "-o pid=ID -o comm") {
		t.Errorf("a title before a comma: %+v", r)
	}
	if r := clitest.Podspan(t, f, "top", "off"); r.Code != common.ExitUsage ||
		!strings.Contains(r.Stderr, "top can only be used on running containers, and off is exited") {
		t.Errorf("a stopped container: %+v", r)
	}
}
