// Package parse turns a document as people have it, plain text, Markdown or a
// saved web page, into an article.Article.
//
// Nothing is lost: every word of the document's body stands in the article's
// text once, in its order. What is not a word may change: layout (wrapped lines
// are joined, runs of spaces become one), marks of markup (bullets, rules,
// quotation marks of mail) and invisible characters (see clean).
package parse

import (
	"bytes"
	"errors"
	"fmt"
	"path"
	"strings"

	"offprint/app/article"
)

// The reasons why a document cannot become an article.
var (
	ErrEmpty       = errors.New("there is no text in it")
	ErrBinary      = errors.New("it is not text")
	ErrUnsupported = errors.New("this format cannot be read")
)

// A Warning is something the publisher should know about a document that became
// an article all the same.
type Warning struct {
	File string
	Line int // from 1; 0 where no line is meant
	Text string
}

func (w Warning) String() string {
	if w.Line > 0 {
		return fmt.Sprintf("%s:%d: %s", w.File, w.Line, w.Text)
	}
	return w.File + ": " + w.Text
}

// format reads the body of a document, decoded and without front matter.
type format func(d *document, source string)

// formats are the formats by extension. What has none of these is read as plain
// text if it is text.
var formats = map[string]format{
	".txt":      parseText,
	".text":     parseText,
	".md":       parseMarkdown,
	".markdown": parseMarkdown,
	".html":     parseHTML,
	".htm":      parseHTML,
	".xhtml":    parseHTML,
}

// htmlExtensions are those of the formats that may state their own encoding.
var htmlExtensions = map[string]bool{".html": true, ".htm": true, ".xhtml": true}

// Supported tells whether file has the extension of a format that File reads.
// File takes other files too, as plain text, if they are text.
func Supported(file string) bool {
	return formats[extensionOf(file)] != nil
}

func extensionOf(file string) string { return strings.ToLower(path.Ext(file)) }

// File parses a document. Its name gives the format and, for a document that
// has no title, the title; file is kept as Article.File. The error wraps
// ErrEmpty, ErrBinary or ErrUnsupported and says what to do. File reads
// nothing but data and is safe for concurrent use.
func File(file string, data []byte) (*article.Article, []Warning, error) {
	fail := func(reason error, advice string) (*article.Article, []Warning, error) {
		return nil, nil, fmt.Errorf("article: %s: %w: %s", file, reason, advice)
	}
	if len(bytes.TrimSpace(data)) == 0 {
		return fail(ErrEmpty, "write something into it or remove it")
	}
	if advice := unsupported(file, data); advice != "" {
		return fail(ErrUnsupported, advice)
	}
	parseBody := formats[extensionOf(file)]
	d := &document{file: file}
	isHTML := htmlExtensions[extensionOf(file)]
	source, ok := d.decode(data, isHTML)
	if !ok {
		return fail(ErrBinary, "save it as text in UTF-8 (.txt, .md or .html)")
	}
	source = cleanSource(source)
	body := d.frontMatter(source)
	switch {
	case looksLikeHTML(body):
		parseBody = parseHTML
	case parseBody == nil:
		parseBody = parseText
	}
	parseBody(d, body)
	a := d.article()
	if a == nil {
		return fail(ErrEmpty, "write something into it or remove it")
	}
	return a, d.warnings, nil
}

// looksLikeHTML tells whether a text whose name does not say so is a web page.
func looksLikeHTML(source string) bool {
	s := strings.ToLower(source[:min(len(source), 256)])
	s = strings.TrimSpace(s)
	return strings.HasPrefix(s, "<!doctype html") || strings.HasPrefix(s, "<html")
}
