//go:build linux

package integration

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/netip"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/podspan/podspan/core"
)

// load is what goes on while servers are replaced.
type load struct {
	t      *testing.T
	client *core.Client

	createsDone, networksDone, execsDone, logsDone, failures atomic.Int64

	// cni keeps creates of containers and of networks apart: 3.x fails to read a
	// network's file that it is still writing.
	cni sync.RWMutex

	mu       sync.Mutex
	made     map[string]bool   // containers whose creation succeeded
	networks map[string]string // the same of networks: name → subnet
}

// progress waits until some more of everything has succeeded.
func (l *load) progress() {
	limit := time.Now().Add(2 * time.Minute)
	for done, more := range map[*atomic.Int64]int64{&l.createsDone: 5, &l.networksDone: 2, &l.execsDone: 1, &l.logsDone: 5} {
		for want := done.Load() + more; done.Load() < want; time.Sleep(10 * time.Millisecond) {
			if time.Now().After(limit) {
				l.t.Fatal("the client does not come back to work")
			}
		}
	}
}

// repeat calls f until stop is closed, and holds its errors.
func (l *load) repeat(stop <-chan struct{}, what string, f func(ctx context.Context, i int) error) {
	for i := 0; ; i++ {
		select {
		case <-stop:
			return
		default:
		}
		ctx, cancel := context.WithTimeout(l.t.Context(), time.Minute)
		err := f(ctx, i)
		cancel()
		if err == nil {
			continue
		}
		l.failures.Add(1)
		// The connection broke, another version answered, or what was made on one
		// server is asked for on the other.
		if !errors.Is(err, core.ErrUnreachable) && !errors.As(err, new(*core.ReplacedError)) && !errors.Is(err, core.ErrNotFound) {
			l.t.Errorf("%s: %v", what, err)
		}
	}
}

func (l *load) creates(stop <-chan struct{}, worker int) {
	l.repeat(stop, "create", func(ctx context.Context, i int) error {
		name := fmt.Sprintf("replaced-%d-%d", worker, i)
		l.cni.RLock()
		defer l.cni.RUnlock()
		_, err := l.client.CreateContainer(ctx, loadSpec(name), core.CreateOptions{})
		if err == nil {
			l.mu.Lock()
			l.made[name] = true
			l.mu.Unlock()
			l.createsDone.Add(1)
		}
		return err
	})
}

// createsNetworks makes networks whose subnet stands elsewhere in either form.
func (l *load) createsNetworks(stop <-chan struct{}) {
	l.repeat(stop, "network create", func(ctx context.Context, i int) error {
		name, subnet := fmt.Sprintf("replaced-n-%d", i), netip.PrefixFrom(netip.AddrFrom4([4]byte{10, byte(64 + i/256), byte(i), 0}), 24)
		l.cni.Lock()
		defer l.cni.Unlock()
		_, err := l.client.CreateNetwork(ctx, &core.NetworkSpec{
			Name: name, Subnets: []core.NetworkSubnet{{Subnet: subnet}}, Labels: map[string]string{replacedLabel: name},
		}, core.CreateOptions{})
		if err == nil {
			l.mu.Lock()
			l.networks[name] = subnet.String()
			l.mu.Unlock()
			l.networksDone.Add(1)
		}
		return err
	})
}

func (l *load) execs(stop <-chan struct{}) {
	l.repeat(stop, "exec", func(ctx context.Context, i int) error {
		want := fmt.Sprintf("said %d", i)
		id, err := l.client.CreateExec(ctx, replacedBase, core.ExecSpec{Command: []string{"echo", want}, Stdout: true}, core.ChangeOptions{})
		if err != nil {
			return err
		}
		var out bytes.Buffer
		att, err := l.client.AttachExec(ctx, id.ID, core.AttachOptions{Stdout: &out})
		if err != nil {
			return err
		}
		defer att.Close()
		if err := att.Run(); err != nil {
			return err
		}
		session, err := l.client.InspectExec(ctx, id.ID, core.ReadOptions{})
		if err != nil {
			return err // the output may be cut, and nobody says that it is whole
		}
		if out.String() != want+"\n" || session.Session.ExitCode != 0 {
			l.t.Errorf("exec: %q and exit code %d, want %q", out.String(), session.Session.ExitCode, want)
		}
		l.execsDone.Add(1)
		return nil
	})
}

func (l *load) logs(stop <-chan struct{}) {
	l.repeat(stop, "logs", func(ctx context.Context, _ int) error {
		var out bytes.Buffer
		_, err := l.client.Logs(ctx, replacedBase, core.LogsOptions{Stdout: &out})
		if err == nil && out.String() != "one\ntwo\n" {
			l.t.Errorf("logs: %q", out.String())
		}
		if err == nil {
			l.logsDone.Add(1)
		}
		return err
	})
}

// follows reads logs without an end: they must not end as if all had been read.
func (l *load) follows(stop <-chan struct{}) {
	ctx, cancel := context.WithCancel(l.t.Context())
	go func() { <-stop; cancel() }()
	for ctx.Err() == nil {
		_, err := l.client.Logs(ctx, replacedBase, core.LogsOptions{Stdout: io.Discard, Follow: true})
		if err == nil {
			l.t.Error("logs --follow of a running container ended without an error")
			return
		}
		if ctx.Err() == nil && !errors.Is(err, core.ErrUnreachable) && !errors.As(err, new(*core.ReplacedError)) {
			l.t.Errorf("logs --follow: %v", err)
		}
	}
}
