package core

// ContainerCgroup is the group of settings about the container's cgroup.
type ContainerCgroup struct {
	NS     Namespace // cgroup namespace
	Mode   string    // "enabled", "disabled", "no-conmon", "split"
	Parent string    // cgroup under which the container's is made
}
