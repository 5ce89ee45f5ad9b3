// Package adapters lists the adapters of this build and chooses between them.
package adapters

import (
	"fmt"
	"strings"

	"github.com/podspan/podspan/core"
)

// known is one row per major that this module has an adapter for, newest
// first. An adapter that was left out with its build tag is nil here.
var known = []struct {
	name    string
	adapter core.Adapter
}{
	{"v4", adapterV4},
	{"v3", adapterV3},
}

// All returns the adapters of this build, newest first.
func All() []core.Adapter {
	var all []core.Adapter
	for _, k := range known {
		if k.adapter != nil {
			all = append(all, k.adapter)
		}
	}
	return all
}

// ByName returns the adapter that was asked for by name, "v3" or "v4".
func ByName(name string) (core.Adapter, error) {
	for _, k := range known {
		if k.name != name {
			continue
		}
		if k.adapter == nil {
			return nil, &core.FieldError{Field: "adapter", Value: name, Reason: "this binary was built without it; it has " + spoken()}
		}
		return k.adapter, nil
	}
	return nil, &core.FieldError{Field: "adapter", Value: name, Reason: "there is none of that name; this binary has " + spoken()}
}

// Pick returns the adapter for a server of the given version: that of its
// major or, for a newer major, the newest one whose API the server declares to
// serve. minAPI is that declaration; it may be zero, and is needed only for a
// major that is newer than all that the adapters are known to speak to.
func Pick(version, minAPI core.Version) (core.Adapter, error) {
	all := All()
	for _, a := range all {
		if a.Speaks().Current.Major() == version.Major() {
			return a, nil
		}
	}
	for _, a := range all {
		if a.Speaks().Current.Major() < version.Major() && served(a.Speaks(), version, minAPI) {
			return a, nil
		}
	}
	return nil, refusal(version, minAPI)
}

// served reports whether a server of a newer major serves an adapter's API. What the server
// declares counts more than what is known of its major.
func served(speaks core.APIRange, version, minAPI core.Version) bool {
	if minAPI.IsZero() {
		return version.Major() <= speaks.Through()
	}
	return speaks.Current.AtLeast(minAPI)
}

// refusal says why no adapter of this build fits.
func refusal(version, minAPI core.Version) *core.UnsupportedError {
	e := &core.UnsupportedError{
		Option: "this build of podspan, which has " + spoken() + ",", Needs: "a server that one of its adapters speaks to", Has: version,
		Instead: "upgrade podspan or the server",
	}
	if !minAPI.IsZero() {
		e.Note = fmt.Sprintf("the server serves the API from %s on", minAPI)
	}
	for _, k := range known {
		if k.adapter == nil && k.name == fmt.Sprintf("v%d", version.Major()) {
			e.Note = "this binary was built without the " + k.name + " adapter"
			e.Instead = "build it without the tag no_podman_" + k.name
		}
	}
	return e
}

// spoken lists the adapters of this build and what they speak.
func spoken() string {
	var parts []string
	for _, a := range All() {
		r := a.Speaks()
		parts = append(parts, fmt.Sprintf("%s (API %s to %s)", a.Name(), r.Min, r.Current))
	}
	if parts == nil {
		return "no adapter at all"
	}
	return strings.Join(parts, " and ")
}
