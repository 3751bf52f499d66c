package jobs

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"offprint/app/annotation"
	"offprint/app/annotation/backup"
	"offprint/app/annotation/w3c"
	"offprint/app/article"
	"offprint/app/article/parse"
	"offprint/app/entity/model"
	"offprint/app/library"
	"offprint/app/workshop"
)

const storm = "---\nurl: https://www.news.example/storm?utm_source=x\nsource: The Paper\n---\nThe storm\n\nThe mayor, Ana Ruiz, said that nobody was hurt when the storm came over Lisbon. 🌊 The harbour stays closed until Tuesday.\n"

const feast = "A feast\n\nThey ate and drank until the morning, and then they sang the old songs of the village again.\n"

func shop(t testing.TB) *Shop {
	t.Helper()
	var articles []*article.Article
	for name, source := range map[string]string{"storm.md": storm, "feast.md": feast} {
		a, _, err := parse.File(name, []byte(source))
		if err != nil {
			t.Fatal(err)
		}
		articles = append(articles, a)
	}
	if articles[0].File != "feast.md" {
		articles[0], articles[1] = articles[1], articles[0]
	}
	data, err := library.Build(articles, library.Info{Title: "Tests"})
	if err != nil {
		t.Fatal(err)
	}
	lib, err := library.Open(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	return &Shop{Library: lib, Tagger: model.Tagger()}
}

// own is an annotation that the reader made on the storm.
func own(t *testing.T, s *Shop) annotation.Annotation {
	t.Helper()
	i, ok, err := s.Library.Find("storm")
	if err != nil || !ok {
		t.Fatal(ok, err)
	}
	a, err := s.Library.Article(i)
	if err != nil {
		t.Fatal(err)
	}
	at := len([]rune(a.Text[:strings.Index(a.Text, "nobody was hurt")]))
	return annotation.Annotation{
		ID: annotation.NewID([16]byte{1}), Article: "storm", Edition: annotation.EditionHash(a.Text), Motivation: annotation.Commenting,
		Selectors: annotation.Describe(a.Text, annotation.Span{Start: at, End: at + 15}), Color: "2", Note: "Who *says* so?", Created: 1700000000000, Modified: 1700000000000,
	}
}

func imported(t *testing.T, s *Shop, set annotation.Set, file string) workshop.Imported {
	t.Helper()
	in, err := workshop.DecodeImported(s.Do(workshop.Import{Label: "Import", Set: set, File: []byte(file)}.Encode(nil)), nil)
	if err != nil {
		t.Fatal(err)
	}
	return in
}

func report(in workshop.Imported) string {
	var b strings.Builder
	for _, l := range in.Lines {
		fmt.Fprintf(&b, "%d %s: %s\n", l.Entry, l.Outcome, l.Reason)
	}
	return b.String()
}

func TestNotesBecomeHTMLThatDoesNoHarm(t *testing.T) {
	html, err := workshop.DecodeNotesAnswer((&Shop{}).Do(workshop.Notes{Markdown: []string{"*x*", "<script>alert(1)</script>"}}.Encode()))
	if err != nil || len(html) != 2 || html[0] != "<p><em>x</em></p>\n" || strings.Contains(html[1], "<script") {
		t.Error(html, err)
	}
}

func TestAnImportIsPlacedMergedAndRepeatedWithoutEffect(t *testing.T) {
	s := shop(t)
	mine := own(t, s)
	set := annotation.Set{}
	set.Apply(annotation.Change{Edits: []annotation.Edit{annotation.Add(mine)}}, annotation.Stamp{Time: 1, Writer: "w"})
	file := `{"annotations":[
		{"id":"u","uri":"http://news.example/storm/","text":"by address, offsets in UTF-16","tags":[],"target":[{"source":"http://news.example/storm/","selector":[{"type":"TextPositionSelector","start":9000,"end":9020},{"type":"TextQuoteSelector","exact":"The harbour stays closed","prefix":"🌊 ","suffix":" until"}]}]},
		{"id":"q","uri":"https://mirror.example/77","text":"by quotation","tags":[],"target":[{"source":"https://mirror.example/77","selector":[{"type":"TextQuoteSelector","exact":"until the morning, and then they sang"}]}]},
		{"id":"r","uri":"https://mirror.example/77","text":"an answer","tags":[],"references":["q"]},
		{"id":"x","uri":"https://elsewhere.example/","text":"","tags":[],"target":[{"source":"https://elsewhere.example/","selector":[{"type":"TextQuoteSelector","exact":"nothing that anybody here has written"}]}]},
		{"id":"y","uri":"http://news.example/storm","text":"gone","tags":[],"target":[{"source":"http://news.example/storm","selector":[{"type":"TextQuoteSelector","exact":"a sentence that was taken out of this article long ago"}]}]},
		{"id":"z","uri":7}]}`
	first := imported(t, s, set, file)
	want := "1 added: \n2 added: \n3 added: \n" +
		"4 not placed: no article of this library is https://elsewhere.example/, and none has its quotation\n" +
		"5 not placed: the article does not have its quotation\n" +
		"6 refused: hypothesis: uri is a number, not text\n"
	if got := report(first); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if first.Format != "Hypothesis export" || len(first.Change.Edits) != 5 {
		t.Fatalf("%s, %d edits", first.Format, len(first.Change.Edits))
	}
	for i, article := range []string{"storm", "feast", "feast", "https://elsewhere.example/", "storm"} {
		if got := first.Change.Edits[i].After.Article; got != article {
			t.Errorf("entry %d is of %q, not %q", i+1, got, article)
		}
	}
	if got := first.Change.Edits[0].After; got.Edition != mine.Edition || got.Quote.Exact != "The harbour stays closed" || got.Position.Start == 9000 {
		t.Errorf("its selectors are not those of the article: %+v", got)
	}
	set.Apply(first.Change, annotation.Stamp{Time: 2, Writer: "w"})
	for _, l := range imported(t, s, set, file).Lines[:5] {
		if l.Outcome != annotation.Same {
			t.Errorf("again, entry %d is %s: %s", l.Entry, l.Outcome, l.Reason)
		}
	}
	set.Apply(first.Change.Inverse(), annotation.Stamp{Time: 3, Writer: "w"})
	if live := set.Live(); len(live) != 1 || live[0].ID != mine.ID {
		t.Errorf("undone, %d are left", len(live))
	}
}

func TestExportAndImportAndExportGiveTheSameBytes(t *testing.T) {
	s := shop(t)
	mine := own(t, s)
	answer := annotation.Annotation{ID: annotation.NewID([16]byte{2}), ReplyTo: mine.ID, Article: "storm", Motivation: annotation.Replying, Note: "Me."}
	export := func(list ...annotation.Annotation) string {
		r := workshop.Export{Format: workshop.W3C, Title: "Mine"}
		for _, a := range list {
			r.Items = append(r.Items, workshop.Item{Annotation: a, State: annotation.Exact})
		}
		data, err := workshop.DecodeBytesAnswer(s.Do(r.Encode(nil)))
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	first := export(mine, answer)
	in := imported(t, s, nil, first)
	if got := report(in); got != "1 added: \n2 added: \n" {
		t.Fatal(got)
	}
	if again := export(*in.Change.Edits[0].After, *in.Change.Edits[1].After); again != first {
		t.Errorf("first\n%s\nagain\n%s", first, again)
	}
}

func TestEveryFormatIsExportedWithTheArticlesTitle(t *testing.T) {
	s := shop(t)
	for _, f := range workshop.Formats {
		r := workshop.Export{Format: f.Format, Title: "Mine", Colors: map[string]string{"2": "Doubts"}, Items: []workshop.Item{{Annotation: own(t, s), State: annotation.Exact}}}
		data, err := workshop.DecodeBytesAnswer(s.Do(r.Encode(nil)))
		if err != nil || !strings.Contains(string(data), "nobody was hurt") {
			t.Errorf("%s: %v\n%s", f.Name, err, data)
		}
		if f.Format != workshop.W3C && (!strings.Contains(string(data), "The storm") || !strings.Contains(string(data), "Doubts")) {
			t.Errorf("%s: no title or colour in\n%s", f.Name, data)
		}
	}
	if _, err := workshop.DecodeBytesAnswer(s.Do(workshop.Export{Format: 99}.Encode(nil))); err == nil {
		t.Error("a format that is none was exported")
	}
}

func TestABackupComesBack(t *testing.T) {
	s := shop(t)
	set := annotation.Set{}
	set.Apply(annotation.Change{Edits: []annotation.Edit{annotation.Add(own(t, s))}}, annotation.Stamp{Time: 1, Writer: "w"})
	hash := annotation.EditionHash("old text")
	r := workshop.Backup{Made: 1700000000000, Set: set, Texts: map[string]string{hash: "old text"}, Settings: map[string]string{"look": "{}"}}
	data, err := workshop.DecodeBytesAnswer(s.Do(r.Encode(nil)))
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := backup.Read(string(data)); err != nil {
		t.Fatal(err)
	}
	in := imported(t, s, nil, string(data))
	if report(in) != "1 added: \n" || in.Texts[hash] != "old text" || in.Settings["look"] != "{}" {
		t.Errorf("%+v", in)
	}
}

func TestALinkComesBackAndIsNeverThePublishers(t *testing.T) {
	s := shop(t)
	mine := own(t, s)
	mine.Publisher = true
	link, err := workshop.DecodeBytesAnswer(s.Do(workshop.Share{Annotations: []annotation.Annotation{mine}}.Encode()))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range []string{string(link), string(w3c.Write([]annotation.Annotation{mine}, w3c.Options{}))} {
		in := imported(t, s, nil, file)
		if report(in) != "1 added: \n" || in.Change.Edits[0].After.Publisher {
			t.Errorf("%+v", in)
		}
	}
}

func TestNamesAreFoundInATextAndInAnArticle(t *testing.T) {
	s := shop(t)
	i, _, err := s.Library.Find("storm")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range []workshop.Names{{Text: "Ana Ruiz went to Lisbon. Ruiz came back."}, {Article: i}} {
		f, err := workshop.DecodeFound(s.Do(r.Encode()))
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, n := range f.Names {
			names = append(names, n.Name)
		}
		if got := strings.Join(names, "|"); !strings.Contains(got, "Ana Ruiz") || !strings.Contains(got, "Lisbon") || len(f.Mentions) < 2 {
			t.Errorf("%+v: %s", r, got)
		}
	}
}

func TestABadRequestIsAnAnswerThatSaysWhy(t *testing.T) {
	s := shop(t)
	for name, r := range map[string][]byte{
		"nothing":    nil,
		"no job":     {200},
		"cut off":    {byte(workshop.JobNotes), 9},
		"no article": workshop.Names{Article: 99}.Encode(),
		"empty file": workshop.Import{}.Encode(nil),
	} {
		if _, err := workshop.DecodeBytesAnswer(s.Do(r)); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	for _, r := range [][]byte{workshop.Import{File: []byte("[]")}.Encode(nil), workshop.Names{Text: "x"}.Encode()} {
		if _, err := workshop.DecodeBytesAnswer((&Shop{}).Do(r)); err == nil || !strings.Contains(err.Error(), "missing") {
			t.Error(err)
		}
	}
}

func FuzzDo(f *testing.F) {
	s := shop(f)
	f.Add(workshop.Notes{Markdown: []string{"> *x*"}}.Encode())
	f.Add(workshop.Import{File: []byte(`{"annotations":[{"id":"a"}]}`)}.Encode(nil))
	f.Add(workshop.Names{Text: "Ana Ruiz"}.Encode())
	f.Fuzz(func(t *testing.T, request []byte) {
		if _, err := workshop.DecodeBytesAnswer(s.Do(request)); err != nil && strings.Contains(err.Error(), "went wrong") {
			t.Fatal(err)
		}
	})
}
