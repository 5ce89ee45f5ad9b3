package flags

import (
	"encoding/json"
	"strings"
	"time"

	"github.com/podspan/podspan/core"
)

// healthFlags are the flags of one health check, the regular or the startup one.
type healthFlags struct {
	core.HealthConfig
	cmd       string
	successes int
}

// What podman's client sends for a health check whose flags are not given.
const (
	healthInterval = 30 * time.Second
	healthTimeout  = 30 * time.Second
	healthRetries  = 3
)

func finishHealth(b *build) error {
	if b.health.cmd != "" {
		h, err := b.health.config("--health-cmd")
		if err != nil {
			return err
		}
		h.Interval = b.orDefault("health-interval", h.Interval, healthInterval)
		h.Timeout = b.orDefault("health-timeout", h.Timeout, healthTimeout)
		if !b.said("health-retries") {
			h.Retries = healthRetries
		}
		b.spec.HealthCheck.Check = &h
	}
	if b.startup.cmd != "" {
		h, err := b.startup.config("--health-startup-cmd")
		if err != nil {
			return err
		}
		h.Interval = b.orDefault("health-startup-interval", h.Interval, healthInterval)
		h.Timeout = b.orDefault("health-startup-timeout", h.Timeout, healthTimeout)
		b.spec.HealthCheck.Startup = &core.StartupHealthConfig{HealthConfig: h, Successes: b.startup.successes}
	}
	return nil
}

func (b *build) orDefault(flag string, said, otherwise time.Duration) time.Duration {
	if b.said(flag) {
		return said
	}
	return otherwise
}

// config returns the check with its command. The command is one for a shell,
// unless it is a JSON list of several words or begins with one of Docker's
// words CMD, CMD-SHELL and NONE.
func (h healthFlags) config(flag string) (core.HealthConfig, error) {
	c := h.HealthConfig
	var words []string
	isList := json.Unmarshal([]byte(h.cmd), &words) == nil && words != nil
	if !isList {
		words = strings.SplitN(h.cmd, " ", 2)
	}
	if len(words) == 0 {
		return c, &core.FieldError{Option: flag, Value: h.cmd, Reason: "the command is missing"}
	}
	switch kind := strings.ToUpper(words[0]); {
	case kind == "NONE":
		c.Test = []string{"NONE"}
	case kind == "CMD" && isList, kind == "CMD-SHELL":
		c.Test = append([]string{kind}, words[1:]...)
	case kind == "CMD":
		c.Test = append([]string{kind}, strings.Fields(h.cmd)[1:]...)
	case isList && len(words) > 1:
		c.Test = append([]string{"CMD"}, words...)
	case isList:
		c.Test = []string{"CMD-SHELL", words[0]}
	default:
		c.Test = []string{"CMD-SHELL", h.cmd}
	}
	if len(c.Test) == 1 && c.Test[0] != "NONE" {
		return c, &core.FieldError{Option: flag, Value: h.cmd, Reason: "the command is missing"}
	}
	return c, nil
}
