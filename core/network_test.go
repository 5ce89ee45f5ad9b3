package core

import (
	"context"
	"encoding/json"
	"io"
	"strings"
	"testing"

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
