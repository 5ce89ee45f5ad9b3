package core

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/podspan/podspan/core/reply"
)

// podInspectAdapter decodes the inspect of a pod from what the answer holds.
type podInspectAdapter struct{ podAdapter }

func (a podInspectAdapter) Decode(op Op, r io.Reader) (any, error) {
	if op == OpPodInspect {
		var d reply.Pod
		err := json.NewDecoder(r).Decode(&d)
		return &d, err
	}
	return a.podAdapter.Decode(op, r)
}

// podInspected is a client whose server says that of a pod and its infra
// container.
func podInspected(version, pod, infra string) (*Client, *scriptConn) {
	conn := &scriptConn{version: version, answer: func(ctx context.Context, r Request) (io.Reader, error) {
		switch r.Op {
		case OpPodInspect:
			return strings.NewReader(pod), nil
		case OpContainerInspect:
			return strings.NewReader(infra), nil
		}
		return nil, ctx.Err()
	}}
	return NewClient(Link{Server: Server{URI: "fake:", Version: MustVersion(version)}, Adapter: podInspectAdapter{}, Conn: conn},
			ClientOptions{}),
		conn
}

func TestVerifyPodReadsBothBack(t *testing.T) {
	spec := &PodSpec{Basic: PodBasic{Name: "web", InfraName: "i"}}
	c, conn := podInspected("4.9.5", `{"Name":"web","InfraContainerID":"infra"}`, `{"Name":"i"}`)
	if created, err := c.CreatePod(t.Context(), spec, CreateOptions{Verify: true}); err != nil || created.ID != "p1" {
		t.Fatalf("%+v, %v", created, err)
	}
	if got, want := conn.ops(), []Op{OpPodCreate, OpPodInspect, OpContainerInspect}; !slices.Equal(got, want) {
		t.Errorf("sent %v, want %v", got, want)
	}
	if r := conn.requests(OpContainerInspect); r[0].Vars["name"] != "infra" {
		t.Errorf("inspected %+v", r)
	}
	c, conn = podInspected("4.9.5", `{"Name":"web"}`, "")
	if _, err := c.CreatePod(t.Context(), &PodSpec{Basic: PodBasic{Name: "web", NoInfra: true}}, CreateOptions{Verify: true}); err != nil {
		t.Fatal(err)
	}
	if got, want := conn.ops(), []Op{OpPodCreate, OpPodInspect}; !slices.Equal(got, want) {
		t.Errorf("without an infra container sent %v, want %v", got, want)
	}
	c, conn = podInspected("4.9.5", "", "")
	if _, err := c.CreatePod(t.Context(), spec, CreateOptions{}); err != nil {
		t.Fatal(err)
	}
	if got, want := conn.ops(), []Op{OpPodCreate}; !slices.Equal(got, want) {
		t.Errorf("without WithVerify sent %v, want %v", got, want)
	}
}

func TestVerifyPodRemovesWhatIsNotAsAskedFor(t *testing.T) {
	c, conn := podInspected("4.9.5", `{"Name":"web","Hostname":"other","InfraContainerID":"infra"}`, `{"Name":"j"}`)
	created, err := c.CreatePod(t.Context(), &PodSpec{Basic: PodBasic{Name: "web", Hostname: "h", InfraName: "i"}},
		CreateOptions{Verify: true})
	var v *VerifyError
	if created.ID != "" || !errors.As(err, &v) || !errors.Is(err, ErrNotApplied) {
		t.Fatalf("%+v, %v", created, err)
	}
	want := []Difference{
		{Field: "Basic.Hostname", Option: "--hostname", Wanted: `"h"`, Got: `"other"`},
		{Field: "Basic.InfraName", Option: "--infra-name", Wanted: `"i"`, Got: `"j"`},
	}
	if !slices.Equal(v.Differences, want) {
		t.Errorf("differences %+v, want %+v", v.Differences, want)
	}
	if v.Pod != "p1" || v.Container != "" || v.Server != "fake:" || v.Version.String() != "4.9.5" {
		t.Errorf("the error has %+v", v)
	}
	for _, word := range []string{"verify pod p1", "4.9.5", "fake:", "--hostname (Basic.Hostname)", "the pod was removed"} {
		if !strings.Contains(err.Error(), word) {
			t.Errorf("%q does not say %q", err, word)
		}
	}
	removes := conn.requests(OpPodRemove)
	if len(removes) != 1 || removes[0].Vars["name"] != "p1" || removes[0].Query.Get("force") != "true" {
		t.Errorf("removed by %+v", removes)
	}
}

func TestAPodThatCannotBeReadBackIsRemoved(t *testing.T) {
	for name, broken := range map[string]Op{"pod": OpPodInspect, "infra": OpContainerInspect} {
		ctx, cancel := context.WithCancel(t.Context())
		c, conn := podInspected("4.9.5", `{"InfraContainerID":"infra"}`, `{}`)
		answer := conn.answer
		conn.answer = func(ctx context.Context, r Request) (io.Reader, error) {
			if r.Op == broken {
				cancel() // it is removed also then
				return nil, fmt.Errorf("no: %w", ErrServer)
			}
			return answer(ctx, r)
		}
		_, err := c.CreatePod(ctx, &PodSpec{}, CreateOptions{Verify: true})
		var v *VerifyError
		if !errors.As(err, &v) || v.Err == nil || !errors.Is(err, ErrServer) || !strings.Contains(err.Error(), "the pod was removed") {
			t.Errorf("%s: %v", name, err)
		}
		if n := len(conn.requests(OpPodRemove)); n != 1 {
			t.Errorf("%s: removed %d times", name, n)
		}
	}
}

func (c *podCase) version() Version {
	if c.on == "" {
		return MustVersion("4.9.5")
	}
	return MustVersion(c.on)
}

func (c *podCase) differences(t *testing.T, pod, infra string) []Difference {
	t.Helper()
	var p reply.Pod
	var i reply.Container
	for text, into := range map[string]any{pod: &p, infra: &i} {
		if text == "" {
			continue
		}
		if err := json.Unmarshal([]byte(text), into); err != nil {
			t.Fatalf("%s: %v in %s", c.field, err, text)
		}
	}
	if p.InfraContainerID == "" && !c.alone {
		p.InfraContainerID = "infra"
	}
	return differences(podReadBackRows(), &c.spec, wholePod(&p, &i), c.version())
}

func TestEveryPodRowSeesItsField(t *testing.T) {
	for _, c := range podCases() {
		name := c.field + " on " + c.version().String()
		if diff := c.differences(t, c.pod, c.infra); len(diff) > 0 {
			t.Errorf("%s: %+v, though inspect says %s %s", name, diff, c.pod, c.infra)
		}
		lacks, infra := c.lacks, ""
		if c.pod == "" {
			lacks, infra = "", c.lacks
		}
		diff := c.differences(t, lacks, infra)
		i := slices.IndexFunc(diff, func(d Difference) bool { return d.Field == c.field })
		switch {
		case i < 0:
			t.Errorf("%s: no difference, though inspect says %s", name, c.lacks)
		case !strings.Contains(diff[i].Wanted, c.wanted) || !strings.Contains(diff[i].Got, c.got) || diff[i].Wanted == diff[i].Got:
			t.Errorf("%s: wanted %q, got %q; should speak of %q and %q", name, diff[i].Wanted, diff[i].Got, c.wanted, c.got)
		}
	}
}

func TestEveryPodRowHasACase(t *testing.T) {
	cases := podCases()
	for _, row := range podReadBackRows() {
		if !slices.ContainsFunc(cases, func(c podCase) bool { return c.field == row.Field && row.shownOn(c.version()) }) {
			t.Errorf("%s (since %q, until %q) has no case", row.Field, row.Since, row.Until)
		}
	}
}

// A spec that says nothing wants an infra container and nothing else.
func TestNothingWantedOfAPodIsNoDifference(t *testing.T) {
	for _, text := range []string{"",
		`{"Name":"x","RestartPolicy":"always","SharedNamespaces":["pid"],"memory_limit":5,"InfraConfig":{"DNSServer":["10.0.0.1"]}}`} {
		for _, v := range []string{"3.0.0", "3.4.4", "4.3.1", "4.9.5", "5.4.2"} {
			c := podCase{on: v}
			if diff := c.differences(t, text, ""); len(diff) > 0 {
				t.Errorf("%s: %+v", v, diff)
			}
		}
	}
}
