// Package fill makes test values by reflection.
package fill

import (
	"fmt"
	"math"
	"net"
	"reflect"
	"time"
)

// Mode says how much of a value is set.
type Mode int

// The modes. Each shows another way in which two types may differ in JSON.
const (
	// Zero sets nothing.
	Zero Mode = iota
	// Hollow allocates pointers, slices and maps, with zero values in them.
	Hollow
	// Full sets every field to a value of its own, integers near their limits.
	Full
)

// Modes lists them all.
func Modes() []Mode { return []Mode{Zero, Hollow, Full} }

// String names the mode.
func (m Mode) String() string {
	return [...]string{"zero", "hollow", "full"}[m]
}

// New returns a pointer to a new value of type t, filled.
func New(t reflect.Type, m Mode) (any, error) {
	p := reflect.New(t)
	f := filler{mode: m}
	if err := f.fill(p.Elem(), t.String()); err != nil {
		return nil, err
	}
	return p.Interface(), nil
}

type filler struct {
	mode Mode
	n    int64
}

func (f *filler) fill(v reflect.Value, where string) error {
	if f.mode == Zero {
		return nil
	}
	switch p := v.Addr().Interface().(type) {
	case *time.Time:
		*p = time.Date(2001, 2, 3, 4, 5, 6, int(f.next()), time.UTC)
		return nil
	case *net.IP:
		*p = net.IPv4(10, 0, 0, byte(f.next()%200+1))
		return nil
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			sf := v.Type().Field(i)
			if sf.Tag.Get("json") == "-" || (!sf.IsExported() && !sf.Anonymous) {
				continue
			}
			if err := f.fill(settable(v.Field(i)), where+"."+sf.Name); err != nil {
				return err
			}
		}
		return nil
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		return f.fill(v.Elem(), where)
	case reflect.Slice:
		return f.slice(v, where)
	case reflect.Map:
		return f.mapping(v, where)
	case reflect.Array:
		for i := range v.Len() {
			if err := f.fill(v.Index(i), where); err != nil {
				return err
			}
		}
		return nil
	default:
		return f.scalar(v, where)
	}
}

// settable lets the exported fields of an embedded unexported struct be set.
func settable(v reflect.Value) reflect.Value {
	if v.CanSet() {
		return v
	}
	return reflect.NewAt(v.Type(), v.Addr().UnsafePointer()).Elem()
}

// slice makes two elements; bytes get six, which is the size of a MAC address.
func (f *filler) slice(v reflect.Value, where string) error {
	n := 2
	if v.Type().Elem().Kind() == reflect.Uint8 {
		n = 6
	}
	v.Set(reflect.MakeSlice(v.Type(), n, n))
	for i := range n {
		if err := f.fill(v.Index(i), where); err != nil {
			return err
		}
	}
	return nil
}

func (f *filler) mapping(v reflect.Value, where string) error {
	v.Set(reflect.MakeMap(v.Type()))
	k := reflect.New(v.Type().Key()).Elem()
	e := reflect.New(v.Type().Elem()).Elem()
	if err := f.fill(k, where); err != nil {
		return err
	}
	if err := f.fill(e, where); err != nil {
		return err
	}
	v.SetMapIndex(k, e)
	return nil
}

func (f *filler) scalar(v reflect.Value, where string) error {
	if f.mode == Hollow {
		return nil
	}
	n := f.next()
	switch v.Kind() {
	case reflect.String:
		v.SetString(fmt.Sprintf("s%d", n))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		limit := int64(math.MaxInt64 >> (64 - v.Type().Bits()))
		v.SetInt(limit - n%100)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		limit := uint64(math.MaxUint64 >> (64 - v.Type().Bits()))
		v.SetUint(limit - uint64(n%100))
	case reflect.Float32, reflect.Float64:
		v.SetFloat(float64(n) + 0.5)
	case reflect.Interface:
		if v.NumMethod() > 0 {
			return fmt.Errorf("fill: %s: cannot fill interface %s", where, v.Type())
		}
		v.Set(reflect.ValueOf(fmt.Sprintf("s%d", n)))
	default:
		return fmt.Errorf("fill: %s: cannot fill kind %s", where, v.Kind())
	}
	return nil
}

func (f *filler) next() int64 {
	f.n++
	return f.n
}
