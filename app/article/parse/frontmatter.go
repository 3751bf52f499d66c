package parse

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// maxFrontMatter is how many bytes front matter may take; more is text between
// two rules.
const maxFrontMatter = 64 << 10

// frontMatter reads the YAML between two lines "---" that a document begins
// with, and gives what follows. Keys it does not know are ignored. Front matter
// that cannot be read stays part of the text, with a warning, so that nothing
// is lost.
func (d *document) frontMatter(source string) string {
	head, body, ok := cutFrontMatter(source)
	if !ok {
		return source
	}
	var root yaml.Node
	err := yaml.Unmarshal([]byte(head), &root)
	if err == nil && len(root.Content) == 0 {
		return body // two rules with nothing or a comment between
	}
	if err != nil || root.Content[0].Kind != yaml.MappingNode {
		if key, _, found := strings.Cut(head, ":"); found && !strings.ContainsAny(key, "\n ") {
			line, reason := yamlReason(err)
			d.warn(line, "the front matter cannot be read and is shown as text: "+reason)
		}
		return source
	}
	pairs := root.Content[0].Content
	for i := 0; i+1 < len(pairs); i += 2 {
		if set := frontMatterKeys[strings.ToLower(pairs[i].Value)]; set != nil {
			if values := scalars(pairs[i+1]); len(values) > 0 && !set(d, values) {
				d.warn(pairs[i].Line+1, fmt.Sprintf("%q is no %s; it is left out", strings.Join(values, ", "), strings.ToLower(pairs[i].Value)))
			}
		}
	}
	return body
}

// yamlReason gives the line of the document and the reason of an error in front
// matter.
func yamlReason(err error) (line int, reason string) {
	if err == nil {
		return 1, "it is not a list of “key: value”"
	}
	reason = strings.TrimPrefix(err.Error(), "yaml: ")
	if where, what, ok := strings.Cut(reason, ": "); ok {
		if n := atoi(strings.TrimPrefix(where, "line ")); n > 0 {
			return n + 1, what // the rule above it is a line too
		}
	}
	return 1, reason
}

// cutFrontMatter splits a document at its front matter.
func cutFrontMatter(source string) (head, body string, ok bool) {
	first, rest, ok := strings.Cut(source, "\n")
	if !ok || strings.TrimRight(first, " \t") != "---" {
		return "", "", false
	}
	limit := min(len(rest), maxFrontMatter)
	for at := 0; at < limit; {
		line, _, _ := strings.Cut(rest[at:], "\n")
		if trimmed := strings.TrimRight(line, " \t"); trimmed == "---" || trimmed == "..." {
			return rest[:at], rest[min(len(rest), at+len(line)+1):], true
		}
		at += len(line) + 1
	}
	return "", "", false
}

// scalars are the values of a key: one, or those of a list.
func scalars(n *yaml.Node) []string {
	if n.Kind == yaml.AliasNode {
		n = n.Alias
	}
	var values []string
	switch n.Kind {
	case yaml.ScalarNode:
		if v := collapse(clean(n.Value, false)); v != "" && n.Tag != "!!null" {
			values = append(values, v)
		}
	case yaml.SequenceNode:
		for _, c := range n.Content {
			if c.Kind == yaml.ScalarNode {
				values = append(values, scalars(c)...)
			}
		}
	}
	return values
}

// frontMatterKeys are the keys that are read, with what they set. A function
// tells whether the value makes sense.
var frontMatterKeys = map[string]func(d *document, values []string) bool{
	"title":      func(d *document, v []string) bool { return setOnce(&d.meta.Title, strings.Join(v, " ")) },
	"standfirst": setStandfirst,
	"subtitle":   setStandfirst,
	"dek":        setStandfirst,
	"author":     setAuthor,
	"authors":    setAuthor,
	"source":     func(d *document, v []string) bool { return setOnce(&d.meta.Source, strings.Join(v, ", ")) },
	"publisher":  func(d *document, v []string) bool { return setOnce(&d.meta.Source, strings.Join(v, ", ")) },
	"date": func(d *document, v []string) bool {
		date := normalDate(v[0])
		return date != "" && setOnce(&d.meta.Date, date)
	},
	"url": func(d *document, v []string) bool {
		u := webURL(v[0], nil)
		return u != "" && setOnce(&d.meta.URL, u)
	},
	"lang":     setLang,
	"language": setLang,
	"tags":     setTags,
	"keywords": setTags,
}

func setStandfirst(d *document, v []string) bool {
	return setOnce(&d.meta.Standfirst, strings.Join(v, " "))
}

func setAuthor(d *document, v []string) bool { return setOnce(&d.meta.Author, strings.Join(v, ", ")) }

func setLang(d *document, v []string) bool {
	tag := langTag(v[0])
	return tag != "" && setOnce(&d.meta.Lang, tag)
}

func setTags(d *document, v []string) bool {
	if len(v) == 1 {
		v = strings.Split(v[0], ",")
	}
	for _, tag := range v {
		if tag = strings.TrimSpace(tag); tag != "" {
			d.meta.Tags = append(d.meta.Tags, tag)
		}
	}
	d.meta.Tags = sortedSet(d.meta.Tags)
	return true
}

func sortedSet(tags []string) []string {
	slices.Sort(tags)
	return slices.Compact(tags)
}

// setOnce keeps the first value that a field is given.
func setOnce(field *string, value string) bool {
	if *field == "" {
		*field = value
	}
	return true
}

// langTag gives s in the form of a BCP 47 tag, "" if it has not that form.
func langTag(s string) string {
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == '-' || r == '_' })
	if len(parts) == 0 || len(parts[0]) < 2 || len(parts[0]) > 3 || len(s) > 35 {
		return ""
	}
	for i, p := range parts {
		if strings.ContainsFunc(p, func(r rune) bool {
			return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || i > 0 && r >= '0' && r <= '9')
		}) || len(p) > 8 {
			return ""
		}
		switch p = strings.ToLower(p); {
		case i > 0 && len(p) == 2:
			p = strings.ToUpper(p) // region
		case i > 0 && len(p) == 4:
			p = strings.ToUpper(p[:1]) + p[1:] // script
		}
		parts[i] = p
		if i == 0 {
			parts[i] = strings.ToLower(parts[i])
		}
	}
	return strings.Join(parts, "-")
}

// webURL gives an address as an absolute http or https URL, "" if it is none.
func webURL(s string, base *url.URL) string {
	u := absolute(s, base)
	if u == nil || u.Scheme == "mailto" {
		return ""
	}
	return u.String()
}

// linkURL gives the target of a link, absolute http, https or mailto, "" for any
// other: a place on the same page, a file, a script.
func linkURL(s string, base *url.URL) string {
	if strings.HasPrefix(strings.TrimSpace(s), "#") {
		return ""
	}
	u := absolute(s, base)
	if u == nil {
		return ""
	}
	return u.String()
}

func absolute(s string, base *url.URL) *url.URL {
	const longest = 4096
	if s = strings.TrimSpace(s); s == "" || len(s) > longest {
		return nil
	}
	u, err := url.Parse(clean(s, false))
	if err != nil {
		return nil
	}
	if base != nil {
		u = base.ResolveReference(u)
	}
	u.User = nil
	switch u.Scheme {
	case "http", "https":
		if u.Host != "" && u.Opaque == "" {
			return u
		}
	case "mailto":
		if u.Opaque != "" {
			return u
		}
	}
	return nil
}

// base is the address that relative links are resolved against, nil if it is
// not known.
func (d *document) base() *url.URL {
	if d.meta.URL == "" {
		return nil
	}
	u, err := url.Parse(d.meta.URL)
	if err != nil {
		return nil
	}
	return u
}
