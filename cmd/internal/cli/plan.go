package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/cmd/internal/flags"
	"github.com/podspan/podspan/core"
)

// plan is what a command would do to a server.
type plan struct {
	Server      planServer     `json:"server"`
	Requests    []planRequest  `json:"requests"`    // in order; none if anything is refused
	Substituted []substitution `json:"substituted"` // by another road
	Refused     []refusal      `json:"refused"`
	LeftOut     []refusal      `json:"left_out"` // with --skew=warn
}

type planServer struct {
	URI     string `json:"uri,omitempty"`
	Version string `json:"version"`
	Adapter string `json:"adapter"`
}

type substitution struct {
	Capability string `json:"capability"`
	Option     string `json:"option"`
	Road       string `json:"road"`
}

func (a *app) planCommand() *cli.Command {
	own := func() []cli.Flag { // before or after the command's name
		return []cli.Flag{
			&cli.StringFlag{Name: "server", Usage: "`VERSION` of a server to plan for, without connecting to one"},
			&cli.StringFlag{Name: "format", Usage: "text or json"},
		}
	}
	of := func(command string) *cli.Command {
		return &cli.Command{
			Name: command, Usage: "Show what podspan " + command + " would send", ArgsUsage: "IMAGE [COMMAND [ARG...]]",
			Flags: append(flags.Flags(command), own()...), HideHelpCommand: true,
			Action: func(c *cli.Context) error { return a.plan(command, c) },
		}
	}
	return &cli.Command{
		Name: "plan", Usage: "Show what would be sent, substituted and refused, and send nothing",
		Flags:       own(),
		Subcommands: []*cli.Command{of("run"), of("create")},
		Action: func(c *cli.Context) error {
			return errors.New("plan takes a command line: podspan plan run … or podspan plan create …")
		},
	}
}

// planFlag is the value of one of plan's own flags, which may stand before the
// planned command's name or after it.
func planFlag(c *cli.Context, name string) string {
	for _, at := range c.Lineage() {
		if v := at.String(name); v != "" {
			return v
		}
	}
	return ""
}

func (a *app) plan(command string, c *cli.Context) error {
	format := planFlag(c, "format")
	if format != "text" && format != "json" { // the global flag's value, unless plan has its own
		return &core.FieldError{Field: "--format", Value: format, Reason: "choose from: text, json"}
	}
	res, err := a.container(command, c)
	if err != nil {
		return err
	}
	res.Spec.Basic.CreateCommand = plannedCommand(res.Spec.Basic.CreateCommand, c.NArg())
	server, err := a.planServer(c)
	if err != nil {
		return err
	}
	p, err := a.planFor(c.Context, server, command, res)
	if err != nil {
		return err
	}
	if format == "json" {
		err = printJSON(a.Stdout, p, "  ", false)
	} else {
		err = p.print(a.Stdout)
	}
	if err == nil && len(p.Refused) > 0 {
		return exitWith(exitUsage)
	}
	return err
}

// plannedCommand is the command line that is planned, which a container keeps:
// without plan and its flags. The last args words are the image and its
// command.
func plannedCommand(argv []string, args int) []string {
	var out []string
	head := argv[:max(len(argv)-args, 0)]
	for i := 0; i < len(head); i++ {
		name, _, attached := strings.Cut(head[i], "=")
		switch {
		case head[i] == "plan" && !slices.Contains(out, "run") && !slices.Contains(out, "create"):
		case name == "--server" || name == "--format":
			if !attached {
				i++
			}
		default:
			out = append(out, head[i])
		}
	}
	return append(out, argv[len(head):]...)
}

func (a *app) planServer(c *cli.Context) (core.Server, error) {
	if v := planFlag(c, "server"); v != "" {
		return offlineServer(v)
	}
	client, err := a.connect(c)
	if err != nil {
		return core.Server{}, err
	}
	return client.Server(), nil
}

// planFor runs the command against a connection that writes down what it is
// given, so that the plan is what the command does.
func (a *app) planFor(ctx context.Context, server core.Server, command string, res *flags.Result) (*plan, error) {
	adapter, err := adapterOf(server)
	if err != nil {
		return nil, err
	}
	p := &plan{
		Server:      planServer{server.URI, server.Version.String(), adapter.Name()},
		Substituted: substitutions(server, res), Requests: []planRequest{}, Refused: []refusal{}, LeftOut: []refusal{},
	}
	// The roads of the result are taken while it runs.
	rec := newRecorder(server, adapter, platformOf(res))
	client := core.NewClient(core.Link{Server: server, Adapter: adapter, Conn: rec}, nil, nil)
	dry := &app{Env: a.Env, warnSkew: a.warnSkew, verify: a.verify, dry: true, leftOut: func(e *core.UnsupportedError) { p.LeftOut = append(p.LeftOut, refusalOf(e)) }}
	if dry.warnSkew {
		client.SetSkewPolicy(dry.leaveOut)
	}
	dry.Stdin, dry.Stdout, dry.Stderr = eof{}, io.Discard, io.Discard
	res.CIDFile = "" // nothing is written here
	if command == "run" {
		err = dry.runContainer(ctx, client, res)
	} else {
		_, err = dry.createContainer(ctx, client, res)
	}
	var refused core.Refusals
	switch {
	case errors.As(err, &refused):
		p.Refused = refusalsIn(refused)
		return p, nil
	case err != nil:
		return nil, err
	}
	p.Requests = rec.requests()
	return p, nil
}

// substitutions are the settings that the server is given by another road.
func substitutions(server core.Server, res *flags.Result) []substitution {
	out := []substitution{}
	caps := res.Spec.Uses()
	if res.Pull == core.PullNewer {
		caps = append(caps, core.CapPullPolicy)
	}
	for _, c := range caps {
		rule, ok := core.LookupRule(c)
		if !ok {
			continue
		}
		if support, road := commandSupport(rule, server.Version); support == core.ByRoad {
			out = append(out, substitution{string(c), rule.Option, road})
		}
	}
	return out
}

// commandSupport is what the commands make of a rule on a release, and by what
// road: more than core does alone, since they bring images, too.
func commandSupport(rule *core.Rule, v core.Version) (support core.Support, road string) {
	support = rule.On(v)
	if support == core.Refused && rule.Cap == core.CapImagePlatform { // see [platform.pulled]
		return core.ByRoad, "the image is pulled for the platform, and the container is created from its ID"
	}
	return support, rule.Road
}

func (p *plan) print(out io.Writer) error {
	w := &printer{w: out}
	w.printf("Server: Podman %s, adapter %s", p.Server.Version, p.Server.Adapter)
	if p.Server.URI != "" {
		w.printf(" (%s)", p.Server.URI)
	}
	w.printf("\n")
	for _, r := range p.Refused {
		w.printf("\nRefused: %s\n", r.Reason)
	}
	if len(p.Refused) > 0 {
		w.printf("\nNothing would be sent.\n")
		return w.err
	}
	for _, r := range p.LeftOut {
		w.printf("\nLeft out: %s\n", r.Reason)
	}
	for _, s := range p.Substituted {
		w.printf("\nBy another road: %s: %s\n", s.Option, s.Road)
	}
	for _, r := range p.Requests {
		w.printf("\n%s %s\n", r.Method, r.Path)
		if len(r.Body) > 0 {
			w.printf("%s\n", r.indented())
		}
	}
	return w.err
}

// printer keeps the first error of several writes.
type printer struct {
	w   io.Writer
	err error
}

func (p *printer) printf(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format, args...)
	}
}

type eof struct{}

func (eof) Read([]byte) (int, error) { return 0, io.EOF }
