package adaptertest

import (
	"errors"
	"fmt"
	"math/rand/v2"

	"github.com/podspan/podspan/core"
)

// RandomContainers returns n bodies of create requests for containers whose
// settings are what a seed gives, as [FuzzSpec] makes them: each is one that the
// release takes. A seed gives the same bodies every time.
func RandomContainers(a core.Adapter, release string, seed uint64, n int) ([]any, error) {
	return containers.random(a, release, seed, n)
}

// RandomPods is RandomContainers for pods.
func RandomPods(a core.Adapter, release string, seed uint64, n int) ([]any, error) {
	return pods.random(a, release, seed, n)
}

func (k *kind) random(a core.Adapter, release string, seed uint64, n int) ([]any, error) {
	var key [32]byte
	for i := range 8 {
		key[i] = byte(seed >> (8 * i))
	}
	source := rand.NewChaCha8(key)
	all, srv := leavesOf(k.typ), server(release)
	var out []any
	for tries := 0; len(out) < n; tries++ {
		if tries > 1000*n {
			return nil, fmt.Errorf("only %d of %d specs were taken: the generator has lost its way", len(out), n)
		}
		data := make([]byte, 256)
		if _, err := source.Read(data); err != nil {
			return nil, err
		}
		in, spec := &input{data}, k.new()
		for range 1 + in.below(6) {
			in.fill(spec, all[in.below(len(all))])
		}
		k.surround(spec)
		if k.valid(srv, spec) != nil {
			continue
		}
		body, err := k.encode(a, spec, srv)
		if errors.Is(err, core.ErrInvalid) || errors.Is(err, core.ErrUnsupported) {
			continue
		}
		if err != nil {
			return nil, err
		}
		out = append(out, body)
	}
	return out, nil
}
