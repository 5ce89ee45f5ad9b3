package container

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/containers/common/pkg/report"
	"github.com/docker/go-units"

	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/core/reply"
)

// statsRow is a container as templates of stats see it: the fields of
// [core.ContainerStats], and these methods in the place of those that people
// read.
type statsRow struct {
	reply.ContainerStats
	noTrunc bool
}

// ID returns the container's ID: 12 digits, or with --no-trunc all.
func (r statsRow) ID() string {
	if r.noTrunc {
		return r.ContainerID
	}
	return common.ShortID(r.ContainerID)
}

// CPUPerc returns the processor's share since the last report: "1.25%".
func (r statsRow) CPUPerc() string { return percent(r.CPU) }

// AVGCPU returns the processor's share since the start.
func (r statsRow) AVGCPU() string { return percent(r.AvgCPU) }

// Up returns the processor time.
func (r statsRow) Up() string { return r.UpTime.String() }

// MemPerc returns the part of the memory limit that is used.
func (r statsRow) MemPerc() string { return percent(r.ContainerStats.MemPerc) }

// NetIO returns what was received and sent: "1.2kB / 540B".
func (r statsRow) NetIO() string { return humanPair(r.NetInput, r.NetOutput) }

// BlockIO returns what was read and written.
func (r statsRow) BlockIO() string { return humanPair(r.BlockInput, r.BlockOutput) }

// PIDS returns the number of processes.
func (r statsRow) PIDS() string { return strconv.FormatUint(r.PIDs, 10) }

// MemUsage returns the memory that is used, and its limit.
func (r statsRow) MemUsage() string {
	return humanPair(r.ContainerStats.MemUsage, r.MemLimit)
}

// MemUsageBytes is [statsRow.MemUsage] in powers of 1024.
func (r statsRow) MemUsageBytes() string {
	return units.BytesSize(float64(r.ContainerStats.MemUsage)) + " / " + units.BytesSize(float64(r.MemLimit))
}

// percent writes a share. podman drops the exponent of very small and very
// large numbers: 8.3e-09 becomes 8.30%.
func percent(x float64) string {
	digits, _, _ := strings.Cut(strconv.FormatFloat(x, 'g', -1, 64), "e")
	x, err := strconv.ParseFloat(digits, 64)
	if err != nil {
		return "--"
	}
	return fmt.Sprintf("%.2f%%", x)
}

func humanPair(a, b uint64) string {
	return units.HumanSize(float64(a)) + " / " + units.HumanSize(float64(b))
}

// statsHeaders are the titles of every column that a template may name.
func statsHeaders() []map[string]string {
	return report.Headers(reply.ContainerStats{}, map[string]string{
		"ID": "ID", "UpTime": "CPU TIME", "CPUPerc": "CPU %", "AVGCPU": "Avg CPU %", "MemUsage": "MEM USAGE / LIMIT",
		"MemUsageBytes": "MEM USAGE / LIMIT", "MemPerc": "MEM %", "NetIO": "NET IO", "BlockIO": "BLOCK IO", "PIDS": "PIDS",
	})
}

// statsJSON has podman's shape: the columns of the table, as text.
func statsJSON(rows []statsRow) any {
	type container struct {
		ID         string `json:"id"`
		Name       string `json:"name"`
		CPUTime    string `json:"cpu_time"`
		CPUPercent string `json:"cpu_percent"`
		AverageCPU string `json:"avg_cpu"`
		MemUsage   string `json:"mem_usage"`
		MemPercent string `json:"mem_percent"`
		NetIO      string `json:"net_io"`
		BlockIO    string `json:"block_io"`
		PIDs       string `json:"pids"`
	}
	out := make([]container, len(rows))
	for i, r := range rows {
		out[i] = container{
			r.ID(), r.Name, r.Up(), r.CPUPerc(), r.AVGCPU(), r.MemUsage(), r.MemPerc(), r.NetIO(), r.BlockIO(), r.PIDS(),
		}
	}
	return out
}
