package ui

import (
	"bytes"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"offprint/app/article"
	"offprint/app/entity"
	"offprint/app/entity/correct"
	"offprint/app/names"
)

// The reader's own corrections are the same operations as the publisher's, kept
// on this device in the form of names.txt. Taking one back is applying the
// others again.

func parseFixes(stored string) []correct.Op {
	ops, err := correct.Parse("names.txt", stored)
	if err != nil {
		app.Log("offprint: corrections of names:", err)
	}
	return ops
}

func formatFixes(ops []correct.Op) string { return correct.Format(ops) }

// applyFixes makes the names of the edition those that the reader has
// corrected.
func (r *Reader) applyFixes() {
	corrected, err := r.correctedNames()
	if err != nil {
		r.failed(err)
		return
	}
	r.names = corrected
}

func (r *Reader) correctedNames() (*names.Names, error) {
	edition, err := names.In(r.lib)
	if err != nil || edition == nil || len(r.fixes) == 0 {
		return edition, err
	}
	lib, err := edition.Library()
	if err != nil {
		return nil, err
	}
	articles := make([]*article.Article, r.lib.Articles)
	sources := make([]correct.Source, r.lib.Articles)
	for i := range articles {
		if articles[i], err = r.lib.Article(i); err != nil {
			return nil, err
		}
		sources[i] = correct.Source{File: articles[i].File, Text: articles[i].Text}
	}
	lib, _ = correct.Apply(lib, sources, r.fixes)
	table, err := names.Build(lib, articles)
	if err != nil {
		return nil, err
	}
	return names.Open(bytes.NewReader(table), int64(len(table)))
}

// fix adds a correction, keeps it and draws the page anew.
func (r *Reader) fix(op correct.Op) {
	r.keepFixes(append(r.fixes, op))
	r.dom.notice("fixed", "Done: "+op.String()+".", answer{"Undo", func() { r.unfix(len(r.fixes) - 1) }}, answer{"OK", func() {}})
}

// unfix takes correction i back.
func (r *Reader) unfix(i int) {
	if i < 0 || i >= len(r.fixes) {
		return
	}
	rest := append([]correct.Op(nil), r.fixes[:i]...)
	r.keepFixes(append(rest, r.fixes[i+1:]...))
}

func (r *Reader) keepFixes(ops []correct.Op) {
	r.fixes = ops
	r.keep("names", formatFixes(ops))
	r.applyFixes()
	r.shown = r.articleNames()
	r.closeCard(true)
	r.stepThrough(nil)
	y := r.dom.scrollY()
	r.show()
	r.enter()
	r.dom.scrollTo(y)
}

// takeFixBack is the button beside a correction in its list.
func (r *Reader) takeFixBack(e app.Value) { r.unfix(data(e, "fix")) }

// fixFromCard makes the correction that the card's form says.
func (r *Reader) fixFromCard(e app.Value) {
	name := r.named.page.Name.Name
	form := e.Call("closest", "form")
	typed := func(field string) string {
		f := form.Call("querySelector", "[name="+field+"]")
		if !f.Truthy() {
			return ""
		}
		return strings.TrimSpace(f.Get("value").String())
	}
	op := correct.Op{Name: name}
	switch e.Get("dataset").Get("fix").String() {
	case "same":
		op.Action, op.To = correct.SameAs, typed("same")
	case "rename":
		op.Action, op.To = correct.Rename, typed("rename")
	case "type":
		op.Action, op.Type = correct.Retype, entity.ParseType(typed("type"))
	case "not":
		op.Action = correct.NotName
	}
	if (op.Action == correct.SameAs || op.Action == correct.Rename) && (op.To == "" || op.To == name) || op.Action == correct.Retype && op.Type == entity.None {
		r.say("Say what it should be.")
		return
	}
	r.fix(op)
}

// nameSelected marks the selected words as a name.
func (r *Reader) nameSelected() {
	words := strings.Join(strings.Fields(r.selected()), " ")
	if words == "" || r.names == nil {
		r.say("Select the name first.")
		return
	}
	r.fix(correct.Op{Action: correct.IsName, Name: words, Type: entity.Other})
}

// renderFixes lists what the reader has put right, to take back or to send to
// the publisher.
func (r *Reader) renderFixes() app.UI {
	return app.Div().Body(
		app.H3().Text("Names put right here"),
		app.Range(r.fixes).Slice(func(i int) app.UI {
			return app.Div().Class("fix").Body(
				app.Span().Dir("auto").Text(r.fixes[i].String()),
				app.Button().Type("button").DataSet("act", "unfix").DataSet("fix", i).Text("Take back"),
			)
		}),
		app.P().Body(app.Button().Type("button").DataSet("act", "fixes-copy").Text("Copy as lines for names.txt")),
	)
}
