package core

import (
	"errors"
	"strings"
	"testing"
)

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
