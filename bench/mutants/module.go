package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"go/importer"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path"
	"slices"
	"strings"
)

// A pkg is a package as go list tells of it.
type pkg struct {
	ImportPath, Dir, Export            string
	GoFiles, TestGoFiles, XTestGoFiles []string
	Deps                               []string
	Module                             *struct {
		Path string
		Main bool
	}
}

// tested reports whether the package has tests of its own.
func (p *pkg) tested() bool { return len(p.TestGoFiles)+len(p.XTestGoFiles) > 0 }

// A module is the main module and what it is made of.
type module struct {
	dir, path string
	own       []*pkg // sorted by path
	all       map[string]*pkg
}

// readModule asks go list for all packages and the compiled form of what the rooms import.
func readModule(ctx context.Context, dir string, rooms []string) (*module, error) {
	m := &module{dir: dir, all: map[string]*pkg{}}
	if err := m.list(ctx, "-test", "./..."); err != nil {
		return nil, err
	}
	var below []string
	for _, room := range rooms {
		below = append(below, "./"+path.Join(room, "..."))
	}
	if err := m.list(ctx, append([]string{"-export"}, below...)...); err != nil {
		return nil, err
	}
	for _, p := range m.all {
		// Packages made for tests have names like "a [b.test]" and "b.test".
		made := strings.Contains(p.ImportPath, " ") || strings.HasSuffix(p.ImportPath, ".test")
		if p.Module != nil && p.Module.Main && !made {
			m.path = p.Module.Path
			m.own = append(m.own, p)
		}
	}
	slices.SortFunc(m.own, func(a, b *pkg) int { return strings.Compare(a.ImportPath, b.ImportPath) })
	return m, nil
}

// list enters what go list tells.
func (m *module) list(ctx context.Context, args ...string) error {
	cmd := exec.CommandContext(ctx, "go", append([]string{"list", "-deps",
		"-json=ImportPath,Dir,Export,GoFiles,TestGoFiles,XTestGoFiles,Deps,Module"}, args...)...)
	cmd.Dir, cmd.Stderr = m.dir, os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return fmt.Errorf("go list: %w", err)
	}
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		p := &pkg{}
		if err := d.Decode(p); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return fmt.Errorf("go list: %w", err)
		}
		m.all[p.ImportPath] = p
	}
}

// folder returns where a package stands, from the module's root.
func (m *module) folder(p *pkg) string {
	return strings.TrimPrefix(strings.TrimPrefix(p.ImportPath, m.path), "/")
}

// in reports whether a package stands in a room.
func (m *module) in(p *pkg, room string) bool {
	f := m.folder(p)
	return f == room || strings.HasPrefix(f, room+"/") || room == "."
}

// uses reports whether a package's test program holds another package.
func (m *module) uses(tests, p *pkg) bool {
	main := m.all[tests.ImportPath+".test"]
	return main != nil && slices.ContainsFunc(main.Deps, func(d string) bool {
		name, _, _ := strings.Cut(d, " ") // "a [b.test]" is a, compiled for the tests of b
		return name == p.ImportPath
	})
}

// testsOf returns the package whose tests are asked about changes in another: itself, or the nearest above it whose
// tests use it, or the first in its room whose tests do; nil if there is none.
func (m *module) testsOf(p *pkg) *pkg {
	if p.tested() {
		return p
	}
	for name := path.Dir(p.ImportPath); strings.HasPrefix(name, m.path); name = path.Dir(name) {
		if above := m.all[name]; above != nil && above.tested() && m.uses(above, p) {
			return above
		}
	}
	room, _, _ := strings.Cut(m.folder(p), "/")
	for _, other := range m.own {
		if m.in(other, room) && other.tested() && m.uses(other, p) {
			return other
		}
	}
	return nil
}

// importer returns what reads the compiled packages that a package imports.
func (m *module) importer(fset *token.FileSet) types.Importer {
	return importer.ForCompiler(fset, "gc", func(name string) (io.ReadCloser, error) {
		p := m.all[name]
		if p == nil || p.Export == "" {
			return nil, fmt.Errorf("%s is not compiled", name)
		}
		return os.Open(p.Export)
	})
}
