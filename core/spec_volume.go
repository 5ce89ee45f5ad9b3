package core

import (
	"errors"
	"maps"
	"slices"
	"strings"
)

// VolumeSpec says everything about a volume that is to be created.
type VolumeSpec struct {
	Name   string            // empty: the server makes one up
	Driver string            // "local" (also if empty), "image", or the name of a volume plugin
	Labels map[string]string // metadata
	// Options are the driver's. Of local: "type" and "device" as of mount(8);
	// "o" for its options, comma-separated, among which Podman itself reads
	// uid=, gid=, size=, inodes=, noquota and timeout= (seconds, for plugins);
	// "copy" and "nocopy", whose values do not matter. Of image: "image".
	Options map[string]string
	// IgnoreIfExists makes a volume that has the name already no error; it is
	// left as it is and returned. Needs a Name.
	IgnoreIfExists bool
}

// Names of options that a local volume has in VolumeSpec.Options.
const (
	volumeOptionMount = "o"
	volumeDriverLocal = "local"
	volumeDriverImage = "image"
)

// Validate reports all that no server could apply, as [ContainerSpec.Validate]
// does. The rest is the server's to judge.
func (s *VolumeSpec) Validate() error {
	if s == nil {
		return errNoSpec
	}
	v := validator{}
	v.require(!s.IgnoreIfExists || s.Name != "", "VolumeSpec.IgnoreIfExists", "", "has a meaning with a name only")
	_, nameless := s.Labels[""]
	v.require(!nameless, "VolumeSpec.Labels", "", "a label needs a name")
	for _, key := range slices.Sorted(maps.Keys(s.Options)) {
		switch strings.ToLower(key) {
		case "":
			v.require(false, "VolumeSpec.Options", "", "an option needs a name")
		case "uid", "gid", "size", "inodes", "noquota":
			// Servers keep their own note of these among the options, take one from
			// outside for it, and never read it.
			v.require(!s.local(), "VolumeSpec.Options", key, "servers take it and never apply it; write it into o: o="+strings.ToLower(key)+"=…")
		}
	}
	s.validateMountOptions(&v)
	for _, key := range []string{"size", "inodes"} {
		value, ok := s.mountOption(key)
		v.require(!ok || value != "", "VolumeSpec.Options", s.Options[volumeOptionMount], key+" needs a value")
	}
	return errors.Join(v.errs...)
}

// validateMountOptions refuses flags of the mount, which are not the file
// system's: containers have the volume by a mount of its own, with other flags.
func (s *VolumeSpec) validateMountOptions(v *validator) {
	if !s.local() {
		return
	}
	flags := []string{"noexec", "suid", "dev"}
	if s.hasMountOption("bind", "rbind") {
		flags = append(flags, "ro")
	}
	for _, flag := range flags {
		v.require(!s.hasMountOption(flag), "VolumeSpec.Options", s.Options[volumeOptionMount],
			flag+" is not kept where a container mounts the volume: give it there, NAME:/path:"+flag)
	}
}

func (s *VolumeSpec) local() bool { return s.Driver == "" || s.Driver == volumeDriverLocal }

// mountOption returns the value of one of the options in "o", of which the
// server reads the names without regard to case.
func (s *VolumeSpec) mountOption(name string) (value string, ok bool) {
	for o := range strings.SplitSeq(s.Options[volumeOptionMount], ",") {
		if key, v, _ := strings.Cut(o, "="); strings.EqualFold(key, name) {
			value, ok = v, true
		}
	}
	return value, ok
}

func (s *VolumeSpec) hasMountOption(names ...string) bool {
	return slices.ContainsFunc(names, func(n string) bool { _, ok := s.mountOption(n); return ok })
}

func (s *VolumeSpec) hasOption(names ...string) bool {
	for key := range s.Options {
		if slices.Contains(names, strings.ToLower(key)) {
			return true
		}
	}
	return false
}

// Uses returns the capabilities that the spec needs, in the order of the rules
// table.
func (s *VolumeSpec) Uses() []Capability { return uses(volumeSpecRules, s) }

// without returns s itself: nothing of a volume can be left out.
func (s *VolumeSpec) without([]Capability) *VolumeSpec { return s }

func (s *VolumeSpec) unapplied() []row[VolumeSpec] { return nil }
