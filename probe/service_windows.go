package probe

import (
	"errors"
	"os/exec"
)

// Podman runs in a virtual machine on Windows; there is nothing to start here.
func startDetached(*exec.Cmd) error { return errors.New("not on Windows") }

func stopDetached(*exec.Cmd) {}
