package core

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/podspan/podspan/core/reply"
)

// CreateSecret creates a secret and returns its ID. Everything in s that the
// server cannot apply is refused at once ([Refusals]) and nothing is sent.
//
// If the answer shows that the server has been replaced by a version that takes
// s otherwise, the new secret is removed and created again.
func (c *Client) CreateSecret(ctx context.Context, s *SecretSpec, o CreateOptions) (reply.CreateSecretResult, error) {
	return value(c.createSecret(ctx, s, o))
}

func (c *Client) createSecret(ctx context.Context, s *SecretSpec, o CreateOptions) (*reply.CreateSecretResult, error) {
	// A refusal comes before the data is read, which a terminal or a pipe may be
	// slow to give.
	t, err := c.begin(ctx)
	if err != nil {
		return nil, err
	}
	checked, warnings, err := decide(t, s, o.Checked)
	if err != nil {
		return nil, err
	}
	sent := sentSpec[*SecretSpec]{warnings: warnings}
	data, err := readSecret(ctx, s.Data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", subject("create secret", s.Name), err)
	}
	created, err := createAgain(c,
		func() (*reply.CreateSecretResult, *ReplacedError, error) {
			return c.createSecretOnce(ctx, s, data, checked, &sent)
		},
		func(made *reply.CreateSecretResult, why *ReplacedError) error {
			if made == nil {
				return nil
			}
			return c.undoCreate(ctx, "secret "+made.ID, why, func(t *attempt) error {
				_, err := request[none](ctx, t, secretRequest(OpSecretRemove, "remove", made.ID))
				if errors.Is(err, ErrNotFound) {
					return nil
				}
				return err
			})
		})
	if err == nil && o.Verify {
		err = c.verifySecret(ctx, sent, created)
	}
	if err != nil {
		return nil, err
	}
	created.Warnings = append(created.Warnings, sent.warnings...)
	return created, nil
}

// createSecretOnce sends one create, see createAgain.
func (c *Client) createSecretOnce(
	ctx context.Context, s *SecretSpec, data []byte, before *Checked[SecretSpec], sent *sentSpec[*SecretSpec],
) (*reply.CreateSecretResult, *ReplacedError, error) {
	t, err := c.begin(ctx)
	if err != nil {
		return nil, nil, err
	}
	checked, again, err := decide(t, s, before)
	if err != nil {
		return nil, nil, err
	}
	sent.spec, sent.to = checked.Spec, t.Server
	sent.warnings = append(sent.warnings, again...)
	spec := *sent.spec // the data is read once for each attempt
	spec.Data = bytes.NewReader(data)
	if spec.Replace && t.supports(CapSecretReplaceNone) == Emulated {
		if spec.Replace, err = t.secretNamed(ctx, s.Name); err != nil {
			return nil, nil, err
		}
	}
	p, err := t.Adapter.Encode(OpSecretCreate, &spec, t.Server)
	if err != nil {
		return nil, nil, err
	}
	r := Request{Op: OpSecretCreate, Subject: subject("create secret", s.Name), Query: p.Query, Body: p.Body}
	return createOn[*reply.CreateSecretResult](ctx, t, r, spec.Uses(), &sent.to)
}

// readSecret reads the whole of a secret's data. The context ends the wait for
// it, not a read that hangs.
func readSecret(ctx context.Context, from io.Reader) ([]byte, error) {
	type result struct {
		data []byte
		err  error
	}
	read := make(chan result, 1)
	go func() {
		data, err := io.ReadAll(io.LimitReader(from, MaxSecretSize+1))
		read <- result{data, err}
	}()
	select {
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	case got := <-read:
		switch {
		case got.err != nil:
			return nil, fmt.Errorf("read the secret's data: %w", got.err)
		case len(got.data) == 0 || len(got.data) > MaxSecretSize:
			return nil, &FieldError{Field: "SecretSpec.Data", Reason: fmt.Sprintf("must have 1 to %d bytes", MaxSecretSize)}
		}
		return got.data, nil
	}
}
