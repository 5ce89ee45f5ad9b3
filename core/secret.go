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

// secretRequest is a request about one secret.
func secretRequest(op Op, verb, nameOrID string) Request {
	return Request{Op: op, Subject: subject(verb+" secret", nameOrID), Vars: map[string]string{"name": nameOrID}, Query: url.Values{}}
}

// InspectSecretOptions change [Client.InspectSecret].
type InspectSecretOptions struct {
	ShowSecret bool // fill SecretData
}

// InspectSecret returns what the server says of a secret, in the shape of
// Podman 4.9. Releases before 4.3 do not know labels. The server takes the
// beginning of an ID for the ID.
func (c *Client) InspectSecret(ctx context.Context, nameOrID string, o InspectSecretOptions) (reply.InspectSecretResult, error) {
	r := secretRequest(OpSecretInspect, "inspect", nameOrID)
	var caps []Capability
	if o.ShowSecret {
		r.Query.Set("showsecret", "true")
		caps = append(caps, CapSecretShow)
	}
	secret, err := call[*reply.Secret](ctx, c, r, caps...)
	return reply.InspectSecretResult{Secret: secret}, err
}

// SecretExists reports whether there is a secret of that name or ID.
func (c *Client) SecretExists(ctx context.Context, nameOrID string, _ ReadOptions) (reply.SecretExistsResult, error) {
	there, err := exists(do(ctx, c, func(t *attempt) (none, error) {
		if t.supports(CapSecretExists) == Native {
			return request[none](ctx, t, secretRequest(OpSecretExists, "look for", nameOrID))
		}
		_, err := request[*reply.Secret](ctx, t, secretRequest(OpSecretInspect, "look for", nameOrID))
		return none{}, err
	}))
	return reply.SecretExistsResult{Exists: there}, err
}

// RemoveSecret removes a secret. Containers that were made with it keep it.
func (c *Client) RemoveSecret(ctx context.Context, nameOrID string, _ ChangeOptions) (reply.RemoveSecretResult, error) {
	return call[reply.RemoveSecretResult](ctx, c, secretRequest(OpSecretRemove, "remove", nameOrID))
}

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
