package image

import (
	"fmt"
	"regexp"
	"strings"
)

// splitReference takes an image name apart: "host:5000/a/b:1@sha256:…" is
// host:5000/a/b, 1 and sha256:…. What is not there is empty.
func splitReference(ref string) (repo, tag, digest string) {
	repo, digest, _ = strings.Cut(ref, "@")
	if colon := strings.LastIndexByte(repo, ':'); colon > strings.LastIndexByte(repo, '/') {
		repo, tag = repo[:colon], repo[colon+1:]
	}
	return repo, tag, digest
}

// targetReference checks a name that an image is to be given and splits it.
// Servers of different versions say very different things of bad names.
func targetReference(ref string) (repo, tag string, err error) {
	repo, tag, digest := splitReference(ref)
	bad := func(reason string) (string, string, error) {
		return "", "", fmt.Errorf("parsing reference %q: %s", ref, reason)
	}
	switch {
	case digest != "":
		return bad("an image cannot be tagged with a digest")
	case !regexp.MustCompile(`^[A-Za-z0-9.:\[\]_-]+(/[a-z0-9]+([._-]+[a-z0-9]+)*)*$`).MatchString(repo):
		return bad("repository names have lower case letters, digits and single separators between them")
	case !strings.Contains(repo, "/") && strings.ToLower(repo) != repo:
		return bad("repository name must be lowercase")
	case strings.HasSuffix(ref, ":") || (tag != "" && !regexp.MustCompile(`^\w[\w.-]{0,127}$`).MatchString(tag)):
		return bad("a tag has up to 128 letters, digits, '_', '.' and '-', and does not begin with '.' or '-'")
	}
	return repo, tag, nil
}
