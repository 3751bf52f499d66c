package workshop

import "offprint/app/packed"

// Names asks for the names in a text of the reader's own, or, where Text is
// empty, in an article of the library.
type Names struct {
	Text string
	// Date is the day of writing, ISO 8601, or empty; Lang a BCP 47 tag or
	// empty. An article brings its own.
	Date, Lang string
	Article    int // its number in the library
}

// Encode makes the request.
func (n Names) Encode() []byte {
	b := []byte{byte(JobNames)}
	return packed.AppendInt(packed.AppendText(packed.AppendText(packed.AppendText(b, n.Text), n.Date), n.Lang), n.Article)
}

// DecodeNames reads the request.
func DecodeNames(b []byte) (Names, error) {
	d, err := request(b, JobNames)
	if err != nil {
		return Names{}, err
	}
	n := Names{Text: d.Text(), Date: d.Text(), Lang: d.Text(), Article: d.Int()}
	return n, d.end(ErrRequest)
}

// A Mention is entity.Mention without its package, which is large.
type Mention struct {
	Start, End int // code points of the text, End exclusive
	Type       uint8
	Name       int // index into Found.Names
	Value      string
	Relative   bool
}

// A Name is what mentions refer to.
type Name struct {
	Name  string
	Type  uint8 // an entity.Type
	Count int
	// Spellings are the ways it is written, the most frequent first.
	Spellings []string
}

// Found is the answer to Names.
type Found struct {
	Mentions []Mention // in the order of the text, without overlap
	Names    []Name
}

// Encode makes the answer.
func (f Found) Encode() []byte {
	b := packed.AppendInt([]byte{answerDone}, len(f.Names))
	for _, n := range f.Names {
		b = append(packed.AppendText(b, n.Name), n.Type)
		b = appendTexts(packed.AppendInt(b, n.Count), n.Spellings)
	}
	b = packed.AppendInt(b, len(f.Mentions))
	at := 0
	for _, m := range f.Mentions {
		b = packed.AppendInt(packed.AppendInt(b, m.Start-at), m.End-m.Start)
		relative := 0
		if m.Relative {
			relative = 1
		}
		b = packed.AppendInt(packed.AppendInt(packed.AppendInt(b, int(m.Type)), m.Name), relative)
		b = packed.AppendText(b, m.Value)
		at = m.End
	}
	return b
}

// DecodeFound reads the answer.
func DecodeFound(answer []byte) (Found, error) {
	d, err := body(answer)
	if err != nil {
		return Found{}, err
	}
	var f Found
	for range d.Count() {
		f.Names = append(f.Names, Name{Name: d.Text(), Type: uint8(d.Int()), Count: d.Int(), Spellings: d.texts()})
	}
	at := 0
	for range d.Count() {
		var m Mention
		m.Start = at + d.Int()
		m.End = m.Start + d.Int()
		m.Type, m.Name, m.Relative = uint8(d.Int()), d.Int(), d.Int() == 1
		m.Value = d.Text()
		if at = m.End; m.Name >= len(f.Names) || at < 0 || at > 1<<31-1 {
			return Found{}, ErrAnswer
		}
		f.Mentions = append(f.Mentions, m)
	}
	return f, d.end(ErrAnswer)
}
