package container

import (
	"testing"

	"github.com/podspan/podspan/core/reply"
)

func TestSortIsStable(t *testing.T) {
	list := []reply.ContainerSummary{{ID: "2", Image: "x"}, {ID: "1", Image: "x"}, {ID: "3", Image: "a"}}
	sortContainers(list, "image")
	if list[0].ID != "3" || list[1].ID != "2" || list[2].ID != "1" {
		t.Errorf("sorted: %v", list)
	}
}
