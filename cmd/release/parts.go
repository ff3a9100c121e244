package main

import (
	"bytes"
	"crypto/sha256"
	"debug/buildinfo"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"

	"nianbao/cmd/release/bill"
	"nianbao/cmd/release/licence"
)

// parts are what a program is linked of.
type parts struct {
	modules []bill.Module
	needs   []string // modules whose packages the program's own import
	pdfium  []licence.Notice
	wasmSum string // of pdfium.wasm, SHA-256 in hexadecimal
}

// join adds the parts of another target's program.
func (p *parts) join(other parts) {
	for _, m := range other.modules {
		i := slices.IndexFunc(p.modules, func(have bill.Module) bool { return have.Name == m.Name })
		if i < 0 {
			p.modules = append(p.modules, m)
			continue
		}
		p.modules[i].Needs = append(p.modules[i].Needs, m.Needs...)
	}
	p.needs = append(p.needs, other.needs...)
	if other.pdfium != nil {
		p.pdfium, p.wasmSum = other.pdfium, other.wasmSum
	}
}

func (p parts) notices() []licence.Notice {
	var list []licence.Notice
	for _, m := range p.modules {
		list = append(list, m.Notice)
	}
	return list
}

// A pack is what go list says of a package.
type pack struct {
	ImportPath, Dir                string
	Standard                       bool
	Imports, EmbedFiles, SysoFiles []string
	Module                         *struct {
		Path, Version, Dir string
		Main               bool
		Replace            *struct{ Path string }
	}
}

// of returns the name of the module that a package is of, "" of the program itself.
func (p pack) of() string {
	switch {
	case p.Standard || p.Module == nil:
		return bill.Standard
	case p.Module.Main:
		return ""
	}
	return p.Module.Path
}

// parts returns what a program is linked of: as Go lists it for the target, which must be what the program's build
// information says.
func (s *source) parts(t target, program []byte) (parts, error) {
	packs, err := s.list(t)
	if err != nil {
		return parts{}, err
	}
	info, err := buildinfo.Read(bytes.NewReader(program))
	if err != nil {
		return parts{}, err
	}
	p, err := gather(packs, info.Deps)
	if err != nil {
		return p, err
	}
	wasm := slices.IndexFunc(packs, func(k pack) bool { return k.ImportPath == licence.PdfiumPackage })
	if wasm >= 0 {
		data, err := os.ReadFile(filepath.Join(packs[wasm].Dir, licence.PdfiumFile))
		if err != nil {
			return p, err
		}
		p.wasmSum = fmt.Sprintf("%x", sha256.Sum256(data))
		if p.pdfium, err = licence.Pdfium(data); err != nil {
			return p, err
		}
	}
	root, err := output(s.folder, t.settings(), "go", "env", "GOROOT")
	if err != nil {
		return p, err
	}
	standard, err := licence.OfFolder(bill.Standard, strings.TrimPrefix(toolchain, "go"), root)
	if err != nil {
		return p, err
	}
	i := slices.IndexFunc(p.modules, func(m bill.Module) bool { return m.Name == bill.Standard })
	p.modules[i].Notice = standard
	return p, nil
}

// list returns the packages of the program for a target.
func (s *source) list(t target) ([]pack, error) {
	out, err := output(s.folder, t.settings(), "go", "list", "-deps", "-tags", tags,
		"-json=ImportPath,Dir,Standard,Imports,EmbedFiles,SysoFiles,Module", "./cmd/"+bill.Name)
	if err != nil {
		return nil, err
	}
	var packs []pack
	for d := json.NewDecoder(strings.NewReader(out)); ; {
		var p pack
		switch err := d.Decode(&p); {
		case errors.Is(err, io.EOF):
			return packs, nil
		case err != nil:
			return nil, err
		}
		packs = append(packs, p)
	}
}

// gather makes modules of packages. A module that is replaced, and bytes embedded in one that are not known, are
// refused: nothing says what they are.
func gather(packs []pack, linked []*debug.Module) (parts, error) {
	of := map[string]string{}
	for _, k := range packs {
		of[k.ImportPath] = k.of()
	}
	p := parts{modules: []bill.Module{{Notice: licence.Notice{Name: bill.Standard}}}}
	for _, m := range linked {
		i := slices.IndexFunc(packs, func(k pack) bool { return k.of() == m.Path })
		if i < 0 || m.Replace != nil || packs[i].Module.Version != m.Version {
			return p, fmt.Errorf("%s %s is linked and not in go.mod, or replaced", m.Path, m.Version)
		}
		notice, err := licence.OfFolder(m.Path, m.Version, packs[i].Module.Dir)
		if err != nil {
			return p, err
		}
		p.modules = append(p.modules, bill.Module{Notice: notice, Sum: m.Sum})
	}
	for _, k := range packs {
		foreign := k.of() != "" && k.of() != bill.Standard
		if foreign && (len(k.EmbedFiles) > 0 && k.ImportPath != licence.PdfiumPackage || len(k.SysoFiles) > 0) {
			return p, fmt.Errorf("%s embeds %v%v: say in cmd/release under which licence", k.ImportPath, k.EmbedFiles,
				k.SysoFiles)
		}
		for _, i := range k.Imports {
			if !k.Standard { // whose own copies of modules have the modules' names
				p.need(k.of(), of[i])
			}
		}
		if foreign && !slices.ContainsFunc(p.modules, func(m bill.Module) bool { return m.Name == k.of() }) {
			return p, fmt.Errorf("%s is listed, but its module is not in the program", k.ImportPath)
		}
	}
	return p, nil
}

// need notes that one module imports another; "" is the program itself.
func (p *parts) need(who, what string) {
	if who == what || what == "" {
		return
	}
	if who == "" && !slices.Contains(p.needs, what) {
		p.needs = append(p.needs, what)
	}
	for i, m := range p.modules {
		if m.Name == who && !slices.Contains(m.Needs, what) {
			p.modules[i].Needs = append(m.Needs, what)
		}
	}
}
