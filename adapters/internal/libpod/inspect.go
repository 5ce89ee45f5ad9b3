package libpod

import (
	"encoding/json"
	"io"
	"strings"

	"github.com/podspan/podspan/core"
	"github.com/podspan/podspan/core/reply"
)

// decodeInspect reads a container's data. Only 5.0 gives its Config in a new
// form whatever the path says; 5.1 and newer look at the path.
func decodeInspect(body io.Reader) (*reply.Container, error) {
	w, err := Object[struct {
		reply.Container
		Config *inspectConfig `json:"Config"`
	}](body)
	if err != nil {
		return nil, err
	}
	w.Container.Config = w.Config.neutral()
	return &w.Container, nil
}

// inspectConfig is the Config of an inspected container in any release's form:
// 5.0 made Entrypoint a list and StopSignal a name.
type inspectConfig struct {
	reply.ContainerConfig
	Entrypoint words     `json:"Entrypoint"`
	StopSignal signalAny `json:"StopSignal"`
}

// neutral returns the config in 4.9's form.
func (c *inspectConfig) neutral() *reply.ContainerConfig {
	if c == nil {
		return nil
	}
	out := c.ContainerConfig
	out.Entrypoint, out.StopSignal = string(c.Entrypoint), uint(c.StopSignal)
	CompleteConfig(&out)
	return &out
}

// CompleteConfig says what releases that know no other leave unsaid: nothing is
// done to an unhealthy container (until 4.3), and /etc/passwd is seen to (until
// 4.0).
func CompleteConfig(c *reply.ContainerConfig) {
	if c == nil {
		return
	}
	if c.HealthcheckOnFailureAction == "" {
		c.HealthcheckOnFailureAction = "none"
	}
	if c.Passwd == nil {
		c.Passwd = new(true)
	}
}

// words is a string, or a list that is joined by blanks as 4.9 does.
type words string

func (w *words) UnmarshalJSON(data []byte) error {
	if len(data) > 0 && data[0] == '[' {
		var list []string
		if err := json.Unmarshal(data, &list); err != nil {
			return err
		}
		*w = words(strings.Join(list, " "))
		return nil
	}
	return json.Unmarshal(data, (*string)(w))
}

// signalAny is a signal's number or its name; no name is 0.
type signalAny uint

func (s *signalAny) UnmarshalJSON(data []byte) error {
	if len(data) == 0 || data[0] != '"' {
		return json.Unmarshal(data, (*uint)(s))
	}
	var name string
	if err := json.Unmarshal(data, &name); err != nil {
		return err
	}
	if name == "" {
		return nil
	}
	n, err := core.ParseSignal(name)
	*s = signalAny(n)
	return err
}
