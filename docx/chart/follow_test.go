package chart

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"nianbao/docx/drawing/drawingtest"
	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmltree"
)

// asking makes the workbook of a chart as Excel has it: rows of cells, and a table around them.
func asking(t testing.TB, rows [][]string, table bool) string {
	t.Helper()
	f := excelize.NewFile()
	for r, row := range rows {
		for c, text := range row {
			name, _ := excelize.CoordinatesToCellName(c+1, r+1)
			if err := f.SetCellStr(sheetName, name, text); err != nil {
				t.Fatalf("f.SetCellStr: %v", err)
			}
		}
	}
	if table {
		end, _ := excelize.CoordinatesToCellName(len(rows[0]), len(rows))
		if err := f.AddTable(sheetName, &excelize.Table{Range: "A1:" + end, Name: "T1"}); err != nil {
			t.Fatalf("f.AddTable: %v", err)
		}
	}
	var b strings.Builder
	if err := f.Write(&b); err != nil {
		t.Fatalf("f.Write: %v", err)
	}
	return b.String()
}

// ref is texts that a chart keeps of cells.
func ref(kind, cells string, texts ...string) string {
	cache := fmt.Sprintf(`<c:ptCount val="%d"/>`, len(texts))
	for i, text := range texts {
		cache += fmt.Sprintf(`<c:pt idx="%d"><c:v>%s</c:v></c:pt>`, i, xmltree.EscapeText(text))
	}
	return fmt.Sprintf(`<c:%[1]sRef><c:f>%[2]s</c:f><c:%[1]sCache>%[3]s</c:%[1]sCache></c:%[1]sRef>`, kind, cells, cache)
}

// followOf fills a chart without a tag whose series keep what is given, and returns its workbook.
func followOf(t testing.TB, book, series string) []byte {
	t.Helper()
	d := withBook(one("", chartOf("", bars(`<c:ser><c:idx val="0"/><c:order val="0"/>`+series+`</c:ser>`))))
	d["embeddings/old.xlsx"] = book
	pkg := d.Pack(t)
	if err := Fill(pkg, nil); err != nil {
		t.Fatalf("Fill: %v", err)
	}
	data, _ := pkg.Part("word/embeddings/old.xlsx")
	return data
}

// TestFollow shows that the workbook says what the chart keeps, and keeps what has no actions.
func TestFollow(t *testing.T) {
	sheet := [][]string{{"类", "{{年度}}年", "不变"}, {"{{甲}}", "1", "2"}, {"乙", "{{数}}", "{{别的}}"}}
	kept := `<c:tx>` + ref("str", "Sheet1!$B$1", "2024年") + `</c:tx><c:cat>` + ref("str", "'Sheet1'!$A$2:$A$3", "自然人", "改") +
		`</c:cat><c:val>` + ref("num", "Sheet1!$B$2:$B$3", "5", "7.50") + `</c:val>`
	data := followOf(t, asking(t, sheet, true), kept)
	rows, table := cells(t, data)
	want := [][]string{{"类", "2024年", "不变"}, {"自然人", "1", "2"}, {"乙", "7.5", "{{别的}}"}}
	if diff := cmp.Diff(want, rows); diff != "" || table != "A1:C3" {
		t.Errorf("table %s (-want +got)\n%s", table, diff)
	}
	inner, err := opc.Read(data)
	if err != nil {
		t.Fatalf("opc.Read: %v", err)
	}
	if columns := drawingtest.Text(t, inner, "xl/tables/table1.xml"); !strings.Contains(columns, `name="2024年"`) {
		t.Error(columns)
	}
	again := ref("str", "Sheet1!$B$1", "不变") // a table cannot have two columns of a name
	if rows, table = cells(t, followOf(t, asking(t, sheet, true), `<c:tx>`+again+`</c:tx>`)); table != "" || rows[0][1] != "不变" {
		t.Errorf("table %s, %q", table, rows)
	}
	apart := [][]string{{"{{甲}}", "乙", "丙"}, {"1", "2", "3"}} // nor where another stands between
	if rows, table = cells(t, followOf(t, asking(t, apart, true), `<c:tx>`+ref("str", "Sheet1!$A$1", "丙")+`</c:tx>`)); table != "" || rows[0][0] != "丙" {
		t.Errorf("table %s, %q", table, rows)
	}
	levels := `<c:cat><c:multiLvlStrRef><c:f>Sheet1!$A$2:$B$3</c:f><c:multiLvlStrCache><c:ptCount val="2"/>` +
		`<c:lvl><c:pt idx="1"><c:v>内</c:v></c:pt></c:lvl><c:lvl><c:pt idx="0"><c:v>外</c:v></c:pt></c:lvl></c:multiLvlStrCache>` +
		`</c:multiLvlStrRef></c:cat>`
	rows, _ = cells(t, followOf(t, asking(t, sheet, false), levels))
	if diff := cmp.Diff([][]string{sheet[0], {"外", "1", "2"}, {"乙", "内", "{{别的}}"}}, rows); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	columns := strings.NewReplacer("$B$3", "$C$3", `"2"`, `"3"`, `"1"`, `"2"`).Replace(levels)
	rows, _ = cells(t, followOf(t, asking(t, sheet, false), columns))
	if diff := cmp.Diff([][]string{sheet[0], {"外", "1", "2"}, {"乙", "{{数}}", "内"}}, rows); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	beside := `<c:tx><c:f>Sheet1!$B$1</c:f><c:v>2023年</c:v></c:tx><c:cat>` + ref("str", "其他!$A$2", "不在这里") + ref("str", "!$A$2", "无") +
		ref("str", "Sheet1!A", "无") + `</c:cat>`
	rows, _ = cells(t, followOf(t, asking(t, sheet, false), beside))
	if diff := cmp.Diff([][]string{{"类", "2023年", "不变"}, sheet[1], sheet[2]}, rows); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	for _, same := range []string{"", "not a workbook", asking(t, [][]string{{"a", "b"}}, true)} {
		if got := followOf(t, same, kept); string(got) != same {
			t.Error("a workbook without actions has changed")
		}
	}
}

// TestAnyFollow fills any cells of a sheet and holds what the workbook says then against what the chart keeps.
func TestAnyFollow(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		word := rapid.SampledFrom([]string{"{{a}}", "x{{b}}", "甲", "5", "<&>"})
		width, height := rapid.IntRange(1, 4).Draw(r, "width"), rapid.IntRange(1, 4).Draw(r, "height")
		sheet, want := make([][]string, height), make([][]string, height)
		for i := range sheet {
			for range width {
				sheet[i] = append(sheet[i], word.Draw(r, "cell"))
			}
			want[i] = append(want[i], sheet[i]...)
		}
		top, left := rapid.IntRange(0, height-1).Draw(r, "top"), rapid.IntRange(0, width-1).Draw(r, "left")
		bottom, right := rapid.IntRange(top, height-1).Draw(r, "bottom"), rapid.IntRange(left, width-1).Draw(r, "right")
		var texts []string
		for row := top; row <= bottom; row++ {
			for col := left; col <= right; col++ {
				text := rapid.SampledFrom([]string{"丙", "7", "a&b", "第一 行"}).Draw(r, "text")
				texts = append(texts, text)
				if strings.Contains(sheet[row][col], "{{") {
					want[row][col] = text
				}
			}
		}
		area := fmt.Sprintf("Sheet1!$%c$%d:$%c$%d", 'A'+left, top+1, 'A'+right, bottom+1)
		rows, _ := cells(t, followOf(t, asking(t, sheet, false), `<c:cat>`+ref("str", area, texts...)+`</c:cat>`))
		if diff := cmp.Diff(want, rows); diff != "" {
			r.Fatalf("%s (-want +got)\n%s", area, diff)
		}
	})
}

// TestFollowRefuses tells of a workbook with actions that cannot be changed.
func TestFollowRefuses(t *testing.T) {
	inner, err := opc.Read([]byte(asking(t, [][]string{{"{{甲}}"}}, false)))
	if err != nil {
		t.Fatalf("opc.Read: %v", err)
	}
	inner.Set("xl/workbook.xml", []byte("<workbook>"))
	data, err := inner.Bytes()
	if err != nil {
		t.Fatalf("inner.Bytes: %v", err)
	}
	d := withBook(one("", chartOf("", bars(ser(0, "")))))
	d["embeddings/old.xlsx"] = string(data)
	want := "图表：图表自带的工作簿里有标记，可是改不了，再编辑数据时标记会回来；请在 Word 里另插入一个图表"
	if err := Fill(d.Pack(t), nil); err == nil || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
}

// TestCellsOf reads references to cells as charts have them.
func TestCellsOf(t *testing.T) {
	for formula, want := range map[string]string{"Sheet1!$A$2:$B$3": "Sheet1 A2:B3", "'我的 表'!$B$1": "我的 表 B1:B1", "'it''s'!A1": "it's A1:A1",
		"'a!b'!A1": "a!b A1:A1", "A1": "", "!A1": "", "Sheet1!": "", "Sheet1!(A1,B1)": ""} {
		sheet, area, ok := cellsOf(formula)
		if got := sheet + " " + area.String(); ok != (want != "") || ok && got != want {
			t.Errorf("%s is %s, %v", formula, got, ok)
		}
	}
}
