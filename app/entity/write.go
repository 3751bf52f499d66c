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
	b = AppendJSON(b, file)
	b = append(b, `,"start":`...)
	b = strconv.AppendInt(b, int64(f.Start), 10)
	b = append(b, `,"end":`...)
	b = strconv.AppendInt(b, int64(f.End), 10)
	b = append(b, `,"text":`...)
	b = AppendJSON(b, f.Text)
	b = append(b, `,"type":"`...)
	b = append(b, f.Type.Code()...)
	b = append(b, `","entity":`...)
	b = AppendJSON(b, f.Name)
	b = append(b, "}\n"...)
	_, err := w.Write(b)
	return err
}

// AppendJSON appends a string as JSON (RFC 8259); invalid bytes become U+FFFD.
func AppendJSON(b []byte, s string) []byte {
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

// WriteCSV writes a mention as a line of CSV (RFC 4180): see CSVCell.
func WriteCSV(w io.Writer, file string, f Found) error {
	line := CSVCell(file) + "," + strconv.Itoa(f.Start) + "," + strconv.Itoa(f.End) + "," + CSVCell(f.Text) + "," + f.Type.Code() + "," + CSVCell(f.Name) + "\r\n"
	_, err := io.WriteString(w, line)
	return err
}

// CSVCell writes a field of CSV. One that a spreadsheet would read as a formula
// gets an apostrophe in front.
func CSVCell(s string) string {
	if s != "" && strings.IndexByte("=+-@\t\r", s[0]) >= 0 {
		s = "'" + s
	}
	if strings.ContainsAny(s, ",\"\r\n") {
		return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
	}
	return s
}
