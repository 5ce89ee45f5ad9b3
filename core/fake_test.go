package core

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/podspan/podspan/core/reply"
)

// scriptAdapter decodes what answers of scriptConn hold.
type scriptAdapter struct{ fakeAdapter }

func (scriptAdapter) Decode(op Op, r io.Reader) (any, error) {
	into := func(v any) (any, error) { return v, json.NewDecoder(r).Decode(v) }
	switch op {
	case OpEvents:
		return into(&reply.Event{})
	case OpContainerStats:
		return into(&reply.ContainerStatsReport{})
	case OpDiskUsage:
		return into(&reply.DiskUsage{})
	case OpContainerList:
		var list []reply.ContainerSummary
		err := json.NewDecoder(r).Decode(&list)
		if err == io.EOF { // as adapters read no body
			err = nil
		}
		return list, err
	case OpImageHistory:
		var list []reply.ImageHistoryLayer
		err := json.NewDecoder(r).Decode(&list)
		return list, err
	case OpPodInspect:
		return into(&reply.Pod{})
	case OpContainerInspect:
		return into(&reply.Container{})
	case OpExecInspect:
		return into(&reply.ExecSession{})
	case OpExecCreate:
		return into(&reply.ExecCreated{})
	case OpContainerCreate:
		return into(&reply.CreateContainerResult{})
	case OpImageInspect:
		return into(&reply.Image{})
	case OpVolumeCreate, OpVolumeInspect:
		return into(&reply.Volume{})
	case OpImageRemove:
		return into(&reply.RemoveImagesResult{})
	case OpSecretCreate:
		return into(&reply.CreateSecretResult{})
	case OpSecretInspect:
		return into(&reply.Secret{})
	case OpSecretList:
		var list []reply.Secret
		err := json.NewDecoder(r).Decode(&list)
		return list, err
	case OpVolumeList:
		var list []reply.Volume
		err := json.NewDecoder(r).Decode(&list)
		return list, err
	case OpContainerWait:
		var code int32
		err := json.NewDecoder(r).Decode(&code)
		return code, err
	}
	return nil, nil
}

// scriptConn answers with what the test says.
type scriptConn struct {
	version string // in the answers
	answer  func(context.Context, Request) (io.Reader, error)
	hijack  func(context.Context, Request) (Stream, error)

	mu   sync.Mutex
	sent []Request
}

func (s *scriptConn) Do(ctx context.Context, r Request) (*http.Response, error) {
	s.mu.Lock()
	s.sent = append(s.sent, r)
	s.mu.Unlock()
	body := io.Reader(strings.NewReader(""))
	if s.answer != nil {
		b, err := s.answer(ctx, r)
		if err != nil {
			return nil, err
		}
		if b != nil {
			body = b
		}
	}
	return &http.Response{Header: http.Header{"Libpod-Api-Version": {s.version}}, Body: io.NopCloser(body)}, nil
}

func (s *scriptConn) Hijack(ctx context.Context, r Request) (Stream, error) {
	s.mu.Lock()
	s.sent = append(s.sent, r)
	s.mu.Unlock()
	if s.hijack == nil {
		return nil, io.EOF
	}
	return s.hijack(ctx, r)
}

// requests returns what was sent for op.
func (s *scriptConn) requests(op Op) []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.DeleteFunc(slices.Clone(s.sent), func(r Request) bool { return r.Op != op })
}

// scripted returns a client on a service of that version.
func scripted(t *testing.T, version string, answer func(context.Context, Request) (io.Reader, error)) (*Client, *scriptConn) {
	t.Helper()
	conn := &scriptConn{version: version, answer: answer}
	return NewClient(Link{Server: Server{URI: "fake:", Version: MustVersion(version)}, Adapter: scriptAdapter{}, Conn: conn}, ClientOptions{}),
		conn
}

// text answers every request of op with body.
func text(op Op, body string) func(context.Context, Request) (io.Reader, error) {
	return func(_ context.Context, r Request) (io.Reader, error) {
		if r.Op == op {
			return strings.NewReader(body), nil
		}
		return nil, nil
	}
}
