//go:build linux

package integration

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"sync"
	"testing"
	"time"

	"github.com/podspan/podspan/core"
	"github.com/podspan/podspan/core/reply"
	"github.com/podspan/podspan/integration/servers"
	"github.com/podspan/podspan/probe"
)

const (
	replacedNetwork = "replaced-n"
	replacedBase    = "replaced-base" // runs on both servers
	replacedLabel   = "replaced-load"
)

// TestReplacedUnderLoad swaps servers of two majors behind one socket, again
// and again, while one client creates containers, runs programs, reads logs and events:
// what succeeds is as it was asked for, and what does not says why.
func TestReplacedUnderLoad(t *testing.T) {
	started := realServers(t)
	old, next := ofMajor(t, started, 3), ofMajor(t, started, 4)
	for _, s := range []*servers.Server{old, next} {
		prepareReplaced(t, s)
	}
	g := newGateway(t, old)
	client, err := probe.Connect(t.Context(), g.uri())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := client.Close(); err != nil {
			t.Error(err)
		}
	})
	w := newWatcher(t, client)
	watching, stopWatching := context.WithCancel(t.Context())
	var watchers sync.WaitGroup
	watchers.Go(func() { w.watch(watching) })
	defer watchers.Wait()
	defer stopWatching()
	l := &load{t: t, client: client, made: map[string]bool{}, networks: map[string]string{}}
	stop := make(chan struct{})
	var workers sync.WaitGroup
	stopWork := sync.OnceFunc(func() { close(stop); workers.Wait() })
	defer stopWork() // also when there is no progress
	for i := range 3 {
		workers.Go(func() { l.creates(stop, i) })
	}
	workers.Go(func() { l.createsNetworks(stop) })
	workers.Go(func() { l.execs(stop) })
	workers.Go(func() { l.logs(stop) })
	workers.Go(func() { l.follows(stop) })
	for i := range 4 {
		l.progress() // between two swaps the client comes back to all of its work
		g.replace([]*servers.Server{next, old}[i%2])
	}
	l.progress()
	stopWork()
	if v := client.Server().Version.String(); v != old.Version() {
		t.Errorf("the client speaks to Podman %s in the end, want %s", v, old.Version())
	}
	w.sawAll(l.made, g, next, old)
	stopWatching()
	watchers.Wait()
	checkMade(t, l.made, old, next)
	checkNetworks(t, l.networks, old, next)
	t.Logf("%d containers, %d networks, %d programs, %d logs, %d containers told of by %d broken streams; %d failures at swaps",
		len(l.made), len(l.networks), l.execsDone.Load(), l.logsDone.Load(), len(w.seen), w.streams, l.failures.Load())
	if l.failures.Load() == 0 {
		t.Error("no call met a swap")
	}
}

func ofMajor(t *testing.T, started []*servers.Server, major uint64) *servers.Server {
	t.Helper()
	var found *servers.Server // the newest one
	for _, s := range started {
		if core.MustVersion(s.Version()).Major() == major {
			found = s
		}
	}
	if found == nil {
		t.Fatalf("no server of major %d in this run (PODSPAN_TEST_RELEASES)", major)
	}
	return found
}

// prepareReplaced makes what the load works on, through a client of its own.
func prepareReplaced(t *testing.T, s *servers.Server) {
	t.Helper()
	c, err := probe.Connect(t.Context(), s.URI())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.CreateNetwork(t.Context(), &core.NetworkSpec{Name: replacedNetwork}, core.CreateOptions{}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		ctx := context.Background()
		list, err := c.ListContainers(ctx, core.ListContainersOptions{All: true, Filters: map[string][]string{"label": {replacedLabel}}})
		for _, ctr := range list.Containers {
			_, removeErr := c.RemoveContainer(ctx, ctr.ID, core.RemoveContainerOptions{Force: true, Timeout: new(time.Duration)})
			err = errors.Join(err, removeErr)
		}
		nets, listErr := loadNetworks(ctx, c)
		_, removeErr := c.RemoveNetwork(ctx, replacedNetwork, core.RemoveNetworkOptions{})
		err = errors.Join(err, listErr, removeErr)
		for _, n := range nets {
			_, removeErr := c.RemoveNetwork(ctx, n.Name, core.RemoveNetworkOptions{})
			err = errors.Join(err, removeErr)
		}
		if err := errors.Join(err, c.Close()); err != nil {
			t.Errorf("clean up %s: %v", s.Version(), err)
		}
	})
	spec := loadSpec(replacedBase)
	spec.Basic.Command = []string{"sh", "-c", "echo one; echo two; sleep 1000"}
	created, err := c.CreateContainer(t.Context(), spec, core.CreateOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.StartContainer(t.Context(), created.ID, core.ChangeOptions{}); err != nil {
		t.Fatal(err)
	}
}

// loadSpec has settings whose form differs between the majors.
func loadSpec(name string) *core.ContainerSpec {
	return &core.ContainerSpec{
		Basic:   core.ContainerBasic{Name: name, Labels: map[string]string{replacedLabel: name}, Command: []string{"true"}},
		Storage: core.ContainerStorage{Image: "busybox"},
		Network: core.ContainerNetwork{Networks: []core.NetworkAttachment{{Name: replacedNetwork, Aliases: []string{"alias"}}}},
	}
}

// checkMade holds that every container that was created is on one server, and
// has its network there; nothing was made in another version's form.
func checkMade(t *testing.T, made map[string]bool, on ...*servers.Server) {
	t.Helper()
	seen := map[string]int{}
	for _, s := range on {
		_, body, err := s.API(t.Context(), http.MethodGet,
			"/v"+s.Version()+`/libpod/containers/json?all=true&filters={"label":["`+replacedLabel+`"]}`, nil)
		if err != nil {
			t.Fatal(err)
		}
		var list []struct {
			Names    []string
			Networks []string
		}
		if err := json.Unmarshal(body, &list); err != nil {
			t.Fatal(err)
		}
		for _, c := range list {
			seen[c.Names[0]]++
			if len(c.Networks) != 1 || c.Networks[0] != replacedNetwork {
				t.Errorf("%s on Podman %s is on the networks %v, want %s", c.Names[0], s.Version(), c.Networks, replacedNetwork)
			}
		}
	}
	if len(made) == 0 {
		t.Error("no container was created")
	}
	for name := range made {
		if seen[name] != 1 {
			t.Errorf("%s was created, and is on %d servers", name, seen[name])
		}
	}
}

func loadNetworks(ctx context.Context, c *core.Client) ([]reply.Network, error) {
	res, err := c.ListNetworks(ctx, core.ListNetworksOptions{Filters: map[string][]string{"label": {replacedLabel}}})
	return res.Networks, err
}

// checkNetworks holds the same of networks as checkMade does of containers.
func checkNetworks(t *testing.T, made map[string]string, on ...*servers.Server) {
	t.Helper()
	seen := map[string]int{}
	for _, s := range on {
		c, err := probe.Connect(t.Context(), s.URI())
		if err != nil {
			t.Fatal(err)
		}
		list, err := loadNetworks(t.Context(), c)
		if err := errors.Join(err, c.Close()); err != nil {
			t.Fatal(err)
		}
		for _, n := range list {
			seen[n.Name]++
			if want, ok := made[n.Name]; ok && (len(n.Subnets) != 1 || n.Subnets[0].Subnet.String() != want) {
				t.Errorf("network %s on Podman %s has the subnets %v, want %s", n.Name, s.Version(), n.Subnets, want)
			}
		}
	}
	for name := range made {
		if seen[name] != 1 {
			t.Errorf("network %s was created, and is on %d servers", name, seen[name])
		}
	}
}
