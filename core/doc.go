// Package core is the client of a Podman service and the neutral model of what
// it has. The flow of a program is connect → verbs → errors:
//
//	client, err := probe.Connect(ctx, "")              // finds the service and its version
//	res, err := client.Run(ctx, spec, core.RunOptions{Stdout: os.Stdout, Remove: true})
//	if errors.Is(err, core.ErrUnsupported) { … }       // this release cannot do it: nothing was sent
//
// Verbs are methods of [Client], named VERB OBJECT ([Client.CreateContainer],
// [Client.ListVolumes]). Two do most of what programs want in one call: [Client.Run]
// runs a new container to its end, [Client.Exec] a process in one that runs. The zero
// value of all options does the usual thing.
//
// What is to be made is described by a spec: [ContainerSpec], [PodSpec],
// [NetworkSpec], [VolumeSpec], [SecretSpec]. Every field that is set in one is either
// applied by the server or refused before anything is sent. [CheckContainer] and its
// like ask that offline, for any release. What comes back has the types of package
// core/reply, in one shape for all releases.
//
// Errors are of one class each, for errors.Is: [ErrNotFound], [ErrConflict],
// [ErrInvalid], [ErrDenied], [ErrUnreachable], [ErrUnsupported], [ErrNotApplied],
// [ErrServer]. The detail is for errors.As: [Refusals], [FieldError], [APIError] and others.
//
// The package knows no Podman version and imports no podman package: what differs
// between releases is data (the rules table, [Rules]) or the work of an [Adapter].
package core
