package main

import (
	"bytes"
	"cmp"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// A source is a package's files, read for changing.
type source struct {
	m     *module
	p     *pkg
	fset  *token.FileSet
	imp   types.Importer
	names []string // from the module's root
	texts [][]byte
	files []*ast.File
	info  *types.Info
}

// choose returns n mutants that compile, of the packages by their lines, sorted by the package whose tests are asked,
// package and place. There are fewer where the packages are small.
func choose(m *module, o options) ([]*mutant, error) {
	var sources []*source
	lines := 0
	for _, p := range m.own {
		if strings.HasSuffix(p.ImportPath, "test") || // support of tests
			!slices.ContainsFunc(o.rooms, func(room string) bool { return m.in(p, room) }) {
			continue
		}
		s, err := m.read(p)
		if err != nil {
			return nil, err
		}
		sources = append(sources, s)
		lines += s.lines()
	}
	var chosen []*mutant
	passed := 0
	for _, s := range sources {
		from := o.n * passed / max(lines, 1)
		passed += s.lines()
		chosen = append(chosen, s.choose(o.seed, o.n*passed/max(lines, 1)-from)...)
	}
	asked := map[*pkg]string{}
	for _, s := range sources {
		if t := m.testsOf(s.p); t != nil {
			asked[s.p] = t.ImportPath
		}
	}
	slices.SortStableFunc(chosen, func(a, b *mutant) int {
		return cmp.Or(cmp.Compare(asked[a.pkg], asked[b.pkg]), cmp.Compare(a.pkg.ImportPath, b.pkg.ImportPath),
			cmp.Compare(a.File, b.File), cmp.Compare(a.start, b.start))
	})
	return chosen, nil
}

// read parses a package's files and finds their types.
func (m *module) read(p *pkg) (*source, error) {
	s := &source{m: m, p: p, fset: token.NewFileSet(), info: &types.Info{Types: map[ast.Expr]types.TypeAndValue{}}}
	s.imp = m.importer(s.fset)
	for _, name := range p.GoFiles {
		text, err := os.ReadFile(filepath.Join(p.Dir, name))
		if err != nil {
			return nil, err
		}
		file, err := parser.ParseFile(s.fset, name, text, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		s.names = append(s.names, path.Join(m.folder(p), name))
		s.texts, s.files = append(s.texts, text), append(s.files, file)
	}
	conf := types.Config{Importer: s.imp}
	_, err := conf.Check(p.ImportPath, s.fset, s.files, s.info)
	return s, err
}

// lines returns how many lines of the package were written by people.
func (s *source) lines() int {
	n := 0
	for i, f := range s.files {
		if !ast.IsGenerated(f) {
			n += bytes.Count(s.texts[i], []byte("\n"))
		}
	}
	return n
}

// choose returns n mutants of a package, no two of them on one line.
func (s *source) choose(seed uint64, n int) []*mutant {
	var sites []*mutant
	for i, f := range s.files {
		if !ast.IsGenerated(f) {
			sites = append(sites, s.sites(i)...)
		}
	}
	seen := map[mutant]int{}
	for _, m := range sites {
		key := mutant{Func: m.Func, Kind: m.Kind, Before: m.Before, After: m.After}
		m.order = m.hash(seed, seen[key])
		seen[key]++
	}
	slices.SortFunc(sites, func(a, b *mutant) int { return cmp.Compare(a.order, b.order) })
	type line struct {
		file string
		line int
	}
	taken := map[line]bool{}
	var chosen []*mutant
	for _, m := range sites {
		at := line{m.File, m.Line}
		if len(chosen) == n {
			break
		}
		if !taken[at] && s.compiles(m) {
			taken[at] = true
			chosen = append(chosen, m)
		}
	}
	return chosen
}

// compiles reports whether the package compiles with a change.
func (s *source) compiles(m *mutant) bool {
	files := slices.Clone(s.files)
	for i, name := range s.names {
		if name != m.File {
			continue
		}
		file, err := parser.ParseFile(s.fset, path.Base(name), m.apply(s.texts[i]), parser.SkipObjectResolution)
		if err != nil {
			return false
		}
		files[i] = file
	}
	conf := types.Config{Importer: s.imp}
	_, err := conf.Check(s.p.ImportPath, s.fset, files, nil)
	return err == nil
}
