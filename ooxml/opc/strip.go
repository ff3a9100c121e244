package opc

import (
	"maps"
	"path"
	"slices"
	"strings"

	"nianbao/ooxml/xmltree"
)

const (
	macroFreeWorkbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
	macroFreeDocument = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
)

// macroFreeTypes is the content type of an .xlsx or .docx instead of those of files with macros, of templates and of
// add-ins, folded.
var macroFreeTypes = map[string]string{
	"application/vnd.ms-excel.sheet.macroenabled.main+xml":                             macroFreeWorkbook,
	"application/vnd.ms-excel.template.macroenabled.main+xml":                          macroFreeWorkbook,
	"application/vnd.ms-excel.addin.macroenabled.main+xml":                             macroFreeWorkbook,
	"application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml":    macroFreeWorkbook,
	"application/vnd.ms-word.document.macroenabled.main+xml":                           macroFreeDocument,
	"application/vnd.ms-word.template.macroenabledtemplate.main+xml":                   macroFreeDocument,
	"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml": macroFreeDocument,
}

// StripMacros takes the VBA project out and makes a template a document, so that Office accepts the package under the
// name .xlsx or .docx: with macros, or with the content type of another kind of file, it refuses it. What changes is
// [Content_Types].xml and the relations that pointed to what is gone; the other parts stay as they are.
//
// The error is an *Error, and the package is as it was: MacroSheet, because the sheets, names and formulas of a
// workbook count its macro sheets, and only who knows workbooks could take one out; BadXML where relations cannot be
// read; else as of Main.
func (p *Package) StripMacros() error {
	main, err := p.Main()
	if err != nil {
		return err
	}
	programs := p.programs()
	for _, e := range p.entries {
		if programs[fold(e.Name)] == macroSheet {
			return &Error{Kind: MacroSheet, Part: e.Name}
		}
	}
	if programs[fold(main)] != none {
		return &Error{Kind: BadXML, Part: main, Detail: "主文档被当作宏"}
	}
	c := p.Clone()
	for name := range programs {
		c.Remove(name)
		c.Remove(relationsOf(name))
	}
	if err := c.stripRelations(programs); err != nil {
		return err
	}
	if err := c.stripTypes(main, programs); err != nil {
		return err
	}
	*p = *c
	return nil
}

// stripRelations takes out the relations to the programs, which are gone.
func (p *Package) stripRelations(programs map[string]program) error {
	return p.DropRelations(func(l Link, inside bool) bool {
		return programOf(l.Type) == vba || inside && programs[fold(l.Target)] != none
	})
}

// stripTypes gives the main part the content type of an .xlsx or .docx, and takes out those of the programs, which
// are gone.
func (p *Package) stripTypes(main string, programs map[string]program) error {
	if _, ok := p.Part(contentTypesName); !ok {
		return nil
	}
	kind := p.Type(main)
	wanted, isOther := macroFreeTypes[fold(kind)]
	if !isOther {
		wanted = kind
	}
	_, own := p.types.override(fold(main))
	return p.editOwn(contentTypesName, typesRoot, func(root *xmltree.Node) {
		space := spaces(root)
		isProgram, isMain := overrideOf(slices.Collect(maps.Keys(programs))...), overrideOf(main)
		for _, e := range slices.Collect(root.Elements()) {
			was, now := attr(e, "ContentType"), ""
			switch {
			case space(e) != contentTypesSpace:
				continue
			case isProgram(e):
			case isMain(e):
				now = wanted
			case e.Name() == "Default" && !own && p.extends(main, e):
				now = wanted
			case e.Name() == "Default" && programOf(was) != none:
				now = p.restType(e)
			default:
				now = was
			}
			switch now {
			case was:
			case "":
				e.Detach()
			default:
				e.SetAttr("ContentType", now)
			}
		}
	})
}

// extends reports whether a Default is for the extension of the named part.
func (p *Package) extends(name string, e *xmltree.Node) bool {
	return fold(attr(e, "Extension")) == strings.TrimPrefix(fold(path.Ext(name)), ".")
}

// restType returns the content type of parts that a Default wrongly calls programs, "" where there are none.
func (p *Package) restType(e *xmltree.Node) string {
	for _, part := range p.entries {
		if _, own := p.types.override(fold(part.Name)); !own && p.extends(part.Name, e) {
			return "application/octet-stream"
		}
	}
	return ""
}
