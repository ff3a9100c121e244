// Mutants changes the program in small ways, one at a time, and says which changes the tests of the changed package do
// not notice:
//
//	go run ./bench/mutants -seed 1 -n 300 [-rooms check,form,formula,docx,xlsx,filing] [-json OUT] [-jobs 2]
//
// No file is changed: go test reads the change from an overlay. A mutant is killed by a failing test, or one that takes
// many times what it took before; what does not compile is not counted. Only tests of the package are asked; those of a
// package without tests are the ones above it that use it. A test is run where it reached the line before the change, so
// that a line that no test reaches survives at once. Random properties draw -checks times, always from the same seed.
//
// Sites are chosen by a hash of their function and text: equal seeds choose the same sites wherever they have moved to.
package main

import (
	"context"
	"flag"
	"fmt"
	"log"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// options are what one run is told.
type options struct {
	dir    string   // the module's
	rooms  []string // folders, with all that is below them
	seed   uint64
	n      int
	jobs   int
	checks int // draws of a random property
	only   string
	grace  time.Duration // of processor time, besides what the tests took before
}

func main() {
	log.SetFlags(0)
	var o options
	flag.StringVar(&o.dir, "C", ".", "the module's folder")
	rooms := flag.String("rooms", "check,form,formula,docx,xlsx,filing", "folders to change, with all below them")
	flag.Uint64Var(&o.seed, "seed", 1, "other numbers choose other mutants")
	flag.IntVar(&o.n, "n", 300, "how many mutants")
	flag.IntVar(&o.jobs, "jobs", 2, "how many at once")
	flag.IntVar(&o.checks, "checks", 50, "how often a random property is drawn")
	flag.StringVar(&o.only, "only", "",
		"try only mutants whose FILE:LINE begins with one of these, divided by commas, of the same choice")
	flag.DurationVar(&o.grace, "grace", 5*time.Second,
		"processor time for tests besides ten times what they took before")
	out := flag.String("json", "", "write the mutants as JSON into this file, too")
	list := flag.Bool("list", false, "print what would be tried, and try nothing")
	flag.Parse()
	if flag.NArg() != 0 || o.n < 1 || o.jobs < 1 || o.checks < 1 {
		log.Fatal("usage: go run ./bench/mutants [-seed SEED] [-n COUNT] [-rooms ROOM,…] [-jobs COUNT] [-json FILE]")
	}
	o.rooms = strings.Split(*rooms, ",")
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	tried, err := run(ctx, o, *list)
	if err == nil && *out != "" {
		err = writeJSON(*out, tried)
	}
	if err != nil {
		log.Fatal(err)
	}
}

// run chooses mutants and tries them; it prints each as it is done, and at last the sum of each room.
func run(ctx context.Context, o options, list bool) ([]*mutant, error) {
	var err error
	if o.dir, err = filepath.Abs(o.dir); err != nil {
		return nil, err
	}
	m, err := readModule(ctx, o.dir, o.rooms)
	if err != nil {
		return nil, err
	}
	chosen, err := choose(m, o)
	if err != nil {
		return nil, err
	}
	if list {
		for _, c := range chosen {
			fmt.Println(c)
		}
		return nil, nil
	}
	temp, err := os.MkdirTemp("", "mutants")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(temp)
	if err := tryAll(ctx, m, o, temp, chosen); err != nil {
		return nil, err
	}
	printSums(os.Stdout, chosen)
	return chosen, nil
}
