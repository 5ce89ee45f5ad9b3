package adaptertest

import (
	"fmt"
	"net"
	"net/netip"
	"os"
	"reflect"
	"strings"
	"time"

	"github.com/podspan/podspan/core"
)

// leaf is one field of a spec that holds a value rather than fields.
type leaf struct {
	name  string // "Storage.Mounts.Options"
	index []int  // field numbers; pointers, slices and maps on the way take none
	n     int    // makes its values different from those of all other leaves
}

// leavesOf returns every leaf of a spec's type, found by reflection, so that
// a field that is added to the spec is under test at once.
func leavesOf(spec reflect.Type) []leaf {
	var out []leaf
	var walk func(t reflect.Type, name string, index []int)
	walk = func(t reflect.Type, name string, index []int) {
		for descends(t) && t.Kind() != reflect.Struct {
			t = t.Elem()
		}
		if !descends(t) {
			out = append(out, leaf{strings.TrimPrefix(name, "."), append([]int(nil), index...), 1001 + len(out)})
			return
		}
		for i := range t.NumField() {
			f := t.Field(i)
			sub := name
			if !f.Anonymous {
				sub += "." + f.Name
			}
			walk(f.Type, sub, append(index, i))
		}
	}
	walk(spec, "", nil)
	return out
}

// descends reports whether a type is made of fields of its own.
func descends(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Struct:
		return t != reflect.TypeFor[netip.Addr]()
	case reflect.Pointer, reflect.Slice, reflect.Map:
		return descends(t.Elem())
	}
	return false
}

// set gives the leaf its value in spec, a pointer.
func (l leaf) set(spec any) {
	filler{
		value: l.value,
		key:   func(v reflect.Value) { v.SetString("key") },
		element: func(v reflect.Value) int {
			if v.Len() == 0 {
				v.Set(reflect.MakeSlice(v.Type(), 1, 1))
			}
			return 0
		},
	}.fill(reflect.ValueOf(spec).Elem(), l.index)
}

// filler gives a leaf of a spec a value, and makes what it stands in.
type filler struct {
	value   func(v reflect.Value)
	key     func(v reflect.Value)     // sets the key of a map
	element func(v reflect.Value) int // of a slice, which it grows to have that
}

func (f filler) fill(v reflect.Value, index []int) {
	if len(index) == 0 && !descends(v.Type()) {
		f.value(v)
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		f.fill(v.Field(index[0]), index[1:])
	case reflect.Pointer:
		if v.IsNil() {
			v.Set(reflect.New(v.Type().Elem()))
		}
		f.fill(v.Elem(), index)
	case reflect.Slice:
		f.fill(v.Index(f.element(v)), index)
	case reflect.Map:
		if v.IsNil() {
			v.Set(reflect.MakeMap(v.Type()))
		}
		key, e := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
		f.key(key)
		if old := v.MapIndex(key); old.IsValid() {
			e.Set(old)
		}
		f.fill(e, index)
		v.SetMapIndex(key, e)
	}
}

// trueByDefault are settings that say something only if they are false.
var trueByDefault = map[string]bool{"Basic.ManagePassword": true, "Basic.ShareParent": true}

// value sets v to the leaf's own value, which [leaf.fill] writes as JSON has it.
func (l leaf) value(v reflect.Value) {
	switch p := v.Addr().Interface().(type) {
	case *netip.Addr:
		*p = netip.AddrFrom4([4]byte{10, 9, byte(l.n >> 8), byte(l.n)})
		return
	case *net.HardwareAddr:
		*p = net.HardwareAddr{2, 0, 0, 0, byte(l.n >> 8), byte(l.n)}
		return
	case *time.Duration:
		*p = time.Duration(l.n) * time.Second
		return
	case *os.FileMode:
		*p = 0o640
		return
	case *core.NamespaceMode:
		*p = core.NamespaceHost
		return
	case *core.HealthOnFailure:
		*p = core.HealthActionKill
		return
	case *core.PodExitPolicy:
		*p = core.PodExitStop
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(fmt.Sprintf("s%d", l.n))
	case reflect.Bool:
		v.SetBool(!trueByDefault[l.name])
	case reflect.Int, reflect.Int32, reflect.Int64:
		v.SetInt(int64(l.n))
	case reflect.Uint, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		v.SetUint(uint64(l.n))
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		l.value(v.Elem())
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		l.value(v.Index(0))
	case reflect.Map:
		key, e := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
		l.value(key)
		l.value(e)
		v.Set(reflect.MakeMap(v.Type()))
		v.SetMapIndex(key, e)
	default:
		panic("adaptertest: fill.go does not know how to fill " + l.name)
	}
}

// clear takes the leaf's value away again.
func (l leaf) clear(spec any) {
	var into func(v reflect.Value, index []int)
	into = func(v reflect.Value, index []int) {
		if len(index) == 0 && !descends(v.Type()) {
			v.SetZero()
			return
		}
		switch v.Kind() {
		case reflect.Struct:
			into(v.Field(index[0]), index[1:])
		case reflect.Pointer:
			into(v.Elem(), index)
		case reflect.Slice:
			into(v.Index(0), index)
		case reflect.Map:
			key := v.MapKeys()[0]
			e := reflect.New(v.Type().Elem()).Elem()
			e.Set(v.MapIndex(key))
			into(e, index)
			v.SetMapIndex(key, e)
		}
	}
	into(reflect.ValueOf(spec).Elem(), l.index)
}
