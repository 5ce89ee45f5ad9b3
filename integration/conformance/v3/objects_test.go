package conformance

import (
	"testing"

	"github.com/containers/podman/v3/pkg/api/handlers"
	"github.com/containers/podman/v3/pkg/bindings/secrets"
	"github.com/containers/podman/v3/pkg/domain/entities"
	docker "github.com/docker/docker/api/types"

	"github.com/podspan/podspan/integration/conformance/typegen/conform"
)

// TestObjectBodies is TestBodies for networks, volumes and exec sessions: the
// types are those that the handlers of pkg/api decode bodies into.
func TestObjectBodies(t *testing.T) {
	for dir, check := range map[string]func(dir string) error{
		"networks":    conform.Kind[entities.NetworkCreateOptions]{Zeros: true}.CheckFolder,
		"connects":    conform.Kind[entities.NetworkConnectOptions]{Zeros: true}.CheckFolder,
		"disconnects": conform.Kind[docker.NetworkDisconnect]{Zeros: true}.CheckFolder,
		"volumes":     conform.Kind[entities.VolumeCreateOptions]{Zeros: true}.CheckFolder,
		"starts":      conform.Kind[handlers.ExecStartConfig]{Zeros: true}.CheckFolder,
		"execs":       conform.Kind[handlers.ExecCreateConfig]{Zeros: true, NotSent: execNotSent}.CheckFolder,
	} {
		t.Run(dir, func(t *testing.T) {
			if err := check(conform.Dir(dir)); err != nil {
				t.Error(err)
			}
		})
	}
}

// TestSecretQueries holds what is sent for secrets against podman's own client.
func TestSecretQueries(t *testing.T) {
	err := conform.CheckQueries(conform.Dir("secrets"), "a\x00b\n", func() conform.Params { return &secrets.CreateOptions{} })
	if err != nil {
		t.Error(err)
	}
}

// execNotSent are the fields of an exec session that nobody sends, each with the reason, see notSent.
var execNotSent = map[string]string{"Detach": "no server reads it: what counts is said to the start"}
