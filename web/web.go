// Package web holds what is served as written: style sheets, scripts and
// icons. Package site puts them into an edition.
package web

import "embed"

//go:embed css js icons
var Files embed.FS
