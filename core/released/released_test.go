package released

import "testing"

func TestRead(t *testing.T) {
	f, err := Read("../testdata")
	if err != nil {
		t.Fatal(err)
	}
	if len(f.Releases) < 84 || f.Releases[0] != "3.0.0" {
		t.Fatalf("releases: %v", f.Releases)
	}
	for _, tt := range []struct {
		table        Table
		row, release string
		want         bool
	}{
		{f.Spec, "envmerge", "4.2.1", false}, {f.Spec, "envmerge", "4.3.0", true}, {f.Spec, "envmerge", "5.8.6", true},
		{f.Spec, "namespace", "4.9.5", true}, {f.Spec, "namespace", "5.0.0", false}, {f.Spec, "Networks{}.aliases", "4.0.0-dev", true},
		{f.Spec, "envmerge", "9.9.9", false}, {f.Spec, "nothing", "4.3.0", false},
		{f.Pod, "pid", "3.3.1", true}, {f.Pod, "pid", "3.4.0", false},
		{f.Endpoints, "POST /exec/{id}/remove", "4.7.2", false}, {f.Endpoints, "POST /exec/{id}/remove", "4.8.0", true},
		{f.Endpoints, "DELETE /containers/{name}?depend", "3.4.7", false}, {f.Endpoints, "DELETE /containers/{name}?depend", "4.0.0", true},
		{f.Endpoints, "GET /images/json?all", "3.0.0", true}, // All in the source, in any case on the wire
		{f.Endpoints, "GET /images/json?ALL", "3.0.0", true}, {f.Endpoints, "GET /images/json?filters", "3.0.0", true},
		{f.Endpoints, "GET /images/json?FILTERS", "3.0.0", false},
	} {
		if got := tt.table.Has(tt.row, tt.release); got != tt.want {
			t.Errorf("%s in %s: %v", tt.row, tt.release, got)
		}
	}
}
