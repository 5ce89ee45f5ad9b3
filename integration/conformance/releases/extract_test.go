package main

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// source writes files below a folder and returns a tree of podman and one other module.
func source(t *testing.T, files map[string]string) *tree {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return &tree{main: "github.com/containers/podman/v9", pkgs: map[string]*pkg{}, modules: map[string]*module{
		"github.com/containers/podman/v9": {dir: filepath.Join(dir, "podman")},
		"example.test/spec":               {dir: filepath.Join(dir, "spec")},
	}}
}

func TestFields(t *testing.T) {
	tr := source(t, map[string]string{
		"podman/pkg/specgen/a.go": `package specgen
			import ("time"; spec "example.test/spec/go-spec"; "github.com/containers/podman/v9/libpod/define")
			type SpecGenerator struct { Basic; *define.Health; unexported string; Skipped string ` + "`json:\"-\"`" + ` }
			type Basic struct {
				Name string ` + "`json:\"name,omitempty\"`" + `
				Untagged, Second []string
				NS Namespace ` + "`json:\"ns\"`" + `
				Nets map[string]*spec.Net
				Mounts []spec.Mount ` + "`json:\"mounts,omitempty\"`" + `
				Own Text ` + "`json:\"own\"`" + `
				After time.Duration
				Older Alias ` + "`json:\"alias\"`" + `
				Emb ` + "`json:\"emb\"`" + `
			}
			type Namespace struct { NSMode string ` + "`json:\"nsmode\"`" + ` }
			type Text struct { A, B int }
			func (t *Text) UnmarshalJSON([]byte) error { return nil }
			type Alias = spec.Mount
			type Emb struct { X int }`,
		"podman/pkg/specgen/a_windows.go": "package specgen\ntype OnlyWindows struct{}\ntype Basic struct{ Wrong int }",
		"podman/pkg/specgen/a_remote.go":  "//go:build remote\n\npackage specgen\ntype Basic struct{ Wrong int }",
		"podman/libpod/define/h.go":       "package define\ntype Health struct { Retries int `json:\"retries\"` }",
		"spec/go-spec/s.go": "package spec\ntype Net struct { IPs []string `json:\"ips\"` }\n" +
			"type Mount struct { Source string `json:\"source\"`; Maps []IDMap `json:\"maps\"` }\ntype IDMap struct { Size int }",
	})
	got := map[string]string{}
	w := walker{tree: tr, add: func(path, typ string) { got[path] = typ }}
	if err := w.root(tr.main+"/pkg/specgen", "SpecGenerator"); err != nil {
		t.Fatal(err)
	}
	want := map[string]string{
		"name": "string", "Untagged": "[]string", "Second": "[]string", "ns": "specgen.Namespace", "ns.nsmode": "string",
		"Nets": "map[string]*spec.Net", "Nets{}.ips": "[]string",
		"mounts": "[]spec.Mount", "mounts[].source": "string", "mounts[].maps": "[]spec.IDMap", "mounts[].maps[].Size": "int",
		"own": "specgen.Text", "After": "time.Duration", "alias": "spec.Mount", "alias.source": "string",
		"alias.maps": "[]spec.IDMap", "alias.maps[].Size": "int", "emb": "specgen.Emb", "emb.X": "int", "retries": "int",
	}
	if !maps.Equal(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}

func TestRoutes(t *testing.T) {
	var b strings.Builder
	b.WriteString(`package server
		import ("net/http"; "github.com/containers/podman/v9/pkg/api/handlers/libpod")
		func register(r *mux.Router) {
			v3 := r.PathPrefix("/v{version:[0-3][0-9A-Za-z.-]*}/libpod/manifests").Subrouter()
			v3.Handle("/{name:.*}", s.APIHandler(libpod.Old)).Methods(http.MethodDelete)
			r.Handle("/libpod/_ping", s.APIHandler(libpod.Ping)).Methods(http.MethodGet, http.MethodHead)
			r.Handle("/containers/json", s.APIHandler(libpod.Compat)).Methods(http.MethodGet)
			r.HandleFunc(VersionedPath("/libpod/events"), s.Streaming(s.APIHandler(libpod.Events))).Methods(http.MethodGet)
	`)
	for i := range 100 {
		b.WriteString("r.Handle(VersionedPath(\"/libpod/many/" + strings.Repeat("x",
			i) + "\"), s.APIHandler(libpod.X)).Methods(http.MethodGet)\n")
	}
	b.WriteString("}")
	routes, err := readRoutes(source(t, map[string]string{"podman/pkg/api/server/r.go": b.String()}))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range routes {
		if r.fn != "X" {
			got = append(got, strings.Join([]string{r.method, r.path, r.urls, r.fn, filepath.Base(r.pkg)}, " "))
		}
	}
	want := []string{"GET /_ping none Ping libpod", "HEAD /_ping none Ping libpod", "GET /events all Events libpod",
		"DELETE /manifests/{name} 0-3 Old libpod"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestParameters(t *testing.T) {
	tr := source(t, map[string]string{
		"podman/pkg/api/h/h.go": `package h
			import ("net/http"; "net/url"; "github.com/containers/podman/v9/pkg/util")
			func Do(w http.ResponseWriter, r *http.Request) {
				query := struct { All bool ` + "`schema:\"all\"`" + `; Untagged string; Not string ` + "`schema:\"-\"`" + ` }{ All: true }
				if err := decoder.Decode(&query, r.URL.Query()); err != nil { return }
				if _, found := r.URL.Query()["last"]; found {}
				_ = r.FormValue("form")
				filters := util.Filters(r)
				values := r.URL.Query()
				rest(values, other)
			}
			func other(r *http.Request) { _ = r.URL.Query().Get("byvalue") }
			func rest(v url.Values, f func(*http.Request)) {
				q := &Named{}
				dec.Decode(q, v)
				_ = m["not-a-parameter"]
			}
			type Named struct { Size int ` + "`schema:\"size\"`" + ` }`,
		"podman/pkg/util/f.go": `package util
			import "net/http"
			func Filters(r *http.Request) string { return r.Form.Get("filters") }`,
	})
	got, err := readParameters(tr, tr.main+"/pkg/api/h", "Do")
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"all": "bool", "Untagged": "string", "last": raw, "form": raw, "filters": raw, "byvalue": raw, "size": "int"}
	if !maps.Equal(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}

func TestSpans(t *testing.T) {
	f := newFacts([]string{"1", "2", "3", "4", "5"})
	got := f.spans(map[string]string{"1": "a", "2": "b", "3": "b", "5": "b"})
	want := []span{{"1", "3", "a, 2 b"}, {"5", "-", "b"}}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// TestKeptIsInTheTables holds that what is kept and what is written agree, so
// that neither is changed by hand alone.
func TestKeptIsInTheTables(t *testing.T) {
	releases, err := readList("releases.txt")
	if err != nil {
		t.Fatal(err)
	}
	f := newFacts(releases)
	if err := f.readKept("kept.tsv"); err != nil {
		t.Fatal(err)
	}
	kept := 0
	for table, name := range map[string]string{"spec": "spec_fields.tsv", "pod": "pod_fields.tsv", "endpoints": "endpoints.tsv"} {
		data, err := os.ReadFile(filepath.Join("../../../core/testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		written := map[string]map[string]bool{}
		for line := range strings.Lines(string(data)) {
			cells := strings.Split(strings.TrimSpace(line), "\t")
			n := len(cells)
			if n < 4 || cells[n-1] == "types" {
				continue
			}
			row, first, last := strings.Join(cells[:n-3], "\t"), cells[n-3], cells[n-2]
			if written[row] == nil {
				written[row] = map[string]bool{}
			}
			end := slices.Index(releases, last)
			if last == "-" {
				end = len(releases) - 1
			}
			for _, r := range releases[slices.Index(releases, first) : end+1] {
				written[row][r] = true
			}
		}
		for row, in := range f.tables[table] {
			for r := range in {
				if kept++; !written[row][r] {
					t.Errorf("%s: %q is kept for %s, but not written", name, row, r)
				}
			}
		}
		for row, in := range written {
			for r := range f.kept {
				if in[r] && f.tables[table][row][r] == "" {
					t.Errorf("%s: %q is written for %s, but not kept", name, row, r)
				}
			}
		}
	}
	if kept < 5000 {
		t.Errorf("only %d rows are kept", kept)
	}
}
