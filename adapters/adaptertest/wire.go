package adaptertest

import (
	_ "embed"
	"encoding/base64"
	"fmt"
	"net"
	"net/netip"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/podspan/podspan/core/released"
)

//go:embed wire.tsv
var wireTable string

// wireRows are the rows of wire.tsv: field → entries.
var wireRows = sync.OnceValue(func() map[string][]string {
	rows := map[string][]string{}
	for line := range strings.Lines(wireTable) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		field, entries, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		rows[field] = strings.Fields(entries)
	}
	return rows
})

// otherForms are those of older releases. The first that fits counts.
var otherForms = []struct {
	field   string
	before  string // releases before this one
	entries string
}{
	{"Basic.PID.Value", "3.1.0", "pidns.value=$ pidns.string=$"},
	{"Basic.UTS.Value", "3.1.0", "utsns.value=$ utsns.string=$"},
	{"Storage.IPC.Value", "3.1.0", "ipcns.value=$ ipcns.string=$"},
	{"Security.UserNS.Value", "3.1.0", "userns.value=$ userns.string=$"},
	{"Cgroup.NS.Value", "3.1.0", "cgroupns.value=$ cgroupns.string=$"},
	{"Network.NS.Value", "3.1.0", "netns.value=$ netns.string=$"},
	{"Storage.Secrets.Source", "3.2.3", "secrets[0]=$"},
	{"Storage.Volatile", "3.2.0", ""}, // said by nothing: the rule's road
	{"Network.Networks.Name", "4.0.0", "cni_networks[0]=$"},
	{"Network.Networks.StaticIPs", "4.0.0", "static_ip=%ip"},
	{"Network.Networks.StaticMAC", "4.0.0", "static_mac=%base64"},
	{"Network.Networks.Aliases", "4.0.0", "aliases{@}[0]=$"},
	{"Resources.Memory.Limit", "4.1.0", "resource_limits.memory.limit=# +resource_limits.memory.swap=%double"},
	{"Security.ReadWriteTmpfs", "4.4.0", writableTmpfs()},
}

// writableTmpfs are the three mounts of the road to ReadWriteTmpfs. Beside
// mounts of the spec they come behind those.
func writableTmpfs() string {
	var out []string
	for i, dir := range []string{"/run", "/tmp", "/var/tmp"} {
		at := fmt.Sprintf("+mounts[%d].", i)
		out = append(out, at+"destination="+dir, at+"type=tmpfs", at+"source=tmpfs")
		for n, o := range []string{"rw", "rprivate", "nosuid", "nodev", "tmpcopyup"} {
			out = append(out, fmt.Sprintf("%soptions[%d]=%s", at, n, o))
		}
	}
	return strings.Join(out, " ")
}

// entry is one value in a body.
type entry struct {
	path, value string // as in [encoded.values]
	row         string // the path as the facts tables have it
	beside      bool   // comes along; another field may say it, too
}

// entriesOf returns what a release is to be sent for a leaf, in a spec whose
// network has that name; false when the leaf is in no table.
func entriesOf(l leaf, release, network string) ([]entry, bool) {
	words, ok := wireRows()[l.name]
	for _, f := range slices.Backward(otherForms) {
		if f.field == l.name && before(release, f.before) {
			words = strings.Fields(f.entries)
		}
	}
	var out []entry
	for _, w := range words {
		path, value, _ := strings.Cut(w, "=")
		path, beside := strings.CutPrefix(path, "+")
		out = append(out, entry{l.fill(mapKey.ReplaceAllString(path, ".$1"), network), l.fill(value, network), factsRow(path), beside})
	}
	return out, ok
}

var (
	mapKey  = regexp.MustCompile(`\{([^}]+)\}`)
	element = regexp.MustCompile(`\[\d+\]`)
)

func factsRow(path string) string {
	return element.ReplaceAllString(mapKey.ReplaceAllString(path, "{}"), "[]")
}

// fill puts the leaf's value, as [leaf.value] sets it, into a word.
func (l leaf) fill(word, network string) string {
	ip := netip.AddrFrom4([4]byte{10, 9, byte(l.n >> 8), byte(l.n)})
	mac := net.HardwareAddr{2, 0, 0, 0, byte(l.n >> 8), byte(l.n)}
	return strings.NewReplacer(
		"$", "s"+strconv.Itoa(l.n), "#", strconv.Itoa(l.n), "@", network,
		"%ip", ip.String(), "%mac", mac.String(), "%base64", base64.StdEncoding.EncodeToString(mac), "%double", strconv.Itoa(2*l.n),
	).Replace(word)
}

// differs says what is wrong with the values that a leaf alone has added to a body.
func (e encoded) differs(added []string, want []entry) error {
	for _, w := range want {
		if got, ok := e.values[w.path]; !ok || got != w.value {
			return fmt.Errorf("LOST: %s must be %q, is %q in %s", w.path, w.value, got, e.data)
		}
	}
	for _, path := range added {
		if !slices.ContainsFunc(want, func(w entry) bool { return w.path == path }) {
			return fmt.Errorf("%s is sent as well: %s", path, e.data)
		}
	}
	return nil
}

// lacks says which of a leaf's values are not in a body that says much else.
func (e encoded) lacks(want []entry) error {
	for _, w := range want {
		if w.beside {
			continue
		}
		if got, ok := e.values[w.path]; !ok || got != w.value {
			return fmt.Errorf("LOST: %s must be %q, is %q", w.path, w.value, got)
		}
	}
	return nil
}

// reaches reports whether a row of the facts tables is what an entry sets, or
// holds it.
func (e entry) reaches(row string) bool {
	rest, ok := strings.CutPrefix(e.row, row)
	return ok && (rest == "" || strings.ContainsRune(".[{", rune(rest[0])))
}

// unreached returns the rows of a release that none of the entries reaches.
func unreached(facts released.Table, release string, said []entry) []string {
	var out []string
	for _, row := range facts.Rows() {
		if facts.Has(row, release) && !slices.ContainsFunc(said, func(e entry) bool { return e.reaches(row) }) {
			out = append(out, row)
		}
	}
	return out
}
