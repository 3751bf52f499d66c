package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const marks = `{"annotations":[
	{"id":"a","uri":"https://x.example/","text":"Is it so?","tags":[],"target":[{"source":"https://x.example/","selector":[{"type":"TextQuoteSelector","exact":"The ship came back to the harbour"}]}]},
	{"id":"b","uri":"https://x.example/","text":"","tags":[],"target":[{"source":"https://x.example/","selector":[{"type":"TextQuoteSelector","exact":"It sank in the storm of the century instead"}]}]}]}`

func TestThePublishersAnnotationsAreReportedLineByLine(t *testing.T) {
	needReader(t)
	dir := folderOf(t, "clips", map[string]string{"a.txt": text})
	in := func(name, content string) string {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	good := in("marks.json", marks)
	dist := filepath.Join(t.TempDir(), "dist")
	code, _, errOut := call(t, "build", "-annotations", good, "-o", dist, dir)
	if code != exitOK || !strings.Contains(errOut, "entry 2 (https://hypothes.is/a/b): not placed: the article does not have its quotation") ||
		!strings.Contains(errOut, "1 of 2 annotations are in the edition") || strings.Contains(errOut, "entry 1") {
		t.Errorf("exit code %d: %s", code, errOut)
	}
	for name, c := range map[string]struct{ args, want string }{
		"strict":         {"-strict -annotations " + good, "-strict forbids it"},
		"not understood": {"-annotations " + in("x.txt", "My clippings"), "not a file of annotations"},
		"broken":         {"-annotations " + in("x.json", "{\n  \"a\": }"), "line 2"},
		"missing":        {"-annotations /nowhere/at/all.json", "no such file"},
		"empty":          {"-annotations " + in("x.json", `{"annotations":[]}`), "no annotations in it"},
	} {
		none := filepath.Join(t.TempDir(), "dist")
		code, _, errOut := call(t, append(append([]string{"build"}, strings.Fields(c.args)...), "-o", none, dir)...)
		if code != exitFailed || !strings.Contains(errOut, c.want) {
			t.Errorf("%s: exit code %d: %s", name, code, errOut)
		}
		if _, err := os.Stat(none); !os.IsNotExist(err) {
			t.Errorf("%s: something was written all the same", name)
		}
	}
}
