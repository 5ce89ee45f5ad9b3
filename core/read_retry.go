package core

import (
	"context"
	"errors"
	"strings"
	"time"
)

// Servers fail to list, with HTTP 500, when an object goes away while they
// gather what they know of each: 3.4.4 and 4.3.1 for containers and what those
// take, 4.9.5 for the networks that none uses. Reading again changes nothing.
const (
	readTries = 4                     // the same failure as often is no passing one
	readTime  = 5 * time.Second       // for failures that differ: each removal may cost a try
	readPause = 20 * time.Millisecond // between tries
)

// readAgain is a request that reads about all objects of a kind.
func readAgain[T any](ctx context.Context, t *attempt, r Request) (T, error) {
	return readWhile[T](ctx, t, r, vanished)
}

// readNetworks is a request that reads about networks. 3.x reads all of
// their files for it, one of which may be in the making.
func readNetworks[T any](ctx context.Context, t *attempt, r Request) (T, error) {
	return readWhile[T](ctx, t, r, halfWritten)
}

// readWhile repeats a request while it fails for a reason that passes.
func readWhile[T any](ctx context.Context, t *attempt, r Request, passing func(error) bool) (T, error) {
	limit := time.Now().Add(readTime)
	for same, last := 0, ""; ; {
		v, err := request[T](ctx, t, r)
		if err == nil || !passing(err) || time.Now().After(limit) {
			return v, err
		}
		if same++; err.Error() != last {
			same, last = 1, err.Error()
		}
		if same == readTries {
			return v, err
		}
		select {
		case <-ctx.Done():
			return v, context.Cause(ctx)
		case <-time.After(readPause):
		}
	}
}

// vanished reports whether something that is listed went away meanwhile: an
// object, its folder (lstat of a volume, libpod/volume_internal.go), its layer,
// or its network's file.
func vanished(err error) bool {
	return errors.Is(err, ErrNotFound) || serverSays(err, "no such file or directory") || serverSays(err, "layer not known") ||
		halfWritten(err)
}

// halfWritten reports whether a network's file came or went while 3.x read it,
// which does so without a lock (libpod/network/files.go, 3.4.4).
func halfWritten(err error) bool {
	return serverSays(err, ".conflist") && (serverSays(err, "error parsing configuration list") ||
		serverSays(err, "no such file or directory"))
}

func serverSays(err error, words string) bool {
	var api *APIError
	return errors.As(err, &api) && api.Status == 500 && strings.Contains(api.Message+" "+api.Cause, words)
}
