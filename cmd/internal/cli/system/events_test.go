package system_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/podspan/podspan/cmd/internal/cli/clitest"
)

const dockerEvents = `{"Type":"container","Action":"died","Actor":{"ID":"abcdefabcdef99","Attributes":{"image":"box","name":"web","containerExitCode":"3","app":"x"}},"timeNano":1767225600000000001}
{"Type":"image","Action":"pull","HealthStatus":"","Actor":{"ID":"ffffffffffff11","Attributes":{"name":"box"}},"timeNano":1767225601000000000}
{"Type":"volume","Action":"create","Actor":{"ID":"","Attributes":{"name":"data"}},"timeNano":1767225602000000000}
{"Type":"network","Action":"connect","Actor":{"ID":"c1","Attributes":{"network":"front"}},"timeNano":1767225603000000000}
{"Type":"system","Action":"refresh","Actor":{},"timeNano":1767225604000000000}
`

func TestEvents(t *testing.T) {
	t.Setenv("TZ", "UTC")
	f := clitest.Serve(t, "3.4.4", map[string]http.HandlerFunc{"GET /events": clitest.Answer(dockerEvents)})
	r := clitest.Podspan(t, f, "events", "--stream=false", "--no-trunc=false", "-f", "event=start", "--since", "1h", "--filter", "event=die")
	for _, want := range []string{
		" container died abcdefabcdef (image=box, name=web, app=x, podId=)\n", " image pull ffffffffffff box\n", " volume create data\n",
		" network connect c1 (container=c1, name=front)\n", " system refresh\n",
	} {
		if r.Code != 0 || !strings.Contains(r.Stdout, want) {
			t.Errorf("code %d, no %q in\n%s%s", r.Code, want, r.Stdout, r.Stderr)
		}
	}
	if got := f.Did()[0]; got != "GET /events?filters=%7B%22event%22%3A%5B%22start%22%2C%22died%22%5D%7D&since=1h0m0s&stream=false" {
		t.Errorf("sent %s", got)
	}
	clitest.WantOutput(t, clitest.Podspan(t, f, "system", "events", "--format", "{{.Type}} {{.Status}} {{.ContainerExitCode}} {{.Name}}"),
		"container died 3 web\nimage pull 0 box\nvolume create 0 data\nnetwork connect 0 \nsystem refresh 0 \n")
	r = clitest.Podspan(t, f, "events", "--format", "json", "--since", "2026-01-01")
	if lines := strings.Split(r.Stdout, "\n"); len(lines) != 6 ||
		!strings.HasPrefix(lines[0],
			`{"ContainerExitCode":3,"ID":"abcdefabcdef99","Image":"box","Name":"web","Status":"died","Time":"2026-01-01T00:00:00.000000001Z","Type":"container","Attributes":{"app":"x","podId":""}}`) {
		t.Errorf("json: %s", r.Stdout)
	}
	clitest.Refusals(t, []clitest.BadLine{
		{"events x", "takes no arguments"}, {"events -f nothing", "name=value"}, {"events --format {{.", "template"},
	})
}
