package plan_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/podspan/podspan/cmd/internal/cli/clitest"
	"github.com/podspan/podspan/cmd/internal/cli/plan"
)

// What a container and a pod keep as their create command is what podman would
// have been given: without our own options, those that choose the server, and
// plan. What comes after the image is the container's.
func TestCreateCommand(t *testing.T) {
	for line, want := range map[string]string{
		"plan run --server 4.9.5 -e A=b busybox ls --server x":                              "podman run -e A=b busybox ls --server x",
		"--skew=warn --verify plan --server=4.9.5 create busybox plan --verify":             "podman create busybox plan --verify",
		"--format json -c new --identity k plan run --server 4.9.5 -d --name web busybox":   "podman run -d --name web busybox",
		"--remote --log-level debug --url=unix:///x plan run --server 4.9.5 -d busybox":     "podman --log-level debug run -d busybox",
		"-r -H unix:///x --ssh golang plan run --skew warn -v /a:/b --server=4.9.5 busybox": "podman run -v /a:/b busybox",
		"plan run --server 4.9.5 -it -- busybox --url x":                                    "podman run -it -- busybox --url x",
		"plan run -dr --server 4.9.5 busybox":                                               "podman run --detach=true busybox",
		"plan run --server 4.9.5 --pod new:p --label plan busybox plan":                     "podman run --pod new:p --label plan busybox plan",
		"plan pod --server 4.9.5 create --label plan --url=tcp://a:1 pods":                  "podman pod create --label plan pods",
	} {
		words := strings.Fields(line)
		i := slices.Index(words, "plan")
		at := words
		if !slices.Contains(words[:i], "json") {
			at = slices.Concat(words[:i], []string{"--format=json"}, words[i:])
		}
		r := clitest.Podspan(t, nil, at...)
		var p plan.Plan
		if err := json.Unmarshal([]byte(r.Stdout), &p); err != nil {
			t.Errorf("%s: %v: %+v", line, err, r)
			continue
		}
		kept := 0
		for _, req := range p.Requests {
			var body struct {
				Container []string `json:"containerCreateCommand"`
				Pod       []string `json:"pod_create_command"`
			}
			if len(req.Body) > 0 && json.Unmarshal(req.Body, &body) == nil {
				for _, c := range [][]string{body.Container, body.Pod} {
					if c == nil {
						continue
					}
					if kept++; strings.Join(c, " ") != want {
						t.Errorf("%s: %s keeps %q", line, req.Path, c)
					}
				}
			}
		}
		if kept == 0 {
			t.Errorf("%s: nothing keeps its create command", line)
		}
	}
}
