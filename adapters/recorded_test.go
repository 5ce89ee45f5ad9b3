package adapters

import (
	"testing"

	"github.com/podspan/podspan/adapters/internal/adaptertest"
)

// TestRecordedRepliesHaveOneForm holds what real servers of every release said
// of the same objects: through the adapters, all of it has one form.
func TestRecordedRepliesHaveOneForm(t *testing.T) {
	adaptertest.SameForm(t, []string{"v3/testdata/replies", "v4/testdata/replies"}, []adaptertest.Difference{
		{Name: "container-inspect", Path: "Config.Annotations",
			Why: "annotations are the server's own: 4.4 took podman's out of them, the OCI runtime adds some under 5.x"},
		{Name: "container-inspect-created", Path: "Config.Annotations", Why: "as above; none is null"},
		{Name: "container-inspect", Path: "NetworkSettings.Networks.podman.Aliases", Why: "3.x gives containers no alias of their own"},
		{Name: "container-inspect-created", Path: "NetworkSettings.Networks.podman.Aliases", Why: "as above"},
		{Name: "image-history", Path: "[].tags",
			Why: "absent where there is none: older servers do not find the tags of an image with one layer"},
		{Name: "info", Path: "host.cpuUtilization", Why: "4.1 measures it first; null is unknown"},
		{Name: "info", Path: "host.freeLocks", Why: "4.6 counts them first; absent is unknown"},
		{Name: "info", Path: "host.networkBackendInfo", Why: "4.6 tells the programs first; absent is unknown"},
		{Name: "info", Path: "registries", Why: "the form of registries.conf is that of the server's library"},
		{Name: "info", Path: "store.graphStatus", Why: "the storage driver's own words"},
	})
}
