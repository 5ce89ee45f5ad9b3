package adaptertest

import (
	"bytes"
	"encoding/json"
	"errors"
	"reflect"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/podspan/podspan/core"
)

// FuzzSpec makes specs of a fuzzer's bytes and sends them through the adapter:
// each is refused, or what is sent reads back as what it was.
func FuzzSpec(f *testing.F, s Suite) { containers.fuzz(f, s) }

// FuzzPod is FuzzSpec for pods.
func FuzzPod(f *testing.F, s Suite) { pods.fuzz(f, s) }

func (k *kind) fuzz(f *testing.F, s Suite) {
	for i := range byte(40) {
		f.Add([]byte{i, 3, i * 5, 1, i * 7, 2, i * 11, 3, 's', 'e', 'e', 'd', i, 0, 1, 2})
	}
	all := leavesOf(k.typ)
	f.Fuzz(func(t *testing.T, data []byte) {
		in := &input{data}
		release := s.Releases[in.below(len(s.Releases))]
		spec := k.new()
		for range 1 + in.below(6) {
			in.fill(spec, all[in.below(len(all))])
		}
		k.surround(spec)
		srv := server(release)
		if k.valid(srv, spec) != nil {
			return
		}
		untouched := k.clone(t, spec)
		if cmp.Diff(untouched, spec, same) != "" {
			return // bytes that JSON cannot say are no test of the adapter
		}
		body, err := k.encode(s.Adapter, spec, srv)
		if err != nil {
			if !errors.Is(err, core.ErrInvalid) && !errors.Is(err, core.ErrUnsupported) {
				t.Errorf("%s: %v", release, err)
			}
			return
		}
		if diff := cmp.Diff(untouched, spec, same); diff != "" {
			t.Fatalf("%s: encoding changed the spec:\n%s", release, diff)
		}
		wire, err := json.Marshal(body)
		if err != nil {
			t.Fatal(err)
		}
		back, err := k.decode(s.Adapter, bytes.NewReader(wire))
		if err != nil {
			t.Fatalf("%s: decode: %v\n%s", release, err, wire)
		}
		if diff := cmp.Diff(k.canonical(untouched, s.Adapter, release), back, same, networkOrder(k.networks(untouched))); diff != "" {
			t.Errorf("%s: (-spec +read back):\n%s\n%s", release, diff, wire)
		}
	})
}

// networkOrder compares networks in any order if one names its interface
// itself: the order is for the names of the others.
func networkOrder(all []core.NetworkAttachment) cmp.Option {
	if !slices.ContainsFunc(all, func(n core.NetworkAttachment) bool { return n.InterfaceName != "" }) {
		return nil
	}
	return cmpopts.SortSlices(func(a, b core.NetworkAttachment) bool { return a.Name < b.Name })
}

// FuzzDecode reads arbitrary answers to every operation: none makes the adapter
// panic, and none gives a value together with an error, or nothing without one.
func FuzzDecode(f *testing.F, s Suite) {
	ops := core.Ops()
	for i := range ops {
		for _, body := range []string{`{}`, `[{}]`, `{"Id":"a","State":{"Health":null},"Config":{"Entrypoint":["a"],"StopSignal":"SIGTERM"}}`,
			"7\n"} {
			f.Add(byte(i), []byte(body))
		}
	}
	for _, r := range s.Replies {
		for i, op := range ops {
			if op == r.Op {
				f.Add(byte(i), []byte(r.Body))
			}
		}
	}
	f.Fuzz(func(t *testing.T, n byte, body []byte) {
		op := ops[int(n)%len(ops)]
		v, err := s.Adapter.Decode(op, bytes.NewReader(body))
		if err != nil {
			if v != nil {
				t.Errorf("%s: a %T and the error %v", op, v, err)
			}
			return
		}
		if r := reflect.ValueOf(v); r.IsValid() && (r.Kind() == reflect.Pointer || r.Kind() == reflect.Slice) && r.IsNil() {
			t.Errorf("%s: a %T that is nil", op, v)
		}
	})
}
