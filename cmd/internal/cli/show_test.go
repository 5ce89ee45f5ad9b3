package cli

import (
	"net/http"
	"strings"
	"testing"
)

func TestInspect(t *testing.T) {
	f := serve(t, "4.9.5", map[string]http.HandlerFunc{
		"GET /containers/web/json": answer(`{"Id":"i1","Name":"web","Args":["<a>"],"State":{"Status":"running","Health":{"Status":"healthy"}}}`),
		"GET /images/box/json":     answer(`{"Id":"i2","Os":"linux","Healthcheck":{"Retries":3}}`),
		"GET /images/broken/json":  fail(http.StatusInternalServerError, "disk on fire"),
	})
	r := podspan(t, f, "inspect", "web", "none", "box", "nil")
	if r.code != exitUsage || !strings.HasPrefix(r.stdout, "[\n     {\n          \"Id\": \"i1\",") || !strings.Contains(r.stdout, `"<a>"`) || !strings.Contains(r.stdout, `"Id": "i2"`) {
		t.Errorf("code %d, stdout %s", r.code, r.stdout)
	}
	if !strings.HasPrefix(r.stderr, `Error: no such object: "none" (Podman 4.9.5 at unix://`) || !strings.Contains(r.stderr, `Error: no such object: "nil"`) {
		t.Errorf("stderr %q", r.stderr)
	}
	if r := podspan(t, f, "inspect", "none"); r.stdout != "[]\n" {
		t.Errorf("nothing found prints %q", r.stdout)
	}
	if r := podspan(t, f, "inspect", "broken"); r.code != exitUsage || r.stdout != "" || !strings.Contains(r.stderr, "disk on fire") {
		t.Errorf("a server's error: %+v", r)
	}
	wantOutput(t, podspan(t, f, "inspect", "-f", "{{ .Id }} {{.State.Healthcheck.Status}} {{.Name}}", "web"), "i1 healthy web\n")
	wantOutput(t, podspan(t, f, "inspect", "-t", "image", "-f", "{{.Id}} {{.Config.Healthcheck.Retries}}", "box"), "i2 3\n")
	wantOutput(t, podspan(t, f, "inspect", "-f", "{{json .Args}}", "web", "web"), "[\"<a>\"]\n[\"<a>\"]\n")
}

func TestInfo(t *testing.T) {
	f := serve(t, "4.9.5", map[string]http.HandlerFunc{
		"GET /info": answer(`{"host":{"arch":"amd64","os":"linux","ociRuntime":{"name":"runc","version":"a\nb"}},"store":{"graphDriverName":"overlay","graphStatus":{"Native Overlay Diff":"true"}},"version":{"Version":"4.9.5"}}`),
	})
	r := podspan(t, f, "info", "-D")
	for _, want := range []string{"host:\n  arch: amd64\n", "    version: |-\n      a\n      b\n", "  serviceIsRemote: true\n", "    Native Overlay Diff: \"true\"\n", "\nversion:\n  APIVersion: \"\"\n"} {
		if r.code != 0 || !strings.Contains(r.stdout, want) {
			t.Errorf("code %d; no %q in\n%s%s", r.code, want, r.stdout, r.stderr)
		}
	}
	wantOutput(t, podspan(t, f, "info", "-f", "{{.Host.OCIRuntime.Name}} {{.Version.Version}}"), "runc 4.9.5\n")
	if r := podspan(t, f, "info", "--format", "json"); !strings.HasPrefix(r.stdout, "{\n  \"host\": {\n    \"arch\": \"amd64\",") {
		t.Errorf("json: %s", r.stdout)
	}
}

func TestVersion(t *testing.T) {
	f := serve(t, "3.4.4", map[string]http.HandlerFunc{
		"GET /version": answer(`{"Version":"3.4.4","ApiVersion":"1.40","MinAPIVersion":"1.24","GitCommit":"abc","GoVersion":"go1","Os":"linux","Arch":"arm64","BuildTime":"2022-01-02T03:04:05Z",
			"Components":[{"Name":"Podman Engine","Version":"3.4.4","Details":{"APIVersion":"3.4.4","MinAPIVersion":"3.1.0"}}]}`),
	})
	r := podspan(t, f, "version")
	if !strings.HasPrefix(r.stdout, "Client:       Podspan\nVersion:      ") || strings.HasSuffix(r.stdout, "\n\n") {
		t.Errorf("version prints\n%s%s", r.stdout, r.stderr)
	}
	for _, want := range []string{"\n\nServer:       Podman Engine\nVersion:      3.4.4\nAPI Version:  3.4.4\nGo Version:   go1\nGit Commit:   abc\nBuilt:        Sun Jan  2 ", "OS/Arch:      linux/arm64\n"} {
		if !strings.Contains(r.stdout, want) {
			t.Errorf("no %q in\n%s", want, r.stdout)
		}
	}
	wantOutput(t, podspan(t, f, "version", "-f", "{{.Server.Version}} {{.Server.Built}} {{.Server.Os}}"), "3.4.4 1641092645 linux\n")
	if r := podspan(t, f, "version", "-f", "{{.Version}}"); r.code != 0 || r.stdout == "" {
		t.Errorf("the client's fields at the top: %+v", r)
	}
	if r := podspan(t, f, "version", "--format", "json"); !strings.HasPrefix(r.stdout, `{"Client":{"APIVersion":"3.`) || !strings.Contains(r.stdout, `"Server":{"APIVersion":"3.4.4","Version":"3.4.4"`) {
		t.Errorf("json: %s", r.stdout)
	}
}

func TestTop(t *testing.T) {
	f := serve(t, "4.3.1", map[string]http.HandlerFunc{
		"GET /containers/web/top":  answer(`{"Titles":["PID","COMMAND"],"Processes":[["1","sleep 1000"],["77","sh"]]}`),
		"GET /containers/off/top":  func(http.ResponseWriter, *http.Request) {}, // 200 and nothing, as this release does
		"GET /containers/off/json": answer(`{"State":{"Status":"exited"}}`),
	})
	wantOutput(t, podspan(t, f, "top", "web", "pid", "args"), "PID         COMMAND\n1           sleep 1000\n77          sh\n")
	if got := f.did()[0]; got != "GET /containers/web/top?ps_args=pid%2Cargs" {
		t.Errorf("descriptors: %s", got)
	}
	podspan(t, f, "top", "web", "-o", "pid", "-o", "comm")
	if got := f.did()[1]; got != "GET /containers/web/top?ps_args=-o+pid+-o+comm" {
		t.Errorf("arguments of ps: %s", got)
	}
	if r := podspan(t, f, "top", "off"); r.code != exitUsage || !strings.Contains(r.stderr, "top can only be used on running containers, and off is exited") {
		t.Errorf("a stopped container: %+v", r)
	}
}

func TestPush(t *testing.T) {
	f := serve(t, "4.9.5", map[string]http.HandlerFunc{
		"POST /images/a/push": answer(`{"stream":"Copying blob 1\n"}{"stream":"Writing manifest\n"}{"manifestdigest":"sha256:1"}`),
		"POST /images/b/push": answer(`{"stream":"Copying\n"}{"error":"denied by the registry"}`),
	})
	r := podspan(t, f, "push", "--tls-verify=false", "--compression-format", "zstd", "a", "registry.example/a:1")
	if r.code != 0 || r.stdout != "" || r.stderr != "Copying blob 1\nWriting manifest\n" {
		t.Errorf("%+v", r)
	}
	want := "POST /images/a/push?all=true&compressionFormat=zstd&destination=registry.example%2Fa%3A1&forceCompressionFormat=true&quiet=false&tlsVerify=false"
	if got := f.did()[0]; got != want {
		t.Errorf("sent %s\nwant %s", got, want)
	}
	if r := podspan(t, f, "push", "b"); r.code != exitUsage || !strings.HasPrefix(r.stderr, "Copying\nError: ") || !strings.Contains(r.stderr, "denied by the registry") {
		t.Errorf("%+v", r)
	}
}
