package conformance

import (
	nettypes "github.com/containers/common/libnetwork/types"
	"github.com/containers/podman/v4/libpod/define"
	"github.com/containers/podman/v4/pkg/domain/entities"
	"github.com/containers/podman/v4/pkg/inspect"
	"github.com/containers/podman/v4/pkg/specgen"
	"github.com/containers/podman/v4/version/rawversion"

	"github.com/podspan/podspan/integration/conformance/typegen"
)

// Targets lists the packages to generate: the mirror of the wire types, which
// typegen/merge makes the adapters' of, and core's reply types with a copy that
// the tests of this module can import.
func Targets() []typegen.Target {
	return []typegen.Target{
		{Dir: "integration/conformance/v4/internal/wire", Config: specConfig()},
		{Dir: "core", Config: repliesConfig("core")},
		{Dir: "integration/conformance/v4/internal/replies", Config: repliesConfig("replies")},
	}
}

func origin() typegen.Origin {
	return typegen.Origin{
		Generator: "integration/conformance/v4/gen",
		Module:    "github.com/containers/podman/v4",
		Version:   "v" + rawversion.RawVersion,
		Product:   "podman",
	}
}

func specConfig() typegen.Config {
	return typegen.Config{
		Package: "wire",
		Origin:  origin(),
		Files: []typegen.File{{
			Name:  "specgen_gen.go",
			Roots: []any{specgen.SpecGenerator{}, specgen.PodSpecGenerator{}},
		}},
		Mappings: map[string]typegen.Mapping{
			// It writes itself as text and reads text and base64: hardware_addr.go does, too.
			"github.com/containers/common/libnetwork/types.HardwareAddr": {Expr: "HardwareAddr"},
		},
	}
}

func repliesConfig(pkg string) typegen.Config {
	return typegen.Config{
		Package: pkg,
		Origin:  origin(),
		Files: []typegen.File{
			{Name: "replies_hostconfig_gen.go", Roots: []any{define.InspectContainerHostConfig{}}},
			{Name: "replies_container_gen.go", Roots: []any{define.InspectContainerData{}}},
			{Name: "replies_exec_gen.go", Roots: []any{define.InspectExecSession{}}},
			{Name: "replies_list_gen.go", Roots: []any{entities.ListContainer{}}},
			{Name: "replies_image_gen.go", Roots: []any{
				entities.ImageSummary{}, entities.ImageHistoryLayer{}, inspect.ImageData{},
			}},
			{Name: "replies_info_gen.go", Roots: []any{define.Info{}}},
			{Name: "replies_network_gen.go", Roots: []any{nettypes.Network{}}},
			{Name: "replies_pod_gen.go", Roots: []any{define.InspectPodData{}, entities.ListPodsReport{}, entities.PodStatsReport{}}},
			{Name: "replies_volume_gen.go", Roots: []any{define.InspectVolumeData{}}},
			{Name: "replies_secret_gen.go", Roots: []any{entities.SecretInfoReport{}}},
		},
		// Core has types of its own by these names, or may want them.
		Renames: map[string]string{
			"github.com/containers/common/libnetwork/types.Network":          "NetworkData",
			"github.com/containers/common/libnetwork/types.Route":            "StaticRoute",
			"github.com/containers/common/libnetwork/types.NetworkInfo":      "NetworkBackendInfo",
			"github.com/containers/common/libnetwork/types.PortMapping":      "ListPort",
			"github.com/containers/podman/v4/libpod/define.IDMappings":       "InfoIDMappings",
			"github.com/containers/podman/v4/libpod/define.Version":          "InfoVersion",
			"github.com/containers/storage/pkg/idtools.IDMap":                "InfoIDMap",
			"github.com/containers/podman/v4/pkg/domain/entities.SecretSpec": "SecretInfoSpec",
			// The report is of one pod, and of one container.
			"github.com/containers/podman/v4/pkg/domain/entities.ListPodsReport": "ListPod",
			"github.com/containers/podman/v4/pkg/domain/entities.PodStatsReport": "PodStats",
			"github.com/opencontainers/image-spec/specs-go/v1.History":           "ImageDataHistory",
		},
		Mappings: map[string]typegen.Mapping{
			"github.com/opencontainers/go-digest.Digest": {Expr: "string"},
			// It writes itself as text. Core and the copy for the tests have one by hand (ipnet.go).
			"github.com/containers/common/libnetwork/types.IPNet": {Expr: "IPNet"},
		},
	}
}
