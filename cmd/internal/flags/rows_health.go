package flags

import (
	"fmt"
	"time"

	"github.com/podspan/podspan/core"
)

// rowsHealth are the flags of [core.ContainerHealthCheck]. Their defaults are those of
// a check that is given; without one they say nothing.
var rowsHealth = []row{
	{Name: "health-cmd", Usage: "command that checks the container's health; none turns the image's off",
		Apply: func(b *build, v value) error { b.health.cmd = v.text; return nil }},
	{Name: "health-interval", Usage: "time between checks, or disable", Placeholder: "duration",
		Apply: func(b *build, v value) (err error) { b.health.Interval, err = v.interval(); return err }},
	{Name: "health-timeout", Usage: "time that a check may take", Placeholder: "duration",
		Apply: func(b *build, v value) (err error) { b.health.Timeout, err = v.duration(1); return err }},
	{Name: "health-start-period", Usage: "time in which failures do not count", Placeholder: "duration",
		Apply: func(b *build, v value) (err error) { b.health.StartPeriod, err = v.duration(0); return err }},
	{Name: "health-retries", Kind: kUint, Usage: "failures in a row that make the container unhealthy",
		Apply: func(b *build, v value) (err error) { b.health.Retries, err = v.count(1); return err }},
	{Name: "health-on-failure", Usage: "what to do when unhealthy: none, kill, restart or stop",
		Caps: []core.Capability{core.CapHealthOnFailure},
		Apply: func(b *build, v value) error {
			b.spec.HealthCheck.OnFailure = core.HealthOnFailure(v.text)
			return v.oneOf("none", "kill", "restart", "stop")
		}},
	{Name: "no-healthcheck", Kind: kBool, Usage: "turn the image's health check off",
		Apply: func(b *build, v value) error {
			if v.on {
				b.spec.HealthCheck.Check = &core.HealthConfig{Test: []string{"NONE"}}
			}
			return nil
		}},
	{Name: "health-startup-cmd", Usage: "command that must succeed before the health checks begin",
		Caps:  []core.Capability{core.CapHealthStartup},
		Apply: func(b *build, v value) error { b.startup.cmd = v.text; return nil }},
	{Name: "health-startup-interval", Usage: "time between startup checks, or disable", Placeholder: "duration",
		Apply: func(b *build, v value) (err error) { b.startup.Interval, err = v.interval(); return err }},
	{Name: "health-startup-timeout", Usage: "time that a startup check may take", Placeholder: "duration",
		Apply: func(b *build, v value) (err error) { b.startup.Timeout, err = v.duration(1); return err }},
	{Name: "health-startup-retries", Kind: kUint, Usage: "failures in a row that restart the container; 0: without limit",
		Apply: func(b *build, v value) (err error) { b.startup.Retries, err = v.count(0); return err }},
	{Name: "health-startup-success", Kind: kUint, Usage: "successes in a row that are needed; 0: one",
		Apply: func(b *build, v value) (err error) { b.startup.successes, err = v.count(0); return err }},
}

// interval reads a duration, or "disable" for no timer.
func (v value) interval() (time.Duration, error) {
	if v.text == "disable" {
		return 0, nil
	}
	return v.duration(0)
}

// duration reads a duration that is not below least.
func (v value) duration(least time.Duration) (time.Duration, error) {
	d, err := time.ParseDuration(v.text)
	if err != nil {
		return 0, v.badText("not a duration: use a number and ns, us, ms, s, m or h, such as 30s or 1m30s")
	}
	if d < least {
		return 0, v.badText("must be %s", map[bool]string{true: "more than 0", false: "0 or more"}[least > 0])
	}
	return d, nil
}

// count reads a number that fits an int on every system.
func (v value) count(least uint64) (int, error) {
	if v.u < least || v.u > 1<<31-1 {
		return 0, v.badText("use a number from %s", fmt.Sprintf("%d to %d", least, 1<<31-1))
	}
	return int(v.u), nil
}
