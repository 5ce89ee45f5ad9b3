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
	"slices"
	"strings"
	"testing"

	"github.com/podspan/podspan/core"
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
		case strings.HasSuffix(r.URL.Path, "/containers/create"), strings.HasSuffix(r.URL.Path, "/pods/create"),
			strings.HasSuffix(r.URL.Path, "/volumes/create"):
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
	started := realServers(t)
	bin := filepath.Join(buildPodspan(t), "podspan")
	for _, s := range started {
		for name, tc := range map[string]struct {
			drop, args, says []string
		}{
			"nothing":  {nil, []string{"--hostname", "h"}, nil},
			"hostname": {[]string{"hostname"}, []string{"--hostname", "h"}, []string{`--hostname (Basic.Hostname): wanted "h", got "`}},
			"networks": {[]string{"Networks", "cni_networks", "netns"}, []string{"--network", "verify-net"},
				[]string{`--network (Network.Networks.Name): wanted ["verify-net"], got ["podman"]`}},
			"several": {[]string{"resource_limits", "portmappings", "mounts", "cap_drop", "image_arch"},
				[]string{"--memory", "64m", "--publish", "127.0.0.1::80", "--tmpfs", "/t", "--cap-drop", "chown"},
				[]string{"--memory (Resources.Memory.Limit)", "--publish (Network.Ports.ContainerPort)",
					`--mount (Storage.Mounts.Destination): wanted ["/t"]`, "--cap-drop (Security.CapDrop)"}},
		} {
			t.Run(s.Version()+"/"+name, func(t *testing.T) {
				if name == "networks" {
					makeNetwork(t, s, "verify-net")
				}
				args := append([]string{"--url", lossyProxy(t, s, tc.drop...), "create"}, tc.args...)
				checkLoss(t, s, "container", tc.says, func(ctr, verify string) *exec.Cmd {
					t.Cleanup(func() { remove(t, s, ctr) })
					return verifying(t, verify, bin, append(slices.Clone(args), "--name", ctr, "busybox")...)
				})
			})
		}
	}
}

// verifying is a command with or without --verify.
func verifying(t *testing.T, verify, bin string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(t.Context(), bin, args...)
	cmd.Env = append(os.Environ(), "PODSPAN_VERIFY="+verify)
	return cmd
}

// checkLoss runs a create of a container or a pod through a lossy proxy, first
// without --verify.
func checkLoss(t *testing.T, s *servers.Server, kind string, says []string, create func(name, verify string) *exec.Cmd) {
	t.Helper()
	name := "verify-" + kind + "-" + filepath.Base(t.Name())
	if out, err := create(name+"-off", "0").CombinedOutput(); err != nil {
		t.Fatalf("without verify: %v: %s", err, out)
	}
	cmd := create(name, "1")
	var stderr strings.Builder
	cmd.Stderr = &stderr
	err := cmd.Run()
	if says == nil {
		if err != nil {
			t.Errorf("%v, though nothing was lost: %s", err, stderr.String())
		}
		return
	}
	if code := cmd.ProcessState.ExitCode(); code != 125 {
		t.Errorf("exit code %d, want 125", code)
	}
	for _, word := range append(says, "Podman "+s.Version(), "the "+kind+" was removed") {
		if !strings.Contains(stderr.String(), word) {
			t.Errorf("%q is not said: %s", word, stderr.String())
		}
	}
	if status, _, err := s.API(context.Background(), http.MethodGet, "/v"+s.Version()+"/libpod/"+kind+"s/"+name+"/json", nil); err != nil ||
		status != http.StatusNotFound {
		t.Errorf("the %s is still there: %d, %v", kind, status, err)
	}
}

// TestVerifyCatchesLossesOfPods is TestVerifyCatchesLosses for pods.
func TestVerifyCatchesLossesOfPods(t *testing.T) {
	started := realServers(t)
	bin := filepath.Join(buildPodspan(t), "podspan")
	for _, s := range started {
		for name, tc := range map[string]struct {
			needs            core.Capability
			drop, args, says []string
		}{
			"nothing": {"", nil, []string{"--hostname", "h", "--dns", "10.9.9.9", "--infra-image", "busybox", "--share", "net,uts", "--publish",
				"127.0.0.1::80"}, nil},
			"hostname": {"", []string{"hostname"}, []string{"--hostname", "h"}, []string{`--hostname (Basic.Hostname): wanted "h", got "`}},
			"infra": {"", []string{"portmappings", "dns_server", "infra_image"},
				[]string{"--infra-image", "localhost/busybox", "--dns", "10.9.9.9", "--publish", "127.0.0.1::80"},
				[]string{`--infra-image (Basic.InfraImage): wanted "localhost/busybox:latest"`, "--dns (Network.DNSServers)",
					"--publish (Network.Ports.ContainerPort)"}},
			"share": {"", []string{"shared_namespaces"}, []string{"--share", "ipc"},
				[]string{`--share (Basic.SharedNamespaces): wanted ["ipc"], got ["ipc" "net" "uts"]`}},
			"mounts": {core.CapPodVolumes, []string{"mounts"}, []string{"--volume", "/etc:/xetc:ro"},
				[]string{`(Storage.Mounts.Destination): wanted ["/xetc"]`}},
			"limits": {core.CapPodRestart, []string{"resource_limits", "restart_tries", "exit_policy"},
				[]string{"--memory", "64m", "--cpus", "0.5", "--restart", "on-failure:3", "--exit-policy", "stop"},
				[]string{"--memory (Resources.Memory.Limit): wanted 67108864, got 0", "--cpus (Resources.CPU.Quota)",
					"--restart on-failure: (Basic.RestartTries): wanted 3, got 0", "--exit-policy (Basic.ExitPolicy)"}},
		} {
			if tc.needs != "" && core.Supports(tc.needs, core.MustVersion(s.Version())) == core.Refused {
				continue // nothing is sent that could get lost
			}
			t.Run(s.Version()+"/"+name, func(t *testing.T) {
				args := append([]string{"--url", lossyProxy(t, s, tc.drop...), "pod", "create"}, tc.args...)
				checkLoss(t, s, "pod", tc.says, func(pod, verify string) *exec.Cmd {
					t.Cleanup(func() {
						_, _, _ = s.API(context.Background(), http.MethodDelete, "/v"+s.Version()+"/libpod/pods/"+pod+"?force=true", nil)
					})
					return verifying(t, verify, bin, append(slices.Clone(args), pod)...)
				})
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
