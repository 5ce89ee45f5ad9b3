//go:build linux

package servers

import (
	"archive/tar"
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestReleases(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range All() {
		if seen[r.Version] || r.Major() == 0 || len(r.Networks) == 0 {
			t.Errorf("release %q: twice, no version, or no network programs", r.Version)
		}
		seen[r.Version] = true
		if r.FromDistribution() {
			continue
		}
		path, err := r.Path("cache")
		if err != nil || !strings.HasPrefix(path, filepath.Join("cache", "bin")) || filepath.Base(path) != r.Binary.Name {
			t.Errorf("release %s: cache path %q, %v", r.Version, path, err)
		}
	}
	if _, err := Select("1.2.3"); err == nil || !strings.Contains(err.Error(), Versions(All())[0]) {
		t.Errorf("an unknown release: %v; want an error that names the known ones", err)
	}
}

func TestCachePathNamesWhatIsBuilt(t *testing.T) {
	server := releases[len(releases)-1].Binary
	client := server
	client.Remote = true
	a, errA := server.Path("c")
	b, errB := client.Path("c")
	if errA != nil || errB != nil || a == b {
		t.Errorf("other tags, same place: %q, %q (%v, %v)", a, b, errA, errB)
	}
}

func TestProcessesOf(t *testing.T) {
	// A child of ours is in our own network namespace; we ourselves must never be in the list.
	cmd := exec.Command("cat")
	stdin, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	pids, err := processesOf("/proc/self/ns/net")
	if err != nil || !slices.Contains(pids, cmd.Process.Pid) || slices.Contains(pids, os.Getpid()) {
		t.Errorf("processes %v, %v: want %d and not %d", pids, err, cmd.Process.Pid, os.Getpid())
	}
	if err := errors.Join(stdin.Close(), cmd.Wait()); err != nil {
		t.Fatal(err)
	}
	if _, alive := parentOf(cmd.Process.Pid); alive {
		t.Error("a process that has ended counts as alive")
	}
	if pids, err := processesOf(filepath.Join(t.TempDir(), "gone")); err != nil || len(pids) > 0 {
		t.Errorf("a namespace that is gone: %v, %v", pids, err)
	}
}

func TestRootfsWriter(t *testing.T) {
	var buf bytes.Buffer
	w := rootfsWriter{w: tar.NewWriter(&buf)}
	w.dir("tmp", 0o1777)
	w.file("f", 0o644, []byte("x"))
	w.link("l", "f")
	if err := w.close(); err != nil {
		t.Fatal(err)
	}
	var got []string
	for r := tar.NewReader(&buf); ; {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, h.Name+">"+h.Linkname)
	}
	if want := []string{"tmp/>", "f>", "l>f"}; !slices.Equal(got, want) {
		t.Errorf("entries %q, want %q", got, want)
	}
	broken := rootfsWriter{w: tar.NewWriter(&buf)}
	broken.add(tar.Header{Name: "f", Size: 1}, []byte("too long"))
	if broken.close() == nil {
		t.Error("an entry that does not fit: no error")
	}
}
