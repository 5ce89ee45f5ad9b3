package plan

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/cmd/internal/cli/image"
	"github.com/podspan/podspan/core"
)

// plan is what a command would do to a server.
type plan struct {
	Server      planServer       `json:"server"`
	Requests    []planRequest    `json:"requests"`    // in order; none if anything is refused
	Substituted []substitution   `json:"substituted"` // emulated
	Refused     []common.Refusal `json:"refused"`
	LeftOut     []common.Refusal `json:"left_out"` // with --skew=warn, or since no Podman applies them
}

type planServer struct {
	URI     string `json:"uri,omitempty"`
	Version string `json:"version"`
	Adapter string `json:"adapter"`
}

type substitution struct {
	Capability string `json:"capability"`
	Option     string `json:"option"`
	Emulation  string `json:"emulation"`
}

// Command is podman plan.
func (a Commands) Command() *cli.Command {
	plan := common.Family("plan", "Show what would be sent, substituted and refused, and send nothing")
	plan.Flags = planFlags()
	plan.Action = func(c *cli.Context) error {
		return errors.New("plan takes a command line: podspan plan " + strings.Join(plannableWords(), " …, podspan plan ") + " …")
	}
	families := map[string]*cli.Command{}
	for _, p := range plannables {
		in := plan
		of, name, ok := strings.Cut(p.words, " ")
		if !ok {
			name = of
		} else if in = families[of]; in == nil {
			in = common.Family(of, "Show what podspan "+p.words+" would send")
			in.Flags, in.Action = planFlags(), plan.Action
			common.Settle(in)
			families[of] = in
			plan.Subcommands = append(plan.Subcommands, in)
		}
		c := &cli.Command{
			Name: name, Usage: "Show what podspan " + p.words + " would send", ArgsUsage: p.args,
			Flags:  append(p.flags(), planFlags()...),
			Action: func(c *cli.Context) error { return a.plan(p, c) },
		}
		common.Settle(c)
		in.Subcommands = append(in.Subcommands, c)
	}
	return plan
}

// planFlags are plan's own, before or after the planned command's name.
func planFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "server", Usage: "`VERSION` of a server to plan for, without connecting to one"},
		&cli.StringFlag{Name: "format", Usage: "text or json"},
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

func (a Commands) plan(of plannable, c *cli.Context) error {
	format := planFlag(c, "format")
	if format != "text" && format != "json" { // the global flag's value, unless plan has its own
		return &core.FieldError{Option: "--format", Value: format, Reason: "choose from: text, json"}
	}
	what, err := of.read(a, c)
	if err != nil {
		return err
	}
	server, err := a.server(c)
	if err != nil {
		return errors.Join(err, what.close())
	}
	p, err := a.planOn(c.Context, server, what)
	if err := errors.Join(err, what.close()); err != nil {
		return err
	}
	if format == "json" {
		err = common.PrintJSON(a.Stdout, p, "  ", false)
	} else {
		err = p.print(a.Stdout)
	}
	if err == nil && len(p.Refused) > 0 {
		return common.ExitWith(common.ExitUsage)
	}
	return err
}

func (a Commands) server(c *cli.Context) (core.Server, error) {
	if v := planFlag(c, "server"); v != "" {
		return common.OfflineServer(v)
	}
	client, err := a.Client(c)
	if err != nil {
		return core.Server{}, err
	}
	return client.Server(), nil
}

// planOn runs the command against a connection that writes down what it is
// given, so that the plan is what the command does.
func (a Commands) planOn(ctx context.Context, server core.Server, what *planned) (*plan, error) {
	adapter, err := common.AdapterOf(server)
	if err != nil {
		return nil, err
	}
	rec := newRecorder(server, adapter, what.image, what.never)
	p := &plan{
		Server:      planServer{server.URI, server.Version.String(), adapter.Name()},
		Substituted: []substitution{}, Requests: []planRequest{}, Refused: []common.Refusal{}, LeftOut: []common.Refusal{},
	}
	dry := Commands{App: &common.App{Env: a.Env, Skew: a.Skew, Verify: a.Verify, Dry: true}}
	dry.LeftOut = func(e *core.UnsupportedError) { p.LeftOut = append(p.LeftOut, common.RefusalOf(e)) }
	dry.Emulated = func(rule *core.Rule, how string) {
		p.Substituted = append(p.Substituted, substitution{string(rule.Cap), rule.Option, how})
	}
	dry.Stdin, dry.Stdout, dry.Stderr = eof{}, io.Discard, io.Discard
	err = what.do(ctx, dry, core.NewClient(core.Link{Server: server, Adapter: adapter, Conn: rec}, dry.ClientOptions()))
	var refused core.Refusals
	switch {
	case errors.As(err, &refused) && !errors.Is(err, core.ErrInvalid):
		p.Refused = common.RefusalsIn(refused)
		return p, nil
	case err != nil && !errors.Is(err, errPlanEnds):
		return nil, err
	}
	p.Requests = rec.requests()
	return p, nil
}

// CommandSupport is what the commands make of a rule on a release, and how: more than core does alone, since they bring images, too.
func CommandSupport(rule *core.Rule, v core.Version) (support core.Support, how string) {
	support = rule.On(v)
	if support == core.Refused && rule.Cap == core.CapImagePlatform { // see [image.Platform.Pulled]
		return core.Emulated, image.PlatformEmulation
	}
	return support, rule.Emulation
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
		w.printf("\nEmulated: %s: %s\n", s.Option, s.Emulation)
	}
	for _, r := range p.Requests {
		w.printf("\n%s %s\n", r.Method, r.Path)
		if len(r.Body) > 0 {
			w.printf("%s\n", r.indented())
		}
		if r.DataBytes > 0 {
			w.printf("(%d bytes, which are not shown)\n", r.DataBytes)
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
