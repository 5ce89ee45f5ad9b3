package core

import (
	"strings"
	"testing"
)

func TestPSArguments(t *testing.T) {
	for given, want := range map[string]string{
		"-eo pid,comm":                "-eo pid -o comm",
		"-eopid,comm:20,%cpu":         "-eopid -o comm:20 -o %cpu",
		"-e -o pid,comm -o args,user": "-e -o pid -o comm -o args -o user",
		"--format=pid,comm -p 1":      "--format=pid -o comm -p 1",
		"--format pid,comm":           "--format pid -o comm",
		"-o pid":                      "-o pid",
		"-eo":                         "-eo",
		// What follows may be a part of the title, a value is no column, -C takes "o".
		"-o pid=ID,comm": "-o pid=ID,comm",
		"-o pid,comm=X":  "-o pid,comm=X",
		"-o pid,,comm":   "-o pid,,comm",
		"-p 1,2":         "-p 1,2",
		"-Co pid,comm":   "-Co pid,comm",
		"--sort=a,b":     "--sort=a,b",
	} {
		for _, args := range [][]string{{given}, strings.Fields(given)} {
			if got := strings.Join(splitPSColumns(psArguments(args)), " "); got != want {
				t.Errorf("%q: %q, want %q", args, got, want)
			}
		}
	}
	for _, args := range [][]string{nil, {"pid", "comm"}, {"-o 'pid'"}, {"-C", "a b"}} {
		if got := psArguments(args); got != nil {
			t.Errorf("%q: %q, want none", args, got)
		}
	}
}
