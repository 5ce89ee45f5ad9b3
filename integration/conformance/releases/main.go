package main

import (
	"bufio"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

func main() {
	root := flag.String("root", "../../..", "root folder of the main module")
	flag.Parse()
	if err := run(*root); err != nil {
		fmt.Fprintln(os.Stderr, "releases:", err)
		os.Exit(1)
	}
}

func run(root string) error {
	releases, err := readList("releases.txt")
	if err != nil {
		return err
	}
	all := newFacts(releases)
	if err := all.readKept("kept.tsv"); err != nil {
		return err
	}
	for _, release := range releases {
		if all.kept[release] {
			continue
		}
		fmt.Fprintln(os.Stderr, release)
		tree, err := openRelease(release)
		if err != nil {
			return fmt.Errorf("%s: %w", release, err)
		}
		if err := all.extract(release, tree); err != nil {
			return fmt.Errorf("%s: %w", release, err)
		}
		all.modules[release] = tree.used()
	}
	return all.write(filepath.Join(root, "core", "testdata"))
}

// extract reads all three tables of one release.
func (f *facts) extract(release string, tree *tree) error {
	specgen := tree.main + "/pkg/specgen"
	for table, name := range map[string]string{"spec": "SpecGenerator", "pod": "PodSpecGenerator"} {
		w := walker{tree: tree, add: func(path, typ string) { f.add(table, path, typ, release) }}
		if err := w.root(specgen, name); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	routes, err := readRoutes(tree)
	if err != nil {
		return err
	}
	for _, r := range routes {
		f.add("endpoints", r.key("-"), "-", release)
		params, err := readParameters(tree, r.pkg, r.fn)
		if err != nil {
			return fmt.Errorf("%s %s: %w", r.method, r.path, err)
		}
		for name, typ := range params {
			f.add("endpoints", r.key(name), typ, release)
		}
	}
	return nil
}

// readList reads lines; what follows # is a comment.
func readList(name string) ([]string, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var out []string
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		line, _, _ := strings.Cut(lines.Text(), "#")
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, line)
		}
	}
	return out, lines.Err()
}
