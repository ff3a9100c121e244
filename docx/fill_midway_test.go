package docx

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"nianbao/ooxml/xmltree"
)

// TestMidway shows blocks that begin or end in the midst of a paragraph: what is between is repeated or left out, with
// the ends of the paragraphs in it, and the rest of both paragraphs stays.
func TestMidway(t *testing.T) {
	styled := func(style, text string) string {
		return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>` + typed(text) + `</w:p>`
	}
	item := func(text string) string {
		return `<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>` + typed(text) + "</w:p>"
	}
	section := func(text string) string { return `<w:p><w:pPr><w:sectPr/></w:pPr>` + typed(text) + `</w:p>` }
	for _, test := range []struct{ name, in, want string }{
		{"a condition", p("前{{if 真}}甲") + p("乙{{end}}后"), p("前", "甲") + p("乙", "后")},
		{"that is false leaves the first paragraph", styled("a", "前{{if 零}}甲") + styled("b", "乙{{end}}后"),
			`<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr>` + typed("前") + typed("后") + `</w:p>`},
		{"a loop", p("前{{range 年份}}甲{{.}}") + p("乙{{end}}后"),
			p("前", "甲2022") + p("乙", "甲2023") + p("乙", "甲2024") + p("乙", "后")},
		{"over whole paragraphs and tables", p("前{{if 真}}甲") + p("中") + tbl(tr("a")) + p("乙{{end}}后"),
			p("前", "甲") + p("中") + tbl(tr("a")) + p("乙", "后")},
		{"with else", p("前{{if 零}}甲") + p("乙{{else}}丙") + p("丁{{end}}后"), p("前", "丙") + p("丁", "后")},
		{"a value of lines behind an else", p("前{{if 零}}甲") + p("{{else}}{{文}}") + p("丁{{end}}后"),
			"<w:p>" + typed("前") + run("", "<w:t>第一行</w:t><w:br/><w:t>第二行</w:t>") + "</w:p>" + p("丁", "后")},
		{"with else in one paragraph", p("前{{if 真}}甲{{else}}乙") + p("丁{{end}}后"), p("前", "甲", "后")},
		{"one within another", p("前{{range 行们}}{{.名}}：{{if .数}}有") + p("{{.数}}{{end}}。{{end}}后"),
			p("前", "甲：", "有") + p("1", "。", "乙：", "有") + p("2", "。", "丙：", "。", "后")},
		{"that begins with its paragraph", p("{{if 真}}甲") + p("乙{{end}}后"), p("甲") + p("乙", "后")},
		{"and in one of its own", p("前") + p("{{if 真}}") + p("甲") + p("乙{{end}}后"), p("前") + p("甲") + p("乙", "后")},
		{"that ends in one of its own", p("前{{if 真}}甲") + p("乙") + p("{{end}}") + p("后"), p("前", "甲") + p("乙") + p("后")},
		{"a loop from a paragraph's end is of those that follow", p("共：{{range 年份}}") + p("{{.}}") + p("{{end}}。"),
			p("共：") + p("2022") + p("2023") + p("2024") + p("。")},
		{"to the end of the last of them", p("共：{{range 年份}}") + p("{{.}}{{end}}") + p("完"),
			p("共：") + p("2022") + p("2023") + p("2024") + p("完")},
		{"in a cell", tbl(tr(p("前{{range 少}}甲")+p("{{.}}{{end}}后"), "x")), tbl(tr(p("前", "甲")+p("7", "后"), "x"))},
		{"in a content control", "<w:sdt><w:sdtContent>" + p("前{{if 零}}甲") + p("乙{{end}}后") + "</w:sdtContent></w:sdt>",
			"<w:sdt><w:sdtContent>" + p("前", "后") + "</w:sdtContent></w:sdt>"},
		{"over a page break", p("前{{range 少}}甲") + "<w:p>" + run("", `<w:br w:type="page"/>`) + typed("{{.}}乙{{end}}后") + "</w:p>",
			p("前", "甲") + "<w:p>" + run("", `<w:br w:type="page"/>`) + typed("7乙") + typed("后") + "</w:p>"},
		{"a loop over list items", p("前") + item("{{range 年份}}{{.}}{{end}}") + item("{{range 少}}{{.}}") + item("x{{end}}") + p("后"),
			p("前") + `<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>` + typed("2022") + typed("2023") +
				typed("2024") + "</w:p>" + item("7") + item("x") + p("后")},
		{"a loop around a section's end has one for each time", p("{{range 年份}}") + section("{{.}}") + p("{{end}}"),
			section("2022") + section("2023") + section("2024")},
		{"a loop within a table in a content control in a cell", tbl(tr("<w:sdt><w:sdtContent>"+
			tbl(tr("a", "b"), tr("{{range 行们}}{{.名}}", "{{.数}}{{end}}"))+"</w:sdtContent></w:sdt><w:p/>", "y")),
			tbl(tr("<w:sdt><w:sdtContent>"+tbl(tr("a", "b"), tr("甲", "1"), tr("乙", "2"), tr("丙", "0"))+
				"</w:sdtContent></w:sdt><w:p/>", "y"))},
		{"a loop that ends in a paragraph of its own", p("前{{range 年份}}甲{{.}}") + p("乙") + p("{{end}}") + p("后"),
			p("前", "甲2022") + p("乙") + p("甲2023") + p("乙") + p("甲2024") + p("乙") + p("后")},
		{"whose paragraphs are as that in which it begins", styled("a", "前{{range 年份}}甲{{.}}") + styled("b", "{{end}}"),
			`<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr>` + typed("前") + typed("甲2022") + `</w:p>` + styled("a", "甲2023") + styled("a", "甲2024")},
		{"one that begins in a paragraph of its own", p("前") + p("{{range 年份}}") + p("甲") + p("乙{{.}}{{end}}后"),
			p("前") + p("甲") + p("乙2022") + p("甲") + p("乙2023") + p("甲") + p("乙2024", "后")},
		{"and finds nothing", p("前") + styled("a", "{{range 空表}}") + p("甲") + styled("b", "乙{{.}}{{end}}后"), p("前") + styled("b", "后")},
		{"over a table alone", p("前{{range 少}}甲{{.}}") + tbl(tr("a")) + p("{{end}}"), p("前", "甲7") + tbl(tr("a"))},
		{"which in a cell leaves a paragraph behind it", tbl(tr(p("前{{range 少}}甲{{.}}") + tbl(tr("a")) + p("{{end}}"))),
			tbl(tr(p("前", "甲7") + tbl(tr("a")) + "<w:p/>"))},
		{"and a paragraph between two", p("前{{range 少}}甲{{.}}") + tbl(tr("a")) + p("{{end}}") + tbl(tr("b")),
			p("前", "甲7") + tbl(tr("a")) + "<w:p/>" + tbl(tr("b"))},
		{"else in a paragraph of its own", p("前{{if 真}}甲") + p("{{else}}") + p("乙{{end}}后"), p("前", "甲") + p("后")},
		{"and the other branch", p("前{{if 零}}甲") + p("{{else}}") + p("乙{{end}}后"), p("前") + p("乙", "后")},
		{"all but else in paragraphs of their own", p("{{if 零}}") + p("甲") + p("乙{{else}}丙") + p("丁") + p("{{end}}") + p("后"),
			p("丙") + p("丁") + p("后")},
		{"its first branch", p("{{if 真}}") + p("甲") + p("乙{{else}}丙") + p("丁") + p("{{end}}") + p("后"), p("甲") + p("乙") + p("后")},
		{"a loop with else, both ends alone", p("{{range 空表}}") + p("甲{{else}}无") + p("{{end}}") + p("后"), p("无") + p("后")},
		{"one loop in another, ending together", p("{{range 行们}}{{.名}}：{{range .项}}{{.}}") + p("{{end}}{{end}}") + p("后"),
			p("甲：", "一") + p("二") + p("乙：") + p("丙：", "三") + p("后")},
		{"break", p("前{{range 年份}}甲{{.}}{{break}}") + p("乙{{end}}后"), p("前", "甲2022", "后")},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, body(t, filled(t, word(t, test.in, nil), rows))); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// TestNotMidway shows what cannot begin or end in the midst of a paragraph.
func TestNotMidway(t *testing.T) {
	section := func(text string) string { return `<w:p><w:pPr><w:sectPr/></w:pPr>` + typed(text) + `</w:p>` }
	for _, test := range []struct{ name, body, want string }{
		{"over a section's end", p("前{{if 零}}甲") + section("乙{{end}}后"), "第 1 段 {{if 零}}：从一段中间开始或在一段中间结束，而里面有分节符"},
		{"of a cell and what is behind its table", tbl(tr("前{{if 零}}甲")) + p("乙{{end}}后"), "第 1 段 {{end}}：与第 1 个表格第 1 行第 1 格的 {{if 零}} 不在同一层"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := Parse(word(t, test.body, nil))
			if said := complaints(t, err); len(said) != 1 || !strings.Contains(said[0], test.want) {
				t.Errorf("got %q, want %q", said, test.want)
			}
		})
	}
}

// TestAnyMidway draws paragraphs with a block from any place in one to any in another: all that is before and behind it
// is there once, all that is in it as often as the block is carried out, in this order. Carried out once, the paragraphs
// are as though there were no block, and each time has its own where an action stands alone in one.
func TestAnyMidway(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		var texts []string
		for i := range rapid.IntRange(2, 4).Draw(r, "paragraphs") {
			texts = append(texts, fmt.Sprintf("a%d b%[1]d ", i))
		}
		from := rapid.IntRange(0, len(texts)-2).Draw(r, "from")
		to := rapid.IntRange(from+1, len(texts)-1).Draw(r, "to")
		cut := func(i int) (before, behind string) {
			at := rapid.SampledFrom([]int{0, 3, len(texts[i])}).Draw(r, "at")
			return texts[i][:at], texts[i][at:]
		}
		head, first := cut(from)
		last, tail := cut(to)
		times := rapid.IntRange(0, 3).Draw(r, "times")
		open := fmt.Sprintf("{{range 表%d}}", times)
		if times < 2 && rapid.Bool().Draw(r, "if") {
			open = fmt.Sprintf("{{if 表%d}}", times)
		}
		alone := rapid.IntRange(0, 3).Draw(r, "alone") // 1: the first action, 2: the last
		in := ""
		for i, text := range texts {
			switch {
			case i == from && alone == 1 && head == "":
				in += p(open) + p(first)
			case i == from:
				in += p(head + open + first)
			case i == to && alone == 2 && tail == "":
				in += p(last) + p("{{end}}")
			case i == to:
				in += p(last + "{{end}}" + tail)
			default:
				in += p(text)
			}
		}
		template, err := Parse(word(t, in, nil))
		if err != nil {
			r.Fatalf("%v\nof\n%s", err, in)
		}
		out, err := template.Fill(drawnData)
		if err != nil {
			r.Fatalf("template.Fill: %v", err)
		}
		paragraphs := paragraphsOf(r, body(t, out))
		inner := slices.Concat([]string{first}, texts[from+1:to], []string{last})
		var want []string
		switch alone := alone == 1 && head == "" || alone == 2 && tail == ""; {
		case (head == "" || first == "") && (last == "" || tail == ""): // whole paragraphs
			want = slices.Concat([]string{head}, slices.Repeat(inner, times), []string{tail})
		case alone:
			want = strings.Split(head+strings.Join(slices.Repeat(inner, times), "\n")+tail, "\n")
		default:
			want = strings.Split(head+strings.Repeat(strings.Join(inner, "\n"), times)+tail, "\n")
		}
		want = slices.Concat(texts[:from], want, texts[to+1:])
		want = slices.DeleteFunc(want, func(s string) bool { return s == "" })
		if diff := cmp.Diff(strings.Join(want, "\n"), strings.Join(paragraphs, "\n")); diff != "" {
			r.Errorf("(-want +got)\n%s\nof\n%s", diff, in)
		}
	})
}

// paragraphsOf returns the texts of paragraphs.
func paragraphsOf(r *rapid.T, xml string) (texts []string) {
	root, err := xmltree.Parse([]byte("<w:body>"+xml+"</w:body>"), nil)
	if err != nil {
		r.Fatalf("xmltree.Parse: %v", err)
	}
	for p := range root.Within("p") {
		text := ""
		for piece := range p.Within("t") {
			text += piece.Text()
		}
		texts = append(texts, text)
	}
	return texts
}

// TestAnyMidwayElse draws paragraphs with a block that has an else, its actions at any place of theirs or in paragraphs
// of their own: one branch is there and the other is not, and no paragraph is left blank.
func TestAnyMidwayElse(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		table := rapid.IntRange(0, 2).Draw(r, "times")
		word1 := rapid.SampledFrom([]string{"if", "range"}).Draw(r, "block")
		if table == 2 {
			word1 = "range"
		}
		actions := []string{fmt.Sprintf("{{%s 表%d}}", word1, table), "{{else}}", "{{end}}"}
		in := ""
		var pieces [4]string // before the block, of its branches, behind it
		for i, act := range actions {
			text := fmt.Sprintf("a%d b%[1]d ", i)
			at := rapid.SampledFrom([]int{-1, 0, 3, len(text)}).Draw(r, "at")
			if at < 0 {
				in, at = in+p(act), 0
				in += p(text)
			} else {
				in += p(text[:at] + act + text[at:])
			}
			pieces[i] += text[:at]
			pieces[i+1] += text[at:]
			if rapid.Bool().Draw(r, "between") {
				in += p(fmt.Sprintf("c%d ", i))
				pieces[i+1] += fmt.Sprintf("c%d ", i)
			}
		}
		out := filled(t, word(t, p("前")+in, nil), drawnData)
		want := "前" + pieces[0] + strings.Repeat(pieces[1], table) + pieces[3]
		if table == 0 {
			want = "前" + pieces[0] + pieces[2] + pieces[3]
		}
		paragraphs := paragraphsOf(r, body(t, out))
		if got := strings.Join(paragraphs, ""); got != want || slices.Contains(paragraphs, "") {
			r.Errorf("got %q, want %q of\n%s", paragraphs, want, in)
		}
	})
}
