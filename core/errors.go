package core

import (
	"cmp"
	"errors"
	"fmt"
	"strings"
)

// The classes of errors, one for each outcome, for errors.Is. Every error that this
// module makes is of one of them, or is the context's or [ErrDetached]; what a reader,
// a writer or a function of the caller's returns is passed on, wrapped. The types in
// this package have the detail, for errors.As.
var (
	ErrNotFound    = errors.New("not found")    // there is no such object
	ErrConflict    = errors.New("conflict")     // a name is taken, an object is in use or in the wrong state
	ErrInvalid     = errors.New("invalid")      // a value that no server takes: [FieldError], or the server's word for it
	ErrDenied      = errors.New("denied")       // not allowed, or not logged in
	ErrUnreachable = errors.New("unreachable")  // nothing answers, or the connection broke off: [ConnectError]
	ErrUnsupported = errors.New("unsupported")  // the server cannot do it, so nothing was sent: [UnsupportedError]
	ErrNotApplied  = errors.New("not applied")  // done, but not as asked: [VerifyError], [NotAppliedError], [ReplacedError]
	ErrServer      = errors.New("server error") // all else that a server says, or says in no way that can be read
)

// FieldError says what is wrong with one value that the caller gave. Its class
// is [ErrInvalid]. Nothing has been sent.
type FieldError struct {
	// Field is the path of the field: in a container's or a pod's spec from the group
	// on ("Resources.Memory.Limit"), in other types from the type on
	// ("StopContainerOptions.Timeout"); or the name of a verb's argument ("nameOrID"). It is
	// empty where only the command line or a file has the value. An adapter that
	// decodes a body gives the body's own name.
	Field  string
	Option string // the user's word for it, "--memory", "CONTAINER_HOST"; empty: none is known
	Value  string // as given; empty where it does not help
	Reason string // what is wrong and what is allowed
}

func (e *FieldError) Error() string {
	name := cmp.Or(e.Field, e.Option, "value")
	if e.Field != "" && e.Option != "" {
		name += " (" + e.Option + ")"
	}
	if e.Value == "" {
		return fmt.Sprintf("invalid %s: %s", name, e.Reason)
	}
	return fmt.Sprintf("invalid %s %q: %s", name, e.Value, e.Reason)
}

// Is makes errors.Is(err, ErrInvalid) true.
func (e *FieldError) Is(target error) bool { return target == ErrInvalid }

// errNoEach refuses a verb that would have nobody to tell what it reads.
var errNoEach = &FieldError{Field: "each", Reason: "is nil"}

// errNoSpec refuses a nil spec.
var errNoSpec = &FieldError{Field: "spec", Reason: "is nil"}

// UnsupportedError is the refusal of one setting that the server cannot apply.
// Its class is [ErrUnsupported]. Nothing has been sent.
type UnsupportedError struct {
	Cap     Capability // empty with Never
	Field   string     // the library's word for it, "HealthCheck.Startup", or the verb's name; of several, with commas
	Option  string     // the command line's word for it, "--health-startup-cmd"
	Needs   string     // "Podman ≥ 4.4.0"; empty with Never
	Has     Version
	Server  string // URI; empty when only a version was asked about
	Note    string // why, where the release alone does not say it
	Instead string // what to do; empty: upgrade the server or leave the option out
	Never   bool   // every Podman takes the setting and none applies it: it is left out unless a [SkewPolicy] refuses it
	// Otherwise says what leaving the option out would do that was not asked for
	// ([Rule.Essential]); empty: less would be done, and no more.
	Otherwise string
}

func (e *UnsupportedError) Error() string {
	if e.Never {
		return e.Option + ": every Podman takes it and none applies it: " + e.Note + "; " + e.Remedy()
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s needs %s; the server is Podman %s", e.Option, e.Needs, e.Has)
	if e.Server != "" {
		fmt.Fprintf(&b, " (%s)", e.Server)
	}
	if e.Note != "" {
		b.WriteString(": " + e.Note)
	}
	b.WriteString("; " + e.Remedy())
	return b.String()
}

// Remedy says what the user can do.
func (e *UnsupportedError) Remedy() string {
	switch {
	case e.Instead != "":
		return e.Instead
	case e.Never:
		return "leave the option out"
	case e.Otherwise != "":
		return "upgrade the server: without the option, " + e.Otherwise
	}
	return "leave the option out or upgrade the server"
}

// Is makes errors.Is(err, ErrUnsupported) true.
func (e *UnsupportedError) Is(target error) bool { return target == ErrUnsupported }

// Refusals are all the settings of one request that the server cannot apply.
// errors.As finds the whole list, or its first [*UnsupportedError].
type Refusals []*UnsupportedError

func (r Refusals) Error() string {
	lines := make([]string, len(r))
	for i, e := range r {
		lines[i] = e.Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap gives errors.Is and errors.As the single refusals.
func (r Refusals) Unwrap() []error {
	errs := make([]error, len(r))
	for i, e := range r {
		errs[i] = e
	}
	return errs
}

// APIError is a server's answer that is not a success. Its class follows from
// Status and, since servers answer some conflicts and bad values with 500, from
// the message.
type APIError struct {
	Op      string // what was tried, "create container web"
	Method  string
	Path    string // path of the request, without host
	Server  string // URI
	Version Version
	Status  int    // HTTP status; 0: an error inside a stream that had begun
	Message string // the server's words
	Cause   string // its "cause"; often the end of Message
	// Unrouted says that the server knows no such operation: the answer is not
	// about the object that the path names.
	Unrouted bool
	// VersionRefused says that the server does not serve the path for the API
	// version in it, which was another server's; nothing has been carried out.
	VersionRefused bool
}

func (e *APIError) Error() string {
	msg := e.Message
	if msg == "" {
		msg = e.Cause
	}
	if msg == "" {
		msg = "no reason given"
	}
	if e.Unrouted {
		msg = fmt.Sprintf("the server does not serve %s %s: %s", e.Method, e.Path, msg)
	}
	s := fmt.Sprintf("%s: %s (", e.Op, msg)
	if e.Status != 0 {
		s += fmt.Sprintf("HTTP %d from ", e.Status)
	}
	return s + fmt.Sprintf("Podman %s at %s)", e.Version, e.Server)
}

// Is places the answer in a class.
func (e *APIError) Is(target error) bool { return target == e.class() }

func (e *APIError) class() error {
	m := strings.ToLower(e.Message + " " + e.Cause)
	switch {
	case e.Unrouted, e.VersionRefused: // about the path, not about what was asked for
		return ErrServer
	case e.Status == 404:
		return ErrNotFound
	case e.Status == 409:
		return ErrConflict
	case e.Status == 400, e.Status == 406:
		return ErrInvalid
	case e.Status == 401, e.Status == 403:
		return ErrDenied
	// 3.x and 4.x answer these with 500 (pkg/api/handlers/libpod/containers_create.go).
	case strings.Contains(m, "no such image"), strings.Contains(m, "image not known"),
		strings.Contains(m, "no such container"), strings.Contains(m, "no such pod"),
		strings.Contains(m, "no such volume"), strings.Contains(m, "no such secret"), strings.Contains(m, "network not found"),
		strings.Contains(m, "manifest unknown"), strings.Contains(m, "name unknown"):
		return ErrNotFound
	case strings.Contains(m, "already in use"), strings.Contains(m, "secret name in use"), strings.Contains(m, "already exists"),
		strings.Contains(m, "state improper"), strings.Contains(m, "image is in use"), strings.Contains(m, "image used by"),
		strings.Contains(m, "already used"), strings.Contains(m, "already being used"), strings.Contains(m, "network is being used"):
		return ErrConflict
	case strings.Contains(m, "invalid argument"):
		return ErrInvalid
	case strings.Contains(m, "permission denied"), strings.Contains(m, "unauthorized"), strings.Contains(m, "authentication required"):
		return ErrDenied
	}
	return ErrServer
}

// ConnectError says why no service could be reached, or that the connection
// was lost. Its class is [ErrUnreachable], or [ErrDenied]; Unwrap gives the cause.
type ConnectError struct {
	Op      string   // what was tried, "connect", "list containers"
	Tried   []string // URIs, in order
	Version Version  // of the server, when it had answered before
	Err     error
	Hint    string // what to do next
}

func (e *ConnectError) Error() string {
	s := fmt.Sprintf("%s: %s", e.Op, strings.Join(e.Tried, ", "))
	if !e.Version.IsZero() {
		s += fmt.Sprintf(" (Podman %s)", e.Version)
	}
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	if e.Hint != "" {
		s += "; " + e.Hint
	}
	return s
}

// Is makes errors.Is(err, ErrUnreachable) true, unless somebody is there who does
// not let the caller in: Err is of class [ErrDenied] then.
func (e *ConnectError) Is(target error) bool {
	return target == ErrUnreachable && !errors.Is(e.Err, ErrDenied)
}

// Unwrap returns the cause.
func (e *ConnectError) Unwrap() error { return e.Err }

// ProtocolError says that what answered does not speak as a Podman service
// does: no version header, another product, an answer that cannot be read. Its
// class is [ErrServer].
type ProtocolError struct {
	Op      string
	Server  string
	Version Version
	Reason  string
	Err     error
}

func (e *ProtocolError) Error() string {
	s := fmt.Sprintf("%s: %s: %s", e.Op, e.Server, e.Reason)
	if !e.Version.IsZero() {
		s = fmt.Sprintf("%s: %s (Podman %s): %s", e.Op, e.Server, e.Version, e.Reason)
	}
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	return s
}

// Is makes errors.Is(err, ErrServer) true.
func (e *ProtocolError) Is(target error) bool { return target == ErrServer }

// Unwrap returns the cause.
func (e *ProtocolError) Unwrap() error { return e.Err }

// errorsIsAny reports whether err is of one of the classes.
func errorsIsAny(err error, classes ...error) bool {
	for _, c := range classes {
		if errors.Is(err, c) {
			return true
		}
	}
	return false
}
