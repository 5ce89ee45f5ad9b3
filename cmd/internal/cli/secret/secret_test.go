package secret_test

import (
	"bytes"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/podspan/podspan/cmd/internal/cli/clitest"
	"github.com/podspan/podspan/cmd/internal/cli/common"
)

func TestSecretCreate(t *testing.T) {
	var query, body string
	f := clitest.Serve(t, "4.9.5", map[string]http.HandlerFunc{"POST /secrets/create": func(w http.ResponseWriter, r *http.Request) {
		var b bytes.Buffer
		_, _ = b.ReadFrom(r.Body)
		query, body = r.URL.RawQuery, b.String()
		if r.Header.Get("Content-Type") != "" || r.ContentLength != int64(b.Len()) {
			t.Errorf("content type %q, length %d of %d", r.Header.Get("Content-Type"), r.ContentLength, b.Len())
		}
		clitest.Answer(`{"ID":"1d"}`)(w, r)
	}, "GET /secrets/s/json": clitest.Answer(`{"ID":"0d","Spec":{"Name":"s","Driver":{"Name":"file"}}}`)})
	file := filepath.Join(t.TempDir(), "data")
	if err := os.WriteFile(file, []byte("a\x00b\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	clitest.WantOutput(t, clitest.Podspan(t, f, "secret", "create", "s", file), "1d\n")
	if query != "driver=file&name=s" || body != "a\x00b\n" {
		t.Errorf("sent %s with %q", query, body)
	}
	for _, from := range []string{"-", "/dev/stdin"} {
		clitest.WantOutput(t, clitest.PodspanWithInput(t, f, "from stdin\n", "secret", "create", "s", from), "1d\n")
		if body != "from stdin\n" {
			t.Errorf("%s: sent %q", from, body)
		}
	}
	clitest.WantOutput(t, clitest.PodspanWithInput(t, f, "", "secret", "create", "--env", "s", "SECRET"), "1d\n")
	if body != "the value" {
		t.Errorf("sent %q", body)
	}
	clitest.WantOutput(t, clitest.Podspan(t, f, "secret", "create", "s", file, "-d", "shell", "--driver-opts", "a=b,c=d", "--driver-opts",
		"e=f,g", "-l", "x=y,z", "--replace"), "1d\n")
	if want := "driver=shell&driveropts=%7B%22a%22%3A%22b%22%2C%22c%22%3A%22d%22%2C%22e%22%3A%22f%2Cg%22%7D" +
		"&labels=%7B%22x%22%3A%22y%2Cz%22%7D&name=s&replace=true"; query != want {
		t.Errorf("sent %s\nwant %s", query, want)
	}
	for line, want := range map[string]string{
		"--env s UNSET": "environment variable UNSET is not set", "s /no/such/file": "/no/such/file",
		"a/b -": `invalid NAME (SecretSpec.Name) "a/b"`,
	} {
		if r := clitest.PodspanWithInput(t, f, "x", append([]string{"secret", "create"},
			strings.Fields(line)...)...); r.Code != common.ExitUsage || !strings.Contains(r.Stderr, want) {
			t.Errorf("%s: %+v", line, r)
		}
	}
}

func TestSecretRefusals(t *testing.T) {
	clitest.Refusals(t, []clitest.BadLine{
		{"secret create a", "received 1"},
		{"secret create --label =x a -", `invalid label "=x"`},
		{"secret create --driver-opts x a -", "must be formatted as key=value"},
		{"secret create --driver-opts a=b,\"c=d a -", "--driver-opts"},
		{"secret ls x", "takes no arguments"},
		{"secret ls -f x", `invalid filter "x"`},
		{"secret rm", "requires one argument"},
		{"secret rm -a x", "or the --all flag"},
		{"secret inspect", "only received 0"},
		{"secret exists", "received 0"},
		{"secret nothing", "unrecognized command"},
	})
}

const oneSecret = `{"ID":"1d","CreatedAt":"2026-05-04T11:00:00Z","UpdatedAt":"2026-05-04T11:30:00Z","Spec":{"Name":"s","Driver":{"Name":"file","Options":{}},"Labels":{"a":"b","c":""}}}`

func TestSecretShown(t *testing.T) {
	f := clitest.Serve(t, "4.9.5", map[string]http.HandlerFunc{
		"GET /secrets/json": clitest.Answer("[" + oneSecret + "]"), "GET /secrets/s/json": clitest.Answer(oneSecret),
		"GET /secrets/s/exists":    clitest.Done,
		"GET /secrets/broken/json": clitest.Fail(http.StatusInternalServerError, "disk on fire"),
	})
	for line, want := range map[string]string{
		"ls":                            "ID          NAME        DRIVER      CREATED            UPDATED\n1d          s           file        About an hour ago  30 minutes ago\n",
		"list -n":                       "1d          s           file        About an hour ago  30 minutes ago\n",
		"ls -q":                         "1d\n",
		"ls -q --format {{.Name}}":      "s\n",
		"inspect -f {{.Spec.Name}} s s": "s\ns\n",
		"inspect --pretty s": "ID:              1d\nName:              s\nLabels:\n - a=b\n - c\nDriver:            " +
			"file\nCreated at:        2026-05-04 11:00:00 +0000 UTC\nUpdated at:        2026-05-04 11:30:00 +0000 UTC\n",
		"exists s":                          "",
		"inspect -f {{.ID}} --showsecret s": "1d\n",
	} {
		clitest.WantOutput(t, clitest.Podspan(t, f, append([]string{"secret"}, strings.Fields(line)...)...), want)
	}
	r := clitest.Podspan(t, f, "secret", "inspect", "none", "s")
	if r.Code != common.ExitUsage || !strings.HasPrefix(r.Stdout, "[\n    {\n        \"ID\": \"1d\",") ||
		!strings.Contains(r.Stderr, `inspecting secret: no secret with name or id "none"`) {
		t.Errorf("%+v", r)
	}
	if r := clitest.Podspan(t, f, "secret", "inspect", "broken"); r.Code != common.ExitUsage || !strings.Contains(r.Stderr, "disk on fire") {
		t.Errorf("%+v", r)
	}
	if r := clitest.Podspan(t, f, "secret", "exists", "none"); r != (clitest.Result{Code: common.ExitFailed}) {
		t.Errorf("%+v", r)
	}
	old := clitest.Serve(t, "3.0.2", nil)
	if r := clitest.Podspan(t, old, "secret", "exists", "s"); r.Code != common.ExitUsage ||
		!strings.Contains(r.Stderr, "secret needs Podman ≥ 3.1.0") {
		t.Errorf("%+v", r)
	}
}

func TestSecretRm(t *testing.T) {
	f := clitest.Serve(t, "4.9.5", map[string]http.HandlerFunc{
		"GET /secrets/json": clitest.Answer("[" + oneSecret + "]"), "GET /secrets/s/json": clitest.Answer(oneSecret),
		"GET /secrets/1d/json": clitest.Answer(oneSecret),
		"DELETE /secrets/1d":   clitest.Done,
	})
	for line, want := range map[string]clitest.Result{
		"s": {Code: 0, Stdout: "1d\n", Stderr: ""}, "--all": {Code: 0, Stdout: "1d\n", Stderr: ""},
		"-i none s": {Code: 0, Stdout: "1d\n", Stderr: ""}, "none s": {Code: common.ExitUsage, Stdout: "1d\n", Stderr: "no such"},
	} {
		r := clitest.Podspan(t, f, append([]string{"secret", "rm"}, strings.Fields(line)...)...)
		if r.Code != want.Code || r.Stdout != want.Stdout || !strings.Contains(r.Stderr, want.Stderr) {
			t.Errorf("rm %s: %+v", line, r)
		}
	}
}
