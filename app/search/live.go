package search

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"slices"

	"offprint/app/article"
)

// Live is an index of what changes while it is read: the reader's own
// annotations and imported texts, each under an id of the caller's. It answers
// the same queries as an edition's index. Adding or removing costs about the
// text's length; the first search after a change puts the index together
// again, some 30 ms for 1,000 articles.
type Live struct {
	b     *builder
	ids   map[int]string
	of    map[string]int
	next  int
	index *Index // nil after a change
	image []byte // the bytes of index
}

// NewLive returns an empty index.
func NewLive() *Live {
	return &Live{b: newBuilder(), ids: map[int]string{}, of: map[string]int{}}
}

// Len returns the number of texts.
func (l *Live) Len() int { return len(l.of) }

// Add takes in a text under an id, in place of the one that had it. An
// annotation comes as an article of its note and quotation.
func (l *Live) Add(id string, a *article.Article) error {
	if _, err := l.change(id); err != nil {
		return err
	}
	if err := l.b.add(l.next, a); err != nil {
		return err
	}
	l.ids[l.next], l.of[id] = id, l.next
	l.next++
	return nil
}

// Remove takes a text out and reports whether it was there.
func (l *Live) Remove(id string) (bool, error) {
	if _, ok := l.of[id]; !ok {
		return false, nil
	}
	return l.change(id)
}

// change readies the builder and takes out what has the id.
func (l *Live) change(id string) (bool, error) {
	if l.b == nil {
		b, err := l.index.unpack()
		if err != nil {
			return false, err
		}
		l.b = b
	}
	l.index, l.image = nil, nil
	n, ok := l.of[id]
	if ok {
		l.b.remove(n)
		delete(l.of, id)
		delete(l.ids, n)
	}
	return ok, nil
}

// Index returns the index of all texts as they are now. A search on it ends
// with the next change. Its article numbers stand for ids, see ID.
func (l *Live) Index() (*Index, error) {
	if l.index == nil {
		l.image = l.b.encode()
		x, err := Open(bytes.NewReader(l.image), int64(len(l.image)))
		if err != nil {
			return nil, err
		}
		l.index = x
	}
	return l.index, nil
}

// ID returns the id of the text that results call number, or "".
func (l *Live) ID(number int) string { return l.ids[number] }

// Texts makes a Texts of a function from ids.
func (l *Live) Texts(get func(id string) (*article.Article, error)) Texts {
	return liveTexts{l, get}
}

type liveTexts struct {
	l   *Live
	get func(string) (*article.Article, error)
}

func (t liveTexts) Article(number int) (*article.Article, error) { return t.get(t.l.ID(number)) }

const liveMagic = "OFFPLV1\n"

// MarshalBinary writes the index, without the texts.
func (l *Live) MarshalBinary() ([]byte, error) {
	if _, err := l.Index(); err != nil {
		return nil, err
	}
	b := binary.AppendUvarint([]byte(liveMagic), uint64(len(l.ids)))
	numbers := make([]int, 0, len(l.ids))
	for n := range l.ids {
		numbers = append(numbers, n)
	}
	slices.Sort(numbers)
	for _, n := range numbers {
		b = binary.AppendUvarint(b, uint64(n))
		b = binary.AppendUvarint(b, uint64(len(l.ids[n])))
		b = append(b, l.ids[n]...)
	}
	return append(b, l.image...), nil
}

// UnmarshalBinary takes what MarshalBinary wrote. The texts need not be read
// again. Where the bytes are damaged it fails and l is as it was.
func (l *Live) UnmarshalBinary(data []byte) error {
	rest, ok := bytes.CutPrefix(data, []byte(liveMagic))
	if !ok {
		return fmt.Errorf("search: open own index: %w", errCorrupt)
	}
	r := reader{b: bytes.Clone(rest)}
	n := r.uvarint()
	loaded := NewLive()
	for i := uint64(0); i < n && !r.bad; i++ {
		number := int(r.uvarint() & (1<<31 - 1))
		id := string(r.bytes(int(min(r.uvarint(), uint64(len(rest)+1)))))
		loaded.ids[number], loaded.of[id] = id, number
		loaded.next = max(loaded.next, number+1)
	}
	if r.bad || len(loaded.ids) != len(loaded.of) {
		return fmt.Errorf("search: open own index: %w", errCorrupt)
	}
	x, err := Open(bytes.NewReader(r.b), int64(len(r.b)))
	if err != nil {
		return err
	}
	if x.Articles() != len(loaded.ids) {
		return fmt.Errorf("search: open own index: %w", errCorrupt)
	}
	loaded.b, loaded.index, loaded.image = nil, x, r.b
	*l = *loaded
	return nil
}

// unpack makes a builder of an index, so that it can go on.
func (x *Index) unpack() (*builder, error) {
	if err := x.load(); err != nil {
		return nil, err
	}
	b := newBuilder()
	for i := range x.h.docs {
		n := x.number(i)
		b.docs = append(b.docs, doc{
			number: n, date: x.date(i),
			words:   int(lengthOf(int(x.lengths()[i])) + .5),
			english: x.flags()[i]&flagEnglish != 0,
		})
		b.taken[n] = true
	}
	var refs []ref
	err := x.scan(nil, []byte{0xFF}, func(key, form []byte, l list) bool {
		s := string(key) + "\x00" + string(form)
		b.ids[s] = len(b.terms)
		b.terms = append(b.terms, s)
		refs = append(refs, ref{list: l})
		return true
	})
	if err != nil {
		return nil, err
	}
	err = x.each(refs, func(_ ref, list []posting) {
		b.lists = append(b.lists, slices.Clone(list))
	})
	if err == nil && len(b.lists) != len(b.ids) {
		err = errCorrupt
	}
	return b, err
}

// remove takes the article of a number out.
func (b *builder) remove(number int) {
	at := slices.IndexFunc(b.docs, func(d doc) bool { return d.number == number })
	b.docs = slices.Delete(b.docs, at, at+1)
	delete(b.taken, number)
	for i, list := range b.lists {
		kept := list[:0]
		for _, p := range list {
			switch {
			case p.doc() < at:
				kept = append(kept, p)
			case p.doc() > at:
				kept = append(kept, newPosting(p.doc()-1, p.weight()))
			}
		}
		b.lists[i] = kept
	}
}
