package reply

// ExecSession mirrors libpod/define.InspectExecSession of podman v4.9.5.
type ExecSession struct {
	CanRemove     bool         `json:"CanRemove"`
	ContainerID   string       `json:"ContainerID"`
	DetachKeys    string       `json:"DetachKeys"`
	ExitCode      int          `json:"ExitCode"`
	ID            string       `json:"ID"`
	OpenStderr    bool         `json:"OpenStderr"`
	OpenStdin     bool         `json:"OpenStdin"`
	OpenStdout    bool         `json:"OpenStdout"`
	Running       bool         `json:"Running"`
	Pid           int          `json:"Pid"`
	ProcessConfig *ExecProcess `json:"ProcessConfig"`
}

// ExecProcess mirrors libpod/define.InspectExecProcess of podman v4.9.5.
type ExecProcess struct {
	Arguments  []string `json:"arguments"`
	Entrypoint string   `json:"entrypoint"`
	Privileged bool     `json:"privileged"`
	Tty        bool     `json:"tty"`
	User       string   `json:"user"`
}
