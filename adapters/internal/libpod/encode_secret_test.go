package libpod

import (
	"io"
	"strings"
	"testing"

	"github.com/podspan/podspan/core"
)

func TestSecretPayload(t *testing.T) {
	for want, s := range map[string]*core.SecretSpec{
		"name=s":             {Name: "s"},
		"driver=file&name=s": {Name: "s", Driver: "file", DriverOptions: map[string]string{}, Labels: map[string]string{}},
		"driver=d&driveropts=%7B%22a%22%3A%22%5C%22%5Cu0026%22%7D&labels=%7B%22b%22%3A%22%22%7D&name=s&replace=true": {
			Name: "s", Driver: "d", DriverOptions: map[string]string{"a": `"&`}, Labels: map[string]string{"b": ""}, Replace: true,
		},
	} {
		s.Data = strings.NewReader("a\x00b")
		p, err := Encode(core.OpSecretCreate, s, core.Server{Version: core.MustVersion("4.9.5")})
		if err != nil || p.Query.Encode() != want {
			t.Errorf("query %s, %v; want %s", p.Query.Encode(), err, want)
			continue
		}
		body, isJSON, err := bodyOf(p.Body)
		if err != nil || isJSON {
			t.Fatalf("the body is JSON: %t, %v", isJSON, err)
		}
		if data, err := io.ReadAll(body); err != nil || string(data) != "a\x00b" {
			t.Errorf("sent %q, %v", data, err)
		}
	}
}
