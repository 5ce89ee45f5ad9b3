package core

import "slices"

// each returns a copy whose elements have been changed.
func each[T any](xs []T, change func(*T)) []T {
	xs = slices.Clone(xs)
	for i := range xs {
		change(&xs[i])
	}
	return xs
}

// without returns a copy that lacks some elements.
func without[T any](xs []T, which func(T) bool) []T {
	return slices.DeleteFunc(slices.Clone(xs), which)
}

// changed puts a copy in the place of what p points to and returns it.
func changed[T any](p **T) *T {
	c := **p
	*p = &c
	return &c
}
