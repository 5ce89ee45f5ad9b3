package probe

import (
	"debug/buildinfo"
	"os"
	"os/exec"
	"path/filepath"
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
// kind, or a podspan of any build: a copy, or another release. Neither has a
// service. A program's build says what it was built from; nothing is run.
func isOurselves(path string) bool {
	if self, err := os.Executable(); err == nil {
		a, errA := os.Stat(path)
		b, errB := os.Stat(self)
		if errA == nil && errB == nil && os.SameFile(a, b) {
			return true
		}
	}
	info, err := buildinfo.ReadFile(path)
	return err == nil && info.Path == podspanProgram
}
