package core

// The capabilities: calls on containers, and what a create can only find out by asking the server.
const (
	CapUsernsKeepIDRoot  Capability = "userns-keep-id-root"
	CapShmSizeInPod      Capability = "shm-size-in-pod"
	CapNoHostsInPod      Capability = "no-hosts-in-pod"
	CapPodHostNetwork    Capability = "pod-host-network"
	CapEnvMergeNew       Capability = "env-merge-new"
	CapRemoveDepend      Capability = "remove-depend"
	CapRemoveTimeout     Capability = "remove-timeout"
	CapTopArgs           Capability = "top-args"
	CapTopPSArgs         Capability = "top-ps-args"
	CapTopPSColumns      Capability = "top-ps-columns"
	CapTopPSCommas       Capability = "top-ps-commas"
	CapLogUntil          Capability = "log-until"
	CapLogNewline        Capability = "log-newline"
	CapLogFollowEnd      Capability = "log-follow-end"
	CapStateNames        Capability = "state-names"
	CapWaitHealth        Capability = "wait-health"
	CapWaitCreated       Capability = "wait-created"
	CapRestartOwnTimeout Capability = "restart-own-timeout"
	CapAttachStdinEnd    Capability = "attach-stdin-end"
)

// containerCallRules are the rows of the rules table on calls on containers, and what a create can only find out by asking the server.
var containerCallRules = []Rule{
	{Cap: CapUsernsKeepIDRoot, Option: "--userns=keep-id on a service that root runs", Field: "CreateContainer", Since: "4.1.0",
		Note: "older servers make the host's user namespace of it", Essential: "the container would run with other rights"},
	{Cap: CapShmSizeInPod, Option: "--shm-size in a pod with an infra container", Field: "CreateContainer", Until: "4.1.1",
		Note: "newer servers take the pod's size", Instead: "give it to pod create", Essential: "/dev/shm would have another size"},
	// pkg/specgen/generate/namespaces.go: those releases take a pod in the host's network for one that shares none.
	{Cap: CapPodHostNetwork, Option: "--pod of a pod with --network=host", Field: "CreateContainer", LostSince: "3.4.0", LostUntil: "4.1.1",
		Note:      "those in between give the container a network of its own",
		Instead:   "give the container --network=host, too, or --network=private",
		Essential: "the container would not be in the host's network"},
	{Cap: CapNoHostsInPod, Option: "--no-hosts in a pod with an infra container", Field: "CreateContainer", Until: "5.3.2",
		Note: "newer servers take the pod's setting", Instead: "give it to pod create", Essential: "the container would have another /etc/hosts"},
	{Cap: CapEnvMergeNew, Option: "--env-merge of a variable that the image lacks, or with a second =", Field: "CreateContainer",
		Since: "4.6.0",
		Note:  "older servers leave such a variable out", Instead: "use --env", Essential: "the variable would be missing or cut"},
	{Cap: CapRemoveDepend, Option: "rm --depend", Field: "RemoveContainerOptions.Depend",
		Instead: "remove the containers that depend on it first", Paths: []string{"DELETE /containers/{name}?depend"}, Since: "4.0.0"},
	{Cap: CapRemoveTimeout, Option: "rm --time", Field: "RemoveContainerOptions.Timeout", Paths: []string{"DELETE /containers/{name}?timeout"},
		Since:         "4.0.0",
		EmulatedSince: "3.0.0", Emulation: "the container is stopped with that timeout, then removed"},
	{Cap: CapTopArgs, Option: "top ARGS", Field: "TopContainerOptions.Args", Since: "4.8.0",
		EmulatedSince: "3.0.0", Emulation: "the arguments are joined by commas, which these servers take apart again"},
	{Cap: CapTopPSArgs, Option: "top PS-ARGUMENTS", Field: "TopContainerOptions.Args", Since: "3.4.3",
		Note:      "older servers give ps(1) all of them as one argument",
		Instead:   "use format descriptors, or one argument without a blank",
		Essential: "ps(1) would be asked for something else"},
	{Cap: CapTopPSColumns, Option: "top -o COLUMN,COLUMN", Field: "TopContainerOptions.Args", Since: "4.8.0",
		EmulatedSince: "3.0.0", Emulation: "each column is given to ps(1) with an -o of its own"},
	{Cap: CapTopPSCommas, Option: "top PS-ARGUMENTS (with a comma in other values than columns)", Field: "TopContainerOptions.Args",
		Since:     "4.8.0",
		Note:      "older servers may make two arguments of what a comma joins",
		Instead:   "give each value an option of its own (-p 1 -p 2), and a column with a title of its own an -o (-o pid=ID -o comm)",
		Essential: "ps(1) would be asked for something else"},
	{Cap: CapLogUntil, Option: "logs --until", Field: "LogsOptions.Until", Since: "3.3.0",
		Note:      "older servers take it for --since and end with the first line",
		Instead:   "show all lines with --timestamps and leave out what is later",
		Essential: "other lines would be shown"},
	{Cap: CapLogNewline, Option: "logs", Field: "LogsOptions", Since: "4.0.0",
		EmulatedSince: "3.0.0", Emulation: "the client ends each line, which these servers send without an end"},
	{Cap: CapLogFollowEnd, Option: "logs --follow (its end)", Field: "LogsOptions.Follow", Since: "4.0.0",
		EmulatedSince: "3.0.0", Emulation: "the client waits for the container's end and stops reading when nothing more comes"},
	{Cap: CapStateNames, Option: "wait --condition=created, initialized", Field: "WaitContainerOptions.Conditions", Since: "4.0.0",
		EmulatedSince: "3.0.0", Emulation: "sent under the older names, configured and created"},
	{Cap: CapWaitHealth, Option: "wait --condition=healthy", Field: "WaitContainerOptions.Conditions", Since: "4.6.0",
		EmulatedSince: "3.0.0", Emulation: "the client inspects the container at each interval"},
	{Cap: CapWaitCreated, Option: "run (its exit code)", Field: "WaitContainerOptions.Created", Since: "4.2.0",
		EmulatedSince: "3.0.0", Emulation: "the server is asked to look no sooner than the container's exit file is there"},
	{Cap: CapRestartOwnTimeout, Option: "restart without --time", Field: "RestartContainerOptions.Timeout", Since: "3.2.0",
		Note:      "older servers do not tell a container's own stop timeout, and restart without any",
		Instead:   "give --time",
		Essential: "the container would be killed at once"},
	{Cap: CapAttachStdinEnd, Option: "--interactive without --tty", Field: "AttachOptions.Stdin", Since: "3.4.1",
		Note:      "older servers do not tell the program that its input has ended (libpod/oci_conmon_linux.go)",
		Instead:   "use --tty, or mount the input as a file",
		Essential: "the program would wait for the end of its input"},
}
