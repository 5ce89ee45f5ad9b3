package container_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/podspan/podspan/cmd/internal/cli/clitest"
)

func TestStats(t *testing.T) {
	f := clitest.Serve(t, "5.4.2", map[string]http.HandlerFunc{
		"GET /version": clitest.Answer(`{"Version":"5.4.2","Components":[{"Name":"Podman Engine","Details":{"APIVersion":"5.4.2","MinAPIVersion":"4.0.0"}}]}`),
		"GET /containers/stats": clitest.Answer(`{"Error":null,"Stats":[{"ContainerID":"abcdefabcdef99","Name":"web","CPU":1.239,"AvgCPU":8.3e-9,"MemUsage":2048,"MemLimit":1000000,"MemPerc":0.2,
			"Network":{"eth0":{"RxBytes":1500,"TxBytes":10},"eth1":{"RxBytes":500,"TxBytes":5}},"BlockInput":0,"BlockOutput":4096,"PIDs":2,"UpTime":1500000000}]}`),
	})
	clitest.WantOutput(t, clitest.Podspan(t, f, "stats", "--no-stream"),
		"ID            NAME        CPU %       MEM USAGE / LIMIT  MEM %       NET IO      BLOCK IO      PIDS        CPU TIME    AVG CPU %\n"+
			"abcdefabcdef  web         1.24%       2.048kB / 1MB      0.20%       2kB / 15B   0B / 4.096kB  2           1.5s        8.30%\n")
	r := clitest.Podspan(t, f, "stats", "--no-stream", "--format", "json", "--no-trunc", "-a")
	if want := "[\n {\n  \"id\": \"abcdefabcdef99\",\n  \"name\": \"web\",\n  \"cpu_time\": \"1.5s\",\n  \"cpu_percent\": " +
		"\"1.24%\","; !strings.HasPrefix(r.Stdout, want) {
		t.Errorf("json: %s%s", r.Stdout, r.Stderr)
	}
	if !slices.Contains(f.Did(), "GET /containers/stats?all=true&stream=false") {
		t.Errorf("sent %s", f.Did())
	}
	clitest.WantOutput(t, clitest.Podspan(t, f, "container", "stats", "--no-stream", "--format",
		"{{.ID}} {{.PIDs}} {{.MemUsageBytes}} {{.Up}}", "/web"), "abcdefabcdef 2 2KiB / 976.6KiB 1.5s\n")
	clitest.Refusals(t, []clitest.BadLine{
		{"stats -a web", "cannot be used together"}, {"stats -i 0", "invalid interval"}, {"stats -i x", "whole number"},
	})
}
