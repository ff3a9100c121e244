package formula

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/formula/syntax"
	"nianbao/grid"
)

func TestReferences(t *testing.T) {
	at := func(sheet, top, left, bottom, right int, text string) Reference {
		return Reference{Sheet: sheet, Top: top, Left: left, Bottom: bottom, Right: right, Text: text}
	}
	summed := func(r Reference) Reference { r.Summed = true; return r }
	positionOnly := func(r Reference) Reference { r.PositionOnly = true; return r }
	for _, test := range []struct {
		formula string
		want    []Reference
	}{
		{"=a1+SUM( $B$1:c2 )", []Reference{at(0, 0, 0, 1, 1, "A1"), summed(at(0, 0, 1, 2, 3, "$B$1:C2"))}},
		{"=SUM(A1+B1)", []Reference{at(0, 0, 0, 1, 1, "A1"), at(0, 0, 1, 1, 2, "B1")}},
		{"=SUM((A1,B2:A1))", []Reference{summed(at(0, 0, 0, 1, 1, "A1")), summed(at(0, 0, 0, 2, 2, "B2:A1"))}},
		{"=SUM(IF(A1>0,B1))", []Reference{at(0, 0, 0, 1, 1, "A1"), summed(at(0, 0, 1, 1, 2, "B1"))}},
		{"=SUM('表 2'!A:B)", []Reference{summed(at(1, 0, 0, 3, 2, "'表 2'!A:B"))}},
		{"=SUM('表 2'!2:9)", []Reference{summed(at(1, 1, 0, 3, 2, "'表 2'!2:9"))}},
		{"=SUM('表 2'!8:9)", []Reference{summed(at(1, 7, 0, 7, 2, "'表 2'!8:9"))}},
		{"=SUM('表 2'!A1:C9)", []Reference{summed(at(1, 0, 0, 9, 3, "'表 2'!A1:C9"))}},
		{"=SUM('表1:表 2'!A1)", []Reference{
			summed(at(0, 0, 0, 1, 1, "'表1:表 2'!A1")), summed(at(1, 0, 0, 1, 1, "'表1:表 2'!A1")),
		}},
		{"=SUM(合计)", []Reference{summed(at(1, 0, 0, 2, 1, "合计"))}},
		{"=ROW(A1)+SUM(A1:OFFSET(C1,0,-1))", []Reference{
			positionOnly(at(0, 0, 0, 1, 1, "A1")), summed(at(0, 0, 0, 1, 1, "A1")), positionOnly(at(0, 0, 2, 1, 3, "C1")),
		}},
		{"=SUM(A1:C3 B2:D4)", []Reference{summed(at(0, 1, 1, 3, 3, "A1:C3 B2:D4"))}},
		{"=[1]a!A1+没有!B2", []Reference{at(-1, 0, 0, 0, 0, "[1]a!A1"), at(-1, 0, 0, 0, 0, "没有!B2")}},
		{"=-A1%", []Reference{at(0, 0, 0, 1, 1, "A1")}},
	} {
		w := with(test.formula, sheetOf("表1"), sheetOf("表 2", "A1 1", "B3 2"))
		w.book.Names = []grid.Name{{Name: "合计", Refers: "'表 2'!$A$1:$A$2", Sheet: -1}}
		traits, err := w.Traits(ask)
		if err != nil {
			t.Fatalf("w.Traits: %v", err)
		}
		if diff := cmp.Diff(test.want, traits.References); diff != "" {
			t.Errorf("%s: %s", test.formula, diff)
		}
	}
}

func TestLiterals(t *testing.T) {
	w := with(`IF(A1>=5,SUM(税率,{1,2}),"是")`)
	w.book.Names = []grid.Name{{Name: "税率", Refers: "0.2", Sheet: -1}}
	traits, err := w.Traits(ask)
	want := []Value{numberValue(figure("5")), numberValue(figure("0.2")), countValue(1), countValue(2), textValue("是")}
	if diff := cmp.Diff(want, traits.Literals); diff != "" || err != nil {
		t.Errorf("%v, (-want +got)\n%s", err, diff)
	}
}

func TestTraits(t *testing.T) {
	for _, test := range []struct {
		formula string
		want    Traits
	}{
		{"=A1+SUM(B1:C1)", Traits{}},
		{"=SUM([1]a!A1:B2)+'[x.xlsx]a'!A1+[1]!合计", Traits{
			External: []string{"[1]a!A1:B2", "'[x.xlsx]a'!A1", "[1]!合计"},
		}},
		{"=Excel|'a.xlsx'!'!R1C1'", Traits{External: []string{"'Excel|''a.xlsx'''!'!R1C1'"}}},
		{"=#REF!+表1!#REF!", Traits{RefError: true}},
		{"=坏", Traits{RefError: true}},
		{"=没有!A1+SUM(表1:无!A1)", Traits{Missing: []string{"没有", "无"}}},
		{"=INDIRECT(\"A1\")+OFFSET(A1,1,1)+NOW()", Traits{
			Indirect: []string{"INDIRECT", "OFFSET"}, Volatile: []string{"INDIRECT", "OFFSET", "NOW"},
		}},
		{"=INDEX(A1:A3,1)", Traits{Indirect: []string{"INDEX"}}},
	} {
		w := with(test.formula)
		w.book.Names = []grid.Name{{Name: "坏", Refers: "#REF!", Sheet: -1}}
		traits, err := w.Traits(ask)
		if err != nil {
			t.Fatalf("w.Traits: %v", err)
		}
		traits.References, traits.Literals = nil, nil
		if diff := cmp.Diff(test.want, traits); diff != "" {
			t.Errorf("%s: %s", test.formula, diff)
		}
	}
}

func TestCellsOfReferences(t *testing.T) {
	w := with("=SUM(A1:B9,Y1)+[1]a!A1", sheetOf("表1", "A1 1", "B2 2"))
	traits, _ := w.Traits(ask)
	if n := len(w.Cells(traits.References[0])); n != 18 {
		t.Errorf("%d cells", n)
	}
	if w.Cells(traits.References[2]) != nil {
		t.Error("another file has cells")
	}
	huge := Reference{Bottom: syntax.MaxRows, Right: syntax.MaxCols}
	wide := New(bookOf(sheetOf("表1", "A1 1", "XFD1000 1")))
	if wide.Cells(huge) != nil {
		t.Error("16 million cells")
	}
	merged := sheetOf("表1", "A1 1", "B1 1")
	merged.Cells[0].RowSpan, merged.Cells[1].ColSpan = syntax.MaxRows, 4
	if n := len(New(bookOf(merged)).Cells(huge)); n != 5*maxMerge {
		t.Errorf("%d cells under merges", n)
	}
}

func TestFormula(t *testing.T) {
	w := New(bookOf(sheetOf("表1", "A1 =1+1", "A2 =1+", "A3 5")))
	if f, err := w.Formula(at("A1")); err != nil || f.String() != "1+1" {
		t.Error(f, err)
	}
	if f, err := w.Formula(at("A2")); f != nil || err == nil {
		t.Error(f, err)
	}
	for _, c := range []Cell{at("A3"), at("A4"), {Sheet: 1}, {Sheet: -1}} {
		if f, err := w.Formula(c); f != nil || err != nil {
			t.Error(f, err)
		}
	}
}

func TestStored(t *testing.T) {
	g := sheetOf("表1", "A1 1.50", `B1 "词`, "C1 TRUE", "D1 #N/A", "E1 =1")
	g.Cells = append(g.Cells, grid.Cell{Col: 5, Kind: grid.Date, Text: "2024-01-31"})
	w := New(bookOf(g))
	for ref, want := range map[string]Value{
		"A1": numberValue(figure("1.5")), "B1": textValue("词"), "C1": boolValue(true), "D1": naError,
		"E1": {Kind: Unknown}, "F1": {Kind: Unknown}, "G1": {},
	} {
		if got := w.Stored(at(ref)); !got.Equal(want) {
			t.Errorf("%s: %v", ref, got)
		}
	}
}
