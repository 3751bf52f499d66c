package e2e_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"offprint/app/browser"
)

// startKept starts a browser on a profile that outlives it.
func startKept(t *testing.T, name, profile string) browser.Browser {
	t.Helper()
	b, err := browser.Start(name, browser.Options{Profile: profile})
	if errors.Is(err, browser.ErrMissing) && os.Getenv("OFFPRINT_BROWSERS") != "all" {
		t.Skip(err)
	}
	must(t, err)
	return b
}

// killBrowser ends every process that was started with a profile by SIGKILL, as
// a power cut would.
func killBrowser(t *testing.T, profile string) {
	t.Helper()
	found, err := filepath.Glob("/proc/[0-9]*/cmdline")
	must(t, err)
	for _, file := range found {
		line, err := os.ReadFile(file)
		if err != nil || !bytes.Contains(line, []byte(profile)) {
			continue
		}
		pid, err := strconv.Atoi(strings.Split(file, "/")[2])
		must(t, err)
		if err := syscall.Kill(pid, syscall.SIGKILL); err != nil && !errors.Is(err, syscall.ESRCH) {
			t.Fatal(err)
		}
	}
}
