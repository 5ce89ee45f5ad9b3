package pod

import (
	"context"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/core"
)

// verb is a command that does one thing to each of several pods.
func (a Commands) verb(name, usage string, flags []cli.Flag, act func(context.Context, *core.Client, common.Target) error) *cli.Command {
	return &cli.Command{
		Name: name, Usage: usage, ArgsUsage: "POD [POD...]", Flags: flags,
		Action: func(c *cli.Context) error { return a.onEachPod(c, nil, act) },
	}
}

func (a Commands) startCommand() *cli.Command {
	return a.verb("start", "Start one or more pods", podSelectFlags("Start all pods", true),
		func(ctx context.Context, client *core.Client, t common.Target) error {
			_, err := client.StartPod(ctx, t.Ref, core.ChangeOptions{})
			return err
		})
}

func (a Commands) restartCommand() *cli.Command {
	return a.verb("restart", "Restart one or more pods", podSelectFlags("Restart all pods", false),
		func(ctx context.Context, client *core.Client, t common.Target) error {
			_, err := client.RestartPod(ctx, t.Ref, core.ChangeOptions{})
			return err
		})
}

func (a Commands) pauseCommand() *cli.Command {
	return a.verb("pause", "Pause one or more pods", podSelectFlags("Pause all pods", false),
		func(ctx context.Context, client *core.Client, t common.Target) error {
			_, err := client.PausePod(ctx, t.Ref, core.ChangeOptions{})
			return err
		})
}

// UnpauseCommand leaves pods alone in which nothing is paused, as podman does.
func (a Commands) unpauseCommand() *cli.Command {
	return a.verb("unpause", "Unpause one or more pods", podSelectFlags("Unpause all pods", false),
		func(ctx context.Context, client *core.Client, t common.Target) error {
			if t.State == "" {
				pod, err := client.InspectPod(ctx, t.Ref, core.ReadOptions{})
				if err != nil {
					return err
				}
				t.State = pod.Pod.State
			}
			if t.State != "Paused" && t.State != "Degraded" {
				return common.ErrSkip
			}
			_, err := client.UnpausePod(ctx, t.Ref, core.ChangeOptions{})
			return err
		})
}

func (a Commands) killCommand() *cli.Command {
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
			return a.onEachPod(c, nil, func(ctx context.Context, client *core.Client, t common.Target) error {
				_, err := client.KillPod(ctx, t.Ref, core.KillOptions{Signal: sig})
				return err
			})
		},
	}
}

func (a Commands) stopCommand() *cli.Command {
	return &cli.Command{
		Name: "stop", Usage: "Stop one or more pods", ArgsUsage: "POD [POD...]",
		Flags: append(podSelectFlags("Stop all running pods", true),
			&cli.BoolFlag{Name: "ignore", Aliases: []string{"i"}, Hidden: true, Usage: "A pod that does not exist is no error"},
			podTimeFlag(),
		),
		Action: func(c *cli.Context) error {
			opts := core.StopPodOptions{Timeout: podTimeout(c)}
			return a.onEachPod(c, ignoring(c), func(ctx context.Context, client *core.Client, t common.Target) error {
				_, err := client.StopPod(ctx, t.Ref, opts)
				return err
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
	return &cli.IntFlag{Name: "time", Aliases: []string{"t"},
		Usage: "Wait so many `SECONDS` before killing a container (default: each container's own)", DefaultText: "10"}
}

// podTimeout returns the value of --time; nil if it was not given, or as -1,
// podman's word for that.
func podTimeout(c *cli.Context) *time.Duration {
	if c.Int("time") == -1 {
		return nil
	}
	return common.StopTimeout(c)
}
