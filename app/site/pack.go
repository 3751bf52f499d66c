package site

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
)

// packPages puts all pages into one file, which the worker keeps: one request,
// and one file that is there or is not. The file is the length of the index in
// four bytes (little-endian), the index as JSON, and the pages, each a gzip
// member of its own. The index gives a page's offset behind the index and its
// length, by its address.
func packPages(pages []File, compressed [][]byte) ([]byte, error) {
	index := make(map[string][2]int, len(pages))
	at := 0
	for i, p := range pages {
		index[address(p.Path)] = [2]int{at, len(compressed[i])}
		at += len(compressed[i])
	}
	head, err := json.Marshal(index) // map keys are sorted: the same bytes each time
	if err != nil {
		return nil, fmt.Errorf("pack: %w", err)
	}
	pack := binary.LittleEndian.AppendUint32(make([]byte, 0, 4+len(head)+at), uint32(len(head)))
	pack = append(pack, head...)
	for _, c := range compressed {
		pack = append(pack, c...)
	}
	return pack, nil
}

// address is where a page's file is found: its folder.
func address(path string) string {
	const index = "index.html"
	if n := len(path) - len(index); n >= 0 && path[n:] == index {
		return path[:n]
	}
	return path
}
