package container

import (
	"context"
	"errors"
	"strings"
	"sync"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/core"
)

// LogsCommand is podman logs.
func (a Commands) LogsCommand() *cli.Command {
	return &cli.Command{
		Name: "logs", Usage: "Print what one or more containers have printed", ArgsUsage: "CONTAINER [CONTAINER...]",
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "color", Usage: "Give each of several containers a color"},
			&cli.BoolFlag{Name: "details", Hidden: true, Usage: "accepted for podman's sake: it has no effect there either"},
			&cli.BoolFlag{Name: "follow", Aliases: []string{"f"}, Usage: "Go on until the container ends"},
			latestFlag(),
			&cli.BoolFlag{Name: "names", Aliases: []string{"n"}, Usage: "Begin each line with the container's name"},
			&cli.StringFlag{Name: "since", Usage: "Begin at `TIME`: a date, RFC 3339, Unix seconds, or a duration before now"},
			&cli.IntFlag{Name: "tail", Value: -1, Usage: "Print the last `LINES` only; -1: all"},
			&cli.BoolFlag{Name: "timestamps", Aliases: []string{"t"}, Usage: "Begin each line with its time"},
			&cli.StringFlag{Name: "until", Usage: "End at `TIME`; a duration is after now"},
		},
		Action: func(c *cli.Context) error {
			if c.Bool("latest") == c.Args().Present() {
				return errors.New("logs requires at least one container name or ID, or --latest instead")
			}
			o, err := a.logsOptions(c)
			if err != nil {
				return err
			}
			client, err := a.Client(c)
			if err != nil {
				return err
			}
			names := c.Args().Slice()
			if c.Bool("latest") {
				id, err := common.LatestContainer(c.Context, client)
				if err != nil {
					return err
				}
				names = []string{id}
			}
			return a.logs(c.Context, client, names, o, logStyle{names: c.Bool("names"), color: c.Bool("color")})
		},
	}
}

func (a Commands) logsOptions(c *cli.Context) (core.LogsOptions, error) {
	o := core.LogsOptions{Follow: c.Bool("follow"), Timestamps: c.Bool("timestamps")}
	if n := c.Int("tail"); n >= 0 {
		o.Tail = &n
	}
	var err error
	if o.Since, err = a.instant("--since", c.String("since"), false); err != nil {
		return o, err
	}
	o.Until, err = a.instant("--until", c.String("until"), true)
	return o, err
}

// instant reads a time as podman's logs does and returns it as the servers
// read it. A duration counts from this machine's clock, into the future if it is to come.
func (a Commands) instant(flag, text string, toCome bool) (string, error) {
	if text == "" {
		return "", nil
	}
	t, ok := readTime(text)
	if !ok {
		d, err := time.ParseDuration(text)
		if err != nil {
			return "", &core.FieldError{Option: flag, Value: text, Reason: "use a date, RFC 3339, Unix seconds or a duration such as 10m"}
		}
		if !toCome {
			d = -d
		}
		t = a.Now().Add(d)
	}
	return t.Format(time.RFC3339Nano), nil
}

// timeLayouts are the forms of a time that podman takes, those without a zone
// in this machine's.
var timeLayouts = []string{
	time.RFC3339Nano, "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02T15", "2006-01-02", "2006-01-02Z07:00", "2006-01-02 15:04:05",
}

func readTime(text string) (time.Time, bool) {
	for _, layout := range timeLayouts {
		if t, err := time.ParseInLocation(layout, text, time.Local); err == nil {
			return t, true
		}
	}
	seconds, fraction, _ := strings.Cut(text, ".")
	if !digits(seconds) || fraction != "" && !digits(fraction) || len(fraction) > 9 {
		return time.Time{}, false
	}
	d, err := time.ParseDuration(seconds + "s" + (fraction + "000000000")[:9] + "ns")
	return time.Unix(0, int64(d)), err == nil
}

func digits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// logs prints the logs of several containers: one after the other or, when
// they go on, side by side, each line whole.
func (a Commands) logs(ctx context.Context, client *core.Client, names []string, o core.LogsOptions, style logStyle) error {
	styles, err := style.each(ctx, client, names)
	if err != nil {
		return err
	}
	read := func(i int) error {
		o := o
		out, errOut := styles[i].wrap(a.Stdout), styles[i].wrap(a.Stderr)
		o.Stdout, o.Stderr = out, errOut
		_, err := client.Logs(ctx, strings.TrimPrefix(names[i], "/"), o)
		return errors.Join(err, out.flush(), errOut.flush())
	}
	if !o.Follow {
		for i := range names {
			if err := read(i); err != nil {
				return err
			}
		}
		return nil
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	errs := make([]error, len(names))
	var running sync.WaitGroup
	for i := range names {
		running.Go(func() {
			if errs[i] = read(i); errs[i] != nil {
				cancel() // as podman: the first that fails ends the command
			}
		})
	}
	running.Wait()
	for _, err := range errs {
		if err != nil && !errors.Is(err, context.Canceled) {
			return err
		}
	}
	return errors.Join(errs...)
}
