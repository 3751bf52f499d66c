package entity

import (
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// WriteJSONL writes a mention as one line of JSON:
// {"file","start","end","text","type","entity"}.
func WriteJSONL(w io.Writer, file string, f Found) error {
	b := append([]byte(nil), `{"file":`...)
	b = appendJSON(b, file)
	b = append(b, `,"start":`...)
	b = strconv.AppendInt(b, int64(f.Start), 10)
	b = append(b, `,"end":`...)
	b = strconv.AppendInt(b, int64(f.End), 10)
	b = append(b, `,"text":`...)
	b = appendJSON(b, f.Text)
	b = append(b, `,"type":"`...)
	b = append(b, f.Type.Code()...)
	b = append(b, `","entity":`...)
	b = appendJSON(b, f.Name)
	b = append(b, "}\n"...)
	_, err := w.Write(b)
	return err
}

// appendJSON appends a string as JSON (RFC 8259); invalid bytes become U+FFFD.
func appendJSON(b []byte, s string) []byte {
	const hexDigits = "0123456789abcdef"
	b = append(b, '"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b = append(b, '\\', byte(r))
		case r == '\n':
			b = append(b, `\n`...)
		case r == '\t':
			b = append(b, `\t`...)
		case r < 0x20 || r == 0x2028 || r == 0x2029:
			b = append(b, '\\', 'u', hexDigits[r>>12&15], hexDigits[r>>8&15], hexDigits[r>>4&15], hexDigits[r&15])
		default:
			b = utf8.AppendRune(b, r)
		}
	}
	return append(b, '"')
}

// CSVHeader is the first line of a CSV file of mentions.
const CSVHeader = "file,start,end,text,type,entity\r\n"

// WriteCSV writes a mention as a line of CSV (RFC 4180). A field that a
// spreadsheet would read as a formula gets an apostrophe in front.
func WriteCSV(w io.Writer, file string, f Found) error {
	line := cell(file) + "," + strconv.Itoa(f.Start) + "," + strconv.Itoa(f.End) + "," + cell(f.Text) + "," + f.Type.Code() + "," + cell(f.Name) + "\r\n"
	_, err := io.WriteString(w, line)
	return err
}

func cell(s string) string {
	if s != "" && strings.IndexByte("=+-@\t\r", s[0]) >= 0 {
		s = "'" + s
	}
	if strings.ContainsAny(s, ",\"\r\n") {
		return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
	}
	return s
}
