package edit

import (
	"errors"
	"maps"
	"slices"
	"testing"

	"github.com/shopspring/decimal"

	"nianbao/ooxml/opc"
	"nianbao/xlsx"
	"nianbao/xlsx/xlsxtest"
)

// TestDamagedParts shows which edits a part that cannot be read refuses, with an error that can be told: those that need
// it, and no others.
func TestDamagedParts(t *testing.T) {
	pack := func() *opc.Package {
		p := xlsxtest.Book{Sheet: `<sheetData><row r="1"><c r="A1"><f t="shared" ref="A1:B1" si="0">C1</f><v>1</v></c>` +
			`<c r="B1"><f t="shared" si="0"/><v>2</v></c></row></sheetData>`, Styles: looks,
			Rest: `<definedNames><definedName name="nianbao.mark.1.FFC7CE.d.1.n" hidden="1">表1!$A$1</definedName></definedNames>`}.Package()
		p.Set("xl/worksheets/_rels/sheet1.xml.rels", []byte(`<Relationships xmlns="`+xlsxtest.PackageNS+`/relationships"><Relationship Id="a" Type="`+
			xlsxtest.RelationNS+`/comments" Target="../comments1.xml"/></Relationships>`))
		p.Set("xl/comments1.xml", []byte(`<comments><authors><author>甲</author></authors><commentList><comment ref="A1" authorId="0">`+
			`<text><t>【错误 R01】不平</t></text></comment></commentList></comments>`))
		return p
	}
	edits := map[string]func(e *Editor) error{
		"number":       number("A1", "5"), // of a formula that others share: these are read
		"result":       func(e *Editor) error { return e.SetBoolResult("表1", 0, 0, true) },
		"fill":         mark("A1", "FFC7CE", ""),
		"note":         mark("A1", "", "【错误 R02】不平"),
		"take off":     takeOff,
		"first sheet":  insert(sampleSheet),
		"last sheet":   func(e *Editor) error { return e.AppendSheet(sampleSheet) },
		"fitted":       func(e *Editor) error { _, err := e.FitFormat("表1", 0, 0, "5", nil); return err },
		"asked":        func(e *Editor) error { return e.Refused("表1", 0, 0) },
		"typed anew":   func(e *Editor) error { return e.SetNumber("表1", 8, 8, decimal.Zero) },
		"a text":       text("B1", "x"),
		"another text": func(e *Editor) error { return e.SetTextResult("表1", 0, 0, "x") },
	}
	all := slices.Sorted(maps.Keys(edits))
	ofSheet := []string{"a text", "another text", "asked", "fill", "fitted", "note", "number", "result", "take off", "typed anew"}
	for part, refused := range map[string][]string{
		"":                                    nil,
		"xl/styles.xml":                       {"fill", "first sheet", "fitted", "last sheet", "number", "take off"},
		"xl/worksheets/sheet1.xml":            ofSheet,
		"xl/comments1.xml":                    {"note", "take off"},
		"xl/worksheets/_rels/sheet1.xml.rels": {"note"},
	} {
		var got []string
		for _, name := range all {
			p := pack()
			if part != "" {
				p.Set(part, []byte("<x"))
			}
			e, err := Open(p)
			if err != nil {
				t.Fatalf("Open with damaged %s: %v", part, err)
			}
			if err := edits[name](e); err != nil {
				got = append(got, name)
				var damaged *xlsx.Error
				var unread *opc.Error
				if !errors.As(err, &damaged) && !errors.As(err, &unread) {
					t.Errorf("%s with damaged %s: %v", name, part, err)
				}
			}
		}
		if !slices.Equal(got, refused) {
			t.Errorf("with damaged %q refused are\n%q\nwant\n%q", part, got, refused)
		}
	}
	for _, part := range []string{"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} {
		p := pack()
		p.Set(part, []byte("<x"))
		if _, err := Open(p); err == nil {
			t.Errorf("a workbook with damaged %s is opened", part)
		}
	}
}
