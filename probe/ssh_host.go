package probe

import (
	"errors"
	"net"

	"golang.org/x/crypto/ssh"
)

// isLoopback reports whether a host is this machine. Only there may a podman
// machine go without a check of its host key.
func isLoopback(host string) bool {
	if host == "localhost" {
		return true
	}
	ip := net.ParseIP(host)
	return ip != nil && ip.IsLoopback()
}

// anyAddr stands for an address that does not matter.
type anyAddr struct{}

func (anyAddr) Network() string { return "tcp" }
func (anyAddr) String() string  { return "0.0.0.0:22" }

// noKey is a key that no host has: to ask known_hosts what it has for one.
type noKey struct{}

func (noKey) Type() string                        { return "none" }
func (noKey) Marshal() []byte                     { return []byte("none") }
func (noKey) Verify([]byte, *ssh.Signature) error { return errors.New("no key") }
