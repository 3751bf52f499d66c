package parse

import (
	"bytes"
)

const (
	asText  = "open it in its program and save it as plain text (.txt) or as a web page (.html)"
	asPage  = "open it in a browser and save it as “Web page, HTML only” (.html)"
	noWords = "it holds no text that could be read; write the text into a .txt file"
)

// unsupportedExtensions are formats known by name, with what to do.
var unsupportedExtensions = map[string]string{
	".pdf": asText, ".doc": asText, ".docx": asText, ".odt": asText, ".rtf": asText,
	".pages": asText, ".epub": asText, ".mobi": asText, ".xls": asText, ".xlsx": asText,
	".ods": asText, ".ppt": asText, ".pptx": asText, ".odp": asText,
	".mht": asPage, ".mhtml": asPage, ".webarchive": asPage, ".url": asPage, ".webloc": asPage,
	".png": noWords, ".jpg": noWords, ".jpeg": noWords, ".gif": noWords, ".webp": noWords,
	".avif": noWords, ".heic": noWords, ".tif": noWords, ".tiff": noWords, ".mp3": noWords,
	".mp4": noWords, ".m4a": noWords, ".wav": noWords, ".ogg": noWords, ".mov": noWords,
	".zip": "unpack it", ".gz": "unpack it", ".tar": "unpack it", ".7z": "unpack it", ".rar": "unpack it",
}

// unsupportedMagic are the first bytes of formats whose file may have a wrong
// name.
var unsupportedMagic = []struct{ start, advice string }{
	{"%PDF-", asText},
	{"{\\rtf", asText},
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", asText}, // Word before 2007
	{"PK\x03\x04", asText},                       // docx, odt, epub, pages, zip
	{"bplist00", asPage},                         // Safari's web archive
	{"\x89PNG\r\n", noWords},
	{"\xff\xd8\xff", noWords},
	{"GIF8", noWords},
	{"RIFF", noWords},
	{"\x1f\x8b", "unpack it"},
}

// unsupported gives what to do with a file of a format that cannot be read, ""
// for any other.
func unsupported(file string, data []byte) string {
	if advice := unsupportedExtensions[extensionOf(file)]; advice != "" {
		return advice
	}
	for _, m := range unsupportedMagic {
		if bytes.HasPrefix(data, []byte(m.start)) {
			if (m.start == "GIF8" || m.start == "RIFF") && bytes.IndexByte(data[:min(len(data), 64)], 0) < 0 {
				continue // a text may begin with these letters
			}
			return m.advice
		}
	}
	return ""
}
