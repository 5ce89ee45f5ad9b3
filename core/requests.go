package core

import (
	"cmp"
	"net/url"
	"strconv"
	"time"
)

// containerRequest is a request about one container.
func containerRequest(op Op, verb, nameOrID string) Request {
	return Request{Op: op, Subject: subject(verb+" container", nameOrID), Vars: map[string]string{"name": nameOrID}, Query: url.Values{}}
}

// setSeconds puts d into the query in whole seconds; what would have to be
// rounded is refused.
func setSeconds(q url.Values, key, field string, d *time.Duration) error {
	if d == nil {
		return nil
	}
	if *d < 0 || *d%time.Second != 0 {
		return &FieldError{Field: field, Value: d.String(), Reason: "must be whole seconds, not negative"}
	}
	q.Set(key, strconv.FormatInt(int64(*d/time.Second), 10))
	return nil
}

// setSignal sets the signal that a kill sends.
func setSignal(q url.Values, s Signal) error {
	if s < 0 || s > sigRTMax {
		return &FieldError{Field: "KillOptions.Signal", Value: strconv.Itoa(int(s)), Reason: "must be from 1 to 64"}
	}
	q.Set("signal", strconv.Itoa(int(cmp.Or(s, SIGKILL))))
	return nil
}

// podRequest is a request about one pod.
func podRequest(op Op, verb, nameOrID string) Request {
	return Request{Op: op, Subject: subject(verb+" pod", nameOrID), Vars: map[string]string{"name": nameOrID}, Query: url.Values{}}
}

// imageRequest is a request about one image.
func imageRequest(op Op, verb, nameOrID string) Request {
	return Request{Op: op, Subject: subject(verb+" image", nameOrID), Vars: map[string]string{"name": nameOrID}, Query: url.Values{}}
}

// secretRequest is a request about one secret.
func secretRequest(op Op, verb, nameOrID string) Request {
	return Request{Op: op, Subject: subject(verb+" secret", nameOrID), Vars: map[string]string{"name": nameOrID}, Query: url.Values{}}
}

// volumeRequest is a request about one volume.
func volumeRequest(op Op, verb, name string) Request {
	return Request{Op: op, Subject: subject(verb+" volume", name), Vars: map[string]string{"name": name}, Query: url.Values{}}
}

// networkRequest is a request about one network.
func networkRequest(op Op, verb, nameOrID string) Request {
	return Request{Op: op, Subject: subject(verb+" network", nameOrID), Vars: map[string]string{"name": nameOrID}}
}

// subject joins a verb and a name for error texts.
func subject(verb, name string) string {
	if name == "" {
		return verb
	}
	return verb + " " + name
}
