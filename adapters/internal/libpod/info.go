package libpod

import (
	"io"
	"strings"

	"github.com/podspan/podspan/core/reply"
)

// Info reads the answer to info and says what older releases leave unsaid.
// backend is what makes networks where the server does not tell; it may be empty.
func Info(body io.Reader, backend string) (*reply.Info, error) {
	info, err := Object[reply.Info](body)
	if err != nil {
		return nil, err
	}
	if h := info.Host; h != nil {
		if h.NetworkBackend == "" {
			h.NetworkBackend = backend
		}
		if h.NetworkBackendInfo.Backend == "" {
			h.NetworkBackendInfo.Backend = reply.NetworkBackend(h.NetworkBackend)
		}
		if h.RemoteSocket != nil && strings.HasPrefix(h.RemoteSocket.Path, "/") {
			h.RemoteSocket.Path = "unix://" + h.RemoteSocket.Path
		}
	}
	if v := &info.Version; v.Os == "" {
		v.Os, _, _ = strings.Cut(v.OsArch, "/")
	}
	return info, nil
}
