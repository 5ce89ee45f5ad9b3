package core

// The capabilities: exec sessions.
const (
	CapExecStdinEnd    Capability = "exec-stdin-end"
	CapExecConsoleSize Capability = "exec-console-size"
	CapExecRemove      Capability = "exec-remove"
)

// execRules are the rows of the rules table on exec sessions.
var execRules = []Rule{
	{Cap: CapExecStdinEnd, Option: "exec --interactive without --tty", Field: "AttachOptions.Stdin", Since: "3.3.0",
		Note:      "older servers do not tell the program that its input has ended (libpod/oci_conmon_exec_linux.go)",
		Instead:   "use --tty, or mount the input as a file",
		Essential: "the program would wait for the end of its input"},
	{Cap: CapExecConsoleSize, Option: "exec -t (initial size)", Field: "AttachExec", Since: "3.2.2",
		EmulatedSince: "3.0.0", Emulation: "the terminal is resized right after the start"},
	{Cap: CapExecRemove, Option: "exec session removal", Field: "RemoveExec", Paths: []string{"POST /exec/{id}/remove"}, Since: "4.8.0",
		EmulatedSince: "3.0.0", Emulation: "the server forgets sessions by itself"},
}
