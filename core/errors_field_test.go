package core

import (
	"go/ast"
	"go/token"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// fieldRoots are the types that a [FieldError]'s path may begin with; the groups
// of a container's and a pod's spec begin it by themselves.
var fieldRoots = func() map[string]reflect.Type {
	roots := map[string]reflect.Type{}
	for _, v := range []any{
		NetworkSpec{}, VolumeSpec{}, SecretSpec{}, ExecSpec{}, ExecOptions{}, KillOptions{}, ConnectNetworkOptions{}, CreateOptions{},
		DisconnectNetworkOptions{},
		AttachOptions{}, Attachment{}, Request{},
		EventsOptions{}, ListContainersOptions{}, ListSecretsOptions{}, LogsOptions{},
		PruneNetworksOptions{}, PruneVolumesOptions{}, PullImageOptions{}, RemoveContainerOptions{}, RemoveImagesOptions{},
		RemoveNetworkOptions{}, RemovePodOptions{}, RemoveVolumeOptions{}, RestartContainerOptions{}, StatsContainersOptions{},
		StopContainerOptions{}, StopPodOptions{}, WaitContainerOptions{},
	} {
		roots[reflect.TypeOf(v).Name()] = reflect.TypeOf(v)
	}
	for _, v := range []any{ContainerSpec{}, PodSpec{}, ListContainersOptions{}} { // Filters: of any list
		for i := range reflect.TypeOf(v).NumField() {
			f := reflect.TypeOf(v).Field(i)
			if _, taken := roots[f.Name]; !taken || f.Name == "Filters" {
				roots[f.Name] = f.Type
			}
		}
	}
	return roots
}()

// isFieldPath reports whether s names a field that exists, or an argument.
func isFieldPath(s string) bool {
	if regexp.MustCompile(`^[a-z][A-Za-z]*$`).MatchString(s) {
		return true
	}
	names := strings.Split(s, ".")
	typ, ok := fieldRoots[names[0]]
	for _, name := range names[1:] {
		for ok && (typ.Kind() == reflect.Pointer || typ.Kind() == reflect.Slice || typ.Kind() == reflect.Map) {
			typ = typ.Elem()
		}
		if !ok || typ.Kind() != reflect.Struct {
			return false
		}
		var f reflect.StructField
		if f, ok = typ.FieldByName(name); ok {
			typ = f.Type
		}
	}
	if pod, ok2 := reflect.TypeFor[PodSpec]().FieldByName(names[0]); !ok && ok2 && len(names) == 2 {
		_, ok = pod.Type.FieldByName(names[1])
	}
	return ok
}

// FieldError.Field is for machines: every one in the source is the path of a
// field that exists, whatever package makes it.
func TestFieldErrorsNameFields(t *testing.T) {
	seen := 0
	check := func(at token.Position, e ast.Expr) {
		lit, ok := e.(*ast.BasicLit)
		if !ok || lit.Kind != token.STRING {
			return
		}
		field, err := strconv.Unquote(lit.Value)
		if seen++; err != nil || !isFieldPath(field) {
			t.Errorf("%s: %q is not a field's path", at, field)
		}
	}
	// The functions that take a field's path, and as which argument.
	takes := map[string]int{
		"require": 1, "oneOf": 0, "seconds": 0, "namespace": 0, "setSeconds": 2, "eventTime": 0, "Seconds": 0, "Field": 0, "IPs": 0,
	}
	have := []string{".", "../adapters/internal/libpod", "../adapters/v3", "../adapters/v4"} // these functions
	others := []string{"../adapters", "../probe", "../cmd/internal/auth", "../cmd/internal/cli", "../cmd/internal/flags"}
	for _, dir := range slices.Concat(have, others) {
		eachFile(t, dir, func(f *ast.File, fset *token.FileSet) {
			switch name := filepath.Base(fset.Position(f.Pos()).Filename); {
			case strings.HasPrefix(name, "decode"), // of bodies, whose own fields they name
				name == "network_applied.go": // has another require
				return
			}
			ast.Inspect(f, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.CompositeLit:
					if !isNamed(n.Type, "FieldError") {
						return true
					}
					for _, e := range n.Elts {
						if kv, ok := e.(*ast.KeyValueExpr); ok && isNamed(kv.Key, "Field") {
							check(fset.Position(kv.Pos()), kv.Value)
						}
					}
				case *ast.CallExpr:
					var name string
					switch fn := n.Fun.(type) {
					case *ast.Ident:
						name = fn.Name
					case *ast.SelectorExpr:
						name = fn.Sel.Name
					}
					if i, ok := takes[name]; ok && i < len(n.Args) && slices.Contains(have, dir) {
						check(fset.Position(n.Pos()), n.Args[i])
					}
				}
				return true
			})
		})
	}
	if seen < 100 {
		t.Errorf("only %d were found", seen)
	}
}

func isNamed(e ast.Expr, name string) bool {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name == name
	case *ast.SelectorExpr:
		return e.Sel.Name == name
	}
	return false
}
