package site

import (
	"bytes"
	"encoding/json"
	"strings"
)

const manifestPath = "manifest.webmanifest"

type manifest struct {
	Name            string         `json:"name"`
	ShortName       string         `json:"short_name"`
	Description     string         `json:"description"`
	StartURL        string         `json:"start_url"`
	Scope           string         `json:"scope"`
	Display         string         `json:"display"`
	BackgroundColor string         `json:"background_color"`
	ThemeColor      string         `json:"theme_color"`
	Lang            string         `json:"lang"`
	LaunchHandler   map[string]any `json:"launch_handler"`
	Icons           []image        `json:"icons"`
	Screenshots     []image        `json:"screenshots"`
	Shortcuts       []shortcut     `json:"shortcuts"`
}

type image struct {
	Src        string `json:"src"`
	Sizes      string `json:"sizes"`
	Type       string `json:"type"`
	Purpose    string `json:"purpose,omitempty"`
	FormFactor string `json:"form_factor,omitempty"`
	Label      string `json:"label,omitempty"`
}

type shortcut struct {
	Name string `json:"name"`
	URL  string `json:"url"`
}

// addManifest writes the web app manifest (W3C, Web Application Manifest). All
// addresses are relative and there is no id: a relative id would mean the
// origin's root, and make one app of two readers on one host.
func (b *builder) addManifest() {
	m := manifest{
		Name:            b.info.Title,
		ShortName:       shorten(b.info.Title),
		Description:     description(b.info),
		StartURL:        "./",
		Scope:           "./",
		Display:         "standalone",
		BackgroundColor: "#ffffff",
		ThemeColor:      "#ffffff",
		Lang:            b.info.Lang,
		LaunchHandler:   map[string]any{"client_mode": []string{"navigate-existing", "auto"}},
		Icons: []image{
			{Src: "icons/icon.svg", Sizes: "any", Type: "image/svg+xml", Purpose: "any"},
			{Src: "icons/icon-192.png", Sizes: "192x192", Type: "image/png", Purpose: "any"},
			{Src: "icons/icon-512.png", Sizes: "512x512", Type: "image/png", Purpose: "any"},
			{Src: "icons/maskable-512.png", Sizes: "512x512", Type: "image/png", Purpose: "maskable"},
		},
		Screenshots: []image{
			{Src: "icons/screen-wide.png", Sizes: "1280x800", Type: "image/png", FormFactor: "wide", Label: "An article with its outline"},
			{Src: "icons/screen-narrow.png", Sizes: "780x1688", Type: "image/png", FormFactor: "narrow", Label: "An article on a phone"},
		},
		Shortcuts: []shortcut{
			{Name: "Library", URL: "./"},
			{Name: "Continue reading", URL: "./?continue"},
			{Name: "Find", URL: "./?find"},
		},
	}
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetIndent("", "  ")
	if err := e.Encode(m); err != nil {
		panic(err) // a struct of texts
	}
	b.add(manifestPath, "application/manifest+json", out.Bytes())
	b.keep(kept{Path: manifestPath, Type: "application/manifest+json", SHA256: sum(out.Bytes())})
}

// shorten gives a name that fits under an icon: whole words, up to twelve
// letters.
func shorten(title string) string {
	const most = 12
	short := ""
	for _, word := range strings.Fields(title) {
		next := strings.TrimSpace(short + " " + word)
		if len([]rune(next)) > most {
			break
		}
		short = next
	}
	if short == "" {
		r := []rune(title)
		short = string(r[:min(most, len(r))])
	}
	return short
}
