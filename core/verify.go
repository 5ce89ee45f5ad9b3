package core

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"
)

// CreateOption changes [Client.CreateContainer].
type CreateOption func(*createOptions)

type createOptions struct{ verify bool }

// WithVerify reads a created container back: it is inspected, and what the
// server says of it is compared with what was asked for, field by field. If
// they differ, the container, which has not started, is removed and the error
// is a [*VerifyError] with every difference. It costs one more request. What
// inspect does not show is not compared: [ReadBacks] lists both.
func WithVerify() CreateOption { return func(o *createOptions) { o.verify = true } }

// Difference is one field that a container does not have as it was asked for.
type Difference struct {
	Field  string // the library's word, "Basic.Hostname"
	Option string // the command line's word, "--hostname"
	Wanted string // as people read it; of a list, what is missing
	Got    string // what the server's inspect says
}

// VerifyError says that a container that was created is not what was asked
// for, or that this could not be found out (Err). The container has been
// removed, or an error around this one says why not. Its class is
// [ErrUnsupported], or that of Err.
type VerifyError struct {
	Container   string // ID
	Server      string // URI
	Version     Version
	Differences []Difference
	Err         error    // why it could not be read back; nil: it could
	Warnings    []string // what the server remarked when it created the container

	removed bool
}

func (e *VerifyError) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "verify container %s, made by Podman %s at %s: ", e.Container, e.Version, e.Server)
	if e.Err != nil {
		fmt.Fprintf(&b, "it cannot be read back: %s", e.Err)
	} else {
		b.WriteString("it is not what was asked for")
	}
	for _, d := range e.Differences {
		name := d.Field
		if d.Option != "" {
			name = d.Option + " (" + d.Field + ")"
		}
		fmt.Fprintf(&b, "\n%s: wanted %s, got %s", name, d.Wanted, d.Got)
	}
	if e.removed {
		b.WriteString("\nthe container was removed")
	}
	if len(e.Differences) > 0 {
		b.WriteString("\nleave these options out, or ask another server")
	}
	return b.String()
}

// Is makes errors.Is(err, ErrUnsupported) true of differences.
func (e *VerifyError) Is(target error) bool { return target == ErrUnsupported && e.Err == nil }

// Unwrap returns why the container could not be read back.
func (e *VerifyError) Unwrap() error { return e.Err }

// verify compares a container with what it was made from, and removes it if it
// is another.
func (c *Client) verify(ctx context.Context, sent sentSpec, created *ContainerCreated) error {
	made := sent.to.Version
	e := &VerifyError{Container: created.ID, Server: sent.to.URI, Version: made, Warnings: created.Warnings}
	data, err := c.readBack(ctx, created.ID, made)
	if err == nil {
		e.Differences = differences(sent.spec, data, made)
		if len(e.Differences) == 0 {
			return nil
		}
	}
	e.Err = err
	return c.unverified(ctx, e)
}

// readBack inspects a container. An answer of another version than made it says
// nothing about what that version did.
func (c *Client) readBack(ctx context.Context, id string, made Version) (*InspectContainerData, error) {
	t, err := c.begin(ctx)
	if err != nil {
		return nil, err
	}
	r := containerRequest(OpContainerInspect, "inspect", id)
	replaced := func(now Version) error {
		return &ReplacedError{Op: r.Subject, Server: t.Server.URI, Was: made, Now: now}
	}
	if t.Server.Version.Compare(made) != 0 {
		return nil, replaced(t.Server.Version)
	}
	rep, err := t.open(ctx, r)
	if err != nil {
		return nil, err
	}
	if !rep.replaced.IsZero() {
		_ = rep.Body.Close() // the error to report is the other
		return nil, replaced(rep.replaced)
	}
	return readReply[*InspectContainerData](ctx, t, r, rep)
}

// verifyUndoTime bounds the removal of a container that is not what was asked
// for, which has to happen also when the caller's context has ended.
const verifyUndoTime = 10 * time.Second

// unverified removes the container and returns e, with what went wrong in that.
func (c *Client) unverified(ctx context.Context, e *VerifyError) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), verifyUndoTime)
	defer cancel()
	_, err := c.RemoveContainer(ctx, e.Container, RemoveContainerOptions{Force: true, Volumes: true, Ignore: true})
	// A remove does the same in every version.
	if err != nil && !errors.As(err, new(*ReplacedError)) {
		return fmt.Errorf("%w\nremoving it failed: %w", e, err)
	}
	e.removed = true
	return e
}

// differences compares every field that inspect shows on that version.
func differences(s *ContainerSpec, data *InspectContainerData, v Version) []Difference {
	d := whole(data)
	var out []Difference
	rows := readBackRows()
	for i := range rows {
		row := &rows[i]
		if !row.shownOn(v) {
			continue
		}
		if wanted, got := row.compare(s, d); wanted != got {
			out = append(out, Difference{Field: row.Field, Option: row.Option, Wanted: wanted, Got: got})
		}
	}
	return out
}

// whole returns a copy of data that has every part, so that what the server
// left out is seen as empty.
func whole(data *InspectContainerData) *InspectContainerData {
	d := *data
	config, host, network := InspectContainerConfig{}, InspectContainerHostConfig{}, InspectNetworkSettings{}
	if d.Config != nil {
		config = *d.Config
	}
	if d.HostConfig != nil {
		host = *d.HostConfig
	}
	if d.NetworkSettings != nil {
		network = *d.NetworkSettings
	}
	config.Healthcheck = orNew(config.Healthcheck)
	host.LogConfig, host.RestartPolicy, host.IDMappings = orNew(host.LogConfig), orNew(host.RestartPolicy), orNew(host.IDMappings)
	d.Config, d.HostConfig, d.NetworkSettings = &config, &host, &network
	return &d
}

func orNew[T any](p *T) *T {
	if p == nil {
		return new(T)
	}
	return p
}

// ReadBack says whether [WithVerify] sees a field of a [ContainerSpec].
type ReadBack struct {
	Field  string // "Basic.Hostname"; "Security.IDMappings.Auto" stands for all fields in it
	Option string // the command line's word; empty: it has none
	Since  string // first release whose inspect shows it; empty: all
	Until  string // last release that does; empty: still does
	Unseen string // why inspect never shows it; empty: it does
}

// shownOn reports whether inspect of release v shows the field.
func (r *ReadBack) shownOn(v Version) bool {
	return r.Unseen == "" && (r.Since == "" || v.AtLeast(MustVersion(r.Since))) &&
		(r.Until == "" || MustVersion(r.Until).AtLeast(v))
}

// ReadBacks returns how each field of a spec is read back: first those that
// inspect shows, a row for each range of releases, then those that it does not.
func ReadBacks() []ReadBack {
	var out []ReadBack
	for _, row := range readBackRows() {
		out = append(out, row.ReadBack)
	}
	return append(out, unseenFields()...)
}

// NotReadBack returns the fields that [WithVerify] cannot see on release v,
// each with the reason in Unseen.
func NotReadBack(v Version) []ReadBack {
	seen := map[string]bool{}
	for _, row := range readBackRows() {
		if row.shownOn(v) {
			seen[row.Field] = true
		}
	}
	var out []ReadBack
	for _, r := range ReadBacks() {
		if seen[r.Field] {
			continue
		}
		if r.Unseen == "" {
			seen[r.Field] = true // once
			r.Unseen = "its inspect does not show it: " + (&Rule{Since: r.Since, Until: r.Until}).Needs()
		}
		out = append(out, r)
	}
	return out
}
