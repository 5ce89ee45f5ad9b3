package probe

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/url"
	"sync/atomic"
	"time"

	cssh "github.com/containers/common/pkg/ssh"
	"golang.org/x/crypto/ssh"
)

// sshDialer opens connections to a socket on the other side of one ssh
// connection, which it makes when it is first needed and again when it broke.
//
// Configuration (keys, agent, host keys) and the way to the socket are
// containers/common's. The connection between the two is not made by its
// ssh.Dial, which is no more than configuration and ssh.Dial of x/crypto: that
// knows no context, and waits for ever for a server that accepts and is silent.
type sshDialer struct {
	t    target
	o    *options
	addr string

	turn chan struct{} // holds one token: who has it may use the fields below

	client *ssh.Client
	broken chan struct{} // closed when client's connection ended
	closed bool
	// What a person has typed, so that nobody is asked again when the connection breaks.
	phrase   string
	password atomic.Pointer[string] // the handshake, which may outlive its dial, sets it
}

func newSSHDialer(t target, o *options) *sshDialer {
	u := *t.uri
	port := u.Port()
	if port == "" {
		port = "22"
	}
	d := &sshDialer{o: o, addr: net.JoinHostPort(u.Hostname(), port), turn: make(chan struct{}, 1)}
	u.Host = d.addr
	if u.User.Username() == "" {
		if me, err := cssh.GetUserInfo(&u); err == nil {
			u.User = me
		}
	}
	t.uri = &u
	d.t = t
	d.turn <- struct{}{}
	return d
}

// dial opens a connection to the socket. Its reads and writes know no
// deadlines, which HTTP does not use.
func (d *sshDialer) dial(ctx context.Context) (net.Conn, error) {
	client, err := d.connect(ctx)
	if err != nil {
		return nil, err
	}
	// The host is left out: DialNet parses it again and fails on IPv6 ones.
	service := &url.URL{Scheme: "ssh", Path: d.t.uri.Path}
	conn, err := await(ctx, func() (net.Conn, error) { return cssh.DialNet(client, "unix", service) },
		func(c net.Conn) { _ = c.Close() })
	if err != nil && ctx.Err() == nil {
		var refused *ssh.OpenChannelError
		if errors.As(err, &refused) {
			return nil, fmt.Errorf("the ssh server cannot open %s: %w", d.t.uri.Path, err)
		}
		return nil, fmt.Errorf("ssh: %w", err)
	}
	return conn, err
}

// prepare makes the ssh connection ahead of the first request.
func (d *sshDialer) prepare(ctx context.Context) error {
	_, err := d.connect(ctx)
	return err
}

// connect returns the ssh connection; it makes one when there is none that
// works.
func (d *sshDialer) connect(ctx context.Context) (*ssh.Client, error) {
	select {
	case <-d.turn:
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	}
	defer func() { d.turn <- struct{}{} }()
	if d.closed {
		return nil, net.ErrClosed
	}
	if d.client != nil {
		select {
		case <-d.broken:
			_ = d.client.Close()
			d.client = nil
		default:
			return d.client, nil
		}
	}
	cfg, prompts, err := d.config(ctx)
	if err != nil {
		return nil, err
	}
	client, err := d.handshake(ctx, cfg, prompts)
	if err != nil {
		d.password.Store(nil) // it may have been wrong
		return nil, err
	}
	broken := make(chan struct{})
	go func() {
		_ = client.Wait()
		close(broken)
	}()
	d.client, d.broken = client, broken
	return client, nil
}

// handshake connects and authenticates. prompts is set when a person may be
// asked on the way, which is not bounded by time.
func (d *sshDialer) handshake(ctx context.Context, cfg *ssh.ClientConfig, prompts bool) (*ssh.Client, error) {
	tcp, err := (&net.Dialer{Timeout: d.o.dialTimeout}).DialContext(ctx, "tcp", d.addr)
	if err != nil {
		return nil, err
	}
	// Closing is the only way to end a handshake.
	stop := context.AfterFunc(ctx, func() { _ = tcp.Close() })
	if !prompts {
		_ = tcp.SetDeadline(time.Now().Add(d.o.dialTimeout))
	}
	type client struct {
		conn     ssh.Conn
		channels <-chan ssh.NewChannel
		requests <-chan *ssh.Request
	}
	c, err := await(ctx, func() (client, error) {
		conn, channels, requests, err := ssh.NewClientConn(tcp, d.addr, cfg)
		return client{conn, channels, requests}, err
	}, func(c client) { _ = c.conn.Close() })
	if err == nil && !stop() {
		_ = c.conn.Close()
		err = context.Cause(ctx)
	}
	if err != nil {
		_ = tcp.Close()
		if ctx.Err() != nil {
			return nil, context.Cause(ctx)
		}
		return nil, explainHandshake(err, d.t.uri.User.Username())
	}
	_ = tcp.SetDeadline(time.Time{})
	return ssh.NewClient(c.conn, c.channels, c.requests), nil
}

func (d *sshDialer) close() error {
	// The token may be held by a handshake that waits for a person; closing must not wait.
	select {
	case <-d.turn:
	default:
		go func() { <-d.turn; _ = d.end() }() // nobody waits for it
		return nil
	}
	return d.end()
}

// end closes the connection and gives the token back.
func (d *sshDialer) end() error {
	defer func() { d.turn <- struct{}{} }()
	d.closed = true
	if d.client == nil {
		return nil
	}
	client := d.client
	d.client = nil
	return client.Close()
}
