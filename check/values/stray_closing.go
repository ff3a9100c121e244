package values

import (
	"fmt"
	"strings"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/form/signing"
)

// A strayClosing is the lines at the end of a text that look like a signature: the report's own is made of its
// particulars and printed below them.
type strayClosing struct {
	lines  []strayLine
	signer string // empty where nobody signs
}

type strayLine struct {
	form.Line
	at int
}

// maxStrayClosing is how many lines from the end of a text a signature is looked for.
const maxStrayClosing = 10

// closingOf finds a date with or without an agency's name at the end of a text, or the name alone where the report is
// dated and so is signed once more. Of the note behind the signature a date alone is no other.
func closingOf(r *form.Report, lines []form.Line, isLast bool) strayClosing {
	for i := len(lines) - 1; i >= max(0, len(lines)-maxStrayClosing); i-- {
		signer, _, ok := signing.Line(r, lines, i)
		c := strayClosing{signer: signer}
		switch {
		case !ok:
			continue
		case signer != "":
			c.add(lines, i)
		case i > 0 && signing.By(r, lines[i-1].Text) != "":
			c.signer = signing.By(r, lines[i-1].Text)
			c.add(lines, i-1, i)
		case i == len(lines)-2 && signing.By(r, lines[i+1].Text) != "":
			c.signer = signing.By(r, lines[i+1].Text)
			c.add(lines, i, i+1)
		case i == len(lines)-1 && isLast && form.IsDate(lines[i].Text):
			c.add(lines, i)
		default:
			continue
		}
		return c
	}
	c, n := strayClosing{}, len(lines)
	if n > 1 && isLast && form.IsDate(lines[n-2].Text+lines[n-1].Text) { // broken over two lines
		c.add(lines, n-2, n-1)
		return c
	}
	if n == 0 || !isLast || r.Particulars[form.Date] == "" {
		return c
	}
	name := signing.By(r, lines[n-1].Text)
	if name != "" && (form.AgenciesAlike(name, r.Agency) || n > 1 && signing.EndsText(lines[n-2].Text)) {
		c.signer = name
		c.add(lines, n-1)
	}
	return c
}

func (c *strayClosing) add(lines []form.Line, at ...int) {
	for _, i := range at {
		c.lines = append(c.lines, strayLine{lines[i], i})
	}
}

func (c *strayClosing) cells() []rule.Cell {
	var cells []rule.Cell
	for _, l := range c.lines {
		cells = append(cells, rule.Cell{Place: l.Place, Value: l.Text})
	}
	return cells
}

// message says what is to be deleted.
func (c *strayClosing) message(r *form.Report, title string) string {
	var quoted []string
	for _, l := range c.lines {
		quoted = append(quoted, form.Quote(rule.OneLine(l.Text)))
	}
	what, mend := "日期", "请从文字里删去。"
	switch {
	case c.signer != "" && len(c.lines) == 1 && strings.Contains(c.lines[0].Text, "年"):
		what = "机关名称和日期"
	case c.signer != "" && len(c.lines) == 1:
		what = "机关名称"
	case c.signer == "" && len(c.lines) == 2:
		mend = "请把这两行都从文字里删去。"
	case c.signer != "":
		what, mend = "机关名称和日期", "请把这两行都从文字里删去。"
	}
	if c.signer != "" && r.Agency != "" && !form.AgenciesAlike(c.signer, r.Agency) {
		mend += fmt.Sprintf("报告的机关名称是%s，文字里却是%s，请一并核对。", form.Quote(r.Agency), form.Quote(c.signer))
	}
	return fmt.Sprintf("“%s”的文字末尾有%s%s，像是落款。落款由机关名称和成文日期生成，%s",
		title, what, strings.Join(quoted, "、"), mend)
}
