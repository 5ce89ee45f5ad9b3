package image_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/podspan/podspan/cmd/internal/cli/clitest"
)

const imagesReply = `[
{"Id":"aaaaaaaaaaaabbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb","ParentId":"","RepoTags":["registry.example:5000/a/web:1","localhost/web:latest"],"RepoDigests":["localhost/web@sha256:1"],
 "Created":1777888800,"Size":2131099,"SharedSize":0,"VirtualSize":2131099,"Labels":null,"Containers":1,"Names":["registry.example:5000/a/web:1","localhost/web:latest"],"Digest":"sha256:77","History":["localhost/web:latest","old"]},
{"Id":"ccccccccccccdddd","RepoTags":["<none>:<none>"],"Created":1777809600,"Size":703,"Dangling":true},
{"Id":"eeeeeeeeeeeeffff","RepoTags":null,"Created":1777809500,"Size":9876543210}]`

func imagesService(t *testing.T) *clitest.Service {
	return clitest.Serve(t, "3.4.4", map[string]http.HandlerFunc{"GET /images/json": clitest.Answer(imagesReply)})
}

func TestImagesTable(t *testing.T) {
	f := imagesService(t)
	clitest.WantOutput(t, clitest.Podspan(t, f, "images"), strings.TrimPrefix(`
REPOSITORY                   TAG         IMAGE ID      CREATED       SIZE
registry.example:5000/a/web  1           aaaaaaaaaaaa  2 hours ago   2.13 MB
localhost/web                latest      aaaaaaaaaaaa  2 hours ago   2.13 MB
<none>                       <none>      cccccccccccc  24 hours ago  703 B
<none>                       <none>      eeeeeeeeeeee  24 hours ago  9.88 GB
`, "\n"))
	clitest.WantOutput(t, clitest.Podspan(t, f, "images", "-n", "--digests", "--history", "--no-trunc", "--sort", "size"), strings.TrimPrefix(`
<none>                       <none>                  sha256:ccccccccccccdddd                                                  24 hours ago  703 B       <none>
registry.example:5000/a/web  1           sha256:77   sha256:aaaaaaaaaaaabbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb  2 hours ago   2.13 MB     localhost/web:latest, old
localhost/web                latest      sha256:77   sha256:aaaaaaaaaaaabbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb  2 hours ago   2.13 MB     localhost/web:latest, old
<none>                       <none>                  sha256:eeeeeeeeeeeeffff                                                  24 hours ago  9.88 GB     <none>
`, "\n"))
	clitest.WantOutput(t, clitest.Podspan(t, f, "images", "-q"), "aaaaaaaaaaaa\ncccccccccccc\neeeeeeeeeeee\n")
	clitest.WantOutput(t, clitest.Podspan(t, f, "images", "--sort", "tag", "--format", "{{.Tag}} {{.Id}} {{.CreatedAt}}"),
		"1 aaaaaaaaaaaabbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb 2026-05-04 10:00:00 +0000 UTC\n"+
			"<none> ccccccccccccdddd 2026-05-03 12:00:00 +0000 UTC\n<none> eeeeeeeeeeeeffff 2026-05-03 11:58:20 +0000 UTC\n"+
			"latest aaaaaaaaaaaabbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb 2026-05-04 10:00:00 +0000 UTC\n")
}

func TestImagesJSON(t *testing.T) {
	r := clitest.Podspan(t, imagesService(t), "images", "--format", "json")
	for _, want := range []string{`"RepoTags": null`, `"Created": 1777888800`, `"CreatedAt": "2026-05-04T10:00:00Z"`, `"Digest": "sha256:77"`,
		"\n    {\n        \"Id\": \"aaaa"} {
		if !strings.Contains(r.Stdout, want) {
			t.Errorf("no %s in\n%s", want, r.Stdout)
		}
	}
	if n := strings.Count(r.Stdout, `"Id"`); n != 4 {
		t.Errorf("%d objects, want one for each row", n)
	}
}
