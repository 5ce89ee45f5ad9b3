package core

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
)

// verified answers a create, and an inspect with what the test says.
func verified(inspect string, err error) func(context.Context, Request) (io.Reader, error) {
	return func(ctx context.Context, r Request) (io.Reader, error) {
		switch r.Op {
		case OpContainerCreate:
			return strings.NewReader(`{"Id":"abc","Warnings":["Weight discarded."]}`), nil
		case OpContainerInspect:
			return strings.NewReader(inspect), err
		case OpContainerRemove:
			return nil, ctx.Err()
		}
		return nil, nil
	}
}

// ops returns what was asked for, in order.
func (s *scriptConn) ops() []Op {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []Op
	for _, r := range s.sent {
		out = append(out, r.Op)
	}
	return out
}

func hostnamed() *ContainerSpec {
	return &ContainerSpec{Basic: ContainerBasic{Name: "web", Hostname: "h"}, Storage: ContainerStorage{Image: "i"}}
}

func TestVerifyCostsOneRequest(t *testing.T) {
	c, conn := scripted(t, "4.9.5", verified(`{"Name":"web","Image":"x","Config":{"Hostname":"h"}}`, nil))
	if created, err := c.CreateContainer(t.Context(), hostnamed(), CreateOptions{Verify: true}); err != nil || created.ID != "abc" ||
		len(created.Warnings) != 1 {
		t.Fatalf("%+v, %v", created, err)
	}
	if got, want := conn.ops(), []Op{OpContainerCreate, OpContainerInspect}; !slices.Equal(got, want) {
		t.Errorf("sent %v, want %v", got, want)
	}
	c, conn = scripted(t, "4.9.5", verified("{}", nil))
	if _, err := c.CreateContainer(t.Context(), hostnamed(), CreateOptions{}); err != nil {
		t.Fatal(err)
	}
	if got, want := conn.ops(), []Op{OpContainerCreate}; !slices.Equal(got, want) {
		t.Errorf("without WithVerify sent %v, want %v", got, want)
	}
}

func TestVerifyRemovesWhatIsNotAsAskedFor(t *testing.T) {
	c, conn := scripted(t, "4.9.5", verified(`{"Name":"web","Config":{"Hostname":"other"}}`, nil))
	created, err := c.CreateContainer(t.Context(), hostnamed(), CreateOptions{Verify: true})
	var v *VerifyError
	if created.ID != "" || !errors.As(err, &v) || !errors.Is(err, ErrNotApplied) {
		t.Fatalf("%+v, %v", created, err)
	}
	want := []Difference{
		{Field: "Basic.Hostname", Option: "--hostname", Wanted: `"h"`, Got: `"other"`},
		{Field: "Storage.Image", Option: "IMAGE", Wanted: `"i"`, Got: `""`},
	}
	if !slices.Equal(v.Differences, want) {
		t.Errorf("differences %+v, want %+v", v.Differences, want)
	}
	if v.Container != "abc" || v.Server != "fake:" || v.Version.String() != "4.9.5" || len(v.Warnings) != 1 {
		t.Errorf("the error has %+v", v)
	}
	for _, word := range []string{"abc", "4.9.5", "fake:", "--hostname", "Basic.Hostname", `"h"`, `"other"`, "the container was removed"} {
		if !strings.Contains(err.Error(), word) {
			t.Errorf("%q does not say %q", err, word)
		}
	}
	removes := conn.requests(OpContainerRemove)
	if len(removes) != 1 || removes[0].Vars["name"] != "abc" || removes[0].Query.Get("force") != "true" ||
		removes[0].Query.Get("volumes") != "true" {
		t.Errorf("removed by %+v", removes)
	}
}

func TestWhatCannotBeReadBackIsRemoved(t *testing.T) {
	for name, tc := range map[string]struct{ err, class error }{
		"gone":   {&APIError{Status: 404, Message: "no such container"}, ErrNotFound},
		"broken": {&APIError{Status: 500, Message: "database is locked"}, ErrServer},
		"cut":    {nil, ErrServer}, // the answer is half an object
	} {
		c, conn := scripted(t, "4.9.5", verified(`{"Name":`, tc.err))
		created, err := c.CreateContainer(t.Context(), hostnamed(), CreateOptions{Verify: true})
		var v *VerifyError
		if created.ID != "" || !errors.As(err, &v) || len(v.Differences) > 0 || v.Err == nil || !errors.Is(err, tc.class) {
			t.Errorf("%s: %+v, %v", name, created, err)
		}
		if !strings.Contains(err.Error(), "cannot be read back") {
			t.Errorf("%s: %v", name, err)
		}
		if n := len(conn.requests(OpContainerRemove)); n != 1 {
			t.Errorf("%s: removed %d times", name, n)
		}
	}
}

func TestVerifyRemovesAlsoWhenTheContextEnds(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	answer := verified("{}", nil)
	c, conn := scripted(t, "4.9.5", func(_ context.Context, r Request) (io.Reader, error) {
		if r.Op == OpContainerInspect {
			cancel()
			return nil, context.Canceled
		}
		return answer(t.Context(), r)
	})
	if _, err := c.CreateContainer(ctx, hostnamed(), CreateOptions{Verify: true}); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if n := len(conn.requests(OpContainerRemove)); n != 1 {
		t.Errorf("removed %d times", n)
	}
}

func TestAContainerThatCannotBeRemovedIsNamed(t *testing.T) {
	answer := verified("{}", nil)
	c, _ := scripted(t, "4.9.5", func(ctx context.Context, r Request) (io.Reader, error) {
		if r.Op == OpContainerRemove {
			return nil, fmt.Errorf("no: %w", ErrServer)
		}
		return answer(ctx, r)
	})
	_, err := c.CreateContainer(t.Context(), hostnamed(), CreateOptions{Verify: true})
	if !errors.As(err, new(*VerifyError)) || !errors.Is(err, ErrServer) ||
		!strings.Contains(err.Error(), "removing it failed") || strings.Contains(err.Error(), "was removed") {
		t.Error(err)
	}
}

// What another version says of a container tells nothing about the one that
// made it.
func TestAServerReplacedBeforeTheReadBack(t *testing.T) {
	answer := verified(`{"Name":"web","Image":"x","Config":{"Hostname":"h"}}`, nil)
	var conn *scriptConn
	c, conn := scripted(t, "4.3.1", func(ctx context.Context, r Request) (io.Reader, error) {
		if r.Op == OpContainerInspect {
			conn.version = "4.9.5"
		}
		return answer(ctx, r)
	})
	c.options.Choose = func(context.Context) (Link, error) {
		l := c.link
		l.Server.Version = MustVersion("4.9.5")
		return l, nil
	}
	created, err := c.CreateContainer(t.Context(), hostnamed(), CreateOptions{Verify: true})
	var replaced *ReplacedError
	if created.ID != "" || !errors.As(err, &replaced) || replaced.Was.String() != "4.3.1" || replaced.Now.String() != "4.9.5" {
		t.Errorf("%+v, %v", created, err)
	}
	if n := len(conn.requests(OpContainerRemove)); n != 1 {
		t.Errorf("removed %d times", n)
	}
}
