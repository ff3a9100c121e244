package docx

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/grid"
)

// outline spells grids: a line a grid, its cells as place and span and text.
func outline(grids []*grid.Grid) []string {
	var list []string
	for _, g := range grids {
		line := g.Name + ":"
		for i := range g.Cells {
			c := &g.Cells[i]
			line += fmt.Sprintf(" %s", g.Ref(c.Row, c.Col))
			if c.Rows() > 1 || c.Cols() > 1 {
				line += fmt.Sprintf("(%dx%d)", c.Rows(), c.Cols())
			}
			line += "=" + strings.ReplaceAll(c.Text, "\n", "|")
		}
		list = append(list, line)
	}
	return list
}

func tc(properties, text string) string {
	return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + p(text) + "</w:tc>"
}

func TestRead(t *testing.T) {
	for _, test := range []struct {
		name, body string
		want       []string
	}{
		{"prose and table", p("标题") + p("") + p("一、总体情况") + tbl(tr("甲", "乙"), tr("1", "2")) + p("后"),
			[]string{": 第1段=标题 第3段=一、总体情况", "一、总体情况: R1C1=甲 R1C2=乙 R2C1=1 R2C2=2", ": 第4段=后"}},
		{"merges", tbl("<w:tr>"+tc(`<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>`, "甲")+tc("", "乙")+"</w:tr>",
			"<w:tr>"+tc(`<w:gridSpan w:val="2"/><w:vMerge/>`, "")+tc("", "丙")+"</w:tr>", "<w:tr>"+tc("", "1")+tc("", "2")+tc(`<w:vMerge/>`, "3")+"</w:tr>"),
			[]string{": R1C1(2x2)=甲 R1C3=乙 R2C3=丙 R3C1=1 R3C2=2 R3C3=3"}},
		{"row that begins later", tbl(tr("甲", "乙"), `<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr><w:tc>`+p("2")+"</w:tc></w:tr>"), []string{": R1C1=甲 R1C2=乙 R2C2=2"}},
		{"paragraphs and breaks in a cell", tbl(tr(p("商业") + p("企业"))), []string{": R1C1=商业|企业"}},
		{"tracked changes", `<w:p><w:ins><w:r><w:t>新</w:t></w:r></w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>`, []string{": 第1段=新"}},
		{"deleted row", tbl("<w:tr><w:trPr><w:del/></w:trPr><w:tc>"+p("旧")+"</w:tc></w:tr>", tr("新")), []string{": R1C1=新"}},
		{"deleted rows in a vertical merge", tbl("<w:tr><w:trPr><w:del/></w:trPr>"+tc(`<w:vMerge w:val="restart"/>`, "旧")+tc("", "旧")+"</w:tr>",
			"<w:tr>"+tc(`<w:vMerge/>`, "")+tc("", "新")+"</w:tr>"), []string{": R1C1= R1C2=新"}},
		{"deleted row that continues a merge", tbl("<w:tr>"+tc(`<w:vMerge w:val="restart"/>`, "甲")+tc("", "1")+"</w:tr>",
			"<w:tr><w:trPr><w:del/></w:trPr>"+tc(`<w:vMerge/>`, "")+tc("", "2")+"</w:tr>", tr("乙", "3")), []string{": R1C1=甲 R1C2=1 R2C1=乙 R2C2=3"}},
		{"footnote mark behind a figure", tbl(tr(`<w:p><w:r><w:t>5</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r></w:p>`)), []string{": R1C1=5^1"}},
		{"superscript in prose", `<w:p><w:r><w:t>m</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r></w:p>`, []string{": 第1段=m2"}},
		{"comment in a text", `<w:p><w:r><w:t>12<!-- c -->34</w:t></w:r></w:p>`, []string{": 第1段=1234"}},
		{"table in a cell", p("题") + tbl(tr("甲"+"", p("乙")+tbl(tr("内"))+p("丙"))), []string{": 第1段=题", "题: R1C1=甲 R1C2=乙|丙", "题: R1C1=内"}},
		{"text box", `<w:p><w:r><w:t>外</w:t></w:r><w:r><w:pict><w:txbxContent>` + p("内") + `</w:txbxContent></w:pict></w:r></w:p>`, []string{": 第1段=外 第2段=内"}},
		{"content control", "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>" + p("内") + "</w:sdtContent></w:sdt>", []string{": 第1段=内"}},
		{"fallback is not read twice", `<w:p><w:r><mc:AlternateContent><mc:Choice><w:t>甲</w:t></mc:Choice><mc:Fallback><w:t>乙</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>`, []string{": 第1段=甲"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			book, err := Read(word(t, test.body, nil))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, outline(book.Grids)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func FuzzRead(f *testing.F) {
	for _, seed := range []string{p("甲"), tbl(tr("甲")), "<w:tbl><w:tr><w:tc>", "<w:p><w:r><w:t>x", tbl("<w:tr>" + tc(`<w:vMerge/>`, "x") + "</w:tr>")} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, body string) {
		pkg := word(t, "", nil)
		pkg.Set("word/document.xml", []byte("<w:document><w:body>"+body))
		book, err := Read(pkg)
		if err == nil {
			for _, g := range book.Grids {
				g.At(0, 0)
			}
		}
	})
}
