package reply

// ImageExistsResult is what core.Client.ImageExists returns.
type ImageExistsResult struct {
	Exists bool // it is there
}

// ImageHistoryResult is what core.Client.ImageHistory returns.
type ImageHistoryResult struct {
	Layers []ImageHistoryLayer // the newest first
}

// InspectImageResult is what core.Client.InspectImage returns.
type InspectImageResult struct {
	Image *Image
}

// ListImagesResult is what core.Client.ListImages returns.
type ListImagesResult struct {
	Images []ImageSummary
}

// PullImageResult is what core.Client.PullImage returns.
type PullImageResult struct {
	IDs []string // of the images, as the server gave them
}

// TagImageResult is what core.Client.TagImage returns; it may grow.
type TagImageResult struct{}
