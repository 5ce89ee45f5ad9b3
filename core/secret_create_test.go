package core

import (
	"context"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
)

func secretSpec(s SecretSpec) *SecretSpec {
	s.Name, s.Data = "token", strings.NewReader("hush")
	return &s
}

// sentData is what creates of secrets carried.
func sentData(t *testing.T, conn *scriptConn) []string {
	t.Helper()
	var out []string
	for _, r := range conn.requests(OpSecretCreate) {
		data, err := io.ReadAll(r.Body.(*SecretSpec).Data)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, string(data))
	}
	return out
}

func TestSecretCreate(t *testing.T) {
	c, conn := scripted(t, "5.4.2", text(OpSecretCreate, `{"ID":"1"}`))
	made, err := c.CreateSecret(t.Context(), secretSpec(SecretSpec{Labels: map[string]string{"a": "b"}, Replace: true}), CreateOptions{})
	if got := sentData(t, conn); err != nil || made.ID != "1" || !slices.Equal(got, []string{"hush"}) {
		t.Errorf("%v, %v, sent %q", made, err, got)
	}
}

// A server that cannot replace a secret that is not there is asked to create it.
func TestSecretReplaceOfNone(t *testing.T) {
	for _, tt := range []struct {
		version, found string
		replace        bool
	}{
		{"4.9.5", "", false},
		{"4.9.5", `{"ID":"1","Spec":{"Name":"token"}}`, true},
		{"4.9.5", `{"ID":"token5","Spec":{"Name":"other"}}`, false}, // found by the beginning of its ID
		{"5.1.0", "", true},
	} {
		c, conn := scripted(t, tt.version, func(_ context.Context, r Request) (io.Reader, error) {
			switch {
			case r.Op == OpSecretCreate:
				return strings.NewReader(`{"ID":"1"}`), nil
			case tt.found == "":
				return nil, &APIError{Status: 404}
			}
			return strings.NewReader(tt.found), nil
		})
		_, err := c.CreateSecret(t.Context(), secretSpec(SecretSpec{Replace: true}), CreateOptions{})
		sent := conn.requests(OpSecretCreate)
		if err != nil || len(sent) != 1 || sent[0].Body.(*SecretSpec).Replace != tt.replace {
			t.Errorf("%+v: %v, sent %v", tt, err, conn.sent)
		}
	}
}

func TestSecretsThatNoServerWouldTake(t *testing.T) {
	broken := errors.New("broken")
	for name, s := range map[string]*SecretSpec{
		"no name": {Data: strings.NewReader("x")}, "a slash": {Name: "a/b", Data: strings.NewReader("x")},
		"a long name": {Name: strings.Repeat("a", 254), Data: strings.NewReader("x")}, "no data": {Name: "a"},
		"empty": {Name: "a", Data: strings.NewReader("")}, "large": {Name: "a", Data: strings.NewReader(strings.Repeat("x", MaxSecretSize+1))},
		"endless": {Name: "a", Data: endless{}}, "a label without a name": {Name: "a", Data: strings.NewReader("x"),
			Labels: map[string]string{"": "x"}},
		"data that breaks off": {Name: "a", Data: io.MultiReader(strings.NewReader("half"), iotest.ErrReader(broken))},
	} {
		c, conn := scripted(t, "4.9.5", nil)
		_, err := c.CreateSecret(t.Context(), s, CreateOptions{})
		if !errors.Is(err, ErrInvalid) && !errors.Is(err, broken) || len(conn.sent) > 0 {
			t.Errorf("%s: %v, sent %v", name, err, conn.sent)
		}
		if err != nil && strings.Contains(err.Error(), "half") {
			t.Errorf("%s: the error holds the data: %v", name, err)
		}
	}
	c, conn := scripted(t, "4.9.5", text(OpSecretCreate, `{"ID":"1"}`))
	if _, err := c.CreateSecret(t.Context(), &SecretSpec{Name: "a", Data: strings.NewReader(strings.Repeat("x", MaxSecretSize))},
		CreateOptions{}); err != nil || len(conn.sent) != 1 {
		t.Errorf("as much as there may be: %v", err)
	}
}

type endless struct{}

func (endless) Read(p []byte) (int, error) { return len(p), nil }

func TestSecretDataThatNeverComes(t *testing.T) {
	ctx, cancel := context.WithCancelCause(t.Context())
	why := errors.New("enough")
	r, w := io.Pipe()
	defer w.Close()
	cancel(why)
	c, conn := scripted(t, "4.9.5", nil)
	if _, err := c.CreateSecret(ctx, &SecretSpec{Name: "a", Data: r}, CreateOptions{}); !errors.Is(err, why) || len(conn.sent) > 0 {
		t.Errorf("%v, sent %v", err, conn.sent)
	}
}

// What is refused is refused before the data is read.
func TestSecretRefusals(t *testing.T) {
	for version, want := range map[string][]Capability{
		"3.0.2": {CapSecretStore, CapSecretDriverOptions, CapSecretLabels, CapSecretReplace},
		"3.2.3": {CapSecretDriverOptions, CapSecretLabels, CapSecretReplace}, "4.2.1": {CapSecretLabels, CapSecretReplace},
		"4.6.2": {CapSecretReplace},
	} {
		c, conn := scripted(t, version, nil)
		s := secretSpec(SecretSpec{DriverOptions: map[string]string{"path": "/x"}, Labels: map[string]string{"a": "b"}, Replace: true})
		s.Data = iotest.ErrReader(errors.New("it is read"))
		_, err := c.CreateSecret(t.Context(), s, CreateOptions{})
		var refused Refusals
		var caps []Capability
		if errors.As(err, &refused) {
			for _, r := range refused {
				caps = append(caps, r.Cap)
			}
		}
		if !slices.Equal(caps, want) || len(conn.sent) > 0 {
			t.Errorf("%s: refused %v (%v), want %v; sent %v", version, caps, err, want, conn.sent)
		}
	}
	c, _ := scripted(t, "4.6.2", nil)
	if _, err := c.InspectSecret(t.Context(), "a", InspectSecretOptions{ShowSecret: true}); !errors.Is(err, ErrUnsupported) {
		t.Errorf("show: %v", err)
	}
}

// What may be left out of a secret is left out by without.
func TestSecretWithoutWhatIsLeftOut(t *testing.T) {
	s := SecretSpec{DriverOptions: map[string]string{"path": "/x"}, Labels: map[string]string{"a": "b"}, Replace: true}
	for _, name := range s.Uses() {
		rule, _ := LookupRule(name)
		if rule.Essential != "" || rule.EmulatedSince != "" {
			continue
		}
		left := s.without([]Capability{name}).Uses()
		if name == CapSecretReplace {
			left = append(left, CapSecretReplaceNone) // which goes with it
		}
		if slices.Contains(left, name) || len(left) != len(s.Uses())-1 {
			t.Errorf("without %s: %v", name, left)
		}
	}
}

// A label that the policy leaves out is not in the query; nor does the next
// version's knowing it make the create another one.
func TestSecretSkew(t *testing.T) {
	c, conn := scripted(t, "4.2.1", text(OpSecretCreate, `{"ID":"1"}`))
	conn.version = "4.3.0"
	asked := 0
	c.options.Skew = func(*UnsupportedError) error { asked++; return nil }
	if _, err := c.CreateSecret(t.Context(), secretSpec(SecretSpec{Labels: map[string]string{"a": "b"}, Replace: true}),
		CreateOptions{}); err != nil {
		t.Error(err)
	}
	if len(conn.sent) != 1 || asked != 2 {
		t.Errorf("sent %v, asked %d times", conn.sent, asked)
	}
	if s := conn.sent[0].Body.(*SecretSpec); s.Labels != nil || s.Replace {
		t.Errorf("sent %+v", s)
	}
}

func TestSecretCreateOnAReplacedServer(t *testing.T) {
	labels := SecretSpec{Labels: map[string]string{"a": "b"}}
	c, conn := scripted(t, "4.9.5", text(OpSecretCreate, `{"ID":"1"}`))
	conn.version = "3.4.4"
	var replaced *ReplacedError
	if _, err := c.CreateSecret(t.Context(), secretSpec(labels), CreateOptions{}); !errors.As(err, &replaced) ||
		!slices.Contains(replaced.Options, "secret create --label") {
		t.Errorf("%v", err)
	}
	if removed := conn.requests(OpSecretRemove); len(removed) != 1 || removed[0].Vars["name"] != "1" {
		t.Errorf("removed %v", removed)
	}

	// With a way to choose, the data is sent whole once more.
	c, conn = scripted(t, "4.3.1", text(OpSecretCreate, `{"ID":"1"}`))
	conn.version = "4.9.5"
	c.options.Choose = func(context.Context) (Link, error) {
		l := c.link
		l.Server.Version = MustVersion("4.9.5")
		return l, nil
	}
	c.options.Skew = nil
	if _, err := c.CreateSecret(t.Context(), secretSpec(labels), CreateOptions{}); err != nil {
		t.Errorf("the same form: %v", err)
	}
	if got := sentData(t, conn); !slices.Equal(got, []string{"hush"}) {
		t.Errorf("sent %q", got)
	}
}
