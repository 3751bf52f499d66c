package store_test

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"

	"offprint/app/store"
)

// These tests hold what Open gives to its promises: memory when run natively,
// IndexedDB when app/e2e runs them in a browser.

var names sync.Map

// open opens a database that only this test uses; further calls are further
// tabs of it.
func open(t *testing.T) *store.Database {
	t.Helper()
	name, _ := names.LoadOrStore(t.Name(), fmt.Sprintf("offprint:/%s-%x/", t.Name(), rand.Uint64()))
	d, err := store.Open(name.(string))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(d.Close)
	return d
}

func write(t *testing.T, d *store.Database, changes ...store.Change) {
	t.Helper()
	if err := d.Write(changes); err != nil {
		t.Fatal(err)
	}
}

func load(t *testing.T, d *store.Database, table string) map[string]string {
	t.Helper()
	items, err := d.Load(table)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, item := range items {
		if item.Table != table || item.Data == nil {
			t.Errorf("loaded %+v from %s", item, table)
		}
		out[item.Key] = string(item.Data)
	}
	if len(out) != len(items) {
		t.Errorf("%s has %d items under %d keys", table, len(items), len(out))
	}
	return out
}

func same(a, b map[string]string) bool {
	if len(a) != len(b) {
		return false
	}
	for k, v := range a {
		if w, ok := b[k]; !ok || v != w {
			return false
		}
	}
	return true
}

func TestAnySequenceOfWritesLeavesWhatAMapWouldHold(t *testing.T) {
	d, random := open(t), rand.New(rand.NewPCG(4, 2))
	tables := []string{store.Annotations, store.Texts, store.Drafts, store.Names, store.Settings}
	want := map[string]map[string]string{}
	for _, table := range tables {
		want[table] = map[string]string{}
	}
	for range 40 {
		changes := make([]store.Change, random.IntN(450)) // more than one batch
		for i := range changes {
			c := store.Change{Table: tables[random.IntN(len(tables))], Key: fmt.Sprintf("k%dé\u2028", random.IntN(600))}
			if random.IntN(4) > 0 {
				c.Data = make([]byte, random.IntN(20))
				for j := range c.Data {
					c.Data[j] = byte(random.IntN(256))
				}
				want[c.Table][c.Key] = string(c.Data)
			} else {
				delete(want[c.Table], c.Key)
			}
			changes[i] = c
		}
		write(t, d, changes...)
	}
	again := open(t)
	for _, table := range tables {
		if got := load(t, again, table); !same(got, want[table]) {
			t.Errorf("%s: %d items, want %d", table, len(got), len(want[table]))
		}
		for i := range 5 {
			key := fmt.Sprintf("k%dé\u2028", i)
			data, err := again.Get(table, key)
			if w, ok := want[table][key]; err != nil || ok != (data != nil) || string(data) != w {
				t.Errorf("%s %q: %q, %v", table, key, data, err)
			}
		}
	}
}

func TestEmptyIsNotNothing(t *testing.T) {
	d := open(t)
	write(t, d, store.Change{Table: store.Drafts, Key: "", Data: []byte{}})
	if data, err := d.Get(store.Drafts, ""); data == nil || err != nil {
		t.Errorf("what is empty was not kept: %v", err)
	}
	if data, err := d.Get(store.Drafts, "none"); data != nil || err != nil {
		t.Errorf("nothing is %q, %v", data, err)
	}
}

func TestWhatIsWrittenIsACopy(t *testing.T) {
	d, data := open(t), []byte("one")
	write(t, d, store.Change{Table: store.Drafts, Key: "a", Data: data})
	copy(data, "two")
	got, err := d.Get(store.Drafts, "a")
	if err != nil || string(got) != "one" {
		t.Errorf("stored %q, %v", got, err)
	}
}

func TestTwoTabsThatWriteAtOnceLoseNothing(t *testing.T) {
	one, two := open(t), open(t)
	for _, d := range []*store.Database{one, two} {
		d.JoinBy(store.Annotations, union)
	}
	var tabs sync.WaitGroup
	for i, d := range []*store.Database{one, two} {
		tabs.Go(func() {
			for n := range 60 {
				c := store.Change{Table: store.Annotations, Key: "a", Data: []byte{byte(100*i + n)}}
				if err := d.Write([]store.Change{c}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	tabs.Wait()
	if data, err := open(t).Get(store.Annotations, "a"); len(data) != 120 || err != nil {
		t.Errorf("%d of 120 writes are left: %v", len(data), err)
	}
}

// union joins sets of bytes.
func union(stored, written []byte) ([]byte, error) {
	out := append([]byte(nil), stored...)
	for _, b := range written {
		if bytes.IndexByte(out, b) < 0 {
			out = append(out, b)
		}
	}
	return out, nil
}

func TestAWriteThatCannotBeJoinedChangesNothing(t *testing.T) {
	d, broken := open(t), errors.New("broken")
	write(t, d, store.Change{Table: store.Annotations, Key: "a", Data: []byte("old")})
	d.JoinBy(store.Annotations, func(_, _ []byte) ([]byte, error) { return nil, broken })
	err := d.Write([]store.Change{
		{Table: store.Drafts, Key: "b", Data: []byte("new")},
		{Table: store.Annotations, Key: "a", Data: []byte("new")},
	})
	if !errors.Is(err, broken) {
		t.Errorf("the error is %v", err)
	}
	if got := load(t, d, store.Drafts); len(got) != 0 {
		t.Errorf("half was written: %v", got)
	}
	if got := load(t, d, store.Annotations); got["a"] != "old" {
		t.Errorf("it was overwritten: %v", got)
	}
}

func TestATabHearsWhatOthersWriteInTheirOrder(t *testing.T) {
	one, two := open(t), open(t)
	heard := make(chan store.Change, 100)
	err := two.Watch(func(changes []store.Change) {
		for _, c := range changes {
			heard <- c
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	own := make(chan []store.Change, 100)
	if err := one.Watch(func(c []store.Change) { own <- c }); err != nil {
		t.Fatal(err)
	}
	for i := range 20 {
		write(t, one, store.Change{Table: store.Annotations, Key: "a", Data: []byte{byte(i)}})
	}
	write(t, one, store.Change{Table: store.Annotations, Key: "a"})
	for i := range 20 {
		if c := <-heard; c.Key != "a" || !bytes.Equal(c.Data, []byte{byte(i)}) {
			t.Errorf("heard %+v, want %d", c, i)
		}
	}
	if c := <-heard; c.Data != nil {
		t.Errorf("heard %+v for a deletion", c)
	}
	if len(own) > 0 {
		t.Error("a tab heard itself")
	}
}

func TestWhatCannotBeStoredIsRefused(t *testing.T) {
	d := open(t)
	for _, c := range []store.Change{{Table: "other", Key: "a"}, {Table: store.Drafts, Key: "\xff"}} {
		if d.Write([]store.Change{c}) == nil {
			t.Errorf("%+v was taken", c)
		}
	}
}

func TestAClosedDatabaseTakesNothing(t *testing.T) {
	d := open(t)
	d.Close()
	if d.Write([]store.Change{{Table: store.Drafts, Key: "a", Data: []byte("a")}}) == nil {
		t.Error("a write after Close reports success")
	}
}
