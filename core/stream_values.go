package core

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
)

// errStop is returned by a function of [eachValue] that has had enough.
var errStop = errors.New("no more is wanted")

// eachValue calls f with each JSON value of a stream, decoded by the adapter as
// T. An error of f ends it and is returned as it is; errStop is none. Servers
// that fail in the middle send their error as one more value.
func eachValue[T any](ctx context.Context, t *attempt, r Request, body io.Reader, f func(T) error) error {
	for dec := json.NewDecoder(body); ; {
		var raw json.RawMessage
		if err := dec.Decode(&raw); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return t.at(r).jsonError(ctx, err)
		}
		var said struct {
			Message  string `json:"message"`
			Response int    `json:"response"`
		}
		if json.Unmarshal(raw, &said) == nil && said.Response >= 400 {
			return &APIError{Op: r.Subject, Method: "GET", Server: t.Server.URI, Version: t.Server.Version, Status: said.Response,
				Message: strings.TrimSpace(said.Message)}
		}
		v, err := t.Adapter.Decode(r.Op, bytes.NewReader(raw))
		if err != nil {
			return t.at(r).protocolError("the stream cannot be read", err)
		}
		one, ok := v.(T)
		if !ok {
			return t.at(r).protocolError(fmt.Sprintf("the adapter returned a %T", v), nil)
		}
		if err := f(one); errors.Is(err, errStop) {
			return nil
		} else if err != nil {
			return err
		}
	}
}
