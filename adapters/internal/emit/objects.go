package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/podspan/podspan/adapters/internal/adaptertest"
	"github.com/podspan/podspan/core"
)

// errWritten is the answer to every request but a look: the body is what is wanted.
var errWritten = errors.New("written down, not sent")

// paper is a connection that keeps the last request.
type paper struct{ last core.Request }

// Do implements core.Conn.
func (p *paper) Do(_ context.Context, r core.Request) (*http.Response, error) {
	if r.Op == core.OpSecretInspect { // before a replace: there is one
		name, err := json.Marshal(r.Vars["name"])
		secret := strings.NewReader(`{"ID":"1","Spec":{"Name":` + string(name) + `}}`)
		return &http.Response{Header: http.Header{}, Body: io.NopCloser(secret)}, err
	}
	p.last = r
	return nil, errWritten
}

// Hijack implements core.Conn.
func (p *paper) Hijack(ctx context.Context, r core.Request) (core.Stream, error) {
	_, err := p.Do(ctx, r)
	return nil, err
}

// secretBody is a file of the subfolder secrets: what podman reads of a secret's
// create is its query and a body that is no JSON.
type secretBody struct {
	Query url.Values
	Data  string
}

// object is a verb of the client whose body is written to a subfolder.
type object struct {
	dir, name string
	do        func(context.Context, *core.Client) error
}

// runObjects writes what the client itself sends for networks, volumes, secrets
// and exec sessions, each kind in a folder of its own. What the release lacks
// is left out.
func runObjects(a core.Adapter, server core.Server, dir string) error {
	for _, o := range objects() {
		conn := &paper{}
		client := core.NewClient(core.Link{Server: server, Adapter: a, Conn: conn}, core.ClientOptions{})
		err := o.do(context.Background(), client)
		if errors.Is(err, core.ErrUnsupported) {
			continue
		}
		if !errors.Is(err, errWritten) {
			return fmt.Errorf("%s %s: %w", o.dir, o.name, err)
		}
		body := conn.last.Body
		if data, ok := body.(io.Reader); ok {
			text, err := io.ReadAll(data)
			if err != nil {
				return err
			}
			body = secretBody{conn.last.Query, string(text)}
		}
		into := filepath.Join(dir, o.dir)
		if err := os.MkdirAll(into, 0o755); err != nil {
			return err
		}
		if err := writeBody(into, o.name, body); err != nil {
			return err
		}
	}
	return nil
}

func objects() []object {
	var out []object
	add := func(dir, name string, do func(context.Context, *core.Client) error) {
		out = append(out, object{dir, name, do})
	}
	for i, s := range adaptertest.NetworkExamples() {
		add("networks", fmt.Sprintf("field-%02d", i), func(ctx context.Context, c *core.Client) error {
			_, err := c.CreateNetwork(ctx, s, core.CreateOptions{})
			return err
		})
	}
	for name, n := range map[string]core.ConnectNetworkOptions{
		"plain":   {Container: "web"},
		"aliases": {Container: "web", Aliases: []string{"db", "sql"}},
		"addresses": {
			Container: "web", Aliases: []string{"db"}, StaticIPs: []netip.Addr{netip.MustParseAddr("10.0.0.9"), netip.MustParseAddr("fd00::9")},
			StaticMAC: net.HardwareAddr{2, 0, 0, 0, 0, 9}, InterfaceName: "eth7",
		},
	} {
		add("connects", name, func(ctx context.Context, c *core.Client) error {
			_, err := c.ConnectNetwork(ctx, "net", n)
			return err
		})
	}
	for name, force := range map[string]bool{"plain": false, "force": true} {
		add("disconnects", name, func(ctx context.Context, c *core.Client) error {
			_, err := c.DisconnectNetwork(ctx, "net", core.DisconnectNetworkOptions{Container: "web", Force: force})
			return err
		})
	}
	some := map[string]string{"a": "b=c", "d": ""}
	for name, s := range map[string]core.VolumeSpec{
		"nothing": {},
		"named":   {Name: "data", Driver: "local", Labels: some, Options: map[string]string{"type": "tmpfs", "o": "mode=700,uid=3"}},
		"ignore":  {Name: "data", IgnoreIfExists: true},
		"image":   {Driver: "image", Options: map[string]string{"image": "busybox"}},
	} {
		add("volumes", name, func(ctx context.Context, c *core.Client) error {
			_, err := c.CreateVolume(ctx, &s, core.CreateOptions{})
			return err
		})
	}
	for name, s := range map[string]core.SecretSpec{
		"plain":   {},
		"driver":  {Driver: "file", DriverOptions: map[string]string{"path": "/x y"}},
		"labels":  {Labels: some},
		"replace": {Replace: true},
	} {
		add("secrets", name, func(ctx context.Context, c *core.Client) error {
			s.Name, s.Data = "token", strings.NewReader("a\x00b\n")
			_, err := c.CreateSecret(ctx, &s, core.CreateOptions{})
			return err
		})
	}
	for name, s := range map[string]core.ExecSpec{
		"plain": {Command: []string{"ls"}},
		"all": {
			Command: []string{"sh", "-c", "x"}, Env: []string{"A=b"}, User: "1:2", WorkDir: "/w", Privileged: true, TTY: true,
			Stdin: true, Stdout: true, Stderr: true,
		},
	} {
		add("execs", name, func(ctx context.Context, c *core.Client) error {
			_, err := c.CreateExec(ctx, "web", s, core.ChangeOptions{})
			return err
		})
	}
	add("starts", "attached", func(ctx context.Context, c *core.Client) error {
		_, err := c.AttachExec(ctx, "1", core.AttachOptions{TTY: true, Size: &core.TerminalSize{Height: 24, Width: 80}})
		return err
	})
	add("starts", "detached", func(ctx context.Context, c *core.Client) error {
		_, err := c.StartExec(ctx, "1", core.ChangeOptions{})
		return err
	})
	return out
}
