//go:build !windows

package probe

import (
	"crypto/ed25519"
	"crypto/rand"
	"encoding/pem"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"sync"
	"testing"

	"github.com/podspan/podspan/integration/leftout"
	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/knownhosts"
)

// sshServer is a real sshd on loopback that lets in one key.
type sshServer struct {
	addr     string
	user     string
	identity string // file with the key
	key      ed25519.PrivateKey
	host     ssh.PublicKey

	mu    sync.Mutex
	conns []net.Conn
}

// startSSH runs one sshd per connection, on the test's own listener.
func startSSH(t *testing.T) *sshServer {
	t.Helper()
	sshd := needOpenSSH(t)
	if os.Geteuid() == 0 {
		// sshd started by root locks itself into this empty directory.
		if err := os.MkdirAll("/run/sshd", 0o755); err != nil {
			t.Fatal(err)
		}
	}
	me, err := user.Current()
	if err != nil {
		t.Fatal(err)
	}
	dir := shortDir(t)
	s := &sshServer{user: me.Username, identity: filepath.Join(dir, "id")}
	s.key = newKey(t, s.identity)
	public, err := ssh.NewPublicKey(s.key.Public())
	if err != nil {
		t.Fatal(err)
	}
	hostKey := filepath.Join(dir, "host")
	if s.host, err = ssh.NewPublicKey(newKey(t, hostKey).Public()); err != nil {
		t.Fatal(err)
	}
	// A second host key of a kind that clients prefer.
	ecdsa := filepath.Join(dir, "host_ecdsa")
	if out, err := exec.Command("ssh-keygen", "-q", "-t", "ecdsa", "-N", "", "-f", ecdsa).CombinedOutput(); err != nil {
		t.Fatalf("ssh-keygen: %v: %s", err, out)
	}
	authorized := filepath.Join(dir, "authorized_keys")
	if err := os.WriteFile(authorized, ssh.MarshalAuthorizedKey(public), 0o600); err != nil {
		t.Fatal(err)
	}
	config := filepath.Join(dir, "sshd_config")
	text := fmt.Sprintf("HostKey %s\nHostKey %s\nAuthorizedKeysFile %s\nStrictModes no\nUsePAM no\n"+
		"PermitRootLogin yes\nPasswordAuthentication no\nLogLevel ERROR\n", hostKey, ecdsa, authorized)
	if err := os.WriteFile(config, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s.addr = l.Addr().String()
	// The port may have been another test's server's, whose key is known for it.
	if err := os.Remove(homeKnownHosts()); err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close(); s.drop() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			s.mu.Lock()
			s.conns = append(s.conns, c)
			s.mu.Unlock()
			f, err := c.(*net.TCPConn).File()
			if err != nil {
				return
			}
			cmd := exec.Command(sshd, "-i", "-e", "-f", config)
			cmd.Stdin, cmd.Stdout, cmd.Stderr = f, f, os.Stderr
			if err := cmd.Start(); err == nil {
				go func() { _ = cmd.Wait() }()
			}
			_ = f.Close()
		}
	}()
	return s
}

// needOpenSSH returns the path of sshd, or leaves the test out. It must be a full path: sshd runs itself again by it.
func needOpenSSH(t *testing.T) string {
	t.Helper()
	const what = "tests over ssh"
	if _, err := exec.LookPath("ssh-keygen"); err != nil {
		leftout.Skip(t, what, errors.New("no ssh-keygen: they need openssh-client"))
	}
	sshd, err := exec.LookPath("/usr/sbin/sshd") // no user's PATH has it
	if err != nil {
		sshd, err = exec.LookPath("sshd")
	}
	if err == nil {
		sshd, err = filepath.Abs(sshd)
	}
	if err != nil {
		leftout.Skip(t, what, errors.New("no sshd: they need openssh-server"))
	}
	return sshd
}

// drop breaks all connections, as a network does.
func (s *sshServer) drop() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, c := range s.conns {
		// Shut down rather than close: sshd shares the socket.
		_ = c.(*net.TCPConn).CloseRead()
		_ = c.(*net.TCPConn).CloseWrite()
		_ = c.Close()
	}
	s.conns = nil
}

func (s *sshServer) count() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.conns)
}

func (s *sshServer) uri(path string) string { return "ssh://" + s.user + "@" + s.addr + path }

// newKey makes a private key and writes it to a file.
func newKey(t *testing.T, file string) ed25519.PrivateKey {
	t.Helper()
	_, key, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	block, err := ssh.MarshalPrivateKey(key, "")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, pem.EncodeToMemory(block), 0o600); err != nil {
		t.Fatal(err)
	}
	return key
}

func homeKnownHosts() string { return filepath.Join(os.Getenv("HOME"), ".ssh", "known_hosts") }

func writeKnown(t *testing.T, addr string, key ssh.PublicKey) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "known_hosts")
	if err := os.WriteFile(file, []byte(knownhosts.Line([]string{knownhosts.Normalize(addr)}, key)+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}
