package v3

import (
	"testing"

	"github.com/podspan/podspan/adapters/internal/adaptertest"
)

// fuzzed are the releases with a form of their own.
var fuzzed = adaptertest.Suite{Adapter: Adapter, Releases: []string{"3.0.0", "3.1.2", "3.2.3", "3.4.7"}, Replies: replies}

func FuzzSpec(f *testing.F) { adaptertest.FuzzSpec(f, fuzzed) }

func FuzzPod(f *testing.F) { adaptertest.FuzzPod(f, fuzzed) }

func FuzzDecode(f *testing.F) { adaptertest.FuzzDecode(f, fuzzed) }
