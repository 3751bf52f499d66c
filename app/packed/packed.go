// Package packed writes values one after the other and reads them back: numbers
// as unsigned varints, a text as its length in bytes and the bytes.
package packed

import (
	"encoding/binary"
	"math"
)

// AppendInt appends a number from 0 to math.MaxInt32.
func AppendInt(b []byte, n int) []byte { return binary.AppendUvarint(b, uint64(n)) }

// AppendText appends a text.
func AppendText(b []byte, s string) []byte { return append(AppendInt(b, len(s)), s...) }

// A Decoder reads values. After a failure every value is zero, so that one look
// at Failed at the end is enough.
type Decoder struct {
	b      []byte
	failed bool
}

// NewDecoder returns a Decoder of b, which it does not change.
func NewDecoder(b []byte) Decoder { return Decoder{b: b} }

// Failed tells whether something read was not there.
func (d *Decoder) Failed() bool { return d.failed }

// Left is the number of bytes not yet read.
func (d *Decoder) Left() int { return len(d.b) }

// Fail makes the rest a failure: what was read makes no sense.
func (d *Decoder) Fail() { d.b, d.failed = nil, true }

// Bytes reads n bytes, nil where there are fewer. They are part of what the
// Decoder reads.
func (d *Decoder) Bytes(n int) []byte {
	if n < 0 || n > len(d.b) {
		d.Fail()
		return nil
	}
	out := d.b[:n]
	d.b = d.b[n:]
	return out
}

// Byte reads a byte.
func (d *Decoder) Byte() byte {
	if b := d.Bytes(1); b != nil {
		return b[0]
	}
	return 0
}

// Int reads a number.
func (d *Decoder) Int() int {
	v, n := binary.Uvarint(d.b)
	if n <= 0 || v > math.MaxInt32 {
		d.Fail()
		return 0
	}
	d.b = d.b[n:]
	return int(v)
}

// Count reads the length of a list whose items take a byte each at least, so
// that a damaged one cannot ask for more than there is.
func (d *Decoder) Count() int {
	n := d.Int()
	if n > len(d.b) {
		d.Fail()
		return 0
	}
	return n
}

// Text reads a text.
func (d *Decoder) Text() string { return string(d.Bytes(d.Int())) }
