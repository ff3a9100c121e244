package xlsx

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/grid"
	"nianbao/xlsx/xlsxtest"
)

const tableRelations = `<Relationships xmlns="` + xlsxtest.PackageNS + `/relationships"><Relationship Id="rId1" Type="` +
	xlsxtest.RelationNS + `/table" Target="../tables/table1.xml"/></Relationships>`

// TestReadTables reads the tables of a sheet; one whose columns are not those of its range is as good as none.
func TestReadTables(t *testing.T) {
	want := grid.StructuredTable{
		Name: "表1", Top: 4, Left: 3, Bottom: 9, Right: 5, Headers: 1, Totals: 1, Columns: []string{"自然人", "法人\n组织"},
	}
	bare := want
	bare.Headers, bare.Totals = 0, 0
	for _, test := range []struct {
		attributes, columns string
		want                []grid.StructuredTable
	}{
		{`displayName="表1" ref="D5:E9" totalsRowCount="1"`, `<tableColumn name="自然人"/><tableColumn name="法人_x000a_组织"/>`,
			[]grid.StructuredTable{want}},
		{`displayName="表1" ref="D5:E9" headerRowCount="0"`, `<tableColumn name="自然人"/><tableColumn name="法人&#10;组织"/>`,
			[]grid.StructuredTable{bare}},
		{`displayName="表1" ref="D5:E9"`, `<tableColumn name="自然人"/>`, nil},
		{`displayName="表1" ref="D5:E5" totalsRowCount="1"`, `<tableColumn name="甲"/><tableColumn name="乙"/>`, nil},
		{`displayName="表1" ref="D5:D6" headerRowCount="-1" totalsRowCount="x"`, `<other/><tableColumn name="甲"/>`,
			[]grid.StructuredTable{{Name: "表1", Top: 4, Left: 3, Bottom: 6, Right: 4, Headers: 1, Columns: []string{"甲"}}}},
		{`displayName="表1" ref="D5:D5" totalsRowCount="1" headerRowCount="0"`, `<tableColumn name="甲"/>`,
			[]grid.StructuredTable{{Name: "表1", Top: 4, Left: 3, Bottom: 5, Right: 4, Totals: 1, Columns: []string{"甲"}}}},
		{`displayName="表1"`, ``, nil},
		{`ref="D5:D9"`, `<tableColumn name="甲"/>`, nil},
		{`displayName="表1" ref="D5:D9"`, `<tableColumn name="甲">`, nil},
	} {
		p := xlsxtest.Book{Sheet: `<sheetData/>`}.Package()
		p.Set("xl/worksheets/_rels/sheet1.xml.rels", []byte(tableRelations))
		p.Set("xl/tables/table1.xml",
			[]byte(`<table `+test.attributes+`><other><tableColumn name="x"/></other><tableColumns>`+test.columns+`</tableColumns></table>`))
		book, err := Read(p)
		if err != nil {
			t.Fatalf("Read: %v", err)
		}
		if diff := cmp.Diff(test.want, book.Tables); diff != "" {
			t.Errorf("%s (-want +got)\n%s", test.attributes, diff)
		}
	}
}

// TestReadArrayFormulas shows which cells an array formula fills, and where in it each of them stands.
func TestReadArrayFormulas(t *testing.T) {
	book, err := Read(xlsxtest.Book{Sheet: `<sheetData><row r="1"><c r="A1"><f t="array" ref="A1">SUM(B1:C1*2)</f><v>1</v></c>
		<c r="D1"><f t="array" ref="D1:D2">B1:B2</f><v>1</v></c></row><row r="2"><c r="D2"><v>2</v></c></row></sheetData>`}.Package())
	if err != nil {
		t.Fatalf("Read: %v", err)
	}
	want := []grid.Cell{
		{Text: "1", Kind: grid.Number, Formula: "SUM(B1:C1*2)", Each: true},
		{Col: 3, Text: "1", Kind: grid.Number, Formula: "B1:B2", Each: true, Array: true},
		{Row: 1, Col: 3, Text: "2", Kind: grid.Number, Formula: "B1:B2", Each: true, Array: true, ArrayAt: [2]int{1, 0}},
	}
	if diff := cmp.Diff(want, book.Grids[0].Cells); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
