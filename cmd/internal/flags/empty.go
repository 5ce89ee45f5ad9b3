package flags

import "github.com/podspan/podspan/core"

// neverEmpty are the options that choose a server or a key, and what to do where
// one was given without a value. As a rule that is a variable that is not set: to
// go on would be to act on another server than was meant. (A variable of the
// environment that is set and empty is none, as in podman. Options that name a
// file, as --cidfile, may be empty as in podman.)
var neverEmpty = map[string]string{
	"url":        "name the service, or leave the option out for the default one",
	"connection": "name a connection, or leave the option out for the default one",
	"server":     "name the server, or leave the option out for the default one",
	"identity":   "name the key's file, or leave the option out for the connection's own",
	"ssh":        "use golang, or leave the option out",
}

// checkEmpty refuses an empty value of an option that must have one.
func checkEmpty(name, val string) error {
	if hint, ok := neverEmpty[name]; ok && val == "" {
		return &core.FieldError{Field: "--" + name, Value: val, Reason: "the value is empty: " + hint}
	}
	return nil
}
