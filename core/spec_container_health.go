package core

import "time"

// ContainerHealthCheck is the group of settings about the container's health.
type ContainerHealthCheck struct {
	Check   *HealthConfig        // nil: the image's
	Startup *StartupHealthConfig // nil: none

	OnFailure HealthOnFailure
}

// HealthConfig is one health check. Test is {"NONE"}, {"CMD", arg…},
// {"CMD-SHELL", command} or, as podman has it, the arguments themselves.
type HealthConfig struct {
	Test        []string
	Interval    time.Duration // 0: the server never runs it by itself; podman's default is 30 s
	Timeout     time.Duration // needed unless Test is NONE; podman's default is 30 s
	StartPeriod time.Duration // failures do not count before; 0: they do
	Retries     int           // needed unless Test is NONE, but for a startup check: 0 there is without end; podman's default is 3
}

// StartupHealthConfig is the check that must succeed before the regular one starts.
type StartupHealthConfig struct {
	HealthConfig
	Successes int // needed in a row; 0: one
}

// HealthOnFailure is what the server does to a container that has become unhealthy.
type HealthOnFailure string

// The actions, in the words of podman's --health-on-failure. The zero value means none.
const (
	HealthActionNone    HealthOnFailure = "none"
	HealthActionKill    HealthOnFailure = "kill"
	HealthActionRestart HealthOnFailure = "restart"
	HealthActionStop    HealthOnFailure = "stop"
)
