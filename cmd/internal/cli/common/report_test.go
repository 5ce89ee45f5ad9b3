package common

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"testing"

	"github.com/podspan/podspan/cmd/internal/flags"
	"github.com/podspan/podspan/core"
)

// Each of several errors is an object with its class and the code that the program ends with.
func TestErrorsAsObjects(t *testing.T) {
	var out bytes.Buffer
	a := &App{Env: Env{Stderr: &out}, JSONErrors: true}
	err := a.ReportAll([]error{
		NoObject("no such pod %q", "p"), &flags.UsageError{Text: "what"}, fmt.Errorf("x: %w", core.ErrConflict),
	}, func([]error) int { return 2 })
	a.PrintError("", err)
	var got []string
	for d := json.NewDecoder(&out); ; {
		var r errorReport
		if err := d.Decode(&r); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		got = append(got, fmt.Sprint(r.Error, "/", r.Class, "/", r.ExitCode))
	}
	want := []string{`no such pod "p"/not found/2`, "what/invalid/2", "x: conflict/conflict/2"}
	if fmt.Sprint(got) != fmt.Sprint(want) || ExitCode(err) != 2 {
		t.Errorf("%q, code %d", got, ExitCode(err))
	}
}
