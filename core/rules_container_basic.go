package core

import (
	"maps"
	"strings"
)

// The capabilities: what a container's basic settings ask for.
const (
	CapTimeout         Capability = "timeout"
	CapSecretEnv       Capability = "secret-env"
	CapDependencies    Capability = "dependencies"
	CapInitContainer   Capability = "init-container"
	CapPersonality     Capability = "personality"
	CapOwnAnnotations  Capability = "own-annotations"
	CapHostUsers       Capability = "host-users"
	CapUnsetEnv        Capability = "unset-env"
	CapUnsetEnvAll     Capability = "unset-env-all"
	CapManagePassword  Capability = "manage-password"
	CapPasswdEntry     Capability = "passwd-entry"
	CapGroupEntry      Capability = "group-entry"
	CapImagePlatform   Capability = "image-platform"
	CapEnvMerge        Capability = "env-merge"
	CapSdNotifyHealthy Capability = "sdnotify-healthy"
)

// containerBasicRules are the rows of the rules table on what a container's basic settings ask for.
var containerBasicRules = []row[ContainerSpec]{
	{Rule: Rule{Cap: CapTimeout, Option: "--timeout", Field: "Basic.Timeout",
		Instead: "put timeout(1) before the command, if the image has it, or upgrade the server", Paths: []string{"timeout"}, Since: "3.2.0"},
		used:     func(s *ContainerSpec) bool { return s.Basic.Timeout != 0 },
		leaveOut: func(s *ContainerSpec) { s.Basic.Timeout = 0 },
	},
	{Rule: Rule{Cap: CapSecretEnv, Option: "--secret type=env", Field: "Basic.SecretEnv",
		Instead: "upgrade the server, or use --env-file, which inspect shows", Paths: []string{"secret_env"}, Since: "3.2.0"},
		used:     func(s *ContainerSpec) bool { return len(s.Basic.SecretEnv) > 0 },
		leaveOut: func(s *ContainerSpec) { s.Basic.SecretEnv = nil },
	},
	{Rule: Rule{Cap: CapDependencies, Option: "--requires", Field: "Basic.Dependencies",
		Instead: "start those containers before it", Paths: []string{"dependencyContainers"}, Since: "3.2.0"},
		used:     func(s *ContainerSpec) bool { return len(s.Basic.Dependencies) > 0 },
		leaveOut: func(s *ContainerSpec) { s.Basic.Dependencies = nil },
	},
	{Rule: Rule{Cap: CapInitContainer, Option: "--init-ctr", Field: "Basic.InitContainer", Paths: []string{"init_container_type"},
		Since: "3.4.0", Essential: "it would run beside the others, not before them"},
		used: func(s *ContainerSpec) bool { return s.Basic.InitContainer != "" },
	},
	{Rule: Rule{Cap: CapPersonality, Option: "--personality", Field: "Basic.Personality", Since: "3.4.0",
		Paths:   []string{"personality", "personality.domain", "personality.flags"},
		Instead: "put linux32(8) before the command, if the image has it"},
		used:     func(s *ContainerSpec) bool { return s.Basic.Personality != nil },
		leaveOut: func(s *ContainerSpec) { s.Basic.Personality = nil },
	},
	{Rule: Rule{Cap: CapOwnAnnotations, Option: "--annotation io.podman.annotations.{autoremove,init,privileged,publish-all}=",
		Field: "Basic.Annotations", Since: "4.4.0",
		Note: "older servers write FALSE over it unless the option is given", Instead: "use a key of your own"},
		used: func(s *ContainerSpec) bool { return len(s.lostAnnotations()) > 0 },
		leaveOut: func(s *ContainerSpec) {
			s.Basic.Annotations = maps.Clone(s.Basic.Annotations)
			for _, key := range s.lostAnnotations() {
				delete(s.Basic.Annotations, key)
			}
		},
	},
	{Rule: Rule{Cap: CapHostUsers, Option: "--hostuser", Field: "Basic.HostUsers", Paths: []string{"hostusers"}, Since: "4.0.0",
		Instead: "mount a file that has the user: --volume FILE:/etc/passwd"},
		used:     func(s *ContainerSpec) bool { return len(s.Basic.HostUsers) > 0 },
		leaveOut: func(s *ContainerSpec) { s.Basic.HostUsers = nil },
	},
	{Rule: Rule{Cap: CapUnsetEnv, Option: "--unsetenv", Field: "Basic.UnsetEnv", Paths: []string{"unsetenv"}, Since: "4.0.0",
		Instead: "put env(1) before the command, if the image has it: env -u NAME"},
		used:     func(s *ContainerSpec) bool { return len(s.Basic.UnsetEnv) > 0 },
		leaveOut: func(s *ContainerSpec) { s.Basic.UnsetEnv = nil },
	},
	{Rule: Rule{Cap: CapUnsetEnvAll, Option: "--unsetenv-all", Field: "Basic.UnsetEnvAll", Paths: []string{"unsetenvall"}, Since: "4.0.0",
		Instead: "put env(1) before the command, if the image has it, with each variable of the image: env -u NAME"},
		used:     func(s *ContainerSpec) bool { return s.Basic.UnsetEnvAll },
		leaveOut: func(s *ContainerSpec) { s.Basic.UnsetEnvAll = false },
	},
	{Rule: Rule{Cap: CapManagePassword, Option: "--passwd=false", Field: "Basic.ManagePassword", Paths: []string{"manage_password"},
		Since: "4.0.0",
		Note:  "older servers always add the user to /etc/passwd"},
		used:     func(s *ContainerSpec) bool { return s.Basic.ManagePassword != nil && !*s.Basic.ManagePassword },
		leaveOut: func(s *ContainerSpec) { s.Basic.ManagePassword = nil },
	},
	{Rule: Rule{Cap: CapPasswdEntry, Option: "--passwd-entry", Field: "Basic.PasswdEntry", Paths: []string{"passwd_entry"}, Since: "4.1.0",
		Instead: "mount a file that has the entry: --volume FILE:/etc/passwd"},
		used:     func(s *ContainerSpec) bool { return s.Basic.PasswdEntry != "" },
		leaveOut: func(s *ContainerSpec) { s.Basic.PasswdEntry = "" },
	},
	{Rule: Rule{Cap: CapGroupEntry, Option: "--group-entry", Field: "Basic.GroupEntry", Paths: []string{"group_entry"}, Since: "4.5.0",
		Instead: "mount a file that has the entry: --volume FILE:/etc/group"},
		used:     func(s *ContainerSpec) bool { return s.Basic.GroupEntry != "" },
		leaveOut: func(s *ContainerSpec) { s.Basic.GroupEntry = "" },
	},
	{Rule: Rule{Cap: CapImagePlatform, Option: "--arch, --os, --variant, --platform", Field: "Basic.ImageOS, ImageArch, ImageVariant",
		Since: "4.2.0",
		Paths: []string{"image_os", "image_arch", "image_variant"}, Instead: "pull the image for that platform first and create from its ID",
		Essential: "an image for another platform would run"},
		used: func(s *ContainerSpec) bool {
			return s.Basic.ImageOS != "" || s.Basic.ImageArch != "" || s.Basic.ImageVariant != ""
		},
	},
	{Rule: Rule{Cap: CapEnvMerge, Option: "--env-merge", Field: "Basic.EnvMerge",
		Instead: "use --env with the whole value", Paths: []string{"envmerge"}, Since: "4.3.0"},
		used:     func(s *ContainerSpec) bool { return len(s.Basic.EnvMerge) > 0 },
		leaveOut: func(s *ContainerSpec) { s.Basic.EnvMerge = nil },
	},
	{Rule: Rule{Cap: CapSdNotifyHealthy, Option: "--sdnotify=healthy", Field: "Basic.SdNotifyMode", Since: "4.7.0",
		Instead: "use --sdnotify=conmon, and wait --condition=healthy where its health counts"},
		used:     func(s *ContainerSpec) bool { return strings.EqualFold(s.Basic.SdNotifyMode, "healthy") },
		leaveOut: func(s *ContainerSpec) { s.Basic.SdNotifyMode = "" },
	},
}
