//go:build !windows

package probe

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/agent"
	"golang.org/x/crypto/ssh/knownhosts"

	"github.com/podspan/podspan/core"
)

func TestSSH(t *testing.T) {
	s := startSSH(t)
	p := podmanService(t, "4.3.1")
	e, link, err := thisSystem().open(t.Context(), s.uri(p.path), newOptions([]Option{WithIdentity(s.identity)}))
	if err != nil {
		t.Fatal(err)
	}
	if link.Server.Version.String() != "4.3.1" || link.Server.URI != s.uri(p.path) {
		t.Errorf("got %+v", link.Server)
	}
	// A call, a second stream beside it, and one more call share the ssh
	// connection; the calls share one connection to podman too.
	if _, err := said(t, e); err != nil {
		t.Fatal(err)
	}
	c, err := e.d.dial(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := c.(interface{ CloseWrite() error }); !ok {
		t.Error("a stream over ssh cannot be closed in one direction")
	}
	_ = c.Close()
	waitFor(t, func() bool { return p.conns.Load() == 2 })
	if n := s.count(); n != 1 {
		t.Errorf("%d ssh connections, want 1", n)
	}
	// The network breaks: the next call connects again, after one that may notice.
	s.drop()
	waitFor(t, func() bool { _, err := said(t, e); return err == nil })
	if err := e.close(); err != nil {
		t.Error(err)
	}
	if _, err := e.d.dial(t.Context()); !errors.Is(err, net.ErrClosed) {
		t.Errorf("after close: %v", err)
	}
	// The host was new, so it was written down, as podman does.
	text, err := os.ReadFile(homeKnownHosts())
	if err != nil || !strings.Contains(string(text), knownhosts.Normalize(s.addr)) {
		t.Errorf("known_hosts: %q, %v", text, err)
	}
}

func TestSSHHostKeys(t *testing.T) {
	s := startSSH(t)
	p := podmanService(t, "4.3.1")
	other, err := ssh.NewPublicKey(newKey(t, filepath.Join(t.TempDir(), "k")).Public())
	if err != nil {
		t.Fatal(err)
	}
	empty := filepath.Join(t.TempDir(), "empty")
	if err := os.WriteFile(empty, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, tc := range []struct{ name, file, want string }{
		// The server prefers to show its ecdsa key, which is not written there.
		{"known by its ed25519 key", writeKnown(t, s.addr, s.host), ""},
		{"changed", writeKnown(t, s.addr, other), "not the one in known_hosts"},
		{"unknown", empty, "not in known_hosts"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			_, err := Detect(t.Context(), s.uri(p.path), WithIdentity(s.identity), WithKnownHosts(tc.file))
			if tc.want == "" {
				if err != nil {
					t.Error(err)
				}
				return
			}
			if errors.Is(err, core.ErrUnreachable) || !errors.Is(err, core.ErrDenied) || !strings.Contains(err.Error(), tc.want) {
				t.Errorf("got %v", err)
			}
		})
	}
	// The same by the user's own file, where a changed key is refused as well.
	f, err := os.OpenFile(homeKnownHosts(), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		if err = os.MkdirAll(filepath.Dir(homeKnownHosts()), 0o700); err == nil {
			f, err = os.OpenFile(homeKnownHosts(), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	fmt.Fprintf(f, "\n%s\n", knownhosts.Line([]string{knownhosts.Normalize(s.addr)}, other))
	_ = f.Close()
	if _, err := Detect(t.Context(), s.uri(p.path), WithIdentity(s.identity)); !errors.Is(err, core.ErrDenied) {
		t.Errorf("changed key: %v", err)
	}
	if _, err := Detect(t.Context(), s.uri(p.path), WithIdentity(s.identity), WithKnownHosts("/does/not/exist")); !errors.Is(err,
		core.ErrInvalid) {
		t.Errorf("no such file: %v", err)
	}
}

func TestSSHAgent(t *testing.T) {
	s := startSSH(t)
	p := podmanService(t, "3.4.4")
	ring := agent.NewKeyring()
	sock := talk(t, func(c net.Conn) { _ = agent.ServeAgent(ring, c) })
	t.Setenv("SSH_AUTH_SOCK", strings.TrimPrefix(sock, "unix://"))
	// No key in the agent, and nobody to ask: an error at once, and no reading of
	// standard input.
	if _, err := Detect(t.Context(), s.uri(p.path)); !errors.Is(err, core.ErrDenied) {
		t.Errorf("empty agent: %v", err)
	}
	if err := ring.Add(agent.AddedKey{PrivateKey: s.key}); err != nil {
		t.Fatal(err)
	}
	got, err := Detect(t.Context(), s.uri(p.path))
	if err != nil || got.Adapter != "v3" {
		t.Errorf("got %+v, %v", got, err)
	}
	t.Setenv("SSH_AUTH_SOCK", socketPath(t))
	if _, err := Detect(t.Context(), s.uri(p.path)); !errors.Is(err, core.ErrUnreachable) || !strings.Contains(err.Error(), "SSH_AUTH_SOCK") {
		t.Errorf("dead agent: %v", err)
	}
}

func TestSSHIdentity(t *testing.T) {
	s := startSSH(t)
	p := podmanService(t, "4.9.5")
	locked := filepath.Join(t.TempDir(), "locked")
	text, err := os.ReadFile(s.identity)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(locked, text, 0o600); err != nil {
		t.Fatal(err)
	}
	// One round: what makes keys hard to guess takes seconds under the race detector.
	if out, err := exec.Command("ssh-keygen", "-q", "-p", "-a", "1", "-P", "", "-N", "open sesame", "-f",
		locked).CombinedOutput(); err != nil {
		t.Fatalf("ssh-keygen: %v: %s", err, out)
	}
	stranger := filepath.Join(t.TempDir(), "stranger")
	newKey(t, stranger)
	junk := filepath.Join(t.TempDir(), "junk")
	if err := os.WriteFile(junk, []byte("junk"), 0o600); err != nil {
		t.Fatal(err)
	}
	say := func(s string, err error) Option {
		return WithPassphrase(func(string) (string, error) { return s, err })
	}
	withPassword := strings.Replace(s.uri(p.path), "@", ":open%20sesame@", 1)
	for _, tc := range []struct {
		name, uri, env string
		opts           []Option
		class          error
		want           string
	}{
		{"asked", s.uri(p.path), "", []Option{WithIdentity(locked), say("open sesame", nil)}, nil, ""},
		{"environment", s.uri(p.path), "open sesame", []Option{WithIdentity(locked)}, nil, ""},
		{"password of the URI", withPassword, "", []Option{WithIdentity(locked)}, nil, ""},
		{"wrong", s.uri(p.path), "", []Option{WithIdentity(locked), say("open", nil)}, core.ErrInvalid, "does not open"},
		{"declined", s.uri(p.path), "", []Option{WithIdentity(locked), say("", errors.New("not now"))}, core.ErrInvalid, "not now"},
		{"nobody to ask", s.uri(p.path), "", []Option{WithIdentity(locked)}, core.ErrInvalid, "CONTAINER_PASSPHRASE"},
		{"missing", s.uri(p.path), "", []Option{WithIdentity(locked + "x")}, core.ErrInvalid, "no such file"},
		{"junk", s.uri(p.path), "", []Option{WithIdentity(junk)}, core.ErrInvalid, "not a private key"},
		{"a stranger's", s.uri(p.path), "", []Option{WithIdentity(stranger)}, core.ErrDenied, "does not let"},
		{"no key, wrong password", withPassword, "", nil, core.ErrDenied, "does not let"},
		{"no key at all", s.uri(p.path), "", nil, core.ErrDenied, "does not let"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Setenv("CONTAINER_PASSPHRASE", tc.env)
			_, err := Detect(timeout(t, 10*time.Second), tc.uri, tc.opts...)
			if tc.class == nil && err != nil || tc.class != nil && (!errors.Is(err, tc.class) || !strings.Contains(err.Error(), tc.want)) {
				t.Errorf("got %v", err)
			}
			if err != nil && strings.Contains(err.Error(), "sesame") {
				t.Errorf("a secret is shown: %v", err)
			}
		})
	}
	_, err = Detect(t.Context(), s.uri("/no/such.sock"), WithIdentity(s.identity))
	if !errors.Is(err, core.ErrUnreachable) || !strings.Contains(err.Error(), "/no/such.sock") ||
		!strings.Contains(err.Error(), "podman.socket") {
		t.Errorf("no socket there: %v", err)
	}
}

// A server that accepts and is silent must not hold anybody.
func TestSSHSilent(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	file := filepath.Join(t.TempDir(), "id")
	newKey(t, file)
	uri := "ssh://me@" + l.Addr().String() + "/s.sock"
	ctx, cancel := context.WithCancel(t.Context())
	var began time.Time
	time.AfterFunc(100*time.Millisecond, func() { began = time.Now(); cancel() })
	_, err = Detect(ctx, uri, WithIdentity(file))
	if d := time.Since(began); !errors.Is(err, context.Canceled) || d > 100*time.Millisecond {
		t.Errorf("%v after the context ended: %v", d, err)
	}
	if _, err = Detect(t.Context(), uri, WithIdentity(file), WithDialTimeout(100*time.Millisecond)); !errors.Is(err, core.ErrUnreachable) ||
		!strings.Contains(err.Error(), "no answer within 100ms") {
		t.Errorf("got %v", err)
	}
}
