package core

import (
	"cmp"
	"context"
	"errors"
	"io"
	"time"

	"github.com/podspan/podspan/core/reply"
)

// RunOptions change [Client.Run]. The zero value runs the container and discards its output.
type RunOptions struct {
	// Stdin is what the container reads, and gives it a standard input; nil: none
	// is attached. Without a terminal its end is passed on.
	Stdin io.Reader
	// Stdout and Stderr take the output; nil: it is discarded. A container with a
	// terminal ([ContainerBasic.Terminal]) writes all to Stdout.
	Stdout, Stderr io.Writer
	// DetachKeys is the sequence in Stdin that ends Run with [ErrDetached]; empty: none.
	DetachKeys string

	// Remove removes the container at its end, with its anonymous volumes, as
	// [ContainerBasic.Remove] does. It is gone when Run returns.
	Remove bool
	// Verify reads back what was created before it is started: see [CreateOptions].Verify.
	Verify bool
	// Pull says how the image is brought; its zero Policy is missing here, and the
	// platform is the spec's where it is empty.
	Pull PullImageOptions
	// Started is called with the container's ID once it runs, before its output is
	// copied: to send it signals, to tell it the size of a terminal. nil: no call.
	Started func(ctx context.Context, id string)
}

// Run runs a command in a new container, as podman run does: it brings the image,
// creates the container, attaches, starts, waits for the end and returns the exit
// code. An exit code other than 0 is no error.
//
// All that the server cannot apply is refused before anything is sent. What was
// made and did not start is removed. When Run returns with an error after the start
// (a connection that broke off, ctx that ended, [ErrDetached]) the container
// goes on, and the result has its ID. As with [Attachment.Run], a read of Stdin that
// has begun may outlast Run.
func (c *Client) Run(ctx context.Context, s *ContainerSpec, o RunOptions) (reply.RunResult, error) {
	asked, checked, err := c.runSpec(s, o)
	if err != nil {
		return reply.RunResult{}, err
	}
	spec := checked.Spec
	if err := c.pullFor(ctx, spec, o.Pull); err != nil {
		return reply.RunResult{}, err
	}
	created, err := c.CreateContainer(ctx, asked, CreateOptions{Verify: o.Verify, Checked: checked})
	if err != nil {
		return reply.RunResult{}, err
	}
	res := reply.RunResult{ID: created.ID, Warnings: append(c.tell(checked.LeftOut), created.Warnings...)}
	ctx, stop := context.WithCancelCause(ctx) // no question outlives the run
	defer stop(nil)
	watch, att, err := c.startAttached(ctx, res.ID, spec, o)
	if err != nil {
		res.ID = ""
		return res, errors.Join(err, c.removeUnstarted(ctx, created.ID))
	}
	if o.Started != nil {
		o.Started(ctx, res.ID)
	}
	err = att.Run()
	switch {
	case ctx.Err() != nil:
		return res, context.Cause(ctx)
	case err != nil:
		return res, err
	}
	if res.ExitCode, err = watch.ExitCode(ctx); err != nil {
		return res, err
	}
	if spec.Basic.Remove && !spec.restarts() {
		return res, c.removeEnded(ctx, res.ID)
	}
	return res, nil
}

// runSpec returns the spec that is run, and what is decided about it.
func (c *Client) runSpec(s *ContainerSpec, o RunOptions) (*ContainerSpec, *Checked[ContainerSpec], error) {
	if s == nil {
		return nil, nil, errNoSpec
	}
	if _, err := parseDetachKeys(o.DetachKeys); err != nil {
		return nil, nil, err
	}
	spec := *s
	spec.Basic.Stdin = s.Basic.Stdin || o.Stdin != nil
	spec.Basic.Remove = s.Basic.Remove || o.Remove
	if o.Stdin != nil && !spec.Basic.Terminal { // before anything is made
		if err := Check(c.Server(), CapAttachStdinEnd); err != nil {
			return nil, nil, err
		}
	}
	checked, err := c.CheckContainer(&spec)
	return &spec, checked, err
}

// pullFor brings the image of a container.
func (c *Client) pullFor(ctx context.Context, s *ContainerSpec, o PullImageOptions) error {
	if s.Storage.Image == "" { // a root filesystem
		return nil
	}
	o.Policy = cmp.Or(o.Policy, PullMissing)
	o.OS, o.Arch, o.Variant = cmp.Or(o.OS, s.Basic.ImageOS), cmp.Or(o.Arch, s.Basic.ImageArch), cmp.Or(o.Variant, s.Basic.ImageVariant)
	_, err := c.PullImage(ctx, s.Storage.Image, o)
	return err
}

// startAttached starts a container that was just created, with its streams attached.
func (c *Client) startAttached(ctx context.Context, id string, s *ContainerSpec, o RunOptions) (*ExitWatch, *Attachment, error) {
	ao := AttachOptions{Stdin: o.Stdin, Stdout: o.Stdout, Stderr: o.Stderr, TTY: s.Basic.Terminal, DetachKeys: o.DetachKeys}
	if ao.Stdout == nil && (ao.TTY || ao.Stderr == nil) { // the end of the output tells the end of the container
		ao.Stdout = io.Discard
	}
	att, err := c.AttachContainer(ctx, id, ao)
	if err != nil {
		return nil, nil, err
	}
	watch, err := c.WatchExit(ctx, id, WatchExitOptions{Created: true, Timeout: s.Basic.Timeout > 0})
	if err == nil {
		_, err = c.StartContainer(ctx, id, ChangeOptions{})
	}
	if err != nil {
		_ = att.Close() // the error to report is the other
		return nil, nil, err
	}
	return watch, att, nil
}

// removeUnstarted removes what was made and did not start, whatever ended the run.
func (c *Client) removeUnstarted(ctx context.Context, id string) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), verifyUndoTime)
	defer cancel()
	_, err := c.RemoveContainer(ctx, id, RemoveContainerOptions{Force: true, Volumes: true, Ignore: true})
	return err
}

// removeEndedTime bounds the removal of a container that has ended: its server may
// be deleting a log of gigabytes.
const removeEndedTime = 30 * time.Second

// removeEnded waits for the removal that the server does, too.
func (c *Client) removeEnded(ctx context.Context, id string) error {
	ctx, cancel := context.WithTimeout(ctx, removeEndedTime)
	defer cancel()
	_, err := c.RemoveContainer(ctx, id, RemoveContainerOptions{Volumes: true, Ignore: true})
	if errors.Is(err, ErrConflict) { // the server is removing it
		return nil
	}
	return err
}

// restarts reports whether the server may start the container again when it has
// ended; then only the server knows when it can be removed.
func (s *ContainerSpec) restarts() bool {
	return s.Basic.RestartPolicy != "" && s.Basic.RestartPolicy != "no"
}
