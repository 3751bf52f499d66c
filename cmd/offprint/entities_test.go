package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestEntitiesPrintsNamesWithTheirPlaces(t *testing.T) {
	file := filepath.Join(t.TempDir(), "visit.txt")
	if err := os.WriteFile(file, []byte("A Visit\n\nPresident Emmanuel Macron met the mayor of Berlin on Tuesday.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"entities", file}, `"start":19,"end":34,"text":"Emmanuel Macron","type":"PERSON","entity":"Emmanuel Macron"}`},
		{[]string{"entities", "-raw", file}, `"start":19,"end":34,"text":"Emmanuel Macron","type":"PERSON"`},
		{[]string{"entities", "-format", "csv", file}, ",52,58,Berlin,PLACE,Berlin\r\n"},
	} {
		var out, errOut strings.Builder
		if code := run(context.Background(), c.args, &out, &errOut); code != exitOK {
			t.Fatalf("%v: exit code %d: %s", c.args, code, errOut.String())
		}
		if !strings.Contains(out.String(), c.want) {
			t.Errorf("%v: want %s in\n%s", c.args, c.want, out.String())
		}
	}
}

func TestEntitiesRefusesAnUnknownFormat(t *testing.T) {
	var out, errOut strings.Builder
	if code := run(context.Background(), []string{"entities", "-format", "xml", "x.txt"}, &out, &errOut); code != exitUsage {
		t.Errorf("exit code %d", code)
	}
}
