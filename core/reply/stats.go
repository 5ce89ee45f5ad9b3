package reply

import "time"

// ContainerStats is what a container uses, in the shape of Podman 4.9
// (libpod/define.ContainerStats). Sizes are bytes. Of a container that does not
// run, all is zero but its name.
type ContainerStats struct {
	AvgCPU        float64 // percent of one processor since the container's start
	ContainerID   string
	Name          string
	PerCPU        []uint64 // nanoseconds; null on cgroup v2
	CPU           float64  // percent of one processor since the last report, or the start
	CPUNano       uint64   // processor time since the start
	CPUSystemNano uint64   // of it, in the kernel
	SystemNano    uint64   // the server's clock, Unix time
	MemUsage      uint64
	MemLimit      uint64
	MemPerc       float64
	NetInput      uint64 // received since the start
	NetOutput     uint64 // sent
	BlockInput    uint64
	BlockOutput   uint64
	PIDs          uint64
	UpTime        time.Duration // processor time since the start, as CPUNano
	Duration      uint64        // the same
}

// ContainerStatsReport is one report of a server: of all containers that were
// asked for.
type ContainerStatsReport struct {
	Error *string // nil: none. Servers that give no reason leave it empty
	Stats []ContainerStats
}
