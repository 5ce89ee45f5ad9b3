package plan_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/podspan/podspan/cmd/internal/cli/clitest"
	"github.com/podspan/podspan/cmd/internal/cli/plan"
)

// conflist is what older servers answer to the inspect of a bridge called n.
const conflist = `{"cniVersion":"0.4.0","name":"n","plugins":[{"type":"bridge","bridge":"cni-podman1",
	"ipam":{"type":"host-local","ranges":[[{"subnet":"10.1.0.0/24","gateway":"10.1.0.1"}]]}}]}`

// TestPlanIsWhatIsSent holds the requests of each plan against those of the
// command itself.
func TestPlanIsWhatIsSent(t *testing.T) {
	for _, version := range []string{"3.4.4", "4.9.5"} {
		for _, line := range []string{
			"network create --subnet 10.1.0.0/24 n",
			"volume create -o type=tmpfs -l a=b v",
			"volume create --ignore v",
			"--verify volume create --ignore -o type=tmpfs v",
			"secret create --driver-opts path=/x s -",
			"--verify secret create s -",
			"pod create --replace -p 8080:80 --name p",
		} {
			t.Run(version+"/"+line, func(t *testing.T) { planIsSent(t, version, strings.Fields(line)) })
		}
	}
}

func planIsSent(t *testing.T, version string, words []string) {
	var bodies []string
	keep := func(answer func(body []byte) string) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			body, err := io.ReadAll(r.Body)
			if err != nil {
				t.Error(err)
			}
			bodies = append(bodies, string(body))
			_, _ = io.WriteString(w, answer(body))
		}
	}
	fixed := func(text string) http.HandlerFunc { return keep(func([]byte) string { return text }) }
	network := keep(func(body []byte) string { return string(body) })
	if strings.HasPrefix(version, "3.") {
		network = fixed(`{"Filename":"/etc/cni/net.d/n.conflist"}`)
	}
	f := clitest.Serve(t, version, map[string]http.HandlerFunc{
		"POST /networks/create": network, "GET /networks/n/json": clitest.Answer(conflist),
		"POST /volumes/create":        fixed(`{"Name":"v"}`),
		"GET /volumes/v/json":         clitest.Answer(`{"Name":"v","Driver":"local","Options":{"type":"tmpfs"}}`),
		"POST /secrets/create":        fixed(`{"ID":"SECRET-ID"}`),
		"GET /secrets/SECRET-ID/json": clitest.Answer(`{"ID":"SECRET-ID","Spec":{"Name":"s","Driver":{"Name":"file"}}}`),
		"DELETE /pods/p":              clitest.Answer(`{}`), "POST /pods/create": fixed(`{"Id":"p"}`),
	})

	at := slices.IndexFunc(words, func(w string) bool { return !strings.HasPrefix(w, "--") })
	planned := clitest.PodspanWithInput(t, f, "data", slices.Concat(words[:at], []string{"plan", "--format", "json"}, words[at:])...)
	var p plan.Plan
	if err := json.Unmarshal([]byte(planned.Stdout), &p); err != nil || planned.Code != 0 {
		t.Fatalf("plan: %v, %+v", err, planned)
	}
	if r := clitest.PodspanWithInput(t, f, "data", words...); r.Code != 0 {
		t.Fatalf("%+v", r)
	}

	sent := slices.DeleteFunc(f.Did(), func(line string) bool { return strings.HasSuffix(line, "/_ping") })
	var lines, planBodies []string
	for _, r := range p.Requests {
		lines = append(lines, r.Method+" "+clitest.APIPrefix.ReplaceAllString(r.Path, ""))
		switch {
		case r.DataBytes > 0:
			planBodies = append(planBodies, "data"[:r.DataBytes])
		case len(r.Body) > 0:
			var b bytes.Buffer
			if err := json.Compact(&b, r.Body); err != nil {
				t.Fatal(err)
			}
			planBodies = append(planBodies, b.String())
		}
	}
	if !slices.Equal(lines, sent) {
		t.Errorf("planned %q, sent %q", lines, sent)
	}
	if !slices.Equal(planBodies, bodies) {
		t.Errorf("planned %q, sent %q", planBodies, bodies)
	}
}
