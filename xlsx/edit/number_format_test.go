package edit

import (
	"errors"
	"strings"
	"testing"

	"nianbao/xlsx"
	"nianbao/xlsx/xlsxtest"
)

// TestFitFormat gives a cell the format of the first of its neighbours that shows its number, and else the general one.
func TestFitFormat(t *testing.T) {
	styles := `<numFmts><numFmt numFmtId="176" formatCode="0.0"/><numFmt numFmtId="177" formatCode=";;;"/></numFmts>` +
		`<fonts><font/></fonts><fills><fill/><fill/></fills><borders><border/></borders><cellXfs><xf numFmtId="0" fillId="1"/>` +
		`<xf numFmtId="14" fillId="1" quotePrefix="1"/><xf numFmtId="9"/><xf numFmtId="176"/><xf numFmtId="177"/><xf/>` +
		`<xf numFmtId="0" fillId="1" applyNumberFormat="1"/><xf numFmtId="49" quotePrefix="1"/></cellXfs>`
	for _, test := range []struct {
		name, style, number string
		like                []string
		want                string // the style's source, "" where the cell keeps its own
	}{
		{"a plain cell", "0", "5", []string{"A2"}, ""},
		{"no style", "", "5", nil, ""},
		{"a style that there is none of", "99", "5", nil, ""},
		{"a percentage of one with a place", "3", "5.5", nil, ""},
		{"a percentage without neighbours", "2", "5", nil, `<xf numFmtId="0" applyNumberFormat="1"/>`},
		{"the first neighbour that shows it", "2", "5", []string{"Z9", "A2", "A4", "A3"}, `<xf numFmtId="176" applyNumberFormat="1"/>`},
		{"one as the cell", "2", "5", []string{"A5", "A4"}, `<xf numFmtId="0" applyNumberFormat="1"/>`},
		{"one that rounds", "2", "5.55", []string{"A3"}, `<xf numFmtId="0" applyNumberFormat="1"/>`},
		{"one without a format", "2", "5", []string{"A6", "A3"}, `<xf numFmtId="0" applyNumberFormat="1"/>`},
		{"typed as a text", "1", "5", []string{"A3"}, `<xf numFmtId="176" fillId="1" applyNumberFormat="1"/>`},
		{"a neighbour that is a text", "2", "5", []string{"A8", "A3"}, `<xf numFmtId="176" applyNumberFormat="1"/>`},
	} {
		t.Run(test.name, func(t *testing.T) {
			style := ""
			if test.style != "" {
				style = ` s="` + test.style + `"`
			}
			p := xlsxtest.Book{Styles: styles, Sheet: `<sheetData><row r="1"><c r="A1"` + style + `><v>` + test.number + `</v></c></row>` +
				`<row r="2"><c r="A2" s="4"/></row><row r="3"><c r="A3" s="3"/></row><row r="4"><c r="A4" s="2"/></row>` +
				`<row r="5"><c r="A5" s="2"/></row><row r="6"><c r="A6" s="5"/></row><row r="8"><c r="A8" s="7"/></row></sheetData>`}.Package()
			var like []xlsx.Address
			for _, ref := range test.like {
				row, col := cellOf(ref)
				like = append(like, xlsx.Address{Row: row, Col: col})
			}
			var changed bool
			out := edited(t, p, func(e *Editor) (err error) {
				changed, err = e.FitFormat("表1", 0, 0, test.number, like)
				return err
			})
			if changed != (test.want != "") {
				t.Fatalf("changed %v", changed)
			}
			if !changed {
				if part(t, out, sheet1) != part(t, p, sheet1) {
					t.Error("the cell is another")
				}
				return
			}
			if got := part(t, out, sheet1); !strings.Contains(got, `<c r="A1" s="8">`) {
				t.Errorf("no new style in %s", got)
			}
			if got := part(t, out, "xl/styles.xml"); !strings.Contains(got, `quotePrefix="1"/>`+test.want+`</cellXfs>`) {
				t.Errorf("no %s in %s", test.want, got)
			}
		})
	}
	// A cell whose fitted style is one that there is gets that.
	p := xlsxtest.Book{Styles: styles, Sheet: `<sheetData><row r="1"><c r="A1" s="1"><v>5</v></c></row></sheetData>`}.Package()
	out := edited(t, p, func(e *Editor) error { _, err := e.FitFormat("表1", 0, 0, "5", nil); return err })
	if got := part(t, out, sheet1); !strings.Contains(got, `<c r="A1" s="6">`) {
		t.Errorf("got %s", got)
	}
	e, err := Open(p)
	if err != nil {
		t.Fatalf("Open: %v", err)
	}
	if changed, err := e.FitFormat("表1", 4, 4, "5", nil); changed || err != nil {
		t.Errorf("of no cell: %v, %v", changed, err)
	}
	var refused *Error
	if _, err := e.FitFormat("表2", 0, 0, "5", nil); !errors.As(err, &refused) || refused.Kind != NoSheet {
		t.Errorf("of no sheet: %v", err)
	}
}

// TestStoredNumber reads what a cell has stored, whatever it shows, and whether it can be changed alone.
func TestStoredNumber(t *testing.T) {
	e, err := Open(xlsxtest.Book{Sheet: `<sheetData><row r="1"><c r="A1" s="1"><v> 0.050 </v></c><c r="B1" t="n"><f>A1</f><v>1E3</v></c>` +
		`<c r="C1" t="str"><v>5</v></c><c r="D1" t="b"><v>1</v></c><c r="E1"><f>A1</f></c><c r="F1"/><c r="G1"><v>x</v></c></row>` +
		`<row r="2"><c r="A2"><f t="array" ref="A2:B2">A1:B1</f><v>1</v></c></row>` +
		`<row r="3"><c r="A3"><f t="dataTable" ref="A3:A4"/><v>1</v></c></row></sheetData>`}.Package())
	if err != nil {
		t.Fatalf("Open: %v", err)
	}
	for ref, want := range map[string]string{"A1": "0.05", "B1": "1000", "A2": "1", "C1": "", "D1": "", "E1": "", "F1": "", "G1": "", "Z1": "", "Z9": ""} {
		row, col := cellOf(ref)
		if got, ok := e.StoredNumber("表1", row, col); got != want || ok != (want != "") {
			t.Errorf("%s stores %q, %v", ref, got, ok)
		}
	}
	if got, ok := e.StoredNumber("表2", 0, 0); ok {
		t.Errorf("no sheet stores %q", got)
	}
	for ref, kind := range map[string]ErrorKind{"A1": 0, "Z9": 0, "A2": InArray, "B2": InArray, "A4": InDataTable} {
		row, col := cellOf(ref)
		var refused *Error
		if err := e.Refused("表1", row, col); errors.As(err, &refused) != (kind != 0) || kind != 0 && *refused != (Error{kind, "表1", row, col}) {
			t.Errorf("%s: %v", ref, err)
		}
	}
	var refused *Error
	if err := e.Refused("表1", -1, 0); !errors.As(err, &refused) || refused.Kind != NoPlace {
		t.Errorf("above the sheet: %v", err)
	}
}
