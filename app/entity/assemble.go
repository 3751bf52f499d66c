package entity

// Assemble makes a library of documents whose mentions' Entity is an index
// into heads. Of a head it takes ID, Type and, if it is set, Name; the rest is
// counted anew from the mentions, whose texts are given. Heads without a
// mention are left out. Nothing that is given is changed.
func Assemble(docs []Doc, texts [][]string, heads []Entity) Library {
	all := make([]Entity, len(heads))
	articles := make([]map[int]bool, len(heads))
	for i, h := range heads {
		all[i] = Entity{ID: h.ID, Type: h.Type}
	}
	for d := range docs {
		for k, m := range docs[d].Mentions {
			e := &all[m.Entity]
			e.spell(texts[d][k], 1)
			e.Count++
			if articles[m.Entity] == nil {
				articles[m.Entity] = map[int]bool{}
			}
			articles[m.Entity][d] = true
		}
	}
	var kept []Entity
	index := make([]int, len(heads))
	for i := range all {
		e := &all[i]
		index[i] = -1
		if e.Count == 0 {
			continue
		}
		e.Articles = len(articles[i])
		e.settle()
		if heads[i].Name != "" {
			e.Name = heads[i].Name
		}
		if e.ID == "" {
			e.ID = stableID(e.Type, identity(e, ""))
		}
		index[i] = len(kept)
		kept = append(kept, *e)
	}
	order := number(kept)
	lib := Library{Entities: make([]Entity, len(kept)), Docs: make([]Doc, len(docs))}
	for i, e := range kept {
		lib.Entities[order[i]] = e
	}
	for d := range docs {
		ms := append([]Mention(nil), docs[d].Mentions...)
		for k := range ms {
			ms[k].Entity = order[index[ms[k].Entity]]
		}
		lib.Docs[d] = Doc{Mentions: ms}
	}
	return lib
}
