package core_test

import (
	"context"
	"encoding/binary"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
)

// The examples talk to fake services of these releases: their names stand for
// the addresses of real ones, unix:///run/podman/podman.sock for example.
var (
	ctx       = context.Background()
	server344 string // a service of Podman 3.4.4
	server495 string // one of Podman 4.9.5
	server542 string // one of Podman 5.4.2
)

func TestMain(m *testing.M) {
	var services []*httptest.Server
	for uri, version := range map[*string]string{&server344: "3.4.4", &server495: "4.9.5", &server542: "5.4.2"} {
		s := httptest.NewServer(fakePodman(version))
		*uri = "tcp" + strings.TrimPrefix(s.URL, "http")
		services = append(services, s)
	}
	code := m.Run()
	for _, s := range services {
		s.Close()
	}
	os.Exit(code)
}

// fakePodman answers to what the examples ask.
type fakePodman string

func (v fakePodman) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Libpod-Api-Version", string(v))
	w.Header().Set("Server", "Libpod/"+string(v)+" (linux)")
	_, path, _ := strings.Cut(r.URL.Path, "/libpod")
	switch r.Method + " " + path {
	case "GET ": // /_ping
		fmt.Fprint(w, "OK")
	case "POST /images/pull":
		fmt.Fprint(w, `{"stream":"Trying to pull docker.io/library/busybox:latest..."}{"images":["b539af69bc01"],"id":"b539af69bc01"}`)
	case "POST /containers/create":
		w.WriteHeader(http.StatusCreated)
		fmt.Fprint(w, `{"Id":"4f6c1d9e0b2a","Warnings":[]}`)
	case "GET /containers/json":
		fmt.Fprintf(w, `[{"Id":"4f6c1d9e0b2a","Names":["web"],"Image":"docker.io/library/busybox:latest","State":"running"}]`)
	case "GET /containers/4f6c1d9e0b2a/json":
		fmt.Fprint(w, `{"Id":"4f6c1d9e0b2a","Name":"web","Config":{"Hostname":"4f6c1d9e0b2a"},"HostConfig":{},"State":{"Status":"created"}}`)
	case "POST /containers/4f6c1d9e0b2a/attach", "POST /exec/9a31/start":
		stream(w, 1, "hello\n")
	case "POST /containers/4f6c1d9e0b2a/wait":
		fmt.Fprint(w, `0`)
	case "GET /containers/web/logs":
		_, _ = io.WriteString(w, frame(1, "GET / 200\n")+frame(2, "no such file\n"))
	case "POST /containers/web/exec":
		w.WriteHeader(http.StatusCreated)
		fmt.Fprint(w, `{"Id":"9a31"}`)
	case "GET /exec/9a31/json":
		fmt.Fprint(w, `{"ID":"9a31","Running":false,"ExitCode":3}`)
	case "GET /events":
		fmt.Fprint(w, `{"Type":"container","Action":"start","status":"start","id":"4f6c1d9e0b2a",`+
			`"Actor":{"ID":"4f6c1d9e0b2a","Attributes":{"name":"web"}},"time":1700000000,"timeNano":1700000000000000000}`+"\n")
	case "POST /networks/create":
		_, _ = io.Copy(w, r.Body)
	case "POST /volumes/create":
		w.WriteHeader(http.StatusCreated)
		fmt.Fprint(w, `{"Name":"data","Driver":"local","Labels":{"app":"web"},"Options":{"o":"uid=1000"}}`)
	case "POST /containers/4f6c1d9e0b2a/start", "POST /exec/9a31/remove":
		fmt.Fprint(w, `{}`)
	case "DELETE /containers/4f6c1d9e0b2a":
		fmt.Fprint(w, `[]`)
	default:
		w.WriteHeader(http.StatusNotFound)
		fmt.Fprintf(w, `{"cause":"no such object","message":"no such object: %s","response":404}`, strings.TrimPrefix(path, "/"))
	}
}

// stream takes the connection over, as attach does, and prints.
func stream(w http.ResponseWriter, to byte, text string) {
	conn, _, err := w.(http.Hijacker).Hijack()
	if err != nil {
		return
	}
	defer conn.Close()
	_, _ = io.WriteString(conn, "HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n"+frame(to, text))
	if c, ok := conn.(*net.TCPConn); ok { // an input that nobody reads would reset the connection
		_ = c.CloseWrite()
		_, _ = io.Copy(io.Discard, c)
	}
}

// frame is one frame of a multiplexed stream: 1 is standard output, 2 error.
func frame(to byte, text string) string {
	head := []byte{to, 0, 0, 0, 0, 0, 0, 0}
	binary.BigEndian.PutUint32(head[4:], uint32(len(text)))
	return string(head) + text
}
