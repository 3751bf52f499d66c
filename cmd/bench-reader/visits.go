package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"time"

	"offprint/app/view"
)

// What pages are read on. The slow link and processor are those of Lighthouse's
// phone. Pixels are one to one: software drawing would hide all else.
var (
	desktop = device{name: "1360 px", width: 1360, height: 900, slowdown: 1}
	narrow  = device{name: "390 px", width: 390, height: 844, slowdown: 1}
	phone   = device{name: "390 px, phone", width: 390, height: 844, slowdown: 4,
		link: link{rate: 1.6e6 / 8, delay: 150 * time.Millisecond}}
)

// measured holds what was seen of one page on one device.
type measured struct {
	paint, ready [2]sample // at the first and the second visit
	shift        [2]sample
	kept         sample // ms until all was kept
	page, worker sample // bytes of the first visit
	again        sample // bytes for the page at the second visit
}

func (m *measured) add(nth int, v visit) {
	m.paint[nth] = append(m.paint[nth], v.Paint)
	m.ready[nth] = append(m.ready[nth], v.Ready)
	m.shift[nth] = append(m.shift[nth], v.Shift)
}

// A contender is a page to be compared.
type contender struct {
	host *host
	path string
	mark string // see open
	measured
}

// measureVisits compares the sample's article with a plain page of its text.
func measureVisits(ctx context.Context, p plan, out, log io.Writer) error {
	s, err := build(samplePath)
	if err != nil {
		return err
	}
	rounds := []struct {
		device
		runs int
	}{{desktop, p.runs}, {narrow, p.few}, {phone, p.few}}
	times := [][]string{{"", "ours", "plain", "ours ÷ plain"}}
	shifts := [][]string{{"", "first visit", "second visit"}}
	var first, slow *measured
	for _, r := range rounds {
		ours, plain, err := compare(ctx, s, r.device, r.runs, log)
		if err != nil {
			return err
		}
		times = append(times, timeRows(r.device, ours, plain)...)
		shifts = append(shifts, []string{r.name, worst(ours.shift[0]), worst(ours.shift[1])})
		if first == nil {
			first = ours
		}
		slow = ours
	}
	printVisits(out, p, times, shifts, first, slow)
	return nil
}

// compare opens both pages in turn, runs times each, beginning with the other
// one every time.
func compare(ctx context.Context, s *subject, d device, runs int, log io.Writer) (ours, plain *measured, err error) {
	ourHost, err := serve(d.link, s.Files...)
	if err != nil {
		return nil, nil, err
	}
	defer ourHost.close()
	plainHost, err := serve(d.link, htmlFile(plainPage(s.articles[0])))
	if err != nil {
		return nil, nil, err
	}
	defer plainHost.close()
	a := &contender{host: ourHost, path: s.first(), mark: startedMark}
	b := &contender{host: plainHost}
	turns := []*contender{a, b}
	for i := range runs {
		fmt.Fprintf(log, "  %s, %d of %d\n", d.name, i+1, runs)
		for _, c := range turns {
			if err := c.read(ctx, d, nil); err != nil {
				return nil, nil, err
			}
		}
		slices.Reverse(turns)
	}
	return &a.measured, &b.measured, nil
}

// read visits the page twice in a new browser, and calls after, where given, in
// the tab of the second visit.
func (c *contender) read(ctx context.Context, d device, after func(context.Context) error) error {
	return withBrowser(ctx, func(ctx context.Context) error {
		c.host.reset()
		if err := inTab(ctx, d, c.firstVisit); err != nil {
			return fmt.Errorf("first visit: %w", err)
		}
		return inTab(ctx, d, func(ctx context.Context) error {
			c.host.reset()
			v, err := open(ctx, c.host.url+c.path, c.mark)
			if err != nil {
				return fmt.Errorf("second visit: %w", err)
			}
			c.add(1, v)
			c.again = append(c.again, float64(c.host.page.Load()))
			if after == nil {
				return nil
			}
			return after(ctx)
		})
	})
}

// firstVisit opens the page and, where it has a worker, waits for that and
// stops it.
func (c *contender) firstVisit(ctx context.Context) error {
	v, err := open(ctx, c.host.url+c.path, c.mark)
	if err != nil {
		return err
	}
	c.add(0, v)
	if c.mark == "" {
		return nil
	}
	kept, err := waitKept(ctx)
	if err != nil {
		return err
	}
	c.kept = append(c.kept, kept)
	c.page = append(c.page, float64(c.host.page.Load()))
	c.worker = append(c.worker, float64(c.host.worker.Load()))
	return stopWorkers(ctx)
}

func timeRows(d device, ours, plain *measured) [][]string {
	var rows [][]string
	for nth, name := range []string{"first visit", "second visit"} {
		for _, quantity := range []struct {
			name        string
			ours, plain sample
		}{
			{"first contentful paint", ours.paint[nth], plain.paint[nth]},
			{"can be used", ours.ready[nth], plain.ready[nth]},
		} {
			rows = append(rows, []string{
				fmt.Sprintf("%s, %s, %s", d.name, name, quantity.name),
				quantity.ours.String(), quantity.plain.String(), ratio(quantity.ours, quantity.plain),
			})
		}
	}
	return rows
}

// worst is the largest of a sample of layout shifts.
func worst(s sample) string { return fmt.Sprintf("%.4f", slices.Max(s)) }

func printVisits(out io.Writer, p plan, times, shifts [][]string, first, slow *measured) {
	table(out, "Visits of the sample's article: bytes without headers, and ms until the worker has kept everything", [][]string{
		{"first visit, for the page, bytes", view.Thousands(int(first.page.median()))},
		{"first visit, for the worker, bytes", view.Thousands(int(first.worker.median()))},
		{"second visit, for the page, bytes", view.Thousands(int(first.again.median()))},
		{"first visit, all kept, " + desktop.name + ", ms", first.kept.String()},
		{"first visit, all kept, " + phone.name + ", ms", slow.kept.String()},
	})
	table(out, "The sample's article beside a plain page of its text, ms", times)
	note(out, fmt.Sprintf("median (least–most) of %s at %s, %d at others; each in a new browser and profile, ours and the plain one in turn", view.Plural(p.runs, "run", "runs"), desktop.name, p.few))
	note(out, "can be used: the program acts; of the plain page: DOMContentLoaded")
	note(out, "second visit: ours from the worker's cache, the worker not yet running; the plain page asks its host whether it has changed")
	note(out, "host on this machine without compression on the way; phone: main thread ×4 slower, 1.6 Mbit/s, 150 ms round trip for page and worker together, no TLS; compiling and the worker itself are not slowed")
	table(out, "Layout shift from the start until a second after take-over, worst run", shifts)
}
