package adaptertest

import (
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/podspan/podspan/core"
	"github.com/podspan/podspan/core/released"
)

// refused are options that a verb takes, but not to this operation.
var refused = map[string]string{
	"AttachExec.Logs":     "exec sessions keep no log",
	"AttachExec.NoStream": "exec sessions keep no log",
}

// notSaid are parameters of the routes in use that no verb sends, each with the
// reason.
var notSaid = map[string]string{
	"GET /containers/json?last":                "limit under another name",
	"GET /containers/{name}/exists?external":   "looks for what is not Podman's; ListContainers can",
	"GET /containers/{name}/top?delay":         "between listings that repeat: the client asks once",
	"GET /containers/{name}/top?stream":        "listings that repeat: the client asks once",
	"DELETE /containers/{name}?link":           "Docker's",
	"DELETE /containers/{name}?v":              "volumes under Docker's name",
	"POST /containers/{name}/resize?running":   "forgives one that does not run: the caller is told",
	"POST /exec/{id}/resize?running":           "forgives one that does not run: the caller is told",
	"POST /containers/{name}/restart?all":      "every container there is: the caller names each",
	"POST /containers/{name}/restart?t":        "timeout under Docker's name",
	"POST /containers/{name}/start?detachKeys": "servers write into their log that they do not apply it",
	"POST /containers/{name}/stop?ignore":      "the client forgives a container that does not exist",
	"POST /containers/{name}/stop?t":           "timeout under Docker's name",
	"GET /images/json?Digests":                 "Docker's",
	"GET /images/json?digests":                 "Docker's",
	"GET /images/json?Filter":                  "Docker's of old",
	"GET /images/json?Filters":                 "filters under another name",
	"GET /containers/json?Filters":             "filters under another name",
	"GET /pods/json?Filters":                   "filters under another name",
	"GET /pods/stats?delay":                    "between listings that repeat: the client asks once",
	"GET /pods/stats?stream":                   "listings that repeat: the client asks once",
	"GET /pods/{name}/top?delay":               "between listings that repeat: the client asks once",
	"GET /pods/{name}/top?stream":              "listings that repeat: the client asks once",
	"GET /volumes/json?Filters":                "filters under another name",
	"POST /volumes/prune?Filters":              "filters under another name",
	"GET /secrets/json?Filters":                "filters under another name",
	"POST /secrets/create?ignore":              "podman 5's: the neutral options are 4.9's",
	"GET /events?Filters":                      "filters under another name",
	"GET /images/json?shared-size":             "podman 5.6's, for Docker's clients",
	"GET /networks/json?Filters":               "filters under another name",
	"POST /networks/prune?Filters":             "filters under another name",
	"POST /networks/create?ignoreIfExists":     "the client looks first: what it removes again has to be what it created",
	"POST /images/pull?compatMode":             "Docker's form of the progress",
	"POST /images/pull?quiet":                  "the progress is read in any case, and shown if it is asked for",
	"POST /images/pull?registry":               "chooses among several credentials: the client sends those that are needed",
	"POST /images/{name}/push?registry":        "chooses among several credentials: the client sends those that are needed",
	"POST /images/pull?retry":                  "podman 5's: the neutral options are 4.9's",
	"POST /images/pull?retrydelay":             "podman 5's: the neutral options are 4.9's",
	"POST /images/{name}/push?retry":           "podman 5's: the neutral options are 4.9's",
	"POST /images/{name}/push?retryDelay":      "podman 5's: the neutral options are 4.9's",
}

// runRequests calls every verb with every option, for every release. Nothing is
// sent that the release does not read, every operation is sent by some verb, and
// every parameter that a release reads is sent by some verb or listed.
func runRequests(t *testing.T, s Suite) {
	facts := readFacts(t)
	said, ops := map[string]bool{}, map[core.Op]bool{}
	found := map[string]bool{} // each once
	report := func(fault string) {
		if !found[fault] {
			found[fault] = true
			t.Error(fault)
		}
	}
	for _, release := range s.Releases {
		for _, v := range verbs(&core.Client{}) {
			failed := map[string]error{}
			decided := map[string]bool{}
			for _, c := range v.calls() {
				sent, err := record(s, release, v.name, c.args)
				by := strings.TrimSuffix(v.name+"."+c.option, ".")
				for _, r := range sent {
					ops[r.Op] = true
					checkRequest(report, s, facts, release, by, r, said)
				}
				if err == nil || len(sent) > 0 || errors.Is(err, core.ErrUnsupported) {
					decided[by] = true
				} else {
					failed[by] = err
				}
			}
			for by, err := range failed {
				if !decided[by] && refused[by] == "" {
					t.Errorf("%s: %s is neither sent nor refused for the release: %v", release, by, err)
				}
			}
		}
	}
	for _, op := range core.Ops() {
		if r, ok := s.Adapter.Route(op); ok && !ops[op] && servedBySome(s, r) {
			t.Errorf("no verb sends %q", op)
		}
	}
	checkNotSaid(t, s, facts, said)
}

// servedBySome reports whether one of the suite's releases has the route: v3 may
// be pinned for a newer server, which has more.
func servedBySome(s Suite, r core.Route) bool {
	return r.Cap == "" || slices.ContainsFunc(s.Releases, func(release string) bool {
		return core.Supports(r.Cap, core.MustVersion(release)) == core.Native
	})
}

// checkRequest holds one request against what the release reads.
func checkRequest(report func(string), s Suite, facts *released.Facts, release, by string, r core.Request, said map[string]bool) {
	route, ok := s.Adapter.Route(r.Op)
	if !ok {
		report(fmt.Sprintf("%s: %s sends %q, which has no route", release, by, r.Op))
		return
	}
	at := route.Method + " " + route.Path
	if !facts.Endpoints.Has(at, release) {
		report(fmt.Sprintf("%s: %s sends %s, which the release does not serve", release, by, at))
	}
	for key := range r.Query {
		for _, row := range facts.Endpoints.Find(at + "?" + key) {
			said[row] = true
		}
		if !facts.Endpoints.Has(at+"?"+key, release) {
			report(fmt.Sprintf("%s: %s sends %s?%s, which the release does not read", release, by, at, key))
		}
	}
}

// checkNotSaid finds the parameters that some release reads and no verb sends.
func checkNotSaid(t *testing.T, s Suite, facts *released.Facts, said map[string]bool) {
	for row := range notSaid {
		if said[row] || !slices.Contains(facts.Endpoints.Rows(), row) {
			t.Errorf("the reason for not saying %s is not needed", row)
		}
	}
	routes := map[string]bool{}
	for _, op := range core.Ops() {
		if r, ok := s.Adapter.Route(op); ok {
			routes[r.Method+" "+r.Path] = true
		}
	}
	missing := map[string]bool{}
	for _, row := range facts.Endpoints.Rows() {
		at, _, ok := strings.Cut(row, "?")
		if !ok || !routes[at] || said[row] || notSaid[row] != "" {
			continue
		}
		if slices.ContainsFunc(s.Releases, func(r string) bool { return facts.Endpoints.Has(row, r) }) {
			missing[row] = true
		}
	}
	for _, row := range slices.Sorted(maps.Keys(missing)) {
		t.Errorf("no verb can say %s: add an option, or the reason to notSaid", row)
	}
}

func readFacts(t *testing.T) *released.Facts {
	t.Helper()
	facts, err := released.Read(filepath.Join(moduleRoot(t), "core", "testdata"))
	if err != nil {
		t.Fatal(err)
	}
	return facts
}
