package core

// The capabilities: images.
const (
	CapPullPolicy         Capability = "pull-policy"
	CapPushProgress       Capability = "push-progress"
	CapPushDigest         Capability = "push-digest"
	CapPushCompression    Capability = "push-compression"
	CapPushLevel          Capability = "push-compression-level"
	CapPushForce          Capability = "push-force-compression"
	CapPushRemoveSigs     Capability = "push-remove-signatures"
	CapRemoveImageIgnore  Capability = "remove-image-ignore"
	CapRemoveImageNoPrune Capability = "remove-image-no-prune"
	CapImageManifest      Capability = "image-lookup-manifest"
)

// imageRules are the rows of the rules table on images.
var imageRules = []Rule{
	{Cap: CapPullPolicy, Option: "--pull=newer", Field: "PullImageOptions.Policy", Paths: []string{"POST /images/pull?policy"}, Since: "3.2.2",
		EmulatedSince: "3.0.0", Emulation: "the client asks whether the image exists, and pulls"},
	{Cap: CapPushProgress, Option: "push progress", Field: "PushImageOptions.Progress", Paths: []string{"POST /images/{name}/push?quiet"},
		Since:         "4.2.0",
		EmulatedSince: "3.0.0", Emulation: "the server pushes without telling of its progress"},
	{Cap: CapPushDigest, Option: "push --digestfile", Field: "PushImageOptions.Digest", Since: "4.9.0",
		Note: "older servers do not tell it", Instead: "ask the registry for the digest", Essential: "there is nothing to write into the file"},
	{Cap: CapPushCompression, Option: "push --compression-format", Field: "PushImageOptions.CompressionFormat",
		Paths: []string{"POST /images/{name}/push?compressionFormat"}, Since: "4.3.0"},
	{Cap: CapPushLevel, Option: "push --compression-level", Field: "PushImageOptions.CompressionLevel",
		Paths: []string{"POST /images/{name}/push?compressionLevel"}, Since: "4.6.0"},
	{Cap: CapPushForce, Option: "push --force-compression", Field: "PushImageOptions.ForceCompression",
		Paths: []string{"POST /images/{name}/push?forceCompressionFormat"}, Since: "4.7.0"},
	{Cap: CapPushRemoveSigs, Option: "push --remove-signatures", Field: "PushImageOptions.RemoveSignatures",
		Paths: []string{"POST /images/{name}/push?removeSignatures"}, Since: "4.2.0"},
	{Cap: CapRemoveImageIgnore, Option: "rmi --ignore", Field: "RemoveImagesOptions.Ignore", Paths: []string{"DELETE /images/remove?ignore"},
		Since:         "4.1.0",
		EmulatedSince: "3.0.0", Emulation: "an image that does not exist is not an error of the client's"},
	{Cap: CapRemoveImageNoPrune, Option: "rmi --no-prune", Field: "RemoveImagesOptions.NoPrune",
		Essential: "the untagged parents would be removed, too",
		Instead:   "tag the parents that are to stay first, or upgrade the server", Paths: []string{"DELETE /images/remove?noprune"},
		Since: "4.3.0"},
	{Cap: CapImageManifest, Option: "manifest lists in rmi", Field: "RemoveImagesOptions.LookupManifest",
		Essential: "an image of the list would be removed, not the list", Paths: []string{"DELETE /images/remove?lookupManifest"},
		Since: "4.2.0"},
}
