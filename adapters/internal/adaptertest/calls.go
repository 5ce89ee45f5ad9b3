package adaptertest

import (
	"io"
	"net"
	"net/netip"
	"reflect"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/podspan/podspan/core"
)

// call is one call of a verb. option is what it sets, alone or beside a switch;
// empty for none and for all.
type call struct {
	option string
	args   []reflect.Value // after the context
}

// calls returns the verb's calls: without options, with each option alone and
// beside each switch, with all; each of them with and without names.
func (v verb) calls() []call {
	t := v.fn.Type()
	plain := make([]reflect.Value, t.NumIn()-1)
	for i := range plain {
		plain[i] = argument(t.In(i + 1))
	}
	calls := []call{{args: plain}}
	with := func(i int, option string, value reflect.Value) {
		args := slices.Clone(plain)
		args[i] = value
		withTerminal(args)
		calls = append(calls, call{option, args})
	}
	for i, arg := range plain {
		switch in := arg.Type(); {
		case in.Kind() == reflect.Bool:
			with(i, "true", reflect.ValueOf(true))
		case isOptions(in):
			for _, o := range optionSets(arg) {
				with(i, o.option, o.value)
			}
		case in.Kind() == reflect.Pointer && isOptions(in.Elem()) && !slices.Contains(fieldByField, in.Elem()):
			for _, o := range optionSets(arg.Elem()) {
				with(i, o.option, o.value.Addr())
			}
		}
	}
	for i, arg := range plain {
		if arg.Type() != reflect.TypeFor[[]string]() {
			continue
		}
		for _, c := range slices.Clone(calls) {
			args := slices.Clone(c.args)
			args[i] = reflect.Zero(arg.Type())
			calls = append(calls, call{c.option, args})
		}
	}
	return calls
}

// withTerminal gives an exec's process the terminal that a size is for.
func withTerminal(args []reflect.Value) {
	for _, o := range args {
		if o, ok := o.Interface().(core.ExecOptions); !ok || o.Size == nil {
			continue
		}
		for i, arg := range args {
			if spec, ok := arg.Interface().(core.ExecSpec); ok {
				spec.TTY = true
				args[i] = reflect.ValueOf(spec)
			}
		}
	}
}

// fieldByField are specs whose fields fields.go sets.
var fieldByField = []reflect.Type{reflect.TypeFor[core.ContainerSpec](), reflect.TypeFor[core.PodSpec]()}

func isOptions(t reflect.Type) bool {
	return t.Kind() == reflect.Struct && (strings.HasSuffix(t.Name(), "Options") || strings.HasSuffix(t.Name(), "Spec"))
}

type optionSet struct {
	option string
	value  reflect.Value
}

// optionSets returns options with one field set beside those of plain, with one
// and a switch, and with all.
func optionSets(plain reflect.Value) []optionSet {
	t := plain.Type()
	all := reflect.New(t).Elem()
	all.Set(plain)
	var out []optionSet
	for n := range t.NumField() {
		for _, value := range optionValues(t, n) {
			all.Field(n).Set(value)
			for s := -1; s < t.NumField(); s++ {
				if s >= 0 && t.Field(s).Type.Kind() != reflect.Bool {
					continue
				}
				o := reflect.New(t).Elem()
				o.Set(plain)
				if s >= 0 {
					o.Field(s).SetBool(true)
				}
				o.Field(n).Set(value)
				out = append(out, optionSet{t.Field(n).Name, o})
			}
		}
	}
	return append(out, optionSet{"", all})
}

// argument is the plainest value of a parameter that a verb can work with.
func argument(t reflect.Type) reflect.Value {
	v := reflect.New(t).Elem()
	switch p := v.Addr().Interface().(type) {
	case *string:
		*p = "name"
	case *[]string:
		*p = []string{"name"}
	case *core.Signal:
		*p = core.SIGTERM
	case **core.ContainerSpec:
		*p = RunIt()
	case **core.PodSpec:
		*p = &core.PodSpec{Basic: core.PodBasic{Name: "name"}}
	case **core.VolumeSpec:
		*p = &core.VolumeSpec{Name: "name"}
	case **core.SecretSpec:
		*p = &core.SecretSpec{Name: "name", Data: endlessly("x")}
	case **core.NetworkSpec: // its fields: network.go
		*p = &core.NetworkSpec{Name: "name"}
	case *core.NetworkAttachment:
		p.Name = "name"
	case *core.TerminalSize:
		*p = core.TerminalSize{Height: 24, Width: 80}
	case **core.TerminalSize:
		*p = &core.TerminalSize{Height: 24, Width: 80}
	case *core.ExecSpec:
		p.Command = []string{"true"}
	case *core.ConnectNetworkOptions:
		p.Container = "name"
	case *core.DisconnectNetworkOptions:
		p.Container = "name"
	case *core.LogsOptions:
		p.Stdout = io.Discard
	case *core.AttachOptions:
		p.Stdout = io.Discard
	case *io.Reader:
		*p = &sharedReader{Reader: strings.NewReader("x")}
	case *io.Writer:
		*p = io.Discard
	}
	if t.Kind() == reflect.Func {
		return someValue(t)
	}
	return v
}

// endlessly is a reader that can be read to its end again and again.
type endlessly string

func (e endlessly) Read(p []byte) (int, error) { return copy(p, e), io.EOF }

// chosen are the values of options that take no others.
var chosen = map[string][]any{
	"PullImageOptions.Policy":         {"always", "missing", "newer", "never"},
	"WaitContainerOptions.Conditions": {[]string{"exited"}, []string{"created"}, []string{"healthy"}},
	"PushImageOptions.Format":         {"oci"},
	"AttachOptions.DetachKeys":        {"ctrl-p,ctrl-q"},
	"ExecOptions.DetachKeys":          {"ctrl-p,ctrl-q"},
	"RunOptions.DetachKeys":           {"ctrl-p,ctrl-q"},
	"RunOptions.Pull":                 {core.PullImageOptions{Policy: core.PullAlways}},
	"ListVolumesOptions.Filters":      {map[string][]string{"label": {"x"}}, map[string][]string{"dangling": {"true"}}},
	"ListSecretsOptions.Filters":      {map[string][]string{"name": {"x"}}},
	"SecretSpec.Data":                 {endlessly("y")},
	"LogsOptions.Since":               {"10m"},
	"LogsOptions.Until":               {"5m"},
	// The second one is 3.x's own, which the client passes on to every server.
	"ListNetworksOptions.Filters": {map[string][]string{"label": {"x"}}, map[string][]string{"plugin": {"x"}}},
	"EventsOptions.Filters":       {map[string][]string{"container": {"x"}}},
	"EventsOptions.Since":         {"10m"},
	"EventsOptions.Until":         {"5m"},
}

// optionValues returns what an option is set to.
func optionValues(t reflect.Type, n int) []reflect.Value {
	f := t.Field(n)
	if !f.IsExported() {
		return nil
	}
	var out []reflect.Value
	for _, x := range chosen[t.Name()+"."+f.Name] {
		out = append(out, reflect.ValueOf(x).Convert(f.Type))
	}
	if out != nil {
		return out
	}
	return []reflect.Value{someValue(f.Type)}
}

// someValue is a value that is not a type's zero.
func someValue(t reflect.Type) reflect.Value {
	v := reflect.New(t).Elem()
	switch p := v.Addr().Interface().(type) {
	case *time.Duration:
		*p = 7 * time.Second
		return v
	case *netip.Addr:
		*p = netip.MustParseAddr("10.57.0.7")
		return v
	case *net.HardwareAddr:
		*p = net.HardwareAddr{2, 0, 0, 0, 0, 7}
		return v
	case *netip.Prefix:
		*p = netip.MustParsePrefix("10.57.0.0/24")
		return v
	case *io.Reader:
		*p = &sharedReader{Reader: strings.NewReader("x")}
		return v
	case *io.Writer:
		*p = io.Discard
		return v
	case *map[string][]string:
		*p = map[string][]string{"label": {"x"}}
		return v
	}
	switch v.Kind() {
	case reflect.Bool:
		v.SetBool(true)
	case reflect.String:
		v.SetString("value")
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		v.SetInt(7)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		v.SetUint(7)
	case reflect.Pointer:
		v.Set(reflect.New(t.Elem()))
		v.Elem().Set(someValue(t.Elem()))
	case reflect.Slice:
		v.Set(reflect.Append(v, someValue(t.Elem())))
	case reflect.Map:
		v.Set(reflect.MakeMap(t))
		v.SetMapIndex(someValue(t.Key()), someValue(t.Elem()))
	case reflect.Struct:
		for i := range t.NumField() {
			if t.Field(i).IsExported() {
				v.Field(i).Set(someValue(t.Field(i).Type))
			}
		}
	case reflect.Func:
		v.Set(reflect.MakeFunc(t, func([]reflect.Value) []reflect.Value {
			out := make([]reflect.Value, t.NumOut())
			for i := range out {
				out[i] = reflect.Zero(t.Out(i))
			}
			return out
		}))
	}
	return v
}

// sharedReader is a reader that several calls may share: an attachment's input may be
// read a moment longer than the verb runs.
type sharedReader struct {
	mu sync.Mutex
	io.Reader
}

func (i *sharedReader) Read(p []byte) (int, error) {
	i.mu.Lock()
	defer i.mu.Unlock()
	return i.Reader.Read(p)
}
