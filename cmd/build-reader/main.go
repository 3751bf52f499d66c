// Command build-reader compiles the browser program and packs it for the
// publisher's tool.
//
//	go run ./cmd/build-reader [-o FILE]
//
// It compiles cmd/reader for GOOS=js GOARCH=wasm with a build overlay: a few
// packages of the standard library that go-app names but a browser never
// needs (net/http above all) are replaced by the small stand-ins in slim/,
// which makes the file a third smaller. Only this build sees them.
//
// FILE is the program as a gzip stream whose deflate blocks end at a byte
// boundary without a last block, so that site can append an edition's library
// without compressing the program again; see site.appendSection.
package main

import (
	"embed"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"offprint/app/site/engine"
)

//go:embed slim
var slim embed.FS

func main() {
	out := flag.String("o", "cmd/offprint/reader/reader.wasm.part", "where to write the packed reader")
	raw := flag.String("raw", "", "also write the plain .wasm here")
	flag.Parse()
	if err := build(*out, *raw); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func build(out, raw string) error {
	dir, err := os.MkdirTemp("", "offprint-reader-")
	if err != nil {
		return fmt.Errorf("build-reader: %w", err)
	}
	defer os.RemoveAll(dir)

	goroot, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return fmt.Errorf("build-reader: go env GOROOT: %w", err)
	}
	root := strings.TrimSpace(string(goroot))
	overlay, err := writeOverlay(dir, root)
	if err != nil {
		return fmt.Errorf("build-reader: overlay: %w", err)
	}

	wasm := filepath.Join(dir, "reader.wasm")
	cmd := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-overlay", overlay, "-o", wasm, "./cmd/reader")
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("build-reader: compile cmd/reader: %w", err)
	}
	program, err := os.ReadFile(wasm)
	if err != nil {
		return fmt.Errorf("build-reader: %w", err)
	}
	if raw != "" {
		if err := os.WriteFile(raw, program, 0o644); err != nil {
			return fmt.Errorf("build-reader: %w", err)
		}
	}
	glue, err := os.ReadFile(filepath.Join(root, "lib", "wasm", "wasm_exec.js"))
	if err != nil {
		return fmt.Errorf("build-reader: Go's own loader: %w", err)
	}
	packed := engine.Pack(program)
	if err := os.MkdirAll(filepath.Dir(out), 0o755); err != nil {
		return fmt.Errorf("build-reader: %w", err)
	}
	if err := os.WriteFile(out, packed, 0o644); err != nil {
		return fmt.Errorf("build-reader: %w", err)
	}
	if err := os.WriteFile(filepath.Join(filepath.Dir(out), "wasm_exec.js"), glue, 0o644); err != nil {
		return fmt.Errorf("build-reader: %w", err)
	}
	fmt.Printf("reader: %d bytes, %d packed\n", len(program), len(packed))
	return nil
}

// writeOverlay writes the stand-ins below dir and returns the overlay file
// that puts each in the place of all files of its package.
func writeOverlay(dir, goroot string) (string, error) {
	replace := map[string]string{}
	entries, err := slim.ReadDir("slim")
	if err != nil {
		return "", err
	}
	for _, e := range entries {
		pkg := strings.ReplaceAll(strings.TrimSuffix(e.Name(), ".go.txt"), "_", "/")
		src := filepath.Join(goroot, "src", filepath.FromSlash(pkg))
		files, err := filepath.Glob(filepath.Join(src, "*.go"))
		if err != nil {
			return "", err
		}
		for _, f := range files {
			replace[f] = ""
		}
		text, err := slim.ReadFile("slim/" + e.Name())
		if err != nil {
			return "", err
		}
		standIn := filepath.Join(dir, strings.TrimSuffix(e.Name(), ".txt"))
		if err := os.WriteFile(standIn, text, 0o644); err != nil {
			return "", err
		}
		replace[filepath.Join(src, "standin.go")] = standIn
	}
	b, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		return "", err
	}
	overlay := filepath.Join(dir, "overlay.json")
	return overlay, os.WriteFile(overlay, b, 0o644)
}
