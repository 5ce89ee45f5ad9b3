package core

import (
	"strings"
	"testing"

	"github.com/podspan/podspan/core/released"
)

// TestRulesAgreeWithEveryReleasesEndpoints holds the rules on calls against the
// routes and the parameters that the handlers of every release read: the rule
// says "applied" of those releases that have them, and of no other.
func TestRulesAgreeWithEveryReleasesEndpoints(t *testing.T) {
	facts, err := released.Read("testdata")
	if err != nil {
		t.Fatal(err)
	}
	held := 0
	for _, r := range Rules() {
		for _, path := range r.Paths {
			if method, _, ok := strings.Cut(path, " /"); !ok || method != strings.ToUpper(method) {
				continue // of a body
			}
			if len(facts.Endpoints.Find(path)) == 0 {
				t.Errorf("%s governs %s, which no release has", r.Cap, path)
			}
			for _, release := range facts.Releases {
				held++
				if has, native := facts.Endpoints.Has(path, release), r.On(MustVersion(release)) == Native; has != native {
					t.Errorf("%s %s: the release has it: %v; the rule of %s (%s) says it can: %v", release, path, has, r.Cap, r.Needs(), native)
				}
			}
		}
	}
	if held < 10*len(facts.Releases) {
		t.Errorf("only %d pairs of path and release are held", held)
	}
}
