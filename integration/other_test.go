//go:build !linux

package integration

import (
	"errors"
	"testing"

	"github.com/podspan/podspan/integration/leftout"
)

func TestScripts(t *testing.T) {
	leftout.Skip(t, "tests on real servers", errors.New("podman's servers run on Linux only"))
}
