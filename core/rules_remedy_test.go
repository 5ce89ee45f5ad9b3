package core

import (
	"strings"
	"testing"

	"github.com/podspan/podspan/core/released"
)

// Who leaves a filter of a prune out removes more than was asked for: nobody is
// told to.
func TestNoRemedyRemovesMore(t *testing.T) {
	server := Server{Version: MustVersion("3.0.1")}
	held := 0
	for _, r := range Rules() {
		if !strings.Contains(r.Option, "prune --filter") || r.EmulatedSince != "" {
			continue
		}
		held++
		if remedy := r.Refusal(server).Remedy(); strings.Contains(remedy, "leave the option out") {
			t.Errorf("%s: %s", r.Option, remedy)
		}
	}
	if held == 0 {
		t.Error("no rule on filters of prunes is held")
	}
}

// TestNoRemedyOfAnEssentialRuleLeavesOut: where leaving the option out does
// something else than was asked for, nobody is told to without being told what.
func TestNoRemedyOfAnEssentialRuleLeavesOut(t *testing.T) {
	held := 0
	for _, r := range Rules() {
		if r.Essential == "" {
			continue
		}
		held++
		remedy := r.Refusal(Server{Version: MustVersion("3.0.1")}).Remedy()
		if strings.Contains(remedy, "leave the option out") || r.Instead == "" && !strings.Contains(remedy, r.Essential) {
			t.Errorf("%s: %s", r.Option, remedy)
		}
	}
	if held < 20 {
		t.Errorf("only %d rules are held", held)
	}
}

// TestRefusalNeedsWhatIsEnough: the release that a refusal asks for takes the
// option, natively or in another way, and the one before it does not.
func TestRefusalNeedsWhatIsEnough(t *testing.T) {
	facts, err := released.Read("testdata")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range Rules() {
		for _, release := range facts.Releases {
			v := MustVersion(release)
			if r.On(v) != Refused {
				continue
			}
			needs := r.Refusal(Server{Version: v}).Needs
			for _, part := range strings.Split(needs, " and ") {
				if enough, ok := strings.CutPrefix(part, "Podman ≥ "); ok && r.On(MustVersion(enough)) == Refused {
					t.Errorf("%s is refused on %s, and on %s, which it asks for", r.Cap, v, enough)
				} else if ok && r.EmulatedSince != "" && v.AtLeast(MustVersion(enough)) && r.Until == "" {
					t.Errorf("%s is refused on %s and asks for %s", r.Cap, v, needs)
				} else if ok && r.EmulatedSince != "" && enough != r.EmulatedSince {
					t.Errorf("%s asks for %s; %s is enough", r.Cap, needs, r.EmulatedSince)
				}
			}
		}
	}
}
