package view

import "strings"

// safeHref returns an address from an article if it leads to a web page or a
// mailbox, and "#" otherwise: "javascript:" and its relatives never get into a
// page, whoever wrote the archive.
func safeHref(href string) string {
	scheme, _, ok := strings.Cut(href, ":")
	if ok {
		switch strings.ToLower(scheme) {
		case "http", "https", "mailto":
			return href
		}
	}
	return "#"
}
