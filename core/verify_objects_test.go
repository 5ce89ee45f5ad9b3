package core

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// objectCase is one field of a volume or a secret, what inspect says where it
// was applied, and where it was not.
type objectCase[S any] struct {
	field       string
	spec        S
	has, lacks  string // JSON of inspect
	wanted, got string // words of the difference
}

func testObjectRows[S, D any](t *testing.T, rows []readBackRow[*S, *D], cases []objectCase[S]) {
	t.Helper()
	compare := func(spec S, text string) []Difference {
		var d D
		if err := json.Unmarshal([]byte(text), &d); err != nil {
			t.Fatal(err)
		}
		return differences(rows, &spec, &d, MustVersion("4.9.5"))
	}
	seen := map[string]bool{}
	for _, c := range cases {
		seen[c.field] = true
		if diff := compare(c.spec, c.has); len(diff) > 0 {
			t.Errorf("%s: %+v, though inspect says %s", c.field, diff, c.has)
		}
		found := false
		for _, d := range compare(c.spec, c.lacks) {
			if d.Field == c.field {
				found = true
				if !strings.Contains(d.Wanted, c.wanted) || !strings.Contains(d.Got, c.got) {
					t.Errorf("%s: wanted %q, got %q; should speak of %q and %q", c.field, d.Wanted, d.Got, c.wanted, c.got)
				}
			}
		}
		if !found {
			t.Errorf("%s: no difference, though inspect says %s", c.field, c.lacks)
		}
	}
	for _, row := range rows {
		if !seen[row.Field] {
			t.Errorf("%s has no case", row.Field)
		}
	}
	var none S
	if diff := compare(none, cases[0].has); len(diff) > 0 {
		t.Errorf("nothing was wanted: %+v", diff)
	}
}

func TestEveryVolumeRowSeesItsField(t *testing.T) {
	opt := func(o string) VolumeSpec { return VolumeSpec{Options: map[string]string{"o": o}} }
	testObjectRows(t, volumeRows(), []objectCase[VolumeSpec]{
		{"VolumeSpec.Name", VolumeSpec{Name: "v"}, `{"Name":"v","Driver":"local","Labels":{"a":"b"},"Options":{"o":"uid=3"},"UID":3}`,
			`{"Name":"w"}`, `"v"`, `"w"`},
		{"VolumeSpec.Driver", VolumeSpec{Driver: "image"}, `{"Driver":"image"}`, `{"Driver":"local"}`, "image", "local"},
		{"VolumeSpec.Labels", VolumeSpec{Labels: map[string]string{"a": "b", "c": ""}}, `{"Labels":{"a":"b","c":"","d":"e"}}`,
			`{"Labels":{"a":"b"}}`, `["c="]`, `["a=b"]`},
		{"VolumeSpec.Options", VolumeSpec{Options: map[string]string{"type": "tmpfs", "nocopy": ""}}, `{"Options":{"type":"tmpfs","nocopy":""}}`,
			`{"Options":{"nocopy":""}}`, `["type=tmpfs"]`, "nocopy"},
		{"VolumeSpec.Options", opt("mode=700,size=1m"), `{"Options":{"o":"mode=700,size=1m","SIZE":"1m"}}`, `{"Options":{"o":"mode=700"}}`,
			`["o=size=1m"]`, "o=mode=700"},
		{"VolumeSpec.Options", opt("noquota"), `{"Options":{"NOQUOTA":"true"}}`, `{}`, "NOQUOTA", "[]"},
		{"VolumeSpec.Options.o.uid", opt("uid=3,nodev"), `{"Options":{"o":"uid=3,nodev","UID":"3"},"UID":3}`, `{"Options":{"o":"uid=3,nodev"}}`,
			"3", "0"},
		{"VolumeSpec.Options.o.gid", opt("GID=4"), `{"Options":{"o":"GID=4"},"GID":4}`, `{"GID":5}`, "4", "5"},
		{"VolumeSpec.Options.o.timeout", opt("timeout=9"), `{"Timeout":9}`, `{}`, "9", "0"},
	})
}

func TestEverySecretRowSeesItsField(t *testing.T) {
	testObjectRows(t, secretRows(), []objectCase[SecretSpec]{
		{"SecretSpec.Name", SecretSpec{Name: "s"}, `{"Spec":{"Name":"s","Driver":{"Name":"file","Options":{"path":"/x"}},"Labels":{"a":"b"}}}`,
			`{"Spec":{"Name":"t"}}`, `"s"`, `"t"`},
		{"SecretSpec.Driver", SecretSpec{Driver: "pass"}, `{"Spec":{"Driver":{"Name":"pass"}}}`, `{"Spec":{"Driver":{"Name":"file"}}}`, "pass",
			"file"},
		{"SecretSpec.DriverOptions", SecretSpec{DriverOptions: map[string]string{"path": "/x"}},
			`{"Spec":{"Driver":{"Options":{"path":"/x","y":"z"}}}}`, `{"Spec":{"Driver":{"Options":{"path":"/y"}}}}`, "path=/x", "path=/y"},
		{"SecretSpec.Labels", SecretSpec{Labels: map[string]string{"a": "b"}}, `{"Spec":{"Labels":{"a":"b"}}}`, `{}`, "a=b", "[]"},
	})
}

// Each field of a spec is in one list: inspect shows it, or there is a reason
// why it does not.
func TestEveryFieldOfVolumesAndSecretsIsReadBackOrSaidToBeUnseen(t *testing.T) {
	for spec, list := range map[reflect.Type][]ReadBack{
		reflect.TypeFor[VolumeSpec](): VolumeReadBacks(), reflect.TypeFor[SecretSpec](): SecretReadBacks(),
	} {
		for i := range spec.NumField() {
			name := spec.Name() + "." + spec.Field(i).Name
			n := 0
			for _, r := range list {
				if r.Field == name {
					n++
				}
			}
			if n != 1 {
				t.Errorf("%s is there %d times", name, n)
			}
		}
		for _, r := range list {
			name, _, _ := strings.Cut(strings.TrimPrefix(r.Field, spec.Name()+"."), ".")
			if _, ok := spec.FieldByName(name); !ok {
				t.Errorf("%s is no field", r.Field)
			}
		}
	}
}

// volumesOf answers for a server that has the volume which inspect says; nothing
// is there before the create unless there says so.
func volumesOf(inspect string, there *bool) func(context.Context, Request) (io.Reader, error) {
	return func(ctx context.Context, r Request) (io.Reader, error) {
		switch r.Op {
		case OpVolumeExists:
			if !*there {
				return nil, &APIError{Status: 404, Message: "no such volume"}
			}
		case OpVolumeCreate:
			if *there {
				return nil, &APIError{Status: 409, Message: "volume already exists"}
			}
			*there = true
			return strings.NewReader(`{"Name":"v"}`), nil
		case OpVolumeInspect:
			return strings.NewReader(inspect), nil
		case OpVolumeRemove:
			return nil, ctx.Err()
		}
		return nil, nil
	}
}

func TestVerifyOfAVolume(t *testing.T) {
	spec := &VolumeSpec{Name: "v", Labels: map[string]string{"a": "b"}}
	for inspect, ops := range map[string][]Op{
		`{"Name":"v","Driver":"local","Labels":{"a":"b"}}`: {OpVolumeCreate, OpVolumeInspect},
		`{"Name":"v","Driver":"local"}`:                    {OpVolumeCreate, OpVolumeInspect, OpVolumeRemove},
	} {
		c, conn := scripted(t, "4.9.5", volumesOf(inspect, new(bool)))
		made, err := c.CreateVolume(t.Context(), spec, CreateOptions{Verify: true})
		if got := conn.ops(); !slices.Equal(got, ops) {
			t.Errorf("%s: sent %v", inspect, got)
		}
		if len(ops) == 2 {
			if err != nil || made.Volume.Name != "v" {
				t.Errorf("%+v, %v", made.Volume, err)
			}
			continue
		}
		var v *VerifyError
		if made.Volume != nil || !errors.As(err, &v) || !errors.Is(err, ErrNotApplied) || v.Volume != "v" ||
			!slices.Equal(v.Differences, []Difference{{"VolumeSpec.Labels", "--label", `["a=b"]`, "[]"}}) {
			t.Errorf("%+v, %v", made.Volume, err)
		}
		for _, word := range []string{"verify volume v, made by Podman 4.9.5", "--label (VolumeSpec.Labels): wanted", "the volume was removed"} {
			if !strings.Contains(err.Error(), word) {
				t.Errorf("%q does not say %q", err, word)
			}
		}
	}
}

// A volume that was there is nobody's to compare or to remove, whoever made it.
func TestVerifyOfAVolumeThatMayBeThere(t *testing.T) {
	const other = `{"Name":"v","Driver":"local","Labels":{"other":"one"}}`
	spec := &VolumeSpec{Name: "v", Labels: map[string]string{"a": "b"}, IgnoreIfExists: true}
	for name, tc := range map[string]struct {
		version string
		there   bool
		faster  bool // somebody makes it between the question and the create
		ops     []Op
	}{
		"there":       {"4.9.5", true, false, []Op{OpVolumeExists, OpVolumeInspect}},
		"there, 3":    {"3.4.4", true, false, []Op{OpVolumeExists, OpVolumeInspect}},
		"beaten":      {"4.9.5", false, true, []Op{OpVolumeExists, OpVolumeCreate, OpVolumeExists, OpVolumeInspect}},
		"not there":   {"4.9.5", false, false, []Op{OpVolumeExists, OpVolumeCreate, OpVolumeInspect, OpVolumeRemove}},
		"not there 3": {"3.4.4", false, false, []Op{OpVolumeExists, OpVolumeCreate, OpVolumeInspect, OpVolumeRemove}},
	} {
		there := tc.there
		answer := volumesOf(other, &there)
		c, conn := scripted(t, tc.version, func(ctx context.Context, r Request) (io.Reader, error) {
			if tc.faster && r.Op == OpVolumeCreate {
				there = true
			}
			return answer(ctx, r)
		})
		made, err := c.CreateVolume(t.Context(), spec, CreateOptions{Verify: true})
		if got := conn.ops(); !slices.Equal(got, tc.ops) {
			t.Errorf("%s: sent %v", name, got)
		}
		if kept := tc.there || tc.faster; kept && (err != nil || made.Volume.Labels["other"] != "one") || !kept &&
			!errors.As(err, new(*VerifyError)) {
			t.Errorf("%s: %+v, %v", name, made.Volume, err)
		}
		for _, r := range conn.requests(OpVolumeCreate) {
			if r.Body.(*VolumeSpec).IgnoreIfExists {
				t.Errorf("%s: the server is asked to ignore it", name)
			}
		}
	}
}

func TestVerifyOfASecret(t *testing.T) {
	answer := func(inspect string) func(context.Context, Request) (io.Reader, error) {
		return func(_ context.Context, r Request) (io.Reader, error) {
			switch r.Op {
			case OpSecretCreate:
				return strings.NewReader(`{"ID":"abc"}`), nil
			case OpSecretInspect:
				return strings.NewReader(inspect), nil
			}
			return nil, nil
		}
	}
	labeled := SecretSpec{Labels: map[string]string{"a": "b"}, Driver: "file"}
	c, conn := scripted(t, "4.9.5", answer(`{"ID":"abc","Spec":{"Name":"token","Driver":{"Name":"file"}}}`))
	_, err := c.CreateSecret(t.Context(), secretSpec(labeled), CreateOptions{Verify: true})
	var v *VerifyError
	if !errors.As(err, &v) || v.Secret != "abc" || len(v.Differences) != 1 || v.Differences[0].Field != "SecretSpec.Labels" {
		t.Errorf("%v", err)
	}
	if removed := conn.requests(OpSecretRemove); len(removed) != 1 || removed[0].Vars["name"] != "abc" {
		t.Errorf("removed %v", removed)
	}

	// What the policy has left out is not missed.
	c, conn = scripted(t, "4.2.1", answer(`{"ID":"abc","Spec":{"Name":"token","Driver":{"Name":"file"}}}`))
	c.options.Skew = func(*UnsupportedError) error { return nil }
	if made, err := c.CreateSecret(t.Context(), secretSpec(labeled), CreateOptions{Verify: true}); err != nil || made.ID != "abc" ||
		len(conn.sent) != 2 {
		t.Errorf("%+v, %v, sent %v", made, err, conn.sent)
	}

	// A secret that is gone cannot be removed, nor need it be.
	c, _ = scripted(t, "4.9.5", func(ctx context.Context, r Request) (io.Reader, error) {
		if r.Op == OpSecretInspect || r.Op == OpSecretRemove {
			return nil, &APIError{Status: 404, Message: "no such secret"}
		}
		return answer("")(ctx, r)
	})
	if _, err := c.CreateSecret(t.Context(), secretSpec(labeled), CreateOptions{Verify: true}); !errors.As(err, &v) || v.Err == nil ||
		strings.Contains(err.Error(), "removing it failed") {
		t.Errorf("gone: %v", err)
	}
}

// Another version that takes the spec as it was meant made the volume: it is
// that version's answer to the inspect which is compared.
func TestVerifyOnTheServerThatMadeIt(t *testing.T) {
	next, now := scripted(t, "4.9.5", text(OpVolumeInspect, `{"Name":"v","Driver":"local","Labels":{"a":"b"}}`))
	c, was := scripted(t, "4.3.1", text(OpVolumeCreate, `{"Name":"v"}`))
	was.version = "4.9.5"
	c.options.Choose = func(context.Context) (Link, error) { return next.link, nil }
	spec := &VolumeSpec{Name: "v", Labels: map[string]string{"a": "b"}}
	if _, err := c.CreateVolume(t.Context(), spec, CreateOptions{Verify: true}); err != nil || len(now.requests(OpVolumeInspect)) != 1 ||
		len(was.sent) != 1 {
		t.Errorf("%v; sent %v, then %v", err, was.sent, now.sent)
	}
}

// The server that is there now may have a volume of its own of the name.
func TestVolumeOfAnotherServerIsNotRemoved(t *testing.T) {
	next, now := scripted(t, "4.9.5", text(OpVolumeInspect, `{"Name":"v","Driver":"nfs"}`))
	c, was := scripted(t, "4.3.1", func(_ context.Context, r Request) (io.Reader, error) {
		if r.Op == OpVolumeCreate {
			return strings.NewReader(`{"Name":"v"}`), nil
		}
		return nil, &APIError{Op: r.Subject, Status: 404, Version: MustVersion("4.9.5")}
	})
	c.options.Choose = func(context.Context) (Link, error) { return next.link, nil }
	_, err := c.CreateVolume(t.Context(), &VolumeSpec{Name: "v"}, CreateOptions{Verify: true})
	if !errors.As(err, new(*VerifyError)) || !errors.As(err, new(*ReplacedError)) || strings.Contains(err.Error(), "was removed") {
		t.Error(err)
	}
	if n := len(was.requests(OpVolumeRemove)) + len(now.requests(OpVolumeRemove)); n != 0 {
		t.Errorf("removed %d times", n)
	}
}
