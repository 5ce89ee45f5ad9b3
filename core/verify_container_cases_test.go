package core

import (
	"slices"
	"time"
)

const (
	idA = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
	idB = "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
)

func readBackCases() []readBackCase {
	return slices.Concat(basicCases(), namespaceCases(), storageCases(), securityCases(), networkCases(), resourceCases())
}

func basicCases() []readBackCase {
	basic := func(field string, b ContainerBasic, has, lacks, wanted, got string) readBackCase {
		return readBackCase{field: "Basic." + field, spec: ContainerSpec{Basic: b}, has: has, lacks: lacks, wanted: wanted, got: got}
	}
	check := func(field string, h HealthConfig, has, lacks, wanted, got string) readBackCase {
		return readBackCase{field: "HealthCheck.Check." + field, spec: ContainerSpec{HealthCheck: ContainerHealthCheck{Check: &h}}, has: has,
			lacks: lacks, wanted: wanted, got: got}
	}
	return []readBackCase{
		basic("Name", ContainerBasic{Name: "web"}, `{"Name":"web"}`, `{"Name":"other"}`, "web", "other"),
		basic("Pod", ContainerBasic{Pod: idA}, `{"Pod":"`+idA+`"}`, `{"Pod":"`+idB+`"}`, idA, idB),
		basic("Pod", ContainerBasic{Pod: "apps"}, `{"Pod":"`+idA+`"}`, "", "apps", `""`),
		basic("Entrypoint", ContainerBasic{Entrypoint: []string{"sh", "-c"}}, `{"Config":{"Entrypoint":"sh -c"}}`, "", "sh -c", `""`),
		basic("Entrypoint", ContainerBasic{Entrypoint: []string{}}, `{}`, `{"Config":{"Entrypoint":"/image"}}`, `""`, "/image"),
		basic("Command", ContainerBasic{Command: []string{"echo", "a b"}}, `{"Config":{"Cmd":["echo","a b"]}}`,
			`{"Config":{"Cmd":["echo","a","b"]}}`, `"a b"`, `"a" "b"`),
		basic("Env", ContainerBasic{Env: map[string]string{"A": "1", "B": "2"}}, `{"Config":{"Env":["PATH=/","A=1","B=2"]}}`,
			`{"Config":{"Env":["A=1","B=3"]}}`, `["B=2"]`, "B=3"),
		basic("EnvMerge", ContainerBasic{EnvMerge: []string{"A=$X.1", "B=2"}}, `{"Config":{"Env":["A=x.1","B=2"]}}`,
			`{"Config":{"Env":["A=x.1","B=3"]}}`, `["B=2"]`, "B=3"),
		basic("EnvMerge", ContainerBasic{EnvMerge: []string{"A=$X.1"}}, `{"Config":{"Env":["A="]}}`, "", "A=$X.1", "[]"),
		basic("UnsetEnv", ContainerBasic{UnsetEnv: []string{"A", "B", "HOSTNAME"}, Env: map[string]string{"B": "2"}},
			`{"Config":{"Env":["B=2","HOSTNAME=h"]}}`, `{"Config":{"Env":["A=1","B=2"]}}`, `without ["A"`, `["A=1"]`),
		basic("Labels", ContainerBasic{Labels: map[string]string{"a": "b"}}, `{"Config":{"Labels":{"a":"b","c":"d"}}}`,
			`{"Config":{"Labels":{"a":"c"}}}`, "a=b", "a=c"),
		basic("Annotations", ContainerBasic{Annotations: map[string]string{"a": "b"}}, `{"Config":{"Annotations":{"a":"b","c":"d"}}}`, "", "a=b",
			"[]"),
		basic("CreateCommand", ContainerBasic{CreateCommand: []string{"podspan", "run"}}, `{"Config":{"CreateCommand":["podspan","run"]}}`, "",
			"podspan", "[]"),
		basic("Terminal", ContainerBasic{Terminal: true}, `{"Config":{"Tty":true}}`, "", "true", "false"),
		basic("Stdin", ContainerBasic{Stdin: true}, `{"Config":{"OpenStdin":true}}`, "", "true", "false"),
		basic("StopSignal", ContainerBasic{StopSignal: new(SIGINT)}, `{"Config":{"StopSignal":2}}`, `{"Config":{"StopSignal":15}}`, "SIGINT",
			"SIGTERM"),
		basic("StopTimeout", ContainerBasic{StopTimeout: new(time.Duration(0))}, `{"Config":{"StopTimeout":0}}`, `{"Config":{"StopTimeout":10}}`,
			"0", "10"),
		basic("Timeout", ContainerBasic{Timeout: 44 * time.Second}, `{"Config":{"Timeout":44}}`, "", "44", "0"),
		basic("Log.Driver", ContainerBasic{Log: &LogConfig{Driver: "none"}}, `{"HostConfig":{"LogConfig":{"Type":"none"}}}`,
			`{"HostConfig":{"LogConfig":{"Type":"k8s-file"}}}`, "none", "k8s-file"),
		basic("Log.Path", ContainerBasic{Log: &LogConfig{Path: "/l"}}, `{"HostConfig":{"LogConfig":{"Path":"/l"}}}`,
			`{"HostConfig":{"LogConfig":{"Path":"/var/l"}}}`, "/l", "/var/l"),
		basic("Log.MaxSize", ContainerBasic{Log: &LogConfig{MaxSize: 10240}}, `{"HostConfig":{"LogConfig":{"Size":"10.24kB"}}}`,
			`{"HostConfig":{"LogConfig":{"Size":"0B"}}}`, "10.24kB", "0B"),
		basic("Log.Tag", ContainerBasic{Log: &LogConfig{Tag: "t"}}, `{"HostConfig":{"LogConfig":{"Tag":"t"}}}`,
			`{"HostConfig":{"LogConfig":{"Tag":"the server's"}}}`, `"t"`, "the server's"),
		basic("ConmonPidFile", ContainerBasic{ConmonPidFile: "/p"}, `{"ConmonPidFile":"/p"}`, `{"ConmonPidFile":"/run/p"}`, "/p", "/run/p"),
		basic("RestartPolicy", ContainerBasic{RestartPolicy: "always"}, `{"HostConfig":{"RestartPolicy":{"Name":"always"}}}`, "", "always", "no"),
		basic("RestartPolicy", ContainerBasic{RestartPolicy: "no"}, `{}`, `{"HostConfig":{"RestartPolicy":{"Name":"always"}}}`, "no", "always"),
		basic("RestartTries", ContainerBasic{RestartTries: new(uint(3))}, `{"HostConfig":{"RestartPolicy":{"MaximumRetryCount":3}}}`, "", "3",
			"0"),
		basic("Systemd", ContainerBasic{Systemd: "always"}, `{"Config":{"SystemdMode":true}}`, "", "true", "false"),
		basic("Systemd", ContainerBasic{Systemd: "false"}, `{}`, `{"Config":{"SystemdMode":true}}`, "false", "true"),
		basic("SdNotifyMode", ContainerBasic{SdNotifyMode: "conmon"}, `{"Config":{"sdNotifyMode":"conmon"}}`,
			`{"Config":{"sdNotifyMode":"container"}}`, "conmon", "container"),
		basic("Hostname", ContainerBasic{Hostname: "h"}, `{"Config":{"Hostname":"h"}}`, `{"Config":{"Hostname":"0123456789ab"}}`, `"h"`,
			"0123456789ab"),
		basic("Remove", ContainerBasic{Remove: true}, `{"HostConfig":{"AutoRemove":true}}`, "", "true", "false"),
		basic("Timezone", ContainerBasic{Timezone: "local"}, `{"Config":{"Timezone":"local"}}`, "", "local", `""`),
		basic("Dependencies", ContainerBasic{Dependencies: []string{idA}}, `{"Dependencies":["`+idA+`","`+idB+`"]}`,
			`{"Dependencies":["`+idB+`"]}`, idA, idB),
		basic("Dependencies", ContainerBasic{Dependencies: []string{"db"}}, `{"Dependencies":["`+idB+`"]}`, `{"Dependencies":[]}`, "db", "[]"),
		basic("ManagePassword", ContainerBasic{ManagePassword: new(false)}, `{"Config":{"Passwd":false}}`, "", "false", "true"),

		check("Test", HealthConfig{Test: []string{"CMD", "true"}}, `{"Config":{"Healthcheck":{"Test":["CMD","true"]}}}`, "", "CMD", "[]"),
		check("Interval", HealthConfig{Interval: time.Second}, `{"Config":{"Healthcheck":{"Interval":1000000000}}}`, "", "1s", "0s"),
		check("Timeout", HealthConfig{Timeout: time.Second}, `{"Config":{"Healthcheck":{"Timeout":1000000000}}}`, "", "1s", "0s"),
		check("StartPeriod", HealthConfig{StartPeriod: time.Second}, `{"Config":{"Healthcheck":{"StartPeriod":1000000000}}}`, "", "1s", "0s"),
		check("Retries", HealthConfig{Retries: 2}, `{"Config":{"Healthcheck":{"Retries":2}}}`, "", "2", "0"),
		{field: "HealthCheck.OnFailure", spec: ContainerSpec{HealthCheck: ContainerHealthCheck{OnFailure: HealthActionKill}},
			has: `{"Config":{"HealthcheckOnFailureAction":"kill"}}`, lacks: `{"Config":{"HealthcheckOnFailureAction":"none"}}`, wanted: "kill",
			got: "none"},
	}
}

func namespaceCases() []readBackCase {
	var out []readBackCase
	add := func(field, on, key string, set func(*ContainerSpec, Namespace), n Namespace, has, lacks string) {
		c := readBackCase{field: field, on: on, has: `{"HostConfig":{"` + key + `":"` + has + `"}}`,
			lacks: `{"HostConfig":{"` + key + `":"` + lacks + `"}}`, got: `"`}
		set(&c.spec, n)
		out = append(out, c)
	}
	for _, k := range []struct {
		field, key string
		set        func(*ContainerSpec, Namespace)
	}{
		{"Basic.PID", "PidMode", func(s *ContainerSpec, n Namespace) { s.Basic.PID = n }},
		{"Basic.UTS", "UTSMode", func(s *ContainerSpec, n Namespace) { s.Basic.UTS = n }},
		{"Cgroup.NS", "CgroupMode", func(s *ContainerSpec, n Namespace) { s.Cgroup.NS = n }},
		{"Storage.IPC", "IpcMode", func(s *ContainerSpec, n Namespace) { s.Storage.IPC = n }},
		{"Security.UserNS", "UsernsMode", func(s *ContainerSpec, n Namespace) { s.Security.UserNS = n }},
		{"Network.NS", "NetworkMode", func(s *ContainerSpec, n Namespace) { s.Network.NS = n }},
	} {
		add(k.field+".Mode", "", k.key, k.set, Namespace{Mode: NamespaceHost}, map[string]string{"Security.UserNS": ""}[k.field]+host(k.field),
			"private")
		add(k.field+".Mode", "", k.key, k.set, Namespace{NamespacePath, "/n"}, "ns:/n", "private")
		add(k.field+".Value", "", k.key, k.set, Namespace{NamespacePath, "/n"}, "ns:/n", "ns:/m")
		add(k.field+".Mode", "", k.key, k.set, Namespace{NamespaceContainer, "db"}, "container:"+idA, "private")
		add(k.field+".Value", "", k.key, k.set, Namespace{NamespaceContainer, idA}, "container:"+idA, "container:"+idB)
		switch k.field {
		case "Storage.IPC":
			add(k.field+".Mode", "3.4.4", k.key, k.set, Namespace{Mode: NamespaceShareable}, "private", "host")
			add(k.field+".Mode", "4.3.1", k.key, k.set, Namespace{Mode: NamespaceNone}, "shareable", "ns:/other")
			add(k.field+".Mode", "", k.key, k.set, Namespace{Mode: NamespacePrivate}, "private", "shareable")
		case "Network.NS":
			add(k.field+".Mode", "", k.key, k.set, Namespace{Mode: NamespacePrivate}, "slirp4netns", "host")
			add(k.field+".Mode", "", k.key, k.set, Namespace{Mode: NamespacePasta}, "pasta", "bridge")
		case "Security.UserNS":
			add(k.field+".Mode", "", k.key, k.set, Namespace{Mode: NamespaceKeepID}, "private", "")
		}
	}
	return out
}

// host is how inspect says that a namespace is the host's.
func host(field string) string {
	if field == "Security.UserNS" {
		return ""
	}
	return "host"
}

func storageCases() []readBackCase {
	storage := func(field string, s ContainerStorage, has, lacks, wanted, got string) readBackCase {
		return readBackCase{field: "Storage." + field, spec: ContainerSpec{Storage: s}, has: has, lacks: lacks, wanted: wanted, got: got}
	}
	bind := []Mount{{Type: "bind", Source: "/src/", Destination: "/d/", Options: []string{"ro", "rprivate", "z", "noexec"}}}
	seen := `{"Mounts":[{"Type":"bind","Source":"/src","Destination":"/d","Mode":"z","Options":["noexec","rbind"],"RW":false,"Propagation":"rprivate"}]}`
	volume := []NamedVolume{{Name: "v", Destination: "/v", Options: []string{"rw", "U"}}}
	seenVolume := `{"Mounts":[{"Type":"volume","Name":"v","Source":"/x","Destination":"/v","Options":["U"],"RW":true}]}`
	image := []ImageVolume{{Source: "busybox", Destination: "/i"}}
	seenImage := `{"Mounts":[{"Type":"image","Source":"busybox","Destination":"/i","RW":false}]}`
	secret := []ContainerSecret{{Source: "key", UID: 7}, {Source: idB[:12]}}
	seenSecrets := `{"Config":{"Secrets":[{"Name":"key","ID":"k","UID":7,"Mode":292},{"Name":"other","ID":"` + idB + `","Mode":292}]}}`
	return []readBackCase{
		storage("Image", ContainerStorage{Image: "sha256:" + idA}, `{"Image":"`+idA+`"}`, `{"Image":"`+idB+`"}`, idA, idB),
		storage("Image", ContainerStorage{Image: "localhost/a"}, `{"Image":"i","ImageName":"localhost/a:latest"}`,
			`{"Image":"i","ImageName":"localhost/a:2"}`, "a:latest", "a:2"),
		storage("Image", ContainerStorage{Image: "docker.io/busybox"}, `{"ImageName":"docker.io/library/busybox:latest"}`, "",
			"docker.io/library/busybox:latest", ""),
		storage("Image", ContainerStorage{Image: "quay.io:443/a@sha256:" + idA}, `{"ImageName":"quay.io:443/a:1"}`, `{"ImageName":"quay.io/b"}`,
			`"quay.io:443/a"`, "quay.io/b"),
		storage("Image", ContainerStorage{Image: "short"}, `{"Image":"`+idA+`","ImageName":"quay.io/me/long:1"}`, "", "short", `""`),
		storage("Rootfs", ContainerStorage{Rootfs: "/r"}, `{"Rootfs":"/r"}`, "", "/r", `""`),
		storage("VolumesFrom", ContainerStorage{VolumesFrom: []string{"a:ro,z", "b"}}, `{"HostConfig":{"VolumesFrom":["a:ro","z","b"]}}`, "",
			"a:ro,z,b", `""`),
		storage("Init", ContainerStorage{Init: true}, `{"HostConfig":{"Init":true}}`, "", "true", "false"),
		storage("ShmSize", ContainerStorage{ShmSize: new(Bytes(1 << 20))}, `{"HostConfig":{"ShmSize":1048576}}`, "", "1048576", "0"),
		storage("WorkDir", ContainerStorage{WorkDir: "/w"}, `{"Config":{"WorkingDir":"/w"}}`, `{"Config":{"WorkingDir":"/"}}`, "/w", "/"),
		storage("Secrets.Source", ContainerStorage{Secrets: secret}, seenSecrets, `{"Config":{"Secrets":[{"Name":"key","ID":"k","UID":7}]}}`,
			idB[:12], "[]"),
		storage("Secrets.UID", ContainerStorage{Secrets: secret}, seenSecrets, `{"Config":{"Secrets":[{"Name":"key","ID":"k"}]}}`, "key 7", "0"),
		storage("Secrets.GID", ContainerStorage{Secrets: []ContainerSecret{{Source: "key", GID: 8}}},
			`{"Config":{"Secrets":[{"Name":"key","GID":8,"Mode":292}]}}`, `{"Config":{"Secrets":[{"Name":"key"}]}}`, "key 8", "0"),
		storage("Secrets.Mode", ContainerStorage{Secrets: []ContainerSecret{{Source: "key"}}},
			`{"Config":{"Secrets":[{"Name":"key","Mode":292}]}}`, `{"Config":{"Secrets":[{"Name":"key"}]}}`, "key 0444", "0"),
		storage("ChrootDirs", ContainerStorage{ChrootDirs: []string{"/c"}}, `{"Config":{"ChrootDirs":["/c"]}}`, "", "/c", "[]"),

		storage("Mounts.Destination", ContainerStorage{Mounts: bind}, seen, seenVolume, `["/d"]`, `["/v"]`),
		storage("Mounts.Type", ContainerStorage{Mounts: bind}, seen, `{"HostConfig":{"Tmpfs":{"/d":"ro"}}}`, "bind", "tmpfs"),
		storage("Mounts.Source", ContainerStorage{Mounts: bind}, seen, `{"Mounts":[{"Type":"bind","Source":"/other","Destination":"/d"}]}`,
			"/src", "/other"),
		storage("Mounts.Options", ContainerStorage{Mounts: bind}, seen,
			`{"Mounts":[{"Type":"bind","Source":"/src","Destination":"/d","RW":true}]}`, `"ro" "rprivate" "z" "noexec"`, `"rw"`),
		storage("Mounts.Options", ContainerStorage{Mounts: []Mount{{Type: "tmpfs", Destination: "/t",
			Options: []string{"size=1m", "notmpcopyup"}}}},
			`{"HostConfig":{"Tmpfs":{"/t":"size=1m,rw"}}}`, `{"HostConfig":{"Tmpfs":{"/t":"rw"}}}`, "size=1m", "rw"),
		storage("Volumes.Destination", ContainerStorage{Volumes: volume}, seenVolume, seen, `["/v"]`, `["/d"]`),
		storage("Volumes.Name", ContainerStorage{Volumes: volume}, seenVolume, `{"Mounts":[{"Type":"volume","Name":"w","Destination":"/v"}]}`,
			"/v: v", "/v: w"),
		storage("Volumes.Options", ContainerStorage{Volumes: volume}, seenVolume, `{"Mounts":[{"Type":"volume","Name":"v","Destination":"/v"}]}`,
			`"rw" "U"`, "ro"),
		storage("ImageVolumes.Destination", ContainerStorage{ImageVolumes: image}, seenImage, "", "/i", "[]"),
		storage("ImageVolumes.Source", ContainerStorage{ImageVolumes: image}, seenImage,
			`{"Mounts":[{"Type":"image","Source":"alpine","Destination":"/i"}]}`, "busybox", "alpine"),
		storage("ImageVolumes.ReadWrite", ContainerStorage{ImageVolumes: image}, seenImage,
			`{"Mounts":[{"Type":"image","Source":"busybox","Destination":"/i","RW":true}]}`, "false", "true"),
	}
}

func securityCases() []readBackCase {
	security := func(field string, s ContainerSecurity, has, lacks, wanted, got string) readBackCase {
		return readBackCase{field: "Security." + field, spec: ContainerSpec{Security: s}, has: has, lacks: lacks, wanted: wanted, got: got}
	}
	uids := ContainerSecurity{IDMappings: &IDMappings{UIDMap: []IDMap{{0, 1000, 5}, {5, 2000, 6}}}}
	gids := ContainerSecurity{IDMappings: &IDMappings{GIDMap: []IDMap{{0, 1000, 5}, {5, 2000, 6}}}}
	seen := `{"HostConfig":{"IDMappings":{"UidMap":["0:1000:5","5:2000:6"],"GidMap":["0:1000:5","5:2000:6"]}}}`
	other := `{"HostConfig":{"IDMappings":{"UidMap":["1:1001:7"],"GidMap":["1:1001:7"]}}}`
	rw := security("ReadWriteTmpfs", ContainerSecurity{ReadOnly: true, ReadWriteTmpfs: true},
		`{"HostConfig":{"ReadonlyRootfs":true,"Tmpfs":{"/run":"rw","/tmp":"rw"}},"Mounts":[{"Type":"bind","Destination":"/var/tmp"}]}`,
		`{"HostConfig":{"ReadonlyRootfs":true,"Tmpfs":{"/tmp":"rw"}}}`, `"/run" "/var/tmp"`, "none")
	rw.on = "4.3.1"
	return []readBackCase{
		rw,
		security("Privileged", ContainerSecurity{Privileged: true}, `{"HostConfig":{"Privileged":true}}`, "", "true", "false"),
		security("User", ContainerSecurity{User: "1:2"}, `{"Config":{"User":"1:2"}}`, "", "1:2", `""`),
		security("Groups", ContainerSecurity{Groups: []string{"7"}}, `{"HostConfig":{"GroupAdd":["6","7"]}}`, "", "7", "[]"),
		security("CapAdd", ContainerSecurity{CapAdd: []string{"net_admin", "CAP_KILL"}}, `{"BoundingCaps":["CAP_KILL","CAP_NET_ADMIN"]}`,
			`{"BoundingCaps":["CAP_KILL"]}`, `["CAP_NET_ADMIN"]`, "CAP_KILL"),
		security("CapAdd", ContainerSecurity{CapAdd: []string{"all"}}, `{"BoundingCaps":["CAP_KILL"],"HostConfig":{"CapAdd":["CAP_KILL"]}}`,
			`{"BoundingCaps":["CAP_CHOWN"]}`, "ALL", "CAP_CHOWN"),
		security("CapDrop", ContainerSecurity{CapDrop: []string{"chown"}}, `{"BoundingCaps":["CAP_KILL"]}`,
			`{"BoundingCaps":["CAP_CHOWN","CAP_KILL"]}`, "chown", `["CAP_CHOWN"]`),
		security("CapDrop", ContainerSecurity{CapDrop: []string{"ALL"}, CapAdd: []string{"kill"}}, `{"BoundingCaps":["CAP_KILL"]}`,
			`{"BoundingCaps":["CAP_CHOWN","CAP_KILL"]}`, "ALL", `["CAP_CHOWN"]`),
		security("NoNewPrivileges", ContainerSecurity{NoNewPrivileges: true}, `{"HostConfig":{"SecurityOpt":["no-new-privileges"]}}`, "", "true",
			"false"),
		security("ApparmorProfile", ContainerSecurity{ApparmorProfile: "p"}, `{"AppArmorProfile":"p"}`, "", `"p"`, `""`),
		security("IDMappings.UIDMap.ContainerID", uids, seen, other, "0 5", "1"),
		security("IDMappings.UIDMap.HostID", uids, seen, other, "1000 2000", "1001"),
		security("IDMappings.UIDMap.Size", uids, seen, other, "5 6", "7"),
		security("IDMappings.GIDMap.ContainerID", gids, seen, other, "0 5", "1"),
		security("IDMappings.GIDMap.HostID", gids, seen, other, "1000 2000", "1001"),
		security("IDMappings.GIDMap.Size", gids, seen, other, "5 6", "7"),
		security("ReadOnly", ContainerSecurity{ReadOnly: true}, `{"HostConfig":{"ReadonlyRootfs":true}}`, "", "true", "false"),
		security("Umask", ContainerSecurity{Umask: "27"}, `{"Config":{"Umask":"0027"}}`, `{"Config":{"Umask":"0022"}}`, "0027", "0022"),
		security("Unmask", ContainerSecurity{Unmask: []string{"ALL"}}, `{"HostConfig":{"SecurityOpt":["unmask=all"]}}`, "", "true", "false"),
		{field: "Cgroup.Mode", spec: ContainerSpec{Cgroup: ContainerCgroup{Mode: "enabled"}}, has: `{"HostConfig":{"Cgroups":"default"}}`,
			lacks: `{"HostConfig":{"Cgroups":"disabled"}}`, wanted: "enabled", got: "disabled"},
		{field: "Cgroup.Parent", spec: ContainerSpec{Cgroup: ContainerCgroup{Parent: "/p"}}, has: `{"HostConfig":{"CgroupParent":"/p"}}`,
			wanted: "/p", got: `""`},
		{field: "Cgroup.Parent", spec: ContainerSpec{Cgroup: ContainerCgroup{Parent: "machine.slice"}},
			has: `{"HostConfig":{"CgroupManager":"systemd"}}`, lacks: `{"HostConfig":{"CgroupManager":"cgroupfs"}}`, wanted: "machine.slice",
			got: `/libpod_parent`},
	}
}
