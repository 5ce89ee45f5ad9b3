package v4

import (
	"testing"

	"github.com/podspan/podspan/adapters/internal/adaptertest"
)

// fuzzed are the releases with a form of their own.
var fuzzed = adaptertest.Suite{Adapter: Adapter, Releases: []string{"4.0.3", "4.3.1", "4.4.0", "4.9.5", "5.4.2"}, Replies: replies}

func FuzzSpec(f *testing.F) { adaptertest.FuzzSpec(f, fuzzed) }

func FuzzPod(f *testing.F) { adaptertest.FuzzPod(f, fuzzed) }

func FuzzDecode(f *testing.F) { adaptertest.FuzzDecode(f, fuzzed) }
