package libpod

import (
	"encoding/json"
	"net/url"

	"github.com/podspan/podspan/core"
)

// encodeSecret makes a secret's create: all is in the query, maps as JSON
// objects, and the body is the data as it is.
func encodeSecret(s *core.SecretSpec) (core.Payload, error) {
	q := url.Values{"name": {s.Name}}
	if s.Driver != "" {
		q.Set("driver", s.Driver)
	}
	for key, m := range map[string]map[string]string{"driveropts": s.DriverOptions, "labels": s.Labels} {
		if len(m) == 0 {
			continue
		}
		text, err := json.Marshal(m)
		if at := notText(text); err == nil && at != "" {
			err = notTextError(at)
		}
		if err != nil {
			return core.Payload{}, err
		}
		q.Set(key, string(text))
	}
	if s.Replace {
		q.Set("replace", "true")
	}
	return core.Payload{Query: q, Body: s.Data}, nil
}
