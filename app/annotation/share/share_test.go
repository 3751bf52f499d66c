package share

import (
	"bytes"
	"compress/flate"
	"encoding/base64"
	"strings"
	"testing"

	"offprint/app/annotation"
)

func some(n int) []annotation.Annotation {
	var list []annotation.Annotation
	for i := range n {
		list = append(list, annotation.Annotation{ID: annotation.NewID([16]byte{byte(i), byte(i >> 8)}), Article: "storm", Note: "Who says so? 港",
			Selectors: annotation.Selectors{Quote: annotation.TextQuoteSelector{Exact: "nobody was hurt"}, Position: annotation.Span{Start: i, End: i + 15}}, Publisher: i == 0})
	}
	return list
}

func TestALinkCarriesItsAnnotations(t *testing.T) {
	list := some(20)
	link, err := Encode(list)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Trim(link, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.") != "" {
		t.Errorf("%q does not fit a fragment", link)
	}
	entries, err := Decode(link)
	if err != nil || len(entries) != len(list) {
		t.Fatal(err, len(entries))
	}
	for i, e := range entries {
		want := list[i]
		want.Publisher = false // no link speaks for the publisher
		if e.Err != nil || string(e.AppendJSON(nil)) != string(want.AppendJSON(nil)) {
			t.Errorf("%v: %s", e.Err, e.AppendJSON(nil))
		}
	}
}

func TestADamagedOrHostileLinkIsRefused(t *testing.T) {
	link, err := Encode(some(3))
	if err != nil {
		t.Fatal(err)
	}
	var bomb bytes.Buffer
	bomb.Write([]byte{0, 0, 0, 0})
	w, _ := flate.NewWriter(&bomb, 9)
	for range 1000 {
		_, _ = w.Write(make([]byte, 1<<16))
	}
	_ = w.Close()
	for name, broken := range map[string]string{
		"empty":         "",
		"other version": "2." + link[2:],
		"cut":           link[:len(link)-9],
		"bent":          link[:20] + "AAAA" + link[24:],
		"no base64":     "1.???",
		"long":          "1." + strings.Repeat("A", MaxLink),
		"bomb":          "1." + base64.RawURLEncoding.EncodeToString(bomb.Bytes()),
	} {
		if _, err := Decode(broken); err == nil {
			t.Errorf("%s: was read", name)
		}
	}
	if _, err := Encode(some(maxEntries + 1)); err == nil {
		t.Error("too many were packed")
	}
}

func FuzzDecode(f *testing.F) {
	link, _ := Encode(some(2))
	f.Add(link)
	f.Fuzz(func(t *testing.T, s string) {
		entries, err := Decode(s)
		if err == nil {
			annotation.Import(annotation.Set{}, entries, "", nil)
		}
	})
}
