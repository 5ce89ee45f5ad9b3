package common

import (
	"context"
	"strings"

	"github.com/podspan/podspan/adapters"
	"github.com/podspan/podspan/core"
)

// AdapterOf returns the adapter that is in use for a server, or would be.
func AdapterOf(s core.Server) (core.Adapter, error) {
	if s.Adapter != "" {
		return adapters.ByName(s.Adapter)
	}
	return adapters.Pick(s.Version, s.MinAPI)
}

// newerServes is the oldest API that newer Podman releases declare to serve.
// Offline nobody can be asked; a server that no longer serves it is refused
// when it is connected to.
func newerServes() core.Version {
	var newest core.Version
	for _, a := range adapters.All() {
		if min := a.Speaks().Min; min.Major() > newest.Major() {
			newest = min
		}
	}
	return newest
}

// OfflineServer is a server that only its version is known of.
func OfflineServer(version string) (core.Server, error) {
	v, err := core.ParseVersion(version)
	if err != nil {
		return core.Server{}, err
	}
	s := core.Server{Version: v}
	serves := newerServes()
	if !v.AtLeast(serves) {
		serves = core.Version{} // it is not newer
	}
	adapter, err := adapters.Pick(v, serves)
	if err != nil {
		return core.Server{}, err
	}
	s.Adapter = adapter.Name()
	return s, nil
}

// ServerNamed is the server that an argument means: a URI is connected to, a
// version is known offline.
func (a *App) ServerNamed(ctx context.Context, arg string) (core.Server, error) {
	if !strings.Contains(arg, "://") && !strings.HasPrefix(arg, "/") {
		return OfflineServer(arg)
	}
	if strings.HasPrefix(arg, "/") {
		arg = "unix://" + arg
	}
	client, err := a.Connect(ctx, arg)
	if err != nil {
		return core.Server{}, err
	}
	s := client.Server()
	return s, client.Close()
}
