package adaptertest

import (
	"os"
	"path/filepath"
	"testing"
)

// Recorded returns an answer that a real server gave, kept in the caller's
// testdata/recorded.
func Recorded(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "recorded", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
