package libpod

import (
	"encoding/json"
	"strings"
	"testing"
)

// The two forms differ in everything that Fit translates.
type (
	allForm struct {
		FitShared
		FitAllGroup
		Only map[string]string `json:"only,omitempty"`
	}
	FitAllGroup struct {
		Name  string              `json:"name,omitempty"`
		Limit *int64              `json:"limit"`
		Count int                 `json:"count"`
		Items []*allItem          `json:"items"`
		By    map[string]allItem  `json:"by"`
		Mode  mode                `json:"mode"`
		Empty []string            `json:"empty"`
		Maps  map[string][]string `json:"maps"`
	}
	allItem struct {
		FitNumbers
		Extra string `json:"extra,omitempty"`
	}
	FitNumbers struct {
		Major int64 `json:"major"`
	}
	mode      string
	FitShared struct {
		Same string `json:"same"`
	}

	oldForm struct {
		FitShared
		FitOldGroup
	}
	FitOldGroup struct {
		Maps  map[string][]string `json:"maps"`
		Title string              `json:"name"`
		Limit int64               `json:"limit"`
		Count *int                `json:"count"`
		Items []*oldItem          `json:"items"`
		By    map[string]oldItem  `json:"by"`
		Mode  string              `json:"mode"`
		Empty []string            `json:"empty"`
	}
	oldItem struct {
		Major int64 `json:"major"`
	}
)

func TestFit(t *testing.T) {
	limit := int64(5)
	full := &allForm{FitShared: FitShared{"s"}, FitAllGroup: FitAllGroup{
		Name: "n", Limit: &limit, Count: 3, Items: []*allItem{{FitNumbers: FitNumbers{7}}, nil},
		By:   map[string]allItem{"k": {FitNumbers: FitNumbers{8}}},
		Mode: "m", Empty: []string{}, Maps: map[string][]string{"a": {"b"}},
	}}
	var f Faults
	old := Fit[oldForm](&f, full)
	got, err := json.Marshal(old)
	want := `{"same":"s","maps":{"a":["b"]},"name":"n","limit":5,"count":3,` +
		`"items":[{"major":7},null],"by":{"k":{"major":8}},"mode":"m","empty":[]}`
	if err != nil || f.Err() != nil || string(got) != want {
		t.Errorf("%v, %v: %s, want %s", err, f.Err(), got, want)
	}
	there, err := json.Marshal(full)
	if err != nil {
		t.Fatal(err)
	}
	back, err := json.Marshal(Fit[allForm](&f, old))
	if err != nil || f.Err() != nil || string(back) != string(there) {
		t.Errorf("%v, %v: %s, want %s", err, f.Err(), back, there)
	}
	none, err := json.Marshal(Fit[oldForm](&f, &allForm{}))
	if want, _ := json.Marshal(&oldForm{}); err != nil || f.Err() != nil || string(none) != string(want) {
		t.Errorf("nothing becomes %s, want %s", none, want)
	}
}

// TestFitLosesNothing holds that a setting without a place is a fault that
// names it, wherever it stands.
func TestFitLosesNothing(t *testing.T) {
	for _, tt := range []struct {
		in   *allForm
		want string
	}{
		{&allForm{Only: map[string]string{"a": "b"}}, "only"},
		{&allForm{Only: map[string]string{}}, ""},
		{&allForm{FitAllGroup: FitAllGroup{Items: []*allItem{{Extra: "x"}}}}, "items[].extra"},
		{&allForm{FitAllGroup: FitAllGroup{By: map[string]allItem{"k": {Extra: "x"}}}}, "by{}.extra"},
	} {
		var f Faults
		Fit[oldForm](&f, tt.in)
		switch err := f.Err(); {
		case tt.want == "" && err != nil:
			t.Errorf("%+v: %v", tt.in, err)
		case tt.want != "" && (err == nil || !strings.Contains(err.Error(), tt.want+": has no place")):
			t.Errorf("%+v: %v, want %s", tt.in, err, tt.want)
		}
	}
	f := &Faults{}
	f.Field("x", "", "is a fault")
	if out := Fit[oldForm](f, &allForm{Only: map[string]string{"a": "b"}}); strings.Contains(f.Err().Error(), "only") || out == nil {
		t.Errorf("a body that is refused already is looked at: %v", f.Err())
	}
}
