// Vulnbase writes known vulnerabilities of Go's modules in the layout that govulncheck reads, from the files of
// golang.org/x/vulndb: for machines that reach a module proxy and not vuln.go.dev.
//
//	go run ./cmd/vulnbase "$(go mod download -json golang.org/x/vulndb@latest | jq -r .Dir)/data/osv" FOLDER
//	govulncheck -db "file://FOLDER" ./...
//
// The layout is that of https://go.dev/doc/security/vuln/database.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"time"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) != 3 {
		log.Fatal("vulnbase takes two folders: that of the entries, and one to write to")
	}
	n, err := write(os.Args[1], os.Args[2])
	if err != nil {
		log.Fatalf("vulnbase: %v", err)
	}
	fmt.Printf("%d vulnerabilities\n", n)
}

// An entry is what the index takes of an OSV document (ossf.github.io/osv-schema).
type entry struct {
	ID        string    `json:"id"`
	Modified  time.Time `json:"modified"`
	Withdrawn string    `json:"withdrawn"`
	Affected  []struct {
		Module struct {
			Path string `json:"name"`
		} `json:"package"`
	} `json:"affected"`
}

// A line is a vulnerability in the index of a module.
type line struct {
	ID       string    `json:"id"`
	Modified time.Time `json:"modified"`
}

// A module is one of the index.
type module struct {
	Path  string `json:"path"`
	Lines []line `json:"vulns"`
}

// write makes the database of the entries in a folder, and returns how many there are. Those that are withdrawn are left
// out. A folder without entries is an error: a check against it would find nothing and say so.
func write(from, to string) (int, error) {
	names, err := filepath.Glob(filepath.Join(from, "GO-*.json"))
	if err != nil {
		return 0, err
	}
	modules, newest, written := map[string]*module{}, time.Time{}, 0
	for _, folder := range []string{"ID", "index"} {
		if err := os.MkdirAll(filepath.Join(to, folder), 0o755); err != nil {
			return 0, err
		}
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			return 0, err
		}
		var e entry
		if err := json.Unmarshal(data, &e); err != nil {
			return 0, fmt.Errorf("%s: %w", name, err)
		}
		if e.ID+".json" != filepath.Base(name) {
			return 0, fmt.Errorf("%s is called %q within", name, e.ID)
		}
		if e.Withdrawn != "" {
			continue
		}
		for _, a := range e.Affected {
			m := modules[a.Module.Path]
			if m == nil {
				m = &module{Path: a.Module.Path}
				modules[a.Module.Path] = m
			}
			if l := (line{e.ID, e.Modified}); !slices.Contains(m.Lines, l) {
				m.Lines = append(m.Lines, l)
			}
		}
		if err := os.WriteFile(filepath.Join(to, "ID", filepath.Base(name)), data, 0o644); err != nil {
			return 0, err
		}
		written++
		if e.Modified.After(newest) {
			newest = e.Modified
		}
	}
	if written == 0 {
		return 0, fmt.Errorf("%s holds no entries", from)
	}
	list := []*module{}
	for _, path := range slices.Sorted(maps.Keys(modules)) {
		list = append(list, modules[path])
	}
	return written, errors.Join(put(to, "db", map[string]time.Time{"modified": newest}), put(to, "modules", list))
}

// put writes a file of the index.
func put(to, name string, value any) error {
	data, err := json.Marshal(value)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(to, "index", name+".json"), data, 0o644)
}
