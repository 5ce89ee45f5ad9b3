// Package adaptertest is the conformance suite of adapters. Every adapter runs
// it from a test of its own:
//
//	func TestConformance(t *testing.T) { adaptertest.Run(t, adaptertest.Suite{…}) }
//
// It holds that nothing of a spec is ever lost, that nothing is sent that a
// release does not know, and that the connection sends once, obeys its context
// and survives any answer.
package adaptertest

import (
	"testing"

	"github.com/podspan/podspan/core"
)

// Suite says what is special about one adapter under test.
type Suite struct {
	Adapter core.Adapter
	// Releases are the server versions to encode for, oldest first.
	Releases []string
	// Golden are the releases whose bodies are kept as golden files.
	Golden []string
	// Unreleased are JSON paths that are sent to releases which do not know
	// them, each with the reason.
	Unreleased []Exception
	// UnreleasedPods is the same for pods.
	UnreleasedPods []Exception
	// Replies are answers in the form of the adapter's servers, with the neutral
	// values that they mean.
	Replies []Reply
}

// Exception allows a JSON path to be sent although the release lacks it.
type Exception struct {
	Path string
	Zero bool // as a zero value only, which sets nothing
	Why  string
}

// Reply is one answer of a server and its meaning.
type Reply struct {
	Name string
	Op   core.Op
	Body string
	Want any // nil: an error
}

// Run runs the suite.
func Run(t *testing.T, s Suite) {
	for name, k := range map[string]kind{"": containers, "pods/": pods} {
		t.Run(name+"exact", func(t *testing.T) { runExact(t, s, k) })
		t.Run(name+"roundtrip", func(t *testing.T) { runRoundTrip(t, s, k) })
	}
	t.Run("released", func(t *testing.T) { runReleased(t, s, containers, s.Unreleased) })
	t.Run("pods/released", func(t *testing.T) { runReleased(t, s, pods, s.UnreleasedPods) })
	t.Run("requests", func(t *testing.T) { runRequests(t, s) })
	t.Run("golden", func(t *testing.T) { runGolden(t, s) })
	t.Run("replies", func(t *testing.T) { runReplies(t, s) })
	t.Run("networks", func(t *testing.T) { runNetworks(t, s) })
	t.Run("recorded", func(t *testing.T) { runRecorded(t, s) })
	t.Run("routes", func(t *testing.T) { runRoutes(t, s) })
	t.Run("paths", func(t *testing.T) { runPaths(t, s) })
	t.Run("client", func(t *testing.T) { runClient(t, s) })
	t.Run("errors", func(t *testing.T) { runErrors(t, s) })
	t.Run("once", func(t *testing.T) { runOnce(t, s) })
	t.Run("cancel", func(t *testing.T) { runCancel(t, s) })
	t.Run("hijack", func(t *testing.T) { runHijack(t, s) })
}

func server(version string) core.Server {
	return core.Server{URI: "tcp://fake", Version: core.MustVersion(version)}
}

// lacks reports whether a release does not have a capability by itself.
func lacks(release string, c core.Capability) bool {
	return core.Supports(c, core.MustVersion(release)) != core.Native
}

func before(version, than string) bool {
	return !core.MustVersion(version).AtLeast(core.MustVersion(than))
}
