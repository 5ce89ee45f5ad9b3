package core

import (
	"context"
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/podspan/podspan/core/reply"
)

// ListSecretsOptions change [Client.ListSecrets].
type ListSecretsOptions struct {
	// Filters say which secrets are listed: name and id, regular expressions. Any
	// value of a filter will do, and both filters must.
	Filters map[string][]string
}

// ListSecrets lists secrets, in the server's order, which is none. No release
// tells labels here.
func (c *Client) ListSecrets(ctx context.Context, o ListSecretsOptions) (reply.ListSecretsResult, error) {
	secrets, err := do(ctx, c, func(t *attempt) ([]reply.Secret, error) { return t.listSecrets(ctx, o) })
	return reply.ListSecretsResult{Secrets: secrets}, err
}

func (t *attempt) listSecrets(ctx context.Context, o ListSecretsOptions) (_ []reply.Secret, err error) {
	r := Request{Op: OpSecretList, Subject: "list secrets", Query: url.Values{}}
	keep := func(*reply.Secret) bool { return true }
	if filters, n := secretFilters(o.Filters); n > 0 {
		if err := t.check(CapSecretStore, CapSecretFilters); err != nil {
			return nil, err
		}
		// A server that can filter obeys one of two filters, whichever comes last.
		if t.supports(CapSecretFilters) == Native && n == 1 {
			err = setFilters(r.Query, filters)
		} else {
			keep, err = secretsKept(filters)
		}
		if err != nil {
			return nil, err
		}
	}
	list, err := request[[]reply.Secret](ctx, t, r)
	return slices.DeleteFunc(list, func(s reply.Secret) bool { return !keep(&s) }), err
}

// secretFilters leaves out filters without a value, which say nothing.
func secretFilters(given map[string][]string) (filters map[string][]string, n int) {
	filters = map[string][]string{}
	for key, values := range given {
		if len(values) > 0 {
			filters[key] = values
		}
	}
	return filters, len(filters)
}

// secretsKept judges filters as servers do (pkg/domain/utils/secrets_filters.go).
func secretsKept(filters map[string][]string) (func(*reply.Secret) bool, error) {
	for _, key := range slices.Sorted(maps.Keys(filters)) {
		if k := strings.ToLower(key); k != "name" && k != "id" {
			return nil, &FieldError{Field: "ListSecretsOptions.Filters", Option: "--filter", Value: key, Reason: "use name or id"}
		}
	}
	return func(s *reply.Secret) bool {
		for key, values := range filters {
			text := s.ID
			if strings.EqualFold(key, "name") {
				text = s.Spec.Name
			}
			if !slices.ContainsFunc(values, func(re string) bool {
				ok, err := regexp.MatchString(re, text)
				return ok && err == nil
			}) {
				return false
			}
		}
		return true
	}, nil
}
