package flags

import (
	"slices"
	"strings"

	"github.com/podspan/podspan/core"
)

// exclusive are pairs of flags that cannot both be given.
var exclusive = [][2]string{
	{"cpu-period", "cpus"}, {"cpu-quota", "cpus"},
	{"platform", "arch"}, {"platform", "os"},
	{"pod", "pod-id-file"},
	{"userns", "uidmap"}, {"userns", "gidmap"},
}

// healthTimes are flags that every podman takes without a check's command, and
// applies to none: not to the image's own either.
var healthTimes = []string{"health-interval", "health-timeout", "health-start-period", "health-retries"}

// onlyWith are flags that say nothing without another one; podman would drop
// them without a word.
var onlyWith = []struct {
	flag, needs string
}{
	{"health-startup-interval", "health-startup-cmd"}, {"health-startup-timeout", "health-startup-cmd"},
	{"health-startup-retries", "health-startup-cmd"}, {"health-startup-success", "health-startup-cmd"},
	{"init-ctr", "pod"}, {"replace", "name"},
}

// notOwnIPC are the IPC modes that leave a container without a /dev/shm of its
// own.
var notOwnIPC = []core.NamespaceMode{core.NamespaceHost, core.NamespaceNone, core.NamespaceContainer, core.NamespacePod}

// inNewPod tells whether --pod new:NAME was given.
func (b *build) inNewPod() bool { return strings.HasPrefix(b.spec.Basic.Pod, "new:") }

// checkConflicts refuses flags that contradict each other.
func checkConflicts(b *build) error {
	for _, x := range onlyWith {
		if b.said(x.flag) && (!b.said(x.needs) || x.needs == "health-startup-cmd" && b.startup.cmd == "") {
			return refuse("--"+x.flag, "it has no effect without --%s", x.needs)
		}
	}
	for _, flag := range healthTimes {
		if b.said(flag) && b.health.cmd == "" {
			b.unapplied("--"+flag, "it is about the check that --health-cmd gives, and there is none", "give --health-cmd, too")
		}
	}
	return checkExclusive(b)
}

// checkExclusive refuses flags that exclude each other.
func checkExclusive(b *build) error {
	for _, x := range exclusive {
		if b.said(x[0]) && b.said(x[1]) {
			return refuse("--"+x[0], "it cannot be given with --%s", x[1])
		}
	}
	for _, check := range conflicts {
		if flag, reason := check(b); reason != "" {
			return refuse(flag, "%s", reason)
		}
	}
	return nil
}

// conflicts look at values. Each returns the flag and what is wrong.
var conflicts = []func(*build) (flag, reason string){
	func(b *build) (string, string) {
		if p := b.spec.Basic.RestartPolicy; b.spec.Basic.Remove && (p == "always" || p == "unless-stopped") {
			return "--rm", "it cannot be given with --restart " + p
		}
		return "", ""
	},
	func(b *build) (string, string) {
		if b.said("rm") && b.res.Rmi && !b.saidRm {
			return "--rmi", "it needs the container to be removed: leave out --rm=false"
		}
		return "", ""
	},
	func(b *build) (string, string) {
		if b.spec.HealthCheck.Check != nil && (b.health.cmd != "" || b.startup.cmd != "") {
			return "--no-healthcheck", "it cannot be given with --health-cmd or --health-startup-cmd"
		}
		return "", ""
	},
	func(b *build) (string, string) {
		if b.said("pod") && b.said("userns") && !b.inNewPod() {
			return "--userns", "it cannot be given with --pod: a pod has its own"
		}
		return "", ""
	},
	func(b *build) (string, string) {
		n := &b.spec.Network
		if n.UseImageHosts && len(n.HostAdd) > 0 {
			return "--no-hosts", "it cannot be given with --add-host"
		}
		if n.UseImageResolvConf && len(n.DNSSearch)+len(n.DNSOptions) > 0 {
			return "--dns", "none leaves no place for --dns-search and --dns-option"
		}
		return "", ""
	},
	func(b *build) (string, string) {
		m := b.net.mode.Mode
		if m != core.NamespaceNone && m != core.NamespaceContainer && m != core.NamespacePod {
			return "", ""
		}
		for _, f := range []string{"dns", "dns-option", "dns-search"} {
			if b.said(f) {
				return "--" + f, "it cannot be given with --network " + string(m)
			}
		}
		if b.said("add-host") && m == core.NamespaceContainer {
			return "--add-host", "/etc/hosts is that of the container whose network is joined"
		}
		return "", ""
	},
	func(b *build) (string, string) {
		if u := b.spec.Basic.UTS.Mode; b.spec.Basic.Hostname != "" && u != "" && u != core.NamespacePrivate {
			return "--hostname", "the host name is that of the UTS namespace that --uts joins"
		}
		if m := b.spec.Storage.IPC.Mode; b.spec.Storage.ShmSize != nil && slices.Contains(notOwnIPC, m) {
			return "--shm-size", "there is no /dev/shm of the container's own to size with --ipc " + string(m)
		}
		return "", ""
	},
	func(b *build) (string, string) {
		n, inPod := &b.net, b.spec.Basic.Pod != "" || b.podIDFile != ""
		if !inPod || b.inNewPod() || n.mode.Mode != "" && n.mode.Mode != core.NamespacePod {
			return "", ""
		}
		for _, f := range []string{"ip", "ip6", "mac-address", "network-alias"} {
			if b.said(f) {
				return "--" + f,
					"the networks of a pod's containers are the pod's: give it to pod create, or keep the container out of the pod's network with " +
						"--network bridge"
			}
		}
		return "", ""
	},
	func(b *build) (string, string) {
		if !b.inNewPod() {
			return "", ""
		}
		if b.spec.Network.PublishAll {
			return "--publish-all", "a pod publishes no ports but those that are named: use --publish CONTAINERPORT"
		}
		if st := &b.spec.Storage; st.ShmSize != nil && st.IPC.Mode == "" {
			return "--shm-size", "/dev/shm is the new pod's: make the pod with pod create --shm-size"
		} else if st.ShmSizeSystemd != nil {
			return "--shm-size-systemd", "servers take it from the new pod: make the pod with pod create --shm-size-systemd"
		}
		return "", ""
	},
}
