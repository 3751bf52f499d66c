package parse

import (
	"os"
	"testing"

	"offprint/app/article"
)

// sample is the article that the repository begins with.
const sample = "../../../seeds/000_d7a79fce92dafe32.txt"

func TestTheSampleHasATitleAStandfirstThreeHeadingsAndElevenParagraphs(t *testing.T) {
	data, err := os.ReadFile(sample)
	if err != nil {
		t.Fatal(err)
	}
	a, warnings, err := File(sample, data)
	if err != nil || len(warnings) > 0 {
		t.Fatal(err, warnings)
	}
	if err := a.Check(); err != nil {
		t.Fatal(err)
	}
	kinds := map[article.Kind]int{}
	for _, b := range a.Blocks {
		kinds[b.Kind]++
	}
	for kind, want := range map[article.Kind]int{article.Title: 1, article.Standfirst: 1, article.Heading: 3, article.Paragraph: 11} {
		if kinds[kind] != want {
			t.Errorf("%d blocks of kind %d, want %d\n%s", kinds[kind], kind, want, outline(a))
		}
	}
	if len(a.Blocks) != 16 {
		t.Errorf("%d blocks, want 16", len(a.Blocks))
	}
	want := []string{"Intelligence Sharing Suspended", "Mounting Casualties and International Tensions", "Deteriorating Relations and Military Buildup"}
	for i, s := range a.Outline() {
		if s.Text != want[i] {
			t.Errorf("heading %d is %q, want %q", i, s.Text, want[i])
		}
	}
	if a.Title != "Colombia Halts Intelligence Sharing With U.S. Over Drug Strike Deaths" || a.Lang != "en" {
		t.Errorf("title %q, language %q", a.Title, a.Lang)
	}
}

func BenchmarkText(b *testing.B) {
	data, err := os.ReadFile(sample)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := File("sample.txt", data); err != nil {
			b.Fatal(err)
		}
	}
}
