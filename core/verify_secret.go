package core

import (
	"context"
	"errors"
	"sync"

	"github.com/podspan/podspan/core/reply"
)

// verifySecret compares a secret with what it was made from, and removes it if
// it is another.
func (c *Client) verifySecret(ctx context.Context, sent sentSpec[*SecretSpec], created *reply.CreateSecretResult) error {
	made := sent.to.Version
	e := &VerifyError{Secret: created.ID, Server: sent.to.URI, Version: made}
	return e.settle(ctx, func() ([]Difference, error) {
		data, err := readBack[*reply.Secret](ctx, c, secretRequest(OpSecretInspect, "inspect", created.ID), made)
		if err != nil {
			return nil, err
		}
		return differences(secretRows(), sent.spec, data, made), nil
	}, func(ctx context.Context) error {
		_, err := c.RemoveSecret(ctx, created.ID, ChangeOptions{})
		if errors.Is(err, ErrNotFound) {
			return nil
		}
		return err
	})
}

type secretRow = readBackRow[*SecretSpec, *reply.Secret]

// secretRows is the table of what inspect shows of a secret
// (pkg/domain/infra/abi/secrets.go of 3.1.0 to 5.8.2).
var secretRows = sync.OnceValue(func() []secretRow {
	return []secretRow{
		shown("SecretSpec.Name", "NAME", sameText(func(s *SecretSpec) string { return s.Name },
			func(d *reply.Secret) string { return d.Spec.Name })),
		shown("SecretSpec.Driver", "--driver", sameText(func(s *SecretSpec) string { return s.Driver },
			func(d *reply.Secret) string { return d.Spec.Driver.Name })),
		shown("SecretSpec.DriverOptions", "--driver-opts", inMap(func(s *SecretSpec) map[string]string { return s.DriverOptions },
			func(d *reply.Secret) map[string]string { return d.Spec.Driver.Options })),
		shown("SecretSpec.Labels", "--label", inMap(func(s *SecretSpec) map[string]string { return s.Labels },
			func(d *reply.Secret) map[string]string { return d.Spec.Labels })),
	}
})

// SecretReadBacks returns how [CreateOptions].Verify reads each field of a [SecretSpec]
// back, as [ReadBacks] does for containers.
func SecretReadBacks() []ReadBack {
	return readBacks(secretRows(), []ReadBack{
		{Field: "SecretSpec.Replace", Option: "--replace", Unseen: "the secret that was replaced is gone"},
		{Field: "SecretSpec.Data", Option: "FILE", Unseen: "no server is asked for it: it would go over the wire once more"},
	})
}
