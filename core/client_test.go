package core

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/podspan/podspan/core/reply"
)

// fakeAdapter encodes a spec as its name and the version it was encoded for.
type fakeAdapter struct{}

func (fakeAdapter) Name() string                                { return "fake" }
func (fakeAdapter) Speaks() APIRange                            { return APIRange{} }
func (fakeAdapter) Connect(Server, *url.URL, *http.Client) Conn { return nil }
func (fakeAdapter) Route(op Op) (Route, bool) {
	switch op {
	case OpExecRemove:
		return Route{Method: "POST", Path: "/exec/{id}/remove", Cap: CapExecRemove}, true
	case OpContainerRemove:
		return Route{Method: "DELETE", Path: "/containers/{name}"}, true
	}
	return Route{Method: "POST", Path: "/" + string(op)}, true
}
func (fakeAdapter) EncodeContainer(s *ContainerSpec, server Server) (any, error) {
	return s.Basic.Name + " for " + server.Version.String(), nil
}
func (fakeAdapter) DecodeContainer(io.Reader) (*ContainerSpec, error) { return nil, nil }
func (fakeAdapter) DecodePod(io.Reader) (*PodSpec, error)             { return nil, nil }
func (fakeAdapter) Decode(op Op, r io.Reader) (any, error) {
	switch op {
	case OpContainerCreate:
		var c reply.CreateContainerResult
		err := json.NewDecoder(r).Decode(&c)
		return &c, err
	case OpContainerWait:
		return "seven", nil // another type than the operation has
	}
	return nil, nil
}

// fakeConn answers with the version of the server behind it.
type fakeConn struct {
	version *string
	sent    *[]string
	fail    error
}

func (f *fakeConn) Do(ctx context.Context, r Request) (*http.Response, error) {
	*f.sent = append(*f.sent, fmt.Sprint(r.Op, " ", r.Vars["name"], r.Body))
	if f.fail != nil {
		return nil, f.fail
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return &http.Response{
		Header: http.Header{"Libpod-Api-Version": {*f.version}},
		Body:   io.NopCloser(strings.NewReader(`{"Id":"id-on-` + *f.version + `"}`)),
	}, nil
}
func (f *fakeConn) Hijack(context.Context, Request) (Stream, error) { return nil, io.EOF }

func fakeClient(version *string, sent *[]string) *Client {
	link := func() Link {
		return Link{Server: Server{URI: "fake:", Version: MustVersion(*version)}, Adapter: fakeAdapter{},
			Conn: &fakeConn{version: version, sent: sent}}
	}
	return NewClient(link(), ClientOptions{Choose: func(context.Context) (Link, error) { return link(), nil }})
}

func TestCreateOnAReplacedServerIsDoneAgain(t *testing.T) {
	version, sent := "3.4.4", []string{}
	c := fakeClient(&version, &sent)
	version = "4.9.5"
	created, err := c.CreateContainer(t.Context(), &ContainerSpec{Basic: ContainerBasic{Name: "web"}, Storage: ContainerStorage{Image: "i"}},
		CreateOptions{})
	if err != nil || created.ID != "id-on-4.9.5" {
		t.Fatalf("%v, %v", created, err)
	}
	want := []string{
		"container create web for 3.4.4",
		"container remove id-on-4.9.5<nil>",
		"container create web for 4.9.5",
	}
	if fmt.Sprint(sent) != fmt.Sprint(want) {
		t.Errorf("sent %q, want %q", sent, want)
	}
	if got := c.Server().Version.String(); got != "4.9.5" {
		t.Errorf("the client is still on %s", got)
	}
}

func TestCallsFollowAReplacedServer(t *testing.T) {
	version, sent := "3.4.4", []string{}
	c := fakeClient(&version, &sent)
	version = "4.9.5"
	if _, err := c.StartContainer(t.Context(), "a", ChangeOptions{}); err != nil {
		t.Fatal(err)
	}
	if len(sent) != 1 {
		t.Errorf("a start was sent %d times", len(sent))
	}
	if _, err := c.StartContainer(t.Context(), "a", ChangeOptions{}); err != nil {
		t.Fatal(err)
	}
	if got := c.Server().Version.String(); got != "4.9.5" {
		t.Errorf("the client is on %s", got)
	}
}

func TestRefusedCreateSendsNothing(t *testing.T) {
	version, sent := "3.4.4", []string{}
	c := fakeClient(&version, &sent)
	_, err := c.CreateContainer(t.Context(), &ContainerSpec{Basic: ContainerBasic{EnvMerge: []string{"A=B"}},
		Storage: ContainerStorage{Image: "i"}}, CreateOptions{})
	var refused Refusals
	if !errors.Is(err, ErrUnsupported) || !errors.As(err, &refused) || len(sent) != 0 {
		t.Errorf("%v, sent %q", err, sent)
	}
}

func TestRouteIsGated(t *testing.T) {
	version, sent := "4.7.0", []string{}
	c := fakeClient(&version, &sent)
	_, err := call[none](t.Context(), c, execRequest(OpExecRemove, "remove", "x"))
	if err != nil || len(sent) != 1 {
		t.Errorf("an emulated route: %v, %q", err, sent)
	}
}

func TestConfusedAdapterIsAnErrorNotAPanic(t *testing.T) {
	version, sent := "4.9.5", []string{}
	c := fakeClient(&version, &sent)
	_, err := c.WaitContainer(t.Context(), "a", WaitContainerOptions{})
	var pe *ProtocolError
	if !errors.As(err, &pe) {
		t.Errorf("got %v", err)
	}
}

func TestAPIErrorClasses(t *testing.T) {
	for _, tc := range []struct {
		status  int
		message string
		want    error
	}{
		{404, "x", ErrNotFound}, {409, "x", ErrConflict}, {400, "x", ErrInvalid}, {403, "x", ErrDenied}, {500, "boom", ErrServer},
		{500, "no such image", ErrNotFound}, {500, "the container name \"a\" is already in use", ErrConflict},
	} {
		err := error(&APIError{Status: tc.status, Message: tc.message})
		for _, class := range []error{ErrNotFound, ErrConflict, ErrInvalid, ErrDenied, ErrUnreachable, ErrUnsupported, ErrServer} {
			if got := errors.Is(err, class); got != (class == tc.want) {
				t.Errorf("%d %q is %v: %t", tc.status, tc.message, class, got)
			}
		}
	}
}

func (fakeAdapter) Encode(_ Op, v any, _ Server) (Payload, error) { return Payload{Body: v}, nil }
