package core

import (
	"fmt"
	"strings"
)

// NotAppliedError says that a server has made something without all that was
// asked for, which its version did not foretell. What was made has been
// removed again. Its class is [ErrNotApplied].
type NotAppliedError struct {
	Op       string // "create network web"
	Server   string
	Version  Version
	Settings []string // in the command line's words
	Warnings []string // the server's own words about them; none: what it made shows it
}

func (e *NotAppliedError) Error() string {
	said := ""
	if len(e.Warnings) > 0 {
		said = " (it says: " + strings.Join(e.Warnings, "; ") + ")"
	}
	return fmt.Sprintf("%s: Podman %s at %s does not apply %s%s; nothing was left behind; leave the option out or change the server",
		e.Op, e.Version, e.Server, strings.Join(e.Settings, ", "), said)
}

// Is makes errors.Is(err, ErrNotApplied) true.
func (e *NotAppliedError) Is(target error) bool { return target == ErrNotApplied }
