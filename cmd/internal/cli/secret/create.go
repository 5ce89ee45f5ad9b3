package secret

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/core"
	"github.com/podspan/podspan/core/reply"
)

func (a Commands) createCommand() *cli.Command {
	return &cli.Command{
		Name: "create", Usage: "Create a secret from a file, standard input (-) or the environment", ArgsUsage: "NAME FILE|-",
		Flags:  CreateFlags(),
		Action: a.create,
	}
}

// CreateFlags are the flags of secret create.
func CreateFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "driver", Aliases: []string{"d"}, Value: "file", Usage: "The `DRIVER` that keeps the secret: file, pass or shell"},
		&cli.StringSliceFlag{Name: "driver-opts", Usage: "Give the driver `OPTIONS` (name=value, several with commas)"},
		&cli.BoolFlag{Name: "env", Usage: "Read the secret from the environment variable of that name, not from a file"},
		&cli.StringSliceFlag{Name: "label", Aliases: []string{"l"}, Usage: "Give the secret a `LABEL` (name=value)"},
		&cli.BoolFlag{Name: "replace", Usage: "Put it in the place of a secret that has the name"},
	}
}

func (a Commands) create(c *cli.Context) error {
	s, data, err := a.CreateSpec(c)
	if err != nil {
		return err
	}
	defer data.Close()
	client, err := a.Client(c)
	if err != nil {
		return err
	}
	created, err := a.Create(c.Context, client, s)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(a.Stdout, created.ID)
	return err
}

// Create does all of podman secret create but to print.
func (a Commands) Create(ctx context.Context, client *core.Client, s *core.SecretSpec) (reply.CreateSecretResult, error) {
	checked, err := client.CheckSecret(s)
	if err != nil {
		return reply.CreateSecretResult{}, err
	}
	common.TellChecked(a.App, checked)
	return client.CreateSecret(ctx, s, core.CreateOptions{Verify: a.Verify, Checked: checked})
}

// CreateSpec reads the flags as podman does. The caller closes data, which is
// not read yet.
func (a Commands) CreateSpec(c *cli.Context) (s *core.SecretSpec, data io.Closer, err error) {
	if err := common.ExactArgs(c, 2, "secret create takes a name, and a file or -"); err != nil {
		return nil, nil, err
	}
	if err := a.WarnOfConf("secret create", c); err != nil {
		return nil, nil, err
	}
	s = &core.SecretSpec{Name: c.Args().First(), Driver: c.String("driver"), Replace: c.Bool("replace")}
	if s.Labels, err = common.KeyValues("label", c.StringSlice("label")); err != nil {
		return nil, nil, err
	}
	if s.DriverOptions, err = commaPairs("--driver-opts", c.StringSlice("driver-opts")); err != nil {
		return nil, nil, err
	}
	from, err := a.data(c.Args().Get(1), c.Bool("env"))
	if err != nil {
		return nil, nil, err
	}
	s.Data = from
	if err := s.Validate(); err != nil {
		return nil, nil, errors.Join(err, from.Close())
	}
	return s, from, nil
}

// data opens what a secret is to be read from.
func (a Commands) data(from string, env bool) (io.ReadCloser, error) {
	switch {
	case env:
		value, ok := a.LookupEnv(from)
		if !ok || value == "" {
			return nil, fmt.Errorf("cannot create store secret data: environment variable %s is not set", from)
		}
		return io.NopCloser(strings.NewReader(value)), nil
	case from == "-" || from == "/dev/stdin":
		if common.TerminalOf(a.Stdin) != nil {
			return nil, errors.New("if `-` is used, data must be passed into stdin")
		}
		return io.NopCloser(a.Stdin), nil
	}
	return os.Open(from)
}

// commaPairs reads "a=b,c=d" as pflag does: comma-separated values, of which
// one may be quoted.
func commaPairs(flag string, given []string) (map[string]string, error) {
	pairs := map[string]string{}
	for _, g := range given {
		words := []string{}
		if strings.Count(g, "=") == 1 { // a lone pair may hold anything
			words = append(words, strings.Trim(g, `"`))
		} else {
			var err error
			if words, err = csv.NewReader(strings.NewReader(g)).Read(); err != nil {
				return nil, &core.FieldError{Option: flag, Value: g, Reason: err.Error()}
			}
		}
		for _, w := range words {
			key, value, ok := strings.Cut(w, "=")
			if !ok || key == "" {
				return nil, &core.FieldError{Option: flag, Value: w, Reason: "must be formatted as key=value"}
			}
			pairs[key] = value
		}
	}
	return pairs, nil
}
