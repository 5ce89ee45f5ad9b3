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
// typegen/merge makes the adapters' of, and core/reply with a copy that
// the tests of this module can import.
func Targets() []typegen.Target {
	return []typegen.Target{
		{Dir: "integration/conformance/v4/internal/wire", Config: specConfig()},
		{Dir: "core/reply", Config: repliesConfig("reply")},
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
			{Name: "hostconfig_gen.go", Roots: []any{define.InspectContainerHostConfig{}}},
			{Name: "container_gen.go", Roots: []any{define.InspectContainerData{}}},
			{Name: "exec_gen.go", Roots: []any{define.InspectExecSession{}}},
			{Name: "list_gen.go", Roots: []any{entities.ListContainer{}}},
			{Name: "image_gen.go", Roots: []any{
				entities.ImageSummary{}, entities.ImageHistoryLayer{}, inspect.ImageData{},
			}},
			{Name: "info_gen.go", Roots: []any{define.Info{}}},
			{Name: "network_gen.go", Roots: []any{nettypes.Network{}}},
			{Name: "pod_gen.go", Roots: []any{define.InspectPodData{}, entities.ListPodsReport{}, entities.PodStatsReport{}}},
			{Name: "volume_gen.go", Roots: []any{define.InspectVolumeData{}}},
			{Name: "secret_gen.go", Roots: []any{entities.SecretInfoReport{}}},
		},
		// A program reads reply.Container: an answer is named after what it is, and never as a spec of core is.
		Renames: map[string]string{
			"github.com/containers/podman/v4/libpod/define.InspectContainerData":          "Container",
			"github.com/containers/podman/v4/libpod/define.InspectContainerState":         "ContainerState",
			"github.com/containers/podman/v4/libpod/define.DriverData":                    "GraphDriver",
			"github.com/containers/podman/v4/libpod/define.InspectMount":                  "MountPoint",
			"github.com/containers/podman/v4/libpod/define.InspectNetworkSettings":        "NetworkSettings",
			"github.com/containers/podman/v4/libpod/define.InspectBasicNetworkConfig":     "BasicNetworkConfig",
			"github.com/containers/podman/v4/libpod/define.InspectAdditionalNetwork":      "AdditionalNetwork",
			"github.com/containers/podman/v4/libpod/define.InspectContainerConfig":        "ContainerConfig",
			"github.com/containers/image/v5/manifest.Schema2HealthConfig":                 "Healthcheck",
			"github.com/containers/podman/v4/libpod/define.InspectSecret":                 "MountedSecret",
			"github.com/containers/podman/v4/libpod/define.InspectExecSession":            "ExecSession",
			"github.com/containers/podman/v4/libpod/define.InspectExecProcess":            "ExecProcess",
			"github.com/containers/podman/v4/libpod/define.InspectContainerHostConfig":    "HostConfig",
			"github.com/containers/podman/v4/libpod/define.InspectLogConfig":              "LogDriver",
			"github.com/containers/podman/v4/libpod/define.InspectHostPort":               "HostPort",
			"github.com/containers/podman/v4/libpod/define.InspectRestartPolicy":          "RestartPolicy",
			"github.com/containers/podman/v4/libpod/define.InspectIDMappings":             "UserNSMappings",
			"github.com/containers/podman/v4/libpod/define.InspectBlkioWeightDevice":      "BlkioWeightDevice",
			"github.com/containers/podman/v4/libpod/define.InspectBlkioThrottleDevice":    "BlkioThrottleDevice",
			"github.com/containers/podman/v4/libpod/define.InspectDevice":                 "Device",
			"github.com/containers/podman/v4/libpod/define.InspectUlimit":                 "Ulimit",
			"github.com/containers/podman/v4/pkg/inspect.ImageData":                       "Image",
			"github.com/opencontainers/image-spec/specs-go/v1.History":                    "ImageHistory",
			"github.com/containers/podman/v4/pkg/domain/entities.ListContainer":           "ContainerSummary",
			"github.com/containers/podman/v4/pkg/domain/entities.ListContainerNamespaces": "ContainerNamespaces",
			"github.com/containers/common/libnetwork/types.PortMapping":                   "PublishedPort",
			"github.com/containers/common/libnetwork/types.Route":                         "StaticRoute",
			"github.com/containers/common/libnetwork/types.NetworkInfo":                   "NetworkBackendInfo",
			"github.com/containers/podman/v4/libpod/define.IDMappings":                    "InfoIDMappings",
			"github.com/containers/podman/v4/libpod/define.Version":                       "InfoVersion",
			"github.com/containers/storage/pkg/idtools.IDMap":                             "InfoIDMap",
			"github.com/containers/podman/v4/libpod/define.InspectPodData":                "Pod",
			"github.com/containers/podman/v4/libpod/define.InspectPodInfraConfig":         "PodInfraConfig",
			"github.com/containers/podman/v4/libpod/define.InspectPodContainerInfo":       "PodContainer",
			"github.com/containers/podman/v4/pkg/domain/entities.ListPodsReport":          "PodSummary",
			"github.com/containers/podman/v4/pkg/domain/entities.ListPodContainer":        "PodSummaryContainer",
			"github.com/containers/podman/v4/pkg/domain/entities.PodStatsReport":          "PodStats",
			"github.com/containers/podman/v4/pkg/domain/entities.SecretInfoReport":        "Secret",
			"github.com/containers/podman/v4/pkg/domain/entities.SecretSpec":              "SecretDescription",
			"github.com/containers/podman/v4/pkg/domain/entities.SecretDriverSpec":        "SecretDriver",
			"github.com/containers/podman/v4/libpod/define.InspectVolumeData":             "Volume",
		},
		Mappings: map[string]typegen.Mapping{
			"github.com/opencontainers/go-digest.Digest": {Expr: "string"},
			// It writes itself as text. core/reply and the copy for the tests have one by hand (ipnet.go).
			"github.com/containers/common/libnetwork/types.IPNet": {Expr: "IPNet"},
		},
	}
}
