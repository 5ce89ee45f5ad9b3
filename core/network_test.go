package core

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/podspan/podspan/core/reply"
)

// networkAdapter reads networks and reports, and containers.
type networkAdapter struct{ scriptAdapter }

func (networkAdapter) Decode(op Op, r io.Reader) (any, error) {
	d := json.NewDecoder(r)
	switch op {
	case OpNetworkCreate, OpNetworkInspect:
		v := &reply.Network{}
		return v, d.Decode(v)
	case OpNetworkList:
		v := []reply.Network{}
		err := d.Decode(&v)
		return v, err
	case OpNetworkRemove, OpNetworkPrune:
		v := []reply.NetworkPruned{}
		err := d.Decode(&v)
		return v, err
	case OpContainerList:
		v := []reply.ContainerSummary{}
		err := d.Decode(&v)
		return v, err
	}
	return nil, nil
}

// networkClient answers each operation with its text; "404" is not found.
func networkClient(t *testing.T, version string, answers map[Op]string) (*Client, *scriptConn) {
	t.Helper()
	c, conn := scripted(t, version, func(_ context.Context, r Request) (io.Reader, error) {
		body, ok := answers[r.Op]
		switch {
		case body == "404":
			return nil, &APIError{Op: r.Subject, Status: 404, Message: "network not found", Version: MustVersion(version)}
		case body == "500":
			return nil, &APIError{Op: r.Subject, Status: 500, Message: "no", Version: MustVersion(version)}
		case !ok && r.Op == OpNetworkRemove:
			body = "[]"
		}
		return strings.NewReader(body), nil
	})
	c.link.Adapter = networkAdapter{}
	return c, conn
}

func TestNetworkFilters(t *testing.T) {
	list := `[{"name":"web","id":"aa11","driver":"bridge","labels":{"app":"shop","a/b":"1"}},{"name":"lan","id":"bb22","driver":"macvlan"}]`
	for _, tt := range []struct {
		filters map[string][]string
		want    string
	}{
		{nil, "web lan"},
		{map[string][]string{"name": {"^w"}}, "web"}, {map[string][]string{"name": {"["}}, ""},
		{map[string][]string{"id": {"BB"}}, "lan"}, {map[string][]string{"id": {"1"}}, ""}, {map[string][]string{"id": {"1$"}}, "web"},
		{map[string][]string{"driver": {"macvlan"}}, "lan"}, {map[string][]string{"driver": {"macvlan", "bridge"}}, "web lan"},
		{map[string][]string{"label": {"app"}}, "web"}, {map[string][]string{"label": {"app=shop"}}, "web"},
		{map[string][]string{"label": {"app=x"}}, ""},
		{map[string][]string{"label": {"app", "no"}}, ""}, {map[string][]string{"label": {"a*"}}, "web"},
		{map[string][]string{"label": {"a/*"}}, "web"},
		{map[string][]string{"label!": {"app"}}, "lan"}, {map[string][]string{"Label!": {"app=x"}}, "web lan"},
		{map[string][]string{"driver": {"bridge"}, "name": {"lan"}}, ""},
	} {
		c, conn := networkClient(t, "3.4.4", map[Op]string{OpNetworkList: list})
		got, err := c.ListNetworks(t.Context(), ListNetworksOptions{Filters: tt.filters})
		var names []string
		for _, n := range got.Networks {
			names = append(names, n.Name)
		}
		if err != nil || strings.Join(names, " ") != tt.want {
			t.Errorf("%v: %q, %v; want %q", tt.filters, names, err, tt.want)
		}
		if r := conn.requests(OpNetworkList); len(r) != 1 || r[0].Query.Has("filters") {
			t.Errorf("%v: 3.4.4 is asked to filter: %v", tt.filters, r)
		}
	}
	c, conn := networkClient(t, "4.0.3", map[Op]string{OpNetworkList: list})
	filters := map[string][]string{"name": {"x"}, "label!": {"app"}}
	if got, err := c.ListNetworks(t.Context(), ListNetworksOptions{Filters: filters}); err != nil || len(got.Networks) != 1 ||
		got.Networks[0].Name != "lan" || len(filters) != 2 {
		t.Errorf("4.0.3: %v, %v", got.Networks, err)
	}
	if f := conn.requests(OpNetworkList)[0].Query.Get("filters"); f != `{"name":["x"]}` {
		t.Errorf("4.0.3 is sent %s", f)
	}
	for version, filter := range map[string]string{"3.4.4": "until", "4.1.1": "dangling"} {
		c, conn := networkClient(t, version, nil)
		if _, err := c.ListNetworks(t.Context(), ListNetworksOptions{Filters: map[string][]string{filter: {"true"}}}); !errors.Is(err,
			ErrUnsupported) || len(conn.sent) > 0 {
			t.Errorf("%s on %s: %v", filter, version, err)
		}
	}
}

func TestRemoveNetworkWithATimeoutRemovesItsContainersFirst(t *testing.T) {
	answers := map[Op]string{
		OpNetworkInspect: `{"name":"n","driver":"bridge"}`,
		OpContainerList:  `[{"Id":"c1","Networks":["n"]},{"Id":"c2","Networks":["m"]},{"Id":"c3","Networks":["m","n"]}]`,
	}
	c, conn := networkClient(t, "4.9.5", answers)
	wait := 3 * time.Second
	if _, err := c.RemoveNetwork(t.Context(), "abc", RemoveNetworkOptions{Force: true, Timeout: &wait}); err != nil {
		t.Fatal(err)
	}
	var removed []string
	for _, r := range conn.requests(OpContainerRemove) {
		removed = append(removed, r.Vars["name"]+" "+r.Query.Encode())
	}
	if want := []string{"c1 force=true&ignore=true&timeout=3&volumes=true",
		"c3 force=true&ignore=true&timeout=3&volumes=true"}; !slices.Equal(removed, want) {
		t.Errorf("removed %q, want %q", removed, want)
	}
	if r := conn.requests(OpNetworkRemove); len(r) != 1 || r[0].Query.Encode() != "force=true" {
		t.Errorf("sent %+v", r)
	}
	if _, err := c.RemoveNetwork(t.Context(), "n", RemoveNetworkOptions{Timeout: &wait}); !errors.Is(err, ErrInvalid) {
		t.Errorf("without force: %v", err)
	}
	answers[OpContainerList] = `[{"Id":"c1","Networks":["n"]},{"Id":"c2","Pod":"p","Networks":["n"]}]`
	before := len(conn.requests(OpContainerRemove))
	if _, err := c.RemoveNetwork(t.Context(), "n", RemoveNetworkOptions{Force: true, Timeout: &wait}); !errors.Is(err, ErrInvalid) ||
		len(conn.requests(OpContainerRemove)) != before {
		t.Errorf("with a pod: %v", err)
	}
	answers[OpNetworkRemove] = `[{"Name":"n","Err":"it is needed"}]`
	if _, err := c.RemoveNetwork(t.Context(), "n", RemoveNetworkOptions{}); err == nil || !strings.Contains(err.Error(), "it is needed") {
		t.Errorf("the server's no: %v", err)
	}
}

func TestNetworkExistsByInspect(t *testing.T) {
	for version, op := range map[string]Op{"3.0.0": OpNetworkInspect, "3.1.0": OpNetworkExists} {
		for answer, want := range map[string]bool{`{"name":"n"}`: true, "404": false} {
			c, conn := networkClient(t, version, map[Op]string{op: answer})
			if got, err := c.NetworkExists(t.Context(), "n", ReadOptions{}); err != nil || got.Exists != want || len(conn.sent) != 1 ||
				conn.sent[0].Op != op {
				t.Errorf("%s, %s: %v, %v by %+v", version, answer, got.Exists, err, conn.sent)
			}
		}
	}
}

func TestPruneNetworksRefusals(t *testing.T) {
	label := []string{"a"}
	for _, tt := range []struct {
		version string
		filters map[string][]string
		ok      bool
	}{
		{"3.0.0", nil, false}, {"3.1.0", nil, true}, {"3.4.4", map[string][]string{"label": label}, true},
		{"3.4.4", map[string][]string{"label": label, "until": {"1h"}}, false},
		{"4.0.0", map[string][]string{"label": label, "until": {"1h"}}, true},
		{"4.1.0", map[string][]string{"label!": label}, false}, {"4.2.0", map[string][]string{"label!": label}, true},
	} {
		c, conn := networkClient(t, tt.version, map[Op]string{OpNetworkPrune: "[]"})
		_, err := c.PruneNetworks(t.Context(), PruneNetworksOptions{Filters: tt.filters})
		if tt.ok != (err == nil) || !tt.ok && (!errors.Is(err, ErrUnsupported) || len(conn.sent) > 0) {
			t.Errorf("%s %v: %v", tt.version, tt.filters, err)
		}
	}
}
