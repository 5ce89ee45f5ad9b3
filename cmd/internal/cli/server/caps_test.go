package server_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/podspan/podspan/cmd/internal/cli/clitest"
	"github.com/podspan/podspan/cmd/internal/cli/server"
)

func TestCaps(t *testing.T) {
	got := clitest.Podspan(t, nil, "caps", "--format", "json", "3.4.4", "4.9.5")
	var rows []server.Capability
	if err := json.Unmarshal([]byte(got.Stdout), &rows); err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		if len(r.Servers) != 2 || r.Servers["4.9.5"] == "" {
			t.Fatalf("%+v", r)
		}
		if r.Name == "env-merge" && (r.Servers["3.4.4"] != "refused" || r.Servers["4.9.5"] != "applied") {
			t.Errorf("%+v", r)
		}
	}
	if got := clitest.Podspan(t, nil, "caps", "newest"); got.Code != 125 || !strings.Contains(got.Stderr, "newest") {
		t.Errorf("%+v", got)
	}
}
