package plan_test

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/podspan/podspan/cmd/internal/cli/clitest"
	"github.com/podspan/podspan/cmd/internal/cli/plan"
)

// planOf runs plan with --format json.
func planOf(t *testing.T, args ...string) (plan.Plan, clitest.Result) {
	t.Helper()
	r := clitest.Podspan(t, nil, append(args, "--format", "json")...)
	var p plan.Plan
	if err := json.Unmarshal([]byte(r.Stdout), &p); err != nil {
		t.Fatalf("%q: %v in %+v", args, err, r)
	}
	return p, r
}

func TestPlansOfObjects(t *testing.T) {
	for _, tc := range []struct{ line, requests, body string }{
		{"network create --server 3.4.4 --ignore -o mtu=1400 n",
			"GET /v3.4.4/libpod/networks/n/json, POST /v3.4.4/libpod/networks/create?name=n, GET /v3.4.4/libpod/networks/n/json", `"mtu": "1400"`},
		{"network create --server 3.4.4", "POST /v3.4.4/libpod/networks/create, GET /v3.4.4/libpod/networks/NAME/json", `"DisableDNS": false`},
		{"network create --server 4.9.5 --ignore --subnet 10.1.0.0/24 --ip-range 10.1.0.7-10.1.0.9 n",
			"GET /v4.9.5/libpod/networks/n/json, POST /v4.9.5/libpod/networks/create", `"start_ip": "10.1.0.7"`},
		{"network create --server 4.9.5", "POST /v4.9.5/libpod/networks/create", `"dns_enabled": true`},
		{"network create --server 4.9.5 --driver macvlan -o parent=eth0 --ipam-driver dhcp", "POST /v4.9.5/libpod/networks/create",
			`"network_interface": "eth0"`},
		{"network --server 5.4.2 create --route 10.9.0.0/16,10.0.0.9 --dns 1.1.1.1", "POST /v4.9.5/libpod/networks/create", `"1.1.1.1"`},
		{"volume create --server 3.4.4 --ignore -l a=b v", "POST /v3.4.4/libpod/volumes/create", `"a": "b"`},
		{"volume create --server 4.9.5 -o o=uid=3 --ignore v", "POST /v4.9.5/libpod/volumes/create", `"IgnoreIfExists": true`},
		{"volume create --server 3.4.4 --verify -o o=uid=3 v", "POST /v3.4.4/libpod/volumes/create, GET /v3.4.4/libpod/volumes/v/json",
			`"o": "uid=3"`},
		{"volume create --server 4.9.5 --verify", "POST /v4.9.5/libpod/volumes/create, GET /v4.9.5/libpod/volumes/NAME/json", ""},
		{"volume create --server 4.9.5 --verify --ignore v",
			"GET /v4.9.5/libpod/volumes/v/exists, POST /v4.9.5/libpod/volumes/create, GET /v4.9.5/libpod/volumes/v/json", ""},
		{"pod create --server 3.4.4 --replace --name p x=y", "", ""},
		{"pod create --server 3.4.4 --replace --name p --pod-id-file nowhere/x",
			"DELETE /v3.4.4/libpod/pods/p?force=true, POST /v3.4.4/libpod/pods/create", `"name": "p"`},
		{"pod create --server 4.9.5 --exit-policy stop p --server 3", "", ""},
		{"pod create --server 4.9.5 --exit-policy stop p", "POST /v4.9.5/libpod/pods/create", `"exit_policy": "stop"`},
	} {
		args := append([]string{"plan", "--format", "json"}, strings.Fields(tc.line)...)
		r := clitest.Podspan(t, nil, args...)
		if tc.requests == "" {
			if r.Code != 125 || r.Stdout != "" || r.Stderr == "" {
				t.Errorf("%s: %+v", tc.line, r)
			}
			continue
		}
		var p plan.Plan
		if err := json.Unmarshal([]byte(r.Stdout), &p); err != nil || r.Code != 0 || r.Stderr != "" {
			t.Errorf("%s: %v, %+v", tc.line, err, r)
			continue
		}
		if got := strings.Join(p.Lines(), ", "); got != tc.requests {
			t.Errorf("%s: requests %s", tc.line, got)
		}
		if !strings.Contains(r.Stdout, tc.body) {
			t.Errorf("%s: no %s in %s", tc.line, tc.body, r.Stdout)
		}
	}
}

// Of a secret's data the plan says the size, also where it is JSON.
func TestPlanShowsNoSecret(t *testing.T) {
	for _, format := range []string{"text", "json"} {
		f := clitest.Serve(t, "4.9.5", nil)
		r := clitest.PodspanWithInput(t, f, `{"hush":"hush"}`, "plan", "secret", "create", "-l", "a=b", "--driver-opts", "path=/x", "--format",
			format, "token", "-")
		if r.Code != 0 || strings.Contains(r.Stdout, "hush") || !strings.Contains(r.Stdout, "15") {
			t.Errorf("%s: %+v", format, r)
		}
		for _, part := range []string{"name=token", "labels=%7B%22a%22%3A%22b%22%7D", "driveropts="} {
			if !strings.Contains(r.Stdout, part) {
				t.Errorf("%s: no %s in %s", format, part, r.Stdout)
			}
		}
		if did := f.Did(); len(did) > 0 {
			t.Errorf("%s: it asked for %v", format, did)
		}
	}
	f := clitest.Serve(t, "4.9.5", nil)
	if r := clitest.PodspanWithInput(t, f, "data", "--verify", "plan", "secret", "create", "token", "-"); r.Code != 0 ||
		!strings.Contains(r.Stdout, "\nGET /v4.9.5/libpod/secrets/SECRET-ID/json\n") {
		t.Errorf("--verify: %+v", r)
	}
	if r := clitest.Podspan(t, nil, "plan", "secret", "create", "--server", "4.9.5", "token", "-"); r.Code != 125 ||
		!strings.Contains(r.Stderr, "1 to 511999 bytes") {
		t.Errorf("no data: %+v", r)
	}
}

func TestPlansOfObjectsSayWhatIsRefusedAndSubstituted(t *testing.T) {
	for line, refused := range map[string][]string{
		"plan network create --server 3.2.1 --route 10.9.0.0/16,10.0.0.9 --dns 1.1.1.1 n": {"network create --dns", "network create --route"},
		"plan volume create --server 3.2.1 -o o=uid=3 v":                                  {"volume create --opt o=uid=, gid="},
		"plan secret create --server 3.0.1 --replace s /dev/null":                         {"secret", "secret create --replace"},
		"plan pod create --server 3.2.1 --shm-size 1m --exit-policy stop": {"pod create --exit-policy=stop",
			"pod create --shm-size"},
	} {
		p, r := planOf(t, strings.Fields(line)...)
		var got []string
		for _, x := range p.Refused {
			got = append(got, x.Option)
		}
		slices.Sort(got)
		if r.Code != 125 || !slices.Equal(got, refused) || len(p.Requests) > 0 {
			t.Errorf("%s: exit code %d, refused %q, requests %v", line, r.Code, got, p.Lines())
		}
	}
	p, r := planOf(t, "plan", "volume", "create", "--server", "3.4.4", "--ignore", "v")
	if r.Code != 0 || len(p.Substituted) != 1 || p.Substituted[0].Capability != "volume-ignore" {
		t.Errorf("substituted: %+v, %+v", p.Substituted, r)
	}
}

// What is left out is said once.
func TestPlanLeavesOut(t *testing.T) {
	f := clitest.Serve(t, "4.2.1", map[string]http.HandlerFunc{"POST /secrets/create": clitest.Answer(`{"ID":"1"}`)})
	r := clitest.PodspanWithInput(t, f, "data", "--skew=warn", "plan", "secret", "create", "--format", "json", "-l", "a=b", "token", "-")
	var p plan.Plan
	if err := json.Unmarshal([]byte(r.Stdout), &p); err != nil || len(p.LeftOut) != 1 || strings.Contains(r.Stdout, "labels=") ||
		len(p.Requests) != 1 {
		t.Errorf("secret: %v, %+v", err, r)
	}
	r = clitest.PodspanWithInput(t, f, "data", "--skew=warn", "secret", "create", "-l", "a=b", "token", "-")
	if r.Code != 0 || strings.Count(r.Stderr, "left out") != 1 {
		t.Errorf("the command: %+v", r)
	}
	r = clitest.Podspan(t, nil, "--skew=warn", "plan", "pod", "create", "--server", "3.4.4", "--exit-policy", "stop")
	if r.Code != 0 || strings.Count(r.Stdout, "Left out: ") != 1 || strings.Contains(r.Stdout, "exit_policy") {
		t.Errorf("pod: %+v", r)
	}
}
