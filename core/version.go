package core

import (
	"fmt"

	"github.com/Masterminds/semver/v3"
)

// Version is the version of a Podman service or of its API, which have been
// the same number since 3.1.0 (version/version.go in podman). A pre-release
// counts as the release itself, since podman tagged 4.0.0 with the version
// "4.0.0-dev". The zero value is "not known" and is older than every release.
type Version struct {
	major, minor, patch uint64
	text                string
}

// ParseVersion parses "3.4.4", "v4.0.0-dev" or "4.4.0-rc1". Missing minor and
// patch numbers are 0. The error is of class [ErrInvalid].
func ParseVersion(s string) (Version, error) {
	v, err := semver.NewVersion(s)
	if err != nil {
		return Version{}, &FieldError{Field: "version", Value: s, Reason: "not a version X.Y.Z"}
	}
	return Version{v.Major(), v.Minor(), v.Patch(), s}, nil
}

// MustVersion is [ParseVersion] for literals: it panics on what is none.
func MustVersion(s string) Version {
	v, err := ParseVersion(s)
	if err != nil {
		panic(fmt.Sprintf("core.MustVersion(%q): %v", s, err))
	}
	return v
}

// Major returns the major number.
func (v Version) Major() uint64 { return v.major }

// IsZero reports whether the version is not known.
func (v Version) IsZero() bool { return v.text == "" && v.major == 0 && v.minor == 0 && v.patch == 0 }

// Compare returns -1, 0 or 1 as v is older than, the same as or newer than o.
// Pre-release and build suffixes do not count.
func (v Version) Compare(o Version) int {
	for _, p := range [...][2]uint64{{v.major, o.major}, {v.minor, o.minor}, {v.patch, o.patch}} {
		switch {
		case p[0] < p[1]:
			return -1
		case p[0] > p[1]:
			return 1
		}
	}
	return 0
}

// AtLeast reports whether v is o or newer.
func (v Version) AtLeast(o Version) bool { return v.Compare(o) >= 0 }

// Clean returns X.Y.Z without suffixes: the form that goes into URL paths,
// since servers compare "4.0.0-dev" as older than 4.0.0.
func (v Version) Clean() string { return fmt.Sprintf("%d.%d.%d", v.major, v.minor, v.patch) }

// String returns the version as the server wrote it.
func (v Version) String() string {
	if v.text != "" {
		return v.text
	}
	if v.IsZero() {
		return "unknown"
	}
	return v.Clean()
}
