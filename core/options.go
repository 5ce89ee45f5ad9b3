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

	// Checked is what has been decided about the spec already: a *Checked of its kind
	// from [Client.CheckContainer] or its like, for the spec that the create is
	// given or with that as its Spec. It holds for a server of the version that it was decided for; for another,
	// and with nil, the create decides by itself. What the check left out is not
	// told once more in the create's result.
	Checked any
}

// ReadOptions change the verbs that only read and have no options of their own,
// as [Client.InspectImage], [Client.ContainerExists] and [Client.Info]; there are none yet.
type ReadOptions struct{}

// ChangeOptions change the verbs that change something and have no options of
// their own, as [Client.StartContainer] and [Client.RemoveSecret]; there are none yet.
type ChangeOptions struct{}

// KillOptions change [Client.KillContainer] and [Client.KillPod].
type KillOptions struct {
	Signal Signal // 0: [SIGKILL]
}

// ResizeOptions say what [Client.ResizeContainer] and [Client.ResizeExec] tell.
type ResizeOptions struct {
	Size TerminalSize
}

// value is what p points to, or nothing with an error.
func value[T any](p *T, err error) (T, error) {
	if err != nil || p == nil {
		var none T
		return none, err
	}
	return *p, nil
}
