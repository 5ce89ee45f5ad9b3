package conformance

import (
	"github.com/containers/podman/v3/pkg/domain/entities"
	"github.com/containers/podman/v3/pkg/specgen"
	"github.com/containers/podman/v3/version"

	"github.com/podspan/podspan/integration/conformance/typegen"
)

// Targets lists the package to generate: the mirror of the wire types, which
// typegen/merge makes the adapters' of.
func Targets() []typegen.Target {
	return []typegen.Target{
		{Dir: "integration/conformance/v3/internal/wire", Config: specConfig()},
	}
}

func specConfig() typegen.Config {
	return typegen.Config{
		Package: "wire",
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
