package common

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/podspan/podspan/core"
)

// errorReport is an error or a warning as --format=json prints it, one object
// a line.
type errorReport struct {
	Error    string         `json:"error,omitempty"`
	Warning  string         `json:"warning,omitempty"`
	Class    string         `json:"class,omitempty"`     // of core's classes: "unsupported"
	ExitCode int            `json:"exit_code,omitempty"` // the program's
	Refused  []Refusal      `json:"refused,omitempty"`   // nothing was done because of these
	Invalid  []invalidValue `json:"invalid,omitempty"`   // the same, on whatever server
	LeftOut  []Refusal      `json:"left_out,omitempty"`  // by --skew=warn, or since no Podman applies them

	Differences []difference `json:"differences,omitempty"` // found by --verify; what was created was removed
}

// Refusal is a setting that the server cannot apply.
type Refusal struct {
	Capability string `json:"capability,omitempty"`
	Option     string `json:"option"`
	Field      string `json:"field,omitempty"` // the library's
	Needs      string `json:"needs,omitempty"` // absent of what no Podman applies
	Has        string `json:"has"`
	Server     string `json:"server,omitempty"` // URI; absent when only a version was asked about
	Note       string `json:"note,omitempty"`   // why, where the release alone does not say it
	Remedy     string `json:"remedy"`
	Reason     string `json:"reason"` // all of it in words
}

// RefusalOf is a refusal as --format=json prints it.
func RefusalOf(e *core.UnsupportedError) Refusal {
	return Refusal{
		Capability: string(e.Cap), Option: e.Option, Field: e.Field, Needs: e.Needs, Has: e.Has.String(), Server: e.Server,
		Note: e.Note, Remedy: e.Remedy(), Reason: e.Error(),
	}
}

// RefusalsIn are the refusals that an error consists of.
func RefusalsIn(err error) []Refusal {
	var out []Refusal
	for _, e := range allIn[*core.UnsupportedError](err) {
		out = append(out, RefusalOf(e))
	}
	return out
}

// classes are the names of core's classes of errors.
var classes = []struct {
	name string
	err  error
}{
	{"not found", core.ErrNotFound}, {"conflict", core.ErrConflict}, {"invalid", core.ErrInvalid}, {"denied", core.ErrDenied},
	{"unreachable", core.ErrUnreachable}, {"unsupported", core.ErrUnsupported}, {"not applied", core.ErrNotApplied},
	{"server error", core.ErrServer},
}

// PrintError prints an error, and before it what was being done; both may be
// empty. A failure to print cannot be told anybody.
func (a *App) PrintError(doing string, err error) {
	msg := Message(err)
	if msg == "" {
		return
	}
	msg = withOptions(msg, err)
	if doing != "" {
		msg = doing + ": " + msg
	}
	if !a.JSONErrors {
		fmt.Fprintf(a.Stderr, "Error: %s\n", msg)
		return
	}
	r := errorReport{Error: msg, ExitCode: ExitCode(err), Refused: RefusalsIn(err), Invalid: invalidIn(err), Differences: differencesIn(err)}
	for _, c := range classes {
		if errors.Is(err, c.err) {
			r.Class = c.name
			break
		}
	}
	_ = a.printLine(r) // as above
}

// printLine prints one object as a line.
func (a *App) printLine(r errorReport) error {
	enc := json.NewEncoder(a.Stderr)
	enc.SetEscapeHTML(false)
	return enc.Encode(r)
}
