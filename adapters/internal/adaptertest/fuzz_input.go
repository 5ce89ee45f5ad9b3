package adaptertest

import (
	"net"
	"net/netip"
	"os"
	"reflect"
	"strings"
	"time"
)

// input is what a fuzzer gives, read byte by byte; at its end there are zeros.
type input struct{ data []byte }

func (in *input) byte() byte {
	if len(in.data) == 0 {
		return 0
	}
	b := in.data[0]
	in.data = in.data[1:]
	return b
}

func (in *input) below(n int) int { return (int(in.byte())<<8 | int(in.byte())) % n }

func (in *input) number() int64 {
	n := int64(0)
	for range 1 + in.below(8) {
		n = n<<8 | int64(in.byte())
	}
	return n
}

// word is a short text; now and then one that a spec gives a meaning.
func (in *input) word() string {
	words := []string{"", "/", "a", "/a/b", "x=y", "host", "container", "private", "bind", "tmpfs", "ro", "tcp",
		"default", "none", "0", "-1", "é", "a:b", "bridge", "CMD"}
	if in.byte()%2 == 0 {
		return words[in.below(len(words))]
	}
	n := min(in.below(9), len(in.data))
	s := strings.ToValidUTF8(string(in.data[:n]), "?")
	in.data = in.data[n:]
	return s
}

// fill gives a leaf a value.
func (in *input) fill(spec any, l leaf) {
	filler{
		value: in.value,
		key:   in.value,
		element: func(v reflect.Value) int {
			for v.Len() < 1+in.below(3) {
				v.Set(reflect.Append(v, reflect.Zero(v.Type().Elem())))
			}
			return in.below(v.Len())
		},
	}.fill(reflect.ValueOf(spec).Elem(), l.index)
}

// value sets v to anything.
func (in *input) value(v reflect.Value) {
	switch p := v.Addr().Interface().(type) {
	case *netip.Addr:
		*p = netip.AddrFrom4([4]byte{10, in.byte(), in.byte(), in.byte()})
		if in.byte()%2 == 0 {
			*p = netip.AddrFrom16([16]byte{0xfd, 15: in.byte()})
		}
		return
	case *net.HardwareAddr:
		*p = net.HardwareAddr{2, in.byte(), in.byte(), in.byte(), in.byte(), in.byte()}
		return
	case *time.Duration:
		*p = time.Duration(in.number()) * time.Duration([]int64{1, 1e9}[in.below(2)])
		return
	case *os.FileMode:
		*p = os.FileMode(in.number())
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(in.word())
	case reflect.Bool:
		v.SetBool(in.byte()%2 == 0)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		v.SetInt(in.number())
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		v.SetUint(uint64(in.number()))
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		in.value(v.Elem())
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), in.below(4), 4))
		for i := range v.Len() {
			in.value(v.Index(i))
		}
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		for range in.below(3) {
			key, e := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
			in.value(key)
			in.value(e)
			v.SetMapIndex(key, e)
		}
	default:
		panic("adaptertest: fuzz_input.go does not know how to fill a " + v.Type().String())
	}
}
