package flags

import (
	"strings"

	"github.com/podspan/podspan/core"
)

// namespace reads the value of a namespace flag: private, host, pod,
// container:NAME, ns:PATH, or one of the further modes. Empty says nothing.
func (v value) namespace(more ...core.NamespaceMode) (core.Namespace, error) {
	if v.text == "" {
		return core.Namespace{}, nil
	}
	for _, m := range append([]core.NamespaceMode{core.NamespacePrivate, core.NamespaceHost, core.NamespacePod}, more...) {
		if v.text == string(m) {
			return core.Namespace{Mode: m}, nil
		}
	}
	mode, val, _ := strings.Cut(v.text, ":")
	if mode == "ns" {
		mode = string(core.NamespacePath)
	} else if mode != string(core.NamespaceContainer) {
		words := []string{"private", "host", "pod"}
		for _, m := range more {
			words = append(words, string(m))
		}
		return core.Namespace{}, v.badText("use %s", orList(append(words, "container:NAME", "ns:PATH")))
	}
	if val == "" {
		return core.Namespace{}, v.badText("use container:NAME or ns:PATH")
	}
	return core.Namespace{Mode: core.NamespaceMode(mode), Value: val}, nil
}
