package site

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// markFile tells that a folder was made by Publish and may be replaced by it.
const markFile = ".offprint"

// CheckTarget says whether Publish may write into dir: it must not exist, be
// empty, or have been made by Publish, and must not hold any of the sources.
func CheckTarget(dir string, sources []string) error {
	target, err := whole(dir)
	if err != nil {
		return fmt.Errorf("site: %s: %w", dir, err)
	}
	for _, s := range sources {
		source, err := whole(s)
		if err != nil {
			return fmt.Errorf("site: %s: %w", s, err)
		}
		if source == target || strings.HasPrefix(source, target+string(filepath.Separator)) {
			return fmt.Errorf("site: %s holds the articles of %s; choose another folder with -o", dir, s)
		}
	}
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("site: %w", err)
	case len(entries) == 0:
		return nil
	}
	if _, err := os.Stat(filepath.Join(dir, markFile)); err != nil {
		return fmt.Errorf("site: %s is not a site that offprint made, and is not empty; choose another folder with -o, or empty it", dir)
	}
	return nil
}

// whole is the absolute path, seen through links as far as it exists.
func whole(dir string) (string, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	if real, err := filepath.EvalSymlinks(abs); err == nil {
		return real, nil
	}
	return abs, nil
}

// Publish writes an edition into dir. It writes beside dir first and swaps at
// the end, so that a failure leaves what was there. It refuses a folder that it
// did not make; see CheckTarget.
func Publish(e *Edition, dir string) (err error) {
	if err := CheckTarget(dir, nil); err != nil {
		return err
	}
	parent := filepath.Dir(filepath.Clean(dir))
	if err := os.MkdirAll(parent, 0o755); err != nil {
		return fmt.Errorf("site: %w", err)
	}
	fresh, err := os.MkdirTemp(parent, ".offprint-new-")
	if err != nil {
		return fmt.Errorf("site: %w", err)
	}
	defer os.RemoveAll(fresh) // nothing is left there once it is swapped in
	if err := os.Chmod(fresh, 0o755); err != nil {
		return fmt.Errorf("site: %w", err)
	}
	if err := writeFiles(e, fresh); err != nil {
		return fmt.Errorf("site: %s: %w", dir, err)
	}
	return swap(fresh, dir)
}

func writeFiles(e *Edition, dir string) error {
	files := append([]File{{Path: markFile, Data: []byte("Made by offprint build, which may replace this folder.\n")}}, e.Files...)
	made := map[string]bool{}
	for _, f := range files {
		path := filepath.Join(dir, filepath.FromSlash(f.Path))
		if d := filepath.Dir(path); !made[d] {
			if err := os.MkdirAll(d, 0o755); err != nil {
				return err
			}
			made[d] = true
		}
		if err := os.WriteFile(path, f.Data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// swap puts fresh in the place of dir. Where that fails half-way, dir is put
// back.
func swap(fresh, dir string) error {
	old := fresh + "-old"
	err := os.Rename(dir, old)
	had := err == nil
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("site: %w", err)
	}
	if err := os.Rename(fresh, dir); err != nil {
		if had {
			err = errors.Join(err, os.Rename(old, dir))
		}
		return fmt.Errorf("site: %w", err)
	}
	if had {
		if err := os.RemoveAll(old); err != nil {
			return fmt.Errorf("site: the edition before is left in %s: %w", old, err)
		}
	}
	return nil
}
