package common

import (
	"errors"
	"fmt"
	"testing"

	"github.com/podspan/podspan/core"
)

// People know options, not the library's fields.
func TestErrorsNameTheOption(t *testing.T) {
	err := fmt.Errorf("create: %w", errors.Join(
		&core.FieldError{Field: "Network.Ports", Reason: "no"}, &core.FieldError{Field: "Security.CapDrop", Value: "x", Reason: "no"},
		&core.FieldError{Option: "--time", Value: "y", Reason: "no"}, &core.FieldError{Field: "Network.Ports", Option: "-p", Reason: "no"}))
	want := "create: invalid --publish (Network.Ports): no\ninvalid --cap-drop (Security.CapDrop) \"x\": no\ninvalid --time \"y\": " +
		"no\ninvalid Network.Ports (-p): no"
	if got := withOptions(err.Error(), err); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	all := invalidIn(err)
	if len(all) != 4 || all[0] != (invalidValue{"--publish", "Network.Ports", "", "no"}) ||
		all[2] != (invalidValue{"--time", "", "y", "no"}) || all[3] != (invalidValue{"-p", "Network.Ports", "", "no"}) {
		t.Errorf("%+v", all)
	}
}
