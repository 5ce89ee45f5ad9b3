package cli

import (
	"net/http"
	"strings"
	"testing"
)

const imagesReply = `[
{"Id":"aaaaaaaaaaaabbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb","ParentId":"","RepoTags":["registry.example:5000/a/web:1","localhost/web:latest"],"RepoDigests":["localhost/web@sha256:1"],
 "Created":1777888800,"Size":2131099,"SharedSize":0,"VirtualSize":2131099,"Labels":null,"Containers":1,"Names":["registry.example:5000/a/web:1","localhost/web:latest"],"Digest":"sha256:77","History":["localhost/web:latest","old"]},
{"Id":"ccccccccccccdddd","RepoTags":["<none>:<none>"],"Created":1777809600,"Size":703,"Dangling":true},
{"Id":"eeeeeeeeeeeeffff","RepoTags":null,"Created":1777809500,"Size":9876543210}]`

func imagesService(t *testing.T) *fakeService {
	return serve(t, "3.4.4", map[string]http.HandlerFunc{"GET /images/json": answer(imagesReply)})
}

func TestImagesTable(t *testing.T) {
	f := imagesService(t)
	wantOutput(t, podspan(t, f, "images"), strings.TrimPrefix(`
REPOSITORY                   TAG         IMAGE ID      CREATED       SIZE
registry.example:5000/a/web  1           aaaaaaaaaaaa  2 hours ago   2.13 MB
localhost/web                latest      aaaaaaaaaaaa  2 hours ago   2.13 MB
<none>                       <none>      cccccccccccc  24 hours ago  703 B
<none>                       <none>      eeeeeeeeeeee  24 hours ago  9.88 GB
`, "\n"))
	wantOutput(t, podspan(t, f, "images", "-n", "--digests", "--history", "--no-trunc", "--sort", "size"), strings.TrimPrefix(`
<none>                       <none>                  sha256:ccccccccccccdddd                                                  24 hours ago  703 B       <none>
registry.example:5000/a/web  1           sha256:77   sha256:aaaaaaaaaaaabbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb  2 hours ago   2.13 MB     localhost/web:latest, old
localhost/web                latest      sha256:77   sha256:aaaaaaaaaaaabbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb  2 hours ago   2.13 MB     localhost/web:latest, old
<none>                       <none>                  sha256:eeeeeeeeeeeeffff                                                  24 hours ago  9.88 GB     <none>
`, "\n"))
	wantOutput(t, podspan(t, f, "images", "-q"), "aaaaaaaaaaaa\ncccccccccccc\neeeeeeeeeeee\n")
	wantOutput(t, podspan(t, f, "images", "--sort", "tag", "--format", "{{.Tag}} {{.Id}} {{.CreatedAt}}"),
		"1 aaaaaaaaaaaabbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb 2026-05-04 10:00:00 +0000 UTC\n"+
			"<none> ccccccccccccdddd 2026-05-03 12:00:00 +0000 UTC\n<none> eeeeeeeeeeeeffff 2026-05-03 11:58:20 +0000 UTC\n"+
			"latest aaaaaaaaaaaabbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb 2026-05-04 10:00:00 +0000 UTC\n")
}

func TestImagesJSON(t *testing.T) {
	r := podspan(t, imagesService(t), "images", "--format", "json")
	for _, want := range []string{`"RepoTags": null`, `"Created": 1777888800`, `"CreatedAt": "2026-05-04T10:00:00Z"`, `"Digest": "sha256:77"`, "\n    {\n        \"Id\": \"aaaa"} {
		if !strings.Contains(r.stdout, want) {
			t.Errorf("no %s in\n%s", want, r.stdout)
		}
	}
	if n := strings.Count(r.stdout, `"Id"`); n != 4 {
		t.Errorf("%d objects, want one for each row", n)
	}
}

func TestSplitReference(t *testing.T) {
	for ref, want := range map[string][3]string{
		"a":                       {"a", "", ""},
		"a:1":                     {"a", "1", ""},
		"host:5000/a/b":           {"host:5000/a/b", "", ""},
		"host:5000/a/b:1@sha256:": {"host:5000/a/b", "1", "sha256:"},
		"a@sha256:00":             {"a", "", "sha256:00"},
		"<none>:<none>":           {"<none>", "<none>", ""},
		"":                        {"", "", ""},
	} {
		repo, tag, digest := splitReference(ref)
		if got := [3]string{repo, tag, digest}; got != want {
			t.Errorf("%q: %q, want %q", ref, got, want)
		}
	}
}

func TestTargetReference(t *testing.T) {
	for _, good := range []string{"a", "a:1", "a/b-c__d.e:v1.2_x", "host.example:5000/a:1", "LOCALHOST/a", "[::1]:5000/a"} {
		if _, _, err := targetReference(good); err != nil {
			t.Errorf("%q: %v", good, err)
		}
	}
	for _, bad := range []string{"", "A", "A:1", "a/B", "a:", "a:-x", "a:b c", "a/", "/a", "a//b", "a@sha256:00", "a/b:" + strings.Repeat("x", 129), "a/_b", "a b"} {
		if repo, tag, err := targetReference(bad); err == nil {
			t.Errorf("%q: %q, %q and no error", bad, repo, tag)
		}
	}
}
