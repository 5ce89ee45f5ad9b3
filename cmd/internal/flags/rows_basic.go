package flags

import (
	"strings"
	"time"

	"github.com/podspan/podspan/core"
)

// rowsBasic are the flags of [core.ContainerBasic], but for its environment.
var rowsBasic = []row{
	{Name: "name", Usage: "name of the container",
		Apply: func(b *build, v value) error { b.spec.Basic.Name = v.text; return nil }},
	{Name: "pod", Usage: "run in this pod; new:NAME makes it first",
		Apply: func(b *build, v value) error { b.spec.Basic.Pod = v.text; return nil }},
	{Name: "pod-id-file", Usage: "read the pod's ID from a file",
		Apply: func(b *build, v value) error { b.podIDFile = v.text; return nil }},
	{Name: "init-ctr", Usage: "make it an init container of the pod: always or once", Only: onlyCreate,
		Caps: []core.Capability{core.CapInitContainer},
		Apply: func(b *build, v value) error {
			b.spec.Basic.InitContainer = v.text
			return v.oneOf("always", "once")
		}},
	{Name: "requires", Kind: kStrings, Usage: "containers to start before this one", Caps: []core.Capability{core.CapDependencies},
		Apply: func(b *build, v value) error { b.spec.Basic.Dependencies = v.list; return nil }},
	{Name: "entrypoint", Usage: "replace the image's entrypoint: a word, or a list in JSON; empty clears it",
		Apply: applyEntrypoint},
	{Name: "interactive", Short: "i", Kind: kBool, Usage: "keep standard input open",
		Apply: func(b *build, v value) error { b.spec.Basic.Stdin, b.res.Interactive = v.on, v.on; return nil }},
	{Name: "tty", Short: "t", Kind: kBool, Usage: "give the container a terminal",
		Apply: func(b *build, v value) error { b.spec.Basic.Terminal, b.res.TTY = v.on, v.on; return nil }},
	{Name: "label", Short: "l", Kind: kArray, Usage: "set a label: KEY=VALUE or KEY", Apply: applyLabels},
	{Name: "label-file", Kind: kStrings, Usage: "read labels from a file, one a line", Apply: applyLabelFiles},
	{Name: "annotation", Kind: kStrings, Usage: "add an annotation: KEY=VALUE", Caps: []core.Capability{core.CapOwnAnnotations},
		Apply: func(b *build, v value) error { return v.pairs(b.annotations()) }},
	{Name: "stop-signal", Usage: "signal that stops the container", Apply: func(b *build, v value) error {
		if v.text == "" {
			return nil
		}
		sig, err := core.ParseSignal(v.text)
		if err != nil {
			return v.badText("use a name such as SIGTERM or a number from 1 to 64")
		}
		b.spec.Basic.StopSignal = &sig
		return nil
	}},
	{Name: "stop-timeout", Kind: kUint, Default: "10", Usage: "seconds from the stop signal to the kill",
		Apply: func(b *build, v value) error {
			d, err := v.seconds()
			b.spec.Basic.StopTimeout = &d
			return err
		}},
	{Name: "timeout", Kind: kUint, Usage: "kill the container after this many seconds; 0: never", Caps: []core.Capability{core.CapTimeout},
		Apply: func(b *build, v value) (err error) { b.spec.Basic.Timeout, err = v.seconds(); return err }},
	{Name: "restart", Usage: "when to restart: no, never, on-failure[:TRIES], always or unless-stopped", Apply: applyRestart},
	{Name: "systemd", Default: "true", Usage: "systemd mode: true, false or always", Apply: func(b *build, v value) error {
		v.text = strings.ToLower(v.text)
		b.spec.Basic.Systemd = v.text
		return v.oneOf("true", "false", "always")
	}},
	{Name: "sdnotify", Default: "container", Usage: "who sends READY: container, conmon, healthy or ignore",
		Caps: []core.Capability{core.CapSdNotifyHealthy},
		Apply: func(b *build, v value) error {
			b.spec.Basic.SdNotifyMode = v.text
			return v.oneOf("container", "conmon", "healthy", "ignore")
		}},
	{Name: "conmon-pidfile", Hidden: true, Usage: "file on the server for conmon's PID",
		Apply: func(b *build, v value) error { b.spec.Basic.ConmonPidFile = v.text; return nil }},
	{Name: "pid", Usage: "PID namespace: private, host, pod, container:NAME or ns:PATH",
		Apply: func(b *build, v value) (err error) { b.spec.Basic.PID, err = v.namespace(); return err }},
	{Name: "uts", Usage: "UTS namespace: private, host, pod, container:NAME or ns:PATH",
		Apply: func(b *build, v value) (err error) { b.spec.Basic.UTS, err = v.namespace(); return err }},
	{Name: "hostname", Short: "h", Usage: "host name of the container",
		Apply: func(b *build, v value) error { b.spec.Basic.Hostname = v.text; return nil }},
	{Name: "hostuser", Kind: kStrings, Usage: "users of the host to add to /etc/passwd", Caps: []core.Capability{core.CapHostUsers},
		Apply: func(b *build, v value) error { b.spec.Basic.HostUsers = v.list; return nil }},
	{Name: "sysctl", Kind: kStrings, Usage: "kernel settings of the container: NAME=VALUE", Apply: applySysctl},
	{Name: "rm", Kind: kBool, Usage: "remove the container and its anonymous volumes when it has ended",
		Caps:  []core.Capability{core.CapVolatile},
		Apply: func(b *build, v value) error { b.saidRm = v.on; b.setRm(v.on); return nil }},
	{Name: "tz", Usage: "time zone, or local for the server's",
		Apply: func(b *build, v value) error { b.spec.Basic.Timezone = v.text; return nil }},
	{Name: "personality", Usage: "execution domain: LINUX or LINUX32", Caps: []core.Capability{core.CapPersonality},
		Apply: func(b *build, v value) error {
			b.spec.Basic.Personality = &core.Personality{Domain: v.text}
			return v.oneOf("LINUX", "LINUX32")
		}},
	{Name: "passwd", Kind: kBool, Default: "true", Usage: "add the user to /etc/passwd and /etc/group", Only: onlyRun,
		Caps: []core.Capability{core.CapManagePassword}, Apply: func(b *build, v value) error {
			if v.set {
				b.spec.Basic.ManagePassword = &v.on
			}
			return nil
		}},
	{Name: "passwd-entry", Usage: "line to add to /etc/passwd", Caps: []core.Capability{core.CapPasswdEntry},
		Apply: func(b *build, v value) error { b.spec.Basic.PasswdEntry = v.text; return nil }},
	{Name: "group-entry", Usage: "line to add to /etc/group", Caps: []core.Capability{core.CapGroupEntry},
		Apply: func(b *build, v value) error { b.spec.Basic.GroupEntry = v.text; return nil }},
	{Name: "log-driver", Usage: "where the output goes: k8s-file, journald, json-file or none", Apply: applyLogDriver},
	{Name: "log-opt", Kind: kStrings, Usage: "options of the log driver: path=, max-size=, tag=, …", Apply: applyLogOpts},
}

// seconds reads a number of seconds that a time.Duration can hold.
func (v value) seconds() (time.Duration, error) {
	const most = uint64(1<<63-1) / uint64(time.Second)
	if v.u > most {
		return 0, v.badText("use a number of seconds up to %d", most)
	}
	return time.Duration(v.u) * time.Second, nil
}

// annotations returns the container's annotations to write to.
func (b *build) annotations() map[string]string {
	if b.spec.Basic.Annotations == nil {
		b.spec.Basic.Annotations = map[string]string{}
	}
	return b.spec.Basic.Annotations
}

// setRm has the server remove the container when it has ended. Its layer then
// need not survive a crash.
func (b *build) setRm(on bool) {
	b.spec.Basic.Remove, b.spec.Storage.Volatile, b.res.Rm = on, on, on
}
