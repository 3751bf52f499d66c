package view

// icons are drawn on a 20 by 20 grid with lines two wide.
var icons = map[string]string{
	"library":     "M4 4v12M8 4v12M12 4l4 12",
	"outline":     "M4 5h12M7 10h9M7 15h9",
	"find":        "M9 4a5 5 0 1 0 0 10a5 5 0 0 0 0-10M13 13l4 4",
	"names":       "M10 4a3 3 0 1 0 0 6a3 3 0 0 0 0-6M4 17a6 6 0 0 1 12 0",
	"annotations": "M5 4h10v8l-4 4H5zM8 8h4",
}

// icon returns an icon that stands beside its word.
func icon(name string) string {
	return `<svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d="` + icons[name] + `"/></svg>`
}
