package core

import (
	"context"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"os"
	"slices"
	"strings"
	"testing"
)

var errorClasses = []error{ErrNotFound, ErrConflict, ErrInvalid, ErrDenied, ErrUnreachable, ErrUnsupported, ErrNotApplied, ErrServer}

// TestEveryOutcomeHasOneClass is the table of what an error may be and how a
// program tells it.
func TestEveryOutcomeHasOneClass(t *testing.T) {
	api := func(status int, message string) *APIError {
		return &APIError{Op: "do", Status: status, Message: message}
	}
	for _, c := range []struct {
		what  string
		err   error
		class error // nil: none, it is the context's
	}{
		{"no such object", api(404, "no such container"), ErrNotFound},
		{"no such image, as some servers say it", api(500, "no such image"), ErrNotFound},
		{"nobody knows the exit code", &exitLostError{}, ErrNotFound},
		{"a name is taken", api(409, "conflict"), ErrConflict},
		{"a name is taken, as some servers say it", api(500, "the name is already in use"), ErrConflict},
		{"the wrong state", api(500, "container state improper"), ErrConflict},
		{"a bad value", &FieldError{Field: "Basic.Timeout", Reason: "no"}, ErrInvalid},
		{"a bad value, by the server", api(400, "bad parameter"), ErrInvalid},
		{"an option that contradicts the spec, by the server", api(500, "invalid argument"), ErrInvalid},
		{"not logged in", api(401, ""), ErrDenied},
		{"not allowed", api(403, ""), ErrDenied},
		{"not allowed, as some servers say it", api(500, "permission denied"), ErrDenied},
		{"the ssh server does not let in", &ConnectError{Op: "connect", Err: fmt.Errorf("no: %w", ErrDenied)}, ErrDenied},
		{"nobody is there", &ConnectError{Op: "connect", Err: io.EOF}, ErrUnreachable},
		{"a setting is refused", &UnsupportedError{Option: "--x"}, ErrUnsupported},
		{"several settings are refused", Refusals{{Option: "--x"}, {Option: "--y"}}, ErrUnsupported},
		{"made without all that was asked for", &NotAppliedError{Op: "create"}, ErrNotApplied},
		{"made, and not what was asked for", &VerifyError{Differences: []Difference{{Field: "Basic.Name"}}}, ErrNotApplied},
		{"made, and it cannot be read back", &VerifyError{Err: &ConnectError{}}, ErrUnreachable},
		{"the server was replaced", &ReplacedError{Op: "create"}, ErrNotApplied},
		{"the server was replaced, and has no such object", &ReplacedError{Op: "create", Err: api(404, "")}, ErrNotApplied},
		{"the server fails", api(500, "disk full"), ErrServer},
		{"the server does not know the call", &APIError{Status: 404, Unrouted: true}, ErrServer},
		{"the server does not serve the version", &APIError{Status: 400, VersionRefused: true}, ErrServer},
		{"an answer that cannot be read", &ProtocolError{Reason: "no JSON", Err: io.ErrUnexpectedEOF}, ErrServer},
		{"the caller has given up", context.Canceled, nil},
	} {
		var is []error
		for _, class := range errorClasses {
			if errors.Is(c.err, class) {
				is = append(is, class)
			}
		}
		if want := slices.DeleteFunc([]error{c.class}, func(e error) bool { return e == nil }); !slices.Equal(is, want) {
			t.Errorf("%s (%T): of classes %v, want %v", c.what, c.err, is, want)
		}
	}
}

// The cause of a replaced server's answer can still be looked at.
func TestReplacedErrorHasItsCause(t *testing.T) {
	var api *APIError
	if err := error(&ReplacedError{Err: fmt.Errorf("x: %w", &APIError{Status: 404})}); !errors.As(err, &api) || api.Status != 404 {
		t.Errorf("%+v", api)
	}
}

// Each type of error has its place in the table above.
func TestEveryErrorTypeIsInTheTable(t *testing.T) {
	table, err := os.ReadFile("errors_class_test.go")
	if err != nil {
		t.Fatal(err)
	}
	notAnOutcome := []string{
		"copyError",   // what the caller's own reader or writer says
		"detail",      // inside of a ReplacedError
		"serverWords", // becomes an APIError
	}
	eachFile(t, ".", func(f *ast.File, _ *token.FileSet) {
		for _, d := range f.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok || fn.Recv == nil || fn.Name.Name != "Error" {
				continue
			}
			typ := fn.Recv.List[0].Type
			if p, ok := typ.(*ast.StarExpr); ok {
				typ = p.X
			}
			name := typ.(*ast.Ident).Name
			if !slices.Contains(notAnOutcome, name) && !strings.Contains(string(table), name+"{") {
				t.Errorf("%s has no line in the table", name)
			}
		}
	})
}

// eachFile parses the files of a folder that are no tests.
func eachFile(t *testing.T, dir string, do func(*ast.File, *token.FileSet)) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	fset := token.NewFileSet()
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), ".go") || strings.HasSuffix(e.Name(), "_test.go") {
			continue
		}
		f, err := parser.ParseFile(fset, dir+"/"+e.Name(), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		do(f, fset)
	}
}
