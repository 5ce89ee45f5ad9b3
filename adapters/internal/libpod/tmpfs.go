package libpod

import (
	"path"

	"github.com/podspan/podspan/core"
)

// WritableTmpfs returns the tmpfs mounts that make up [core.Security.ReadWriteTmpfs]
// for servers that do not know it: those of podman's own older clients, except
// where the spec mounts something already.
func WritableTmpfs(st *core.ContainerStorage) []core.Mount {
	taken := map[string]bool{}
	for i := range st.Mounts {
		taken[path.Clean(st.Mounts[i].Destination)] = true
	}
	for i := range st.Volumes {
		taken[path.Clean(st.Volumes[i].Destination)] = true
	}
	for i := range st.OverlayVolumes {
		taken[path.Clean(st.OverlayVolumes[i].Destination)] = true
	}
	for i := range st.ImageVolumes {
		taken[path.Clean(st.ImageVolumes[i].Destination)] = true
	}
	var mounts []core.Mount
	for _, dest := range [...]string{"/run", "/tmp", "/var/tmp"} {
		if !taken[dest] {
			mounts = append(mounts, core.Mount{
				Type: "tmpfs", Source: "tmpfs", Destination: dest,
				Options: []string{"rw", "rprivate", "nosuid", "nodev", "tmpcopyup"},
			})
		}
	}
	return mounts
}
