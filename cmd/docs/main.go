// Docs writes the documents that follow from the program under docs/reference, and the site of all documents. It runs in
// the repository:
//
//	go run ./cmd/docs             writes docs/reference anew
//	go run ./cmd/docs -check      fails where it is not what the program says
//	go run ./cmd/docs -site DIR   writes the site
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"log"
	"os"
	"os/exec"
	"path/filepath"

	"nianbao/cmd/docs/reference"
	"nianbao/cmd/docs/site"
)

// folder is where the documents stand that are written.
const folder = "docs/reference"

func main() {
	check := flag.Bool("check", false, "fail where a document is not what the program says")
	to := flag.String("site", "", "write the site to a `folder`")
	flag.Parse()
	log.SetFlags(0)
	var err error
	switch {
	case *check:
		err = compare()
	case *to != "":
		err = site.Write(os.DirFS("."), *to)
	default:
		err = write()
	}
	if err != nil {
		log.Fatal(err)
	}
}

// generated returns all that is written, by the names of the files.
func generated() (map[string][]byte, error) {
	list, err := reference.Documents(os.DirFS("."))
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	for _, d := range list {
		if d.Text != "" {
			files[d.Name] = []byte(d.Text)
		}
	}
	for name, of := range map[string][]string{"nianbao.1": nil, "commands.md": {"--markdown"}} {
		command := exec.Command("go", append([]string{"run", "./cmd/nianbao", "man"}, of...)...)
		command.Stderr = os.Stderr
		if files[name], err = command.Output(); err != nil {
			return nil, fmt.Errorf("ask the program for %s: %w", name, err)
		}
	}
	return files, nil
}

// write writes every document, and takes away what is none.
func write() error {
	files, err := generated()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return err
	}
	kept, err := os.ReadDir(folder)
	if err != nil {
		return err
	}
	for _, of := range kept {
		if _, ok := files[of.Name()]; !ok {
			if err := os.Remove(filepath.Join(folder, of.Name())); err != nil {
				return err
			}
		}
	}
	for name, data := range files {
		if err := os.WriteFile(filepath.Join(folder, name), data, 0o666); err != nil {
			return err
		}
	}
	return nil
}

// errStale tells what to do about a document that is not what the program says.
var errStale = errors.New("docs/reference is not what the program says: go run ./cmd/docs")

func compare() error {
	files, err := generated()
	if err != nil {
		return err
	}
	for name, data := range files {
		kept, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		if !bytes.Equal(kept, data) {
			return fmt.Errorf("%s: %w", name, errStale)
		}
	}
	kept, err := os.ReadDir(folder)
	if err != nil {
		return err
	}
	if len(kept) != len(files) {
		return errStale
	}
	return nil
}
