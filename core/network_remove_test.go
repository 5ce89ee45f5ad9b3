package core

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestRemoveNetworkWithATimeoutRemovesItsContainersFirst(t *testing.T) {
	answers := map[Op]string{
		OpNetworkInspect: `{"name":"n","driver":"bridge"}`,
		OpContainerList:  `[{"Id":"c1","Networks":["n"]},{"Id":"c2","Networks":["m"]},{"Id":"c3","Networks":["m","n"]}]`,
	}
	c, conn := networkClient(t, "4.9.5", answers)
	wait := 3 * time.Second
	if _, err := c.RemoveNetwork(t.Context(), "abc", RemoveNetworkOptions{Force: true, Timeout: &wait}); err != nil {
		t.Fatal(err)
	}
	var removed []string
	for _, r := range conn.requests(OpContainerRemove) {
		removed = append(removed, r.Vars["name"]+" "+r.Query.Encode())
	}
	if want := []string{"c1 force=true&ignore=true&timeout=3&volumes=true",
		"c3 force=true&ignore=true&timeout=3&volumes=true"}; !slices.Equal(removed, want) {
		t.Errorf("removed %q, want %q", removed, want)
	}
	if r := conn.requests(OpNetworkRemove); len(r) != 1 || r[0].Query.Encode() != "force=true" {
		t.Errorf("sent %+v", r)
	}
	if _, err := c.RemoveNetwork(t.Context(), "n", RemoveNetworkOptions{Timeout: &wait}); !errors.Is(err, ErrInvalid) {
		t.Errorf("without force: %v", err)
	}
	answers[OpContainerList] = `[{"Id":"c1","Networks":["n"]},{"Id":"c2","Pod":"p","Networks":["n"]}]`
	before := len(conn.requests(OpContainerRemove))
	if _, err := c.RemoveNetwork(t.Context(), "n", RemoveNetworkOptions{Force: true, Timeout: &wait}); !errors.Is(err, ErrInvalid) ||
		len(conn.requests(OpContainerRemove)) != before {
		t.Errorf("with a pod: %v", err)
	}
	answers[OpNetworkRemove] = `[{"Name":"n","Err":"it is needed"}]`
	if _, err := c.RemoveNetwork(t.Context(), "n", RemoveNetworkOptions{}); err == nil || !strings.Contains(err.Error(), "it is needed") {
		t.Errorf("the server's no: %v", err)
	}
}
