// Command replies records what a real server answers, for the tests of the adapters: the bodies go to
// adapters/vN/testdata/replies/RELEASE. It is run by hand, on servers of its own:
//
//	go run ./integration/cmd/servers exec -- go run ./integration/cmd/replies
//
// and then, for what the adapters make of them: PODSPAN_UPDATE_GOLDEN=1 go test ./adapters/v3 ./adapters/v4
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/podspan/podspan/core"
	"github.com/podspan/podspan/probe"
)

func main() {
	if err := run(context.Background(), os.Getenv("CONTAINER_HOST")); err != nil {
		fmt.Fprintln(os.Stderr, "replies:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, host string) error {
	u, err := url.Parse(host)
	if err != nil || u.Scheme != "unix" {
		return fmt.Errorf("CONTAINER_HOST is %q; a unix:// address is needed", host)
	}
	client, err := probe.Connect(ctx, host)
	if err != nil {
		return err
	}
	defer func() { _ = client.Close() }()
	session, err := prepare(ctx, client)
	if err != nil {
		return err
	}
	server := client.Server()
	dir := filepath.Join("adapters", server.Adapter, "testdata", "replies", server.Version.Clean())
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	s := scrubber{ids: map[string]string{}, ips: map[string]string{}}
	for _, r := range requests(session) {
		// 5.x answers as 4.9 does to whom asks under its version.
		prefix := "/v" + server.Version.Clean()
		if server.Adapter == "v4" && server.Version.Major() > 4 {
			prefix = "/v4.9.5"
		}
		body, err := get(ctx, u.Path, prefix+"/libpod"+r.path)
		if err != nil {
			return fmt.Errorf("%s: %w", r.name, err)
		}
		file := filepath.Join(dir, r.name+".json")
		if err := os.WriteFile(file, s.scrub(body), 0o644); err != nil {
			return err
		}
		fmt.Println(file)
	}
	return nil
}

// get performs one GET and returns its body, indented if it is one JSON value.
func get(ctx context.Context, socket, path string) ([]byte, error) {
	hc := &http.Client{Transport: &http.Transport{DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, "unix", socket)
	}}}
	defer hc.CloseIdleConnections()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://d"+path, nil)
	if err != nil {
		return nil, err
	}
	resp, err := hc.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		return nil, err
	}
	if resp.StatusCode >= http.StatusBadRequest {
		return nil, fmt.Errorf("%s: %s", resp.Status, strings.TrimSpace(string(body)))
	}
	var out bytes.Buffer
	if json.Indent(&out, body, "", "  ") != nil {
		return body, nil
	}
	return append(bytes.TrimSpace(out.Bytes()), '\n'), nil
}

// prepare makes what is recorded and returns the ID of an exec session.
func prepare(ctx context.Context, client *core.Client) (session string, err error) {
	for _, name := range []string{"recorded", "recorded-off"} {
		if _, err := client.RemoveContainer(ctx, name, core.RemoveContainerOptions{Force: true, Ignore: true}); err != nil {
			return "", err
		}
	}
	if _, err := client.CreateContainer(ctx, &core.ContainerSpec{
		Basic: core.ContainerBasic{Name: "recorded-off", Command: []string{"true"}}, Storage: core.ContainerStorage{Image: "busybox"},
	}, core.CreateOptions{}); err != nil {
		return "", err
	}
	if _, err := client.CreateContainer(ctx, recorded(), core.CreateOptions{}); err != nil {
		return "", err
	}
	if _, err := client.StartContainer(ctx, "recorded", core.ChangeOptions{}); err != nil {
		return "", err
	}
	if _, err := client.RunHealthCheck(ctx, "recorded", core.ChangeOptions{}); err != nil {
		return "", err
	}
	res, err := client.CreateExec(ctx, "recorded", core.ExecSpec{Command: []string{"sleep", "1"}, Env: []string{"A=b"}, User: "1000"},
		core.ChangeOptions{})
	return res.ID, err
}
