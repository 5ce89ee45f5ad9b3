package cli

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/core"
	"github.com/podspan/podspan/core/reply"
)

// verifyEnv says what --verify says, for programs that call podspan as podman.
const verifyEnv = "PODSPAN_VERIFY"

// readVerify reads --verify or, without it, the environment.
func (a *app) readVerify(c *cli.Context) error {
	a.verify = c.Bool("verify")
	env, ok := a.LookupEnv(verifyEnv)
	if c.IsSet("verify") || !ok || env == "" {
		return nil
	}
	on, err := strconv.ParseBool(env)
	if err != nil {
		return &core.FieldError{Option: verifyEnv, Value: env, Reason: "use 1 or 0"}
	}
	a.verify = on
	return nil
}

// createVerified creates a container, reads it back if --verify says so, and
// prints what the server remarked, also where the container was refused then.
func (a *app) createVerified(ctx context.Context, client *core.Client, spec *core.ContainerSpec) (*reply.ContainerCreated, error) {
	created, err := client.CreateContainer(ctx, spec, a.createOptions()...)
	var refused *core.VerifyError
	if errors.As(err, &refused) {
		a.remark(refused.Warnings)
	}
	if err != nil {
		return nil, err
	}
	a.remark(created.Warnings)
	if a.verify && a.dry {
		_, err = client.InspectContainer(ctx, created.ID, core.InspectContainerOptions{})
	}
	return created, err
}

// createPodVerified is createVerified for a pod; servers remark nothing.
func (a *app) createPodVerified(ctx context.Context, client *core.Client, spec *core.PodSpec) (*reply.PodCreated, error) {
	created, err := client.CreatePod(ctx, spec, a.createOptions()...)
	if err != nil || !a.verify || !a.dry {
		return created, err
	}
	pod, err := client.InspectPod(ctx, created.ID)
	if err != nil || spec.Basic.NoInfra {
		return created, err
	}
	_, err = client.InspectContainer(ctx, pod.InfraContainerID, core.InspectContainerOptions{})
	return created, err
}

// createOptions are those that --verify says. What is planned is the request:
// there is nothing to compare.
func (a *app) createOptions() []core.CreateOption {
	if a.verify && !a.dry {
		return []core.CreateOption{core.WithVerify()}
	}
	return nil
}

func (a *app) remark(warnings []string) {
	for _, w := range warnings {
		fmt.Fprintln(a.Stderr, w)
	}
}

// difference is a field that an object has not as it was asked for, as
// --format=json prints it.
type difference struct {
	Field  string `json:"field"`
	Option string `json:"option,omitempty"`
	Wanted string `json:"wanted"`
	Got    string `json:"got"`
}

// differencesIn are those that --verify found.
func differencesIn(err error) []difference {
	var v *core.VerifyError
	if !errors.As(err, &v) {
		return nil
	}
	var out []difference
	for _, d := range v.Differences {
		out = append(out, difference(d))
	}
	return out
}
