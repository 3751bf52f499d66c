package site_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"offprint/app/site"
)

func gzipped(data []byte) []byte {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Write(data)
	w.Close()
	return b.Bytes()
}

func workshopOf(t *testing.T, files map[string]site.File) string {
	t.Helper()
	address := ""
	elements(pagesOf(t, files)["index.html"], func(n *html.Node) {
		if a := attr(n, "data-workshop"); a != "" {
			address = a
		}
	})
	return address
}

func TestTheWorkshopIsKeptAndItsModelOnlyWhenAskedFor(t *testing.T) {
	files := filesOf(build(t, source(t, 1)))
	worker := files[workshopOf(t, files)]
	_, after, _ := strings.Cut(string(worker.Data), "const FILES = ")
	text, _, _ := strings.Cut(after, ";\n")
	var names struct{ Glue, Program, Names string }
	if err := json.Unmarshal([]byte(text), &names); err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	for _, name := range []string{names.Glue, names.Program, names.Names} {
		if _, ok := files["offprint/"+name]; !ok {
			t.Errorf("%q does not stand beside the worker", name)
		}
	}
	if got := gunzip(t, files["offprint/"+names.Program].Data); !bytes.Equal(got, module) {
		t.Errorf("the program is %q", got)
	}
	if got := gunzip(t, files["offprint/"+names.Names].Data); string(got) != "the model of names" {
		t.Errorf("the model is %q", got)
	}
	p := planOf(t, files)
	if len(p.Optional) != 1 || p.Optional[0].Path != "offprint/"+names.Names {
		t.Errorf("kept when asked for: %+v", p.Optional)
	}
	for _, k := range p.Files {
		if k.Path == "offprint/"+names.Names {
			t.Error("the model is kept from the start")
		}
	}
}

func TestAnEditionWithoutTheWorkshopNamesNone(t *testing.T) {
	src := source(t, 1)
	src.Workshop, src.Names = nil, nil
	files := filesOf(build(t, src))
	if a := workshopOf(t, files); a != "" {
		t.Errorf("it names %s", a)
	}
	for path := range files {
		if strings.Contains(path, "workshop") || strings.Contains(path, "names-") {
			t.Errorf("it has %s", path)
		}
	}
}
