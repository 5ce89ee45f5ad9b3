package core

import (
	"strings"
	"testing"
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
