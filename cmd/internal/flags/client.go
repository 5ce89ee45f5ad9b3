package flags

import (
	"strings"

	"github.com/moby/term"

	"github.com/podspan/podspan/core"
)

// CheckDetachKeys refuses a value of --detach-keys that names no keys, before
// anything is sent and whether or not a terminal will use it; empty is none.
func CheckDetachKeys(text string) error {
	if text == "" {
		return nil
	}
	if _, err := term.ToBytes(text); err != nil {
		return &core.FieldError{Option: "--detach-keys", Value: text, Reason: "use characters and ctrl-CHARACTER, joined by commas"}
	}
	return nil
}

// finishClient settles the platform, the credentials' file and the streams.
func finishClient(b *build) error {
	r := b.res
	if b.platform != "" {
		parts := strings.Split(b.platform, "/")
		if len(parts) > 3 || parts[0] == "" {
			return &core.FieldError{Option: "--platform", Value: b.platform, Reason: "use OS[/ARCH[/VARIANT]]"}
		}
		parts = append(parts, "", "")
		r.OS, r.Arch = parts[0], parts[1]
		if parts[2] != "" {
			r.Variant = parts[2]
		}
	}
	if !b.rootfs {
		b.spec.Basic.ImageOS, b.spec.Basic.ImageArch, b.spec.Basic.ImageVariant = r.OS, r.Arch, r.Variant
	}
	for _, flag := range []string{"platform", "os", "arch", "variant"} {
		if b.rootfs && b.said(flag) {
			b.unapplied("--"+flag, "the root file system is a directory, not one platform's of an image", "give an image instead of --rootfs")
		}
	}
	if r.Pull == "" {
		r.Pull = core.PullMissing
	}
	if r.Authfile == "" {
		r.Authfile, _ = b.env.lookup("REGISTRY_AUTH_FILE")
	}
	if b.command == "run" {
		b.attachStreams()
	} else if b.attach != nil {
		b.warn("--attach: create starts nothing that could be attached to; use it with start")
	}
	if r.TTY && r.Interactive && !b.env.StdinOnTTY && b.command == "run" && !r.Detach {
		b.warn("The input device is not a TTY. The --tty and --interactive flags might not work properly")
	}
	return nil
}

// attachStreams says what run attaches to: its output, its input with
// --interactive, or what --attach names.
func (b *build) attachStreams() {
	r := b.res
	if r.Detach {
		return
	}
	r.Streams = Streams{Stdin: r.Interactive, Stdout: !b.said("attach"), Stderr: !b.said("attach")}
	for _, s := range b.attach {
		switch s {
		case "stdin":
			r.Streams.Stdin = true
		case "stdout":
			r.Streams.Stdout = true
		case "stderr":
			r.Streams.Stderr = true
		}
	}
}

// finishPod settles which pod the container joins. new:NAME is made first and
// takes over what belongs to a pod.
func finishPod(b *build) error {
	bas := &b.spec.Basic
	if b.podIDFile != "" {
		data, err := b.env.ReadFile(b.podIDFile)
		if err != nil {
			return &core.FieldError{Option: "--pod-id-file", Value: b.podIDFile, Reason: err.Error()}
		}
		bas.Pod, _, _ = strings.Cut(string(data), "\n")
		if bas.Pod = strings.TrimSpace(bas.Pod); bas.Pod == "" {
			return &core.FieldError{Option: "--pod-id-file", Value: b.podIDFile, Reason: "the file's first line is empty"}
		}
	}
	name, ok := strings.CutPrefix(bas.Pod, "new:")
	if !ok {
		return nil
	}
	if name == "" {
		return &core.FieldError{Option: "--pod", Value: bas.Pod, Reason: "a name comes after new:"}
	}
	b.res.NewPod = &NewPod{
		Name: name, Hostname: bas.Hostname, CreateCommand: b.env.Argv, PID: bas.PID,
		RestartPolicy: bas.RestartPolicy, RestartTries: bas.RestartTries,
	}
	bas.Pod, bas.Hostname = name, ""
	return nil
}
