package flags

import (
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/core"
)

// FuzzContainer runs arbitrary command lines of run and create, words parted by
// NUL, the whole way: none panics, and each gives either a result or an error.
func FuzzContainer(f *testing.F) {
	for _, s := range []string{
		"run\x00-it\x00--rm\x00busybox\x00sh", "create\x00--name\x00web\x00-p8080:80\x00busybox",
		"run\x00--network\x00a:ip=1.1.1.1\x00--health-cmd\x00x\x00i",
		"run\x00--memory\x001g\x00--cpus=1.5\x00--ulimit\x00nofile=1:2\x00i", "run\x00--env\x00A\x00-e\x00B=\x00--label-file\x00/none\x00i",
		"run\x00--rootfs\x00/x:O\x00c",
		"create\x00--pod\x00new:p\x00--uidmap\x000:1:2\x00--device\x00/dev/x:/y:rwm\x00i", "run\x00--\x00-x",
		"run\x00--mount\x00type=tmpfs,dst=/x\x00--security-opt\x00label=disable\x00i", "help", "\xff",
	} {
		f.Add(s)
	}
	env := testEnv("")
	f.Fuzz(func(t *testing.T, line string) {
		var res *Result
		var err error
		ran := false
		app := testApp(func(c *cli.Context) error {
			res, err = Container(c.Command.Name, c, c.Args().Slice(), env)
			ran = true
			return nil
		})
		app.Writer, app.ErrWriter, app.ExitErrHandler = io.Discard, io.Discard, func(*cli.Context, error) {}
		args, rewriteErr := rewrite(app, append([]string{"podspan"}, strings.Split(line, "\x00")...), nil)
		if rewriteErr != nil {
			if !errors.Is(rewriteErr, core.ErrInvalid) {
				t.Errorf("class of %v", rewriteErr)
			}
			return
		}
		if app.Run(args) != nil || !ran {
			return // urfave's own refusal, or another command
		}
		if (res == nil) == (err == nil) {
			t.Errorf("%q: result %v and error %v", args, res, err)
		}
		if res != nil && res.Spec == nil {
			t.Errorf("%q: a result without a spec", args)
		}
	})
}
