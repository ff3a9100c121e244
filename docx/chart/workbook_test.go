package chart

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"nianbao/docx/drawing/drawingtest"
	"nianbao/grid"
	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmltree"
	"nianbao/xlsx"
)

// cached returns the cells that a chart keeps, as its references place them in a sheet.
func cached(t testing.TB, part string) map[string]string {
	t.Helper()
	tree, err := xmltree.Parse([]byte(part), nil)
	if err != nil {
		t.Fatalf("xmltree.Parse: %v", err)
	}
	kept := map[string]string{}
	for _, ref := range append(all(tree.Root(), "strRef"), all(tree.Root(), "numRef")...) {
		cells := strings.Split(strings.TrimPrefix(ref.Child("f").Text(), sheetName+"!$"), "$")
		var first int
		fmt.Sscan(strings.TrimSuffix(cells[1], ":"), &first)
		for _, pt := range all(ref, "pt") {
			var at int
			fmt.Sscan(pt.Attr("idx"), &at)
			kept[fmt.Sprint(cells[0], first+at)] = pt.Child("v").Text()
		}
	}
	return kept
}

// placed returns the cells of rows but for the corner, which no chart shows.
func placed(rows [][]string) map[string]string {
	all := map[string]string{}
	for r, row := range rows {
		for c, text := range row {
			if text != "" && (r > 0 || c > 0) {
				all[fmt.Sprintf("%c%d", 'A'+c, r+1)] = text
			}
		}
	}
	return all
}

// TestWorkbook shows where a chart's workbook goes and what becomes of the one that was there.
func TestWorkbook(t *testing.T) {
	const old, fresh = "word/embeddings/old.xlsx", "word/embeddings/Microsoft_Excel_Sheet1.xlsx"
	relate := func(list string) func(drawingtest.Document) {
		return func(d drawingtest.Document) { d["charts/chart1.xml:"] = list }
	}
	for _, test := range []struct {
		name       string
		change     func(drawingtest.Document)
		want, gone string
	}{
		{"in its place", func(drawingtest.Document) {}, old, fresh},
		{"none", func(d drawingtest.Document) {
			delete(d, "charts/chart1.xml:")
			delete(d, "embeddings/old.xlsx")
			d["charts/chart1.xml"] = chartOf("", bars(ser(0, "")))
		}, fresh, old},
		{"another format", relate(drawingtest.Relation("rId1", "oleObject", "../embeddings/old.xlsx")), fresh, old},
		{"outside", relate(`<Relationship Id="rId1" Type="x/oleObject" Target="file:///C:/old.xlsx" TargetMode="External"/>`), fresh, "-"},
		{"relation without a part", relate(drawingtest.Relation("rId1", "package", "../embeddings/nowhere.xlsx")),
			fresh, "-"},
		{"no relation", relate(""), fresh, "-"},
		{"shared", func(d drawingtest.Document) {
			d["document.xml:"] += drawingtest.Relation("rId5", "package", "embeddings/old.xlsx")
		}, fresh, "-"},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := withBook(one(`descr="{{chart 甲}}"`, chartOf("", bars(ser(0, "")))))
			test.change(d)
			pkg, chart := filled(t, d, sources)
			book, ok := pkg.Part(test.want)
			if _, still := pkg.Part(test.gone); !ok || still {
				t.Fatalf("%s is missing, or %s still there: %q", test.want, test.gone, pkg.Names())
			}
			relations, err := pkg.Relations(chart1)
			if err != nil {
				t.Fatalf("pkg.Relations: %v", err)
			}
			found := ""
			for _, r := range relations {
				if strings.Contains(chart, `<c:externalData r:id="`+r.ID+`"`) {
					found = r.Target
				}
			}
			if found != test.want || pkg.Type(test.want) != bookMime {
				t.Errorf("the chart refers to %q, of type %s", found, pkg.Type(test.want))
			}
			rows, table := cells(t, book)
			if diff := cmp.Diff([][]string{{"类别", "件数"}, {"自然人", "12"}, {"商业企业"}, {"其他", "3.5"}},
				rows); diff != "" || table != "A1:B4" {
				t.Errorf("table %s (-want +got)\n%s", table, diff)
			}
		})
	}
}

func TestTabular(t *testing.T) {
	for _, test := range []struct {
		names []string
		want  bool
	}{{[]string{"本年", "上年"}, true}, {[]string{"a", "A"}, false}, {[]string{""}, false}, {[]string{" "}, false},
		{[]string{"类别"}, false}} {
		d := Data{Categories: []string{"x"}}
		for _, name := range test.names {
			d.Series = append(d.Series, Series{name, values("1")})
		}
		b := &book{Data: &d, formats: make([]string, len(test.names))}
		data, err := b.bytes()
		if err != nil {
			t.Fatalf("b.bytes: %v", err)
		}
		if _, table := cells(t, data); (table != "") != test.want {
			t.Errorf("%q have table %q", test.names, table)
		}
	}
}

// TestEscapes shows that a text is no escape in the workbook, which knows more of them than XML.
func TestEscapes(t *testing.T) {
	pkg, _ := filled(t, one(`descr="{{chart 甲}}"`, chartOf("", bars(ser(0, "")))),
		Data{"", []string{" _x0041_"}, []Series{{"<_x0042_>", values("1")}}})
	data := []byte(drawingtest.Text(t, pkg, "word/embeddings/Microsoft_Excel_Sheet1.xlsx"))
	book, err := opc.Read(data)
	if err != nil {
		t.Fatalf("opc.Read: %v", err)
	}
	if columns := drawingtest.Text(t, book, "xl/tables/table1.xml"); !strings.Contains(columns,
		`name="&lt;_x005F_x0042_&gt;"`) {
		t.Error(columns)
	}
	rows, table := cells(t, data)
	if diff := cmp.Diff([][]string{{"类别", "<_x0042_>"}, {" _x0041_", "1"}}, rows); diff != "" || table != "A1:B2" {
		t.Errorf("table %s (-want +got)\n%s", table, diff)
	}
}

// TestFormats shows that figures have in the workbook the format that they have in the chart.
func TestFormats(t *testing.T) {
	pkg, _ := filled(t, one(`descr="{{chart 甲}}"`,
		chartOf("", bars(strings.ReplaceAll(ser(0, ""), ">0.0<", "><![CDATA[0%\"<件>\"]]><")))), years(2))
	book, err := opc.Read([]byte(drawingtest.Text(t, pkg, "word/embeddings/Microsoft_Excel_Sheet1.xlsx")))
	if err != nil {
		t.Fatalf("opc.Read: %v", err)
	}
	read, err := xlsx.Read(book)
	if err != nil {
		t.Fatalf("xlsx.Read: %v", err)
	}
	var shown []string
	for _, c := range read.Grids[0].Cells {
		if c.Kind == grid.Number {
			shown = append(shown, c.Shown)
		}
	}
	if diff := cmp.Diff([]string{"", "100%<件>", "700%<件>", "700%<件>"}, shown); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// drawnData are any data that a chart can show.
func drawnData(t *rapid.T) Data {
	name := rapid.StringMatching(`[a-z中文<&"'_ x0-9]{0,8}`)
	d := Data{Title: name.Draw(t, "title"), Categories: rapid.SliceOfN(name, 1, 6).Draw(t, "categories")}
	for range rapid.IntRange(1, 5).Draw(t, "series") {
		s := Series{Name: name.Draw(t, "name")}
		for range d.Categories {
			v := decimal.NullDecimal{Valid: rapid.Bool().Draw(t, "valid")}
			if v.Valid {
				v.Decimal = decimal.New(rapid.Int64Range(-1e12, 1e12).Draw(t, "n"),
					rapid.Int32Range(-4, 2).Draw(t, "e"))
			}
			s.Values = append(s.Values, v)
		}
		d.Series = append(d.Series, s)
	}
	return d
}

// TestCachesEqualCells fills charts with any data and compares what they keep with what their workbooks hold.
func TestCachesEqualCells(t *testing.T) {
	template := one(`descr="{{chart 甲}}"`, chartOf(para("{{chart 甲}}"), bars(ser(0, ""), ser(1, "")))).Pack(t)
	rapid.Check(t, func(rt *rapid.T) {
		pkg, d := template.Clone(), drawnData(rt)
		if err := Fill(pkg, map[string]Data{"甲": d}); err != nil {
			rt.Fatalf("Fill: %v", err)
		}
		rows, _ := cells(t, []byte(drawingtest.Text(t, pkg, "word/embeddings/Microsoft_Excel_Sheet1.xlsx")))
		kept := cached(t, drawingtest.Text(t, pkg, chart1))
		for at, text := range kept {
			kept[at] = strings.ReplaceAll(text, "_x005F_", "_")
		}
		if diff := cmp.Diff(placed(rows), kept); diff != "" {
			rt.Fatalf("(-workbook +chart)\n%s", diff)
		}
		for i, s := range d.Series {
			for j, v := range s.Values {
				if got := kept[fmt.Sprintf("%c%d", 'B'+i, j+2)]; v.Valid && got != v.Decimal.String() || !v.Valid &&
					got != "" {
					rt.Fatalf("series %d category %d is %q, want %v", i, j, got, v)
				}
			}
		}
	})
}
