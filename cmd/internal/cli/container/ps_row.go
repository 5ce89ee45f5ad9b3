package container

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/containers/common/pkg/report"
	"github.com/docker/go-units"

	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/core/reply"
)

// psRow is one container as templates of ps see it: the fields of
// [core.ListContainer], and these methods in the place of those that people
// read.
type psRow struct {
	reply.ContainerSummary
	view *psView
}

// psView is what all rows of one table share.
type psView struct {
	noTrunc bool
	now     time.Time
	warn    func(string) // called once for each thing that a column cannot show
}

func (r psRow) ago(t time.Time) string { return units.HumanDuration(r.view.now.Sub(t)) }

func (r psRow) trunc(id string) string {
	if r.view.noTrunc {
		return id
	}
	return common.ShortID(id)
}

// ID returns the container's ID, cut unless --no-trunc is given; so do ImageID and Pod.
func (r psRow) ID() string { return r.trunc(r.ContainerSummary.ID) }

// ImageID returns the ID of its image.
func (r psRow) ImageID() string { return r.trunc(r.ContainerSummary.ImageID) }

// Pod returns the ID of its pod.
func (r psRow) Pod() string { return r.trunc(r.ContainerSummary.Pod) }

// Command returns the command line, cut to 17 bytes unless --no-trunc is given.
func (r psRow) Command() string {
	const shown = 17
	s := strings.Join(r.ContainerSummary.Command, " ")
	if !r.view.noTrunc && len(s) > shown {
		return s[:shown] + "..."
	}
	return s
}

// Status returns the state with its age: "Up 3 minutes", "Exited (1) 2 hours ago".
func (r psRow) Status() string {
	var s string
	switch r.State {
	case "running":
		s = "Up " + r.ago(time.Unix(r.StartedAt, 0))
	case "exited", "stopped":
		s = fmt.Sprintf("Exited (%d) %s ago", r.ExitCode, r.ago(time.Unix(r.ExitedAt, 0)))
	case "":
	default:
		s = strings.ToUpper(r.State[:1]) + r.State[1:]
	}
	if health := r.ContainerSummary.Status; health != "" {
		s += " (" + health + ")"
	}
	return s
}

// Restarts returns how often the restart policy has started it.
func (r psRow) Restarts() string { return strconv.FormatUint(uint64(r.ContainerSummary.Restarts), 10) }

// CreatedHuman returns the container's age: "3 minutes ago".
func (r psRow) CreatedHuman() string { return r.ago(r.Created) + " ago" }

// RunningFor is [psRow.CreatedHuman].
func (r psRow) RunningFor() string { return r.CreatedHuman() }

// CreatedAt returns the time of creation.
func (r psRow) CreatedAt() string { return r.Created.String() }

// Size returns the size of the container's own layer and of the whole.
func (r psRow) Size() string {
	if r.ContainerSummary.Size == nil {
		r.view.warn("Size format requires --size option")
		return ""
	}
	return fmt.Sprintf("%s (virtual %s)",
		units.HumanSizeWithPrecision(float64(r.ContainerSummary.Size.RwSize), 3),
		units.HumanSizeWithPrecision(float64(r.ContainerSummary.Size.RootFsSize), 3))
}

// Names returns the container's name.
func (r psRow) Names() string {
	if len(r.ContainerSummary.Names) == 0 {
		return ""
	}
	return r.ContainerSummary.Names[0]
}

// Networks returns the names of its networks, separated by commas.
func (r psRow) Networks() string { return strings.Join(r.ContainerSummary.Networks, ",") }

// Ports returns its published ports: "0.0.0.0:8080->80/tcp, …".
func (r psRow) Ports() string {
	var parts []string
	for _, p := range r.ContainerSummary.Ports {
		for proto := range strings.SplitSeq(p.Protocol, ",") {
			host, ctr := strconv.Itoa(int(p.HostPort)), strconv.Itoa(int(p.ContainerPort))
			if p.Range > 1 {
				host += "-" + strconv.Itoa(int(p.HostPort+p.Range-1))
				ctr += "-" + strconv.Itoa(int(p.ContainerPort+p.Range-1))
			}
			parts = append(parts, fmt.Sprintf("%s:%s->%s/%s", hostIP(p), host, ctr, proto))
		}
	}
	return strings.Join(parts, ", ")
}

// hostIP returns the address that a port is published on.
func hostIP(p reply.PublishedPort) string {
	if p.HostIP == "" {
		return "0.0.0.0"
	}
	return p.HostIP
}

// The namespaces, as columns of their own. Each has the names that podman's
// templates know.

// Cgroup returns the cgroup namespace's ID.
func (r psRow) Cgroup() string { return r.Namespaces.Cgroup }

// CGROUPNS is [psRow.Cgroup].
func (r psRow) CGROUPNS() string { return r.Namespaces.Cgroup }

// IPC returns the IPC namespace's ID.
func (r psRow) IPC() string { return r.Namespaces.IPC }

// MNT returns the mount namespace's ID.
func (r psRow) MNT() string { return r.Namespaces.MNT }

// NET returns the network namespace's ID.
func (r psRow) NET() string { return r.Namespaces.NET }

// PIDNS returns the PID namespace's ID.
func (r psRow) PIDNS() string { return r.Namespaces.PIDNS }

// User returns the user namespace's ID.
func (r psRow) User() string { return r.Namespaces.User }

// USERNS is [psRow.User].
func (r psRow) USERNS() string { return r.Namespaces.User }

// UTS returns the UTS namespace's ID.
func (r psRow) UTS() string { return r.Namespaces.UTS }

// psHeaders are the titles of every column that a template may name.
func psHeaders() []map[string]string {
	return report.Headers(psRow{}, map[string]string{
		"Cgroup": "cgroupns", "CGROUPNS": "cgroupns", "CreatedHuman": "created", "ID": "container id",
		"IPC": "ipc", "MNT": "mnt", "NET": "net", "Networks": "networks", "PIDNS": "pidns",
		"Pod": "pod id", "PodName": "podname", "Restarts": "restarts", "RunningFor": "running for",
		"USERNS": "userns", "UTS": "uts", "User": "userns",
	})
}
