package core

// The capabilities on pods that differ between releases.
const (
	// What a PodSpec may ask for.
	CapPodInfraName        Capability = "pod-infra-name"
	CapPodPID              Capability = "pod-pid"
	CapPodUserNS           Capability = "pod-userns"
	CapPodIDMappings       Capability = "pod-id-mappings"
	CapPodNoShareParent    Capability = "pod-no-share-parent"
	CapPodNoInfraCgroup    Capability = "pod-no-infra-cgroup"
	CapPodShareCgroup      Capability = "pod-share-cgroup"
	CapPodNetworkAlias     Capability = "pod-network-alias"
	CapPodNetworkPrivate   Capability = "pod-network-private"
	CapPodNetworkPath      Capability = "pod-network-path"
	CapPodDevices          Capability = "pod-devices"
	CapPodSysctl           Capability = "pod-sysctl"
	CapPodVolumes          Capability = "pod-volumes"
	CapPodVolumesFrom      Capability = "pod-volumes-from"
	CapPodSecurityOpts     Capability = "pod-security-opts"
	CapPodExitPolicy       Capability = "pod-exit-policy"
	CapPodUTS              Capability = "pod-uts"
	CapPodShmSize          Capability = "pod-shm-size"
	CapPodServiceContainer Capability = "pod-service-container"
	CapPodResources        Capability = "pod-resources"
	CapPodReadBps          Capability = "pod-read-bps"
	CapPodIPC              Capability = "pod-ipc"
	CapPodShmSizeSystemd   Capability = "pod-shm-size-systemd"
	CapPodRestart          Capability = "pod-restart"

	// Calls: what a verb's options may ask for.
	CapPodRemoveTimeout Capability = "pod-remove-timeout"
)
