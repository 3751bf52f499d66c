package train

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"unicode"

	"offprint/app/entity"
)

// A JoinScore says how well names were joined.
type JoinScore struct {
	Docs, Mentions int
	// Pairs counts pairs of mentions that are joined.
	Pairs Score
	// precision and recall of B³ (Bagga and Baldwin 1998), summed over mentions
	precision, recall float64
}

// BCubed returns precision, recall and F of B³ in per cent.
func (s *JoinScore) BCubed() (p, r, f float64) {
	if s.Mentions == 0 {
		return 0, 0, 0
	}
	p, r = 100*s.precision/float64(s.Mentions), 100*s.recall/float64(s.Mentions)
	return p, r, 2 * p * r / (p + r)
}

type corefDocument struct {
	ID, Genre, Text string
	Mentions        []struct {
		Start, End int
		Type       string
		Cluster    string
		Named      bool
		Name       []int
	}
}

var corefTypes = map[string]entity.Type{"person": entity.Person, "organization": entity.Org, "place": entity.Place, "event": entity.Event,
	"object": entity.Product, "abstract": entity.Other, "time": entity.Date}

// MeasureJoining joins the gold named mentions of the news and interviews of a
// file and compares the groups with the gold clusters. Missed, if not nil, is
// told every wrong pair.
func MeasureJoining(path string, missed func(doc, a, b string, joined bool)) (*JoinScore, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("train: %w", err)
	}
	defer f.Close()
	s := &JoinScore{}
	sc := bufio.NewScanner(f)
	sc.Buffer(make([]byte, 1<<20), 1<<28)
	for sc.Scan() {
		var d corefDocument
		if err := json.Unmarshal(sc.Bytes(), &d); err != nil {
			return nil, fmt.Errorf("train: %s: %w", path, err)
		}
		if d.Genre == "news" || d.Genre == "interview" {
			s.add(&d, missed)
		}
	}
	return s, sc.Err()
}

func (s *JoinScore) add(d *corefDocument, missed func(doc, a, b string, joined bool)) {
	text := []rune(d.Text)
	var ms []entity.Mention
	var names, gold []string
	for _, m := range d.Mentions {
		t, ok := corefTypes[m.Type]
		if !m.Named || !ok || len(m.Name) != 2 || t == entity.Date {
			continue
		}
		start, end := capitals(text, m.Name[0], m.Name[1], m.Start, m.End)
		name := string(text[start:end])
		ms = append(ms, entity.Mention{Start: start, End: end, Type: t})
		names = append(names, name)
		gold = append(gold, m.Cluster)
	}
	entity.Join(ms, names)
	s.Docs++
	s.Mentions += len(ms)
	for i := range ms {
		both, mine, theirs := 0, 0, 0
		for k := range ms {
			same, right := ms[i].Entity == ms[k].Entity, gold[i] == gold[k]
			if same {
				mine++
			}
			if right {
				theirs++
			}
			if same && right {
				both++
			}
			if i < k {
				if same {
					s.Pairs.Found++
				}
				if right {
					s.Pairs.Gold++
				}
				if same && right {
					s.Pairs.Right++
				}
				if same != right && missed != nil {
					missed(d.ID, names[i]+"/"+ms[i].Type.Code(), names[k]+"/"+ms[k].Type.Code(), same)
				}
			}
		}
		s.precision += float64(both) / float64(mine)
		s.recall += float64(both) / float64(theirs)
	}
}

// capitals widens a name to the run of capitalised words around it, within the
// mention: the file gives only the head of some names ("Nations").
func capitals(text []rune, start, end, low, high int) (int, int) {
	for start-1 > low && text[start-1] == ' ' {
		i := start - 1
		for i > low && text[i-1] != ' ' && text[i-1] != '\n' {
			i--
		}
		if !unicode.IsUpper(text[i]) || string(text[i:start]) == "The " {
			break
		}
		start = i
	}
	for end+1 < high && text[end] == ' ' && unicode.IsUpper(text[end+1]) {
		for end++; end < high && text[end] != ' ' && text[end] != '\n'; end++ {
		}
	}
	return start, end
}
