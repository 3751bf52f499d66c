package hypothesis

import (
	"strings"
	"testing"

	"offprint/app/annotation"
)

const exported = `{"export_date":"2025-11-02T10:00:00.000Z","export_userid":"acct:ana@hypothes.is","client_version":"1.1","annotations":[
{"id":"aB3","created":"2025-11-01T08:00:00.123456+00:00","updated":"2025-11-01T09:00:00.000000+00:00","user":"acct:ana@hypothes.is","uri":"https://news.example/storm","text":"Who *says*?","tags":["check","press"],"group":"__world__",
 "target":[{"source":"https://news.example/storm","selector":[{"type":"RangeSelector","startContainer":"/p[1]"},{"type":"TextPositionSelector","start":7,"end":16},{"type":"TextQuoteSelector","exact":"feast was","prefix":"🎉🎉 A ","suffix":" held"}]}],"user_info":{"display_name":"Ana Ruiz"}},
{"id":"cD4","created":"2025-11-01T10:00:00+00:00","updated":"2025-11-01T10:00:00+00:00","user":"acct:ben@hypothes.is","uri":"https://news.example/storm","text":"The mayor.","tags":[],"references":["aB3"],"target":[{"source":"https://news.example/storm"}]},
{"id":"eF5","text":7},
{"id":"gH6","target":[{"selector":[{"type":"TextPositionSelector","start":5,"end":2}]}]},
{"text":"no id"}]}`

func TestAnExportIsReadEntryByEntry(t *testing.T) {
	entries, err := Read(exported)
	if err != nil || len(entries) != 5 {
		t.Fatal(err, len(entries))
	}
	a := entries[0]
	if a.Err != nil || a.ID != "https://hypothes.is/a/aB3" || a.Creator != "Ana Ruiz" || a.Note != "Who *says*?" ||
		a.Created.String() != "2025-11-01T08:00:00.123Z" || a.Motivation != annotation.Commenting || len(a.Tags) != 2 || a.Source != "https://news.example/storm" {
		t.Errorf("%+v", a)
	}
	if sel, unit := annotation.Settle("🎉🎉 A feast was held", a.Selectors); unit != "UTF-16 units" || sel.Position.Start != 5 {
		t.Error(sel, unit)
	}
	if r := entries[1]; r.Err != nil || r.ReplyTo != a.ID || r.Motivation != annotation.Replying || r.Creator != "ben" {
		t.Errorf("%+v", r)
	}
	for i, want := range []string{"text is a number", "is broken", "id is missing"} {
		if e := entries[2+i]; e.Err == nil || !strings.Contains(e.Err.Error(), want) {
			t.Errorf("entry %d: %v, want %q", 3+i, e.Err, want)
		}
	}
}

func TestOtherFilesAreRefused(t *testing.T) {
	for _, s := range []string{"", "[]", "{}", `{"annotations":{}}`, `{"annotations":[`} {
		if _, err := Read(s); err == nil {
			t.Errorf("%q was read", s)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(exported)
	f.Fuzz(func(t *testing.T, s string) {
		entries, _ := Read(s)
		annotation.Import(annotation.Set{}, entries, "", nil)
	})
}
