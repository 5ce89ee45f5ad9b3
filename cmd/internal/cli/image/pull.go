package image

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/cmd/internal/auth"
	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/core"
)

// PullCommand is podman pull.
func (a Commands) PullCommand() *cli.Command {
	return &cli.Command{
		Name: "pull", Usage: "Pull an image from a registry", ArgsUsage: "IMAGE [IMAGE...]",
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "all-tags", Aliases: []string{"a"}, Usage: "Pull all tagged images of the repository"},
			&cli.StringFlag{Name: "arch", Usage: "Choose the image for `ARCH` instead of the server's architecture"},
			&cli.StringFlag{Name: "authfile", Usage: "`PATH` of the file with the registries' credentials; also REGISTRY_AUTH_FILE"},
			&cli.StringFlag{Name: "creds", Usage: "`USERNAME:PASSWORD` for the registry"},
			&cli.StringSliceFlag{Name: "decryption-key", Hidden: true},
			&cli.BoolFlag{Name: "disable-content-trust", Usage: "for Docker's command line; nothing is done"},
			&cli.StringFlag{Name: "os", Usage: "Choose the image for `OS` instead of the server's"},
			&cli.StringFlag{Name: "platform", Usage: "Choose the image for `OS/ARCH[/VARIANT]`"},
			&cli.BoolFlag{Name: "quiet", Aliases: []string{"q"}, Usage: "Do not show how the pull goes"},
			&cli.BoolFlag{Name: "tls-verify", Value: true, Usage: "Insist on HTTPS with a valid certificate"},
			&cli.StringFlag{Name: "variant", Usage: "Choose the image for `VARIANT` of the architecture"},
		},
		Action: func(c *cli.Context) error {
			if !c.Args().Present() {
				return errors.New("requires at least 1 arg(s), only received 0")
			}
			o, err := pullOptions(c)
			if err != nil {
				return err
			}
			headers := make([]string, c.NArg())
			for i, ref := range c.Args().Slice() {
				s := auth.Sources{File: c.String("authfile"), LookupEnv: a.LookupEnv}
				if headers[i], err = auth.Header(s, ref, c.String("creds")); err != nil {
					return err
				}
			}
			client, err := a.Client(c)
			if err != nil {
				return err
			}
			return a.pullAll(c.Context, client, c.Args().Slice(), headers, o, c.Bool("quiet"))
		},
	}
}

// pullOptions reads the flags that are the same for every image.
func pullOptions(c *cli.Context) (core.PullImageOptions, error) {
	o := core.PullImageOptions{AllTags: c.Bool("all-tags"), OS: c.String("os"), Arch: c.String("arch"), Variant: c.String("variant")}
	if len(c.StringSlice("decryption-key")) > 0 {
		return o, &core.FieldError{Option: "--decryption-key", Reason: "keys cannot be passed to a service: decrypt the image on the server"}
	}
	if p := c.String("platform"); p != "" {
		if o.OS != "" || o.Arch != "" {
			return o, errors.New("--platform option can not be specified with --arch or --os")
		}
		parts := strings.SplitN(p, "/", 3)
		o.OS = parts[0]
		if len(parts) > 1 {
			o.Arch = parts[1]
		}
		if len(parts) > 2 {
			if o.Variant != "" {
				return o, errors.New("--platform with a variant and --variant exclude each other")
			}
			o.Variant = parts[2]
		}
	}
	if c.IsSet("tls-verify") {
		verify := c.Bool("tls-verify")
		o.TLSVerify = &verify
	}
	return o, nil
}

// pullAll pulls one image after the other and prints their IDs. One that fails
// does not keep the others.
func (a Commands) pullAll(ctx context.Context, client *core.Client, refs, headers []string, o core.PullImageOptions, quiet bool) error {
	var errs []error
	for i, ref := range refs {
		o.RegistryAuth = headers[i]
		ids, err := a.pullImage(ctx, client, ref, o, quiet)
		switch {
		case ctx.Err() != nil:
			return context.Cause(ctx)
		case err != nil:
			errs = append(errs, err)
			if errors.Is(err, core.ErrUnreachable) {
				return a.ReportAll(errs, nil)
			}
		}
		for _, id := range slices.Compact(ids) {
			if _, err := fmt.Fprintln(a.Stdout, id); err != nil {
				return err
			}
		}
	}
	return a.ReportAll(errs, nil)
}

// pullImage pulls an image and shows on a terminal how that goes.
func (a Commands) pullImage(ctx context.Context, client *core.Client, ref string, o core.PullImageOptions, quiet bool) ([]string, error) {
	if screen := common.TerminalOf(a.Stderr); screen != nil && !quiet {
		p := newPullProgress(screen)
		defer p.stop()
		o.Progress = p.line
	}
	res, err := client.PullImage(ctx, ref, o)
	return res.IDs, err
}
