package container_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/podspan/podspan/cmd/internal/cli/clitest"
	"github.com/podspan/podspan/cmd/internal/cli/common"
)

const psReply = `[
{"AutoRemove":false,"Command":["sleep","1000","and","more","words"],"Created":"2026-05-04T10:00:00Z","CreatedAt":"","Exited":false,"ExitedAt":-62135596800,"ExitCode":0,
 "Id":"aaaaaaaaaaaabbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb","Image":"localhost/busybox:latest","ImageID":"1111111111112222222222222222222222222222222222222222222222222222","IsInfra":false,
 "Labels":{"a":"<b>"},"Mounts":["/data"],"Names":["web"],"Namespaces":{"Mnt":"1","Cgroup":"2","Ipc":"3","Net":"4","Pidns":"5","Uts":"6","User":"7"},"Networks":["podman","other"],"Pid":77,"Pod":"","PodName":"",
 "Ports":[{"host_ip":"","container_port":80,"host_port":8080,"range":1,"protocol":"tcp"},{"host_ip":"127.0.0.1","container_port":90,"host_port":9090,"range":3,"protocol":"tcp,udp"}],
 "Restarts":2,"Size":{"rootFsSize":2131099,"rwSize":1200},"StartedAt":1777885200,"State":"running","Status":"healthy"},
{"Command":["sh"],"Created":"2026-05-03T12:00:00Z","ExitedAt":1777895940,"ExitCode":3,"Exited":true,"Id":"cccccccccccc","Image":"b","ImageID":"","Names":["old"],"StartedAt":1777895900,"State":"exited","Ports":null},
{"Command":null,"Created":"2026-05-04T11:59:00Z","Id":"dddddddddddd","Image":"a","Names":["fresh"],"State":"created"}]`

func psService(t *testing.T) *clitest.Service {
	return clitest.Serve(t, "4.9.5", map[string]http.HandlerFunc{"GET /containers/json": clitest.Answer(psReply)})
}

func TestPsTable(t *testing.T) {
	f := psService(t)
	clitest.WantOutput(t, clitest.Podspan(t, f, "ps", "-a"), strings.TrimPrefix(`
CONTAINER ID  IMAGE                     COMMAND               CREATED             STATUS                         PORTS                                                                                 NAMES
aaaaaaaaaaaa  localhost/busybox:latest  sleep 1000 and mo...  2 hours ago         Up 3 hours (healthy)           0.0.0.0:8080->80/tcp, 127.0.0.1:9090-9092->90-92/tcp, 127.0.0.1:9090-9092->90-92/udp  web
cccccccccccc  b                         sh                    24 hours ago        Exited (3) About a minute ago                                                                                        old
dddddddddddd  a                                               About a minute ago  Created                                                                                                              fresh
`, "\n"))
	if len(f.Requests) != 2 || f.Conns != 1 {
		t.Errorf("ps made %q on %d connections; want a ping and a list on one", f.Requests, f.Conns)
	}
}

func TestPsFormats(t *testing.T) {
	f := psService(t)
	for _, c := range []struct{ line, want string }{
		{"-q", "aaaaaaaaaaaa\ncccccccccccc\ndddddddddddd\n"},
		{"-q --sort names", "dddddddddddd\ncccccccccccc\naaaaaaaaaaaa\n"},
		{"-q --sort created", "cccccccccccc\naaaaaaaaaaaa\ndddddddddddd\n"},
		{"-q --sort image", "dddddddddddd\ncccccccccccc\naaaaaaaaaaaa\n"},
		{"--noheading --format {{.Names}}", "web\nold\nfresh\n"},
		{`--format {{.ID}}\t{{.State}}`, "aaaaaaaaaaaa\trunning\ncccccccccccc\texited\ndddddddddddd\tcreated\n"},
		{`--format {{.Namespaces.IPC}},{{.IPC}},{{.CGROUPNS}},{{.USERNS}},{{.Namespaces.UTS}}`, "3,3,2,7,6\n,,,,\n,,,,\n"},
		{`--format {{.Networks}}|{{.Restarts}}|{{.ImageID}}|{{.Mounts}}`, "podman,other|2|111111111111|[/data]\n|0||[]\n|0||[]\n"},
		{`--format {{json.Labels}}`, ""},
	} {
		r := clitest.Podspan(t, f, append([]string{"ps", "-a"}, strings.Fields(c.line)...)...)
		if c.want == "" {
			if r.Code != common.ExitUsage {
				t.Errorf("%s: code %d, want an error", c.line, r.Code)
			}
			continue
		}
		clitest.WantOutput(t, r, c.want)
	}
	clitest.WantOutput(t, clitest.Podspan(t, f, "ps", "--format", "table {{.Names}} {{.Pid}}"),
		"NAMES       PID\nweb         77\nold         0\nfresh       0\n")
	clitest.WantOutput(t, clitest.Podspan(t, f, "ps", "--format", "{{json .Labels}}"), "{\"a\":\"<b>\"}\nnull\nnull\n")
}

func TestPsJSON(t *testing.T) {
	r := clitest.Podspan(t, psService(t), "ps", "-a", "--format", "json")
	for _, want := range []string{
		`"Id": "aaaaaaaaaaaabbbb`, `"Created": 1777888800`, `"CreatedAt": "2 hours ago"`, `"Status": "Up 3 hours (healthy)"`,
		`"Labels": {` + "\n      " + `"a": "\u003cb\u003e"`, `"host_port": 8080`, `"State": "created"`,
	} {
		if !strings.Contains(r.Stdout, want) {
			t.Errorf("no %s in\n%s", want, r.Stdout)
		}
	}
	empty := clitest.Serve(t, "4.9.5", map[string]http.HandlerFunc{"GET /containers/json": clitest.Answer("[]")})
	clitest.WantOutput(t, clitest.Podspan(t, empty, "ps", "--format", "json"), "[]\n")
}

func TestPsSizeNeedsItsFlag(t *testing.T) {
	f := psService(t)
	r := clitest.Podspan(t, f, "ps", "--format", "{{.Names}}{{.Size}}")
	if r.Stdout != "web1.2kB (virtual 2.13MB)\nold\nfresh\n" || strings.Count(r.Stderr, "requires --size") != 1 {
		t.Errorf("stdout %q, stderr %q", r.Stdout, r.Stderr)
	}
}

func TestPsQuery(t *testing.T) {
	f := psService(t)
	clitest.Podspan(t, f, "ps", "--filter", "label=a=b", "-f", "label=c", "--filter", "status=exited", "-n3", "--sync")
	got := f.Requests[len(f.Requests)-1]
	for _, want := range []string{"limit=3", "sync=true", "%22label%22%3A%5B%22a%3Db%22%2C%22c%22%5D", "%22status%22%3A%5B%22exited%22%5D"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in %s", want, got)
		}
	}
	clitest.Podspan(t, f, "ps", "--latest")
	if got := f.Requests[len(f.Requests)-1]; got != "GET /containers/json?limit=1" {
		t.Errorf("--latest sends %s", got)
	}
}

func TestPsRefusals(t *testing.T) {
	clitest.Refusals(t, []clitest.BadLine{
		{"ps more", "takes no arguments"},
		{"ps --last 1 --latest", "mutually exclusive"},
		{"ps -q --ns", "quiet conflicts"},
		{"ps --size --ns", "size and namespace"},
		{"ps --latest -w 1", "watch and latest"},
		{"ps --sort x", "choose from: command, created, id, image, names, runningfor, size, status"},
		{"ps --filter x", `invalid filter "x"`},
		{"ps --filter =x", `invalid filter "=x"`},
		{"ps --nothing", "unknown flag: --nothing"},
		{"images --sort x", "choose from: created, id, repository, size, tag"},
		{"images a b", "at most one image"},
		{"images -f a=b c", "cannot specify an image and a filter"},
		{"info x", "takes no arguments"},
		{"version x", "takes no arguments"},
		{"top", "name or id of a running container"},
		{"inspect", "no names or ids"},
		{"inspect -l x", "cannot be used together"},
		{"inspect -t image -s x", "not supported"},
		{"inspect -t pod -s x", `size is not supported for type "pod"`},
		{"inspect -t x y", "use container, image, volume, network, pod, or all"},
	})
}
