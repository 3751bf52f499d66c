// Package jobs is the work of the second program: each job of package workshop
// as an ordinary function. Nothing here knows that it runs in a browser.
package jobs

import (
	"errors"
	"fmt"
	"unsafe"

	"offprint/app/annotation"
	"offprint/app/annotation/backup"
	"offprint/app/annotation/export"
	"offprint/app/annotation/file"
	"offprint/app/annotation/note"
	"offprint/app/annotation/share"
	"offprint/app/annotation/w3c"
	"offprint/app/entity"
	"offprint/app/library"
	"offprint/app/workshop"
	"offprint/app/workshop/place"
)

// A Shop does jobs. Its fields may be set when a job first needs them: see
// workshop.Needs.
type Shop struct {
	Library *library.Library
	Tagger  *entity.Tagger
}

var jobs = map[workshop.Job]func(*Shop, []byte) ([]byte, error){
	workshop.JobNotes:  (*Shop).notes,
	workshop.JobImport: (*Shop).imports,
	workshop.JobExport: (*Shop).export,
	workshop.JobBackup: (*Shop).backup,
	workshop.JobShare:  (*Shop).share,
	workshop.JobNames:  (*Shop).names,
	workshop.JobAnchor: (*Shop).anchor,
}

// Do answers a request. Whatever the request is, there is an answer: a fault
// of ours is one as well.
func (s *Shop) Do(request []byte) (answer []byte) {
	defer func() {
		if r := recover(); r != nil {
			answer = workshop.Failed(fmt.Errorf("workshop: something went wrong: %v", r))
		}
	}()
	if len(request) == 0 || jobs[workshop.Job(request[0])] == nil {
		return workshop.Failed(workshop.ErrRequest)
	}
	if needs, _ := workshop.Needs(request); needs && s.Library == nil {
		return workshop.Failed(errors.New("workshop: the library is missing"))
	}
	answer, err := jobs[workshop.Job(request[0])](s, request)
	if err != nil {
		return workshop.Failed(err)
	}
	return answer
}

func (s *Shop) notes(request []byte) ([]byte, error) {
	r, err := workshop.DecodeNotes(request)
	if err != nil {
		return nil, err
	}
	html := make([]string, len(r.Markdown))
	for i, m := range r.Markdown {
		if html[i], err = note.HTML(m); err != nil {
			return nil, err
		}
	}
	return workshop.NotesAnswer(html), nil
}

func (s *Shop) imports(request []byte) ([]byte, error) {
	r, err := workshop.DecodeImport(request)
	if err != nil {
		return nil, err
	}
	// As a string without a copy, which a phone may have no room for; nobody
	// changes the request.
	content, err := file.Read(unsafe.String(unsafe.SliceData(r.File), len(r.File)))
	if err != nil {
		return nil, err
	}
	for i := range content.Entries {
		content.Entries[i].Publisher = false // only an edition can say so
	}
	if _, err := place.Entries(s.Library, content.Entries); err != nil {
		return nil, err
	}
	change, lines := annotation.Import(r.Set, content.Entries, r.Label, nil)
	return workshop.Imported{
		Format: string(content.Format), Change: change, Lines: lines,
		Texts: content.Texts, Settings: content.Settings,
	}.Encode(), nil
}

func (s *Shop) export(request []byte) ([]byte, error) {
	r, err := workshop.DecodeExport(request)
	if err != nil {
		return nil, err
	}
	o := export.Options{Title: r.Title, ColorName: func(key string) string {
		if name := r.Colors[key]; name != "" {
			return name
		}
		return key
	}}
	entries, err := s.Library.Entries()
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		o.Articles = append(o.Articles, export.Article{Slug: e.Slug, Title: e.Title, Source: e.Source, URL: e.URL, Date: e.Date})
	}
	items := make([]export.Item, len(r.Items))
	list := make([]annotation.Annotation, len(r.Items))
	for i, it := range r.Items {
		items[i] = export.Item{Annotation: it.Annotation, State: it.State}
		list[i] = it.Annotation
	}
	switch r.Format {
	case workshop.W3C:
		return workshop.BytesAnswer(w3c.Write(list, w3c.Options{Label: r.Title, Base: r.Base})), nil
	case workshop.Markdown:
		return workshop.BytesAnswer([]byte(export.Markdown(items, o))), nil
	case workshop.CSV:
		return workshop.BytesAnswer([]byte(export.CSV(items, o))), nil
	case workshop.HTML:
		return workshop.BytesAnswer([]byte(export.HTML(items, o))), nil
	}
	return nil, fmt.Errorf("workshop: there is no export format %d", r.Format)
}

func (s *Shop) backup(request []byte) ([]byte, error) {
	r, err := workshop.DecodeBackup(request)
	if err != nil {
		return nil, err
	}
	b := backup.Backup{Made: r.Made, Texts: r.Texts, Settings: r.Settings}
	for _, record := range r.Set {
		b.Records = append(b.Records, record)
	}
	return workshop.BytesAnswer(backup.Write(b)), nil
}

func (s *Shop) share(request []byte) ([]byte, error) {
	r, err := workshop.DecodeShare(request)
	if err != nil {
		return nil, err
	}
	link, err := share.Encode(r.Annotations)
	return workshop.BytesAnswer([]byte(link)), err
}

func (s *Shop) names(request []byte) ([]byte, error) {
	r, err := workshop.DecodeNames(request)
	if err != nil {
		return nil, err
	}
	if s.Tagger == nil {
		return nil, errors.New("workshop: the model of names is missing")
	}
	if r.Text != "" {
		return found(s.Tagger.Text(r.Text, r.Date, r.Lang)), nil
	}
	if s.Library == nil || r.Article >= s.Library.Articles {
		return nil, fmt.Errorf("workshop: there is no article %d", r.Article)
	}
	a, err := s.Library.Article(r.Article)
	if err != nil {
		return nil, err
	}
	return found(s.Tagger.Annotate(a)), nil
}

func found(doc entity.Doc) []byte {
	var f workshop.Found
	for i := range doc.Entities {
		e := &doc.Entities[i]
		n := workshop.Name{Name: e.Name, Type: uint8(e.Type), Count: e.Count}
		for _, s := range e.Spellings {
			n.Spellings = append(n.Spellings, s.Text)
		}
		f.Names = append(f.Names, n)
	}
	for _, m := range doc.Mentions {
		f.Mentions = append(f.Mentions, workshop.Mention{
			Start: m.Start, End: m.End, Type: uint8(m.Type), Name: m.Entity, Value: m.Value, Relative: m.Relative,
		})
	}
	return f.Encode()
}
