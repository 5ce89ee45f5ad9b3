package image_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/podspan/podspan/cmd/internal/cli/clitest"
	"github.com/podspan/podspan/cmd/internal/cli/common"
)

func TestPush(t *testing.T) {
	f := clitest.Serve(t, "4.9.5", map[string]http.HandlerFunc{
		"POST /images/a/push": clitest.Answer(`{"stream":"Copying blob 1\n"}{"stream":"Writing manifest\n"}{"manifestdigest":"sha256:1"}`),
		"POST /images/b/push": clitest.Answer(`{"stream":"Copying\n"}{"error":"denied by the registry"}`),
	})
	r := clitest.Podspan(t, f, "push", "--tls-verify=false", "--compression-format", "zstd", "a", "registry.example/a:1")
	if r.Code != 0 || r.Stdout != "" || r.Stderr != "Copying blob 1\nWriting manifest\n" {
		t.Errorf("%+v", r)
	}
	want := "POST /images/a/push?all=true&compressionFormat=zstd&destination=registry.example%2Fa%3A1&forceCompressionFormat=true" +
		"&quiet=false&tlsVerify=false"
	if got := f.Did()[0]; got != want {
		t.Errorf("sent %s\nwant %s", got, want)
	}
	if r := clitest.Podspan(t, f, "push", "b"); r.Code != common.ExitUsage || !strings.HasPrefix(r.Stderr, "Copying\nError: ") ||
		!strings.Contains(r.Stderr, "denied by the registry") {
		t.Errorf("%+v", r)
	}
}
