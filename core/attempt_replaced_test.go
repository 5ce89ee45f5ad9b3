package core

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"
)

// readingAdapter tells what only reads.
type readingAdapter struct{ networkAdapter }

func (readingAdapter) Route(op Op) (Route, bool) {
	if slices.Contains([]Op{OpNetworkInspect, OpNetworkExists, OpNetworkList, OpContainerTop, OpContainerHealthCheck}, op) {
		return Route{Method: "GET"}, true
	}
	return Route{Method: "POST"}, true
}

func (a readingAdapter) Decode(op Op, r io.Reader) (any, error) {
	if op == OpSecretCreate {
		return a.scriptAdapter.Decode(op, r)
	}
	return a.networkAdapter.Decode(op, r)
}

// swapped returns a client on 3.4.4 whose server is 4.9.5 by now, and the
// connections to both.
func swapped(t *testing.T, old, next func(context.Context, Request) (io.Reader, error)) (c *Client, was, now *scriptConn) {
	t.Helper()
	c, was = scripted(t, "3.4.4", old)
	was.version = "4.9.5"
	other, now := scripted(t, "4.9.5", next)
	c.link.Adapter, other.link.Adapter = readingAdapter{}, readingAdapter{}
	c.options.Choose = func(context.Context) (Link, error) { return other.link, nil }
	return c, was, now
}

// refusesVersion is how 4.x answers to networks in a path of 3.x.
func refusesVersion(_ context.Context, r Request) (io.Reader, error) {
	return nil, fmt.Errorf("wrapped: %w", &APIError{Op: r.Subject, Status: 400, Version: MustVersion("4.9.5"), VersionRefused: true,
		Message: "given version is not supported"})
}

// answersAll is a server that has the network n, and no other.
func answersAll(_ context.Context, r Request) (io.Reader, error) {
	switch r.Op {
	case OpNetworkList, OpNetworkRemove, OpNetworkPrune:
		return strings.NewReader("[]"), nil
	case OpNetworkInspect:
		return strings.NewReader(`{"name":"n","driver":"bridge"}`), nil
	}
	return nil, nil
}

func TestWhatChangedNothingIsDoneAgainOnTheServerThatIsThereNow(t *testing.T) {
	for name, tc := range map[string]struct {
		op    Op
		again bool
		old   func(context.Context, Request) (io.Reader, error)
		do    func(*Client) error
	}{
		"read in the old form": {OpContainerTop, true, nil, func(c *Client) error {
			_, err := c.TopContainer(t.Context(), "web", TopContainerOptions{Args: []string{"pid", "args"}})
			return err
		}},
		"refused read": {OpNetworkInspect, true, refusesVersion, func(c *Client) error {
			_, err := c.InspectNetwork(t.Context(), "n", ReadOptions{})
			return err
		}},
		"refused question": {OpNetworkExists, true, refusesVersion, func(c *Client) error {
			_, err := c.NetworkExists(t.Context(), "n", ReadOptions{})
			return err
		}},
		"refused list": {OpNetworkList, true, refusesVersion, func(c *Client) error {
			_, err := c.ListNetworks(t.Context(), ListNetworksOptions{})
			return err
		}},
		"refused removal": {OpNetworkRemove, true, refusesVersion, func(c *Client) error {
			_, err := c.RemoveNetwork(t.Context(), "n", RemoveNetworkOptions{})
			return err
		}},
		"refused connection": {OpNetworkConnect, true, refusesVersion, func(c *Client) error {
			_, err := c.ConnectNetwork(t.Context(), "n", ConnectNetworkOptions{Container: "web"})
			return err
		}},
		"refused prune": {OpNetworkPrune, true, refusesVersion, func(c *Client) error {
			_, err := c.PruneNetworks(t.Context(), PruneNetworksOptions{})
			return err
		}},
		"program that was run": {OpContainerHealthCheck, false, nil, func(c *Client) error {
			_, err := c.RunHealthCheck(t.Context(), "web", ChangeOptions{})
			return err
		}},
		"change that was made": {OpContainerPause, false, nil, func(c *Client) error {
			_, err := c.PauseContainer(t.Context(), "web", ChangeOptions{})
			return err
		}},
	} {
		c, was, now := swapped(t, tc.old, answersAll)
		if err := tc.do(c); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		want := map[bool]int{true: 1, false: 0}[tc.again]
		if old, next := len(was.requests(tc.op)), len(now.requests(tc.op)); old != 1 || next != want {
			t.Errorf("%s: sent %d and %d times, want 1 and %d", name, old, next, want)
		}
	}
}

func TestARefusedVersionIsAReplacedServer(t *testing.T) {
	// Replaced again each time that it is asked: nothing was done, which is told.
	c, was, _ := swapped(t, refusesVersion, nil)
	var replaced *ReplacedError
	old := c.link
	c.options.Choose = func(context.Context) (Link, error) { return old, nil }
	_, err := c.InspectNetwork(t.Context(), "n", ReadOptions{})
	if !errors.As(err, &replaced) || replaced.Was.String() != "3.4.4" || replaced.Now.String() != "4.9.5" ||
		len(was.requests(OpNetworkInspect)) != 2 {
		t.Errorf("%v after %d requests", err, len(was.requests(OpNetworkInspect)))
	}
	if _, err := c.CreateNetwork(t.Context(), &NetworkSpec{Name: "n"}, CreateOptions{}); !errors.As(err, &replaced) ||
		len(was.requests(OpNetworkCreate)) != 2 {
		t.Errorf("%v after %d creates", err, len(was.requests(OpNetworkCreate)))
	}
	c, _, _ = swapped(t, refusesVersion, nil)
	c.options.Choose = nil
	if _, err := c.InspectNetwork(t.Context(), "n", ReadOptions{}); !errors.As(err, &replaced) {
		t.Errorf("a client that cannot choose again: %v", err)
	}
	// From the version that was asked it is a refusal like any other.
	c, was, _ = swapped(t, func(ctx context.Context, r Request) (io.Reader, error) {
		return nil, &APIError{Op: r.Subject, Status: 400, Version: MustVersion("3.4.4"), VersionRefused: true}
	}, nil)
	if _, err := c.InspectNetwork(t.Context(), "n", ReadOptions{}); errors.As(err, &replaced) || !errors.Is(err, ErrServer) ||
		len(was.requests(OpNetworkInspect)) != 1 {
		t.Error(err)
	}
}

// A network that was made in another version's form has to go: a removal that
// was refused unread is sent again.
func TestAnUndoThatWasRefusedIsDoneAgain(t *testing.T) {
	for name, last := range map[string]func(context.Context, Request) (io.Reader, error){"done": answersAll, "refused": refusesVersion} {
		c, _, _ := swapped(t, text(OpNetworkCreate, `{"name":"n"}`), nil)
		c.link.Server.URI = "fake:old"
		refusing, end := c.link, &scriptConn{version: "4.9.5", answer: last}
		refusing.Conn = &scriptConn{answer: refusesVersion}
		final := refusing
		final.Conn = end
		links := []Link{refusing, final, final}
		c.options.Choose = func(context.Context) (Link, error) {
			l := links[0]
			links = links[1:]
			return l, nil
		}
		_, err := c.CreateNetwork(t.Context(), &NetworkSpec{Name: "n"}, CreateOptions{})
		if n := len(end.requests(OpNetworkRemove)); n != 1 || err == nil ||
			strings.Contains(err.Error(), "could not be removed") != (name == "refused") {
			t.Errorf("%s: removed %d times, %v", name, n, err)
		}
	}
}

func TestANetworkThatStayedOnTheOldServer(t *testing.T) {
	notFound := func(_ context.Context, r Request) (io.Reader, error) {
		return nil, &APIError{Op: r.Subject, Status: 404, Version: MustVersion("4.9.5"), Message: "network not found"}
	}
	for name, next := range map[string]func(context.Context, Request) (io.Reader, error){"nothing there": notFound,
		"another of the name": answersAll} {
		t.Run(name, func(t *testing.T) { networkStayed(t, next) })
	}
}

func networkStayed(t *testing.T, next func(context.Context, Request) (io.Reader, error)) {
	c, was, now := swapped(t, nil, next)
	was.version = "3.4.4"
	was.answer = func(ctx context.Context, r Request) (io.Reader, error) {
		if r.Op == OpNetworkCreate {
			return strings.NewReader(`{"name":"n"}`), nil
		}
		return refusesVersion(ctx, r)
	}
	var replaced *ReplacedError
	_, err := c.CreateNetwork(t.Context(), &NetworkSpec{Name: "n", Internal: true}, CreateOptions{})
	if !errors.As(err, &replaced) || replaced.Op != "create network n" || len(now.requests(OpNetworkRemove)) > 0 {
		t.Errorf("%v; removed %v", err, now.requests(OpNetworkRemove))
	}
}

// Half of the verb was done on the old server: "not found" on the next one is
// no reason to call it done.
func TestAVerbThatIsHalfDoneSaysSo(t *testing.T) {
	c, was, _ := swapped(t, func(_ context.Context, r Request) (io.Reader, error) {
		if r.Op == OpContainerRemove {
			return nil, &APIError{Op: r.Subject, Status: 404, Version: MustVersion("4.9.5"), Message: "no such container"}
		}
		return nil, nil
	}, nil)
	was.version = "3.4.4"
	var replaced *ReplacedError
	_, err := c.RemoveContainer(t.Context(), "web", RemoveContainerOptions{Force: true, Ignore: true, Timeout: new(time.Duration)})
	if !errors.As(err, &replaced) || errors.Is(err, ErrNotFound) || len(was.requests(OpContainerStop)) != 1 {
		t.Errorf("%v; sent %v", err, was.sent)
	}
}

func TestAnAnswerIsKeptWhenTheServerGoesAway(t *testing.T) {
	c, _, _ := swapped(t, answersAll, nil)
	c.options.Choose = func(context.Context) (Link, error) { return Link{}, io.EOF }
	if n, err := c.InspectNetwork(t.Context(), "n", ReadOptions{}); err != nil || n.Network.Name != "n" {
		t.Errorf("%+v, %v", n.Network, err)
	}
}

// A router's own answer does not say its version: the server is looked at again.
func TestAPathThatIsNotThereIsAskedForOnTheServerThatIsThereNow(t *testing.T) {
	unrouted := func(_ context.Context, r Request) (io.Reader, error) {
		return nil, &APIError{Op: r.Subject, Status: 404, Message: "Not Found", Unrouted: true}
	}
	c, was, now := swapped(t, unrouted, answersAll)
	if there, err := c.SecretExists(t.Context(), "s", ReadOptions{}); err != nil || !there.Exists || len(was.sent) != 1 || len(now.sent) != 1 {
		t.Errorf("%t, %v after %d and %d requests", there.Exists, err, len(was.sent), len(now.sent))
	}
	c, was, now = swapped(t, unrouted, text(OpSecretCreate, `{"ID":"s"}`))
	if made, err := c.CreateSecret(t.Context(), &SecretSpec{Name: "s", Data: strings.NewReader("x")}, CreateOptions{}); err != nil ||
		made.ID != "s" || len(was.sent) != 1 || len(now.sent) != 1 {
		t.Errorf("%+v, %v after %d and %d requests", made, err, len(was.sent), len(now.sent))
	}
	// The same version: something in front of it does not let the path through.
	c, was, _ = swapped(t, unrouted, nil)
	same := c.link
	c.options.Choose = func(context.Context) (Link, error) { return same, nil }
	var api *APIError
	if _, err := c.SecretExists(t.Context(), "s", ReadOptions{}); !errors.As(err, &api) || !api.Unrouted ||
		errors.As(err, new(*ReplacedError)) || len(was.sent) != 2 {
		t.Errorf("%v after %d requests", err, len(was.sent))
	}
	c.options.Choose = nil
	if _, err := c.SecretExists(t.Context(), "s", ReadOptions{}); !errors.As(err, &api) || len(was.sent) != 3 {
		t.Errorf("a client that cannot choose again: %v after %d requests", err, len(was.sent))
	}
}
