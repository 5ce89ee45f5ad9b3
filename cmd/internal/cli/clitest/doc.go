// Package clitest runs whole command lines in tests, on a service that answers as
// the test says.
package clitest
