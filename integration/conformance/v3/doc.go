// Package conformance generates Podspan's mirrors of podman's wire types and
// holds what its v3 adapter sends against podman's real ones. It is a module of
// its own because podman's packages need dependencies that nobody who imports
// Podspan should get.
//
// Every go command in this folder needs podman's build tags, which keep C
// libraries out:
//
//	export CGO_ENABLED=0
//	tags=remote,containers_image_openpgp,exclude_graphdriver_btrfs,exclude_graphdriver_devicemapper,btrfs_noversion
//	go run -tags $tags ./gen
//	PODSPAN_CONFORMANCE_DIR=/folder/of/create/bodies go test -count=1 -tags $tags ./...
//
// The folder holds one JSON create body per file, as the adapter emits it, and
// its subfolder pods those of pods.
// Files called all-fields*.json are compared only; all others must also pass
// podman's own Validate. -count=1 matters: go test does not notice that files
// outside of this module changed, and would repeat an old answer.
package conformance
