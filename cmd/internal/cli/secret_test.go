package cli

import (
	"bytes"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestSecretCreate(t *testing.T) {
	var query, body string
	f := serve(t, "4.9.5", map[string]http.HandlerFunc{"POST /secrets/create": func(w http.ResponseWriter, r *http.Request) {
		var b bytes.Buffer
		_, _ = b.ReadFrom(r.Body)
		query, body = r.URL.RawQuery, b.String()
		if r.Header.Get("Content-Type") != "" || r.ContentLength != int64(b.Len()) {
			t.Errorf("content type %q, length %d of %d", r.Header.Get("Content-Type"), r.ContentLength, b.Len())
		}
		answer(`{"ID":"1d"}`)(w, r)
	}})
	file := filepath.Join(t.TempDir(), "data")
	if err := os.WriteFile(file, []byte("a\x00b\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	wantOutput(t, podspan(t, f, "secret", "create", "s", file), "1d\n")
	if query != "driver=file&name=s" || body != "a\x00b\n" {
		t.Errorf("sent %s with %q", query, body)
	}
	for _, from := range []string{"-", "/dev/stdin"} {
		wantOutput(t, podspanWithInput(t, f, "from stdin\n", "secret", "create", "s", from), "1d\n")
		if body != "from stdin\n" {
			t.Errorf("%s: sent %q", from, body)
		}
	}
	wantOutput(t, podspanWithInput(t, f, "", "secret", "create", "--env", "s", "SECRET"), "1d\n")
	if body != "the value" {
		t.Errorf("sent %q", body)
	}
	wantOutput(t, podspan(t, f, "secret", "create", "s", file, "-d", "shell", "--driver-opts", "a=b,c=d", "--driver-opts", "e=f,g", "-l", "x=y,z", "--replace"), "1d\n")
	if want := "driver=shell&driveropts=%7B%22a%22%3A%22b%22%2C%22c%22%3A%22d%22%2C%22e%22%3A%22f%2Cg%22%7D&labels=%7B%22x%22%3A%22y%2Cz%22%7D&name=s&replace=true"; query != want {
		t.Errorf("sent %s\nwant %s", query, want)
	}
	for line, want := range map[string]string{
		"--env s UNSET": "environment variable UNSET is not set", "s /no/such/file": "/no/such/file", "a/b -": `invalid NAME (SecretSpec.Name) "a/b"`,
	} {
		if r := podspanWithInput(t, f, "x", append([]string{"secret", "create"}, strings.Fields(line)...)...); r.code != exitUsage || !strings.Contains(r.stderr, want) {
			t.Errorf("%s: %+v", line, r)
		}
	}
}

func TestSecretRefusals(t *testing.T) {
	testRefusals(t, []badLine{
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
	f := serve(t, "4.9.5", map[string]http.HandlerFunc{
		"GET /secrets/json": answer("[" + oneSecret + "]"), "GET /secrets/s/json": answer(oneSecret), "GET /secrets/s/exists": done,
		"GET /secrets/broken/json": fail(http.StatusInternalServerError, "disk on fire"),
	})
	for line, want := range map[string]string{
		"ls":                                "ID          NAME        DRIVER      CREATED            UPDATED\n1d          s           file        About an hour ago  30 minutes ago\n",
		"list -n":                           "1d          s           file        About an hour ago  30 minutes ago\n",
		"ls -q":                             "1d\n",
		"ls -q --format {{.Name}}":          "s\n",
		"inspect -f {{.Spec.Name}} s s":     "s\ns\n",
		"inspect --pretty s":                "ID:              1d\nName:              s\nLabels:\n - a=b\n - c\nDriver:            file\nCreated at:        2026-05-04 11:00:00 +0000 UTC\nUpdated at:        2026-05-04 11:30:00 +0000 UTC\n",
		"exists s":                          "",
		"inspect -f {{.ID}} --showsecret s": "1d\n",
	} {
		wantOutput(t, podspan(t, f, append([]string{"secret"}, strings.Fields(line)...)...), want)
	}
	r := podspan(t, f, "secret", "inspect", "none", "s")
	if r.code != exitUsage || !strings.HasPrefix(r.stdout, "[\n    {\n        \"ID\": \"1d\",") || !strings.Contains(r.stderr, `inspecting secret: no secret with name or id "none"`) {
		t.Errorf("%+v", r)
	}
	if r := podspan(t, f, "secret", "inspect", "broken"); r.code != exitUsage || !strings.Contains(r.stderr, "disk on fire") {
		t.Errorf("%+v", r)
	}
	if r := podspan(t, f, "secret", "exists", "none"); r != (result{code: exitFailed}) {
		t.Errorf("%+v", r)
	}
	old := serve(t, "3.0.2", nil)
	if r := podspan(t, old, "secret", "exists", "s"); r.code != exitUsage || !strings.Contains(r.stderr, "secret needs Podman ≥ 3.1.0") {
		t.Errorf("%+v", r)
	}
}

func TestSecretRm(t *testing.T) {
	f := serve(t, "4.9.5", map[string]http.HandlerFunc{
		"GET /secrets/json": answer("[" + oneSecret + "]"), "GET /secrets/s/json": answer(oneSecret), "GET /secrets/1d/json": answer(oneSecret),
		"DELETE /secrets/1d": done,
	})
	for line, want := range map[string]result{
		"s": {0, "1d\n", ""}, "--all": {0, "1d\n", ""}, "-i none s": {0, "1d\n", ""}, "none s": {exitUsage, "1d\n", "no such"},
	} {
		r := podspan(t, f, append([]string{"secret", "rm"}, strings.Fields(line)...)...)
		if r.code != want.code || r.stdout != want.stdout || !strings.Contains(r.stderr, want.stderr) {
			t.Errorf("rm %s: %+v", line, r)
		}
	}
}
