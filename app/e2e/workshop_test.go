package e2e_test

import (
	"encoding/base64"
	"fmt"
	"strings"
	"testing"

	"offprint/app/annotation"
	"offprint/app/browser"
	"offprint/app/workshop"
)

// ask sends a request to the workshop from the page, as the reader does, with
// what the file holds behind it. An error is the answer Failed.
func ask(t *testing.T, b browser.Browser, request []byte, file string) []byte {
	t.Helper()
	library, model := workshop.Needs(request)
	answer := eval[string](t, b, fmt.Sprintf(`(async () => {
		const bytes = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
		const file = %q && new Blob([bytes(%[1]q)]);
		try {
			const answer = await offprint.workshop(bytes(%[2]q), { file, library: %[3]v, model: %[4]v });
			return btoa(Array.from(answer, (b) => String.fromCharCode(b)).join(''));
		} catch (error) { return '!' + error.message; }
	})()`, base64.StdEncoding.EncodeToString([]byte(file)), base64.StdEncoding.EncodeToString(request), library, model))
	if why, failed := strings.CutPrefix(answer, "!"); failed {
		return workshop.Failed(fmt.Errorf("%s", why))
	}
	data, err := base64.StdEncoding.DecodeString(answer)
	must(t, err)
	return data
}

func harbourNote() annotation.Annotation {
	return annotation.Annotation{
		ID: annotation.NewID([16]byte{1}), Article: "01-harbour", Motivation: annotation.Commenting, Note: "Who *says* so?",
		Selectors: annotation.Selectors{Quote: annotation.TextQuoteSelector{Exact: heading1}},
	}
}

// doJobs does each job once and reports what is wrong.
func doJobs(t *testing.T, b browser.Browser) {
	t.Helper()
	html, err := workshop.DecodeNotesAnswer(ask(t, b, workshop.Notes{Markdown: []string{"*x* <b>"}}.Encode(), ""))
	if err != nil || html[0] != "<p><em>x</em> &lt;b&gt;</p>\n" {
		t.Errorf("notes: %v, %q", err, html)
	}

	items := []workshop.Item{{Annotation: harbourNote(), State: annotation.Exact}}
	for _, f := range workshop.Formats {
		data, err := workshop.DecodeBytesAnswer(ask(t, b, workshop.Export{Format: f.Format, Title: "Mine", Items: items}.Encode(nil), ""))
		if err != nil || !strings.Contains(string(data), heading1) || f.Format != workshop.W3C && !strings.Contains(string(data), heading1) {
			t.Errorf("export as %s: %v\n%s", f.Name, err, data)
		}
		if f.Format != workshop.W3C {
			continue
		}
		in, err := workshop.DecodeImported(ask(t, b, workshop.Import{Label: "Import"}.Encode(nil), string(data)), nil)
		if err != nil || len(in.Lines) != 1 || in.Lines[0].Outcome != annotation.Added || len(in.Change.Edits) != 1 || in.Change.Edits[0].After.Position.Len() != len(heading1) {
			t.Errorf("import: %v, %+v", err, in)
		}
	}

	set := annotation.Set{}
	set.Apply(annotation.Change{Edits: []annotation.Edit{annotation.Add(harbourNote())}}, annotation.Stamp{Time: 1, Writer: "w"})
	kept, err := workshop.DecodeBytesAnswer(ask(t, b, workshop.Backup{Set: set}.Encode(nil), ""))
	must(t, err)
	link, err := workshop.DecodeBytesAnswer(ask(t, b, workshop.Share{Annotations: set.Live()}.Encode(), ""))
	must(t, err)
	for _, file := range []string{string(kept), string(link)} {
		in, err := workshop.DecodeImported(ask(t, b, workshop.Import{Set: set}.Encode(nil), file), nil)
		if err != nil || len(in.Lines) != 1 || in.Lines[0].Outcome != annotation.Same {
			t.Errorf("import of %.20q…: %v, %+v", file, err, in)
		}
	}
	if _, err := workshop.DecodeImported(ask(t, b, workshop.Import{}.Encode(nil), "My clippings"), nil); err == nil || !strings.Contains(err.Error(), "not a file of annotations") {
		t.Errorf("a file that is none: %v", err)
	}

	found, err := workshop.DecodeFound(ask(t, b, workshop.Names{Text: "Gustavo Petro spoke in Bogotá. Petro left."}.Encode(), ""))
	if err != nil || len(found.Mentions) < 3 || found.Names[found.Mentions[0].Name].Name != "Gustavo Petro" {
		t.Errorf("names: %v, %+v", err, found)
	}
}

const resources = "performance.getEntriesByType('resource').map((r) => r.name).filter((n) => /workshop-|names-/.test(n)).length"

func TestTheWorkshopDoesEveryJobOnlyWhenAskedAndOffline(t *testing.T) {
	h := newHost(t)
	h.put("/deep/er/", build(t, "Tests"))
	browser.Each(t, browser.Options{}, func(t *testing.T, b browser.Browser) {
		start(t, b, h.url("/deep/er"+harbour))
		if n := eval[int](t, b, resources); n != 0 {
			t.Errorf("%d files of the workshop are loaded by the page at its start", n)
		}
		wait(t, b, keptAll)
		const models = "Promise.all((await caches.keys()).map(async (k) => (await (await caches.open(k)).keys()).filter((r) => r.url.includes('/names-')).length)).then((n) => n.reduce((a, b) => a + b))"
		if n := eval[int](t, b, "(async () => "+models+")()"); n != 0 {
			t.Error("the model is kept before it is asked for")
		}
		start(t, b, h.url("/deep/er"+harbour)) // now the worker hands the files out
		doJobs(t, b)
		wait(t, b, "(async () => "+models+" )().then((n) => n === 1)")

		h.stop()
		defer h.start()
		emptyCache(t, b)
		start(t, b, h.url("/deep/er/"))
		doJobs(t, b)
	})
}

func TestAWorkshopThatCannotStartSaysSoAndStartsLater(t *testing.T) {
	h := newHost(t)
	h.put("/", build(t, "Tests"))
	browser.Each(t, browser.Options{}, func(t *testing.T, b browser.Browser) {
		h.breakFiles("offprint/workshop-")
		start(t, b, h.url(harbour))
		request := workshop.Notes{Markdown: []string{"*x*"}}.Encode()
		if _, err := workshop.DecodeNotesAnswer(ask(t, b, request, "")); err == nil || !strings.Contains(err.Error(), "could not be started") {
			t.Errorf("a broken workshop: %v", err)
		}
		h.breakFiles("")
		if html, err := workshop.DecodeNotesAnswer(ask(t, b, request, "")); err != nil || html[0] != "<p><em>x</em></p>\n" {
			t.Errorf("mended: %v, %q", err, html)
		}
	})
}

func TestTheModelOfNamesGoesAlongWithANewEdition(t *testing.T) {
	first, second := build(t, "First"), build(t, "Second")
	browser.Each(t, browser.Options{}, func(t *testing.T, b browser.Browser) {
		h := newHost(t)
		h.put("/", first)
		must(t, b.Open(h.url(harbour)))
		wait(t, b, keptAll)
		start(t, b, h.url(harbour))
		request := workshop.Names{Text: "Gustavo Petro spoke."}.Encode()
		if _, err := workshop.DecodeFound(ask(t, b, request, "")); err != nil {
			t.Fatal(err)
		}
		h.put("/", second)
		start(t, b, h.url(harbour))
		const yes = "document.querySelector('[data-notice=edition] button')"
		wait(t, b, "!!"+yes)
		must(t, b.Eval("("+yes+".click(), null)", nil))
		wait(t, b, "document.querySelector('.brand')?.textContent === 'Second'")
		wait(t, b, "caches.keys().then((k) => k.length === 1)")
		h.stop()
		emptyCache(t, b)
		start(t, b, h.url(harbour))
		if found, err := workshop.DecodeFound(ask(t, b, request, "")); err != nil || len(found.Mentions) == 0 {
			t.Errorf("%v, %+v", err, found)
		}
	})
}
