package main

import (
	"context"
	_ "embed"
	"encoding/base64"
	"fmt"
	"io"
	"strings"

	"github.com/chromedp/chromedp"

	"offprint/app/annotation"
	"offprint/app/annotation/w3c"
	"offprint/app/workshop"
)

//go:embed workshop.js
var workshopJS string

// An errand is a request that the workshop is timed with.
type errand struct {
	name    string
	request []byte
	file    string
}

// errands begin with what starts the program.
func (s *subject) errands() []errand {
	note := workshop.Notes{Markdown: []string{"Who *says* so?"}}.Encode()
	return []errand{
		{"a note, the first: the program starts", note, ""},
		{"a note, the next", note, ""},
		{"names in 1,000 words, the first: the model is fetched", workshop.Names{Text: s.words(1000)}.Encode(), ""},
		{"names in 1,000 words, the next", workshop.Names{Text: s.words(1000)}.Encode(), ""},
		{"import of 1,000 annotations", workshop.Import{Label: "Import"}.Encode(nil), s.annotations(1000)},
	}
}

// words is the first article's text, as often as it takes.
func (s *subject) words(n int) string {
	all := strings.Fields(s.articles[0].Text)
	var b strings.Builder
	for i := range n {
		b.WriteString(all[i%len(all)] + " ")
	}
	return b.String()
}

// annotations is a file of n annotations on the first article, spread over it,
// whose offsets are not known.
func (s *subject) annotations(n int) string {
	text := s.articles[0].Text
	length := len([]rune(text))
	list := make([]annotation.Annotation, n)
	for i := range list {
		at := i * (length - 60) / n
		list[i] = annotation.Annotation{
			ID: annotation.NewID([16]byte{byte(i), byte(i >> 8)}), Article: strings.TrimSuffix(strings.TrimPrefix(s.first(), "a/"), "/"),
			Note: "Who *says* so?", Selectors: annotation.Describe(text, annotation.Span{Start: at, End: at + 40}),
		}
		list[i].Position = annotation.Span{}
	}
	return string(w3c.Write(list, w3c.Options{}))
}

// measureWorkshop asks the workshop in a page whose edition is kept.
func measureWorkshop(ctx context.Context, p plan, out, _ io.Writer) error {
	s, err := build(samplePath)
	if err != nil {
		return err
	}
	h, err := serve(desktop.link, s.Files...)
	if err != nil {
		return err
	}
	defer h.close()
	type timing struct{ Took, Longest float64 }
	errands := s.errands()
	took, longest := make([]sample, len(errands)), make([]sample, len(errands))
	for range p.runs {
		err := withBrowser(ctx, func(ctx context.Context) error {
			return inTab(ctx, desktop, func(ctx context.Context) error {
				if _, err := open(ctx, h.url+s.first(), startedMark); err != nil {
					return err
				}
				if _, err := waitKept(ctx); err != nil {
					return err
				}
				for i, e := range errands {
					library, model := workshop.Needs(e.request)
					call := fmt.Sprintf("(%s)(%q, %q, %v, %v)", workshopJS, base64.StdEncoding.EncodeToString(e.request), e.file, library, model)
					t, err := chromedp.Run(ctx, chromedp.Evaluate[timing](call, chromedp.EvalAwaitPromise))
					if err != nil {
						return fmt.Errorf("%s: %w", e.name, err)
					}
					took[i], longest[i] = append(took[i], t.Took), append(longest[i], t.Longest)
				}
				return nil
			})
		})
		if err != nil {
			return err
		}
	}
	rows := [][]string{{"", "ms", "longest wait of the page, ms"}}
	for i, e := range errands {
		rows = append(rows, []string{e.name, took[i].String(), longest[i].String()})
	}
	table(out, "The workshop, in a page whose edition is kept", rows)
	note(out, fmt.Sprintf("median (least–most) of %d, each in a new browser", p.runs))
	return nil
}
