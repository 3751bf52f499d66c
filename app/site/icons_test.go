package site_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image/png"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// Browsers do not offer to install an app whose icons are missing, and do not
// say why.
func TestEveryIconIsThere(t *testing.T) {
	files := filesOf(build(t, source(t, 1)))
	type image struct{ Src, Sizes, Type string }
	var m struct{ Icons, Screenshots []image }
	if err := json.Unmarshal(files["manifest.webmanifest"].Data, &m); err != nil {
		t.Fatal(err)
	}
	images := append(m.Icons, m.Screenshots...)
	elements(pagesOf(t, files)["index.html"], func(n *html.Node) {
		if rel := attr(n, "rel"); n.Data == "link" && strings.Contains(rel, "icon") {
			images = append(images, image{attr(n, "href"), attr(n, "sizes"), attr(n, "type")})
		}
	})
	if len(images) < 6 {
		t.Fatalf("only %d images are named", len(images))
	}
	for _, i := range images {
		f, ok := files[i.Src]
		if !ok {
			t.Errorf("%s is not in the edition", i.Src)
			continue
		}
		if i.Type != "" && f.Type != i.Type {
			t.Errorf("%s is %s, not %s", i.Src, f.Type, i.Type)
		}
		if f.Type == "image/svg+xml" {
			if !bytes.Contains(f.Data, []byte("<path")) && !bytes.Contains(f.Data, []byte("<rect")) {
				t.Errorf("%s draws nothing", i.Src)
			}
			continue
		}
		size, err := png.DecodeConfig(bytes.NewReader(f.Data))
		if got := fmt.Sprintf("%dx%d", size.Width, size.Height); err != nil || i.Sizes != "" && got != i.Sizes {
			t.Errorf("%s is %s, not %s: %v", i.Src, got, i.Sizes, err)
		}
	}
}
