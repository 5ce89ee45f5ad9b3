package core

import (
	"errors"
	"syscall"
)

// isReset reports whether err is the system's word for a connection that the
// other side has dropped.
func isReset(err error) bool {
	return errors.Is(err, syscall.EPIPE) || errors.Is(err, syscall.ECONNRESET) || errors.Is(err, syscall.ENOTCONN)
}
