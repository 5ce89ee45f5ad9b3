//go:build linux

package servers

import (
	"archive/tar"
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"strings"
	"sync"
)

// infraScript is the /pause of the infra image: it holds a 3.x pod's namespaces until it is told to
// stop. Process 1 ignores signals that it does not handle, hence the trap.
const infraScript = "#!/bin/sh\ntrap 'exit 0' TERM INT\nwhile :; do sleep 3600 & wait $!; done\n"

// ImportBusybox gives the server the test image as localhost/busybox:latest and as
// docker.io/library/busybox:latest, so that a plain "busybox" is found without any network.
func (s *Server) ImportBusybox(ctx context.Context) error {
	rootfs, err := busyboxTar()
	if err != nil {
		return err
	}
	if err := s.importImage(ctx, BusyboxImage, rootfs, `CMD ["sh"]`); err != nil {
		return err
	}
	q := url.Values{"repo": {"docker.io/library/busybox"}, "tag": {"latest"}}
	if err := s.call(ctx, http.MethodPost, "/v3.0.0/libpod/images/"+BusyboxImage+"/tag?"+q.Encode(), nil, nil); err != nil {
		return err
	}
	if image := s.release.InfraImage; image != "" {
		return s.importImage(ctx, image, rootfs, `ENTRYPOINT ["/pause"]`)
	}
	return nil
}

// ImportChanged gives the server the test image's files as reference, with the
// changes made to its configuration: Dockerfile instructions, as "VOLUME /v".
func (s *Server) ImportChanged(ctx context.Context, reference string, changes ...string) error {
	rootfs, err := busyboxTar()
	if err != nil {
		return err
	}
	return s.importImage(ctx, reference, rootfs, changes...)
}

func (s *Server) importImage(ctx context.Context, reference string, rootfs []byte, changes ...string) error {
	q := url.Values{"reference": {reference}, "changes": changes}
	return s.call(ctx, http.MethodPost, "/v3.0.0/libpod/images/import?"+q.Encode(), rootfs, nil)
}

// busyboxTar is the root file system of the test image, made once: the machine's static busybox
// and the few files that programs expect.
var busyboxTar = sync.OnceValues(func() ([]byte, error) {
	path, err := lookProgram("busybox")
	if err != nil {
		return nil, fmt.Errorf("find the static busybox (run make setup): %w", err)
	}
	binary, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read busybox: %w", err)
	}
	list, err := exec.Command(path, "--list").Output()
	if err != nil {
		return nil, fmt.Errorf("ask busybox for its names: %w", withStderr(err))
	}
	var buf bytes.Buffer
	t := rootfsWriter{w: tar.NewWriter(&buf)}
	for _, d := range []string{"bin", "dev", "etc", "home", "proc", "root", "sys", "usr", "usr/bin", "var"} {
		t.dir(d, 0o755)
	}
	t.dir("tmp", 0o1777)
	t.file("bin/busybox", 0o755, binary)
	for _, name := range strings.Fields(string(list)) {
		if name != "busybox" { // a link to itself would hide the program
			t.link("bin/"+name, "busybox")
		}
	}
	t.link("usr/bin/env", "../../bin/env") // where #! lines look for it
	t.file("etc/passwd", 0o644,
		[]byte("root:x:0:0:root:/root:/bin/sh\ndaemon:x:1:1:daemon:/usr/sbin:/bin/false\n"+
			"user:x:1000:1000:user:/home:/bin/sh\nnobody:x:65534:65534:nobody:/:/bin/false\n"))
	t.file("etc/group", 0o644, []byte("root:x:0:\ndaemon:x:1:\nwheel:x:10:user\nuser:x:1000:\nnogroup:x:65534:\n"))
	t.file("etc/nsswitch.conf", 0o644, []byte("hosts: files dns\n"))
	t.file("pause", 0o755, []byte(infraScript))
	return buf.Bytes(), t.close()
})

// rootfsWriter writes tar entries and keeps the first error.
type rootfsWriter struct {
	w   *tar.Writer
	err error
}

func (t *rootfsWriter) add(h tar.Header, data []byte) {
	if t.err != nil {
		return
	}
	if t.err = t.w.WriteHeader(&h); t.err == nil {
		_, t.err = t.w.Write(data)
	}
}

func (t *rootfsWriter) dir(name string, mode int64) {
	t.add(tar.Header{Typeflag: tar.TypeDir, Name: name + "/", Mode: mode}, nil)
}

func (t *rootfsWriter) file(name string, mode int64, data []byte) {
	t.add(tar.Header{Typeflag: tar.TypeReg, Name: name, Mode: mode, Size: int64(len(data))}, data)
}

func (t *rootfsWriter) link(name, target string) {
	t.add(tar.Header{Typeflag: tar.TypeSymlink, Name: name, Linkname: target, Mode: 0o777}, nil)
}

func (t *rootfsWriter) close() error {
	if t.err != nil {
		return fmt.Errorf("write the test image: %w", t.err)
	}
	if err := t.w.Close(); err != nil {
		return fmt.Errorf("write the test image: %w", err)
	}
	return nil
}
