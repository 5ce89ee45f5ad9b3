package v3

import (
	"time"

	"github.com/podspan/podspan/adapters/internal/adaptertest"
	"github.com/podspan/podspan/core"
	"github.com/podspan/podspan/core/reply"
)

var replies = []adaptertest.Reply{
	{Name: "list", Op: core.OpContainerList,
		Body: `[{"Id":"a","Names":["web"],"Ports":[{"hostPort":8080,"containerPort":80,"protocol":"tcp","hostIP":"127.0.0.1"},{"hostPort":8081,"containerPort":81,"protocol":"udp","hostIP":""}]},{"Id":"b","Ports":null}]`,
		Want: []reply.ContainerSummary{{ID: "a", Names: []string{"web"}, Ports: []reply.PublishedPort{
			{HostIP: "127.0.0.1", ContainerPort: 80, HostPort: 8080, Range: 1, Protocol: "tcp"},
			{ContainerPort: 81, HostPort: 8081, Range: 1, Protocol: "udp"}}}, {ID: "b"}}},
	{Name: "list of a newer server", Op: core.OpContainerList,
		Body: `[{"Id":"a","Ports":[{"host_ip":"","container_port":80,"host_port":8080,"range":3,"protocol":"tcp"}]}]`,
		Want: []reply.ContainerSummary{{ID: "a", Ports: []reply.PublishedPort{{ContainerPort: 80, HostPort: 8080, Range: 3, Protocol: "tcp"}}}}},
	{Name: "empty list as text", Op: core.OpContainerList, Body: "[]\n", Want: []reply.ContainerSummary{}},
	{Name: "remove has no answer", Op: core.OpContainerRemove, Body: "", Want: []reply.ContainerRemoved{}},
	{Name: "inspect", Op: core.OpContainerInspect,
		Body: `{"Id":"a","ExitCommand":["x"],"State":{"Status":"running","Healthcheck":{"Status":"healthy","FailingStreak":1,"Log":[{"Start":"s","End":"e","ExitCode":2,"Output":"o"}]}},
			"Config":{"Entrypoint":"sh -c","StopSignal":15},
			"NetworkSettings":{"IPAddress":"10.0.0.4","SecondaryIPAddresses":["10.0.0.5/24","odd"],"Ports":{"80/tcp":[{"HostIp":"","HostPort":"8080"}]},
				"Networks":{"n":{"IPAddress":"10.1.0.4","SecondaryIPv6Addresses":["fd00::5/64"],"Aliases":["x"]},"none":null}}}`,
		Want: inspected(reply.HealthCheckResults{Status: "healthy", FailingStreak: 1,
			Log: []reply.HealthCheckLog{{Start: "s", End: "e", ExitCode: 2, Output: "o"}}})},
	{Name: "inspect of a newer server", Op: core.OpContainerInspect,
		Body: `{"Id":"a","State":{"Status":"running","Health":{"Status":"starting"}},"Config":{"Entrypoint":"sh -c","StopSignal":15},
			"NetworkSettings":{"IPAddress":"10.0.0.4","SecondaryIPAddresses":[{"Addr":"10.0.0.5","PrefixLength":24},{"Addr":"odd"}],"Ports":{"80/tcp":[{"HostPort":"8080"}]},
				"Networks":{"n":{"IPAddress":"10.1.0.4","SecondaryIPv6Addresses":[{"Addr":"fd00::5","PrefixLength":64}],"Aliases":["x"]},"none":null}}}`,
		Want: inspected(reply.HealthCheckResults{Status: "starting"})},
	{Name: "inspect of little", Op: core.OpContainerInspect, Body: `{"Id":"a","State":null,"NetworkSettings":{}}`,
		Want: &reply.Container{ID: "a", NetworkSettings: &reply.NetworkSettings{}}},
	{Name: "info names no network backend", Op: core.OpInfo, Body: `{"host":{"arch":"amd64"}}`,
		Want: &reply.Info{Host: &reply.HostInfo{Arch: "amd64", NetworkBackend: "cni",
			NetworkBackendInfo: reply.NetworkBackendInfo{Backend: "cni"}}}},
	{Name: "wait", Op: core.OpContainerWait, Body: "137\n", Want: int32(137)},
	{Name: "images", Op: core.OpImageList, Body: `[{"Id":"i","ConfigDigest":"d"}]`, Want: []reply.ImageSummary{{ID: "i"}}},
	{Name: "created", Op: core.OpContainerCreate, Body: `{"Id":"a","Warnings":["w"]}`,
		Want: &reply.CreateContainerResult{ID: "a", Warnings: []string{"w"}}},
	{Name: "pods", Op: core.OpPodList,
		Body: `[{"Id":"p","Name":"web","Containers":[{"Id":"a","Names":"web-infra","Status":"configured"},{"Id":"b","Names":"c","Status":"running"},null]}]`,
		Want: []reply.PodSummary{{Id: "p", Name: "web", Containers: []*reply.PodSummaryContainer{
			{Id: "a", Names: "web-infra", Status: "created"}, {Id: "b", Names: "c", Status: "running"}, nil}}}},
	{Name: "pod", Op: core.OpPodInspect,
		Body: `{"Id":"p","State":"Created","NumContainers":1,"Containers":[{"Id":"a","Name":"x","State":"configured"}]}`,
		Want: &reply.Pod{ID: "p", State: "Created", NumContainers: 1, Containers: []reply.PodContainer{{ID: "a", Name: "x", State: "created"}}}},
	{Name: "pod's processes", Op: core.OpPodTop, Body: `{"Processes":null,"Titles":null}`, Want: &reply.ContainerTop{}},
	{Name: "pod removed", Op: core.OpPodRemove, Body: `{"Err":null,"Id":"p"}`, Want: &reply.RemovePodResult{ID: "p"}},
	{Name: "a stream", Op: core.OpImagePull, Body: "{}"},
	{Name: "event", Op: core.OpEvents,
		Body: `{"status":"died","id":"a","from":"box","Type":"container","Action":"died","Actor":{"ID":"a","Attributes":{"containerExitCode":"3","image":"box","name":"web","app":"x"}},"scope":"local","time":1,"timeNano":1000000002}`,
		Want: &reply.Event{ID: "a", Image: "box", Name: "web", Status: "died", Type: "container", ContainerExitCode: 3, Time: time.Unix(1, 2),
			Attributes: map[string]string{"app": "x", "podId": ""}}},
	{Name: "event with an exit code that is none", Op: core.OpEvents, Body: `{"Actor":{"Attributes":{"containerExitCode":"x"}}}`},
	{Name: "statistics", Op: core.OpContainerStats,
		Body: `{"Error":null,"Stats":[{"ContainerID":"a","NetInput":5,"NetOutput":6,"DataPoints":1}]}`,
		Want: &reply.ContainerStatsReport{Stats: []reply.ContainerStats{{ContainerID: "a", NetInput: 5, NetOutput: 6}}}},
	{Name: "statistics that fail", Op: core.OpContainerStats, Body: `{"Error":{},"Stats":null}`,
		Want: &reply.ContainerStatsReport{Error: new("")}},
	{Name: "disk usage", Op: core.OpDiskUsage, Body: `{"Images":null,"Containers":[{"ContainerID":"a","Status":"configured"}]}`,
		Want: &reply.DiskUsage{Containers: []reply.DiskUsageContainer{{ContainerID: "a", Status: "created"}}}},
	{Name: "history", Op: core.OpImageHistory, Body: `[{"Id":"i","Created":7,"Size":5}]`,
		Want: []reply.ImageHistoryLayer{{ID: "i", Created: time.Unix(7, 0).UTC(), Size: 5}}},
}

func inspected(h reply.HealthCheckResults) *reply.Container {
	return &reply.Container{
		ID:     "a",
		State:  &reply.ContainerState{Status: "running", Health: h},
		Config: &reply.ContainerConfig{HealthcheckOnFailureAction: "none", Passwd: new(true), Entrypoint: "sh -c", StopSignal: 15},
		NetworkSettings: &reply.NetworkSettings{
			BasicNetworkConfig: reply.BasicNetworkConfig{
				IPAddress: "10.0.0.4", SecondaryIPAddresses: []reply.Address{{Addr: "10.0.0.5", PrefixLength: 24}, {Addr: "odd"}},
			},
			Ports: map[string][]reply.HostPort{"80/tcp": {{HostPort: "8080"}}},
			Networks: map[string]*reply.AdditionalNetwork{
				"n": {BasicNetworkConfig: reply.BasicNetworkConfig{
					IPAddress: "10.1.0.4", SecondaryIPv6Addresses: []reply.Address{{Addr: "fd00::5", PrefixLength: 64}}}, Aliases: []string{"x"}},
				"none": nil,
			},
		},
	}
}
