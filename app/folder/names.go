package folder

import (
	"fmt"
	"path/filepath"
	"strings"
)

// prefixes are what the names of each folder's files begin with: nothing where
// there is one folder, else the end of its path, as long as it takes to tell
// the folders apart.
func prefixes(dirs []string) ([]string, error) {
	if len(dirs) == 1 {
		return []string{""}, nil
	}
	paths := make([]string, len(dirs))
	seen := map[string]bool{}
	for i, dir := range dirs {
		abs, err := filepath.Abs(dir)
		if err != nil {
			return nil, fmt.Errorf("folder: %s: %w", dir, err)
		}
		if seen[abs] {
			return nil, fmt.Errorf("folder: %s is named twice", dir)
		}
		paths[i], seen[abs] = filepath.ToSlash(abs), true
	}
	for depth := 1; ; depth++ {
		ends := make([]string, len(paths))
		taken := map[string]bool{}
		for i, p := range paths {
			ends[i] = end(p, depth) + "/"
			taken[ends[i]] = true
		}
		if len(taken) == len(paths) {
			return ends, nil
		}
	}
}

// end is the last parts of a path, so many or as many as there are.
func end(path string, parts int) string {
	all := strings.Split(strings.Trim(path, "/"), "/")
	return strings.Join(all[max(0, len(all)-parts):], "/")
}
