package reply

// RunResult says what became of a container that was run.
type RunResult struct {
	ID       string   // empty if nothing was left behind: it was not made, or not started
	ExitCode int      // of its first process; -1: ended at its time limit, and the server noted no code
	Warnings []string // of the server at the create
}

// ExecResult says what became of a process that was run in a container.
type ExecResult struct {
	ID       string // of the session; the server has forgotten it when Exec returns without an error
	ExitCode int
}

// WaitExecResult says how a session ended.
type WaitExecResult struct {
	ExitCode int
}
