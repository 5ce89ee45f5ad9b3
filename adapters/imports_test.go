package adapters

import (
	"bytes"
	"encoding/json"
	"os/exec"
	"strings"
	"testing"
)

const module = "github.com/podspan/podspan/"

// layers lists the packages of the design from the lowest up. A package may
// import those of lower layers only, so adapters of the same layer do not
// import each other.
var layers = [][]string{
	{"core/reply"},
	{"core"},
	{"adapters/internal/wire"},
	{"adapters/internal/libpod"},
	{"adapters/v3", "adapters/v4"},
	{"adapters/internal/adaptertest"}, // by tests and by emit only
	{"adapters"},
	{"adapters/internal/emit"}, // a program: what the conformance modules read
	{"probe"},
	{"cmd/internal"},
	{"cmd/podspan"},
}

// bans are imports, direct or not, that a package must never have.
var bans = []struct{ pkg, imports, why string }{
	{"core/reply", "github.com/podspan/podspan", "what comes back is data: it needs nothing of ours"},
	{"core", "github.com/containers", "core is neutral: no Podman version, no podman package"},
	{"adapters/internal/libpod", "github.com/containers/podman", "what all majors share must not depend on one of them"},
	{"adapters/internal/wire", "github.com", "an adapter that links no podman package has the same wire types"},
	{"adapters/v3", "github.com/containers/podman/v4", "an adapter must be able to be left out of a build"},
	{"adapters/v3", module + "adapters/v4", "reading v3 is reading the list of its differences"},
	{"adapters/v4", "github.com/containers/podman/v3", "an adapter must be able to be left out of a build"},
	{"adapters/v4", module + "adapters/v3", "reading v4 is reading the list of its differences"},
	{"adapters/v3", "/pkg/specgen", "3.x's specgen does not build beside 4.x's: the type is generated"},
	{"adapters/v4", "/pkg/specgen", "4.x's specgen does not build beside 3.x's: the type is generated"},
	{"adapters/v3", "/pkg/domain", "needs versions of containers/common and storage that 4.x cannot build with"},
	{"adapters/v4", "/pkg/domain", "needs versions of containers/common and storage that 3.x cannot build with"},
	{"adapters", "testing", "the conformance suite is no part of the product"},
	{"probe", module + "adapters/internal/adaptertest", "the conformance suite is no part of the product"},
}

type pkg struct {
	ImportPath string
	Imports    []string
	Deps       []string
}

func TestImports(t *testing.T) {
	for _, p := range list(t) {
		name := strings.TrimPrefix(p.ImportPath, module)
		own := layer(name)
		for _, imp := range p.Imports {
			to, ok := strings.CutPrefix(imp, module)
			if !ok || own < 0 || within(to, root(to, own)) && root(to, own) == root(name, own) {
				continue
			}
			if l := layer(to); l >= own {
				t.Errorf("%s imports %s: imports run core/reply ← core ← adapters/internal ← v3, v4 ← adapters ← probe ← cmd, see layers", name, to)
			}
		}
		for _, b := range bans {
			if !within(name, b.pkg) || (b.pkg == "adapters" && layer(name) != layer("adapters")) {
				continue
			}
			for _, dep := range p.Deps {
				inPodman := b.imports[0] == '/' && strings.HasPrefix(dep, "github.com/containers/podman/")
				if within(dep, b.imports) || inPodman && strings.Contains(dep+"/", b.imports+"/") {
					t.Errorf("%s depends on %s: %s", name, dep, b.why)
				}
			}
		}
	}
}

// list asks the go command for every package of the product.
func list(t *testing.T) []pkg {
	t.Helper()
	cmd := exec.Command("go", "list", "-json=ImportPath,Imports,Deps", "./...")
	cmd.Dir = ".."
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v: %s", err, stderr.String())
	}
	var pkgs []pkg
	for d := json.NewDecoder(bytes.NewReader(out)); d.More(); {
		var p pkg
		if err := d.Decode(&p); err != nil {
			t.Fatal(err)
		}
		pkgs = append(pkgs, p)
	}
	if len(pkgs) < 5 {
		t.Fatalf("%d packages listed", len(pkgs))
	}
	return pkgs
}

// layer returns a package's number in layers, -1 for one that has none.
func layer(name string) int {
	best, length := -1, -1
	for i, names := range layers {
		for _, n := range names {
			if within(name, n) && len(n) > length {
				best, length = i, len(n)
			}
		}
	}
	return best
}

// root returns the entry of a layer that a package is within.
func root(name string, layer int) string {
	for _, n := range layers[layer] {
		if within(name, n) {
			return n
		}
	}
	return ""
}

func within(name, parent string) bool { return name == parent || strings.HasPrefix(name, parent+"/") }
