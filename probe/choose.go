package probe

import (
	"context"

	"github.com/podspan/podspan/adapters"
	"github.com/podspan/podspan/core"
)

// choose pings the service and makes the link to it. Errors are those of
// [Connect].
func (e *endpoint) choose(ctx context.Context) (core.Link, error) {
	server, err := e.ping(ctx)
	if err != nil {
		return core.Link{}, err
	}
	a, err := e.pick(ctx, &server)
	if err != nil {
		return core.Link{}, err
	}
	server.Adapter = a.Name()
	// The adapter dials through the client and needs the address for its words
	// only: it gets none with a password.
	return core.Link{Server: server, Adapter: a, Conn: a.Connect(server, withoutPassword(e.uri), e.client)}, nil
}

// pick returns the adapter for a service: the pinned one, or the one for its
// version. Only a service newer than all that the adapters are known to speak to
// is asked a second question, which oldest API it still serves; the answer is
// left in server.
func (e *endpoint) pick(ctx context.Context, server *core.Server) (core.Adapter, error) {
	if e.o.adapter != "" {
		return adapters.ByName(e.o.adapter)
	}
	if newerThanAll(server.Version, adapters.All()) {
		min, err := e.minAPI(ctx)
		if err != nil {
			return nil, err
		}
		server.MinAPI = min
	}
	return adapters.Pick(server.Version, server.MinAPI)
}

func newerThanAll(v core.Version, all []core.Adapter) bool {
	for _, a := range all {
		if v.Major() <= a.Speaks().Through() {
			return false
		}
	}
	return true
}
