package v4

import (
	"testing"

	"github.com/podspan/podspan/adapters/internal/adaptertest"
)

func BenchmarkEncode(b *testing.B) { adaptertest.BenchmarkEncode(b, Adapter, "4.9.5") }
