package plan

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"slices"
	"strings"
	"sync"

	"github.com/podspan/podspan/cmd/internal/cli/image"
	"github.com/podspan/podspan/core"
	"github.com/podspan/podspan/core/reply"
)

// planRequest is one request as it would be sent.
type planRequest struct {
	Method string          `json:"method"`
	Path   string          `json:"path"` // with the query
	Body   json.RawMessage `json:"body,omitempty"`
	// DataBytes is the size of a body that is not shown: the data of a secret.
	DataBytes int `json:"data_bytes,omitempty"`

	op core.Op
}

func (r planRequest) indented() string {
	var b bytes.Buffer
	if json.Indent(&b, r.Body, "", "  ") != nil {
		return string(r.Body)
	}
	return b.String()
}

// These stand for the IDs that the server would give.
const (
	plannedID    = "CONTAINER-ID"
	plannedImage = "IMAGE-ID"
	plannedPod   = "POD-ID"
	plannedInfra = "INFRA-CONTAINER-ID"

	plannedName = "NAME" // of a network or a volume
)

// errPlanEnds is the answer to a request that only compares what was made with
// what was asked for: no request follows if they are the same.
var errPlanEnds = errors.New("the plan ends here")

// recorder is a connection that sends nothing. The adapter's own connection
// makes the requests; the answers are made up, each the simplest success.
type recorder struct {
	conn  core.Conn
	image image.Platform // of the image that a pull brings
	there bool           // the image is there without a pull

	mu    sync.Mutex
	all   []planRequest
	ended bool // see errPlanEnds
}

func newRecorder(server core.Server, adapter core.Adapter, image image.Platform, there bool) *recorder {
	rec := &recorder{image: image, there: there}
	// A path below a host would become part of every request.
	u := &url.URL{Scheme: "unix", Path: "/planned"}
	rec.conn = adapter.Connect(server, u, &http.Client{Transport: rec})
	return rec
}

type opKey struct{}

// Do implements core.Conn.
func (rec *recorder) Do(ctx context.Context, r core.Request) (*http.Response, error) {
	return rec.conn.Do(context.WithValue(ctx, opKey{}, r.Op), r)
}

// Hijack implements core.Conn: the stream ends at once.
func (rec *recorder) Hijack(ctx context.Context, r core.Request) (core.Stream, error) {
	resp, err := rec.Do(ctx, r)
	if err != nil {
		return nil, err
	}
	return endedStream{}, resp.Body.Close()
}

// answers are what each operation is answered with; others with nothing.
var answers = map[core.Op]string{
	core.OpContainerInspect: `{"Image":"` + plannedImage + `"}`,
	core.OpContainerCreate:  `{"Id":"` + plannedID + `","Warnings":[]}`,
	core.OpContainerWait:    `0`,
	core.OpContainerRemove:  `[]`,
	core.OpImagePull:        `{"images":["` + plannedImage + `"],"id":"` + plannedImage + `"}`,
	core.OpImageRemove:      `{"Deleted":[],"Untagged":[],"Errors":[],"ExitCode":0}`,
	core.OpInfo:             `{}`, // nothing that keeps a setting from being applied
	core.OpPodCreate:        `{"Id":"` + plannedPod + `"}`,
	core.OpPodInspect:       `{"InfraContainerID":"` + plannedInfra + `"}`,
	core.OpPodRemove:        `{}`,
	core.OpSecretCreate:     `{"ID":"SECRET-ID"}`,
}

// RoundTrip implements http.RoundTripper.
func (rec *recorder) RoundTrip(req *http.Request) (*http.Response, error) {
	op, _ := req.Context().Value(opKey{}).(core.Op)
	r := planRequest{Method: req.Method, Path: req.URL.RequestURI(), op: op}
	var body []byte
	if req.Body != nil {
		var err error
		if body, err = io.ReadAll(req.Body); err != nil {
			return nil, err
		}
		if op != core.OpSecretCreate && json.Valid(body) {
			r.Body = body
		} else {
			r.DataBytes = len(body)
		}
	}
	// As a real transport does: who holds something back until a request is on
	// its way does not wait in vain.
	if trace := httptrace.ContextClientTrace(req.Context()); trace != nil && trace.WroteRequest != nil {
		trace.WroteRequest(httptrace.WroteRequestInfo{})
	}
	status, answer, err := rec.record(r, req.URL)
	if err != nil {
		return nil, err
	}
	return &http.Response{
		StatusCode: status, Status: http.StatusText(status), ProtoMajor: 1, ProtoMinor: 1, Request: req,
		Header: http.Header{"Content-Type": {"application/json"}},
		Body:   io.NopCloser(strings.NewReader(answer)),
	}, nil
}

// record writes the request down and answers it.
func (rec *recorder) record(r planRequest, u *url.URL) (status int, answer string, err error) {
	rec.mu.Lock()
	defer rec.mu.Unlock()
	if rec.ended {
		return 0, "", errPlanEnds
	}
	created := len(rec.all) > 0 && isCreate(rec.all[len(rec.all)-1].op)
	rec.all = append(rec.all, r)
	switch {
	case r.op == core.OpImageInspect:
		status, answer = rec.inspectImage(u.Path)
	case looksFor(r.op) && created:
		rec.ended = true
		return 0, "", errPlanEnds
	case looksFor(r.op): // is there one of that name?
		status, answer = http.StatusNotFound, `{"cause":"no such object","message":"no such object","response":404}`
	case r.op == core.OpNetworkCreate:
		status = http.StatusOK
		answer, err = createdNetwork(r.Body, u.Query().Get("name"))
	case r.op == core.OpVolumeCreate:
		status = http.StatusOK
		answer, err = createdVolume(r.Body)
	default:
		status, answer = http.StatusOK, answers[r.op]
	}
	return status, answer, err
}

func isCreate(op core.Op) bool {
	return op == core.OpNetworkCreate || op == core.OpVolumeCreate || op == core.OpSecretCreate
}

func looksFor(op core.Op) bool {
	return op == core.OpNetworkInspect || op == core.OpVolumeInspect || op == core.OpVolumeExists || op == core.OpSecretInspect
}

// createdNetwork answers a network's create. Where the body has the name, the
// answer is the network, as it was asked for; else the path of a file that is
// called by the name.
func createdNetwork(body json.RawMessage, name string) (string, error) {
	var asked map[string]json.RawMessage
	if err := json.Unmarshal(body, &asked); err != nil {
		return "", err
	}
	if name == "" {
		name = plannedName
	}
	answer := any(map[string]string{"Filename": name})
	if given, ok := asked["name"]; ok {
		if string(given) == `""` {
			asked["name"] = json.RawMessage(`"` + plannedName + `"`)
		}
		answer = asked
	}
	data, err := json.Marshal(answer)
	return string(data), err
}

// createdVolume answers a volume's create with what was asked for.
func createdVolume(body json.RawMessage) (string, error) {
	asked := reply.Volume{Name: plannedName}
	if err := json.Unmarshal(body, &asked); err != nil {
		return "", err
	}
	data, err := json.Marshal(asked)
	return string(data), err
}

// inspectImage answers for the image that was pulled. Any other is not there
// yet, which is the case to be planned for unless nothing may be pulled.
func (rec *recorder) inspectImage(path string) (status int, answer string) {
	if !rec.there && !strings.Contains(path, plannedImage) {
		return http.StatusNotFound, `{"cause":"no such image","message":"no such image","response":404}`
	}
	data, err := json.Marshal(reply.Image{ID: plannedImage, Os: rec.image.Os, Architecture: rec.image.Arch})
	if err != nil {
		return http.StatusInternalServerError, err.Error()
	}
	return http.StatusOK, string(data)
}

// requests returns what was sent in the order of the command: the wait goes
// out beside the start.
func (rec *recorder) requests() []planRequest {
	rec.mu.Lock()
	defer rec.mu.Unlock()
	all := slices.Clone(rec.all)
	for i := range all {
		if i > 0 && all[i].op == core.OpContainerWait && all[i-1].op == core.OpContainerStart {
			all[i], all[i-1] = all[i-1], all[i]
		}
	}
	return all
}

// endedStream is the stream of a container that has printed nothing.
type endedStream struct{}

func (endedStream) Read([]byte) (int, error) { return 0, io.EOF }

func (endedStream) Write(p []byte) (int, error) { return len(p), nil }

func (endedStream) Close() error { return nil }

func (endedStream) CloseWrite() error { return nil }
