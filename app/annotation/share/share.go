// Package share packs a set of annotations into the fragment of a link and
// reads it again. The fragment never reaches a server. Whoever opens the link
// decides whether to take what it carries.
package share

import (
	"bytes"
	"compress/flate"
	"encoding/base64"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"strings"

	"offprint/app/annotation"
	"offprint/app/annotation/internal/json"
)

// Limits of a link. Browsers take more than MaxLink; mail and chat programs do
// not: Encode gives the length, the interface warns above ShortLink.
const (
	ShortLink  = 2_000
	MaxLink    = 200_000
	maxContent = 4 << 20
	maxEntries = 2_000
)

// Prefix begins a payload: its version. What follows is base64url (RFC 4648, section 5,
// without padding) of a checksum (CRC-32, big-endian) and raw DEFLATE (RFC
// 1951) data.
const Prefix = "1."

// Encode packs annotations. The order is kept.
func Encode(list []annotation.Annotation) (string, error) {
	if len(list) > maxEntries {
		return "", fmt.Errorf("share: %d annotations are more than a link can carry (%d): share a file", len(list), maxEntries)
	}
	plain := []byte{'['}
	for i := range list {
		if i > 0 {
			plain = append(plain, ',')
		}
		plain = list[i].AppendJSON(plain)
	}
	plain = append(plain, ']')
	sum := crc32.ChecksumIEEE(plain)
	var b bytes.Buffer
	b.Write([]byte{byte(sum >> 24), byte(sum >> 16), byte(sum >> 8), byte(sum)})
	w, err := flate.NewWriter(&b, flate.BestCompression)
	if err != nil {
		return "", fmt.Errorf("share: %w", err)
	}
	if _, err := w.Write(plain); err != nil {
		return "", fmt.Errorf("share: %w", err)
	}
	if err := w.Close(); err != nil {
		return "", fmt.Errorf("share: %w", err)
	}
	out := Prefix + base64.RawURLEncoding.EncodeToString(b.Bytes())
	if len(out) > MaxLink {
		return "", fmt.Errorf("share: the link would be %d characters, more than %d: share a file", len(out), MaxLink)
	}
	return out, nil
}

// Decode unpacks a payload, checks everything and bounds what it unpacks. An
// entry that is no valid annotation comes back with its reason.
func Decode(payload string) ([]annotation.Entry, error) {
	if len(payload) > MaxLink {
		return nil, fmt.Errorf("share: the link is longer than %d characters", MaxLink)
	}
	body, ok := strings.CutPrefix(payload, Prefix)
	if !ok {
		return nil, errors.New("share: the link is of a kind that this edition does not know")
	}
	raw, err := base64.RawURLEncoding.DecodeString(body)
	if err != nil || len(raw) < 4 {
		return nil, errors.New("share: the link is cut off or damaged")
	}
	plain, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(raw[4:])), maxContent+1))
	if err != nil {
		return nil, errors.New("share: the link is cut off or damaged")
	}
	if len(plain) > maxContent {
		return nil, errors.New("share: the link unpacks to more than it may")
	}
	sum := uint32(raw[0])<<24 | uint32(raw[1])<<16 | uint32(raw[2])<<8 | uint32(raw[3])
	if crc32.ChecksumIEEE(plain) != sum {
		return nil, errors.New("share: the link is damaged: its check does not fit")
	}
	v, err := json.Parse(string(plain), json.Limits{Bytes: maxContent, Depth: 8, Values: 1 << 18})
	if err != nil || v.Kind != json.Array {
		return nil, errors.New("share: the link holds no annotations")
	}
	if len(v.Items) > maxEntries {
		return nil, fmt.Errorf("share: the link holds more than %d annotations", maxEntries)
	}
	entries := make([]annotation.Entry, len(v.Items))
	for i, item := range v.Items {
		entries[i].Annotation, entries[i].Err = annotation.ParseJSON(string(item.Compact()))
		// Only an edition itself can say that something is the publisher's.
		entries[i].Publisher = false
	}
	return entries, nil
}
