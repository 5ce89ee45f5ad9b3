package probe

import (
	"bytes"
	"debug/buildinfo"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// podspanProgram is the main package of podspan, as the build of a program notes it.
var podspanProgram = "github.com/podspan/podspan/cmd/podspan"

// lookPodman returns the first podman in PATH that is not this program under
// that name, or "". ourselves is what was passed over on the way, the first one.
// Relative directories of PATH are passed over, as os/exec does.
func lookPodman() (podman, ourselves string) {
	for _, dir := range filepath.SplitList(os.Getenv("PATH")) {
		if !filepath.IsAbs(dir) {
			continue
		}
		path, err := exec.LookPath(filepath.Join(dir, "podman"))
		switch {
		case err != nil:
		case !isOurselves(path):
			return path, ourselves
		case ourselves == "":
			ourselves = path
		}
	}
	return "", ourselves
}

// isOurselves reports whether the file is this program, by a link of either
// kind, a podspan of any build (a copy, or another release), or a script that
// names one. None of them has a service. A program's build says what it was built
// from; nothing is run.
func isOurselves(path string) bool {
	if self, err := os.Executable(); err == nil {
		a, errA := os.Stat(path)
		b, errB := os.Stat(self)
		if errA == nil && errB == nil && os.SameFile(a, b) {
			return true
		}
	}
	if isPodspan(path) {
		return true
	}
	for _, word := range scriptWords(path) {
		if program, err := exec.LookPath(word); err == nil && isPodspan(program) {
			return true
		}
	}
	return false
}

// maxScript is how much of a script is read: those that only call another program
// are short.
const maxScript = 16 << 10

// scriptWords returns the words of a script, some of which are programs; nil: the
// file is no script.
func scriptWords(path string) []string {
	f, err := os.Open(path)
	if err != nil {
		return nil
	}
	defer func() { _ = f.Close() }() // it was only read
	text, err := io.ReadAll(io.LimitReader(f, maxScript))
	if err != nil || !bytes.HasPrefix(text, []byte("#!")) {
		return nil
	}
	return strings.FieldsFunc(string(text), func(r rune) bool { return strings.ContainsRune(" \t\r\n\"';&|()", r) })
}

// isPodspan reports whether a program was built from podspan's main package.
func isPodspan(path string) bool {
	info, err := buildinfo.ReadFile(path)
	return err == nil && info.Path == podspanProgram
}
