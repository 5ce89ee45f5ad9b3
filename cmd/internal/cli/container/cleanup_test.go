package container_test

import (
	"fmt"
	"net/http"
	"testing"

	"github.com/podspan/podspan/cmd/internal/cli/clitest"
	"github.com/podspan/podspan/cmd/internal/cli/container"
	"github.com/podspan/podspan/probe"
)

// A container that has just ended is described once its clean-up is over, or as
// it is if nobody cleans it up.
func TestCleanedUp(t *testing.T) {
	for _, c := range []struct {
		stopped, inspections int
		status               string
	}{
		{0, 1, "exited"}, {2, 3, "exited"}, {container.CleanUpTries + 5, container.CleanUpTries + 1, "stopped"},
	} {
		left, asked := c.stopped, 0
		f := clitest.Serve(t, "4.1.1", map[string]http.HandlerFunc{
			"GET /containers/a/json": func(w http.ResponseWriter, _ *http.Request) {
				status := "exited"
				if left > 0 {
					status = "stopped"
				}
				left, asked = left-1, asked+1
				fmt.Fprintf(w, `{"Id":"a","State":{"Status":%q}}`, status)
			},
		})
		client, err := probe.Connect(t.Context(), f.URI)
		if err != nil {
			t.Fatal(err)
		}
		data, err := container.CleanedUp(t.Context(), client, "a")
		if err != nil || data.State.Status != c.status || asked != c.inspections {
			t.Errorf("stopped %d times: %q after %d inspections, %v", c.stopped, data.State.Status, asked, err)
		}
		if err := client.Close(); err != nil {
			t.Error(err)
		}
	}
}
