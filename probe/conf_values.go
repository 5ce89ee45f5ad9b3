package probe

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"
)

// ConfValue is one setting of containers.conf, as the last file that has it says.
type ConfValue struct {
	Section, Key string // "containers", "read_only"
	Value        any    // as TOML has it: string, bool, int64, []any …
	File         string // the path of the file that says so
}

// ConfValues returns those of the settings, each "SECTION.KEY", that the
// client's containers.conf has: the files that podman reads, CONTAINERS_CONF,
// CONTAINERS_CONF_OVERRIDE and the directories beside them included. They come in
// the order of keys; nil: there are none. A file that cannot be read is a
// [*core.FieldError].
func ConfValues(keys []string) ([]ConfValue, error) { return thisSystem().confValues(keys) }

func (sys system) confValues(keys []string) ([]ConfValue, error) {
	var words []string
	for _, k := range keys {
		_, key, _ := strings.Cut(k, ".")
		words = append(words, key)
	}
	found := map[string]ConfValue{}
	for _, path := range sys.confFiles() {
		data, err := os.ReadFile(path)
		if errors.Is(err, fs.ErrNotExist) && !sys.namesConf(path) {
			continue
		}
		var conf map[string]any
		if err == nil && mentions(string(data), words...) { // see readConf
			_, err = toml.Decode(string(data), &conf)
		}
		if err != nil {
			return nil, unreadable("containers.conf", path, err)
		}
		for _, k := range keys {
			section, key, _ := strings.Cut(k, ".")
			table, _ := conf[section].(map[string]any)
			if v, ok := table[key]; ok {
				found[k] = ConfValue{section, key, v, path}
			}
		}
	}
	var out []ConfValue
	for _, k := range keys {
		if v, ok := found[k]; ok {
			out = append(out, v)
		}
	}
	return out, nil
}

// Text returns the value as a file has it, on one line.
func (v ConfValue) Text() string {
	switch x := v.Value.(type) {
	case string:
		return fmt.Sprintf("%q", x)
	case []any:
		var parts []string
		for _, e := range x {
			parts = append(parts, ConfValue{Value: e}.Text())
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case map[string]any:
		var parts []string
		for _, k := range slices.Sorted(maps.Keys(x)) {
			parts = append(parts, k+" = "+ConfValue{Value: x[k]}.Text())
		}
		return "{" + strings.Join(parts, ", ") + "}"
	}
	return fmt.Sprint(v.Value)
}

// mentions reports whether a line other than a comment has one of the words.
func mentions(text string, words ...string) bool {
	for line := range strings.Lines(text) {
		if strings.HasPrefix(strings.TrimSpace(line), "#") {
			continue
		}
		if slices.ContainsFunc(words, func(w string) bool { return strings.Contains(line, w) }) {
			return true
		}
	}
	return false
}
