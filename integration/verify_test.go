//go:build linux

package integration

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"net/http/httputil"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/podspan/podspan/integration/servers"
)

// lossyProxy stands before a server and drops keys of create bodies and
// parameters of the creates of secrets, as a server does with those that it
// does not know. It returns its URI.
func lossyProxy(t *testing.T, s *servers.Server, drop ...string) string {
	t.Helper()
	listener, err := net.Listen("unix", filepath.Join(t.TempDir(), "podman.sock"))
	if err != nil {
		t.Fatal(err)
	}
	transport := &http.Transport{DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, "unix", s.Socket())
	}}
	proxy := httputil.NewSingleHostReverseProxy(&url.URL{Scheme: "http", Host: "d"})
	proxy.Transport = transport
	web := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case strings.HasSuffix(r.URL.Path, "/secrets/create"):
			query := r.URL.Query()
			for _, key := range drop {
				query.Del(key)
			}
			r.URL.RawQuery = query.Encode()
		case strings.HasSuffix(r.URL.Path, "/containers/create"), strings.HasSuffix(r.URL.Path, "/volumes/create"):
			body, err := dropKeys(r.Body, drop)
			if err != nil {
				http.Error(w, err.Error(), http.StatusBadGateway)
				return
			}
			r.Body, r.ContentLength = io.NopCloser(bytes.NewReader(body)), int64(len(body))
		}
		proxy.ServeHTTP(w, r)
	})}
	served := make(chan error, 1)
	go func() { served <- web.Serve(listener) }()
	t.Cleanup(func() {
		if err := web.Close(); err != nil {
			t.Error(err)
		}
		<-served
		transport.CloseIdleConnections()
	})
	return "unix://" + listener.Addr().String()
}

func dropKeys(body io.Reader, keys []string) ([]byte, error) {
	var m map[string]json.RawMessage
	if err := json.NewDecoder(body).Decode(&m); err != nil {
		return nil, err
	}
	for _, k := range keys {
		delete(m, k)
	}
	return json.Marshal(m)
}

// TestVerifyCatchesLosses loses settings between client and server: without
// --verify nobody notices, with it the container is refused and gone.
func TestVerifyCatchesLosses(t *testing.T) {
	started, err := shared()
	if err != nil {
		t.Fatalf("the test servers do not start: %v", err)
	}
	bin := filepath.Join(buildPodspan(t), "podspan")
	for _, s := range started {
		for name, tc := range map[string]struct {
			drop, args, says []string
		}{
			"nothing":  {nil, []string{"--hostname", "h"}, nil},
			"hostname": {[]string{"hostname"}, []string{"--hostname", "h"}, []string{`--hostname (Basic.Hostname): wanted "h", got "`}},
			"networks": {[]string{"Networks", "cni_networks", "netns"}, []string{"--network", "verify-net"}, []string{`--network (Network.Networks.Name): wanted ["verify-net"], got ["podman"]`}},
			"several": {[]string{"resource_limits", "portmappings", "mounts", "cap_drop", "image_arch"},
				[]string{"--memory", "64m", "--publish", "127.0.0.1::80", "--tmpfs", "/t", "--cap-drop", "chown"},
				[]string{"--memory (Resources.Memory.Limit)", "--publish (Network.Ports.ContainerPort)", `--mount (Storage.Mounts.Destination): wanted ["/t"]`, "--cap-drop (Security.CapDrop)"}},
		} {
			t.Run(s.Version()+"/"+name, func(t *testing.T) {
				if name == "networks" {
					makeNetwork(t, s, "verify-net")
				}
				uri := lossyProxy(t, s, tc.drop...)
				create := func(ctr string, verify string) (int, string) {
					cmd := exec.CommandContext(t.Context(), bin, append(append([]string{"--url", uri, "create", "--name", ctr}, tc.args...), "busybox")...)
					cmd.Env = append(os.Environ(), "PODSPAN_VERIFY="+verify)
					var stderr strings.Builder
					cmd.Stderr = &stderr
					t.Cleanup(func() { remove(t, s, ctr) })
					if err := cmd.Run(); err != nil && cmd.ProcessState == nil {
						t.Fatal(err)
					}
					return cmd.ProcessState.ExitCode(), stderr.String()
				}
				if code, stderr := create("verify-"+name+"-off", "0"); code != 0 {
					t.Fatalf("without verify: exit code %d: %s", code, stderr)
				}
				code, stderr := create("verify-"+name, "1")
				if tc.says == nil {
					if code != 0 {
						t.Errorf("exit code %d though nothing was lost: %s", code, stderr)
					}
					return
				}
				if code != 125 {
					t.Errorf("exit code %d, want 125", code)
				}
				for _, word := range append(tc.says, "Podman "+s.Version(), "the container was removed") {
					if !strings.Contains(stderr, word) {
						t.Errorf("%q is not said: %s", word, stderr)
					}
				}
				if status, _, err := s.API(context.Background(), http.MethodGet, "/v"+s.Version()+"/libpod/containers/verify-"+name+"/json", nil); err != nil || status != http.StatusNotFound {
					t.Errorf("the container is still there: %d, %v", status, err)
				}
			})
		}
	}
}

// makeNetwork makes a network on a server of any release.
func makeNetwork(t *testing.T, s *servers.Server, name string) {
	t.Helper()
	root := "/v" + s.Version() + "/libpod/networks/"
	path, body := root+"create?name="+name, `{"Driver":"bridge"}`
	if s.Release().Major() > 3 {
		path, body = root+"create", `{"name":"`+name+`","driver":"bridge"}`
	}
	if status, text, err := s.API(t.Context(), http.MethodPost, path, strings.NewReader(body)); err != nil || status >= 300 {
		t.Fatalf("make network: %d %s %v", status, text, err)
	}
	t.Cleanup(func() {
		if status, text, err := s.API(context.Background(), http.MethodDelete, root+name+"?force=true", nil); err != nil || status >= 300 {
			t.Errorf("remove network: %d %s %v", status, text, err)
		}
	})
}
