package core

import (
	"errors"
	"testing"
)

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
