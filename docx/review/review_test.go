package review_test

import (
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"nianbao/docx/edit"
	"nianbao/docx/review"
	"nianbao/docx/wordtest"
	"nianbao/grid"
	"nianbao/ooxml/opc"
)

const stamp = ` w:id="1" w:author="甲" w:date="2024-01-01T00:00:00Z"`

func run(text string) string { return "<w:r><w:t>" + text + "</w:t></w:r>" }

func del(text string) string {
	return "<w:del" + stamp + "><w:r><w:delText>" + text + "</w:delText></w:r></w:del>"
}

const comment = `<w:commentRangeStart w:id="3"/>` + `<w:r><w:t>说</w:t></w:r>` + `<w:commentRangeEnd w:id="3"/>` +
	`<w:r><w:rPr><w:b/></w:rPr><w:commentReference w:id="3"/></w:r>`

var notes = map[string]string{"comments.xml": `<w:comments ` + wordtest.Namespaces + `><w:comment w:id="3" w:author="甲">` +
	`<w:p><w:r><w:t>这个数先别报</w:t></w:r></w:p></w:comment></w:comments>`}

// TestClean shows what becomes of each kind of revision.
func TestClean(t *testing.T) {
	mark := func(name string) string { return "<w:pPr><w:rPr><w:" + name + stamp + "/></w:rPr></w:pPr>" }
	p := func(content string) string { return "<w:p>" + content + "</w:p>" }
	cell := func(properties, content string) string {
		return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + content + "</w:tc>"
	}
	for _, test := range []struct{ name, in, want, found string }{
		{"nothing", p(run("甲")), p(run("甲")), ""},
		{"inserted and deleted text", p("<w:ins" + stamp + ">" + run("新") + "</w:ins>" + del("旧") + run("文")),
			p(run("新") + run("文")), "插入 1 处（正文第1段）、删除 1 处（正文第1段）"},
		{"moved", p("<w:moveFromRangeStart"+stamp+"/><w:moveFrom"+stamp+">"+run("甲")+
			`</w:moveFrom><w:moveFromRangeEnd w:id="1"/>`) + p("<w:moveTo"+stamp+">"+run("甲")+"</w:moveTo>"),
			p("") + p(run("甲")), "移动 1 处（正文第1段）"},
		{"a comment", p(comment + run("文")), p(run("说") + run("文")), "批注 1 处（正文第1段）"},
		{"formats", p("<w:pPr><w:jc/><w:pPrChange" + stamp + "><w:pPr/></w:pPrChange></w:pPr><w:r><w:rPr><w:b/><w:rPrChange" +
			stamp + "><w:rPr/></w:rPrChange></w:rPr><w:t>甲</w:t></w:r>"),
			p("<w:pPr><w:jc/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>甲</w:t></w:r>"), "格式修改 2 处（正文第1段）"},
		{"a deleted paragraph mark", p(mark("del")+run("甲")) + p("<w:pPr><w:jc/></w:pPr>"+run("乙")),
			p("<w:pPr><w:jc/></w:pPr>" + run("甲") + run("乙")), "删除 1 处（正文第1段）"},
		{"a deleted paragraph", p(mark("del")+del("甲")) + p(run("乙")), p(run("乙")), "删除 2 处（正文第1段）"},
		{"an inserted paragraph", p(mark("ins")+run("甲")) + p(run("乙")), p("<w:pPr/>"+run("甲")) + p(run("乙")),
			"插入 1 处（正文第1段）"},
		{"a deleted row, and one that is inserted", wordtest.Table("<w:tr><w:trPr><w:del"+stamp+"/></w:trPr>"+
			cell("", p(run("甲")))+"</w:tr>", "<w:tr><w:trPr><w:ins"+stamp+"/></w:trPr>"+cell("", p(run("乙")))+"</w:tr>"),
			wordtest.Table("<w:tr><w:trPr/>" + cell("", p(run("乙"))) + "</w:tr>"),
			"插入 1 处（正文第1个表格第2行第1格）、删除 1 处（正文第1个表格第1行第1格）"},
		{"a deleted table", wordtest.Table("<w:tr><w:trPr><w:del"+stamp+"/></w:trPr>"+cell("", p(del("甲")))+"</w:tr>") +
			p(run("后")), p(run("后")), "删除 2 处（正文第1个表格第1行第1格）"},
		{"a table's own properties", "<w:tbl><w:tblPr><w:jc/><w:tblPrChange" + stamp + "><w:tblPr/></w:tblPrChange></w:tblPr><w:tr>" +
			cell("", p(run("甲"))) + "</w:tr></w:tbl>",
			"<w:tbl><w:tblPr><w:jc/></w:tblPr><w:tr>" + cell("", p(run("甲"))) + "</w:tr></w:tbl>", "格式修改 1 处（正文第1个表格）"},
		{"cells", wordtest.Table("<w:tr>" + cell("<w:cellDel"+stamp+"/>", p(run("甲"))) +
			cell("<w:cellIns"+stamp+"/>", p(run("乙"))) +
			cell(`<w:tcW w:w="1"/><w:cellMerge`+stamp+` w:vMerge="rest"/>`, p(run("丙"))) + "</w:tr>"),
			wordtest.Table("<w:tr>" + cell("", p(run("乙"))) +
				cell(`<w:tcW w:w="1"/><w:vMerge w:val="restart"/>`, p(run("丙"))) + "</w:tr>"),
			"插入 1 处（正文第1个表格第1行第2格）、删除 1 处（正文第1个表格第1行第1格）、移动 1 处（正文第1个表格第1行第3格）"},
		{"in a table within a table's cell, and behind both", wordtest.Table("<w:tr>"+cell("", p(run("外"))+
			wordtest.Table("<w:tr>"+cell("", p(run("内")))+cell("", p("<w:ins"+stamp+">"+run("甲")+"</w:ins>"))+"</w:tr>")+
			wordtest.Table("<w:tr>"+cell("", p("<w:ins"+stamp+">"+run("乙")+"</w:ins>"))+"</w:tr>")+p(""))+"</w:tr>") +
			p("<w:ins"+stamp+">"+run("丙")+"</w:ins>") + wordtest.Table("<w:tr>"+cell("", p("<w:ins"+stamp+">"+run("丁")+"</w:ins>"))+"</w:tr>"),
			wordtest.Table("<w:tr>"+cell("", p(run("外"))+wordtest.Table("<w:tr>"+cell("", p(run("内")))+cell("", p(run("甲")))+"</w:tr>")+
				wordtest.Table("<w:tr>"+cell("", p(run("乙")))+"</w:tr>")+p(""))+"</w:tr>") + p(run("丙")) +
				wordtest.Table("<w:tr>"+cell("", p(run("丁")))+"</w:tr>"),
			"插入 4 处（正文第1个表格第1行第1格第1个表格第1行第2格、正文第1个表格第1行第1格第2个表格第1行第1格、正文第1段、正文第2个表格第1行第1格）"},
		{"deleted rows in a control", wordtest.Table("<w:sdt><w:sdtContent><w:tr><w:trPr><w:del"+stamp+"/></w:trPr>"+cell("", p(run("甲")))+"</w:tr></w:sdtContent></w:sdt>",
			"<w:tr><w:sdt><w:sdtContent>"+cell("<w:cellDel"+stamp+"/>", p(run("乙")))+"</w:sdtContent></w:sdt>"+cell("", p(run("丙")))+"</w:tr>"),
			wordtest.Table("<w:sdt><w:sdtContent/></w:sdt>", "<w:tr><w:sdt><w:sdtContent/></w:sdt>"+cell("", p(run("丙")))+"</w:tr>"),
			"删除 2 处（正文第1个表格第1行第1格、正文第1个表格第2行第1格）"},
		{"the only paragraph of a control", "<w:sdt><w:sdtContent>" + p(mark("del")+del("甲")) + "</w:sdtContent></w:sdt>" + p(run("乙")),
			"<w:sdt><w:sdtContent><w:p/></w:sdtContent></w:sdt>" + p(run("乙")), "删除 2 处（正文第1段）"},
		{"text in a control", p("<w:sdt><w:sdtContent>" + del("甲") + "</w:sdtContent></w:sdt>"), p("<w:sdt><w:sdtContent/></w:sdt>"),
			"删除 1 处（正文第1段）"},
		{"the last paragraph behind a table", wordtest.Table("<w:tr>" + cell("", wordtest.Table("<w:tr>"+cell("", p(run("甲")))+"</w:tr>")+p(mark("del")+del("乙"))) + "</w:tr>"),
			wordtest.Table("<w:tr>" + cell("", wordtest.Table("<w:tr>"+cell("", p(run("甲")))+"</w:tr>")+p("<w:pPr/>")) + "</w:tr>"),
			"删除 2 处（正文第1个表格第1行第1格）"},
		{"a number and a sign", p("<w:pPr><w:numPr><w:numId w:val=\"1\"/><w:ins" + stamp + "/></w:numPr></w:pPr>" +
			"<w:r><w:rPr><w:b/><w:del" + stamp + "/></w:rPr><w:t>甲</w:t></w:r>"), p("<w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>甲</w:t></w:r>"),
			"插入 1 处（正文第1段）、删除 1 处（正文第1段）"},
		{"merged cells, and one that was before", wordtest.Table("<w:tr>" + cell(`<w:cellMerge`+stamp+` w:vMerge="cont"/><w:shd/><w:vAlign/>`, p("")) +
			cell(`<w:vMerge/><w:cellMerge`+stamp+` w:vMerge="rest"/>`, p("")) + cell(`<w:cellMerge`+stamp+` w:vMergeOrig="rest"/>`, p("")) + "</w:tr>"),
			wordtest.Table("<w:tr>" + cell("<w:vMerge/><w:shd/><w:vAlign/>", p("")) + cell("<w:vMerge/>", p("")) + cell("", p("")) + "</w:tr>"),
			"移动 3 处（正文第1个表格第1行第1格、正文第1个表格第1行第2格、正文第1个表格第1行第3格）"},
		{"a comment whose mark stands beside words", p(`<w:r><w:t>文</w:t><w:commentReference w:id="3"/></w:r>`), p(run("文")), "批注 1 处（正文第1段）"},
		{"more than is told", strings.Repeat(p("<w:ins"+stamp+">"+run("新")+"</w:ins>"), 6), strings.Repeat(p(run("新")), 6),
			"插入 6 处（正文第1段、正文第2段、正文第3段、正文第4段、正文第5段等）"},
		{"a bookmark that reaches out of deleted text", p(`<w:del` + stamp + `><w:bookmarkStart w:id="7" w:name="b"/>` +
			run("甲") + `</w:del>` + run("乙") + `<w:bookmarkEnd w:id="7"/>`),
			p(`<w:bookmarkStart w:id="7" w:name="b"/>` + run("乙") + `<w:bookmarkEnd w:id="7"/>`), "删除 1 处（正文第1段）"},
	} {
		t.Run(test.name, func(t *testing.T) {
			more := map[string]string{}
			if strings.Contains(test.in, "comment") {
				more = notes
			}
			pkg := wordtest.Document(t, test.in, more)
			traces, err := review.Find(pkg)
			if err != nil || review.Summary(traces) != test.found {
				t.Errorf("found %s, %v", review.Summary(traces), err)
			}
			if err := review.Clean(pkg); err != nil {
				t.Fatalf("review.Clean: %v", err)
			}
			data, err := pkg.Bytes()
			if err != nil {
				t.Fatalf("pkg.Bytes: %v", err)
			}
			closed := func(xml string) string {
				return strings.NewReplacer("<w:tcPr></w:tcPr>", "<w:tcPr/>").Replace(wordtest.Closed(xml))
			}
			if diff := cmp.Diff(closed(test.want), closed(wordtest.Body(t, data))); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			if _, there := pkg.Part("word/comments.xml"); there {
				t.Error("the comments are there")
			}
		})
	}
}

// TestUTF16 finds the traces of a part in UTF-16, and takes them out.
func TestUTF16(t *testing.T) {
	pkg := wordtest.Document(t, "<w:p><w:ins"+stamp+">"+run("新")+"</w:ins>"+del("旧")+"</w:p>", nil)
	data, _ := pkg.Part("word/document.xml")
	wide := []byte{0xFF, 0xFE}
	for _, u := range utf16.Encode([]rune(strings.Replace(string(data), "UTF-8", "UTF-16", 1))) {
		wide = binary.LittleEndian.AppendUint16(wide, u)
	}
	pkg.Set("word/document.xml", wide)
	if traces, err := review.Find(pkg); err != nil || review.Summary(traces) != "插入 1 处（正文第1段）、删除 1 处（正文第1段）" {
		t.Errorf("found %s, %v", review.Summary(traces), err)
	}
	if err := review.Clean(pkg); err != nil {
		t.Fatalf("review.Clean: %v", err)
	}
	if traces, err := review.Find(pkg); err != nil || len(traces) > 0 {
		t.Errorf("left %v, %v", traces, err)
	}
}

// TestAnyReview cleans documents with revisions of all kinds: what is read is what was read, which is the text as
// accepted, and no trace is left.
func TestAnyReview(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		pkg := wordtest.Document(t, drawBlocks(r, 2), notes)
		before, err := edit.Read(pkg)
		if err != nil {
			r.Fatalf("edit.Read: %v", err)
		}
		if err := review.Clean(pkg); err != nil {
			r.Fatalf("review.Clean: %v", err)
		}
		data, err := pkg.Bytes()
		if err != nil {
			r.Fatalf("pkg.Bytes: %v", err)
		}
		again, err := opc.Read(data)
		if err != nil {
			r.Fatalf("opc.Read: %v", err)
		}
		if traces, err := review.Find(again); err != nil || len(traces) > 0 {
			r.Errorf("left %v, %v", traces, err)
		}
		after, err := edit.Read(again)
		if err != nil {
			r.Fatalf("edit.Read: %v", err)
		}
		a, b := words(before), words(after)
		if diff := cmp.Diff(a, b); diff != "" {
			xml, _ := again.Part("word/document.xml")
			r.Errorf("(-before +after)\n%s\n%s", diff, xml)
		}
		xml, _ := again.Part("word/document.xml")
		for _, bad := range []string{"</w:tbl></w:tc>", "<w:tc></w:tc>", "<w:tbl></w:tbl>", "<w:tr></w:tr>", "</w:tcPr></w:tc>"} {
			if strings.Contains(string(xml), bad) {
				r.Errorf("%s in %s", bad, xml)
			}
		}
		for _, left := range []string{"w:author", "omment", "delText"} {
			if strings.Contains(string(xml), left) {
				r.Errorf("%s in %s", left, xml)
			}
		}
	})
}

// words returns the paragraphs of a document.
func words(book *grid.Book) string {
	var all []string
	for _, g := range book.Grids {
		for i := range g.Cells {
			all = append(all, strings.FieldsFunc(g.Cells[i].Text, func(r rune) bool { return r == '\n' })...)
		}
	}
	slices.Sort(all) // a table in a cell is read behind or before what stands around it
	return strings.Join(all, "\n")
}

func drawBlocks(r *rapid.T, depth int) string {
	var b strings.Builder
	for range rapid.IntRange(1, 3).Draw(r, "blocks") {
		if depth > 0 && rapid.IntRange(0, 3).Draw(r, "table") == 0 {
			b.WriteString("<w:p/>" + drawTable(r, depth-1)) // whether a paragraph joins one behind a deleted table, nobody says
			continue
		}
		b.WriteString(drawParagraph(r))
	}
	return b.String() + drawParagraph(r)
}

func drawTable(r *rapid.T, depth int) string {
	xml := `<w:tbl><w:tblPr><w:tblPrChange` + stamp + `><w:tblPr/></w:tblPrChange></w:tblPr><w:tblGrid/>`
	for range rapid.IntRange(1, 3).Draw(r, "rows") {
		xml += "<w:tr>" + rapid.SampledFrom([]string{"", "<w:trPr><w:ins" + stamp + "/></w:trPr>", "<w:trPr><w:del" + stamp + "/></w:trPr>"}).
			Draw(r, "row")
		for range rapid.IntRange(1, 2).Draw(r, "cells") {
			xml += "<w:tc>" + rapid.SampledFrom([]string{"", "<w:tcPr><w:cellIns" + stamp + "/></w:tcPr>",
				"<w:tcPr><w:cellDel" + stamp + "/></w:tcPr>"}).Draw(r, "cell") + drawBlocks(r, depth) + "</w:tc>"
		}
		xml += "</w:tr>"
	}
	return xml + "</w:tbl>"
}

func drawParagraph(r *rapid.T) string {
	xml := "<w:p>" + rapid.SampledFrom([]string{"", "", "<w:pPr><w:rPr><w:ins" + stamp + "/></w:rPr></w:pPr>",
		"<w:pPr><w:rPr><w:del" + stamp + "/><w:b/></w:rPr></w:pPr>",
		"<w:pPr><w:pPrChange" + stamp + "><w:pPr/></w:pPrChange></w:pPr>"}).Draw(r, "mark")
	for i := range rapid.IntRange(0, 3).Draw(r, "runs") {
		text := string(rune('甲' + rapid.IntRange(0, 99).Draw(r, "text")))
		switch rapid.IntRange(0, 5).Draw(r, "kind") {
		case 0:
			xml += del(text)
		case 1:
			xml += "<w:ins" + stamp + ">" + run(text) + "</w:ins>"
		case 2:
			xml += "<w:moveFrom" + stamp + ">" + run(text) + "</w:moveFrom>"
		case 3:
			xml += "<w:ins" + stamp + ">" + del(text) + run(fmt.Sprint(i)) + "</w:ins>"
		case 4:
			xml += comment
		default:
			xml += run(text)
		}
	}
	return xml + "</w:p>"
}

// TestDamaged shows that a document that is damaged is refused and stays as it is, whatever is asked of it.
func TestDamaged(t *testing.T) {
	for name, try := range map[string]func(*opc.Package) error{
		"Clean":    review.Clean,
		"Annotate": func(p *opc.Package) error { return review.Annotate(p, []review.Remark{{Text: "错"}}) },
	} {
		t.Run(name, func(t *testing.T) { wordtest.Refuses(t, wordtest.Paragraph("甲"), try) })
	}
	for part, want := range map[string]string{"header.xml": "页眉", "settings.xml": "设置"} {
		pkg := wordtest.Document(t, "", map[string]string{part: `<w:x ` + wordtest.Namespaces + `><w:ins/><w:trackRevisions/>`})
		before := parts(pkg)
		if err := review.Clean(pkg); err == nil || !strings.HasPrefix(err.Error(), want+"：内容已损坏") {
			t.Errorf("%s: %v", part, err)
		}
		if diff := cmp.Diff(before, parts(pkg)); diff != "" {
			t.Errorf("%s (-before +after)\n%s", part, diff)
		}
	}
	if _, err := review.Find(wordtest.Document(t, "", map[string]string{"header.xml": "<w:hdr><w:ins/>"})); err == nil ||
		err.Error() != "页眉：内容已损坏；请用 Word 或 WPS 打开，另存一份再试" {
		t.Errorf("a damaged header: %v", err)
	}
	ours := strings.ReplaceAll(notes["comments.xml"], "甲", review.Author)
	for name, pkg := range map[string]*opc.Package{
		"comments": wordtest.Document(t, "", map[string]string{"comments.xml": strings.TrimSuffix(ours, "</w:comments>")}),
		"a document": func() *opc.Package {
			pkg := wordtest.Document(t, "", map[string]string{"comments.xml": ours})
			pkg.Set("word/document.xml", []byte("<w:document>"))
			return pkg
		}(),
	} {
		before := parts(pkg)
		if err := review.Retract(pkg); err == nil {
			t.Errorf("%s that is cut off: no error", name)
		}
		if diff := cmp.Diff(before, parts(pkg)); diff != "" {
			t.Errorf("%s (-before +after)\n%s", name, diff)
		}
	}
}
