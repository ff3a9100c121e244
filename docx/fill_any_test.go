package docx

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"nianbao/action"
	"nianbao/docx/block"
	"nianbao/docx/table"
	"nianbao/docx/wml"
	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmltree"
)

// drawWord draws the text of one action or none: blocks open and close as they like, so that most templates are refused
// and the rest are odd.
var drawWord = rapid.SampledFrom([]string{
	"", "", "甲", " ", "{{五}}", "{{文}}", "{{缺}}", "{{.}}", "{{.名}}", "{{if 真}}", "{{if 假}}", "{{if 缺}}",
	"{{range 年份}}", "{{range 行们}}", "{{range 空表}}", "{{range 列 年份}}", "{{range 行 行们}}", "{{if 整行 假}}",
	"{{with 五}}", "{{else}}", "{{else if 真}}",
	"{{end}}", "{{end}}", "{{end}}", "{{end}}", "{{break}}", "{{continue}}", "{{$x := 五}}", "{{$x}}", "{{/* c */}}",
	"{{后缀 “件” 五}}", "{{- 五 -}}", "{{", "}}",
})

// drawBlocks draws paragraphs, tables and content controls.
func drawBlocks(r *rapid.T, depth int) string {
	var b strings.Builder
	for range rapid.IntRange(1, 4).Draw(r, "blocks") {
		switch kind := rapid.IntRange(0, 9).Draw(r, "kind"); {
		case kind == 0 && depth > 0:
			b.WriteString(drawTable(r, depth-1))
		case kind == 1 && depth > 0:
			b.WriteString("<w:sdt><w:sdtContent>" + drawBlocks(r, depth-1) + "</w:sdtContent></w:sdt>")
		case kind == 2:
			b.WriteString(p("{{if 真}}") + drawParagraph(r) + p("{{end}}"))
		case kind == 3:
			b.WriteString(p("{{range 行们}}") + drawParagraph(r) + p("{{end}}"))
		default:
			b.WriteString(drawParagraph(r))
		}
	}
	return b.String()
}

func drawParagraph(r *rapid.T) string {
	xml := `<w:p w14:paraId="0000000A"><w:pPr><w:jc w:val="left"/></w:pPr>`
	for i := range rapid.IntRange(0, 3).Draw(r, "runs") {
		word := drawWord.Draw(r, "word")
		half := rapid.IntRange(0, len([]rune(word))).Draw(r, "half")
		head, tail := string([]rune(word)[:half]), string([]rune(word)[half:])
		switch rapid.IntRange(0, 5).Draw(r, "way") {
		case 0:
			xml += fmt.Sprintf(`<w:bookmarkStart w:id="%d" w:name="b%d"/>`, i, i) + typed(head) +
				fmt.Sprintf(`<w:bookmarkEnd w:id="%d"/>`, i) + typed(tail)
		case 1:
			xml += `<w:hyperlink r:id="x">` + typed(head) + `</w:hyperlink>` + typed(tail)
		default:
			xml += run(bold, "<w:t>"+head+"</w:t>") + typed(tail)
		}
	}
	return xml + "</w:p>"
}

func drawTable(r *rapid.T, depth int) string {
	width := rapid.IntRange(1, 4).Draw(r, "columns")
	xml := "<w:tbl><w:tblGrid>" + strings.Repeat(`<w:gridCol w:w="100"/>`, width) + "</w:tblGrid>"
	merged := false
	for range rapid.IntRange(1, 4).Draw(r, "rows") {
		xml += "<w:tr>"
		for col := 0; col < width; {
			span := rapid.IntRange(1, max(1, min(2, width-col))).Draw(r, "span")
			merge := ""
			if col == 0 && span == 1 {
				merge = rapid.SampledFrom([]string{"", "", `<w:vMerge w:val="restart"/>`, "<w:vMerge/>"}).Draw(r,
					"merge")
				if merge == "<w:vMerge/>" && !merged {
					merge = ""
				}
				merged = merge != ""
			} else if col == 0 {
				merged = false
			}
			content := drawParagraph(r)
			if depth > 0 && rapid.IntRange(0, 9).Draw(r, "deep") == 0 {
				content = drawBlocks(r, depth-1) + "<w:p/>"
			} else if rapid.Bool().Draw(r, "single") {
				content = p(drawWord.Draw(r, "cell"))
			}
			xml += fmt.Sprintf(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>`+
				`<w:gridSpan w:val="%d"/>%s</w:tcPr>%s</w:tc>`, 100*span, span, merge, content)
			col += span
		}
		xml += "</w:tr>"
	}
	return xml + "</w:tbl>"
}

// TestAnyTemplate fills templates of any shape: whatever is not refused comes out as Word requires it.
func TestAnyTemplate(t *testing.T) {
	accepted := 0
	rapid.Check(t, func(r *rapid.T) {
		pkg := bundle{body: drawBlocks(r, 2)}.pack(t)
		template, err := Parse(pkg)
		if err != nil {
			return
		}
		accepted++
		for _, policy := range []action.Policy{action.Refuse, action.Ignore, action.Keep} {
			data, err := fillWith(template, rows, Options{Missing: policy})
			if err != nil {
				continue
			}
			out, err := opc.Read(data)
			if err != nil {
				r.Fatalf("opc.Read: %v", err)
			}
			if !strings.Contains(bodyOf(pkg), "</w:tbl><w:tbl>") && strings.Contains(bodyOf(out), "</w:tbl><w:tbl>") {
				r.Errorf("%v: tables that grow together in\n%s", policy, bodyOf(out))
			}
			if fault := unsound(bodyOf(out), policy != action.Keep); fault != "" {
				r.Errorf("%v: %s in\n%s", policy, fault, bodyOf(out))
			}
		}
	})
	t.Logf("%d filled", accepted)
	if accepted == 0 {
		t.Error("no template was filled")
	}
}

func bodyOf(pkg *opc.Package) string {
	xml, _ := pkg.Part("word/document.xml")
	return string(xml)
}

// unsound returns what Word would take for damage in a document, "" for nothing; strict, also what it would show wrong.
func unsound(xml string, strict bool) string {
	root, err := xmltree.Parse([]byte(xml), nil)
	if err != nil {
		return "not well-formed"
	}
	return unsoundBelow(root, strict)
}

func unsoundBelow(e *xmltree.Node, strict bool) string {
	var last *xmltree.Node
	for c := range e.Elements() {
		last = c
		if home := map[string]string{"tc": "tr", "tr": "tbl"}[c.Name()]; home != "" && home != e.Name() &&
			(e.Name() == "tbl" || e.Name() == "tr" || e.Name() == "tc") || c.Name() == "p" &&
			(e.Name() == "tbl" || e.Name() == "tr") {
			return "a " + c.Name() + " right in a " + e.Name()
		}
		if fault := unsoundBelow(c, strict); fault != "" {
			return fault
		}
	}
	switch e.Name() {
	case "tc":
		if last == nil || last.Name() != "p" {
			return "a cell without a last paragraph"
		}
	case "tr":
		if len(block.Descend(e, "tc")) == 0 {
			return "a row without cells"
		}
	case "tbl":
		return unsoundTable(e, strict)
	case "sdtContent":
		if last == nil {
			return "an empty content control"
		}
	}
	return ""
}

func unsoundTable(tbl *xmltree.Node, strict bool) string {
	rows := block.Descend(tbl, "tr")
	if len(rows) == 0 {
		return "a table without rows"
	}
	if !strict {
		return ""
	}
	width := strings.Count(tbl.Child("tblGrid").String(), "gridCol ")
	above := map[int]bool{}
	for _, tr := range rows {
		col := 0
		now := map[int]bool{}
		for _, tc := range block.Descend(tr, "tc") {
			properties := tc.Child("tcPr").String()
			merge := wml.Property(properties, "vMerge")
			if merge != "" && !strings.Contains(merge, "restart") && !above[col] {
				return "a cell that continues nothing"
			}
			now[col] = merge != ""
			col += table.Span(properties)
		}
		if col != width {
			return fmt.Sprintf("a row of %d columns in a grid of %d", col, width)
		}
		above = now
	}
	return ""
}
