package v3

import (
	"testing"

	"github.com/podspan/podspan/adapters/internal/adaptertest"
)

func BenchmarkEncode(b *testing.B) { adaptertest.BenchmarkEncode(b, Adapter, "3.4.7") }
