package core

import (
	"errors"
	"io"
	"testing"
)

// Calls that an older server would take for another are refused before they are sent.
func TestCallsThatWouldBeMisread(t *testing.T) {
	for name, c := range map[string]struct {
		refused, served string
		call            func(*Client) error
	}{
		"restart without a timeout": {"3.1.2", "3.2.0", func(c *Client) error {
			_, err := c.RestartContainer(t.Context(), "a", RestartContainerOptions{})
			return err
		}},
		"logs until": {"3.2.3", "3.3.0", func(c *Client) error {
			_, err := c.Logs(t.Context(), "a", LogsOptions{Stdout: io.Discard, Until: "1h"})
			return err
		}},
		"top with arguments of ps": {"3.4.2", "3.4.3", func(c *Client) error {
			_, err := c.TopContainer(t.Context(), "a", TopContainerOptions{Args: []string{"-eo pid"}})
			return err
		}},
		"top with a comma after a title": {"4.6.2", "4.8.0", func(c *Client) error {
			_, err := c.TopContainer(t.Context(), "a", TopContainerOptions{Args: []string{"-o", "pid=ID,comm"}})
			return err
		}},
	} {
		old, conn := scripted(t, c.refused, nil)
		if err := c.call(old); !errors.Is(err, ErrUnsupported) || len(conn.sent) != 0 {
			t.Errorf("%s on %s: %v, %d requests", name, c.refused, err, len(conn.sent))
		}
		served, _ := scripted(t, c.served, nil)
		if err := c.call(served); errors.Is(err, ErrUnsupported) {
			t.Errorf("%s on %s: %v", name, c.served, err)
		}
	}
}
