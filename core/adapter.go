package core

import (
	"context"
	"io"
	"net/http"
	"net/url"
)

// Server is what is known of a service after one round trip.
type Server struct {
	URI     string  // as connected to, without passwords
	Version Version // Libpod-API-Version: the version of Podman (of its API, strictly)
	// MinAPI is the oldest API that the service declares to serve. It is zero
	// unless the choice of an adapter needed it (a service newer than all that the
	// adapters are known to speak to).
	MinAPI  Version
	Adapter string // name of the adapter in use
	OS      string // from the Server header: "linux"
}

// APIRange is the range of libpod API versions that an adapter speaks, from
// podman/vN/version.
type APIRange struct {
	Min     Version // oldest
	Current Version // newest

	// ServedBy is the newest release of a later major that is known, from its own
	// source, to serve Current still; zero: none is. A service of that major is
	// not asked which API it serves.
	ServedBy Version
}

// Through returns the newest major that the adapter is known to speak to.
func (r APIRange) Through() uint64 { return max(r.Current.Major(), r.ServedBy.Major()) }

// Route is where an operation is served.
type Route struct {
	Method string
	Path   string     // template below /vX.Y.Z/libpod: "/containers/{name}/start"
	Cap    Capability // what gates it; empty: every release has it
}

// Adapter translates between the neutral model and one major version of
// Podman. It is a value without state; all methods are safe for concurrent
// use.
//
// What only one major can do is a rule in the rules table, never a method that
// does nothing.
type Adapter interface {
	// Name is "v3" or "v4".
	Name() string
	// Speaks returns the API range of the podman release the adapter is built on.
	Speaks() APIRange
	// Connect makes the connection that carries requests to server. hc is the
	// client that has already dialed and pinged; its transport is shared.
	Connect(server Server, u *url.URL, hc *http.Client) Conn
	// Route returns where op is served; false when this major has no such
	// operation.
	Route(op Op) (Route, bool)
	// EncodeContainer returns the body of a create request: a pointer to the
	// major's SpecGenerator. The spec has passed [CheckContainer]; a setting that
	// cannot be said all the same is an error, never left out. The spec is not
	// changed and the result may share memory with it.
	EncodeContainer(s *ContainerSpec, server Server) (any, error)
	// DecodeContainer is the opposite of EncodeContainer: it reads a create
	// body of this major (JSON). What it cannot say neutrally is an error.
	DecodeContainer(body io.Reader) (*ContainerSpec, error)
	// DecodePod is DecodeContainer of a pod, which Encode makes of [OpPodCreate].
	DecodePod(body io.Reader) (*PodSpec, error)
	// Encode returns what a request for op carries of v, which has the type that
	// the comment of op names and has been checked. A setting that cannot be said
	// is an error, never left out.
	Encode(op Op, v any, server Server) (Payload, error)
	// Decode reads the body of a successful answer. The result has the type
	// that the comment of op names.
	Decode(op Op, body io.Reader) (any, error)
}

// Payload is what a request carries of a neutral value. Each major decides
// what goes into the query and what into the body.
type Payload struct {
	Query url.Values
	Body  any // as [Request.Body]
}

// Request is one call of an operation.
type Request struct {
	Op      Op
	Subject string            // what is tried, for errors: "start container web"
	Vars    map[string]string // values of the path template; escaped by the Conn
	Query   url.Values
	Header  http.Header
	// Body is marshaled to JSON unless it is nil or an io.Reader, which is sent
	// as it is.
	Body any
}

// Conn carries requests to one service. It is safe for concurrent use.
type Conn interface {
	// Do sends the request once; it is never sent again. The answer's status is
	// below 400 and its body is the caller's to close. Errors: [*APIError] for
	// status 400 and above, [*ConnectError] when the connection failed, the
	// context's error when it ended first.
	Do(ctx context.Context, r Request) (*http.Response, error)
	// Hijack sends the request on a connection of its own and turns that into a
	// raw stream. Errors are those of Do.
	Hijack(ctx context.Context, r Request) (Stream, error)
}

// Stream is a raw connection to a container's standard streams. Close ends
// both directions; CloseWrite tells the other side that nothing more will
// come, and reading goes on.
type Stream interface {
	io.ReadWriteCloser
	CloseWrite() error
}
