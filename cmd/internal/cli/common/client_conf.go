package common

import (
	"fmt"
	"slices"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/core"
)

// clientDefault is a setting of the client's own containers.conf that podman's
// remote client applies and this program does not.
type clientDefault struct {
	Key      string   // "SECTION.KEY"
	Commands []string // that it has an effect on
	Option   string   // says the same, and wins over the file; empty: none does
	Instead  string   // what to give, where option alone does not say it
	usual    string   // the value that changes nothing, as [probe.ConfValue.Text] writes it
}

// ClientDefaults are all that a stock client of 4.9.5 was seen to apply: each
// key of containers.conf was set and the requests compared. The other keys of
// [containers] are the server's: a client that has them sends nothing for them.
var ClientDefaults = []clientDefault{
	{"containers.cgroups", containers, "cgroups", "", `"enabled"`},
	{"containers.http_proxy", containers, "http-proxy", "", "true"},
	{"containers.label_users", both, "", "--security-opt label=user:NAME", "false"},
	{"containers.mounts", both, "", "--mount", "[]"},
	{"containers.no_hosts", both, "no-hosts", "", "false"},
	{"containers.privileged", containers, "privileged", "", "false"},
	{"containers.read_only", containers, "read-only", "", "false"},
	{"containers.tz", containers, "tz", "", `""`},
	{"containers.umask", containers, "umask", "", `"0022"`},
	{"containers.userns", both, "userns", "", `""`},
	{"engine.image_volume_mode", containers, "image-volume", "", `"anonymous"`},
	{"engine.pod_exit_policy", []string{"pod create"}, "exit-policy", "", `"continue"`},
	{"engine.stop_timeout", containers, "stop-timeout", "", "10"},
	{"secrets.driver", []string{"secret create"}, "driver", "", `"file"`},
	{"secrets.opts", []string{"secret create"}, "driver-opts", "", "{}"},
	{detachKeysConf, attaching, "detach-keys", "", fmt.Sprintf("%q", core.DefaultDetachKeys)},
}

// detachKeysConf matters only where somebody may type the keys.
const detachKeysConf = "engine.detach_keys"

var (
	containers = []string{"create", "run"}
	both       = []string{"create", "run", "pod create"}
	attaching  = []string{"run", "exec", "attach", "start"}
)

// WarnOfConf says which settings of the client's containers.conf podman's own
// client would have applied to the command and this program does not, unless
// the command line itself says what is to be.
func (a *App) WarnOfConf(command string, c *cli.Context) error {
	if a.ConfValues == nil {
		return nil
	}
	defaults := map[string]clientDefault{}
	var keys []string
	types := !c.Bool("detach") && (c.Bool("tty") || TerminalOf(a.Stdin) != nil)
	for _, d := range ClientDefaults {
		if d.Key == detachKeysConf && !types {
			continue
		}
		if slices.Contains(d.Commands, command) && (d.Option == "" || !c.IsSet(d.Option)) {
			defaults[d.Key] = d
			keys = append(keys, d.Key)
		}
	}
	values, err := a.ConfValues(keys)
	if err != nil {
		return a.warnLine(err.Error())
	}
	for _, v := range values {
		d := defaults[v.Section+"."+v.Key]
		if v.Text() == d.usual {
			continue
		}
		instead := d.Instead
		if instead == "" {
			instead = "--" + d.Option
		}
		text := fmt.Sprintf("%s: [%s] %s = %s is not applied, though podman-remote applies it: say it with %s",
			v.File, v.Section, v.Key, v.Text(), instead)
		if err := a.warnLine(text); err != nil {
			return err
		}
	}
	return nil
}

// warnLine prints a warning as --format says.
func (a *App) warnLine(text string) error {
	if a.JSONErrors {
		return a.printLine(errorReport{Warning: text})
	}
	_, err := fmt.Fprintf(a.Stderr, "Warning: %s\n", text)
	return err
}
