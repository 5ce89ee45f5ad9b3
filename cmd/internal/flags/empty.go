package flags

import "github.com/podspan/podspan/core"

// neverEmpty are the options that choose a server, a key or a file, and what
// to do where one was given without a value. As a rule that is a variable that
// is not set: to go on would be to act on another server, or with other
// credentials, than was meant. (A variable of the environment that is set and
// empty is none, as in podman.)
var neverEmpty = map[string]string{
	"url":        "name the service, or leave the option out for the default one",
	"connection": "name a connection, or leave the option out for the default one",
	"server":     "name the server, or leave the option out for the default one",
	"identity":   "name the key's file, or leave the option out for the connection's own",
	"ssh":        "use golang, or leave the option out",
	"log-level":  "name a level, or leave the option out",
	"out":        "name a file, or leave the option out for standard output",

	"authfile":       "name the credentials' file, or leave the option out for the usual ones",
	"creds":          "use USERNAME:PASSWORD, or leave the option out",
	"cert-dir":       "leave the option out: a service uses the certificates on its own machine",
	"decryption-key": "leave the option out: keys cannot be passed to a service",
	"digestfile":     "name a file, or leave the option out",

	"cidfile":     "name a file, or leave the option out",
	"pod-id-file": "name a file, or leave the option out",
}

// checkEmpty refuses an empty value of an option that must have one.
func checkEmpty(name, val string) error {
	if hint, ok := neverEmpty[name]; ok && val == "" {
		return &core.FieldError{Field: "--" + name, Value: val, Reason: "the value is empty: " + hint}
	}
	return nil
}
