package cli

import (
	"context"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/core"
)

// podVerb is a command that does one thing to each of several pods.
func (a *app) podVerb(name, usage string, flags []cli.Flag, act func(context.Context, *core.Client, target) error) *cli.Command {
	return &cli.Command{
		Name: name, Usage: usage, ArgsUsage: "POD [POD...]", Flags: flags,
		Action: func(c *cli.Context) error { return a.onEachPod(c, nil, act) },
	}
}

func (a *app) podStartCommand() *cli.Command {
	return a.podVerb("start", "Start one or more pods", podSelectFlags("Start all pods", true),
		func(ctx context.Context, client *core.Client, t target) error { return client.StartPod(ctx, t.ref) })
}

func (a *app) podRestartCommand() *cli.Command {
	return a.podVerb("restart", "Restart one or more pods", podSelectFlags("Restart all pods", false),
		func(ctx context.Context, client *core.Client, t target) error { return client.RestartPod(ctx, t.ref) })
}

func (a *app) podPauseCommand() *cli.Command {
	return a.podVerb("pause", "Pause one or more pods", podSelectFlags("Pause all pods", false),
		func(ctx context.Context, client *core.Client, t target) error { return client.PausePod(ctx, t.ref) })
}

// podUnpauseCommand leaves pods alone in which nothing is paused, as podman does.
func (a *app) podUnpauseCommand() *cli.Command {
	return a.podVerb("unpause", "Unpause one or more pods", podSelectFlags("Unpause all pods", false),
		func(ctx context.Context, client *core.Client, t target) error {
			if t.state == "" {
				pod, err := client.InspectPod(ctx, t.ref)
				if err != nil {
					return err
				}
				t.state = pod.State
			}
			if t.state != "Paused" && t.state != "Degraded" {
				return errSkip
			}
			return client.UnpausePod(ctx, t.ref)
		})
}

func (a *app) podKillCommand() *cli.Command {
	return &cli.Command{
		Name: "kill", Usage: "Send a signal to the containers of one or more pods", ArgsUsage: "POD [POD...]",
		Flags: append(podSelectFlags("Signal the containers of all pods", false),
			&cli.StringFlag{Name: "signal", Aliases: []string{"s"}, Value: "KILL", Usage: "`SIGNAL` to send: a name or a number"},
		),
		Action: func(c *cli.Context) error {
			sig, err := core.ParseSignal(c.String("signal"))
			if err != nil {
				return err
			}
			return a.onEachPod(c, nil, func(ctx context.Context, client *core.Client, t target) error {
				return client.KillPod(ctx, t.ref, sig)
			})
		},
	}
}

func (a *app) podStopCommand() *cli.Command {
	return &cli.Command{
		Name: "stop", Usage: "Stop one or more pods", ArgsUsage: "POD [POD...]",
		Flags: append(podSelectFlags("Stop all running pods", true),
			&cli.BoolFlag{Name: "ignore", Aliases: []string{"i"}, Hidden: true, Usage: "A pod that does not exist is no error"},
			podTimeFlag(),
		),
		Action: func(c *cli.Context) error {
			opts := core.StopPodOptions{Timeout: podTimeout(c)}
			return a.onEachPod(c, ignoring(c), func(ctx context.Context, client *core.Client, t target) error {
				return client.StopPod(ctx, t.ref, opts)
			})
		},
	}
}

// ignoring is what --ignore makes of a pod that does not exist.
func ignoring(c *cli.Context) func(error) error {
	if c.Bool("ignore") {
		return ignoreMissing
	}
	return nil
}

// podTimeFlag is --time of pod stop and pod rm. Without it, each container's own
// stop timeout holds.
func podTimeFlag() cli.Flag {
	return &cli.IntFlag{Name: "time", Aliases: []string{"t"}, Usage: "Wait so many `SECONDS` before killing a container (default: each container's own)", DefaultText: "10"}
}

// podTimeout returns the value of --time; nil if it was not given, or as -1,
// podman's word for that.
func podTimeout(c *cli.Context) *time.Duration {
	if c.Int("time") == -1 {
		return nil
	}
	return stopTimeout(c)
}
