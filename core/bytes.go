package core

import "github.com/docker/go-units"

// Bytes is a size or an amount of memory, in bytes.
type Bytes int64

// String returns the size in powers of 1024 ("64MiB"). It rounds; it is for people.
func (b Bytes) String() string { return units.BytesSize(float64(b)) }
