package workshop

import (
	"sort"

	"offprint/app/packed"
)

func appendBytes(b, s []byte) []byte { return append(packed.AppendInt(b, len(s)), s...) }

func appendTexts(b []byte, list []string) []byte {
	b = packed.AppendInt(b, len(list))
	for _, s := range list {
		b = packed.AppendText(b, s)
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
	b = packed.AppendInt(b, len(keys))
	for _, k := range keys {
		b = packed.AppendText(packed.AppendText(b, k), m[k])
	}
	return b
}

// A decoder reads fields.
type decoder struct{ packed.Decoder }

func (d *decoder) texts() []string {
	n := d.Count()
	list := make([]string, 0, min(n, 1<<12))
	for range n {
		list = append(list, d.Text())
	}
	return list
}

func (d *decoder) textMap() map[string]string {
	m := map[string]string{}
	for range d.Count() {
		k := d.Text()
		m[k] = d.Text()
	}
	return m
}

// end gives err unless all was read and nothing is left.
func (d *decoder) end(err error) error {
	if d.Failed() || d.Left() > 0 {
		return err
	}
	return nil
}
