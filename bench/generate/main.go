// Generate writes workbooks of so many agencies with varied figures and texts, for measuring runs over many files:
//
//	go run ./bench/generate -n 10000 DIR
//
// All figures hang together by the form's equations, so that each is checked and converted whole. Equal arguments give
// equal files. Names and sentences are made up. Beside the folder go a list of the agencies, one a line, DIR.txt, and
// where each name of templates stands in the workbooks, for programs that know cells by their places: DIR.json.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"nianbao/form"
	"nianbao/form/define"
)

func main() {
	log.SetFlags(0)
	n := flag.Int("n", 1000, "how many workbooks")
	year := flag.Int("year", 2024, "of which year")
	seed := flag.Uint64("seed", 1, "other numbers give other figures")
	folders := flag.Int("folder", 1000, "how many workbooks a folder holds")
	flag.Parse()
	if flag.NArg() != 1 || *n < 1 || *n > maxAgencies || *folders < 1 {
		log.Fatalf("usage: go run ./bench/generate [-n COUNT] [-year YEAR] [-seed SEED] [-folder COUNT] DIR, of at most %d", maxAgencies)
	}
	if err := generate(flag.Arg(0), *n, *year, *seed, *folders); err != nil {
		log.Fatal(err)
	}
}

// formFor returns the edition for a year.
func formFor(year int) (*form.Form, error) {
	for _, f := range define.Builtin() {
		if f.Years.Fit(year) {
			return f, nil
		}
	}
	return nil, fmt.Errorf("there is no edition for %d", year)
}

// generate writes n workbooks into folders of so many below a directory.
func generate(dir string, n, year int, seed uint64, perFolder int) error {
	f, err := formFor(year)
	if err != nil {
		return err
	}
	m, err := newMould(f, year)
	if err != nil {
		return err
	}
	for i := 0; i < n; i += perFolder {
		if err := os.MkdirAll(folder(dir, i/perFolder), 0o777); err != nil {
			return err
		}
	}
	var names strings.Builder
	for i := range n {
		fmt.Fprintln(&names, agencyName(i))
	}
	beside := strings.TrimRight(dir, `/\`)
	if err := os.WriteFile(beside+".txt", []byte(names.String()), 0o666); err != nil {
		return err
	}
	places, err := json.Marshal(m.named)
	if err != nil {
		return err
	}
	if err := os.WriteFile(beside+".json", places, 0o666); err != nil {
		return err
	}
	errs := make([]error, runtime.GOMAXPROCS(0))
	var working sync.WaitGroup
	for w := range errs {
		working.Go(func() {
			for i := w; i < n && errs[w] == nil; i += len(errs) {
				var data []byte
				if data, errs[w] = m.cast(newReport(f, i, year, seed)); errs[w] == nil {
					name := filepath.Join(folder(dir, i/perFolder), agencyName(i)+".xlsx")
					errs[w] = os.WriteFile(name, data, 0o666)
				}
			}
		})
	}
	working.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func folder(dir string, i int) string { return filepath.Join(dir, fmt.Sprintf("%03d", i)) }
