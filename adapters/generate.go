package adapters

// The wire types of both majors and the types of core/reply are mirrors of podman's
// own structs. The nested modules below read those at their pinned versions; see
// their package comments. merge writes the adapters' wire types from what they
// wrote: those that are the same in every major once.

//go:generate env CGO_ENABLED=0 go -C ../integration/conformance/v3 run -tags=remote,containers_image_openpgp,exclude_graphdriver_btrfs,exclude_graphdriver_devicemapper,btrfs_noversion ./gen
//go:generate env CGO_ENABLED=0 go -C ../integration/conformance/v4 run -tags=remote,containers_image_openpgp,exclude_graphdriver_btrfs,exclude_graphdriver_devicemapper,btrfs_noversion ./gen
//go:generate go -C ../integration/conformance/typegen run ./merge
