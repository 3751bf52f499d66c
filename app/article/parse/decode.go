package parse

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
)

// decode turns the bytes of a document into UTF-8: by its byte order mark, as
// UTF-16 or UTF-8 if it is that, by the charset that a web page states, and as
// Windows-1252 or what its letters look like otherwise. It gives false for what
// is not text. Bytes that mean nothing become U+FFFD and lose nothing else.
func (d *document) decode(data []byte, isHTML bool) (string, bool) {
	var s string
	switch {
	case bytes.HasPrefix(data, []byte{0xff, 0xfe, 0, 0}):
		s = decodeUTF32(data[4:], binary.LittleEndian)
	case bytes.HasPrefix(data, []byte{0, 0, 0xfe, 0xff}):
		s = decodeUTF32(data[4:], binary.BigEndian)
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}):
		s = decodeUTF16(data[2:], binary.LittleEndian)
	case bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		s = decodeUTF16(data[2:], binary.BigEndian)
	case bytes.HasPrefix(data, []byte{0xef, 0xbb, 0xbf}):
		s = d.replaceInvalid(data[3:])
	case bytes.IndexByte(data, 0) >= 0:
		order := utf16Order(data)
		if order == nil {
			return "", false
		}
		s = decodeUTF16(data, order)
	case utf8.Valid(data):
		s = string(data)
	case isHTML && statedCharset(data) != nil:
		s = decodeWith(statedCharset(data), data)
	case mostlyUTF8(data):
		s = d.replaceInvalid(data)
	default:
		s = d.decodeLegacy(data)
	}
	return s, mostlyText(s)
}

func decodeUTF16(data []byte, order binary.ByteOrder) string {
	units := make([]uint16, 0, len(data)/2+1)
	for ; len(data) >= 2; data = data[2:] {
		units = append(units, order.Uint16(data))
	}
	if len(data) == 1 {
		units = append(units, unicode.ReplacementChar)
	}
	return string(utf16.Decode(units))
}

func decodeUTF32(data []byte, order binary.ByteOrder) string {
	var b strings.Builder
	for ; len(data) >= 4; data = data[4:] {
		r := order.Uint32(data)
		if r > unicode.MaxRune {
			r = unicode.ReplacementChar
		}
		b.WriteRune(rune(r))
	}
	return b.String()
}

// utf16Order tells how a text in UTF-16 without a byte order mark is ordered,
// nil if it is no such text. In any script the spaces and line ends have a zero
// for their high byte, so zeros stand in one half of the pairs; and what comes
// out in the right order is letters.
func utf16Order(data []byte) binary.ByteOrder {
	var zeros [2]int
	for i, c := range data {
		if c == 0 {
			zeros[i%2]++
		}
	}
	order, high, low := binary.ByteOrder(binary.LittleEndian), zeros[1], zeros[0]
	if low > high {
		order, high, low = binary.BigEndian, low, high
	}
	if low*20 > high {
		return nil
	}
	good, bad := 0, 0
	for _, r := range decodeUTF16(data[:len(data)&^1], order) {
		if r == unicode.ReplacementChar || !unicode.IsGraphic(r) && !unicode.IsSpace(r) && !unicode.Is(unicode.Cf, r) {
			bad++
		} else {
			good++
		}
	}
	if bad*50 > good {
		return nil
	}
	return order
}

// replaceInvalid reads UTF-8, with U+FFFD for every byte that is none.
func (d *document) replaceInvalid(data []byte) string {
	if utf8.Valid(data) {
		return string(data)
	}
	var b strings.Builder
	b.Grow(len(data) + 16)
	bad, line := 0, 0
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			if bad == 0 {
				line = 1 + bytes.Count(data[:i], []byte("\n"))
			}
			bad++
		}
		b.WriteRune(r)
		i += size
	}
	d.warn(line, fmt.Sprintf("%d bytes are not UTF-8 and are shown as �; save the file as UTF-8", bad))
	return b.String()
}

// mostlyUTF8 tells whether data is UTF-8 with some damage: more of its bytes
// above ASCII form characters than do not.
func mostlyUTF8(data []byte) bool {
	good, bad := 0, 0
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			i++
			continue
		}
		_, size := utf8.DecodeRune(data[i:])
		if size == 1 {
			bad++
		} else {
			good++
		}
		i += size
	}
	return good > 2*bad
}

// statedCharset is the encoding that a web page's meta element states, nil if
// it states none.
func statedCharset(data []byte) encoding.Encoding {
	e, name, certain := charset.DetermineEncoding(data[:min(len(data), 1024)], "")
	if !certain && name == "windows-1252" || name == "utf-8" {
		return nil
	}
	return e
}

// decodeLegacy reads an encoding from before Unicode. In Windows-1252 the
// letters above ASCII are a minority; where they are not, the text is in
// another script, and the detector says which.
func (d *document) decodeLegacy(data []byte) string {
	high, letters := 0, 0
	for _, c := range data {
		switch {
		case c >= 0xc0:
			high++
		case c|0x20 >= 'a' && c|0x20 <= 'z':
			letters++
		}
	}
	if high > letters {
		if best, err := chardet.NewTextDetector().DetectBest(data[:min(len(data), 1<<16)]); err == nil {
			if e, err := htmlindex.Get(best.Charset); err == nil {
				d.warn(0, fmt.Sprintf("the file is not UTF-8 and was read as %s; save it as UTF-8 if letters look wrong", best.Charset))
				return decodeWith(e, data)
			}
		}
	}
	return decodeWith(charmap.Windows1252, data)
}

// decodeWith never fails: the decoders of x/text write U+FFFD for what they
// cannot read.
func decodeWith(e encoding.Encoding, data []byte) string {
	s, err := e.NewDecoder().Bytes(data)
	if err != nil {
		return strings.ToValidUTF8(string(data), "\ufffd")
	}
	return strings.ToValidUTF8(string(s), "\ufffd")
}

// mostlyText tells text from binary data: at most one character in ten is
// a control or could not be read.
func mostlyText(s string) bool {
	bad, all := 0, 0
	for _, r := range s {
		all++
		if r == unicode.ReplacementChar || r < ' ' && !unicode.IsSpace(r) && r != 0x1b {
			bad++
		}
	}
	return bad*10 <= all
}
