package flags

import (
	"errors"
	"os"
	"path/filepath"
	"strings"

	"github.com/podspan/podspan/core"
)

// Env is what the flags may see of the client's system. [HostEnv] is the real
// one; tests make their own.
type Env struct {
	Vars       []string // NAME=VALUE
	Dir        string   // working directory, for relative paths
	Argv       []string // what podman would have been given, for inspect's CreateCommand
	ReadFile   func(string) ([]byte, error)
	Glob       func(string) ([]string, error) // --mount type=glob
	StdinOnTTY bool                           // standard input is a terminal
}

// HostEnv returns the process's own environment. The caller says what command
// line it has read ([Line].Podman) and whether its standard input is a terminal.
func HostEnv(argv []string, stdinOnTTY bool) Env {
	dir, _ := os.Getwd()
	return Env{Vars: os.Environ(), Dir: dir, Argv: argv, ReadFile: os.ReadFile, Glob: filepath.Glob, StdinOnTTY: stdinOnTTY}
}

// lookup returns a variable of the client's environment.
func (e Env) lookup(name string) (string, bool) {
	for i := len(e.Vars) - 1; i >= 0; i-- {
		if v, ok := strings.CutPrefix(e.Vars[i], name+"="); ok {
			return v, true
		}
	}
	return "", false
}

// abs makes a path absolute that is relative to the working directory. A
// server's path begins with / whatever system the client runs on.
func (e Env) abs(path string) string {
	if strings.HasPrefix(path, "/") || filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(e.Dir, path)
}

// build is one container in the making: what the rows fill in, and what they
// leave for the finish because it depends on several flags.
type build struct {
	command string // "create", "run" or "pod create"
	env     Env
	given   map[string]bool // the flags that were given
	spec    *core.ContainerSpec
	res     *Result

	envFile, envSaid map[string]string // --env-file; --env wins over it
	labelFile        map[string]string
	health           healthFlags
	startup          healthFlags
	log              core.LogConfig
	logSaid          bool
	mounts           mountSet
	userns           string
	uidMap, gidMap   []core.IDMap
	readOnlyTmpfs    bool
	net              netFlags
	mem              core.Memory
	memSwap          string
	cpu              core.CPU
	cpus             int64 // --cpus as a quota; 0: no limit
	blkioWeight      *uint16
	podIDFile        string
	platform         string
	attach           []string
	imageArg         string // first argument
	rootfs           bool   // it is a directory
	saidRm           bool   // value of --rm
	pod              *podFlags
}

// finishers compose what depends on several flags, in order. Conflicts come
// first, so that what is said is about the flags and not about their sum.
var finishers = []func(*build) error{
	checkConflicts, finishImage, finishEnv, finishLabels, finishHealth, finishLog,
	finishPod, finishUserNS, finishNetwork, finishMounts, finishSecurity, finishResources, finishClient,
}

// Container makes the container that the flags and arguments of command,
// "create" or "run", describe. All that is wrong is said at once: the error
// joins several [*core.FieldError] where there are several.
func Container(command string, from Values, args []string, env Env) (*Result, error) {
	if len(args) == 0 {
		return nil, &UsageError{Command: command, Text: "requires at least 1 arg(s), only received 0"}
	}
	b := &build{
		command: command, env: env, given: given(from), imageArg: args[0],
		spec: &core.ContainerSpec{}, res: &Result{Command: args[1:]},
		envFile: map[string]string{}, envSaid: map[string]string{}, labelFile: map[string]string{},
	}
	b.res.Spec = b.spec
	b.spec.Basic.Command = args[1:]
	b.spec.Basic.CreateCommand = env.Argv
	if err := b.apply(rowsOf(command), finishers, from); err != nil {
		return nil, err
	}
	return b.res, nil
}

// apply reads the rows' flags and runs the finishers.
func (b *build) apply(rows []row, finishers []func(*build) error, from Values) error {
	var errs []error
	for _, r := range rows {
		v, err := r.read(from, b.given[r.Name])
		if err == nil && (v.set || r.Default != "") {
			err = r.Apply(b, v)
		}
		if err != nil {
			errs = append(errs, err)
		}
	}
	if errs == nil {
		for _, finish := range finishers {
			if err := finish(b); err != nil {
				errs = append(errs, err)
			}
		}
	}
	if len(errs) == 1 {
		return errs[0]
	}
	return errors.Join(errs...)
}

// said tells whether a flag was given.
func (b *build) said(name string) bool { return b.given[name] }

// unapplied notes a flag that every podman takes and none applies.
func (b *build) unapplied(option, why, instead string) {
	b.res.Unapplied = append(b.res.Unapplied, &core.UnsupportedError{Option: option, Note: why, Instead: instead, Never: true})
}

// warn leaves a remark for standard error.
func (b *build) warn(s string) { b.res.Warnings = append(b.res.Warnings, s) }
