package core

// The capabilities: what a container's resource limits and health checks ask for.
const (
	CapDeviceRules       Capability = "device-rules"
	CapHealthOnFailure   Capability = "health-on-failure"
	CapHealthStartup     Capability = "health-startup"
	CapCPUIdle           Capability = "cpu-idle"
	CapCPUBurst          Capability = "cpu-burst"
	CapMemoryCheck       Capability = "memory-check-before-update"
	CapBlkioWeightDevice Capability = "blkio-weight-device"
	CapIntelRdt          Capability = "intel-rdt"
)

// containerResourcesRules are the rows of the rules table on what a container's resource limits and health checks ask for.
var containerResourcesRules = []row[ContainerSpec]{
	{Rule: Rule{Cap: CapDeviceRules, Option: "Resources.DeviceRules", Field: "Resources.DeviceRules", Until: "3.4.7",
		Note: "newer servers put a rule that denies all devices behind them", Instead: "use Storage.DeviceCgroup"},
		used:     func(s *ContainerSpec) bool { return len(s.Resources.DeviceRules) > 0 },
		leaveOut: func(s *ContainerSpec) { s.Resources.DeviceRules = nil },
	},
	{Rule: Rule{Cap: CapHealthOnFailure, Option: "--health-on-failure", Field: "HealthCheck.OnFailure",
		Paths: []string{"health_check_on_failure_action"}, Since: "4.3.0",
		Instead: "ask for its health and act on the exit code: healthcheck run"},
		used: func(s *ContainerSpec) bool {
			return s.HealthCheck.OnFailure != "" && s.HealthCheck.OnFailure != HealthActionNone
		},
		leaveOut: func(s *ContainerSpec) { s.HealthCheck.OnFailure = "" },
	},
	{Rule: Rule{Cap: CapHealthStartup, Option: "--health-startup-cmd", Field: "HealthCheck.Startup",
		Instead: "give --health-start-period the time that the start may take", Since: "4.4.0",
		Paths: []string{"startupHealthConfig", "startupHealthConfig.Test", "startupHealthConfig.StartPeriod", "startupHealthConfig.Interval",
			"startupHealthConfig.Timeout", "startupHealthConfig.Retries", "startupHealthConfig.Successes"}},
		used:     func(s *ContainerSpec) bool { return s.HealthCheck.Startup != nil },
		leaveOut: func(s *ContainerSpec) { s.HealthCheck.Startup = nil },
	},
	{Rule: Rule{Cap: CapCPUIdle, Option: "Resources.CPU.Idle", Field: "Resources.CPU.Idle", Paths: []string{"resource_limits.cpu.idle"},
		Since: "4.4.0"},
		used:     func(s *ContainerSpec) bool { return s.Resources.CPU != nil && s.Resources.CPU.Idle != nil },
		leaveOut: func(s *ContainerSpec) { changed(&s.Resources.CPU).Idle = nil },
	},
	{Rule: Rule{Cap: CapCPUBurst, Option: "Resources.CPU.Burst", Field: "Resources.CPU.Burst", Paths: []string{"resource_limits.cpu.burst"},
		Since: "4.5.0"},
		used:     func(s *ContainerSpec) bool { return s.Resources.CPU != nil && s.Resources.CPU.Burst != nil },
		leaveOut: func(s *ContainerSpec) { changed(&s.Resources.CPU).Burst = nil },
	},
	{Rule: Rule{Cap: CapMemoryCheck, Option: "Resources.Memory.CheckBeforeUpdate", Field: "Resources.Memory.CheckBeforeUpdate",
		Paths: []string{"resource_limits.memory.checkBeforeUpdate"}, Since: "4.5.0"},
		used: func(s *ContainerSpec) bool {
			return s.Resources.Memory != nil && s.Resources.Memory.CheckBeforeUpdate != nil
		},
		leaveOut: func(s *ContainerSpec) { changed(&s.Resources.Memory).CheckBeforeUpdate = nil },
	},
	{Rule: Rule{Cap: CapBlkioWeightDevice, Option: "--blkio-weight-device", Field: "Resources.WeightDevice", Since: "4.0.0",
		Note: "older servers accept it and never read it"},
		used:     func(s *ContainerSpec) bool { return len(s.Resources.WeightDevice) > 0 },
		leaveOut: func(s *ContainerSpec) { s.Resources.WeightDevice = nil },
	},
	{Rule: Rule{Cap: CapIntelRdt, Option: "--rdt-class", Field: "Resources.IntelRdt", Since: "4.8.0",
		Paths: []string{"intelRdt", "intelRdt.closID"}},
		used:     func(s *ContainerSpec) bool { return s.Resources.IntelRdt != nil },
		leaveOut: func(s *ContainerSpec) { s.Resources.IntelRdt = nil },
	},
}
