// Command releases writes what every podman release reads on the wire, from
// podman's own source of that release:
//
//	core/testdata/spec_fields.tsv  JSON paths of specgen.SpecGenerator
//	core/testdata/pod_fields.tsv   JSON paths of specgen.PodSpecGenerator
//	core/testdata/endpoints.tsv    libpod routes and the query parameters that their handlers read
//	core/testdata/releases.txt     the releases, and the modules that were read
//
// It needs the Go module proxy and runs by hand (make facts). Sources are
// parsed, never compiled or type-checked: a named type is looked up in its own
// package, in the version of that module which podman's vendor/modules.txt or
// go.mod names. Running it again leaves no diff.
package main
