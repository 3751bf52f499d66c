// Command offprint is the publisher's tool: it turns a folder of articles into
// a reader for the browser.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
)

// Exit codes.
const (
	exitOK     = 0
	exitFailed = 1 // the work could not be done; the message says why
	exitUsage  = 2 // the call was not understood
)

// A command is one of the tool's verbs.
type command struct {
	name  string
	brief string
	run   func(ctx context.Context, args []string, out, errOut io.Writer) error
}

var commands = []command{
	{"build", "write a folder of articles as a static site", runBuild},
	{"serve", "show a folder of articles and follow its changes", runServe},
	{"entities", "print the names in documents", runEntities},
	{"version", "print the version", runVersion},
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// errUsage marks an error in the call itself, which flag has reported already.
var errUsage = errors.New("usage")

// run is main without the process: it returns the exit code.
func run(ctx context.Context, args []string, out, errOut io.Writer) int {
	if len(args) == 0 {
		usage(errOut)
		return exitUsage
	}
	switch args[0] {
	case "-h", "-help", "--help", "help":
		usage(out)
		return exitOK
	}
	for _, c := range commands {
		if c.name != args[0] {
			continue
		}
		err := c.run(ctx, args[1:], out, errOut)
		switch {
		case err == nil, errors.Is(err, flag.ErrHelp):
			return exitOK
		case errors.Is(err, errUsage):
			return exitUsage
		}
		fmt.Fprintln(errOut, "offprint:", err)
		return exitFailed
	}
	fmt.Fprintf(errOut, "offprint: no command %q\n\n", args[0])
	usage(errOut)
	return exitUsage
}

func usage(w io.Writer) {
	fmt.Fprint(w, `Offprint turns a folder of articles into one offline reader.

Usage:

	offprint COMMAND [OPTIONS] FOLDER…

Commands:

`)
	for _, c := range commands {
		fmt.Fprintf(w, "	%-9s %s\n", c.name, c.brief)
	}
	fmt.Fprint(w, `
Examples:

	offprint serve articles          look at it: http://127.0.0.1:8080
	offprint build articles          write it into dist/, for any web host
	offprint build -h                all options of build
`)
}

// parseFlags parses the options of a command. Its help begins with text.
func parseFlags(fs *flag.FlagSet, args []string, errOut io.Writer, text string) error {
	fs.SetOutput(errOut)
	fs.Usage = func() {
		fmt.Fprint(errOut, text, "\nOptions:\n\n")
		fs.PrintDefaults()
	}
	err := fs.Parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return err
	case err != nil:
		return errUsage
	case fs.NArg() == 0 && fs.Name() != "version":
		fmt.Fprintf(errOut, "offprint %s: name the folder with the articles\n\n", fs.Name())
		fs.Usage()
		return errUsage
	}
	return nil
}
