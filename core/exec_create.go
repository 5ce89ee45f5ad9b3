package core

import (
	"context"
	"crypto/rand"
	"net/url"
	"strings"

	"github.com/podspan/podspan/core/reply"
)

// ExecSpec describes a process to be run in a running container
// (pkg/api/handlers.ExecCreateConfig).
type ExecSpec struct {
	Command    []string
	Env        []string // KEY=VALUE
	User       string   // USER[:GROUP]; empty: the container's
	WorkDir    string   // empty: the container's
	Privileged bool
	TTY        bool
	Stdin      bool // attach standard input
	Stdout     bool
	Stderr     bool
}

// CreateExec prepares a process in a container and returns the session's ID.
func (c *Client) CreateExec(ctx context.Context, nameOrID string, s ExecSpec, _ ChangeOptions) (reply.CreateExecResult, error) {
	if len(s.Command) == 0 {
		return reply.CreateExecResult{}, &FieldError{Field: "ExecSpec.Command", Reason: "must not be empty"}
	}
	r := containerRequest(OpExecCreate, "create an exec session in", nameOrID)
	r.Body = execBody{
		User: s.User, WorkingDir: s.WorkDir, DetachKeys: noKeys(), Privileged: s.Privileged, Tty: s.TTY,
		AttachStdin: s.Stdin, AttachStdout: s.Stdout, AttachStderr: s.Stderr, Env: s.Env, Cmd: s.Command,
	}
	created, err := call[*reply.ExecCreated](ctx, c, r)
	if err != nil {
		return reply.CreateExecResult{}, err
	}
	return reply.CreateExecResult{ID: created.ID}, nil
}

// noKeys returns detach keys that nobody types and no data contains: the client looks
// for the keys by itself, and a server that found them, too, would detach twice.
func noKeys() string {
	return strings.Join(append([]string{"ctrl-^"}, strings.Split(rand.Text(), "")...), ",")
}

// execBody is the wire form, the same in every release.
type execBody struct {
	User, WorkingDir, DetachKeys                             string
	Privileged, Tty, AttachStdin, AttachStdout, AttachStderr bool
	Env, Cmd                                                 []string
}

func execRequest(op Op, verb, id string) Request {
	return Request{Op: op, Subject: subject(verb+" exec session", id), Vars: map[string]string{"id": id}, Query: url.Values{}}
}
