package adaptertest

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"reflect"
	"strings"
	"sync"
	"time"

	"github.com/podspan/podspan/core"
)

// recorder is a connection that notes what it is given. It answers every
// operation with something that the adapter can read.
type recorder struct {
	adapter core.Adapter
	release string

	mu   sync.Mutex
	sent []core.Request
}

func (r *recorder) Do(_ context.Context, q core.Request) (*http.Response, error) {
	r.note(q)
	return &http.Response{
		StatusCode: http.StatusOK, Header: http.Header{"Libpod-Api-Version": {r.release}},
		Body: io.NopCloser(strings.NewReader(r.answer(q.Op))),
	}, nil
}

func (r *recorder) Hijack(_ context.Context, q core.Request) (core.Stream, error) {
	r.note(q)
	a, b := net.Pipe()
	b.Close()
	return closedPipe{a}, nil
}

type closedPipe struct{ net.Conn }

func (closedPipe) CloseWrite() error { return nil }

func (r *recorder) note(q core.Request) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.sent = append(r.sent, q)
}

// answers are those that a verb goes on from; any other operation is answered
// with the first of anyAnswer that the adapter can read.
var (
	answers = map[core.Op]string{
		core.OpContainerInspect: `{"Id":"a","Image":"b","State":{"Status":"running"},"Config":{"StopTimeout":10}}`,
		core.OpImageInspect:     `{"Id":"b","Os":"linux","Architecture":"amd64"}`,
		core.OpImagePull:        `{"images":["b"],"id":"b"}`,
		core.OpEvents:           "",
		core.OpContainerLogs:    "",
	}
	anyAnswer = []string{`{"Id":"a"}`, `{}`, `[{"Id":"a"}]`, `[{}]`, `[]`, "0\n", `""`}
)

func (r *recorder) answer(op core.Op) string {
	if a, ok := answers[op]; ok {
		return a
	}
	for _, a := range anyAnswer {
		if _, err := r.adapter.Decode(op, strings.NewReader(a)); err == nil {
			return a
		}
	}
	return ""
}

// verb is one method of core.Client that sends something.
type verb struct {
	name string
	fn   reflect.Value
}

// verbs returns every method of core.Client that takes a context and returns an
// error, so that a verb that is added is under test at once.
func verbs(c *core.Client) []verb {
	var out []verb
	v := reflect.ValueOf(c)
	for i := range v.NumMethod() {
		fn := v.Method(i)
		t := fn.Type()
		if t.NumIn() > 0 && t.In(0) == reflect.TypeFor[context.Context]() && t.NumOut() > 0 && t.Out(t.NumOut()-1) == reflect.TypeFor[error]() {
			out = append(out, verb{v.Type().Method(i).Name, fn})
		}
	}
	return out
}

// record makes one call and returns what it sent and its error.
func record(s Suite, release string, v string, args []reflect.Value) ([]core.Request, error) {
	conn := &recorder{adapter: s.Adapter, release: release}
	srv := server(release)
	srv.Adapter = s.Adapter.Name()
	c := core.NewClient(core.Link{Server: srv, Adapter: s.Adapter, Conn: conn}, core.ClientOptions{})
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
	defer cancel()
	args = append([]reflect.Value{reflect.ValueOf(ctx)}, args...)
	fn := reflect.ValueOf(c).MethodByName(v)
	call := fn.Call
	if fn.Type().IsVariadic() {
		call = fn.CallSlice // the last argument is all of its options
	}
	out := call(args)
	err, _ := out[len(out)-1].Interface().(error)
	if errors.Is(err, context.DeadlineExceeded) {
		err = errors.New("the verb does not end")
	}
	conn.mu.Lock()
	defer conn.mu.Unlock()
	return conn.sent, err
}
