package core

// The options that verbs of several objects share. The others stand beside
// their verbs. A zero value does the usual thing.

// CreateOptions change the creates: [Client.CreateContainer], [Client.CreatePod],
// [Client.CreateNetwork], [Client.CreateVolume] and [Client.CreateSecret].
type CreateOptions struct {
	// Verify reads back what was created: it is inspected, and what the server
	// shows is compared with the spec. One that differs is removed again, and the
	// error is a [*VerifyError]. It costs a request more; of a pod with an infra
	// container, two. What inspect does not show is not compared: [NotReadBack],
	// [PodNotReadBack], [VolumeReadBacks] and [SecretReadBacks] tell which fields
	// are. Networks are compared in any case, by what the create answers.
	Verify bool
}

// ExistsOptions change [Client.ContainerExists] and the verbs like it; there are none yet.
type ExistsOptions struct{}

// InspectOptions change the verbs that tell of one object and have no options of
// their own, as [Client.InspectImage]; there are none yet.
type InspectOptions struct{}

// StateOptions change the verbs that change an object's state and have no options
// of their own: the starts, pauses and unpauses, and [Client.RestartPod]; there
// are none yet.
type StateOptions struct{}

// KillOptions change [Client.KillContainer] and [Client.KillPod].
type KillOptions struct {
	Signal Signal // 0: [SIGKILL]
}

// ResizeOptions say what [Client.ResizeContainer] and [Client.ResizeExec] tell.
type ResizeOptions struct {
	Size TerminalSize
}

// SystemOptions change the verbs that tell of the whole service, as
// [Client.Info]; there are none yet.
type SystemOptions struct{}

// value is what p points to, or nothing with an error.
func value[T any](p *T, err error) (T, error) {
	if err != nil || p == nil {
		var none T
		return none, err
	}
	return *p, nil
}
