package container

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/core"
	"github.com/podspan/podspan/core/reply"
)

// psOrders are the values of ps --sort.
var psOrders = map[string]func(a, b reply.ContainerSummary) int{
	"command": func(a, b reply.ContainerSummary) int {
		return cmp.Compare(strings.Join(a.Command, " "), strings.Join(b.Command, " "))
	},
	"created":    func(a, b reply.ContainerSummary) int { return a.Created.Compare(b.Created) },
	"id":         func(a, b reply.ContainerSummary) int { return cmp.Compare(a.ID, b.ID) },
	"image":      func(a, b reply.ContainerSummary) int { return cmp.Compare(a.Image, b.Image) },
	"names":      func(a, b reply.ContainerSummary) int { return slices.Compare(a.Names, b.Names) },
	"runningfor": func(a, b reply.ContainerSummary) int { return cmp.Compare(a.StartedAt, b.StartedAt) },
	"status":     func(a, b reply.ContainerSummary) int { return cmp.Compare(a.State, b.State) },
	"size":       func(a, b reply.ContainerSummary) int { return cmp.Compare(rootSize(a), rootSize(b)) },
}

func rootSize(c reply.ContainerSummary) int64 {
	if c.Size == nil {
		return 0
	}
	return c.Size.RootFsSize
}

// checkPsOrder refuses a --sort that ps does not know.
func checkPsOrder(by string) error {
	if _, ok := psOrders[by]; ok || by == "" {
		return nil
	}
	return &core.FieldError{Option: "--sort", Value: by,
		Reason: fmt.Sprintf("choose from: %s", strings.Join(common.SortedKeys(psOrders), ", "))}
}

// sortContainers sorts in place; equal ones keep the server's order.
func sortContainers(list []reply.ContainerSummary, by string) {
	if order := psOrders[by]; order != nil {
		slices.SortStableFunc(list, order)
	}
}
