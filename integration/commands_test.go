//go:build linux

package integration

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/podspan/podspan/integration/servers"
	"github.com/rogpeppe/go-internal/testscript"
)

// awaitLimit bounds the await command. It is an upper bound, never a wait.
const awaitLimit = 30 * time.Second

// scriptCommands are the commands that scripts have beyond testscript's own.
var scriptCommands = map[string]func(*testscript.TestScript, bool, []string){
	"api":        cmdAPI,
	"await":      cmdAwait,
	"image":      cmdImage,
	"inns":       cmdInNS,
	"jsonpath":   cmdJSONPath,
	"killserver": cmdKillServer,
}

func serverOf(ts *testscript.TestScript) *servers.Server {
	s, ok := ts.Value(serverKey{}).(*servers.Server)
	if !ok {
		ts.Fatalf("this script has no server")
	}
	return s
}

// apiPath puts the server's own version before a path that has none.
func apiPath(s *servers.Server, path string) string {
	if strings.HasPrefix(path, "/libpod/") {
		return "/v" + s.Version() + path
	}
	return path
}

// cmdAPI asks the server itself, not through Podspan:
//
//	[!] api [-status N] METHOD PATH [BODY]
//
// BODY is a file of the script, or JSON itself. The answer goes to stdout, the status to stderr.
// It fails from 400 on; with ! it fails below.
func cmdAPI(ts *testscript.TestScript, neg bool, args []string) {
	want := 0
	if len(args) > 1 && args[0] == "-status" {
		n, err := strconv.Atoi(args[1])
		ts.Check(err)
		want, args = n, args[2:]
	}
	if len(args) != 2 && len(args) != 3 {
		ts.Fatalf("usage: api [-status N] METHOD PATH [BODY]")
	}
	s := serverOf(ts)
	var body io.Reader
	if len(args) == 3 {
		text := args[2]
		if !strings.HasPrefix(text, "{") && !strings.HasPrefix(text, "[") {
			text = ts.ReadFile(text)
		}
		body = strings.NewReader(text)
	}
	ctx, cancel := context.WithTimeout(context.Background(), scriptLimit)
	defer cancel()
	status, data, err := s.API(ctx, args[0], apiPath(s, args[1]), body)
	ts.Check(err)
	fmt.Fprintf(ts.Stdout(), "%s", data)
	fmt.Fprintf(ts.Stderr(), "%d\n", status)
	switch failed := status >= http.StatusBadRequest; {
	case want != 0 && (status == want) == neg:
		ts.Fatalf("api: status %d, wanted %d (negated: %t): %s", status, want, neg, data)
	case want == 0 && failed != neg:
		ts.Fatalf("api: unexpected status %d: %s", status, data)
	}
}

// cmdAwait asks the server until the answer has a value:
//
//	await GETPATH JSONPATH WANT
func cmdAwait(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: await PATH JSONPATH WANT")
	}
	s := serverOf(ts)
	ctx, cancel := context.WithTimeout(context.Background(), awaitLimit)
	defer cancel()
	tick := time.NewTicker(50 * time.Millisecond)
	defer tick.Stop()
	for {
		_, data, err := s.API(ctx, http.MethodGet, apiPath(s, args[0]), nil)
		if err == nil {
			if got, ok, err := lookupJSON(string(data), args[1]); err == nil && ok && sameJSON(got, args[2]) {
				fmt.Fprintf(ts.Stdout(), "%s", data)
				return
			}
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			ts.Fatalf("await: %s of %s did not become %s; last: %v %s", args[1], args[0], args[2], err, data)
		}
	}
}

// cmdImage gives the server an image of the script's own, with busybox's files:
//
//	image REFERENCE
//
// A script that names, unnames or removes an image needs one: servers read an image's names and write
// them back without a lock, so that two requests at once about the shared image lose one's name.
func cmdImage(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: image REFERENCE")
	}
	ctx, cancel := context.WithTimeout(context.Background(), scriptLimit)
	defer cancel()
	ts.Check(serverOf(ts).ImportChanged(ctx, args[0], "CMD sh", "LABEL script="+ts.Getenv("NAME")))
}

// cmdJSONPath compares one value of a JSON document:
//
//	[!] jsonpath [-match] FILE|stdout|stderr PATH [WANT]
//
// Without WANT the value must exist. With -match WANT is a regular expression.
func cmdJSONPath(ts *testscript.TestScript, neg bool, args []string) {
	match := len(args) > 0 && args[0] == "-match"
	if match {
		args = args[1:]
	}
	if len(args) < 2 || len(args) > 3 || (match && len(args) != 3) {
		ts.Fatalf("usage: jsonpath [-match] FILE PATH [WANT]")
	}
	got, ok, err := lookupJSON(ts.ReadFile(args[0]), args[1])
	ts.Check(err)
	good := ok
	if ok && len(args) == 3 {
		if match {
			re, err := regexp.Compile(args[2])
			ts.Check(err)
			good = re.MatchString(textOf(got))
		} else {
			good = sameJSON(got, args[2])
		}
	}
	if good == neg {
		ts.Fatalf("jsonpath: %s is %s (there: %t), wanted %q (negated: %t)", args[1], textOf(got), ok, args[2:], neg)
	}
}

// cmdInNS runs a program inside the server's network namespace, where published ports are:
//
//	[!] inns PROGRAM [ARG…]
func cmdInNS(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) == 0 {
		ts.Fatalf("usage: inns PROGRAM [ARG…]")
	}
	err := ts.Exec("nsenter", append([]string{"--net=" + serverOf(ts).NetNS(), "--"}, args...)...)
	if (err != nil) != neg {
		ts.Fatalf("inns %v: %v", args, err)
	}
}

// cmdKillServer kills the script's own server with SIGKILL.
func cmdKillServer(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) > 0 {
		ts.Fatalf("usage: killserver")
	}
	if own, ok := ts.Value(ownKey{}).(bool); !ok || !own {
		ts.Fatalf("killserver: the server is shared; the script's first line must be a comment with own-server")
	}
	ts.Check(serverOf(ts).Kill())
}
