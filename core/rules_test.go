package core

import (
	"bufio"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// declaredCaps reads the constants of the rules table, so that a constant
// that nobody uses is found, too.
func declaredCaps(t *testing.T) []Capability {
	t.Helper()
	files, err := filepath.Glob("rules_*.go")
	if err != nil {
		t.Fatal(err)
	}
	var caps []Capability
	for _, file := range files {
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if v, ok := n.(*ast.ValueSpec); ok && isCapability(v) {
				s, err := strconv.Unquote(v.Values[0].(*ast.BasicLit).Value)
				if err != nil {
					t.Fatal(err)
				}
				caps = append(caps, Capability(s))
			}
			return true
		})
	}
	if len(caps) < 50 {
		t.Fatalf("found only %d capabilities in %q", len(caps), files)
	}
	return caps
}

func TestEveryCapabilityHasOneRule(t *testing.T) {
	caps := declaredCaps(t)
	count := map[Capability]int{}
	for _, r := range Rules() {
		count[r.Cap]++
		if r.Option == "" || r.Field == "" {
			t.Errorf("%s: a rule names its option and its field", r.Cap)
		}
		if r.Since == "" && r.Until == "" && r.LostSince == "" {
			t.Errorf("%s: a rule that every release meets is none", r.Cap)
		}
		if (r.LostSince == "") != (r.LostUntil == "") {
			t.Errorf("%s: LostSince and LostUntil belong together", r.Cap)
		}
		if (r.Emulation == "") != (r.EmulatedSince == "") {
			t.Errorf("%s: Emulation and EmulatedSince belong together", r.Cap)
		}
	}
	for _, c := range caps {
		if count[c] != 1 {
			t.Errorf("%s has %d rules", c, count[c])
		}
		delete(count, c)
	}
	for c := range count {
		t.Errorf("the rule of %s has no constant", c)
	}
}

func isCapability(v *ast.ValueSpec) bool {
	t, ok := v.Type.(*ast.Ident)
	return ok && t.Name == "Capability"
}

// A row says when it is used, and how it is left out: unless every release can
// do it, if only in another way, or nothing else may be done instead.
func TestEveryRowIsWhole(t *testing.T) {
	wholeRows(t, containerRows(), "Basic.", "Storage.", "Security.", "Cgroup.", "Network.", "Resources.", "HealthCheck.")
	wholeRows(t, podSpecRules, "PodSpec.")
	wholeRows(t, networkSpecRules, "NetworkSpec.")
	wholeRows(t, volumeSpecRules, "VolumeSpec.")
	wholeRows(t, secretSpecRules, "SecretSpec.", "CreateSecret")
	inSpecs := map[Capability]bool{}
	for _, rows := range [][]Rule{rulesOf(containerRows()), rulesOf(podSpecRules), rulesOf(networkSpecRules), rulesOf(volumeSpecRules),
		rulesOf(secretSpecRules)} {
		for _, r := range rows {
			inSpecs[r.Cap] = true
		}
	}
	for _, r := range Rules() {
		query := slices.ContainsFunc(r.Paths, func(p string) bool { return strings.Contains(p, "?") })
		if !inSpecs[r.Cap] && r.EmulatedSince == "" && r.Essential == "" && !query && !gatesRoute(r.Cap) {
			t.Errorf("%s: nothing says what to leave out: neither a query parameter nor Essential", r.Cap)
		}
	}
}

func wholeRows[S any](t *testing.T, rows []row[S], fields ...string) {
	for _, r := range rows {
		if !slices.ContainsFunc(fields, func(f string) bool { return strings.HasPrefix(r.Field, f) }) {
			t.Errorf("%s: %s is no field of the spec", r.Cap, r.Field)
		}
		if r.used == nil {
			t.Errorf("%s: the row does not say when a spec uses it", r.Cap)
		}
		if want := r.EmulatedSince == "" && r.Essential == ""; (r.leaveOut != nil) != want {
			t.Errorf("%s: says how it is left out: %t, want %t", r.Cap, r.leaveOut != nil, want)
		}
	}
}

// gatesRoute reports whether a rule governs a whole call, which is refused anyway.
func gatesRoute(c Capability) bool {
	r, _ := LookupRule(c)
	return slices.ContainsFunc(r.Paths, func(p string) bool { return strings.Contains(p, " /") && !strings.Contains(p, "?") })
}

// neverRead is said of fields that no server of any release reads: the neutral
// spec has no place for them (docs/decisions/0004).
const neverRead = "no server reads it"

// notGoverned are paths whose releases differ although no rule speaks of them.
var notGoverned = map[string]string{
	// Namespaces: adapters/v3 sends the key that the release reads.
	"pidns.value": "adapter", "utsns.value": "adapter", "ipcns.value": "adapter", "userns.value": "adapter", "cgroupns.value": "adapter",
	"netns.value":  "adapter",
	"pidns.string": "adapter", "utsns.string": "adapter", "ipcns.string": "adapter", "userns.string": "adapter", "cgroupns.string": "adapter",
	"netns.string": "adapter",
	// One network's address: static_ip before, Networks after; the same neutral field.
	"aliases": "adapter", "static_ip": "adapter", "static_mac": "adapter",
	"static_ipv6": "3.x accepts it and never applies it, so it is never sent (CapNetworkIPv6)",
	"namespace":   neverRead, "devices_from": neverRead, "host_device_list": neverRead, "host_device_list[].path": neverRead,
	"host_device_list[].type":  neverRead,
	"host_device_list[].major": neverRead, "host_device_list[].minor": neverRead, "host_device_list[].fileMode": neverRead,
	"host_device_list[].uid": neverRead, "host_device_list[].gid": neverRead,
	"intelRdt.l3CacheSchema": neverRead, "intelRdt.memBwSchema": neverRead, "intelRdt.enableCMT": neverRead, "intelRdt.enableMBM": neverRead,
	"cpu_period": "no server reads it for containers; resource_limits.cpu.period is what works",
	"cpu_quota":  "no server reads it for containers; resource_limits.cpu.quota is what works",
}

func TestRulesAgreeWithEveryReleasesStruct(t *testing.T) {
	rulesAgree(t, "testdata/spec_fields.tsv", "", notGoverned, 300)
}

// rulesAgree holds the rules against a list of JSON paths. A rule's own paths
// begin with prefix, which has a blank unless it is empty.
func rulesAgree(t *testing.T, file, prefix string, notGoverned map[string]string, atLeast int) {
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	newest := MustVersion("4.9.5") // what the neutral spec has to be able to say
	governed := map[string]*Rule{}
	for _, r := range Rules() {
		for _, p := range r.Paths {
			if old := governed[p]; old != nil {
				t.Errorf("%s is governed by %s and by %s", p, old.Cap, r.Cap)
			}
			governed[p] = r
		}
	}
	seen := map[string]bool{}
	sc := bufio.NewScanner(f)
	for sc.Scan() {
		if strings.HasPrefix(sc.Text(), "#") || strings.HasPrefix(sc.Text(), "json_path") {
			continue
		}
		col := strings.Split(sc.Text(), "\t")
		path, first, last := prefix+col[0], col[1], col[2]
		seen[path] = true
		if last == "-" {
			last = ""
		}
		if first == "3.0.0" {
			first = ""
		}
		r := governed[path]
		switch {
		case first != "" && !newest.AtLeast(MustVersion(first)) && r == nil: // it need not be in the spec
		case first == "" && last == "":
			if r != nil {
				t.Errorf("%s is in every release, but %s governs it", path, r.Cap)
			}
		case notGoverned[path] != "":
		case r == nil:
			t.Errorf("%s (%s to %s) is governed by no rule", path, first, last)
		case r.Since != first || r.Until != last:
			t.Errorf("%s: the struct says %q to %q, the rule of %s says %q to %q", path, first, last, r.Cap, r.Since, r.Until)
		}
	}
	if err := sc.Err(); err != nil {
		t.Fatal(err)
	}
	if len(seen) < atLeast {
		t.Fatalf("only %d paths read", len(seen))
	}
	for p, r := range governed {
		rest, mine := strings.CutPrefix(p, prefix)
		if mine && !seen[p] && !strings.Contains(rest, " ") {
			t.Errorf("%s governs %s, which no release has", r.Cap, p)
		}
	}
}

func TestRuleOn(t *testing.T) {
	for _, tc := range []struct {
		cap     Capability
		version string
		want    Support
	}{
		{CapEnvMerge, "4.2.1", Refused}, {CapEnvMerge, "4.3.0-rc1", Native}, {CapEnvMerge, "5.4.2", Native},
		{CapReadWriteTmpfs, "3.4.4", Emulated}, {CapReadWriteTmpfs, "4.4.0", Native},
		{CapHostUsers, "4.0.0-dev", Native}, {"no-such-thing", "9.9.9", Refused},
	} {
		if got := Supports(tc.cap, MustVersion(tc.version)); got != tc.want {
			t.Errorf("%s on %s: %s, want %s", tc.cap, tc.version, got, tc.want)
		}
	}
	if got := Supports(CapEnvMerge, Version{}); got != Refused {
		t.Errorf("a server without a known version: %s", got)
	}
}

func TestCheckRefusesEverythingAtOnce(t *testing.T) {
	s := &ContainerSpec{
		Basic:       ContainerBasic{EnvMerge: []string{"A=$B"}, HostUsers: []string{"root"}},
		Storage:     ContainerStorage{Image: "busybox"},
		HealthCheck: ContainerHealthCheck{OnFailure: HealthActionKill},
	}
	err := CheckContainer(Server{URI: "unix:///x", Version: MustVersion("3.4.4")}, s)
	refused, ok := err.(Refusals)
	if !ok {
		t.Fatalf("got %v", err)
	}
	var caps []Capability
	for _, r := range refused {
		caps = append(caps, r.Cap)
		for _, word := range []string{r.Option, r.Needs, "3.4.4", "unix:///x"} {
			if !strings.Contains(r.Error(), word) {
				t.Errorf("%q does not name %q", r.Error(), word)
			}
		}
	}
	if want := []Capability{CapHostUsers, CapEnvMerge, CapHealthOnFailure}; !slices.Equal(caps, want) {
		t.Errorf("refused %v, want %v", caps, want)
	}
	if err := CheckContainer(Server{Version: MustVersion("4.9.5")}, s); err != nil {
		t.Errorf("4.9.5: %v", err)
	}
}

// pathsOf reads the first column of a list of JSON paths.
func pathsOf(t *testing.T, file string) []string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for line := range strings.Lines(string(data)) {
		path, _, _ := strings.Cut(line, "\t")
		paths = append(paths, path)
	}
	return paths
}
