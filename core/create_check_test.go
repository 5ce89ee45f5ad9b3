package core

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
)

func TestOptionsOfAVolumeThatIsThere(t *testing.T) {
	for _, tt := range []struct {
		options []string
		there   string // what inspect says; empty: nothing
		asked   int
		refused bool
	}{
		{[]string{"volume-opt=type=tmpfs"}, `{"Name":"v","Options":{}}`, 1, true},
		{[]string{"volume-opt=type=tmpfs"}, `{"Name":"v","Options":{"type":"nfs"}}`, 1, true},
		{[]string{"volume-opt=type=tmpfs", "ro"}, `{"Name":"v","Options":{"type":"tmpfs","o":"size=1m"}}`, 1, false},
		{[]string{"volume-opt=type=tmpfs"}, `{"Name":"vol"}`, 1, false}, // an inspect takes the beginning of a name
		{[]string{"volume-opt=type=tmpfs"}, "", 1, false},
		{[]string{"ro"}, `{"Name":"v"}`, 0, false},
	} {
		c, conn := scripted(t, "4.9.5", func(_ context.Context, r Request) (io.Reader, error) {
			switch {
			case r.Op != OpVolumeInspect:
				return strings.NewReader(`{"Id":"abc"}`), nil
			case tt.there == "":
				return nil, &APIError{Status: 404, Version: MustVersion("4.9.5")}
			}
			return strings.NewReader(tt.there), nil
		})
		s := &ContainerSpec{Storage: ContainerStorage{Image: "i", Volumes: []NamedVolume{{Name: "v", Destination: "/v", Options: tt.options}}}}
		_, err := c.CreateContainer(t.Context(), s, CreateOptions{})
		if errors.Is(err, ErrInvalid) != tt.refused || !tt.refused && err != nil || len(conn.requests(OpVolumeInspect)) != tt.asked {
			t.Errorf("%v, there %s: %v, asked %d times", tt.options, tt.there, err, len(conn.requests(OpVolumeInspect)))
		}
		if tt.refused != (len(conn.requests(OpContainerCreate)) == 0) {
			t.Errorf("%v, there %s: created %t", tt.options, tt.there, !tt.refused)
		}
	}
}

// A container of another platform goes, also when the caller has given up.
func TestContainerOfAnotherPlatformIsRemoved(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	removed := 0
	c, _ := scripted(t, "4.9.5", func(ctx context.Context, r Request) (io.Reader, error) {
		switch r.Op {
		case OpContainerCreate:
			return strings.NewReader(`{"Id":"abc"}`), nil
		case OpContainerInspect:
			return strings.NewReader(`{"Image":"i"}`), nil
		case OpImageInspect:
			cancel()
			return strings.NewReader(`{"Os":"linux","Architecture":"amd64"}`), nil
		case OpContainerRemove:
			if ctx.Err() == nil {
				removed++
			}
		}
		return nil, nil
	})
	_, err := c.CreateContainer(ctx, &ContainerSpec{Basic: ContainerBasic{ImageArch: "arm64"}, Storage: ContainerStorage{Image: "i"}},
		CreateOptions{})
	if err == nil || removed != 1 {
		t.Errorf("%v; removed %d times", err, removed)
	}
}

// A rootless service has no cgroup of devices, and some lose its rules in silence.
func TestDeviceRulesOfARootlessService(t *testing.T) {
	for _, rootless := range []bool{false, true} {
		c, conn := scripted(t, "4.3.1", func(_ context.Context, r Request) (io.Reader, error) {
			if r.Op == OpInfo {
				return strings.NewReader(fmt.Sprintf(`{"host":{"security":{"rootless":%t}}}`, rootless)), nil
			}
			return strings.NewReader(`{"Id":"abc"}`), nil
		})
		c.link.Adapter = infoAdapter{}
		s := hostnamed()
		if _, err := c.CreateContainer(t.Context(), s, CreateOptions{}); err != nil || len(conn.requests(OpInfo)) != 0 {
			t.Errorf("no rules: %v, asked %d times", err, len(conn.requests(OpInfo)))
		}
		s.Storage.DeviceCgroup = []DeviceCgroup{{Type: "c", Access: "rwm"}}
		_, err := c.CreateContainer(t.Context(), s, CreateOptions{})
		if errors.Is(err, ErrUnsupported) != rootless || !rootless && err != nil {
			t.Errorf("rootless %t: %v", rootless, err)
		}
	}
}
