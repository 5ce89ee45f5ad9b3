//go:build linux

package servers

import (
	"io"
	"log"
	"net/http"
	"time"

	"github.com/google/go-containerregistry/pkg/registry"
)

// Registry starts an empty image registry (plain HTTP, in memory) that this server alone can reach,
// and returns its address. Later calls return the same; Stop ends it.
func (s *Server) Registry() (string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.registry != nil {
		return RegistryAddress, nil
	}
	l, err := listenIn(s.netns, RegistryAddress)
	if err != nil {
		return "", err
	}
	s.registry = &http.Server{
		Handler:           registry.New(registry.Logger(log.New(io.Discard, "", 0))),
		ReadHeaderTimeout: 10 * time.Second,
	}
	go func(srv *http.Server) { _ = srv.Serve(l) }(s.registry) // ends with Close, whose error Stop reports
	return RegistryAddress, nil
}
