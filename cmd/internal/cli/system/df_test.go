package system_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/podspan/podspan/cmd/internal/cli/clitest"
)

func TestSystemDf(t *testing.T) {
	f := clitest.Serve(t, "4.9.5", map[string]http.HandlerFunc{
		"GET /system/df": clitest.Answer(`{"ImagesSize":3000,"Images":[{"Repository":"box","Tag":"1","ImageID":"0123456789abcdef","Created":"2026-05-04T10:00:00Z","Size":2000,"UniqueSize":2000,"Containers":1},
			{"Repository":"box","Tag":"2","ImageID":"0123456789abcdef","Created":"2026-05-04T10:00:00Z","Size":2000,"UniqueSize":2000,"Containers":1}],
			"Containers":[{"ContainerID":"c123456789abcdef","Image":"0123456789abcdef","Command":["sleep","5"],"RWSize":7,"Created":"2026-05-04T11:00:00Z","Status":"exited","Names":"web"}],
			"Volumes":[{"VolumeName":"data","Links":1,"Size":10}]}`),
	})
	clitest.WantOutput(t, clitest.Podspan(t, f, "system", "df"), "TYPE           TOTAL       ACTIVE      SIZE        RECLAIMABLE\n"+
		"Images         2           1           3kB         1kB (33%)\nContainers     1           0           7B          7B (100%)\n"+
		"Local Volumes  1           1           10B         0B (0%)\n")
	clitest.WantOutput(t, clitest.Podspan(t, f, "system", "df", "--format", "{{.Type}}:{{.RawSize}}"),
		"Images:3000\nContainers:7\nLocal Volumes:10\n")
	r := clitest.Podspan(t, f, "system", "df", "--format", "json")
	const images = `{"Type":"Images","Total":2,"Active":1,"RawSize":3000,"RawReclaimable":1000,"TotalCount":2,"Size":"3kB",` +
		`"Reclaimable":"1kB (33%)"}`
	if want := "[\n    " + images + ",\n"; !strings.HasPrefix(r.Stdout, want) {
		t.Errorf("json: %s", r.Stdout)
	}
	r = clitest.Podspan(t, f, "system", "df", "-v")
	for _, want := range []string{"Images space usage:\n\nREPOSITORY", "box         1           0123456789ab  2 hours     2kB",
		"\nContainers space usage:\n\nCONTAINER ID", "c123456789ab  0123456789ab  sleep 5",
		"\nLocal Volumes space usage:\n\nVOLUME NAME  LINKS       SIZE\ndata         1           10B\n"} {
		if !strings.Contains(r.Stdout, want) {
			t.Errorf("no %q in\n%s", want, r.Stdout)
		}
	}
	clitest.Refusals(t, []clitest.BadLine{{"system df x", "takes no arguments"}, {"system df -v --format json", "cannot combine"},
		{"df", "unrecognized command"}})
}
