package flags

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/podspan/podspan/core"
)

// clean returns the result without the container and its command.
func clean(r *Result) Result {
	c := *r
	c.Spec, c.Command = nil, nil
	return c
}

func TestResult(t *testing.T) {
	run := Result{Image: "img", Pull: core.PullMissing, SigProxy: true, DetachKeys: core.DefaultDetachKeys,
		Streams: Streams{Stdout: true, Stderr: true}}
	for _, tt := range []struct {
		args []string
		want func(*Result)
	}{
		{nil, func(*Result) {}},
		{[]string{"-d"}, func(r *Result) { r.Detach, r.Streams = true, Streams{} }},
		{[]string{"-it"}, func(r *Result) { r.Interactive, r.TTY, r.Streams.Stdin = true, true, true }},
		{[]string{"-a", "stderr,STDIN"}, func(r *Result) { r.Streams = Streams{Stdin: true, Stderr: true} }},
		{[]string{"--attach="}, func(r *Result) { r.Streams = Streams{} }},
		{[]string{"--pull=newer", "-q"}, func(r *Result) { r.Pull, r.Quiet = core.PullNewer, true }},
		{[]string{"--tls-verify=false"}, func(r *Result) { r.TLSVerify = ptr(false) }},
		{[]string{"--tls-verify"}, func(r *Result) { r.TLSVerify = ptr(true) }},
		{[]string{"--rmi"}, func(r *Result) { r.Rm, r.Rmi = true, true }},
		{[]string{"--name=a", "--replace"}, func(r *Result) { r.Replace = true }},
		{[]string{"--cidfile=x"}, func(r *Result) { r.CIDFile = "x" }},
		{[]string{"--detach-keys="}, func(r *Result) { r.DetachKeys = "" }},
		{[]string{"--sig-proxy=false"}, func(r *Result) { r.SigProxy = false }},
		{[]string{"--arch=arm", "--os", "linux"}, func(r *Result) { r.Arch, r.OS = "arm", "linux" }},
		{[]string{"--disable-content-trust"}, func(*Result) {}},
	} {
		res, err := parse(t, testEnv(""), append(append([]string{"run"}, tt.args...), "img")...)
		if err != nil {
			t.Errorf("%q: %v", tt.args, err)
			continue
		}
		want := run
		tt.want(&want)
		if d := cmp.Diff(want, clean(res)); d != "" {
			t.Errorf("%q (-want +got):\n%s", tt.args, d)
		}
	}
}

func TestWarnings(t *testing.T) {
	env := testEnv("")
	env.StdinOnTTY = false
	for _, line := range [][]string{{"run", "-it", "img"}, {"create", "-a", "stdin", "img"}, {"create", "--kernel-memory", "1m", "img"}} {
		res, err := parse(t, env, line...)
		if err != nil || len(res.Warnings) != 1 {
			t.Errorf("%q: %v, %v", line, res, err)
		}
	}
}

func TestRegistryAuthFile(t *testing.T) {
	env := testEnv("")
	env.Vars = append([]string{"REGISTRY_AUTH_FILE=/auth"}, env.Vars...)
	res, err := parse(t, env, "run", "img")
	if err != nil || res.Authfile != "/auth" {
		t.Errorf("%v, %v", res, err)
	}
}

func TestPodmanUserns(t *testing.T) {
	env := testEnv("")
	env.Vars = append([]string{usernsVariable + "=keep-id"}, env.Vars...)
	for want, args := range map[core.NamespaceMode][]string{
		core.NamespaceKeepID:  {"img"},
		core.NamespaceHost:    {"--userns=host", "img"},
		"":                    {"--pod=p", "img"},
		core.NamespacePrivate: {"--uidmap=0:1:2", "img"},
	} {
		res, err := parse(t, env, append([]string{"run"}, args...)...)
		if err != nil || res.Spec.Security.UserNS.Mode != want {
			t.Errorf("%q: %v, %v", args, res.Spec.Security.UserNS, err)
		}
	}
}

func TestSystemdUnitLabel(t *testing.T) {
	env := testEnv("")
	env.Vars = append([]string{systemdUnit + "=web.service"}, env.Vars...)
	res, err := parse(t, env, "run", "-l", "a=b", "img")
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(map[string]string{"a": "b", systemdUnit: "web.service"}, res.Spec.Basic.Labels); d != "" {
		t.Error(d)
	}
}

func TestNewPod(t *testing.T) {
	res, err := parse(t, testEnv(""), "run", "--pod", "new:p", "-p", "80", "--network", "n", "-h", "host", "--cpus", "2", "--userns", "host",
		"img")
	if err != nil {
		t.Fatal(err)
	}
	p := res.NewPod
	if p == nil || p.Name != "p" || p.Hostname != "host" || p.CPU == nil || *p.CPU.Quota != 200000 || len(p.Network.Ports) != 1 ||
		p.Network.Networks[0].Name != "n" || p.UserNS.Mode != core.NamespaceHost {
		t.Errorf("pod: %+v", p)
	}
	if s := res.Spec; s.Basic.Pod != "p" || s.Basic.Hostname != "" || !cmp.Equal(s.Network, core.ContainerNetwork{}, compare) {
		t.Errorf("container: %+v", res.Spec)
	}
}

// What a pod has no place for stays with the container.
func TestNewPodExpose(t *testing.T) {
	if res, err := parse(t, testEnv(""), "run", "--pod", "new:p", "--network", "host", "img"); err != nil ||
		res.NewPod.Network.NS.Mode != core.NamespaceHost || res.Spec.Network.NS.Mode != core.NamespaceHost {
		t.Errorf("in the host's network: %+v, %v", res, err)
	}
	for _, line := range []string{"--expose 80", "--ipc private --shm-size 1m"} {
		res, err := parse(t, testEnv(""), append(append([]string{"run", "--pod", "new:p"}, strings.Fields(line)...), "img")...)
		if err != nil {
			t.Fatal(err)
		}
		if s := res.Spec; s.Network.Expose[80] == "" && s.Storage.ShmSize == nil || res.NewPod.Network.Expose != nil {
			t.Errorf("%s: %+v, %+v", line, s, res.NewPod)
		}
	}
}

// A container in a pod may have a network of its own, if that is said.
func TestPodNetwork(t *testing.T) {
	res, err := parse(t, testEnv(""), "run", "--pod", "p", "--network", "bridge", "--ip", "10.88.0.9", "--dns", "9.9.9.9", "img")
	if err != nil || res.Spec.Network.NS.Mode != core.NamespaceBridge || len(res.Spec.Network.Networks) != 1 {
		t.Errorf("%+v, %v", res, err)
	}
}

func TestPodIDFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "id")
	if err := os.WriteFile(file, []byte("abc\nmore\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	res, err := parse(t, testEnv(""), "create", "--pod-id-file", file, "img")
	if err != nil || res.Spec.Basic.Pod != "abc" {
		t.Errorf("%v, %v", res, err)
	}
}

func TestPulled(t *testing.T) {
	res, err := parse(t, testEnv(""), "run", "--arch=arm64", "img")
	if err != nil {
		t.Fatal(err)
	}
	res.Pulled("sha256:1")
	if s := res.Spec; s.Storage.Image != "sha256:1" || s.Basic.ImageArch != "" || s.Basic.RawImageName != "img" {
		t.Errorf("%+v", s)
	}
}

// What podman's own client takes and leaves out is noted, and nothing of it is in the spec.
func TestUnapplied(t *testing.T) {
	for line, options := range map[string][]string{
		"--log-opt max-file=3":                     {"--log-opt max-file="},
		"--log-driver journald --log-opt x=1":      {"--log-opt x="},
		"--ulimit nofile=5 --ulimit host":          {"--ulimit nofile=5"},
		"--ulimit host,nofile=5,nproc=1":           {"--ulimit nofile=5", "--ulimit nproc=1"},
		"--ulimit host":                            nil,
		"--rootfs --platform linux/arm64":          {"--platform"},
		"--health-interval 5s --health-retries 2":  {"--health-interval", "--health-retries"},
		"--no-healthcheck --health-timeout 5s":     {"--health-timeout"},
		"--health-cmd= --health-start-period 5s":   {"--health-start-period"},
		"--health-cmd true --health-interval=10s":  nil,
		"--log-opt max-size=1k --log-opt path=/x ": nil,

		"-v /a:/b:cached,ro -v v:/c:delegated":               {"--volume …:cached", "--volume …:delegated"},
		"--mount type=bind,src=/a,dst=/b,consistency=cached": {"--mount consistency="},
		"--mount type=image,src=i,dst=/b,consistency=cached": {"--mount consistency="},
	} {
		res, err := parse(t, testEnv(""), append(append([]string{"run"}, strings.Fields(line)...), "img")...)
		if err != nil {
			t.Errorf("%s: %v", line, err)
			continue
		}
		var got []string
		for _, e := range res.Unapplied {
			if !e.Never || e.Note == "" || e.Instead == "" {
				t.Errorf("%s: %+v", line, e)
			}
			got = append(got, e.Option)
		}
		if !slices.Equal(got, options) {
			t.Errorf("%s: %q, want %q", line, got, options)
		}
		if line == "--log-opt max-file=3" && res.Spec.Basic.Log != nil || strings.Contains(line, "host") && res.Spec.Resources.Rlimits != nil {
			t.Errorf("%s: the spec has %+v", line, res.Spec)
		}
	}
}
