package flags

import "github.com/podspan/podspan/core"

// rowsEnv are the flags of the container's environment.
var rowsEnv = []row{
	{Name: "env", Short: "e", Kind: kArray, Usage: "set a variable: NAME=VALUE; NAME or PREFIX* takes it from here", Apply: applyEnv},
	{Name: "env-file", Kind: kStrings, Usage: "read variables from a file, one a line", Apply: applyEnvFiles},
	{Name: "env-merge", Kind: kArray, Usage: "set NAME=VALUE where VALUE may use $NAME of the image's variables",
		Caps: []core.Capability{core.CapEnvMerge},
		Apply: func(b *build, v value) error {
			b.spec.Basic.EnvMerge = v.list
			return v.pairs(map[string]string{})
		}},
	{Name: "env-host", Kind: kBool, Hidden: true, Usage: "add the service's own variables",
		Apply: func(b *build, v value) error { b.spec.Basic.EnvHost = v.on; return nil }},
	{Name: "unsetenv", Kind: kArray, Usage: "leave out a variable of the image", Caps: []core.Capability{core.CapUnsetEnv},
		Apply: func(b *build, v value) error { b.spec.Basic.UnsetEnv = v.list; return nil }},
	{Name: "unsetenv-all", Kind: kBool, Usage: "leave out all of the image's variables", Caps: []core.Capability{core.CapUnsetEnvAll},
		Apply: func(b *build, v value) error { b.spec.Basic.UnsetEnvAll = v.on; return nil }},
	{Name: "http-proxy", Kind: kBool, Default: "true", Usage: "pass on the service's proxy variables",
		Apply: func(b *build, v value) error { b.spec.Basic.HTTPProxy = v.on; return nil }},
	{Name: "secret", Kind: kArray, Usage: "give a secret as a file or variable: NAME[,type=mount|env][,target=][,uid=][,gid=][,mode=]",
		Caps: []core.Capability{core.CapSecrets, core.CapSecretEnv, core.CapSecretOwner, core.CapSecretTarget}, Apply: applySecrets},
}
