package fill

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"nianbao/docx/edit"
	"nianbao/docx/wordtest"
	"nianbao/form"
	"nianbao/form/define"
	"nianbao/form/locate"
	"nianbao/grid"
)

// TestByLabelsAny fills any drawn table of a form with any report, blank or filled, and reads it back; what is around
// the paragraphs stays.
func TestByLabelsAny(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		seed := rapid.Uint64().Draw(rt, "seed") // hundreds of draws would be shrunk for minutes
		h := &hand{Rand: rand.New(rand.NewPCG(seed, 0))}
		f := define.Builtin()[h.IntN(2)]
		h.form = f
		want := h.report()
		pkg := word(t, h.document(), nil)
		before, _ := pkg.Part("word/document.xml")
		done, err := ByLabels(pkg, want, builtin, nil)
		if err != nil {
			rt.Fatalf("ByLabels: %v", err)
		}
		wordtest.ValidateLike(t, done.Package, pkg)
		data, err := done.Package.Bytes()
		if err != nil {
			rt.Fatalf("done.Package.Bytes: %v", err)
		}
		if list := remarks(done.Remarks); strings.Contains(list, "没有填，") ||
			strings.Contains(list, "格式里没有这一格") {
			rt.Fatal(list)
		}
		book, err := edit.Read(done.Package)
		if err != nil {
			rt.Fatalf("edit.Read: %v", err)
		}
		have, err := locate.New(f).Read(book)
		if err != nil {
			rt.Fatalf("locate.New().Read: %v", err)
		}
		if diff := cmp.Diff(facts(want), facts(have)); diff != "" {
			rt.Fatalf("(-want +got)\n%s", diff)
		}
		if title := h.title(book); title != want.Agency+strconv.Itoa(want.Year)+"年政府信息公开工作年度报告" {
			rt.Fatalf("title %q\n%s", title, before[:min(3000, len(before))])
		}
		after, _ := done.Package.Part("word/document.xml")
		if diff := cmp.Diff(skeleton(before), skeleton(after)); diff != "" {
			rt.Fatalf("around the paragraphs (-before +after)\n%s", diff)
		}
		if !h.once(5) {
			return
		}
		again, err := ByLabels(done.Package, want, builtin, nil)
		if err != nil {
			rt.Fatalf("ByLabels: %v", err)
		}
		if same, err := again.Package.Bytes(); err != nil || len(again.Changes) > 0 || string(same) != string(data) {
			rt.Fatalf("placing it again changes %v, %v", again.Changes, err)
		}
	})
}

// title returns what stands above the first heading, without spaces.
func (h *hand) title(book *grid.Book) string {
	var b strings.Builder
	for _, g := range book.Grids {
		for i := range g.Cells {
			if g.Cells[i].Text == h.form.Sections[0].Title {
				return strings.Join(strings.Fields(b.String()), "")
			}
			b.WriteString(g.Cells[i].Text)
		}
	}
	return ""
}

// facts spells what a report says.
func facts(r *form.Report) map[string]string {
	facts := map[string]string{}
	for _, c := range r.Form.Cells {
		facts[c.ID] = r.Value(c).Normalized()
	}
	for id, text := range r.Texts {
		facts[id] = text.Text
	}
	return facts
}

var paragraphShape = regexp.MustCompile(`(?s)<w:p>.*?</w:p>|<w:p/>|<w:showingPlcHdr/>|<w:bookmark[^>]*>`)

func skeleton(xml []byte) string { return paragraphShape.ReplaceAllString(string(xml), "") }

// A hand draws documents as people do.
type hand struct {
	*rand.Rand
	form *form.Form
}

// once reports true once in n times.
func (h *hand) once(n int) bool { return h.IntN(n) == 0 }

func (h *hand) pick(of ...string) string { return of[h.IntN(len(of))] }

// report draws a report.
func (h *hand) report() *form.Report {
	r := form.NewReport(h.form)
	r.Agency, r.Year = h.pick("示例市司法局", "示范县人民政府办公室"), 2019+h.IntN(13)
	r.Particulars[form.Agency], r.Particulars[form.Year] = r.Agency, strconv.Itoa(r.Year)
	for _, c := range h.form.Cells {
		n := decimal.NewFromInt(int64(h.IntN(99999)) >> h.IntN(17))
		switch {
		case h.once(20):
			continue
		case h.once(20):
			r.SetValue(c, form.Value{State: form.Stroke, Text: "/"})
			continue
		case c.Decimal():
			n = n.Shift(-2)
		}
		r.SetNumber(c, n)
	}
	for _, s := range h.form.Texts() {
		var lines []string
		for range h.IntN(4) {
			lines = append(lines, h.pick("全年公开信息若干条。", "（一）主动公开。及时发布。", "（二）管理", "A<b>&c",
				"无。"))
		}
		r.Texts[s.Text] = form.Text{Text: strings.Join(lines, "\n")}
	}
	return r
}

// document draws the form: blank, or as somebody filled it.
func (h *hand) document() string {
	var b strings.Builder
	agency, year := h.pick("", "××局", "（机关名称）", "示例市司法局", "样本市水务局"),
		h.pick("", "2023", "20××", "2 0 2 2")
	if year != "" {
		year += "年"
	}
	title := "政府信息公开工作年度报告" + h.pick("", "", "格式模板", "（样式）")
	switch h.pick("one line", "two lines", "three lines") {
	case "one line":
		b.WriteString(h.paragraph(agency + year + title))
	case "two lines":
		b.WriteString(h.paragraph(agency) + h.paragraph(year+title))
	default:
		b.WriteString(h.paragraph(agency) + p("") + h.paragraph(year) + h.paragraph(title))
	}
	for _, s := range h.form.Sections {
		b.WriteString(h.paragraph(s.Title))
		if s.Text != "" {
			b.WriteString(h.text())
			continue
		}
		b.WriteString(h.table(s.Grid()))
	}
	if h.once(5) {
		return tbl("<w:tr><w:tc><w:tcPr/>"+b.String()+p("")+"</w:tc></w:tr>") + p("")
	}
	return b.String()
}

// text draws what stands below a text's heading.
func (h *hand) text() string {
	switch h.pick("ask", "old", "blank", "nothing", "control") {
	case "ask":
		return h.paragraph("（文字描述）")
	case "old":
		return h.paragraph("（一）旧的。") + p("") + h.paragraph("去年的文字。") +
			`<w:p><w:bookmarkStart w:id="7"/><w:r><w:t>又一段</w:t></w:r><w:bookmarkEnd w:id="7"/></w:p>`
	case "blank":
		return "<w:p/>"
	case "control":
		return control("<w:showingPlcHdr/>", p("请填写"))
	}
	return ""
}

// paragraph draws a line, its runs divided anywhere.
func (h *hand) paragraph(text string) string {
	return "<w:p>" + h.runs(text) + "</w:p>"
}

func (h *hand) runs(text string) string {
	rs := []rune(text)
	var parts []string
	for len(rs) > 0 {
		n := len(rs)
		if h.once(3) {
			n = 1 + h.IntN(len(rs))
		}
		parts = append(parts, h.pick("", "*")+string(rs[:n]))
		rs = rs[n:]
	}
	return inner(p(parts...))
}

// figure draws what stands in a figure's cell.
func (h *hand) figure() string {
	old := h.pick("0", "12", "3,456", "—", "５")
	switch h.pick("mark", "spaces", "figure", "control", "filled control", "changed", "field", "simple field",
		"lines", "link") {
	case "mark":
		return "<w:p><w:pPr><w:rPr><w:sz/></w:rPr></w:pPr></w:p>"
	case "spaces":
		return p("\u3000", " ")
	case "figure":
		return h.paragraph(old)
	case "control":
		return "<w:p>" + control("<w:showingPlcHdr/>", inner(p("填数"))) + "</w:p>"
	case "filled control":
		return control("<w:text/>", h.paragraph(old)) + "<w:p/>"
	case "changed":
		return "<w:p><w:del><w:r><w:delText>7</w:delText></w:r></w:del><w:ins>" + h.runs(old) + "</w:ins></w:p>"
	case "field":
		return field("=SUM(LEFT)", old)
	case "simple field":
		return `<w:p><w:fldSimple w:instr="x">` + h.runs(old) + "</w:fldSimple></w:p>"
	case "lines":
		return p("") + h.paragraph(old) + p("")
	}
	return "<w:p><w:hyperlink>" + h.runs(old) + "</w:hyperlink></w:p>"
}

// table draws a section's tables in one, or in two that a page divides; some borders are a hair off.
func (h *hand) table(d *form.SectionGrid) string {
	slots := map[*grid.Cell]*form.Slot{}
	for i := range d.Cells {
		slots[&d.Cells[i]] = &d.Slots[i]
	}
	hair := h.IntN(d.Width + 1) // a column behind this one, 0 for none
	columns := "<w:tblGrid>"
	for col := range d.Width {
		columns += `<w:gridCol w:w="700"/>`
		if col+1 == hair {
			columns += `<w:gridCol w:w="20"/>`
		}
	}
	columns += "</w:tblGrid>"
	cut := 0
	if h.once(3) {
		cut = 1 + h.IntN(d.Height-1)
	}
	out := "<w:tbl><w:tblPr/>" + columns
	for row := range d.Height {
		if row == cut && row > 0 {
			out += "</w:tbl>" + p("") + "<w:tbl><w:tblPr/>" + columns
		}
		drawn := "<w:tr>" + h.row(d, slots, row, hair) + "</w:tr>"
		if h.once(15) {
			drawn = control("", drawn)
		}
		out += drawn
		if h.once(15) {
			out += "<w:tr><w:trPr><w:del/></w:trPr><w:tc>" + p("旧") + "</w:tc></w:tr>"
		}
	}
	return out + "</w:tbl>"
}

func (h *hand) row(d *form.SectionGrid, slots map[*grid.Cell]*form.Slot, row, hair int) string {
	out := ""
	left := h.once(2)
	for col := 0; col < d.Width; {
		c := d.At(row, col)
		if c == nil {
			return out
		}
		span := c.Cols()
		if hair > 0 && hair < d.Width && (c.Col < hair && c.Right() > hair || c.Right() == hair && left ||
			c.Col == hair && !left) || hair == d.Width && c.Right() == hair {
			span++
		}
		properties := fmt.Sprintf(`<w:gridSpan w:val="%d"/>`, span)
		content := h.paragraph(c.Text)
		switch {
		case c.Rows() > 1 && row > c.Row:
			properties += "<w:vMerge/>"
			content = "<w:p/>"
		case c.Rows() > 1:
			properties += `<w:vMerge w:val="restart"/>`
		case slots[c].Role == form.Data:
			content = h.figure()
		}
		out += "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + content + "</w:tc>"
		col = c.Right()
	}
	return out
}
