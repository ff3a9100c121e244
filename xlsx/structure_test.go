package xlsx

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// TestScanStructure reads what of a sheet concerns more than one cell, and says why addresses are anybody's guess.
func TestScanStructure(t *testing.T) {
	const formulas = `<sheetData><row><c><f t="shared" ref="A1:A2" si="3">B1</f></c><c r="D1"><f t="array" ref="D1:E2">B1:C2</f></c>` +
		`<c><f t="array" ref="E1:F2">B1:C2</f><v/></c></row><other/><row r="2"><other/><c><f t="shared" si="3"/></c>` +
		`<c><f>A1</f></c><c><f t="shared" si="4">A1</f></c></row><row><c r="B3"><f t="array" ref="D1:E2">1</f></c>` +
		`<c><f t="array" ref="C3">1</f></c><c><f t="dataTable" ref="D3:D5"/></c><c><f t="dataTable"/></c></row></sheetData>`
	for name, test := range map[string]struct {
		source string
		want   Structure
		err    string
	}{
		"nothing":    {source: `<worksheet/>`},
		"empty rows": {source: `<worksheet><sheetData/></worksheet>`, want: Structure{HasRows: true}},
		"formulas": {source: `<worksheet>` + formulas + `</worksheet>`, want: Structure{
			Arrays:     []Area{{Top: 0, Left: 3, Bottom: 2, Right: 5}, {Top: 0, Left: 4, Bottom: 2, Right: 6}},
			DataTables: []Area{{Top: 2, Left: 3, Bottom: 5, Right: 4}},
			Shared:     map[string][]Address{"3": {{}, {Row: 1}}, "4": {{Row: 1, Col: 2}}}, HasRows: true}},
		"merges": {source: `<worksheet><mergeCells><mergeCell ref="B2:C3"/><other/><mergeCell ref="C3:D4"/>` +
			`<mergeCell ref="A1:B1"/><mergeCell ref="D1"/></mergeCells></worksheet>`,
			want: Structure{Merges: []Area{{Right: 2, Bottom: 1}, {Top: 1, Left: 1, Bottom: 3, Right: 3}}}},
		"two lists": {source: `<worksheet><sheetData/><sheetData/></worksheet>`, err: "two lists of rows"},
		"row twice": {source: `<worksheet><sheetData><row r="2"/><row r="3"/><row r="2"/></sheetData></worksheet>`,
			err: "row 2 twice"},
		"row given and counted": {source: `<worksheet><sheetData><row r="2"/><row r="1"/><row/></sheetData></worksheet>`,
			err: "row 2 twice"},
		"another's cell": {source: `<worksheet><sheetData><row r="2"><c r="B3"/></row></sheetData></worksheet>`,
			err: "B3 in row 2"},
		"merge of nothing": {source: `<worksheet><mergeCells><mergeCell ref="B"/></mergeCells></worksheet>`, err: `merge "B"`},
	} {
		got, err := ScanStructure(test.source)
		if err != nil || test.err != "" {
			if err == nil || err.Error() != test.err {
				t.Errorf("%s: %v, want %s", name, err, test.err)
			}
			continue
		}
		if diff := cmp.Diff(&test.want, got, cmpopts.IgnoreUnexported(Area{})); diff != "" {
			t.Errorf("%s (-want +got)\n%s", name, diff)
		}
	}
	if _, err := ScanStructure(`<worksheet><sheetData>`); err == nil {
		t.Error("a sheet that is cut off is read")
	}
}

// TestArea reads areas as merges have them, and writes them again.
func TestArea(t *testing.T) {
	for _, test := range []struct{ ref, want string }{
		{"B2:D4", "B2:D4"}, {"D4:B2", "B2:D4"}, {"B4:D2", "B2:D4"}, {"B2", "B2:B2"}, {"B:D", "B1:D1048576"}, {"D:B", "B1:D1048576"},
		{"4:2", "A2:XFD4"}, {"XFD1048576", "XFD1048576:XFD1048576"}, {"B2:", ""}, {":B2", ""}, {"B2:4", ""}, {"B:4", ""}, {"", ""},
	} {
		a, ok := ParseArea(test.ref)
		if ok != (test.want != "") || ok && a.String() != test.want {
			t.Errorf("%s is %v %v, want %s", test.ref, a, ok, test.want)
		}
	}
	a := Area{Top: 1, Left: 2, Bottom: 3, Right: 4}
	for _, in := range []Address{{1, 2}, {2, 3}} {
		if !a.Contains(in.Row, in.Col) {
			t.Errorf("%v does not contain %v", a, in)
		}
	}
	for _, out := range []Address{{0, 2}, {3, 2}, {1, 1}, {1, 4}} {
		if a.Contains(out.Row, out.Col) {
			t.Errorf("%v contains %v", a, out)
		}
	}
}
