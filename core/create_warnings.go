package core

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/podspan/podspan/core/reply"
)

// resourceLimit is a limit of resources in the command line's words, and whether a spec
// asks for it.
type resourceLimit struct {
	option, field string
	asked         func(*ContainerResources) bool
}

// resourceLimits are those that a server can leave out because its kernel lacks them.
var resourceLimits = []resourceLimit{
	{"--memory", "Resources.Memory.Limit", ofMemory(func(m *Memory) bool { return m.Limit != nil && *m.Limit > 0 })},
	// -1 is no limit: nothing is lost with it.
	{"--memory-swap", "Resources.Memory.Swap", ofMemory(func(m *Memory) bool { return m.Swap != nil && *m.Swap > 0 })},
	{"--memory-swappiness", "Resources.Memory.Swappiness", ofMemory(func(m *Memory) bool { return m.Swappiness != nil })},
	{"--memory-reservation", "Resources.Memory.Reservation", ofMemory(func(m *Memory) bool {
		return m.Reservation != nil && *m.Reservation > 0
	})},
	{"Resources.Memory.Kernel", "Resources.Memory.Kernel", ofMemory(func(m *Memory) bool { return m.Kernel != nil && *m.Kernel > 0 })},
	{"--oom-kill-disable", "Resources.Memory.DisableOOMKiller", ofMemory(func(m *Memory) bool {
		return m.DisableOOMKiller != nil && *m.DisableOOMKiller
	})},
	{"--pids-limit", "Resources.PidsLimit", func(r *ContainerResources) bool { return r.PidsLimit != nil && *r.PidsLimit > 0 }},
	{"--cpu-shares", "Resources.CPU.Shares", ofCPU(func(c *CPU) bool { return c.Shares != nil && *c.Shares > 0 })},
	{"--cpu-period", "Resources.CPU.Period", ofCPU(func(c *CPU) bool { return c.Period != nil && *c.Period > 0 })},
	{"--cpus, --cpu-quota", "Resources.CPU.Quota", ofCPU(func(c *CPU) bool { return c.Quota != nil && *c.Quota > 0 })},
	{"--cpuset-cpus", "Resources.CPU.Cpus", ofCPU(func(c *CPU) bool { return c.Cpus != "" })},
	{"--cpuset-mems", "Resources.CPU.Mems", ofCPU(func(c *CPU) bool { return c.Mems != "" })},
	{"--cpu-rt-period", "Resources.CPU.RealtimePeriod", ofCPU(func(c *CPU) bool { return c.RealtimePeriod != nil })},
	{"--cpu-rt-runtime", "Resources.CPU.RealtimeRuntime", ofCPU(func(c *CPU) bool { return c.RealtimeRuntime != nil })},
	{"--blkio-weight", "Resources.BlockIO.Weight", ofBlockIO(func(b *BlockIO) bool { return b.Weight != nil })},
	{"--blkio-weight-device", "Resources.WeightDevice", func(r *ContainerResources) bool {
		return len(r.WeightDevice) > 0 || r.BlockIO != nil && len(r.BlockIO.WeightDevice) > 0
	}},
	{"--device-read-bps", "Resources.ReadBpsDevice", func(r *ContainerResources) bool {
		return len(r.ReadBpsDevice) > 0 || r.BlockIO != nil && len(r.BlockIO.ReadBpsDevice) > 0
	}},
	{"--device-write-bps", "Resources.WriteBpsDevice", func(r *ContainerResources) bool {
		return len(r.WriteBpsDevice) > 0 || r.BlockIO != nil && len(r.BlockIO.WriteBpsDevice) > 0
	}},
	{"--device-read-iops", "Resources.ReadIOPSDevice", func(r *ContainerResources) bool {
		return len(r.ReadIOPSDevice) > 0 || r.BlockIO != nil && len(r.BlockIO.ReadIOPSDevice) > 0
	}},
	{"--device-write-iops", "Resources.WriteIOPSDevice", func(r *ContainerResources) bool {
		return len(r.WriteIOPSDevice) > 0 || r.BlockIO != nil && len(r.BlockIO.WriteIOPSDevice) > 0
	}},
	{"--cgroup-conf", "Resources.Unified", func(r *ContainerResources) bool { return len(r.Unified) > 0 }},
	{"Resources.Hugepages", "Resources.Hugepages", func(r *ContainerResources) bool { return len(r.Hugepages) > 0 }},
	{"Resources.NetworkCgroup", "Resources.NetworkCgroup", func(r *ContainerResources) bool { return r.NetworkCgroup != nil }},
	{"Resources.RDMA", "Resources.RDMA", func(r *ContainerResources) bool { return len(r.RDMA) > 0 }},
}

func ofMemory(f func(*Memory) bool) func(*ContainerResources) bool {
	return func(r *ContainerResources) bool { return r.Memory != nil && f(r.Memory) }
}

func ofCPU(f func(*CPU) bool) func(*ContainerResources) bool {
	return func(r *ContainerResources) bool { return r.CPU != nil && f(r.CPU) }
}

func ofBlockIO(f func(*BlockIO) bool) func(*ContainerResources) bool {
	return func(r *ContainerResources) bool { return r.BlockIO != nil && f(r.BlockIO) }
}

// discards are the warnings of a create reply that say that a setting was left
// out: how each begins, and the fields that it is about; none: all limits. They
// are those of pkg/specgen/generate/validate*.go of podman 3.1.2, 3.2.0, 3.4.4,
// 4.3.1, 4.9.5 and 5.4.2, which agree where they have them; the programs of 3.0.1
// and 6.1.1 have them, too. Other warnings are only passed on.
var discards = []struct {
	text   string
	fields []string
}{
	{"Resource limits are not supported and ignored", nil},
	{"Your kernel does not support memory limit", []string{"Resources.Memory.Limit", "Resources.Memory.Swap"}},
	{"Your kernel does not support swap limit", []string{"Resources.Memory.Swap"}},
	{"Your kernel does not support memory swappiness", []string{"Resources.Memory.Swappiness"}},
	{"Your kernel does not support memory soft limit", []string{"Resources.Memory.Reservation"}},
	{"Your kernel does not support kernel memory limit", []string{"Resources.Memory.Kernel"}},
	{"Your kernel does not support OomKillDisable", []string{"Resources.Memory.DisableOOMKiller"}},
	{"Your kernel does not support pids limit", []string{"Resources.PidsLimit"}},
	{"Your kernel does not support CPU shares", []string{"Resources.CPU.Shares"}},
	{"Your kernel does not support CPU cfs period", []string{"Resources.CPU.Period"}},
	{"Your kernel does not support CPU cfs quota", []string{"Resources.CPU.Quota"}},
	{"Your kernel does not support cpuset", []string{"Resources.CPU.Cpus", "Resources.CPU.Mems"}},
	{"Your kernel does not support Block I/O weight or", []string{"Resources.BlockIO.Weight"}},
	{"Your kernel does not support Block I/O weight_device", []string{"Resources.WeightDevice"}},
	{"Your kernel does not support BPS Block I/O read limit", []string{"Resources.ReadBpsDevice"}},
	{"Your kernel does not support BPS Block I/O write limit", []string{"Resources.WriteBpsDevice"}},
	{"Your kernel does not support IOPS Block read limit", []string{"Resources.ReadIOPSDevice"}},
	{"Your kernel does not support IOPS Block I/O write limit", []string{"Resources.WriteIOPSDevice"}},
	{"Realtime period not supported", []string{"Resources.CPU.RealtimePeriod"}},
	{"Realtime runtime not supported", []string{"Resources.CPU.RealtimeRuntime"}},
}

// discarded returns what of the spec the server's warning says it left out. A
// warning about what was not asked for (a default of the server's) is about none.
func discarded(s *ContainerSpec, warning string) []resourceLimit {
	var out []resourceLimit
	for _, d := range discards {
		if !strings.HasPrefix(warning, d.text) {
			continue
		}
		for _, l := range resourceLimits {
			if (d.fields == nil || slices.Contains(d.fields, l.field)) && l.asked(&s.Resources) {
				out = append(out, l)
			}
		}
	}
	return out
}

// checkWarnings removes a container of which the server says that it left out
// what was asked for, unless the skew policy lets it be.
func (c *Client) checkWarnings(ctx context.Context, sent sentSpec[*ContainerSpec], created *reply.CreateContainerResult) error {
	lost := &NotAppliedError{Op: subject("create container", sent.spec.Basic.Name), Server: sent.to.URI, Version: sent.to.Version}
	var refusals Refusals
	for _, w := range created.Warnings {
		fields := discarded(sent.spec, w)
		for _, l := range fields {
			lost.Settings = append(lost.Settings, l.option)
			refusals = append(refusals, &UnsupportedError{
				Field: l.field, Option: l.option, Needs: "another server or kernel", Has: sent.to.Version, Server: sent.to.URI,
				Note: "the server says: " + w, Instead: "leave the option out or change the server",
			})
		}
		if len(fields) > 0 {
			lost.Warnings = append(lost.Warnings, w)
		}
	}
	if len(refusals) == 0 {
		return nil
	}
	var why error = lost
	if policy := c.options.Skew; policy != nil {
		left, err := policy.settle(refusals)
		if err == nil {
			_ = c.tell(left) // the result has the server's own warnings
			return nil
		}
		if _, same := err.(Refusals); !same { //nolint:errorlint // plain refusals say what lost says
			why = errors.Join(lost, err)
		}
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), verifyUndoTime)
	defer cancel()
	_, err := c.RemoveContainer(ctx, created.ID, RemoveContainerOptions{Force: true, Volumes: true, Ignore: true})
	if err != nil && !errors.Is(err, ErrNotFound) {
		return fmt.Errorf("%w; and container %s could not be removed again: %w", why, created.ID, err)
	}
	return why
}
