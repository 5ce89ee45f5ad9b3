package cli

import (
	"net/http"
	"slices"
	"strings"
	"testing"
)

const dockerEvents = `{"Type":"container","Action":"died","Actor":{"ID":"abcdefabcdef99","Attributes":{"image":"box","name":"web","containerExitCode":"3","app":"x"}},"timeNano":1767225600000000001}
{"Type":"image","Action":"pull","HealthStatus":"","Actor":{"ID":"ffffffffffff11","Attributes":{"name":"box"}},"timeNano":1767225601000000000}
{"Type":"volume","Action":"create","Actor":{"ID":"","Attributes":{"name":"data"}},"timeNano":1767225602000000000}
{"Type":"network","Action":"connect","Actor":{"ID":"c1","Attributes":{"network":"front"}},"timeNano":1767225603000000000}
{"Type":"system","Action":"refresh","Actor":{},"timeNano":1767225604000000000}
`

func TestEvents(t *testing.T) {
	t.Setenv("TZ", "UTC")
	f := serve(t, "3.4.4", map[string]http.HandlerFunc{"GET /events": answer(dockerEvents)})
	r := podspan(t, f, "events", "--stream=false", "--no-trunc=false", "-f", "event=start", "--since", "1h", "--filter", "event=die")
	for _, want := range []string{
		" container died abcdefabcdef (image=box, name=web, app=x, podId=)\n", " image pull ffffffffffff box\n", " volume create data\n",
		" network connect c1 (container=c1, name=front)\n", " system refresh\n",
	} {
		if r.code != 0 || !strings.Contains(r.stdout, want) {
			t.Errorf("code %d, no %q in\n%s%s", r.code, want, r.stdout, r.stderr)
		}
	}
	if got := f.did()[0]; got != "GET /events?filters=%7B%22event%22%3A%5B%22start%22%2C%22died%22%5D%7D&since=1h0m0s&stream=false" {
		t.Errorf("sent %s", got)
	}
	wantOutput(t, podspan(t, f, "system", "events", "--format", "{{.Type}} {{.Status}} {{.ContainerExitCode}} {{.Name}}"),
		"container died 3 web\nimage pull 0 box\nvolume create 0 data\nnetwork connect 0 \nsystem refresh 0 \n")
	r = podspan(t, f, "events", "--format", "json", "--since", "2026-01-01")
	if lines := strings.Split(r.stdout, "\n"); len(lines) != 6 || !strings.HasPrefix(lines[0], `{"ContainerExitCode":3,"ID":"abcdefabcdef99","Image":"box","Name":"web","Status":"died","Time":"2026-01-01T00:00:00.000000001Z","Type":"container","Attributes":{"app":"x","podId":""}}`) {
		t.Errorf("json: %s", r.stdout)
	}
	testRefusals(t, []badLine{
		{"events x", "takes no arguments"}, {"events -f nothing", "name=value"}, {"events --format {{.", "template"},
	})
}

func TestStats(t *testing.T) {
	f := serve(t, "5.4.2", map[string]http.HandlerFunc{
		"GET /version": answer(`{"Version":"5.4.2","Components":[{"Name":"Podman Engine","Details":{"APIVersion":"5.4.2","MinAPIVersion":"4.0.0"}}]}`),
		"GET /containers/stats": answer(`{"Error":null,"Stats":[{"ContainerID":"abcdefabcdef99","Name":"web","CPU":1.239,"AvgCPU":8.3e-9,"MemUsage":2048,"MemLimit":1000000,"MemPerc":0.2,
			"Network":{"eth0":{"RxBytes":1500,"TxBytes":10},"eth1":{"RxBytes":500,"TxBytes":5}},"BlockInput":0,"BlockOutput":4096,"PIDs":2,"UpTime":1500000000}]}`),
	})
	wantOutput(t, podspan(t, f, "stats", "--no-stream"), "ID            NAME        CPU %       MEM USAGE / LIMIT  MEM %       NET IO      BLOCK IO      PIDS        CPU TIME    AVG CPU %\n"+
		"abcdefabcdef  web         1.24%       2.048kB / 1MB      0.20%       2kB / 15B   0B / 4.096kB  2           1.5s        8.30%\n")
	r := podspan(t, f, "stats", "--no-stream", "--format", "json", "--no-trunc", "-a")
	if want := "[\n {\n  \"id\": \"abcdefabcdef99\",\n  \"name\": \"web\",\n  \"cpu_time\": \"1.5s\",\n  \"cpu_percent\": \"1.24%\","; !strings.HasPrefix(r.stdout, want) {
		t.Errorf("json: %s%s", r.stdout, r.stderr)
	}
	if !slices.Contains(f.did(), "GET /containers/stats?all=true&stream=false") {
		t.Errorf("sent %s", f.did())
	}
	wantOutput(t, podspan(t, f, "container", "stats", "--no-stream", "--format", "{{.ID}} {{.PIDs}} {{.MemUsageBytes}} {{.Up}}", "/web"), "abcdefabcdef 2 2KiB / 976.6KiB 1.5s\n")
	testRefusals(t, []badLine{
		{"stats -a web", "cannot be used together"}, {"stats -i 0", "invalid interval"}, {"stats -i x", "whole number"},
	})
}

func TestSystemDf(t *testing.T) {
	f := serve(t, "4.9.5", map[string]http.HandlerFunc{
		"GET /system/df": answer(`{"ImagesSize":3000,"Images":[{"Repository":"box","Tag":"1","ImageID":"0123456789abcdef","Created":"2026-05-04T10:00:00Z","Size":2000,"UniqueSize":2000,"Containers":1},
			{"Repository":"box","Tag":"2","ImageID":"0123456789abcdef","Created":"2026-05-04T10:00:00Z","Size":2000,"UniqueSize":2000,"Containers":1}],
			"Containers":[{"ContainerID":"c123456789abcdef","Image":"0123456789abcdef","Command":["sleep","5"],"RWSize":7,"Created":"2026-05-04T11:00:00Z","Status":"exited","Names":"web"}],
			"Volumes":[{"VolumeName":"data","Links":1,"Size":10}]}`),
	})
	wantOutput(t, podspan(t, f, "system", "df"), "TYPE           TOTAL       ACTIVE      SIZE        RECLAIMABLE\n"+
		"Images         2           1           3kB         1kB (33%)\nContainers     1           0           7B          7B (100%)\nLocal Volumes  1           1           10B         0B (0%)\n")
	wantOutput(t, podspan(t, f, "system", "df", "--format", "{{.Type}}:{{.RawSize}}"), "Images:3000\nContainers:7\nLocal Volumes:10\n")
	r := podspan(t, f, "system", "df", "--format", "json")
	if want := "[\n    {\"Type\":\"Images\",\"Total\":2,\"Active\":1,\"RawSize\":3000,\"RawReclaimable\":1000,\"TotalCount\":2,\"Size\":\"3kB\",\"Reclaimable\":\"1kB (33%)\"},\n"; !strings.HasPrefix(r.stdout, want) {
		t.Errorf("json: %s", r.stdout)
	}
	r = podspan(t, f, "system", "df", "-v")
	for _, want := range []string{"Images space usage:\n\nREPOSITORY", "box         1           0123456789ab  2 hours     2kB", "\nContainers space usage:\n\nCONTAINER ID", "c123456789ab  0123456789ab  sleep 5", "\nLocal Volumes space usage:\n\nVOLUME NAME  LINKS       SIZE\ndata         1           10B\n"} {
		if !strings.Contains(r.stdout, want) {
			t.Errorf("no %q in\n%s", want, r.stdout)
		}
	}
	testRefusals(t, []badLine{{"system df x", "takes no arguments"}, {"system df -v --format json", "cannot combine"}, {"df", "unrecognized command"}})
}

func TestHealthcheckRun(t *testing.T) {
	f := serve(t, "4.3.1", map[string]http.HandlerFunc{
		"GET /containers/well/healthcheck": answer(`{"Status":"healthy","FailingStreak":0,"Log":null}`),
		"GET /containers/ill/healthcheck":  answer(`{"Status":"unhealthy","FailingStreak":0,"Log":null}`),
		"GET /containers/none/healthcheck": fail(http.StatusConflict, "has no defined healthcheck"),
	})
	wantOutput(t, podspan(t, f, "healthcheck", "run", "/well"), "")
	if r := podspan(t, f, "healthcheck", "run", "ill"); r.code != exitFailed || r.stdout != "unhealthy\n" || r.stderr != "" {
		t.Errorf("%+v", r)
	}
	if r := podspan(t, f, "healthcheck", "run", "none"); r.code != exitUsage || !strings.Contains(r.stderr, "has no defined healthcheck") {
		t.Errorf("%+v", r)
	}
	testRefusals(t, []badLine{{"healthcheck run", "accepts 1 arg(s), received 0"}, {"healthcheck run a b", "received 2"}})
}
