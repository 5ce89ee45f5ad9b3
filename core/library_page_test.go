package core

import (
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"
)

// docs/library.md names every method of the client, and no other; the other
// names of this package in it are looked up as well.
func TestLibraryPageIsComplete(t *testing.T) {
	page, err := os.ReadFile("../docs/library.md")
	if err != nil {
		t.Fatal(err)
	}
	client := reflect.TypeFor[*Client]()
	named := map[string]bool{}
	for _, m := range regexp.MustCompile(`client\.(\w+)`).FindAllStringSubmatch(string(page), -1) {
		if _, ok := client.MethodByName(m[1]); !ok {
			t.Errorf("there is no Client.%s", m[1])
		}
		named[m[1]] = true
	}
	for i := range client.NumMethod() {
		if name := client.Method(i).Name; !named[name] {
			t.Errorf("Client.%s is missing", name)
		}
	}
	var source strings.Builder
	files, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if strings.HasSuffix(f.Name(), ".go") && !strings.HasSuffix(f.Name(), "_test.go") {
			text, err := os.ReadFile(f.Name())
			if err != nil {
				t.Fatal(err)
			}
			source.Write(text)
		}
	}
	for _, m := range regexp.MustCompile(`core\.([A-Z]\w+)`).FindAllStringSubmatch(string(page), -1) {
		if !regexp.MustCompile(`(?m)^(func|type|var|const|\t)\s*` + m[1] + `\b`).MatchString(source.String()) {
			t.Errorf("there is no core.%s", m[1])
		}
	}
}

// The README shows a refusal as it is printed.
func TestReadmeShowsARefusal(t *testing.T) {
	page, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	rule, _ := LookupRule(CapHealthStartup)
	want := rule.Refusal(Server{URI: "unix:///run/podman/podman.sock", Version: MustVersion("3.4.4")}).Error()
	if !strings.Contains(string(page), "Error: "+want+"\n") {
		t.Errorf("the README does not show %q", want)
	}
}
