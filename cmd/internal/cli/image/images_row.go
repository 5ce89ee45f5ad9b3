package image

import (
	"strings"
	"time"
	"unicode"

	"github.com/containers/common/pkg/report"
	"github.com/docker/go-units"

	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/core/reply"
)

// imageRow is one name of an image as templates of images see it: the fields
// of [core.ImageSummary], and these methods in the place of those that people
// read.
type imageRow struct {
	Repository string `json:"repository,omitempty"`
	Tag        string `json:"tag,omitempty"`
	reply.ImageSummary
	view *imageView
}

// imageView is what all rows of one table share.
type imageView struct {
	noTrunc bool
	now     time.Time
}

const none = "<none>"

// imageRows makes one row for each tag of each image, or one for an image
// that has none.
func imageRows(images []reply.ImageSummary, view *imageView) []imageRow {
	rows := make([]imageRow, 0, len(images))
	for _, img := range images {
		var tagged, untagged []imageRow
		for _, name := range img.RepoTags {
			repo, tag, _ := splitReference(name)
			if repo == "" {
				repo = none
			}
			if tag == "" || name == none+":"+none {
				untagged = append(untagged, imageRow{repo, none, img, view})
			} else {
				tagged = append(tagged, imageRow{repo, tag, img, view})
			}
		}
		switch {
		case len(tagged) > 0:
			rows = append(rows, tagged...)
		case len(untagged) > 0:
			rows = append(rows, untagged[0])
		default:
			rows = append(rows, imageRow{none, none, img, view})
		}
	}
	return rows
}

// ID returns the image's ID: 12 digits, or with --no-trunc all of them after
// their algorithm.
func (r imageRow) ID() string {
	if r.view.noTrunc {
		return "sha256:" + r.ImageSummary.ID
	}
	return common.ShortID(r.ImageSummary.ID)
}

// Id returns the whole ID; podman's templates know it by this name.
func (r imageRow) Id() string { return r.ImageSummary.ID }

func (r imageRow) created() time.Time { return time.Unix(r.ImageSummary.Created, 0).UTC() }

// Created returns the image's age: "3 minutes ago".
func (r imageRow) Created() string {
	return units.HumanDuration(r.view.now.Sub(r.created())) + " ago"
}

// CreatedSince is [imageRow.Created].
func (r imageRow) CreatedSince() string { return r.Created() }

// CreatedAt returns the time of creation.
func (r imageRow) CreatedAt() string { return r.created().String() }

// CreatedTime is [imageRow.CreatedAt].
func (r imageRow) CreatedTime() string { return r.CreatedAt() }

// Size returns the size for people: "2.13 MB".
func (r imageRow) Size() string {
	s := units.HumanSizeWithPrecision(float64(r.ImageSummary.Size), 3)
	end := strings.LastIndexFunc(s, unicode.IsNumber) + 1
	return s[:end] + " " + s[end:]
}

// History returns the names that the image has had.
func (r imageRow) History() string { return strings.Join(r.ImageSummary.History, ", ") }

// IsReadOnly reports whether the image is in an additional, read-only store.
func (r imageRow) IsReadOnly() bool { return r.ReadOnly }

// IsDangling reports whether the image has no name.
func (r imageRow) IsDangling() bool { return r.Dangling }

// imageHeaders are the titles of every column that a template may name.
func imageHeaders() []map[string]string {
	return report.Headers(imageRow{}, map[string]string{"ID": "IMAGE ID", "ReadOnly": "R/O"})
}
