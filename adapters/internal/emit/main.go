// Command emit writes the create bodies that an adapter makes, one JSON file
// each, for the nested modules that hold them against podman's real types:
//
//	go run ./adapters/internal/emit -adapter v3 -o DIR
//
// Files whose name begins with all-fields set everything that the adapter's
// newest release can apply, in values that podman would not all accept
// together; the others are specs that its own Validate must pass. Those of pods
// are in the subfolder pods, those of random specs in random and random-pods; what else is sent is in subfolders of its kind, see
// objects.go.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/podspan/podspan/adapters"
	"github.com/podspan/podspan/adapters/internal/adaptertest"
	"github.com/podspan/podspan/core"
)

func main() {
	name := flag.String("adapter", "", "the adapter: v3 or v4")
	dir := flag.String("o", "", "the folder to write to; it is made")
	seed := flag.Uint64("seed", uint64(time.Now().UnixNano()), "what the random bodies are made from")
	flag.Parse()
	if err := run(*name, *dir, *seed); err != nil {
		fmt.Fprintln(os.Stderr, "emit:", err)
		os.Exit(1)
	}
}

func run(name, dir string, seed uint64) error {
	if dir == "" {
		return fmt.Errorf("-o names no folder")
	}
	a, err := adapters.ByName(name)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	server := core.Server{Version: a.Speaks().Current}
	release := server.Version.Clean()
	if err := write(a, server, dir, "all-fields", adaptertest.AllFields(release)); err != nil {
		return err
	}
	if err := write(a, server, dir, "all-fields-else", theRest()); err != nil {
		return err
	}
	for _, x := range adaptertest.Examples(release) {
		if err := core.CheckContainer(server, x.Spec); err != nil {
			return fmt.Errorf("%s: %w", x.Name, err)
		}
		if err := write(a, server, dir, x.Name, x.Spec); err != nil {
			return err
		}
	}
	if err := runPods(a, server, filepath.Join(dir, "pods")); err != nil {
		return err
	}
	if err := runRandom(a, server, dir, seed); err != nil {
		return err
	}
	return runObjects(a, server, dir)
}

// runPods does the same for pods, in a folder of their own.
func runPods(a core.Adapter, server core.Server, dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	elsewhere := core.Namespace{Mode: core.NamespacePath, Value: "/proc/1/ns/x"}
	specs := map[string]*core.PodSpec{
		"all-fields": adaptertest.AllPodFields(server.Version.Clean()),
		// What all fields together cannot say.
		"all-fields-users":    {Basic: core.PodBasic{UserNS: elsewhere}},
		"all-fields-no-infra": {Basic: core.PodBasic{NoInfra: true}},
	}
	if spec := (&core.PodSpec{Network: core.PodNetwork{NS: elsewhere}}); core.CheckPod(server, spec) == nil {
		specs["all-fields-network"] = spec
	}
	for _, x := range adaptertest.PodExamples(server.Version.Clean()) {
		if err := core.CheckPod(server, x.Spec); err != nil {
			return fmt.Errorf("%s: %w", x.Name, err)
		}
		specs[x.Name] = x.Spec
	}
	for name, spec := range specs {
		p, err := a.Encode(core.OpPodCreate, spec, server)
		if err != nil {
			return fmt.Errorf("pod %s: %w", name, err)
		}
		if err := writeBody(dir, name, p.Body); err != nil {
			return err
		}
	}
	return nil
}

// theRest sets what all fields together cannot: the value of namespaces that
// networks and mappings need in other modes, and a default that is said.
func theRest() *core.ContainerSpec {
	other := core.Namespace{Mode: core.NamespaceContainer, Value: "other"}
	yes := true
	return &core.ContainerSpec{
		Basic:    core.ContainerBasic{ManagePassword: &yes},
		Storage:  core.ContainerStorage{Image: "busybox"},
		Security: core.ContainerSecurity{UserNS: other},
		Network:  core.ContainerNetwork{NS: other},
	}
}

func write(a core.Adapter, server core.Server, dir, name string, spec *core.ContainerSpec) error {
	body, err := a.EncodeContainer(spec, server)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return writeBody(dir, name, body)
}

func writeBody(dir, name string, body any) error {
	data, err := json.MarshalIndent(body, "", "  ")
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return os.WriteFile(filepath.Join(dir, name+".json"), append(data, '\n'), 0o644)
}
