// Package flags is the command line's grammar. It does two things that every
// command needs, each in one place:
//
//   - [Read] closes the gaps between podman's command line and urfave/cli:
//     flags after arguments, attached short values, combined shorts, negative
//     numbers as values. It turns a command line into the one form that
//     urfave/cli reads unambiguously.
//   - The table (table.go, rows_*.go) has every flag of podman create and run.
//     [Flags] makes urfave flags of it, [Help] their help, and [Container] the
//     [core.ContainerSpec] and the settings that are the client's own.
//
// What a flag means is what podman 4.9.5's remote client means by it; where
// that client loses a value without a word, the value is kept or refused.
// Every refusal is a [*core.FieldError] or a [*UsageError], before anything is
// sent.
package flags
