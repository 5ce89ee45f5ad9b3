package libpod

import (
	"encoding/json"
	"testing"

	"github.com/podspan/podspan/core"
)

func TestVolumeBodies(t *testing.T) {
	full := &core.VolumeSpec{
		Name: "v", Driver: "local", Labels: map[string]string{"a": "b"}, Options: map[string]string{"o": "uid=1", "type": "tmpfs"},
		IgnoreIfExists: true,
	}
	// 3.x reads Label and knows neither Labels nor IgnoreIfExists.
	const old = `{"Name":"v","Driver":"local","Label":{"a":"b"},"Options":{"o":"uid=1","type":"tmpfs"}}`
	const since44 = `{"Name":"v","Driver":"local","Label":{"a":"b"},"Options":{"o":"uid=1","type":"tmpfs"},"IgnoreIfExists":true}`
	for _, tc := range []struct {
		version string
		spec    *core.VolumeSpec
		want    string
	}{
		{"3.0.0", full, old}, {"3.4.7", full, old}, {"4.3.1", full, old}, {"4.4.0", full, since44}, {"4.9.5", full, since44},
		{"5.8.2", full, since44},
		{"3.4.4", &core.VolumeSpec{}, `{}`}, {"4.9.5", &core.VolumeSpec{}, `{}`},
	} {
		p, err := Encode(core.OpVolumeCreate, tc.spec, core.Server{Version: core.MustVersion(tc.version)})
		if err != nil {
			t.Fatal(err)
		}
		if got, err := json.Marshal(p.Body); err != nil || string(got) != tc.want || len(p.Query) > 0 {
			t.Errorf("%s: body %s, query %v, %v; want %s", tc.version, got, p.Query, err, tc.want)
		}
	}
}

func TestPayloadsThatNobodyHas(t *testing.T) {
	for op, v := range map[core.Op]any{core.OpVolumeCreate: "x", core.OpVolumeList: &core.VolumeSpec{}, core.OpInfo: nil} {
		if p, err := Encode(op, v, core.Server{}); err == nil {
			t.Errorf("%s of a %T is %+v", op, v, p)
		}
	}
}
