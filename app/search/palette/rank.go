package palette

import (
	"bytes"
	"encoding/binary"
	"slices"
	"strings"
)

// An entry is a candidate among the best, by its best row.
type entry struct {
	rank  rank
	table int
	row   int
	tier  Tier
}

// A rank orders candidates, lower first: tier, kind, weight, accents as
// typed, whole words, score of the fuzzy match, length; then place in the tables. It is
// total, so results never change places without reason.
type rank struct{ hi, lo uint64 }

func (a rank) less(b rank) bool { return a.hi < b.hi || a.hi == b.hi && a.lo < b.lo }

const tierShift = 60

// newRank packs a rank. part is 0 where every word is a whole one; score is below 4096, higher better.
func newRank(tier Tier, kind Kind, weight int, accent, part bool, score, length, table, cand int) rank {
	hi := uint64(tier)<<tierShift | uint64(kind&15)<<56 | uint64(1<<16-1-weight)<<40 |
		uint64(4095-score)<<24 | uint64(min(length, 4095))<<12
	if accent {
		hi |= 1 << 39
	}
	if part {
		hi |= 1 << 38
	}
	return rank{hi, uint64(table)<<40 | uint64(cand)}
}

// candidate returns the candidate of an entry, the same for all its rows.
func (e entry) candidate(f *Finder) uint64 {
	return uint64(e.table)<<32 | uint64(f.tables[e.table].owner[e.row])
}

// The top keeps the best few entries in order.
type top struct {
	entries []entry
	limit   int
}

func (t *top) full() bool { return len(t.entries) >= t.limit }

// hopeless reports whether no candidate of a tier can come in any more.
func (t *top) hopeless(tier Tier) bool {
	return t.full() && uint64(tier)<<tierShift > t.entries[len(t.entries)-1].rank.hi
}

func (t *top) add(e entry) {
	if t.full() && !e.rank.less(t.entries[len(t.entries)-1].rank) {
		return
	}
	i, _ := slices.BinarySearchFunc(t.entries, e, func(a, b entry) int {
		if a.rank.less(b.rank) {
			return -1
		}
		return 1
	})
	t.entries = slices.Insert(t.entries, i, e)
	if len(t.entries) > t.limit {
		t.entries = t.entries[:t.limit]
	}
}

// tierOf ranks a row by tiers Exact to Inside. part says that a word typed is
// only the beginning of one. ok is false where some word is missing, or no better
// tier than worst is in reach.
func (q *query) tierOf(key []byte, sign signature, t *top) (tier Tier, part, ok bool) {
	if bytes.HasPrefix(key, q.whole) {
		if len(key) == len(q.whole) {
			return Exact, false, true
		}
		return Prefix, key[len(q.whole)] != ' ', true
	}
	if t.hopeless(WordPrefix) {
		return 0, false, false
	}
	tier = WordPrefix
	for i := range q.tokens {
		if q.tokens[i].sign.pairs&^sign.pairs != 0 {
			return 0, false, false
		}
		if q.tokens[i].sign.initials&^sign.initials != 0 {
			tier = Inside
		}
	}
	if t.hopeless(tier) {
		return 0, false, false
	}
	for i := range q.tokens {
		w, _ := place(key, q.tokens[i].key)
		switch w {
		case nowhere:
			return 0, false, false
		case inside:
			tier = Inside
		}
		part = part || w != wholly
	}
	return tier, part, true
}

// rankOf completes the rank of a row.
func (f *Finder) rankOf(ti, row int, tier Tier, part bool, score int) (rank, error) {
	t := f.tables[ti]
	cand := int(t.owner[row])
	accent := !t.plain[row]
	if f.q.exact != "" {
		accent = true
		if !t.plain[row] {
			s, err := t.text(row)
			if err != nil {
				return rank{}, err
			}
			accent = !strings.Contains(formOf(s), f.q.exact)
		}
	}
	weight := int(binary.LittleEndian.Uint16(t.weight[2*cand:]))
	return newRank(tier, Kind(t.kind[cand]), weight, accent, part, score, len(t.key(row)), ti, cand), nil
}
