package core

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/podspan/podspan/core/reply"
)

func storageReadBack() []containerRow {
	return []containerRow{
		shown("Storage.Image", "IMAGE", compareImage),
		shown("Storage.Rootfs", "--rootfs", sameText(func(s *ContainerSpec) string { return s.Storage.Rootfs },
			func(d *reply.Container) string { return d.Rootfs })),
		// Inspect takes the list apart at commas, which the options have, too.
		shown("Storage.VolumesFrom", "--volumes-from", sameText(func(s *ContainerSpec) string { return strings.Join(s.Storage.VolumesFrom, ",") },
			func(d *reply.Container) string { return strings.Join(d.HostConfig.VolumesFrom, ",") })),
		shown("Storage.Init", "--init", isSet(func(s *ContainerSpec) bool { return s.Storage.Init },
			func(d *reply.Container) bool { return d.HostConfig.Init })),
		shown("Storage.ShmSize", "--shm-size", sameNumber(func(s *ContainerSpec) *Bytes { return s.Storage.ShmSize },
			func(d *reply.Container) int64 { return d.HostConfig.ShmSize })),
		shown("Storage.WorkDir", "--workdir", sameText(func(s *ContainerSpec) string { return s.Storage.WorkDir },
			func(d *reply.Container) string { return d.Config.WorkingDir })),
		since("3.1.0", "Storage.Secrets.Source", "--secret",
			compareSecrets(func(*ContainerSecret, *reply.MountedSecret) (string, string) { return "", "" })),
		since("3.2.3", "Storage.Secrets.UID", "--secret uid=", compareSecrets(func(w *ContainerSecret, g *reply.MountedSecret) (string, string) {
			return fmt.Sprint(w.UID), fmt.Sprint(g.UID)
		})),
		since("3.2.3", "Storage.Secrets.GID", "--secret gid=", compareSecrets(func(w *ContainerSecret, g *reply.MountedSecret) (string, string) {
			return fmt.Sprint(w.GID), fmt.Sprint(g.GID)
		})),
		since("3.2.3", "Storage.Secrets.Mode", "--secret mode=",
			compareSecrets(func(w *ContainerSecret, g *reply.MountedSecret) (string, string) {
				mode := secretDefaultMode
				if w.Mode != nil {
					mode = *w.Mode
				}
				return fmt.Sprintf("%#o", uint32(mode)), fmt.Sprintf("%#o", g.Mode)
			})),
		since("4.1.0", "Storage.ChrootDirs", "--chrootdirs", inList(func(s *ContainerSpec) []string { return s.Storage.ChrootDirs },
			func(d *reply.Container) []string { return d.Config.ChrootDirs })),
	}
}

// compareSecrets finds each secret by its name or ID; same compares what else
// is said of it. A secret may be there several times.
func compareSecrets(same func(*ContainerSecret, *reply.MountedSecret) (string, string)) compareContainer {
	return func(s *ContainerSpec, d *reply.Container) (string, string) {
		source := func(x *reply.MountedSecret, name string) bool {
			return x != nil && (x.Name == name || name != "" && strings.HasPrefix(x.ID, name))
		}
		var lost, there []string
		for i := range s.Storage.Secrets {
			w := &s.Storage.Secrets[i]
			var found bool
			var wanted string
			var got []string
			for _, x := range d.Config.Secrets {
				if !source(x, w.Source) {
					continue
				}
				one, other := same(w, x)
				wanted, got = one, append(got, other)
				found = found || one == other
			}
			if !found {
				lost, there = append(lost, strings.TrimSpace(w.Source+" "+wanted)), append(there, got...)
			}
		}
		if lost == nil {
			return "", ""
		}
		return quoted(lost), quoted(there)
	}
}

// compareImage compares an image's ID, or its name if that says where it is
// from: a short name means what the server's registries.conf makes of it.
func compareImage(s *ContainerSpec, d *reply.Container) (string, string) {
	want := s.Storage.Image
	id := strings.TrimPrefix(want, "sha256:")
	name, digest, _ := strings.Cut(want, "@")
	first, _, pathed := strings.Cut(name, "/")
	switch {
	case want == "":
		return "", ""
	case isID(id):
		return strconv.Quote(id), strconv.Quote(strings.TrimPrefix(d.Image, "sha256:"))
	case !pathed || !strings.ContainsAny(first, ".:") && first != "localhost":
		if d.Image != "" {
			return "", ""
		}
		return strconv.Quote(want), `""`
	case digest != "":
		return strconv.Quote(repository(name)), strconv.Quote(repository(d.ImageName))
	}
	return strconv.Quote(tagged(name)), strconv.Quote(tagged(d.ImageName))
}

// repository is a reference without tag and digest; docker.io's official images may be named
// in a shorter way.
func repository(ref string) string {
	ref, _, _ = strings.Cut(ref, "@")
	if i := strings.LastIndexByte(ref, ':'); i > strings.LastIndexByte(ref, '/') {
		ref = ref[:i]
	}
	if rest, ok := strings.CutPrefix(ref, "docker.io/"); ok && !strings.Contains(rest, "/") {
		ref = "docker.io/library/" + rest
	}
	return ref
}

// tagged is a reference with the tag that it means.
func tagged(ref string) string {
	tag := ":latest"
	if i := strings.LastIndexByte(ref, ':'); i > strings.LastIndexByte(ref, '/') && !strings.Contains(ref, "@") {
		tag = ref[i:]
	}
	return repository(ref) + tag
}

// mountsReadBack are the rows of what is mounted. Inspect has tmpfs mounts in
// HostConfig.Tmpfs and all others in Mounts, and adds options of its own.
func mountsReadBack() []containerRow {
	mounts := func(same func(*Mount, *seenMount) (string, string)) compareContainer {
		return func(s *ContainerSpec, d *reply.Container) (string, string) {
			return eachMount(s.Storage.Mounts, d, func(m *Mount) string { return m.Destination }, same)
		}
	}
	volumes := func(same func(*NamedVolume, *seenMount) (string, string)) compareContainer {
		return func(s *ContainerSpec, d *reply.Container) (string, string) {
			return eachMount(s.Storage.Volumes, d, func(v *NamedVolume) string { return v.Destination }, same)
		}
	}
	images := func(same func(*ImageVolume, *seenMount) (string, string)) compareContainer {
		return func(s *ContainerSpec, d *reply.Container) (string, string) {
			return eachMount(s.Storage.ImageVolumes, d, func(v *ImageVolume) string { return v.Destination }, same)
		}
	}
	return []containerRow{
		shown("Storage.Mounts.Destination", "--mount", func(s *ContainerSpec, d *reply.Container) (string, string) {
			return lostMounts(s.Storage.Mounts, d, func(m *Mount) string { return m.Destination })
		}),
		shown("Storage.Mounts.Type", "--mount type=", mounts(func(m *Mount, seen *seenMount) (string, string) {
			if (m.Type == "tmpfs") == (seen.kind == "tmpfs") {
				return "", "" // all others are called bind
			}
			return m.Type, seen.kind
		})),
		shown("Storage.Mounts.Source", "--mount source=", mounts(func(m *Mount, seen *seenMount) (string, string) {
			if m.Type == "tmpfs" || m.Source == "" {
				return "", ""
			}
			return cleanPath(m.Source), cleanPath(seen.source)
		})),
		shown("Storage.Mounts.Options", "--mount", mounts(func(m *Mount, seen *seenMount) (string, string) {
			return missing(keptOptions(m.Options), seen.options)
		})),
		shown("Storage.Volumes.Destination", "--volume", func(s *ContainerSpec, d *reply.Container) (string, string) {
			return lostMounts(s.Storage.Volumes, d, func(v *NamedVolume) string { return v.Destination })
		}),
		shown("Storage.Volumes.Name", "--volume", volumes(func(v *NamedVolume, seen *seenMount) (string, string) {
			if v.Name == "" {
				return "", ""
			}
			return v.Name, seen.name
		})),
		shown("Storage.Volumes.Options", "--volume", volumes(func(v *NamedVolume, seen *seenMount) (string, string) {
			return missing(keptOptions(v.Options), seen.options)
		})),
		shown("Storage.ImageVolumes.Destination", "--mount type=image", func(s *ContainerSpec, d *reply.Container) (string, string) {
			return lostMounts(s.Storage.ImageVolumes, d, func(v *ImageVolume) string { return v.Destination })
		}),
		shown("Storage.ImageVolumes.Source", "--mount type=image,source=", images(func(v *ImageVolume, seen *seenMount) (string, string) {
			return v.Source, seen.source
		})),
		shown("Storage.ImageVolumes.ReadWrite", "--mount type=image,rw=", images(func(v *ImageVolume, seen *seenMount) (string, string) {
			return strconv.FormatBool(v.ReadWrite), strconv.FormatBool(!slices.Contains(seen.options, "ro"))
		})),
	}
}

// keptOptions leaves the options out that the server takes and does not keep.
func keptOptions(options []string) []string {
	return slices.DeleteFunc(slices.Clone(options), func(o string) bool {
		return o == "notmpcopyup" || strings.HasPrefix(o, "consistency")
	})
}
