package published

import (
	"bytes"
	"io"
	"reflect"
	"testing"

	"offprint/app/annotation"
)

func part(data []byte) *io.SectionReader {
	return io.NewSectionReader(bytes.NewReader(data), 0, int64(len(data)))
}

func sample(t testing.TB) ([][]annotation.Annotation, []byte) {
	t.Helper()
	one := annotation.Annotation{ID: annotation.NewID([16]byte{1}), Article: "a", Note: "é", Selectors: annotation.Selectors{Quote: annotation.TextQuoteSelector{Exact: "x"}, Position: annotation.Span{Start: 3, End: 4}}}
	two := annotation.Annotation{ID: annotation.NewID([16]byte{2}), Article: "a", ReplyTo: one.ID, Publisher: true}
	three := annotation.Annotation{ID: annotation.NewID([16]byte{3}), Article: "c", Tags: []string{"t"}}
	list := [][]annotation.Annotation{{one, two}, nil, {three}}
	data, err := Build(list)
	if err != nil {
		t.Fatal(err)
	}
	return list, data
}

func TestWhatIsPublishedIsReadByArticleAndMarked(t *testing.T) {
	want, data := sample(t)
	l, err := Open(part(data))
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for i := range want {
		for k := range want[i] {
			want[i][k].Publisher = true
		}
		n += len(want[i])
		if got, err := l.Article(i); err != nil || !reflect.DeepEqual(got, want[i]) {
			t.Errorf("article %d: %v\n%+v\n%+v", i, err, got, want[i])
		}
	}
	if all, err := l.All(); err != nil || len(all) != n {
		t.Errorf("%d of %d, %v", len(all), n, err)
	}
	for _, i := range []int{-1, 3} {
		if got, err := l.Article(i); got != nil || err != nil {
			t.Errorf("article %d: %v, %v", i, got, err)
		}
	}
}

func TestAnArchiveWithoutThemHasNone(t *testing.T) {
	l, err := Open(nil)
	if err != nil {
		t.Fatal(err)
	}
	if all, err := l.All(); err != nil || all != nil {
		t.Error(all, err)
	}
}

func TestDamageIsAnErrorAndNoMore(t *testing.T) {
	_, data := sample(t)
	for n := range data {
		if l, err := Open(part(data[:n])); err == nil {
			if _, err := l.All(); err == nil {
				t.Errorf("cut at %d of %d, nothing is wrong", n, len(data))
			}
		}
	}
}

func FuzzOpen(f *testing.F) {
	_, data := sample(f)
	f.Add(data, 0)
	f.Fuzz(func(t *testing.T, data []byte, i int) {
		if l, err := Open(part(data)); err == nil {
			l.Article(i)
		}
	})
}
