package libpod

import "github.com/podspan/podspan/core"

// The releases from which on servers take something in the form that the
// encoders here give it. Those before get the same effect in another form, or
// have it anyway. What a release can do at all is in core's rules table.
var (
	sinceOverlayOptions = core.MustVersion("3.1.0") // of overlay volumes; before it, O is implied
	sinceShareableIPC   = core.MustVersion("4.1.0") // before it, private ones could be joined
	sinceSwapLimit      = core.MustVersion("4.1.0") // the server computes one that is not given
	sinceExitPolicy     = core.MustVersion("4.2.0") // of pods; before it, "continue"
	sinceTmpfs          = core.MustVersion("4.4.0") // read_write_tmpfs; before it, the client mounts them
	sincePodRestart     = core.MustVersion("4.6.0") // the restart policy of pods; before it, "no"
)
