package conformance

import (
	"github.com/containers/podman/v3/pkg/domain/entities"
	"github.com/containers/podman/v3/pkg/specgen"
	"github.com/containers/podman/v3/version"

	"github.com/podspan/podspan/integration/conformance/typegen"
)

// Targets lists the packages to generate: the adapter's, and a copy that the
// tests of this module can import.
func Targets() []typegen.Target {
	return []typegen.Target{
		{Dir: "adapters/v3", Config: specConfig("v3")},
		{Dir: "integration/conformance/v3/internal/wire", Config: specConfig("wire")},
	}
}

func specConfig(pkg string) typegen.Config {
	return typegen.Config{
		Package: pkg,
		Origin: typegen.Origin{
			Generator: "integration/conformance/v3/gen",
			Module:    "github.com/containers/podman/v3",
			Version:   "v" + version.Version.String(),
			Product:   "podman",
		},
		Files: []typegen.File{{
			Name:  "specgen_gen.go",
			Roots: []any{specgen.SpecGenerator{}, specgen.PodSpecGenerator{}},
		}, {
			Name:  "network_gen.go",
			Roots: []any{entities.NetworkCreateOptions{}, entities.NetworkConnectOptions{}},
		}},
	}
}
