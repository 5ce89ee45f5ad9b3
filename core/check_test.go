package core

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// Bad values and refusals are in the one error.
func TestChecksSayEverything(t *testing.T) {
	old := Server{URI: "unix:///x", Version: MustVersion("3.0.0")}
	bad := Bytes(-1)
	for name, err := range map[string]error{
		"container": CheckContainer(old, &ContainerSpec{Basic: ContainerBasic{EnvMerge: []string{"A=$B"}, RestartPolicy: "never"}}),
		"pod":       CheckPod(old, &PodSpec{Storage: PodStorage{ShmSize: &bad}, Basic: PodBasic{ExitPolicy: "x"}}),
		"network": CheckNetwork(old, &NetworkSpec{Name: "host", IgnoreIfExists: true, Labels: map[string]string{"": "x"}, Driver: "x",
			IPAMDriver: "y"}),
		"volume": CheckVolume(old, &VolumeSpec{IgnoreIfExists: true, Options: map[string]string{"o": "uid=1,noexec"}}),
		"secret": CheckSecret(old, &SecretSpec{Name: "a=b", Labels: map[string]string{"a": "b"}, Replace: true}),
	} {
		var field *FieldError
		var refused Refusals
		if !errors.Is(err, ErrInvalid) || !errors.As(err, &field) {
			t.Errorf("%s: no bad value in %v", name, err)
		}
		if !errors.Is(err, ErrUnsupported) || !errors.As(err, &refused) {
			t.Errorf("%s: no refusal in %v", name, err)
		}
	}
	two := (&SecretSpec{Name: "a=b"}).Validate()
	if !strings.Contains(two.Error(), "Name") || !strings.Contains(two.Error(), "Data") {
		t.Errorf("of two bad values of a secret: %v", two)
	}
	two = (&VolumeSpec{IgnoreIfExists: true, Options: map[string]string{"uid": "1", "gid": "1"}}).Validate()
	for _, word := range []string{"IgnoreIfExists", "uid", "gid"} {
		if !strings.Contains(two.Error(), word) {
			t.Errorf("of three bad values of a volume: %v", two)
		}
	}
}

// unapplied use the rows of containerUnapplied, one each, in their order.
func unapplied() []ContainerSpec {
	host := Namespace{Mode: NamespaceHost}
	log := func(l LogConfig) ContainerSpec { return ContainerSpec{Basic: ContainerBasic{Log: &l}} }
	return []ContainerSpec{
		{Network: ContainerNetwork{NS: host, Ports: []PortMapping{{ContainerPort: 80}}}},
		{Network: ContainerNetwork{NS: Namespace{Mode: NamespaceContainer, Value: "x"}, PublishAll: true}},
		log(LogConfig{Driver: "none", Path: "/l"}), log(LogConfig{Driver: "journald", MaxSize: 1}), log(LogConfig{Driver: "none", Tag: "t"}),
		{Storage: ContainerStorage{InitPath: "/i"}},
	}
}

// Each row takes its setting out, no other, and leaves the caller's spec as it is.
func TestUnappliedRows(t *testing.T) {
	specs, again := unapplied(), unapplied()
	if len(specs) != len(containerUnapplied) {
		t.Fatalf("%d specs for %d rows", len(specs), len(containerUnapplied))
	}
	for i := range specs {
		s, row := &specs[i], &containerUnapplied[i]
		s.Storage.Image, again[i].Storage.Image = "img", "img"
		checked, err := check(Server{Version: MustVersion("4.9.5")}, nil, s)
		if err != nil || len(checked.LeftOut) != 1 || checked.LeftOut[0].Option != row.Option || !checked.LeftOut[0].Never {
			t.Errorf("%s: %+v, %v", row.Option, checked, err)
			continue
		}
		if row.Cap != "" || row.Note == "" || row.Since+row.Until != "" {
			t.Errorf("%s is no row of this table", row.Option)
		}
		if row.used(checked.Spec) || reflect.DeepEqual(checked.Spec, s) || !reflect.DeepEqual(s, &again[i]) {
			t.Errorf("%s: of %+v is left %+v", row.Option, s, checked.Spec)
		}
		if text := checked.Warnings()[0]; !strings.Contains(text, row.Option+": every Podman takes it and none applies it") {
			t.Errorf("%s: %s", row.Option, text)
		}
	}
	for _, s := range []ContainerSpec{ // what some release applies, or what is about security
		{Basic: ContainerBasic{Pod: "p"}, Network: ContainerNetwork{NS: Namespace{Mode: NamespaceHost},
			Ports: []PortMapping{{ContainerPort: 80}}}},
		{Basic: ContainerBasic{Log: &LogConfig{Driver: "k8s-file", Tag: "t"}}},
		{Security: ContainerSecurity{Privileged: true, CapDrop: []string{"ALL"}}},
	} {
		s.Storage.Image = "img"
		if err := CheckContainer(Server{Version: MustVersion("4.9.5")}, &s); !errors.Is(err, ErrInvalid) {
			t.Errorf("%+v: %v", s, err)
		}
	}
}

// Without a policy the create's warnings say what was left out; a policy is told,
// and may refuse; what the caller has decided is not decided again.
func TestUnappliedAtCreate(t *testing.T) {
	s := &ContainerSpec{
		Storage: ContainerStorage{Image: "img"}, Network: ContainerNetwork{NS: Namespace{Mode: NamespaceHost},
			Ports: []PortMapping{{ContainerPort: 80}}},
	}
	c, conn := scripted(t, "4.9.5", text(OpContainerCreate, `{"Id":"abc","Warnings":["w"]}`))
	made, err := c.CreateContainer(t.Context(), s, CreateOptions{})
	if err != nil || len(made.Warnings) != 2 || !strings.HasPrefix(made.Warnings[1], "left out: --publish: ") {
		t.Errorf("%+v, %v", made, err)
	}
	checked, err := c.CheckContainer(s)
	if err != nil {
		t.Fatal(err)
	}
	asked := 0
	c.options.Skew = func(*UnsupportedError) error { asked++; return nil }
	if made, err = c.CreateContainer(t.Context(), s, CreateOptions{Checked: checked}); err != nil || asked != 0 || len(made.Warnings) != 1 {
		t.Errorf("checked before: asked %d times, %+v, %v", asked, made, err)
	}
	checked.Server.Version = MustVersion("4.3.1") // another than is there
	if _, err = c.CreateContainer(t.Context(), s, CreateOptions{Checked: checked}); err != nil || asked != 1 {
		t.Errorf("checked for another version: asked %d times, %v", asked, err)
	}
	sent := len(conn.requests(OpContainerCreate))
	if _, err = c.CreateContainer(t.Context(), s, CreateOptions{Checked: &Checked[PodSpec]{}}); !errors.Is(err, ErrInvalid) {
		t.Errorf("checked as a pod: %v", err)
	}
	c.options.Skew = func(e *UnsupportedError) error { return e }
	var refused Refusals
	if _, err = c.CreateContainer(t.Context(), s, CreateOptions{}); !errors.As(err, &refused) || len(refused) != 1 ||
		!errors.Is(err, ErrUnsupported) {
		t.Errorf("refused: %v", err)
	}
	if len(conn.requests(OpContainerCreate)) != sent {
		t.Error("a refused create was sent")
	}
}

// The check says what is emulated.
func TestCheckedEmulated(t *testing.T) {
	c, _ := scripted(t, "3.4.4", text(OpContainerCreate, `{}`))
	s := &ContainerSpec{Storage: ContainerStorage{Image: "img"}, Security: ContainerSecurity{ReadWriteTmpfs: true}}
	checked, err := c.CheckContainer(s)
	if err != nil || !slices.ContainsFunc(checked.Emulated, func(r *Rule) bool { return r.Cap == CapReadWriteTmpfs }) {
		t.Errorf("%+v, %v", checked, err)
	}
}

// A create takes what was decided about its own spec, and nothing else.
func TestCheckedIsOfTheSpec(t *testing.T) {
	c, conn := scripted(t, "4.9.5", text(OpContainerCreate, `{"Id":"c1"}`))
	s, other := &ContainerSpec{Storage: ContainerStorage{Image: "img"}}, &ContainerSpec{Storage: ContainerStorage{Image: "other"}}
	checked, err := c.CheckContainer(s)
	if err != nil {
		t.Fatal(err)
	}
	for _, spec := range []*ContainerSpec{s, checked.Spec} {
		if _, err := c.CreateContainer(t.Context(), spec, CreateOptions{Checked: checked}); err != nil {
			t.Error(err)
		}
	}
	for name, have := range map[string]any{"another spec": checked, "no spec": "words", "a pod": &Checked[PodSpec]{}} {
		var field *FieldError
		if _, err := c.CreateContainer(t.Context(), other, CreateOptions{Checked: have}); !errors.As(err, &field) ||
			field.Field != "CreateOptions.Checked" {
			t.Errorf("%s: %v", name, err)
		}
	}
	if sent := conn.requests(OpContainerCreate); len(sent) != 2 {
		t.Errorf("sent %v", sent)
	}
}
