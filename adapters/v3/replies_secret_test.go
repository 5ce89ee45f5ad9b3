package v3

import (
	"time"

	"github.com/podspan/podspan/adapters/internal/adaptertest"
	"github.com/podspan/podspan/core"
	"github.com/podspan/podspan/core/reply"
)

// secretReplies are answers of a real 3.4.4, which knows no labels.
var secretReplies = []adaptertest.Reply{
	{Name: "secret created", Op: core.OpSecretCreate, Body: `{"ID":"744f055c28ef2eb159546ac63"}`,
		Want: &reply.CreateSecretResult{ID: "744f055c28ef2eb159546ac63"}},
	{Name: "secret", Op: core.OpSecretInspect, Body: recordedSecret, Want: &secret},
	{Name: "secrets", Op: core.OpSecretList, Body: "[" + recordedSecret + "]", Want: []reply.Secret{secret}},
	{Name: "no secrets", Op: core.OpSecretList, Body: "[]\n", Want: []reply.Secret{}},
	{Name: "no secret", Op: core.OpSecretInspect, Body: ""},
}

const recordedSecret = `{"ID":"744f055c28ef2eb159546ac63","CreatedAt":"2026-11-25T00:20:53.403579758Z","UpdatedAt":"2026-11-25T00:20:53.403579758Z",
	"Spec":{"Name":"s","Driver":{"Name":"file","Options":{"path":"/srv/s"}}}}`

var secret = reply.Secret{
	ID: "744f055c28ef2eb159546ac63", CreatedAt: secretTime, UpdatedAt: secretTime,
	Spec: reply.SecretDescription{Name: "s", Driver: reply.SecretDriver{Name: "file", Options: map[string]string{"path": "/srv/s"}}},
}

var secretTime = time.Date(2026, 11, 25, 0, 20, 53, 403579758, time.UTC)
