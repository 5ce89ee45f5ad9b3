package reply

// InspectExecResult is what core.Client.InspectExec returns.
type InspectExecResult struct {
	Session *ExecSession
}

// StartExecResult is what core.Client.StartExec returns; it may grow.
type StartExecResult struct{}

// RemoveExecResult is what core.Client.RemoveExec returns; it may grow.
type RemoveExecResult struct{}

// ResizeExecResult is what core.Client.ResizeExec returns; it may grow.
type ResizeExecResult struct{}

// CreateExecResult is what core.Client.CreateExec returns.
type CreateExecResult struct {
	ID string // of the session
}
