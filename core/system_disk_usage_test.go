package core

import (
	"context"
	"io"
	"strings"
	"testing"
)

// dfServer has two images that share their lowest layer of 100 bytes, and two
// volumes, one of which a container that has ended uses.
func dfServer(_ context.Context, r Request) (io.Reader, error) {
	body := ""
	switch r.Op {
	case OpDiskUsage:
		body = `{"ImagesSize":0,"Images":[{"ImageID":"i1","Size":150},{"ImageID":"i1","Size":150},{"ImageID":"i2","Size":130}],
			"Volumes":[{"VolumeName":"used","Size":10,"ReclaimableSize":0},{"VolumeName":"free","Size":5,"ReclaimableSize":99}]}`
	case OpImageInspect:
		body = `{"RootFS":{"Layers":["base","` + r.Vars["name"] + `"]},"History":[{},{"empty_layer":true},{}]}`
	case OpImageHistory:
		body = `[{"size":30},{"size":0},{"size":100}]`
	case OpContainerList:
		body = `[]`
		if strings.Contains(r.Query.Get("filters"), `"used"`) && r.Query.Get("all") == "true" {
			body = `[{"Id":"a"}]`
		}
	}
	return strings.NewReader(body), nil
}

func TestDiskUsageIsOneShape(t *testing.T) {
	c, conn := scripted(t, "4.0.0", dfServer)
	u, err := c.DiskUsage(t.Context(), ReadOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if u.DiskUsage.ImagesSize != 180 {
		t.Errorf("size of all images: %d, want 150 + 130 - 100", u.DiskUsage.ImagesSize)
	}
	if used, free := u.DiskUsage.Volumes[0], u.DiskUsage.Volumes[1]; used.Links != 1 || used.ReclaimableSize != 0 || free.Links != 0 ||
		free.ReclaimableSize != 5 {
		t.Errorf("volumes: %+v", u.DiskUsage.Volumes)
	}
	if n := len(conn.requests(OpImageHistory)); n != 1 {
		t.Errorf("%d histories read, want that of the image that shares", n)
	}
	c, conn = scripted(t, "4.9.5", dfServer)
	if _, err := c.DiskUsage(t.Context(), ReadOptions{}); err != nil || len(conn.sent) != 1 {
		t.Errorf("a server that tells all: %v, %d requests", err, len(conn.sent))
	}
}

func TestDiskUsageOfAnUnreadableHistory(t *testing.T) {
	c, _ := scripted(t, "4.0.0", func(ctx context.Context, r Request) (io.Reader, error) {
		if r.Op == OpImageHistory {
			return strings.NewReader(`[{"size":30}]`), nil
		}
		return dfServer(ctx, r)
	})
	if _, err := c.DiskUsage(t.Context(), ReadOptions{}); err == nil || !strings.Contains(err.Error(), "size of all images") {
		t.Errorf("%v", err)
	}
}
