package pod

import (
	"strconv"
	"strings"
	"time"

	"github.com/containers/common/pkg/report"
	"github.com/docker/go-units"

	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/core/reply"
)

// podRow is one pod as templates of pod ps see it: the fields of
// [core.ListPod], and these methods in the place of those that people read.
type podRow struct {
	reply.PodSummary
	view *podView
}

// podView is what all rows of one table share.
type podView struct {
	noTrunc bool
	now     time.Time
}

func (r podRow) trunc(id string) string {
	if r.view.noTrunc {
		return id
	}
	return common.ShortID(id)
}

// Created returns the pod's age: "3 minutes ago".
func (r podRow) Created() string {
	return units.HumanDuration(r.view.now.Sub(r.PodSummary.Created)) + " ago"
}

// Networks returns the names of its networks, separated by commas.
func (r podRow) Networks() string { return strings.Join(r.PodSummary.Networks, ",") }

// NumberOfContainers counts its containers, the infra container included.
func (r podRow) NumberOfContainers() int { return len(r.Containers) }

// Id returns the pod's ID, cut unless --no-trunc is given; so do all IDs here.
func (r podRow) Id() string { return r.trunc(r.PodSummary.Id) }

// ID is [podRow.Id].
func (r podRow) ID() string { return r.Id() }

// InfraId returns the ID of the infra container.
func (r podRow) InfraId() string { return r.trunc(r.PodSummary.InfraId) }

// InfraID is [podRow.InfraId].
func (r podRow) InfraID() string { return r.InfraId() }

// ContainerIds returns the IDs of the containers, separated by commas.
func (r podRow) ContainerIds() string {
	return r.each(func(c *reply.PodSummaryContainer) string { return r.trunc(c.Id) })
}

// ContainerNames returns their names.
func (r podRow) ContainerNames() string {
	return r.each(func(c *reply.PodSummaryContainer) string { return c.Names })
}

// ContainerStatuses returns their states.
func (r podRow) ContainerStatuses() string {
	return r.each(func(c *reply.PodSummaryContainer) string { return c.Status })
}

func (r podRow) each(of func(*reply.PodSummaryContainer) string) string {
	var out []string
	for _, c := range r.Containers {
		if c != nil {
			out = append(out, of(c))
		}
	}
	return strings.Join(out, ",")
}

// Restarts returns how often the restart policies have started its containers.
// Servers before 4.6 do not tell.
func (r podRow) Restarts() string {
	n := uint(0)
	for _, c := range r.Containers {
		if c != nil {
			n += c.RestartCount
		}
	}
	return strconv.FormatUint(uint64(n), 10)
}

// podHeaders are the titles of every column that a template may name.
func podHeaders() []map[string]string {
	return report.Headers(podRow{}, map[string]string{
		"Id": "POD ID", "NumberOfContainers": "# OF CONTAINERS", "InfraID": "INFRA ID", "ContainerIds": "IDS",
		"ContainerNames": "NAMES", "ContainerStatuses": "STATUS", "Namespace": "NAMESPACES", "ID": "POD ID",
	})
}
