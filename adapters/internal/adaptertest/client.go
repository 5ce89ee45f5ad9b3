package adaptertest

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/podspan/podspan/core"
)

func diffReply(want, got any) string {
	return cmp.Diff(want, got, cmpopts.EquateEmpty())
}

// runClient calls through core's client, for every release, against the strict
// service.
func runClient(t *testing.T, s Suite) {
	for _, release := range s.Releases {
		f := &fake{t: t, adapter: s.Adapter, release: release, replies: map[string]string{
			"POST /containers/create":      `{"Id":"abc","Warnings":[]}`,
			"GET /containers/json":         "[]\n",
			"POST /containers/{name}/wait": "3\n",
			"DELETE /containers/{name}":    "",
			"GET /images/{name}/json":      `{"Id":"img"}`,
			"GET /info":                    `{"host":{}}`,
			"GET /version":                 `{"Version":"1"}`,
			"POST /pods/create":            `{"Id":"p1"}`,
			"GET /pods/json":               "[]",
			"GET /pods/stats":              `[{"Pod":"p1"}]`,
			"GET /pods/{name}/top":         "",
			"GET /pods/{name}/json":        `{"Id":"p1"}`,
			"POST /pods/{name}/kill":       `{"Errs":null,"Id":"p1"}`,
			"DELETE /pods/{name}":          `{"Err":null,"Id":"p1"}`,
			"POST /pods/prune":             `[{"Err":null,"Id":"p1"}]`,
		}}
		conn, srv := start(t, s.Adapter, release, f)
		c := core.NewClient(core.Link{Server: srv, Adapter: s.Adapter, Conn: conn}, core.ClientOptions{})
		ctx := context.Background()
		created, err := c.CreateContainer(ctx, RunIt(), core.CreateOptions{})
		if err != nil || created.ID != "abc" {
			t.Errorf("%s: create: %v, %v", release, created, err)
		}
		if list, err := c.ListContainers(ctx, core.ListContainersOptions{}); err != nil || len(list.Containers) != 0 {
			t.Errorf("%s: list: %v, %v", release, list.Containers, err)
		}
		if code, err := c.WaitContainer(ctx, "web", core.WaitContainerOptions{}); err != nil || code.ExitCode != 3 {
			t.Errorf("%s: wait: %v, %v", release, code.ExitCode, err)
		}
		if _, err := c.RemoveContainer(ctx, "web", core.RemoveContainerOptions{}); err != nil {
			t.Errorf("%s: remove: %v", release, err)
		}
		if img, err := c.InspectImage(ctx, "registry.test:5000/a/b:c", core.ReadOptions{}); err != nil || img.Image.ID != "img" {
			t.Errorf("%s: inspect image: %v, %v", release, img.Image, err)
		}
		if info, err := c.Info(ctx, core.ReadOptions{}); err != nil || info.Info.Host == nil {
			t.Errorf("%s: info: %v, %v", release, info.Info, err)
		}
		if _, err := c.Version(ctx, core.ReadOptions{}); err != nil {
			t.Errorf("%s: version: %v", release, err)
		}
		podCalls(t, c, release)
	}
}

// podCalls is the part of runClient on pods.
func podCalls(t *testing.T, c *core.Client, release string) {
	ctx := context.Background()
	created, err := c.CreatePod(ctx, &core.PodSpec{Basic: core.PodBasic{Name: "web"}}, core.CreateOptions{})
	if err != nil || created.ID != "p1" {
		t.Errorf("%s: create pod: %v, %v", release, created, err)
	}
	if list, err := c.ListPods(ctx, core.ListPodsOptions{Filters: map[string][]string{"name": {"x"}}}); err != nil || len(list.Pods) != 0 {
		t.Errorf("%s: list pods: %v, %v", release, list.Pods, err)
	}
	if stats, err := c.PodStats(ctx, []string{"web"}, core.ReadOptions{}); err != nil || len(stats.Stats) != 1 || stats.Stats[0].Pod != "p1" {
		t.Errorf("%s: pod stats: %v, %v", release, stats.Stats, err)
	}
	if top, err := c.TopPod(ctx, "web", core.TopPodOptions{Descriptors: []string{"pid", "args"}}); err != nil || len(top.Top.Processes) != 0 {
		t.Errorf("%s: pod top: %v, %v", release, top.Top, err)
	}
	if pod, err := c.InspectPod(ctx, "web", core.ReadOptions{}); err != nil || pod.Pod.ID != "p1" {
		t.Errorf("%s: inspect pod: %v, %v", release, pod.Pod, err)
	}
	if _, err := c.KillPod(ctx, "web", core.KillOptions{}); err != nil {
		t.Errorf("%s: kill pod: %v", release, err)
	}
	if removed, err := c.RemovePod(ctx, "web", core.RemovePodOptions{Force: true}); err != nil || removed.ID != "p1" {
		t.Errorf("%s: remove pod: %v, %v", release, removed, err)
	}
	if pruned, err := c.PrunePods(ctx, core.ChangeOptions{}); err != nil || len(pruned.Pods) != 1 || pruned.Pods[0].Err != nil {
		t.Errorf("%s: prune pods: %v, %v", release, pruned.Pods, err)
	}
}

// runPaths holds how names get into paths.
func runPaths(t *testing.T, s Suite) {
	release := s.Releases[len(s.Releases)-1]
	var seen []string
	conn, _ := start(t, s.Adapter, release, http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		seen = append(seen, r.RequestURI)
	}))
	inspect := func(name string) error {
		resp, err := conn.Do(context.Background(), core.Request{Op: core.OpImageInspect, Vars: map[string]string{"name": name}})
		if err == nil {
			resp.Body.Close()
		}
		return err
	}
	for name, escaped := range map[string]string{
		"localhost/a:b": "localhost%2Fa:b", "a b?c#d": "a%20b%3Fc%23d", "50%": "50%25", "é": "%C3%A9", "a@sha256:0": "a@sha256:0", "..a": "..a",
		"../x": "..%2Fx",
	} {
		seen = nil
		if err := inspect(name); err != nil {
			t.Errorf("%q: %v", name, err)
			continue
		}
		if want := wantPrefix(s.Adapter, release) + "/images/" + escaped + "/json"; len(seen) != 1 || seen[0] != want {
			t.Errorf("%q: sent as %q, want %q", name, seen, want)
		}
	}
	seen = nil
	for _, name := range []string{"", ".", ".."} {
		if err := inspect(name); !errors.Is(err, core.ErrInvalid) {
			t.Errorf("%q: %v, want a refusal", name, err)
		}
	}
	_, err := conn.Do(context.Background(), core.Request{Op: core.OpInfo, Vars: map[string]string{"name": "lost"}})
	if !errors.Is(err, core.ErrInvalid) {
		t.Errorf("a variable without a place: %v", err)
	}
	if _, err := conn.Do(context.Background(), core.Request{Op: "no such op"}); !errors.Is(err, core.ErrUnsupported) {
		t.Errorf("an operation without a route: %v", err)
	}
	if len(seen) != 0 {
		t.Errorf("sent all the same: %s", strings.Join(seen, " "))
	}
}
