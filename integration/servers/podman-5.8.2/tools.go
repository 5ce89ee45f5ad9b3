//go:build tools

// Package tools pins the podman release that integration builds as a test server.
package tools

import _ "github.com/containers/podman/v5/cmd/podman"
