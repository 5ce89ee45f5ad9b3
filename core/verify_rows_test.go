package core

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/podspan/podspan/core/reply"
)

// readBackCase is one field: a spec that sets it, what inspect says where it
// was applied, and where it was not.
type readBackCase struct {
	field string
	on    string // release; empty: 4.9.5
	spec  ContainerSpec
	has   string // JSON of inspect
	lacks string // empty: {}
	// words of the difference
	wanted, got string
}

func (c *readBackCase) version() Version {
	if c.on == "" {
		return MustVersion("4.9.5")
	}
	return MustVersion(c.on)
}

func (c *readBackCase) differences(t *testing.T, text string) []Difference {
	t.Helper()
	var d reply.Container
	if err := json.Unmarshal([]byte(text), &d); err != nil {
		t.Fatalf("%s: %v in %s", c.field, err, text)
	}
	return differences(readBackRows(), &c.spec, whole(&d), c.version())
}

func TestEveryRowSeesItsField(t *testing.T) {
	for _, c := range readBackCases() {
		name := c.field + " on " + c.version().String()
		if diff := c.differences(t, c.has); len(diff) > 0 {
			t.Errorf("%s: %+v, though inspect says %s", name, diff, c.has)
		}
		lacks := c.lacks
		if lacks == "" {
			lacks = "{}"
		}
		found := false
		for _, d := range c.differences(t, lacks) {
			if d.Field != c.field {
				continue
			}
			found = true
			if !strings.Contains(d.Wanted, c.wanted) || !strings.Contains(d.Got, c.got) || d.Wanted == d.Got {
				t.Errorf("%s: wanted %q, got %q; should speak of %q and %q", name, d.Wanted, d.Got, c.wanted, c.got)
			}
		}
		if !found {
			t.Errorf("%s: no difference, though inspect says %s", name, lacks)
		}
	}
}

func TestEveryRowHasACase(t *testing.T) {
	cases := readBackCases()
	for _, row := range readBackRows() {
		has := false
		for i := range cases {
			has = has || cases[i].field == row.Field && row.shownOn(cases[i].version())
		}
		if !has {
			t.Errorf("%s (since %q, until %q) has no case", row.Field, row.Since, row.Until)
		}
	}
}

// A spec that says nothing wants nothing, whatever the server has.
func TestNothingWantedIsNoDifference(t *testing.T) {
	for _, text := range []string{"{}",
		`{"Name":"x","Config":{"Env":["A=B"],"StopTimeout":10,"Healthcheck":{"Test":["CMD","x"]}},"HostConfig":{"Memory":5,"Privileged":true,"IpcMode":"host"}}`} {
		for _, v := range []string{"3.0.0", "3.4.4", "4.3.1", "4.9.5", "5.4.2"} {
			c := readBackCase{on: v}
			if diff := c.differences(t, text); len(diff) > 0 {
				t.Errorf("%s: %+v", v, diff)
			}
		}
	}
}
