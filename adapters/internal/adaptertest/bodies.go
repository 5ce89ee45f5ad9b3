package adaptertest

import (
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/podspan/podspan/core"
)

// Body returns the create body of a spec as it is sent to a release.
func Body(a core.Adapter, s *core.ContainerSpec, release string) (string, error) {
	v, err := a.EncodeContainer(s, core.Server{Version: core.MustVersion(release)})
	if err != nil {
		return "", err
	}
	data, err := json.Marshal(v)
	return string(data), err
}

// Form says how something is told to a release.
type Form struct {
	Name, Release string
	Spec          core.ContainerSpec
	Has, HasNot   string // in the body; HasNot may be empty
}

// RunForms holds what depends on the release, and what is always said.
func RunForms(t *testing.T, a core.Adapter, forms []Form) {
	for _, x := range forms {
		got, err := Body(a, &x.Spec, x.Release)
		if err != nil || !strings.Contains(got, x.Has) || (x.HasNot != "" && strings.Contains(got, x.HasNot)) {
			t.Errorf("%s: %v, %s; want %s and not %s", x.Name, err, got, x.Has, x.HasNot)
		}
	}
}

// Unsayable is a spec that cannot be sent to a release, and the class of the error.
type Unsayable struct {
	Name, Release string
	Spec          core.ContainerSpec
	Class         error
}

// RunUnsayable holds that what cannot be sent is an error even when the rules
// have not been asked, as with an adapter that is pinned.
func RunUnsayable(t *testing.T, a core.Adapter, specs []Unsayable) {
	for _, x := range specs {
		if got, err := Body(a, &x.Spec, x.Release); !errors.Is(err, x.Class) {
			t.Errorf("%s: %v, %s", x.Name, err, got)
		}
	}
}

// RunStrict holds that bodies which cannot be said neutrally are refused by one
// of the adapter's decoders.
func RunStrict[S any](t *testing.T, decode func(io.Reader) (*S, error), bodies ...string) {
	for _, in := range bodies {
		if got, err := decode(strings.NewReader(in)); err == nil {
			t.Errorf("%s is read as %+v", in, got)
		}
	}
}

// FuzzDecodeContainer holds that no body makes the decoder panic, and that what
// it reads can be sent again.
func FuzzDecodeContainer(f *testing.F, a core.Adapter, bodies ...string) {
	for _, in := range bodies {
		f.Add(in)
	}
	f.Fuzz(func(t *testing.T, in string) {
		spec, err := a.DecodeContainer(strings.NewReader(in))
		if err != nil {
			return
		}
		_, _ = a.EncodeContainer(spec, core.Server{Version: a.Speaks().Current})
	})
}

// BenchmarkEncode measures the encoder, and it with the JSON, on a usual spec
// and on the largest that a release takes.
func BenchmarkEncode(b *testing.B, a core.Adapter, release string) {
	server := core.Server{Version: core.MustVersion(release)}
	for name, spec := range map[string]*core.ContainerSpec{"typical": RunIt(), "largest": AllFields(release)} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := a.EncodeContainer(spec, server); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(name+"/json", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Body(a, spec, release); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
