package edit

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

const grid3 = `<w:tblGrid><w:gridCol w:w="1000"/><w:gridCol w:w="1000"/><w:gridCol w:w="1000"/></w:tblGrid>`

func TestRead(t *testing.T) {
	for _, test := range []struct {
		name, body string
		want       []string
	}{
		{"prose and table", p("标题") + p("") + p("一、总体情况") + tbl(tr("甲", "乙"), tr("1", "2")) + p("后"),
			[]string{": 第1段=标题 第3段=一、总体情况", "一、总体情况: R1C1=甲 R1C2=乙 R2C1=1 R2C2=2", ": 第4段=后"}},
		{"merges", tbl("<w:tr>"+tc(`<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>`, "甲")+tc("", "乙")+"</w:tr>",
			"<w:tr>"+tc(`<w:gridSpan w:val="2"/><w:vMerge/>`, "")+tc("", "丙")+"</w:tr>",
			"<w:tr>"+tc("", "1")+tc("", "2")+tc(`<w:vMerge/>`, "3")+"</w:tr>"),
			[]string{": R1C1(2x2)=甲 R1C3=乙 R2C3=丙 R3C1=1 R3C2=2 R3C3=3"}},
		{"row that begins later", tbl(tr("甲", "乙"), `<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr><w:tc>`+p("2")+
			"</w:tc></w:tr>"), []string{": R1C1=甲 R1C2=乙 R2C2=2"}},
		{"paragraphs and breaks in a cell", tbl(tr(p("商业") + p("企业"))), []string{": R1C1=商业|企业"}},
		{"tracked changes", `<w:p><w:ins><w:r><w:t>新</w:t></w:r></w:ins><w:del><w:r><w:delText>旧</w:delText>` +
			`</w:r></w:del></w:p>`, []string{": 第1段=新"}},
		{"deleted row", tbl("<w:tr><w:trPr><w:del/></w:trPr><w:tc>"+p("旧")+"</w:tc></w:tr>", tr("新")),
			[]string{": R1C1=新"}},
		{"deleted rows in a vertical merge", tbl("<w:tr><w:trPr><w:del/></w:trPr>"+
			tc(`<w:vMerge w:val="restart"/>`, "旧")+tc("", "旧")+"</w:tr>",
			"<w:tr>"+tc(`<w:vMerge/>`, "")+tc("", "新")+"</w:tr>"), []string{": R1C1= R1C2=新"}},
		{"deleted row that continues a merge", tbl("<w:tr>"+tc(`<w:vMerge w:val="restart"/>`, "甲")+tc("", "1")+
			"</w:tr>",
			"<w:tr><w:trPr><w:del/></w:trPr>"+tc(`<w:vMerge/>`, "")+tc("", "2")+"</w:tr>", tr("乙", "3")),
			[]string{": R1C1=甲 R1C2=1 R2C1=乙 R2C2=3"}},
		{"footnote mark behind a figure",
			tbl(tr(`<w:p><w:r><w:t>5</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t>` +
				`</w:r></w:p>`)), []string{": R1C1=5^1"}},
		{"superscript in prose", `<w:p><w:r><w:t>m</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/>` +
			`</w:rPr><w:t>2</w:t></w:r></w:p>`, []string{": 第1段=m2"}},
		{"comment in a text", `<w:p><w:r><w:t>12<!-- c -->34</w:t></w:r></w:p>`, []string{": 第1段=1234"}},
		{"table in a cell: the cell is for the layout",
			p("题") + tbl(tr("甲", p("乙")+tbl(tr("内"))+p("丙"))) + p("后"),
			[]string{": 第1段=题", "题: R1C1=甲 R1C2=", ": 第2段=乙", "乙: R1C1=内", ": 第3段=丙", ": 第4段=后"}},
		{"tables in a cell and a figure behind", tbl(tr(tbl(tr("内"))+p("x"), "5")),
			[]string{": R1C1= R1C2=5", ": R1C1=内", ": 第1段=x"}},
		{"table in a deleted row", tbl("<w:tr><w:trPr><w:del/></w:trPr><w:tc>"+p("旧")+tbl(tr("内"))+p("")+
			"</w:tc></w:tr>", tr("新")), []string{": R1C1=新"}},
		{"table cut in two", tbl(grid3, tr("甲", "乙", "丙")) + p("") + tbl(grid3, tr("1", "2", "3")),
			[]string{": R1C1=甲 R1C2=乙 R1C3=丙 R2C1=1 R2C2=2 R2C3=3"}},
		{"table cut in two and marked so", tbl(grid3, tr("甲", "乙", "丙")) + p("续表") + tbl(grid3, tr("1", "2", "3")),
			[]string{": R1C1=甲 R1C2=乙 R1C3=丙 R2C1=1 R2C2=2 R2C3=3", ": 第1段=续表"}},
		{"table cut through a merge", tbl(grid3, "<w:tr>"+tc(`<w:vMerge w:val="restart"/>`, "甲")+tc("", "1")+
			tc("", "2")+"</w:tr>") +
			tbl(grid3, "<w:tr>"+tc(`<w:vMerge/>`, "")+tc("", "3")+tc("", "4")+"</w:tr>"),
			[]string{": R1C1(2x1)=甲 R1C2=1 R1C3=2 R2C2=3 R2C3=4"}},
		{"label again behind the cut", tbl(grid3, "<w:tr>"+tc(`<w:vMerge w:val="restart"/>`, "甲")+tc("", "1")+
			tc("", "2")+"</w:tr>") +
			tbl(grid3, "<w:tr>"+tc(`<w:vMerge/>`, "甲")+tc("", "3")+tc("", "4")+"</w:tr>"),
			[]string{": R1C1=甲 R1C2=1 R1C3=2 R2C1=甲 R2C2=3 R2C3=4"}},
		{"label again under a merge that is not cut", tbl(
			"<w:tr>"+tc(`<w:vMerge w:val="restart"/>`, "甲")+tc("", "1")+"</w:tr>",
			"<w:tr>"+tc(`<w:vMerge/>`, "甲")+tc("", "2")+"</w:tr>"), []string{": R1C1(2x1)=甲 R1C2=1 R2C2=2"}},
		{"two tables of other columns", tbl(grid3, tr("甲", "乙", "丙")) + tbl("<w:tblGrid><w:gridCol/></w:tblGrid>",
			tr("1")), []string{": R1C1=甲 R1C2=乙 R1C3=丙", ": R1C1=1"}},
		{"two tables with a heading between", tbl(grid3, tr("甲", "乙", "丙")) + p("题") + tbl(grid3,
			tr("1", "2", "3")),
			[]string{": R1C1=甲 R1C2=乙 R1C3=丙", ": 第1段=题", "题: R1C1=1 R1C2=2 R1C3=3"}},
		{"columns apart by a hair",
			tbl(`<w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="30"/><w:gridCol w:w="1000"/></w:tblGrid>`,
				"<w:tr>"+tc(`<w:gridSpan w:val="2"/>`, "甲")+tc("", "乙")+"</w:tr>",
				"<w:tr>"+tc("", "1")+tc(`<w:gridSpan w:val="2"/>`, "2")+"</w:tr>"),
			[]string{": R1C1=甲 R1C2=乙 R2C1=1 R2C2=2"}},
		{"merge apart by a hair",
			tbl(`<w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="30"/><w:gridCol w:w="1000"/></w:tblGrid>`,
				"<w:tr>"+tc(`<w:gridSpan w:val="2"/>`, "甲")+tc(`<w:vMerge w:val="restart"/>`, "乙")+"</w:tr>",
				"<w:tr>"+tc("", "1")+tc(`<w:gridSpan w:val="2"/><w:vMerge/>`, "")+"</w:tr>"),
			[]string{": R1C1=甲 R1C2(2x1)=乙 R2C1=1"}},
		{"merge apart by a hair on the other side",
			tbl(`<w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="30"/><w:gridCol w:w="1000"/></w:tblGrid>`,
				"<w:tr>"+tc("", "甲")+tc(`<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>`, "乙")+"</w:tr>",
				"<w:tr>"+tc(`<w:gridSpan w:val="2"/>`, "1")+tc(`<w:vMerge/>`, "")+"</w:tr>"),
			[]string{": R1C1=甲 R1C2(2x1)=乙 R2C1=1"}},
		{"narrow column with cells of its own",
			tbl(`<w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="30"/></w:tblGrid>`, tr("甲", "乙"),
				"<w:tr>"+tc(`<w:gridSpan w:val="2"/>`, "1")+"</w:tr>"),
			[]string{": R1C1=甲 R1C2=乙 R2C1(1x2)=1"}},
		{"horizontal merge of old programs", tbl("<w:tr>"+tc(`<w:hMerge w:val="restart"/>`, "甲")+
			tc(`<w:hMerge/>`, "")+tc("", "乙")+"</w:tr>", tr("1", "2", "3")),
			[]string{": R1C1(1x2)=甲 R1C3=乙 R2C1=1 R2C2=2 R2C3=3"}},
		{"both merges of old programs", tbl("<w:tr>"+
			tc(`<w:hMerge w:val="restart"/><w:vMerge w:val="restart"/>`, "甲")+
			tc(`<w:hMerge/><w:vMerge w:val="restart"/>`, "")+"</w:tr>",
			"<w:tr>"+tc(`<w:hMerge w:val="restart"/><w:vMerge/>`, "")+tc(`<w:hMerge/><w:vMerge/>`, "")+"</w:tr>"),
			[]string{": R1C1(2x2)=甲"}},
		{"horizontal merge of old programs that nothing begins", tbl(
			"<w:tr>"+tc(`<w:hMerge/>`, "甲")+tc("", "乙")+"</w:tr>",
			"<w:tr>"+tc(`<w:hMerge/>`, "1")+tc("", "2")+"</w:tr>"),
			[]string{": R1C1=甲 R1C2=乙 R2C1=1 R2C2=2"}},
		{"cell over no columns", tbl("<w:tr>"+tc(`<w:gridSpan w:val="0"/>`, "甲")+tc("", "乙")+"</w:tr>", tr("1", "2")),
			[]string{": R1C1=甲 R1C2=乙 R2C1=1 R2C2=2"}},
		{"vertical merge that nothing begins", tbl("<w:tr>"+tc(`<w:vMerge/>`, "甲")+tc("", "1")+"</w:tr>",
			"<w:tr>"+tc(`<w:vMerge/>`, "")+tc("", "2")+"</w:tr>"), []string{": R1C1(2x1)=甲 R1C2=1 R2C2=2"}},
		{"deleted cell", tbl("<w:tr>" + tc("<w:cellDel/>", "旧") + tc("", "新") + "</w:tr>"), []string{": R1C1=新"}},
		{"merged by a tracked change", tbl("<w:tr>"+tc(`<w:cellMerge w:vMerge="rest"/>`, "甲")+"</w:tr>", "<w:tr>"+
			tc(`<w:cellMerge w:vMerge="cont"/>`, "")+"</w:tr>"), []string{": R1C1(2x1)=甲"}},
		{"cell of spaces", tbl(tr("　　", " ")), []string{": R1C1= R1C2="}},
		{"row in a content control", tbl("<w:sdt><w:sdtPr/><w:sdtContent>" + tr("甲") + "</w:sdtContent></w:sdt>"),
			[]string{": R1C1=甲"}},
		{"cell in a content control", tbl("<w:tr><w:sdt><w:sdtPr/><w:sdtContent>" + tc("", "甲") +
			"</w:sdtContent></w:sdt></w:tr>"), []string{": R1C1=甲"}},
		{"rows and cells in other elements", tbl("<w:customXml><w:customXmlPr/>" + tr("甲") + "</w:customXml><w:tr><w:tblPrEx/>" +
			"<w:customXml>" + tc("", "乙") + "</w:customXml><w:del>" + tc("", "旧") + "</w:del></w:tr><w:moveFrom>" + tr("旧") + "</w:moveFrom>"),
			[]string{": R1C1=甲 R2C1=乙"}},
		{"text from right to left", `<w:p><w:bdo w:val="rtl"><w:r><w:t>12</w:t></w:r></w:bdo><w:bdo w:val="ltr"><w:r><w:t>34</w:t></w:r>` +
			`</w:bdo></w:p>`, []string{": 第1段=\u202E12\u202C34"}},
		{"hidden paragraphs and cells", `<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>一</w:t>` +
			`</w:r></w:p><w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t> </w:t></w:r></w:p>` + tbl(tr(
			`<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>二</w:t></w:r></w:p><w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>三</w:t></w:r></w:p>`)) + p("后"),
			[]string{": R1C1=", ": 第3段=后", "隐藏的文字: 第1段=藏一 第3段=二|三"}},
		{"prompt of a content control",
			tbl(tr(`<w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>点击输入</w:t></w:r>` +
				`</w:sdtContent></w:sdt></w:p>`)), []string{": R1C1="}},
		{"figure in a control that forgot its sign",
			tbl(tr(`<w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>12</w:t></w:r>` +
				`</w:sdtContent></w:sdt></w:p>`)), []string{": R1C1=12"}},
		{"prompt around a paragraph", `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>` + p("点击输入") +
			`</w:sdtContent></w:sdt>` + p("后"), []string{": 第2段=后"}},
		{"deleted paragraph mark", `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>` +
			p("乙"), []string{": 第1段=甲乙"}},
		{"deleted paragraph mark in a cell",
			tbl(tr(`<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>1</w:t></w:r></w:p>`+p("2"), "3")),
			[]string{": R1C1=12 R1C2=3"}},
		{"deleted paragraph mark before a table",
			`<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>` + tbl(tr("1")) + p("乙"),
			[]string{": 第1段=甲", "甲: R1C1=1", ": 第2段=乙"}},
		{"hidden text", `<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/>` +
			`</w:rPr><w:t>显</w:t></w:r></w:p>`, []string{": 第1段=显", "隐藏的文字: 第1段=藏"}},
		{"reading beside a character",
			`<w:p><w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>guī</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>规</w:t>` +
				`</w:r></w:rubyBase></w:ruby></w:r><w:r><w:t>章</w:t></w:r></w:p>`, []string{": 第1段=规章"}},
		{"symbols", `<w:p><w:r><w:t>x</w:t><w:sym w:font="Symbol" w:char="F031"/>` +
			`<w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:char="2460"/><w:sym w:char="zz"/></w:r></w:p>`,
			[]string{": 第1段=x1①"}},
		{"hyphens", `<w:p><w:r><w:noBreakHyphen/><w:t>1</w:t><w:softHyphen/><w:t>2</w:t></w:r></w:p>`,
			[]string{": 第1段=-12"}},
		{"field", field(" =SUM(LEFT) ", "12"), []string{": 第1段=12"}},
		{"field in a field's instructions",
			`<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>` +
				inner(field("PAGE", "7")) +
				`<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>甲</w:t></w:r><w:r>` +
				`<w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>乙</w:t></w:r></w:p>`, []string{": 第1段=甲乙"}},
		{"field that never ends", `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>` + p("甲"),
			[]string{": 第2段=甲"}},
		{"simple field", `<w:p><w:fldSimple w:instr="DATE"><w:r><w:t>甲</w:t></w:r></w:fldSimple></w:p>`,
			[]string{": 第1段=甲"}},
		{"footnote with a mark of its own",
			tbl(tr(`<w:p><w:r><w:t>5</w:t></w:r><w:r><w:footnoteReference w:customMarkFollows="1"/><w:t>1</w:t>` +
				`</w:r></w:p>`)), []string{": R1C1=5^1"}},
		{"second choice", `<w:p><w:r><mc:AlternateContent><mc:Choice><w:t>甲</w:t></mc:Choice><mc:Choice>` +
			`<w:t>乙</w:t></mc:Choice></mc:AlternateContent></w:r></w:p>`, []string{": 第1段=甲"}},
		{"fallback alone", `<w:p><w:r><mc:AlternateContent><mc:Fallback><w:t>乙</w:t></mc:Fallback>` +
			`</mc:AlternateContent></w:r></w:p>`, []string{": 第1段=乙"}},
		{"text box", `<w:p><w:r><w:t>外</w:t></w:r><w:r><w:pict><w:txbxContent>` + p("内") +
			`</w:txbxContent></w:pict></w:r></w:p>`, []string{": 第1段=外 第2段=内"}},
		{"content control", "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>" + p("内") + "</w:sdtContent></w:sdt>",
			[]string{": 第1段=内"}},
		{"fallback is not read twice",
			`<w:p><w:r><mc:AlternateContent><mc:Choice><w:t>甲</w:t></mc:Choice><mc:Fallback><w:t>乙</w:t>` +
				`</mc:Fallback></mc:AlternateContent></w:r></w:p>`, []string{": 第1段=甲"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			book, err := Read(word(t, test.body, nil))
			if err != nil {
				t.Fatalf("Read: %v", err)
			}
			if diff := cmp.Diff(test.want, outline(book.Grids)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestHiddenRow(t *testing.T) {
	book, err := Read(word(t, tbl("<w:tr><w:trPr><w:hidden/></w:trPr><w:tc>"+p("藏")+"</w:tc></w:tr>", tr("显")), nil))
	if err != nil {
		t.Fatalf("Read: %v", err)
	}
	if c := book.Grids[0].Cells; !c[0].Hidden || c[1].Hidden {
		t.Errorf("hidden: %v, %v", c[0].Hidden, c[1].Hidden)
	}
}

func FuzzRead(f *testing.F) {
	for _, seed := range []string{p("甲"), tbl(tr("甲")), "<w:tbl><w:tr><w:tc>", "<w:p><w:r><w:t>x",
		tbl("<w:tr>" + tc(`<w:vMerge/>`, "x") + "</w:tr>")} {
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
