package v4

import (
	"time"

	"github.com/podspan/podspan/adapters/internal/adaptertest"
	"github.com/podspan/podspan/core"
	"github.com/podspan/podspan/core/reply"
)

// secretReplies are answers of a real 4.3.1 and a real 4.9.5, which tell labels
// of one secret but not in a list.
var secretReplies = []adaptertest.Reply{
	{Name: "secret created", Op: core.OpSecretCreate, Body: `{"ID":"8940ff14bfd4e342e295e05ca"}`,
		Want: &reply.CreateSecretResult{ID: "8940ff14bfd4e342e295e05ca"}},
	{Name: "secret", Op: core.OpSecretInspect, Want: aSecret(map[string]string{"a": "b"}, "hello"),
		Body: `{"ID":"99daf017611c2717bbd5b5535","CreatedAt":"2026-11-25T00:20:53.768065847Z","UpdatedAt":"2026-11-25T00:20:53.768065847Z",
			"Spec":{"Name":"s","Driver":{"Name":"file","Options":{"path":"/srv/s"}},"Labels":{"a":"b"}},"SecretData":"hello"}`},
	{Name: "secrets", Op: core.OpSecretList, Want: []reply.Secret{*aSecret(nil, "")},
		Body: `[{"ID":"99daf017611c2717bbd5b5535","CreatedAt":"2026-11-25T00:20:53.768065847Z","UpdatedAt":"2026-11-25T00:20:53.768065847Z",
			"Spec":{"Name":"s","Driver":{"Name":"file","Options":{"path":"/srv/s"}},"Labels":null}}]`},
	{Name: "no ID", Op: core.OpSecretCreate, Body: "null"},
}

func aSecret(labels map[string]string, data string) *reply.Secret {
	at := time.Date(2026, 11, 25, 0, 20, 53, 768065847, time.UTC)
	return &reply.Secret{
		ID: "99daf017611c2717bbd5b5535", CreatedAt: at, UpdatedAt: at, SecretData: data,
		Spec: reply.SecretDescription{Name: "s", Driver: reply.SecretDriver{Name: "file", Options: map[string]string{"path": "/srv/s"}},
			Labels: labels},
	}
}
