package store

import "syscall/js"

// writing carries changes out in batches: each batch's requests are made when
// those of the one before have succeeded.
type writing struct {
	t       *transaction
	changes []Change
	joins   map[string]Join
	written []Change // as changes, joined
	from    int      // the batch's first change
	pending int      // requests of the batch

	onRead, onDone js.Func
}

func newWriting(t *transaction, changes []Change, joins map[string]Join) *writing {
	w := &writing{t: t, changes: changes, joins: joins, written: append([]Change(nil), changes...)}
	w.onRead = t.handler(w.read)
	w.onDone = t.handler(func(js.Value) { w.done() })
	return w
}

// next makes the requests of a batch.
func (w *writing) next() error {
	for i := w.from; i < min(w.from+batch, len(w.changes)); i++ {
		c := &w.changes[i]
		store, err := w.t.table(c.Table)
		if err != nil {
			return err
		}
		if c.Data == nil || w.joins[c.Table] == nil {
			if err := w.put(store, c); err != nil {
				return err
			}
			continue
		}
		request, err := call(store, "get", c.Key)
		if err != nil {
			return err
		}
		w.pending++
		request.Set("change", i)
		request.Set("onsuccess", w.onRead)
	}
	return nil
}

// put writes one change as it is.
func (w *writing) put(store js.Value, c *Change) error {
	var request js.Value
	var err error
	if c.Data == nil {
		request, err = call(store, "delete", c.Key)
	} else {
		request, err = call(store, "put", toJS(c.Data), c.Key)
	}
	if err != nil {
		return err
	}
	w.pending++
	request.Set("onsuccess", w.onDone)
	return nil
}

// read joins a change with what is stored and writes that.
func (w *writing) read(request js.Value) {
	c := &w.written[request.Get("change").Int()]
	if stored := toGo(request.Get("result")); stored != nil {
		joined, err := w.joins[c.Table](stored, c.Data)
		if err != nil {
			w.t.abort(err)
			return
		}
		c.Data = append([]byte{}, joined...)
	}
	if err := w.put(request.Get("source"), c); err != nil {
		w.t.abort(err)
		return
	}
	w.done()
}

// done counts a request that has succeeded and goes on after the last.
func (w *writing) done() {
	if w.pending--; w.pending > 0 {
		return
	}
	if w.from += batch; w.from >= len(w.changes) {
		return
	}
	if err := w.next(); err != nil {
		w.t.abort(err)
	}
}
