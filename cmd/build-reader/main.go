// Command build-reader compiles the browser's two programs and packs them for
// the publisher's tool.
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
// without compressing the program again; see site.appendSection. Beside it come
// the workshop, which carries no library and is a plain gzip file
// (workshop.wasm.gz), and Go's loader (wasm_exec.js). The workshop is compiled
// without the stand-ins: what it renders notes with needs the real packages.
package main

import (
	"bytes"
	"compress/gzip"
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

	program, err := compile("reader", dir, "-overlay", overlay)
	if err != nil {
		return fmt.Errorf("build-reader: %w", err)
	}
	workshop, err := compile("workshop", dir)
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
	packed, second := engine.Pack(program), gzipped(workshop)
	folder := filepath.Dir(out)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return fmt.Errorf("build-reader: %w", err)
	}
	for path, data := range map[string][]byte{
		out: packed,
		filepath.Join(folder, "workshop.wasm.gz"): second,
		filepath.Join(folder, "wasm_exec.js"):     glue,
	} {
		if err := os.WriteFile(path, data, 0o644); err != nil {
			return fmt.Errorf("build-reader: %w", err)
		}
	}
	fmt.Printf("reader: %d bytes, %d packed\nworkshop: %d bytes, %d packed\n", len(program), len(packed), len(workshop), len(second))
	return nil
}

// compile compiles a command for the browser and returns the module.
func compile(command, dir string, flags ...string) ([]byte, error) {
	wasm := filepath.Join(dir, command+".wasm")
	args := append([]string{"build", "-trimpath", "-ldflags=-s -w", "-o", wasm}, flags...)
	cmd := exec.Command("go", append(args, "./cmd/"+command)...)
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("compile cmd/%s: %w", command, err)
	}
	return os.ReadFile(wasm)
}

// gzipped compresses without a time or a name: the same program gives the same
// bytes.
func gzipped(data []byte) []byte {
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		panic(err) // the level is a constant
	}
	w.Write(data) // a bytes.Buffer does not fail
	w.Close()
	return b.Bytes()
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
