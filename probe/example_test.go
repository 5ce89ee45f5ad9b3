package probe_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"time"

	"github.com/podspan/podspan/core"
	"github.com/podspan/podspan/probe"
)

// podman starts a fake service of that release and returns its address, which
// stands for unix:///run/podman/podman.sock.
func podman(version string) (uri string, stop func()) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Libpod-Api-Version", version)
		w.Header().Set("Server", "Libpod/"+version+" (linux)")
		fmt.Fprint(w, "OK")
	}))
	return "tcp" + strings.TrimPrefix(s.URL, "http"), s.Close
}

// One round trip finds out what is there.
func ExampleConnect() {
	uri, stop := podman("4.9.5")
	defer stop()

	client, err := probe.Connect(context.Background(), uri) // "" finds it as podman does
	if err != nil {
		fmt.Println(err)
		return
	}
	defer client.Close()
	s := client.Server()
	fmt.Println("Podman", s.Version, "on", s.OS, "by the adapter", s.Adapter)
	// Output:
	// Podman 4.9.5 on linux by the adapter v4
}

// Over ssh, with a key and with a file of known hosts.
func ExampleConnect_ssh() {
	client, err := probe.Connect(context.Background(), "ssh://core@example.org/run/user/1000/podman/podman.sock",
		probe.WithIdentity("/home/me/.ssh/id_ed25519"),
		probe.WithKnownHosts("/home/me/.ssh/known_hosts"),
		probe.WithDialTimeout(5*time.Second))
	switch {
	case errors.Is(err, core.ErrDenied):
		fmt.Println("the ssh server does not let me in:", err)
		return
	case errors.Is(err, core.ErrUnreachable):
		fmt.Println("nothing answers there:", err)
		return
	case err != nil:
		fmt.Println(err)
		return
	}
	defer client.Close()
}

// What is there, without a client.
func ExampleDetect() {
	uri, stop := podman("3.4.4")
	defer stop()

	server, err := probe.Detect(context.Background(), uri)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(server.Version, server.Adapter)
	// Output:
	// 3.4.4 v3
}

// A program may pin the adapter, whatever the server's version is.
func ExampleWithAdapter() {
	uri, stop := podman("5.4.2")
	defer stop()

	client, err := probe.Connect(context.Background(), uri, probe.WithAdapter("v4"))
	if err != nil {
		fmt.Println(err)
		return
	}
	defer client.Close()
	fmt.Println(client.Server().Adapter)
	// Output:
	// v4
}

// What a server lacks is refused, unless a program lets settings be left out.
func ExampleWithSkew() {
	uri, stop := podman("3.4.4")
	defer stop()

	client, err := probe.Connect(context.Background(), uri,
		probe.WithSkew(func(e *core.UnsupportedError) error {
			if e.Field == "Security.SelinuxOpts" {
				return e // never without
			}
			return nil
		}),
		probe.WithLeftOut(func(e *core.UnsupportedError) { fmt.Println("left out:", e.Option, e.Field) }))
	if err != nil {
		fmt.Println(err)
		return
	}
	defer client.Close()
	spec := &core.ContainerSpec{
		Storage: core.ContainerStorage{Image: "docker.io/library/alpine"},
		Basic:   core.ContainerBasic{PasswdEntry: "app:x:1000:1000::/app:/bin/sh"},
	}
	checked, err := client.CheckContainer(spec) // nothing is sent yet
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, e := range checked.LeftOut {
		fmt.Println(e.Option, "needs", e.Needs)
	}
	// Output:
	// --passwd-entry needs Podman ≥ 4.1.0
}
