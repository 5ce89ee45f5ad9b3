package core

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/podspan/podspan/core/reply"
)

// verifyVolume compares a volume with what it was made from, and
// removes it if it is another.
func (c *Client) verifyVolume(ctx context.Context, sent sentSpec[*VolumeSpec], name string) error {
	to := sent.to
	e := &VerifyError{Volume: name, Server: to.URI, Version: to.Version}
	return e.settle(ctx, func() ([]Difference, error) {
		data, err := readBack[*reply.Volume](ctx, c, volumeRequest(OpVolumeInspect, "inspect", name), to.Version)
		if err != nil {
			return nil, err
		}
		return differences(volumeRows(), sent.spec, data, to.Version), nil
	}, func(ctx context.Context) error {
		_, err := c.RemoveVolume(ctx, name, RemoveVolumeOptions{})
		if errors.Is(err, ErrNotFound) {
			return nil
		}
		return err
	})
}

type volumeRow = readBackRow[*VolumeSpec, *reply.Volume]

// volumeRows is the table of what inspect shows of a volume
// (libpod/volume_inspect.go and pkg/domain/infra/abi/parse/parse.go of 3.1.0 to
// 5.8.2: it has been the same from the start). What is shown is what libpod
// keeps, all of what it was given.
var volumeRows = sync.OnceValue(func() []volumeRow {
	number := func(word string, got func(*reply.Volume) uint64) volumeRow {
		return shown("VolumeSpec.Options.o."+word, "--opt o="+word+"=", sameNumber(func(s *VolumeSpec) *uint64 {
			value, _ := s.mountOption(word)
			n, err := strconv.ParseUint(value, 10, 64)
			if err != nil { // not asked for, or for the server to refuse
				return nil
			}
			return &n
		}, got))
	}
	return []volumeRow{
		shown("VolumeSpec.Name", "NAME", sameText(func(s *VolumeSpec) string { return s.Name }, func(d *reply.Volume) string { return d.Name })),
		shown("VolumeSpec.Driver", "--driver", sameText(func(s *VolumeSpec) string { return s.Driver },
			func(d *reply.Volume) string { return d.Driver })),
		shown("VolumeSpec.Labels", "--label", inMap(func(s *VolumeSpec) map[string]string { return s.Labels },
			func(d *reply.Volume) map[string]string { return d.Labels })),
		shown("VolumeSpec.Options", "--opt", inList(func(s *VolumeSpec) []string { return volumeOptionWords(s.Options) },
			func(d *reply.Volume) []string { return volumeOptionWords(d.Options) })),
		number("uid", func(d *reply.Volume) uint64 { return uint64(d.UID) }),
		number("gid", func(d *reply.Volume) uint64 { return uint64(d.GID) }),
		number("timeout", func(d *reply.Volume) uint64 { return uint64(d.Timeout) }),
	}
})

// volumeOptionWords returns options as sorted KEY=VALUE, those of mount(8) each
// by itself. Of these libpod keeps "noquota" under another name, and shows
// "timeout" elsewhere.
func volumeOptionWords(options map[string]string) []string {
	var out []string
	for _, word := range assignments(options) {
		list, ok := strings.CutPrefix(word, volumeOptionMount+"=")
		if !ok {
			out = append(out, word)
			continue
		}
		for o := range strings.SplitSeq(list, ",") {
			switch name, _, _ := strings.Cut(strings.ToLower(o), "="); name {
			case "noquota":
				out = append(out, "NOQUOTA=true")
			case "timeout":
			default:
				out = append(out, "o="+o)
			}
		}
	}
	slices.Sort(out)
	return out
}

// VolumeReadBacks returns how [CreateOptions].Verify reads each field of a [VolumeSpec]
// back, as [ReadBacks] does for containers. "VolumeSpec.Options.o.uid" is one of
// the words in the option o.
func VolumeReadBacks() []ReadBack {
	return readBacks(volumeRows(), []ReadBack{{
		Field: "VolumeSpec.IgnoreIfExists", Option: "--ignore",
		Unseen: "it is nothing of the volume's: one that was there is returned as it is, and is not compared",
	}})
}
