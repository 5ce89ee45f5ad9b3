package flags

// Environment reads --env and --env-file of a command that is not in the
// table, as exec's; --env wins.
func Environment(from Values, env Env) (map[string]string, error) {
	b := &build{env: env, envFile: map[string]string{}, envSaid: map[string]string{}}
	files := value{flag: "--env-file", list: from.StringSlice("env-file")}
	if err := applyEnvFiles(b, files); err != nil {
		return nil, err
	}
	for _, s := range from.StringSlice("env") {
		if reason := b.addVar(b.envFile, s); reason != "" {
			return nil, value{flag: "--env"}.bad(s, "%s", reason)
		}
	}
	return b.envFile, nil
}
