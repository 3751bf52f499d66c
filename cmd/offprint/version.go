package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"runtime/debug"
)

func runVersion(_ context.Context, args []string, out, errOut io.Writer) error {
	fs := flag.NewFlagSet("version", flag.ContinueOnError)
	if err := parseFlags(fs, args, errOut, "Usage: offprint version\n\nPrints the version of the tool and of what it was made with.\n"); err != nil {
		return err
	}
	fmt.Fprintln(out, version())
	return nil
}

// version is taken from what the Go linker knows of the build.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "offprint (unknown build)"
	}
	v := info.Main.Version
	if v == "" || v == "(devel)" {
		v = "development"
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(s.Value) >= 12 {
			v += " " + s.Value[:12]
		}
	}
	return fmt.Sprintf("offprint %s, %s", v, info.GoVersion)
}
