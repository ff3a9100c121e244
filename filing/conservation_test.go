package filing

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"nianbao/filing/filingtest"
	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmltree"
)

// strangers are lines as people add them to a report. %s is a word that stands nowhere else.
var strangers = []string{
	"%s", "%s。", "注：%s由市政府填报。", "（一）%s", "七、%s", "二、%s情况", "1.%s", "%s：张三", "联系人：%s", "本年度未收到申请，%s。", "附件：%s",
	"%s\n又一行", "## %s", "2025年2月1日%s", "五、存在的主要问题及改进情况：%s", "示例市人民政府%s", "目录%s", "%s　　第二项", "单位：%s",
}

// strange draws such a line with its word.
func strange(t *rapid.T, n int) (line, word string) {
	word = fmt.Sprintf("外来文字%03d号", n)
	return fmt.Sprintf(rapid.SampledFrom(strangers).Draw(t, "line"), word), word
}

// accounted reports in which outputs of a filing a word is neither printed nor named in a finding.
func accounted(t *rapid.T, path string, words []string) {
	l := Builtin()
	f, err := l.Open(path, "")
	if err != nil {
		t.Fatalf("l.Open: %v", err)
	}
	var said strings.Builder
	for _, found := range l.Check(f) {
		said.WriteString(found.Message)
		for _, c := range found.Cells {
			said.WriteString("\n" + c.Value)
		}
	}
	endings := rapid.SliceOfNDistinct(rapid.SampledFrom([]string{".docx", ".xlsx", ".html", ".json"}), 1, 2, rapid.ID[string])
	for _, ending := range endings.Draw(t, "endings") {
		out := strings.TrimSuffix(path, filepath.Ext(path)) + "-out" + ending
		if _, err := l.Convert(path, Conversion{Out: out, Draft: true, Force: true}); err != nil {
			t.Errorf("%s: %v", ending, err)
			continue
		}
		printed := raw(t, out)
		for _, w := range words {
			if !strings.Contains(printed, w) && !strings.Contains(said.String(), w) {
				t.Errorf("%s is neither in %s nor in a finding:\n%s", w, ending, said.String())
			}
		}
	}
}

// raw returns all that a file says, as it is written in it.
func raw(t *rapid.T, path string) string {
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("os.ReadFile: %v", err)
	}
	pkg, err := opc.Read(data)
	if err != nil {
		return string(data)
	}
	var b strings.Builder
	for _, name := range pkg.Names() {
		part, _ := pkg.Part(name)
		b.Write(part)
	}
	return b.String()
}

// TestWordsOfDocumentsAreKept puts foreign paragraphs anywhere into a report: each word of them is in whatever the
// report becomes, or in a finding.
func TestWordsOfDocumentsAreKept(t *testing.T) {
	t.Parallel()
	source, err := opc.ReadFile(convertTo(t, books[0], "report.docx"))
	if err != nil {
		t.Fatalf("opc.ReadFile: %v", err)
	}
	dir := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		pkg := source.Clone()
		xml, _ := pkg.Part("word/document.xml")
		document, err := xmltree.Parse(xml, nil)
		if err != nil {
			t.Fatalf("xmltree.Parse: %v", err)
		}
		body := document.Root().Child("body")
		words := spoilHeadings(t, body)
		for n := range rapid.IntRange(1, 5).Draw(t, "strangers") {
			line, word := strange(t, n)
			words = append(words, word)
			blocks := slices.Collect(body.Elements())
			rapid.SampledFrom(blocks).Draw(t, "at").InsertBefore(xmltree.Source(foreign(t, line)))
		}
		pkg.Set("word/document.xml", document.Bytes())
		if rapid.Bool().Draw(t, "footer") {
			footer, _ := pkg.Part("word/footer1.xml")
			pkg.Set("word/footer1.xml", bytes.Replace(footer, []byte("</w:ftr>"), []byte("<w:p><w:r><w:t>页脚里的外来词</w:t></w:r></w:p></w:ftr>"), 1))
			words = append(words, "页脚里的外来词")
		}
		path := filepath.Join(dir, "source.docx")
		data, err := pkg.Bytes()
		if err == nil {
			err = os.WriteFile(path, data, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
		accounted(t, path, words)
	})
}

// spoilHeadings removes headings of a report, numbers them otherwise, words them otherwise or writes them twice. It
// returns words of the report's texts.
func spoilHeadings(t *rapid.T, body *xmltree.Node) []string {
	for _, p := range slices.Collect(body.All("p")) {
		heading := ""
		texts := slices.Collect(p.Within("t"))
		for _, text := range texts {
			heading += text.Text()
		}
		h, ok := Builtin().Forms[1].ReadHeading(heading)
		if !ok || h.Section == nil || !h.Exact {
			continue
		}
		first := texts[0]
		switch rapid.IntRange(0, 9).Draw(t, "spoilt") {
		case 0:
			p.Detach()
		case 1:
			first.SetText("九、" + h.Words)
		case 2:
			first.SetText("一、专项整改情况")
		case 3:
			first.SetText(heading + "（节选）")
		case 4:
			p.InsertBefore(p.Copy())
		case 5:
			first.SetText(h.Words)
		}
	}
	return []string{"围绕中心工作", "政策解读形式还比较单一", "下一年将从两方面改进", "全年收取政府信息公开信息处理费"}
}

// foreign draws a line as a paragraph, in a text box, or in a table with one column or two.
func foreign(t *rapid.T, line string) string {
	run := "<w:r><w:t>" + strings.ReplaceAll(line, "\n", "</w:t><w:br/><w:t>") + "</w:t></w:r>"
	p := "<w:p>" + run + "</w:p>"
	switch rapid.IntRange(0, 7).Draw(t, "drawn") {
	case 0:
		p = "<w:tbl><w:tr><w:tc>" + p + "</w:tc></w:tr></w:tbl>"
	case 1:
		p = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>备注</w:t></w:r></w:p></w:tc><w:tc>" + p + "</w:tc></w:tr></w:tbl>"
	case 2:
		p = "<w:p><w:r><w:pict><w:txbxContent>" + p + "</w:txbxContent></w:pict></w:r></w:p>"
	}
	return p
}

var pagePlaces = regexp.MustCompile(`\n(?:<p|<h2|<section|</section|<div class="scroll|</article|<footer)`)

// TestWordsOfPagesAreKept does the same to a page.
func TestWordsOfPagesAreKept(t *testing.T) {
	t.Parallel()
	source, err := os.ReadFile(convertTo(t, books[0], "report.html"))
	if err != nil {
		t.Fatalf("os.ReadFile: %v", err)
	}
	dir := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		page := string(source)
		var words []string
		for n := range rapid.IntRange(1, 5).Draw(t, "strangers") {
			line, word := strange(t, n)
			words = append(words, word)
			places := pagePlaces.FindAllStringIndex(page, -1)
			at := rapid.SampledFrom(places).Draw(t, "at")[0]
			page = page[:at] + "\n<p>" + strings.ReplaceAll(line, "\n", "<br>") + "</p>" + page[at:]
		}
		path := filepath.Join(dir, "source.html")
		if err := os.WriteFile(path, []byte(page), 0o600); err != nil {
			t.Fatalf("os.WriteFile: %v", err)
		}
		accounted(t, path, words)
	})
}

// TestSentencesOfWorkbooksAreKept puts sentences beside and below the tables of a workbook, and below the headings of its
// texts.
func TestSentencesOfWorkbooksAreKept(t *testing.T) {
	t.Parallel()
	sound, err := os.ReadFile(books[0])
	if err != nil {
		t.Fatalf("os.ReadFile: %v", err)
	}
	dir := t.TempDir()
	rapid.Check(t, func(rt *rapid.T) {
		var word string
		data := filingtest.Spoil(t, sound, func(s *filingtest.Spoiler) {
			for n := range rapid.IntRange(1, 3).Draw(rt, "strangers") {
				word = fmt.Sprintf("外来文字%03d号", n)
				at := rapid.SampledFrom([]string{"主动公开!B30", "依申请公开!A40", "依申请公开!M8", "复议诉讼!A12", "文字!A15", "文字!A19", "基本信息!B20", "文字!E6"}).Draw(rt, "at")
				line := rapid.SampledFrom([]string{"本年度%s，比上年有所增加。", "注：%s，由市政府统一上报。", "%s的情况详见局办公室归档的材料"}).Draw(rt, "line")
				s.Text(at, fmt.Sprintf(line, word))
			}
		})
		path := filepath.Join(dir, "source.xlsx")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			rt.Fatalf("os.WriteFile: %v", err)
		}
		accounted(rt, path, []string{word}) // an earlier one may have been written over
	})
}

// TestWordsOfWorkbooksAreKept adds sheets of words, columns beside the texts and cells to a workbook: each word is in
// whatever the report becomes, or in a finding.
func TestWordsOfWorkbooksAreKept(t *testing.T) {
	t.Parallel()
	sound, err := os.ReadFile(books[0])
	if err != nil {
		t.Fatalf("os.ReadFile: %v", err)
	}
	dir := t.TempDir()
	rapid.Check(t, func(rt *rapid.T) {
		var words []string
		put := map[string]string{}
		draw := func(at string, lines ...string) {
			word := fmt.Sprintf("外来文字%03d号", len(put))
			line := fmt.Sprintf(rapid.SampledFrom(lines).Draw(rt, "line"), word)
			if rapid.IntRange(0, 5).Draw(rt, "break") == 0 {
				line += rapid.SampledFrom([]string{"\u2028又一行", "\n又一行。", "\v"}).Draw(rt, "broken")
			}
			put[at], words = line, append(words, word)
		}
		sentences := []string{"本年度%s，比上年有所增加。", "全年%s。", "（一）%s。我局设置专栏，发布信息。",
			"应当公开的%s全部公开，不得遗漏。", "请社会监督%s，必须公开的按统一口径自动公开。"}
		headings := []string{"七、%s", "四、%s情况", "%s", "备注：%s"}
		column := func(sheet string, col rune, from, to int) {
			for row := from; row < to; row++ {
				draw(fmt.Sprintf("%s!%c%d", sheet, col, row), append(sentences, "联系人：%s", "请领导审阅%s后定稿")...)
			}
		}
		extra := ""
		switch rapid.IntRange(0, 3).Draw(rt, "kind") {
		case 0:
			extra = rapid.SampledFrom([]string{"公开年度总结", "Sheet5", "工作情况", "情况说明", "历年旧事", "领导讲话（旧稿）",
				"2099年工作打算"}).Draw(rt, "sheet")
			for row := range rapid.IntRange(1, 30).Draw(rt, "paragraphs") {
				draw(fmt.Sprintf("%s!A%d", extra, row+1), sentences...)
			}
		case 1:
			col := rapid.SampledFrom([]rune("DEFH")).Draw(rt, "column")
			draw(fmt.Sprintf("文字!%c3", col), headings...)
			column("文字", col, 4, rapid.IntRange(4, 8).Draw(rt, "to"))
		case 2:
			column("文字", rapid.SampledFrom([]rune("ABC")).Draw(rt, "column"), 7, rapid.IntRange(7, 10).Draw(rt, "to"))
		case 3:
			at := rapid.SampledFrom([]string{"主动公开!A30", "依申请公开!A42", "复议诉讼!A20"}).Draw(rt, "at")
			draw(at, sentences...)
		}
		data := filingtest.Spoil(t, sound, func(s *filingtest.Spoiler) {
			if extra != "" {
				newSheet(extra)(s)
			}
			for at, line := range put {
				s.Text(at, line)
			}
		})
		path := filepath.Join(dir, "source.xlsx")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			rt.Fatalf("os.WriteFile: %v", err)
		}
		accounted(rt, path, words)
	})
}
