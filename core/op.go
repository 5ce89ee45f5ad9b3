package core

import "slices"

// Op is one operation of the API. The comment of each names what
// [Adapter.Encode] takes for it, if anything (before ←), and what
// [Adapter.Decode] returns for it; "nothing" is a nil value from an empty or
// meaningless body; "a stream" is read by the client itself.
type Op string

// The operations.
const (
	OpContainerCreate  Op = "container create"  // *reply.CreateContainerResult
	OpContainerStart   Op = "container start"   // nothing
	OpContainerStop    Op = "container stop"    // nothing
	OpContainerRestart Op = "container restart" // nothing
	OpContainerKill    Op = "container kill"    // nothing
	OpContainerPause   Op = "container pause"   // nothing
	OpContainerUnpause Op = "container unpause" // nothing
	OpContainerRename  Op = "container rename"  // nothing
	OpContainerExists  Op = "container exists"  // nothing
	OpContainerRemove  Op = "container remove"  // []reply.ContainerRemoved, empty where the server says nothing
	OpContainerList    Op = "container list"    // []reply.ContainerSummary
	OpContainerInspect Op = "container inspect" // *reply.Container
	OpContainerTop     Op = "container top"     // *reply.ContainerTop
	OpContainerWait    Op = "container wait"    // int32: the exit code
	OpContainerLogs    Op = "container logs"    // a stream
	OpContainerAttach  Op = "container attach"  // a stream
	OpContainerResize  Op = "container resize"  // nothing

	OpExecCreate  Op = "exec create"  // *reply.ExecCreated
	OpExecStart   Op = "exec start"   // a stream
	OpExecResize  Op = "exec resize"  // nothing
	OpExecInspect Op = "exec inspect" // *reply.ExecSession
	OpExecRemove  Op = "exec remove"  // nothing

	OpImageList    Op = "image list"    // []reply.ImageSummary
	OpImageInspect Op = "image inspect" // *reply.Image
	OpImageExists  Op = "image exists"  // nothing
	OpImagePull    Op = "image pull"    // a stream
	OpImagePush    Op = "image push"    // a stream
	OpImageRemove  Op = "image remove"  // *reply.RemoveImagesResult
	OpImageTag     Op = "image tag"     // nothing

	OpVersion Op = "version" // *reply.ServiceVersion
	OpInfo    Op = "info"    // *reply.Info
)

// Ops returns every operation.
func Ops() []Op {
	return slices.Concat([]Op{
		OpContainerCreate, OpContainerStart, OpContainerStop, OpContainerRestart, OpContainerKill,
		OpContainerPause, OpContainerUnpause, OpContainerRename, OpContainerExists, OpContainerRemove,
		OpContainerList, OpContainerInspect, OpContainerTop, OpContainerWait, OpContainerLogs,
		OpContainerAttach, OpContainerResize,
		OpExecCreate, OpExecStart, OpExecResize, OpExecInspect, OpExecRemove,
		OpImageList, OpImageInspect, OpImageExists, OpImagePull, OpImagePush, OpImageRemove, OpImageTag,
		OpVersion, OpInfo,
	}, systemOps, networkOps, volumeOps, secretOps, podOps)
}
