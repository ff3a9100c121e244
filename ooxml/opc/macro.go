package opc

import (
	"maps"
	"strings"
)

// A program is what a part holds that Office runs.
type program int

const (
	none       program = iota
	vba                // a project, its signatures, and what Word keeps beside it
	macroSheet         // of Excel 4.0
)

// programOf returns what a content type or a relation's type says that a part holds.
func programOf(kind string) program {
	kind = fold(kind[strings.LastIndexByte(kind, '/')+1:])
	switch {
	case strings.Contains(kind, "vbaproject"), strings.Contains(kind, "vbadata"):
		return vba
	case strings.Contains(kind, "macrosheet"):
		return macroSheet
	}
	return none
}

// Macros returns the names of the parts that hold programs, in package order: the VBA project with its signatures and
// data, and the macro sheets of Excel 4.0. No program is what only calls one, or may: ActiveX and form controls,
// menus (customUI), toolbars and keys; nor is an embedded file, whatever it holds.
func (p *Package) Macros() []string {
	programs := p.programs()
	var names []string
	for _, e := range p.entries {
		if programs[fold(e.Name)] != none {
			names = append(names, e.Name)
		}
	}
	return names
}

// programs returns the parts that hold programs, by folded name. A part's own content type says so, else the
// relations to it, if they agree: one that calls a worksheet a project must not take it away. The type by extension
// counts for a part that nothing points to, for openpyxl calls every .bin a project.
func (p *Package) programs() map[string]program {
	programs := make(map[string]program)
	// The error is left alone: relations that cannot be read point Office to nothing, either.
	p.eachRelation(func(_ string, r Relation, inside bool) {
		if !inside {
			return
		}
		name, what := fold(r.Target), programOf(r.Type)
		if before, ok := programs[name]; ok && before != what {
			what = none
		}
		programs[name] = what
	})
	for _, e := range p.entries {
		name := fold(e.Name)
		kind, own := p.types.override(name)
		if _, related := programs[name]; !related && !own {
			kind = p.Type(name)
		}
		if what := programOf(kind); what != none {
			programs[name] = what
		}
	}
	maps.DeleteFunc(programs, func(name string, what program) bool {
		_, ok := p.find(name)
		return !ok || what == none
	})
	return programs
}
