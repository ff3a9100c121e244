package xlsx_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"nianbao/grid"
	"nianbao/xlsx"
	"nianbao/xlsx/xlsxtest"
)

// TestComments reads comments as Excel writes them, with the author's name in bold, and threads from their own part.
func TestComments(t *testing.T) {
	p := xlsxtest.Book{Sheet: `<sheetData/>`}.Package()
	p.Set("xl/worksheets/_rels/sheet1.xml.rels", []byte(`<Relationships xmlns="`+xlsxtest.PackageNS+`/relationships">`+
		`<Relationship Id="a" Type="`+xlsxtest.RelationNS+`/comments" Target="../comments1.xml"/>`+
		`<Relationship Id="b" Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment" `+
		`Target="../threadedComments/threadedComment1.xml"/></Relationships>`))
	p.Set("xl/comments1.xml", []byte(`<comments><authors><author>张三</author><author>tc={1}</author></authors><commentList>`+
		`<comment ref="D6" authorId="0"><text><r><rPr><b/></rPr><t>张三:</t></r><r><t xml:space="preserve">`+"\n"+`先别报</t></r></text></comment>`+
		`<comment ref="A2" authorId="0"><text><t>张三说不对</t></text></comment>`+
		`<comment ref="B3" authorId="1"><text><t>[线程批注] 你的 Excel 版本可读取此线程批注</t></text></comment>`+
		`<comment ref="C3" authorId="7"><text><t> </t></text></comment><comment ref="$" authorId="0"><text><t>无处</t></text></comment>`+
		`</commentList></comments>`))
	p.Set("xl/threadedComments/threadedComment1.xml", []byte(`<ThreadedComments><threadedComment ref="B3"><text>为什么是 7？</text>`+
		`</threadedComment><threadedComment ref="B3" parentId="x"><text>已改</text></threadedComment></ThreadedComments>`))
	book, err := xlsx.Read(p)
	if err != nil {
		t.Fatalf("xlsx.Read: %v", err)
	}
	want := []grid.Comment{{Row: 1, Text: "张三说不对"}, {Row: 2, Col: 1, Text: "为什么是 7？"}, {Row: 2, Col: 1, Text: "已改"},
		{Row: 5, Col: 3, Text: "先别报"}}
	if diff := cmp.Diff(want, book.Grids[0].Comments); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestDrawings lists the pictures and charts that sheets show, those for old programs not once more.
func TestDrawings(t *testing.T) {
	relation := func(id, kind, target, more string) string {
		return `<Relationship Id="` + id + `" Type="` + xlsxtest.RelationNS + `/` + kind + `" Target="` + target + `"` + more + `/>`
	}
	p := xlsxtest.Book{Sheet: `<sheetData/>`}.Package()
	p.Set("xl/worksheets/_rels/sheet1.xml.rels", []byte(`<Relationships xmlns="`+xlsxtest.PackageNS+`/relationships">`+
		relation("a", "drawing", "../drawings/drawing1.xml", "")+relation("b", "drawing", "../drawings/none.xml", "")+
		relation("c", "drawing", "../drawings/drawing2.xml", ` TargetMode="External"`)+
		relation("d", "vmlDrawing", "../drawings/drawing2.xml", "")+
		relation("e", "drawing", "../drawings/drawing3.xml", "")+`</Relationships>`))
	const picture, chart = `<xdr:pic><xdr:blipFill/></xdr:pic>`, `<a:graphicData><c:chart/></a:graphicData>`
	p.Set("xl/drawings/drawing1.xml", []byte(`<xdr:wsDr>`+picture+`<mc:AlternateContent><mc:Choice>`+chart+`</mc:Choice>`+
		`<mc:Fallback>`+picture+chart+`</mc:Fallback></mc:AlternateContent><xdr:sp/></xdr:wsDr>`))
	p.Set("xl/drawings/drawing2.xml", []byte(`<xdr:wsDr>`+picture+`</xdr:wsDr>`))
	p.Set("xl/drawings/drawing3.xml", []byte(`<xdr:wsDr>`+picture+`<xdr:p`)) // damaged behind it
	book, err := xlsx.Read(p)
	if err != nil {
		t.Fatalf("xlsx.Read: %v", err)
	}
	want := []grid.Drawing{{What: "图片", Sheet: "表1"}, {What: "图表", Sheet: "表1"}, {What: "图片", Sheet: "表1"}}
	if diff := cmp.Diff(want, book.Drawings); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	p.Set("xl/drawings/drawing1.xml", []byte(`<xdr:wsDr>`+strings.Repeat(picture, 1001)+`</xdr:wsDr>`))
	if book, err = xlsx.Read(p); err != nil || len(book.Drawings) != 1000 {
		t.Errorf("of a thousand and one, %d: %v", len(book.Drawings), err)
	}
}

// TestMargins reads headers and footers without the codes for their look.
func TestMargins(t *testing.T) {
	head := func(text string) grid.Margin { return grid.Margin{What: "页眉", Text: text} }
	for _, test := range []struct {
		source string
		want   []grid.Margin
	}{
		{`<headerFooter><oddHeader>内部资料</oddHeader></headerFooter>`, []grid.Margin{head("内部资料")}},
		{`<mergeCells><mergeCell ref="A1:B1"/></mergeCells><pageSetup/><headerFooter><oddHeader>&amp;L&amp;"宋体,加粗"&amp;14内部&amp;B资料` +
			`&amp;C&amp;KFF0000A&amp;&amp;B&amp;R&amp;K01+0002024&amp;U年</oddHeader><oddFooter>&amp;C第 &amp;P+1 页，共 &amp;N 页&amp;R&amp;A` +
			`</oddFooter></headerFooter>`,
			[]grid.Margin{head("内部资料"), head("A&B"), head("2024年"),
				{What: "页脚", Text: "第 &[页码] 页，共 &[总页数] 页"}, {What: "页脚", Text: "&[标签名]"}}},
		{`<headerFooter><oddHeader>甲</oddHeader><evenHeader>乙</evenHeader><firstHeader>丙</firstHeader></headerFooter>`,
			[]grid.Margin{head("甲")}},
		{`<headerFooter differentFirst="1" differentOddEven="true"><oddHeader>甲</oddHeader><evenHeader>乙</evenHeader>` +
			`<firstHeader>&amp;R甲</firstHeader></headerFooter>`, []grid.Margin{head("甲"), head("乙")}},
		{`<headerFooter><oddHeader>&amp;C&amp;说明&amp;</oddHeader></headerFooter>`, []grid.Margin{head("&说明")}},
		{`<headerFooter><oddHeader>&amp;C&amp;"宋体</oddHeader></headerFooter>`, []grid.Margin{head("宋体")}},
		{`<pageMargins left="1"/>`, nil},
	} {
		book, err := xlsx.Read(xlsxtest.Book{Sheet: `<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>` + test.source}.Package())
		if err != nil {
			t.Fatalf("xlsx.Read: %v", err)
		}
		if diff := cmp.Diff(test.want, book.Grids[0].Margins); diff != "" {
			t.Errorf("%s (-want +got)\n%s", test.source, diff)
		}
	}
}

// TestAnyMargin puts words among any codes into a header: all of them are read, and none of the codes.
func TestAnyMargin(t *testing.T) {
	code := rapid.SampledFrom([]string{`&L`, `&C`, `&R`, `&"宋体,常规"`, `&"-,加粗"`, "&12", "&B", "&U", "&E", "&X", "&KFF00AA", "&K05-024", "&i"})
	rapid.Check(t, func(t *rapid.T) {
		var coded, want strings.Builder
		for range rapid.IntRange(1, 6).Draw(t, "words") {
			for range rapid.IntRange(0, 3).Draw(t, "codes") {
				coded.WriteString(code.Draw(t, "code"))
			}
			word := rapid.SampledFrom([]string{"内部资料", "请勿外传", "（第二稿）", "张三"}).Draw(t, "word")
			coded.WriteString(word)
			want.WriteString(word)
		}
		source := strings.ReplaceAll(coded.String(), "&", "&amp;")
		book, err := xlsx.Read(xlsxtest.Book{Sheet: `<sheetData/><headerFooter><oddFooter>` + source + `</oddFooter></headerFooter>`}.Package())
		if err != nil {
			t.Fatalf("xlsx.Read: %v", err)
		}
		var all []string
		for _, m := range book.Grids[0].Margins {
			all = append(all, strings.Split(m.Text, "&")...)
		}
		for _, word := range []string{"内部资料", "请勿外传", "（第二稿）", "张三"} {
			if strings.Contains(want.String(), word) != strings.Contains(strings.Join(all, ""), word) {
				t.Errorf("%s: %q", coded.String(), all)
			}
		}
		for _, text := range all {
			if strings.ContainsAny(text, `"&LCRBUEXKi0123456789`) {
				t.Errorf("%s: %q", coded.String(), text)
			}
		}
	})
}
