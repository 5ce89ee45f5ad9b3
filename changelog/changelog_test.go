// Package changelog holds the form of the files that say what changed: README.md.
package changelog

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	fileName = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	title    = regexp.MustCompile("^(Bugfix|Enhancement|Change): .*[^. ]$")
)

const links = "https://"

func TestEntries(t *testing.T) {
	files, err := filepath.Glob("*/*")
	if err != nil || len(files) == 0 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if err := check(filepath.Base(file), string(text)); err != nil {
			t.Errorf("%s: %v (see changelog/README.md)", file, err)
		}
	}
}

// check returns the first thing that is not as README.md says.
func check(name, text string) error {
	if !fileName.MatchString(name) {
		return errors.New("the name is lower case words and dashes, without an ending")
	}
	body, ended := strings.CutSuffix(text, "\n")
	parts := strings.Split(body, "\n\n")
	switch {
	case !ended || strings.HasSuffix(body, "\n"):
		return errors.New("the last line ends with one newline")
	case strings.Contains(body, "\n\n\n"):
		return errors.New("one empty line is enough")
	case !title.MatchString(parts[0]):
		return fmt.Errorf("the first line is Bugfix:, Enhancement: or Change: and a sentence without a full stop, then an empty line: %q",
			parts[0])
	case len(parts) < 2 || strings.HasPrefix(parts[1], links):
		return errors.New("a paragraph comes after the first line")
	}
	for _, line := range strings.Split(body, "\n") {
		switch {
		case strings.TrimRight(line, " \t\r") != line:
			return fmt.Errorf("space at the end of a line: %q", line)
		case strings.HasPrefix(line, "#"):
			return fmt.Errorf("headings are made at the release: %q", line)
		}
	}
	for i, part := range parts[1:] {
		if strings.Contains("\n"+part, "\n"+links) && i != len(parts)-2 {
			return errors.New("links come last")
		}
	}
	return nil
}

func TestCheck(t *testing.T) {
	const good = "Bugfix: Read sizes exactly\n\nWhat was wrong.\n"
	for _, text := range []string{good, good + "\nhttps://github.com/podspan/podspan/issues/1\n", good + "\nMore of it.\n"} {
		if err := check("exact-sizes", text); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	}
	for _, text := range []string{
		"", "\n", "Bugfix: Read sizes exactly\n", "Bugfix: Read sizes exactly\nWhat was wrong.\n", "Fix: Read sizes exactly\n\nWhat was wrong.\n",
		"Bugfix: Read sizes exactly.\n\nWhat was wrong.\n", strings.TrimSuffix(good, "\n"), good + "\n",
		good + "\n\nMore.\n", good + "trailing \n", good + "# Heading\n",
		"Change: A link alone\n\nhttps://github.com/podspan/podspan/issues/1\n", good + "\nhttps://a.test/1\n\nMore.\n",
	} {
		if err := check("exact-sizes", text); err == nil {
			t.Errorf("%q: no error", text)
		}
	}
	for _, name := range []string{"exact_sizes", "Exact", "exact.md", "-exact", ""} {
		if err := check(name, good); err == nil {
			t.Errorf("%q: no error", name)
		}
	}
}
