//go:build tools

// Package tools pins the programs that make lint runs; podspan's own module needs none of them.
package tools

import (
	_ "github.com/golangci/golangci-lint/v2/cmd/golangci-lint"
	_ "golang.org/x/tools/cmd/deadcode"
)
