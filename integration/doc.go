// Package integration holds Podspan against real Podman servers: every script of testdata/script
// runs over every release that integration/servers knows. See TestScripts.
package integration
