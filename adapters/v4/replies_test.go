package v4

import (
	"time"

	"github.com/podspan/podspan/adapters/internal/adaptertest"
	"github.com/podspan/podspan/core"
	"github.com/podspan/podspan/core/reply"
)

var replies = []adaptertest.Reply{
	{Name: "list", Op: core.OpContainerList,
		Body: `[{"Id":"a","Created":"2024-01-02T03:04:05Z","Names":["web"],"Restarts":2,"CIDFile":"/cid","ExposedPorts":{"80":["tcp"]},
			"Ports":[{"host_ip":"","container_port":80,"host_port":8080,"range":3,"protocol":"tcp"}]}]`,
		Want: []reply.ContainerSummary{{ID: "a", Created: time.Date(2024, 1, 2, 3, 4, 5, 0, time.UTC), Names: []string{"web"}, Restarts: 2,
			CIDFile: "/cid",
			Ports:   []reply.PublishedPort{{ContainerPort: 80, HostPort: 8080, Range: 3, Protocol: "tcp"}}}}},
	{Name: "empty list, as text before 4.2", Op: core.OpContainerList, Body: "[]\n", Want: []reply.ContainerSummary{}},
	{Name: "remove", Op: core.OpContainerRemove, Body: `[{"Id":"a","Err":null,"RawInput":"web"},{"Id":"b","Err":"busy"}]`,
		Want: []reply.ContainerRemoved{{ID: "a"}, {ID: "b", Err: new("busy")}}},
	{Name: "inspect 4", Op: core.OpContainerInspect,
		Body: `{"Id":"a","State":{"Status":"running","Health":{"Status":"healthy","FailingStreak":0,"Log":null}},"Config":{"Entrypoint":"sh -c","StopSignal":15,"Cmd":["x"]},
			"NetworkSettings":{"SecondaryIPAddresses":[{"Addr":"10.0.0.5","PrefixLength":24}]}}`,
		Want: inspected},
	{Name: "inspect 5", Op: core.OpContainerInspect,
		Body: `{"Id":"a","State":{"Status":"running","Health":{"Status":"healthy"}},"Config":{"Entrypoint":["sh","-c"],"StopSignal":"SIGTERM","Cmd":["x"]},
			"NetworkSettings":{"SecondaryIPAddresses":[{"Addr":"10.0.0.5","PrefixLength":24}]}}`,
		Want: inspected},
	{Name: "inspect 5 without health, entrypoint and signal", Op: core.OpContainerInspect,
		Body: `{"Id":"a","State":{"Health":null},"Config":{"Entrypoint":null,"StopSignal":""}}`,
		Want: &reply.Container{ID: "a", State: &reply.ContainerState{},
			Config: &reply.ContainerConfig{HealthcheckOnFailureAction: "none", Passwd: new(true)}}},
	{Name: "inspect 5 with an unknown signal", Op: core.OpContainerInspect, Body: `{"Id":"a","Config":{"StopSignal":"SIGNOT"}}`},
	{Name: "info", Op: core.OpInfo, Body: `{"host":{"networkBackend":"netavark","rootlessNetworkCmd":"pasta"}}`,
		Want: &reply.Info{Host: &reply.HostInfo{NetworkBackend: "netavark", NetworkBackendInfo: reply.NetworkBackendInfo{Backend: "netavark"}}}},
	{Name: "wait", Op: core.OpContainerWait, Body: "-1\n", Want: int32(-1)},
	{Name: "wait for nothing", Op: core.OpContainerWait, Body: "\n"},
	{Name: "wait beyond", Op: core.OpContainerWait, Body: "4294967296"},
	{Name: "version", Op: core.OpVersion,
		Body: `{"Version":"4.9.5","ApiVersion":"1.41","MinAPIVersion":"1.24","GoVersion":"go1.21","Os":"linux","Arch":"amd64","GitCommit":"c","BuildTime":"t",
			"Components":[{"Name":"Podman Engine","Version":"4.9.5","Details":{"APIVersion":"4.9.5","MinAPIVersion":"4.0.0"}},{"Name":"Conmon","Version":"2"}]}`,
		Want: &reply.ServiceVersion{Version: "4.9.5", APIVersion: "4.9.5", MinAPIVersion: "4.0.0", GoVersion: "go1.21", OsArch: "linux/amd64",
			GitCommit: "c", BuildTime: "t",
			Components: []reply.ServiceComponent{
				{Name: "Podman Engine", Version: "4.9.5", Details: map[string]string{"APIVersion": "4.9.5", "MinAPIVersion": "4.0.0"}},
				{Name: "Conmon", Version: "2"}}}},
	{Name: "images", Op: core.OpImageList, Body: `[{"Id":"i","Size":5,"IsManifestList":false}]`,
		Want: []reply.ImageSummary{{ID: "i", Size: 5}}},
	{Name: "images removed", Op: core.OpImageRemove, Body: `{"Deleted":["i"],"Untagged":["x"],"ExitCode":1,"Errors":["e"]}`,
		Want: &reply.RemoveImagesResult{Deleted: []string{"i"}, Untagged: []string{"x"}, ExitCode: 1, Errors: []string{"e"}}},
	{Name: "top, several answers", Op: core.OpContainerTop, Body: `{"Titles":["PID"],"Processes":[["1"]]}{"Titles":["PID"]}`,
		Want: &reply.ContainerTop{Titles: []string{"PID"}, Processes: [][]string{{"1"}}}},
	{Name: "exec created", Op: core.OpExecCreate, Body: `{"Id":"e"}`, Want: &reply.ExecCreated{ID: "e"}},
	{Name: "pods", Op: core.OpPodList, Body: `[{"Id":"p","Containers":[{"Id":"a","Status":"created","RestartCount":2}]}]`,
		Want: []reply.PodSummary{{Id: "p", Containers: []*reply.PodSummaryContainer{{Id: "a", Status: "created", RestartCount: 2}}}}},
	{Name: "no processes", Op: core.OpPodTop, Body: "", Want: &reply.ContainerTop{}},
	{Name: "pod removed", Op: core.OpPodRemove, Body: `{"RemovedCtrs":{"a":null,"b":"busy"},"Err":null,"Id":"p"}`,
		Want: &reply.RemovePodResult{ID: "p", RemovedCtrs: map[string]*string{"a": nil, "b": new("busy")}}},
	{Name: "a stream", Op: core.OpContainerLogs, Body: "x"},
	{Name: "event of 5.x", Op: core.OpEvents,
		Body: `{"Type":"network","Action":"connect","Actor":{"ID":"a","Attributes":{"image":"","name":"","network":"front","podId":"p"}},"timeNano":1000000002}`,
		Want: &reply.Event{ID: "a", Status: "connect", Type: "network", Network: "front", PodID: "p", Time: time.Unix(1, 2),
			Attributes: map[string]string{"podId": "p"}}},
	{Name: "health status", Op: core.OpEvents,
		Body: `{"Type":"container","Action":"health_status","HealthStatus":"healthy","Actor":{"ID":"a"},"timeNano":1000000002}`,
		Want: &reply.Event{ID: "a", Status: "health_status", Type: "container", HealthStatus: "healthy", Time: time.Unix(1, 2),
			Attributes: map[string]string{"podId": ""}}},
	{Name: "statistics of 5.x", Op: core.OpContainerStats,
		Body: `{"Error":null,"Stats":[{"ContainerID":"a","Network":{"eth0":{"RxBytes":1,"TxBytes":2},"eth1":{"RxBytes":10,"TxBytes":20}}}]}`,
		Want: &reply.ContainerStatsReport{Stats: []reply.ContainerStats{{ContainerID: "a", NetInput: 11, NetOutput: 22}}}},
	{Name: "health check", Op: core.OpContainerHealthCheck, Body: `{"Status":"starting","FailingStreak":0,"Log":null}`,
		Want: &reply.HealthCheckResults{Status: "starting"}},
}

var inspected = &reply.Container{
	ID:    "a",
	State: &reply.ContainerState{Status: "running", Health: reply.HealthCheckResults{Status: "healthy"}},
	Config: &reply.ContainerConfig{HealthcheckOnFailureAction: "none", Passwd: new(true), Entrypoint: "sh -c", StopSignal: 15,
		Cmd: []string{"x"}},
	NetworkSettings: &reply.NetworkSettings{BasicNetworkConfig: reply.BasicNetworkConfig{
		SecondaryIPAddresses: []reply.Address{{Addr: "10.0.0.5", PrefixLength: 24}},
	}},
}
