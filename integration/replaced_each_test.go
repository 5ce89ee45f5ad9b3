//go:build linux

package integration

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/podspan/podspan/core"
	"github.com/podspan/podspan/integration/servers"
	"github.com/podspan/podspan/probe"
)

// eachMax bounds the requests of one verb.
const eachMax = 12

// TestReplacedBeforeEachRequest replaces the server right before the first, the
// second, … request of each verb: a read says what one of the two servers says,
// a change is made on one of them as it was asked for, or the error says that
// the server was replaced; and what could not be kept is not left behind. It runs
// alone: 3.x fails to read networks while another one's file comes or goes.
func TestReplacedBeforeEachRequest(t *testing.T) {
	started := realServers(t)
	for i := range len(started) - 1 {
		for _, pair := range [][2]*servers.Server{{started[i], started[i+1]}, {started[i+1], started[i]}} {
			t.Run(pair[0].Version()+" to "+pair[1].Version(), func(t *testing.T) {
				e := newEach(t, pair)
				for _, r := range eachReads {
					e.everyRequest(t, r.name, func(t *testing.T, c *core.Client, _ string) bool { return e.read(t, c, r) })
				}
				for _, v := range eachChanges {
					e.everyRequest(t, v.name, func(t *testing.T, c *core.Client, name string) bool { return e.change(t, c, name, v) })
				}
			})
		}
	}
}

// each is a pair of servers, of which the first is replaced by the second.
type each struct {
	pair   [2]*servers.Server
	direct [2]*core.Client
	gate   *turnstile
}

// eachNumber ends the names of the objects, and numbers their subnets.
var eachNumber atomic.Int64

func newEach(t *testing.T, pair [2]*servers.Server) *each {
	e := &each{pair: pair, gate: newTurnstile(t, pair)}
	for i, s := range pair {
		c, err := probe.Connect(t.Context(), s.URI())
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			if err := c.Close(); err != nil {
				t.Error(err)
			}
		})
		e.direct[i] = c
	}
	return e
}

// everyRequest has verb called with the server replaced before its first
// request, then before its second, until it is over before that. verb makes the
// call in its last step, and returns whether the replacing took place.
func (e *each) everyRequest(t *testing.T, name string, verb func(t *testing.T, c *core.Client, name string) bool) {
	for before := range eachMax {
		more := false
		e.gate.open()
		t.Run(fmt.Sprintf("%s/%d", name, before), func(t *testing.T) {
			client, err := probe.Connect(t.Context(), e.gate.uri())
			if err != nil {
				t.Fatal(err)
			}
			defer func() {
				if err := client.Close(); err != nil {
					t.Error(err)
				}
			}()
			e.gate.after = before
			more = verb(t, client, fmt.Sprintf("each-%d", eachNumber.Add(1)))
		})
		if !more {
			if before == 0 {
				t.Errorf("%s sent nothing", name)
			}
			return
		}
	}
	t.Errorf("%s sends more than %d requests", name, eachMax)
}

func (e *each) read(t *testing.T, c *core.Client, r eachRead) (met bool) {
	e.gate.arm()
	got, err := r.do(t.Context(), c)
	met = e.gate.disarm()
	if err != nil {
		t.Errorf("%v", err)
		return met
	}
	var said []any
	for _, c := range e.direct {
		want, err := r.do(t.Context(), c)
		if err != nil {
			t.Fatal(err)
		}
		said = append(said, want)
	}
	if !slices.ContainsFunc(said, func(want any) bool { return reflect.DeepEqual(got, want) }) {
		t.Errorf("got %+v, want one of %+v", got, said)
	}
	return met
}

func (e *each) change(t *testing.T, c *core.Client, name string, v eachChange) (met bool) {
	ctx := t.Context()
	for _, d := range e.direct {
		if v.prepare != nil {
			if err := v.prepare(ctx, d, name); err != nil {
				t.Fatal(err)
			}
		}
		defer func() {
			if err := v.clean(ctx, d, name); err != nil && !errors.Is(err, core.ErrNotFound) {
				t.Errorf("clean up %s on %s: %v", name, d.Server().Version, err)
			}
		}()
	}
	e.gate.arm()
	err := v.do(ctx, c, name)
	met = e.gate.disarm()
	var done []string
	for i, d := range e.direct {
		is, doneErr := v.done(ctx, d, name)
		if doneErr != nil {
			t.Errorf("on %s: %v", e.pair[i].Version(), doneErr)
		}
		if is {
			done = append(done, e.pair[i].Version())
		}
	}
	var replaced *core.ReplacedError
	switch {
	case err == nil && len(done) != 1:
		t.Errorf("told to be done, and done on %v", done)
	case err != nil && !errors.As(err, &replaced):
		t.Errorf("failed: %v", err)
	case err != nil && slices.Contains(done, e.pair[1].Version()) && strings.Contains(v.name, " create"):
		t.Errorf("left behind: %v", err)
	case err != nil && slices.Contains(done, e.pair[1].Version()) && len(replaced.Options) == 0 && replaced.Err == nil:
		t.Errorf("done on the server that is there now, and no word of what failed: %v", err)
	}
	return met
}
