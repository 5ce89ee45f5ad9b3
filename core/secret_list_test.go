package core

import (
	"errors"
	"strings"
	"testing"
)

func TestSecretFilters(t *testing.T) {
	const all = `[{"ID":"10a","Spec":{"Name":"web"}},{"ID":"20b","Spec":{"Name":"db"}},{"ID":"10c","Spec":{"Name":"other"}}]`
	for _, tc := range []struct {
		version string
		filters map[string][]string
		want    string
		sent    string
	}{
		{"3.3.1", map[string][]string{"name": {"^w", "db"}}, "web db", ""},
		{"3.3.1", map[string][]string{"id": {"^10"}, "name": {"[we]b?"}}, "web other", ""},
		{"3.3.1", map[string][]string{"name": {"["}, "id": {}}, "", ""},
		{"3.4.0", map[string][]string{"name": {"nothing"}}, "web db other", `{"name":["nothing"]}`},
		{"4.9.5", map[string][]string{"Name": {"db"}, "id": {"^10"}}, "", ""},
		{"4.9.5", map[string][]string{"name": {"web"}, "id": {"^10"}}, "web", ""},
		{"4.9.5", nil, "web db other", ""},
	} {
		c, conn := scripted(t, tc.version, text(OpSecretList, all))
		list, err := c.ListSecrets(t.Context(), ListSecretsOptions{Filters: tc.filters})
		var names []string
		for _, s := range list.Secrets {
			names = append(names, s.Spec.Name)
		}
		if got := strings.Join(names, " "); err != nil || got != tc.want || conn.sent[0].Query.Get("filters") != tc.sent {
			t.Errorf("%s, %v: %q, %v, sent %v; want %q", tc.version, tc.filters, got, err, conn.sent[0].Query, tc.want)
		}
	}
	c, conn := scripted(t, "3.3.1", nil)
	if _, err := c.ListSecrets(t.Context(), ListSecretsOptions{Filters: map[string][]string{"label": {"a"}}}); !errors.Is(err, ErrInvalid) ||
		len(conn.sent) > 0 {
		t.Errorf("an unknown filter: %v", err)
	}
}
