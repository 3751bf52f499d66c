package correct

import (
	"sort"
	"unicode/utf8"

	"offprint/app/entity"
	"offprint/app/entity/fact"
	"offprint/app/entity/token"
)

// A Source is an article as Apply needs it, in the order of Library.Docs.
type Source struct {
	File string
	Text string
}

// Apply returns the library as the corrections make it. It changes nothing it
// is given, so that taking a correction back is applying the others again.
// Unused holds the corrections that met no name: the publisher should be told.
func Apply(lib entity.Library, sources []Source, ops []Op) (corrected entity.Library, unused []Op) {
	if len(ops) == 0 {
		return lib, nil
	}
	s := newState(lib, sources)
	for _, o := range ops {
		if !s.apply(o) {
			unused = append(unused, o)
		}
	}
	docs, texts := make([]entity.Doc, len(s.docs)), make([][]string, len(s.docs))
	for d, list := range s.docs {
		sort.SliceStable(list, func(i, k int) bool { return list[i].Start < list[k].Start })
		for _, m := range list {
			docs[d].Mentions = append(docs[d].Mentions, m.Mention)
			texts[d] = append(texts[d], m.text)
		}
	}
	return entity.Assemble(docs, texts, s.heads), unused
}

type mention struct {
	entity.Mention
	text, key string
}

// state is the library in a form that is easy to change.
type state struct {
	sources []Source
	docs    [][]mention
	heads   []entity.Entity
}

func newState(lib entity.Library, sources []Source) *state {
	s := &state{sources: sources, docs: make([][]mention, len(lib.Docs)), heads: append([]entity.Entity(nil), lib.Entities...)}
	for d, doc := range lib.Docs {
		text, at, cp := sources[d].Text, 0, 0
		for _, m := range doc.Mentions {
			at, cp = walk(text, at, cp, m.Start)
			start := at
			at, cp = walk(text, at, cp, m.End)
			s.docs[d] = append(s.docs[d], mention{m, text[start:at], fact.Key(text[start:at])})
		}
	}
	return s
}

// walk goes from byte at, code point cp, to code point goal.
func walk(text string, at, cp, goal int) (int, int) {
	for cp < goal && at < len(text) {
		_, n := utf8.DecodeRuneInString(text[at:])
		at += n
		cp++
	}
	return at, cp
}

// each calls f for every mention that a correction's name means: all mentions
// of the entity with that canonical name, else those spelled so.
func (s *state) each(o Op, f func(d int, m *mention)) bool {
	key := fact.Key(o.Name)
	heads := map[int]bool{}
	for i, h := range s.heads {
		if fact.Key(h.Name) == key {
			heads[i] = true
		}
	}
	met := false
	for d := range s.docs {
		if o.File != "" && s.sources[d].File != o.File {
			continue
		}
		for k := range s.docs[d] {
			if m := &s.docs[d][k]; heads[m.Entity] || m.key == key {
				met = true
				f(d, m)
			}
		}
	}
	return met
}

func (s *state) apply(o Op) bool {
	switch o.Action {
	case NotName:
		met := s.each(o, func(_ int, m *mention) { m.Entity = -1 })
		for d := range s.docs {
			kept := s.docs[d][:0:0]
			for _, m := range s.docs[d] {
				if m.Entity >= 0 {
					kept = append(kept, m)
				}
			}
			s.docs[d] = kept
		}
		return met
	case SameAs:
		to := s.target(o)
		return s.each(o, func(_ int, m *mention) {
			m.Entity = to
			if m.Type != entity.Norp {
				m.Type = s.heads[to].Type
			}
		})
	case Rename:
		return s.rename(o)
	case Retype:
		return s.retype(o)
	case IsName:
		return s.addName(o)
	}
	return false
}

// target returns the entity that the right-hand side of "same as" means; a
// name that nothing bears yet becomes a new one.
func (s *state) target(o Op) int {
	key := fact.Key(o.To)
	best := -1
	for i := range s.heads {
		if fact.Key(s.heads[i].Name) == key && (best < 0 || s.heads[i].Count > s.heads[best].Count) {
			best = i
		}
	}
	if best < 0 {
		counts := map[int]int{}
		for _, list := range s.docs {
			for _, m := range list {
				if m.key == key {
					counts[m.Entity]++
				}
			}
		}
		for i := range s.heads {
			if counts[i] > 0 && (best < 0 || counts[i] > counts[best]) {
				best = i
			}
		}
	}
	if best >= 0 {
		s.heads[best].Name = o.To
		return best
	}
	typ := entity.Other
	s.each(o, func(_ int, m *mention) {
		if m.Type != entity.Norp {
			typ = m.Type
		}
	})
	return s.head(o.To, typ)
}

func (s *state) head(name string, t entity.Type) int {
	s.heads = append(s.heads, entity.Entity{Name: name, Type: t})
	return len(s.heads) - 1
}

// rename names the entity anew; in one article only, it splits it off.
func (s *state) rename(o Op) bool {
	moved := map[int]int{}
	return s.each(o, func(_ int, m *mention) {
		if o.File == "" {
			s.heads[m.Entity].Name = o.To
			return
		}
		to, ok := moved[m.Entity]
		if !ok {
			to = s.head(o.To, s.heads[m.Entity].Type)
			moved[m.Entity] = to
			moved[to] = to
		}
		m.Entity = to
	})
}

func (s *state) retype(o Op) bool {
	moved := map[int]int{}
	return s.each(o, func(_ int, m *mention) {
		to, ok := moved[m.Entity]
		if !ok {
			h := s.heads[m.Entity]
			if fact.Key(h.Name) == fact.Key(o.Name) && o.File == "" {
				to = m.Entity
				s.heads[to].Type = o.Type
			} else {
				to = s.head(m.text, o.Type)
			}
			moved[m.Entity] = to
			moved[to] = to
		}
		m.Entity, m.Type = to, o.Type
	})
}

// addName marks every place where the words stand, unless a longer name
// covers them.
func (s *state) addName(o Op) bool {
	want := words(o.Name)
	if len(want) == 0 {
		return false
	}
	to, met := -1, false
	for i, h := range s.heads {
		if h.Type == o.Type && fact.Key(h.Name) == fact.Key(o.Name) {
			to = i
		}
	}
	for d := range s.docs {
		if o.File != "" && s.sources[d].File != o.File {
			continue
		}
		text := s.sources[d].Text
		toks := token.Split(text, nil)
		for i := 0; i+len(want) <= len(toks); i++ {
			if !matches(text, toks[i:], want) {
				continue
			}
			if to < 0 {
				to = s.head(o.Name, o.Type)
			}
			a, b := toks[i], toks[i+len(want)-1]
			if s.put(d, mention{entity.Mention{Start: int(a.Start), End: int(b.End), Type: o.Type, Entity: to}, text[a.Byte:b.Stop], fact.Key(text[a.Byte:b.Stop])}) {
				met = true
			}
			i += len(want) - 1
		}
	}
	return met
}

func words(name string) []string {
	var out []string
	for _, t := range token.Split(name, nil) {
		out = append(out, t.Text(name))
	}
	return out
}

func matches(text string, toks []token.Token, want []string) bool {
	for i, w := range want {
		if toks[i].Text(text) != w {
			return false
		}
	}
	return true
}

// put adds a mention in the place of shorter ones.
func (s *state) put(d int, m mention) bool {
	kept := s.docs[d][:0:0]
	for _, x := range s.docs[d] {
		if x.End <= m.Start || m.End <= x.Start {
			kept = append(kept, x)
			continue
		}
		if x.End-x.Start > m.End-m.Start {
			return false
		}
	}
	s.docs[d] = append(kept, m)
	return true
}
