package workshop

import (
	"encoding/binary"
	"math"
	"sort"
)

func appendInt(b []byte, n int) []byte { return binary.AppendUvarint(b, uint64(n)) }

func appendText(b []byte, s string) []byte { return append(appendInt(b, len(s)), s...) }

func appendBytes(b, s []byte) []byte { return append(appendInt(b, len(s)), s...) }

func appendTexts(b []byte, list []string) []byte {
	b = appendInt(b, len(list))
	for _, s := range list {
		b = appendText(b, s)
	}
	return b
}

// appendMap writes keys and values in the order of the keys.
func appendMap(b []byte, m map[string]string) []byte {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	b = appendInt(b, len(keys))
	for _, k := range keys {
		b = appendText(appendText(b, k), m[k])
	}
	return b
}

// A decoder reads fields from b. After a failure every value is zero.
type decoder struct {
	b      []byte
	failed bool
}

func (d *decoder) fail() { d.b, d.failed = nil, true }

func (d *decoder) int() int {
	v, n := binary.Uvarint(d.b)
	if n <= 0 || v > math.MaxInt32 {
		d.fail()
		return 0
	}
	d.b = d.b[n:]
	return int(v)
}

// count reads the length of a list whose items take a byte each at least.
func (d *decoder) count() int {
	n := d.int()
	if n > len(d.b) {
		d.fail()
		return 0
	}
	return n
}

func (d *decoder) text() string {
	n := d.int()
	if n > len(d.b) {
		d.fail()
		return ""
	}
	s := string(d.b[:n])
	d.b = d.b[n:]
	return s
}

func (d *decoder) texts() []string {
	n := d.count()
	list := make([]string, 0, min(n, 1<<12))
	for range n {
		list = append(list, d.text())
	}
	return list
}

func (d *decoder) textMap() map[string]string {
	m := map[string]string{}
	for range d.count() {
		k := d.text()
		m[k] = d.text()
	}
	return m
}

// end gives err unless all was read and nothing is left.
func (d *decoder) end(err error) error {
	if d.failed || len(d.b) > 0 {
		return err
	}
	return nil
}
