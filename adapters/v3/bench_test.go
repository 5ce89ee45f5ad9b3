package v3

import (
	"encoding/json"
	"testing"

	"github.com/podspan/podspan/adapters/internal/adaptertest"
	"github.com/podspan/podspan/core"
)

func BenchmarkEncode(b *testing.B) {
	release := "3.4.7"
	server := core.Server{Version: core.MustVersion(release)}
	for name, spec := range map[string]*core.ContainerSpec{"typical": adaptertest.RunIt(), "largest": adaptertest.AllFields(release)} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Adapter.EncodeContainer(spec, server); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(name+"/json", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				body, err := Adapter.EncodeContainer(spec, server)
				if err != nil {
					b.Fatal(err)
				}
				if _, err := json.Marshal(body); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
