package folder

import (
	"encoding/hex"
	"fmt"
	"hash/fnv"
)

// Fingerprint changes when a file below dirs comes, goes, grows or is written.
// What cannot be read counts by its error.
func Fingerprint(dirs ...string) string {
	h := fnv.New128a()
	files, err := list(dirs)
	if err != nil {
		fmt.Fprintln(h, err)
	}
	for _, f := range files {
		if f.err != nil {
			fmt.Fprintln(h, f.name, f.err)
			continue
		}
		fmt.Fprintln(h, f.name, f.info.Size(), f.info.ModTime().UnixNano())
	}
	return hex.EncodeToString(h.Sum(nil))
}
