package correct

import (
	"errors"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/formula"
	"nianbao/grid"
	"nianbao/xlsx"
	"nianbao/xlsx/edit"
)

// A pen writes what was typed into a workbook's cells.
type pen struct {
	report *form.Report
	editor *edit.Editor
	typed  Typed
	meant  map[*form.Cell]form.Value // what is to be read of the cells; of a formula that alone
	texts  map[string]bool           // that were written somewhere
	facts  map[string]bool           // particulars, likewise
}

func (p *pen) write() error {
	p.meant, p.texts, p.facts = map[*form.Cell]form.Value{}, map[string]bool{}, map[string]bool{}
	for _, c := range p.report.Form.Cells {
		if text, ok := p.typed.Cells[c.ID]; ok {
			if err := p.cell(c, text); err != nil {
				what := strings.TrimSpace(p.report.Value(c).Place.String() + " " + c.Label())
				return refused(what, c.ID, err)
			}
		}
	}
	for _, s := range p.report.Form.AllTexts() {
		if text, ok := p.typed.Texts[s.Text]; ok {
			if err := p.text(s, text); err != nil {
				return err
			}
		}
	}
	for _, of := range p.report.Form.Particulars {
		if text, ok := p.typed.Particulars[of.ID]; ok {
			if err := p.particular(of, text); err != nil {
				return err
			}
		}
	}
	return nil
}

// cell types over one of the form's cells.
func (p *pen) cell(c *form.Cell, text string) error {
	at, ok := rule.At(p.report, c)
	if !ok {
		return &Error{Cell: c.ID, Reason: c.Label() + "在这份统计表里没有找到，填不进去",
			Advice: "请先补上缺的行、列，或者新建一份空白的统计表来填。"}
	}
	sheet := p.sheet(at)
	if err := p.editor.Refused(sheet, at.Row, at.Col); err != nil {
		return err
	}
	if strings.TrimSpace(text) == Mandated {
		mandated := rule.Mandated(p.report, c)
		if mandated == "" {
			return &Error{Cell: c.ID, Reason: c.Label() + "不是合计，放不上公式", Advice: "请填数。"}
		}
		p.meant[c] = form.Value{Formula: mandated}
		return p.editor.SetFormula(sheet, at.Row, at.Col, mandated, "")
	}
	was := p.report.Value(c)
	v := read(c, text, was.Written)
	p.meant[c] = v
	if v.State != form.Number || v.Remark != "" {
		return p.editor.SetText(sheet, at.Row, at.Col, strings.TrimSpace(text))
	}
	n := v.Number.Shift(rule.Shift(p.report, c))
	if err := p.editor.SetNumber(sheet, at.Row, at.Col, n); err != nil {
		return err
	}
	_, err := p.editor.FitFormat(sheet, at.Row, at.Col, n.String(), p.neighbours(c, at))
	return err
}

// read reads what was typed as what stands in a cell.
func read(c *form.Cell, text, written string) form.Value {
	text = strings.TrimSpace(text)
	if c.IsWords() {
		return c.ReadWords(text, text, grid.Text)
	}
	return form.ParseValue(text, grid.Text, c.Unit(), written)
}

// neighbours are the places of the other figures in a cell's row, whose number format it may need.
func (p *pen) neighbours(c *form.Cell, of formula.Cell) []xlsx.Address {
	var places []xlsx.Address
	for _, other := range c.Table.Cells {
		at, ok := rule.At(p.report, other)
		if ok && other != c && !other.IsWords() && at.Sheet == of.Sheet && other.Row == c.Row {
			places = append(places, xlsx.Address{Row: at.Row, Col: at.Col})
		}
	}
	return places
}

func (p *pen) sheet(at formula.Cell) string { return p.report.Book.Grids[at.Sheet].Name }

// particular types over a fact about the agency, where the workbook has a place for it.
func (p *pen) particular(of *form.Particular, text string) error {
	at, ok := p.spot(p.report.ParticularPlace(of.ID))
	if !ok {
		return nil
	}
	p.facts[of.ID] = true
	text = strings.TrimSpace(text)
	drawn := p.report.Book.Grids[at.Sheet].At(at.Row, at.Col)
	n, err := decimal.NewFromString(text)
	if err == nil && of.ID == form.Year && form.ParseYear(text) != 0 && drawn != nil && drawn.Kind == grid.Number {
		err = p.editor.SetNumber(p.sheet(at), at.Row, at.Col, n)
	} else { // what is no year stands as it was typed
		err = p.editor.SetText(p.sheet(at), at.Row, at.Col, text)
	}
	return refused("“"+of.Label+"”", "", err)
}

// refused makes an Error of what the editor refuses: about what, and of one of the form's cells its id.
func refused(what, cell string, err error) error {
	var unfit *edit.Error
	if !errors.As(err, &unfit) {
		return err
	}
	return &Error{Cell: cell, Reason: what + "改不了：" + unfit.Error(), Advice: unfit.Hint() + "。"}
}

// spot returns a place as one of a worksheet's, false for any other.
func (p *pen) spot(at form.Place) (formula.Cell, bool) {
	if at == (form.Place{}) || at.File != "" || at.Ref == "" {
		return formula.Cell{}, false
	}
	g, row, col := at.At()
	return formula.Cell{Sheet: g, Row: row, Col: col}, p.report.Book.Grids[g].Source == grid.Sheet
}

// misread returns what of a workbook is not read as it was meant once it was typed over, nil where all is well.
func (p *pen) misread(now *form.Report) *Error {
	if !form.SameRows(now.Form, p.report.Form) {
		return &Error{Reason: "填上以后，这份统计表就认不出来了，没有改", Advice: "请看填的内容是不是填错了地方。"}
	}
	for _, c := range p.report.Form.Cells {
		was, is := p.report.Value(c), now.Value(c)
		meant, typed := p.meant[c]
		switch {
		case !typed && was.Text == is.Text && was.Formula == is.Formula,
			typed && meant.Formula != "" && is.Formula == meant.Formula,
			typed && meant.Formula == "" && sameValue(meant, is):
		default:
			return &Error{Cell: c.ID, Reason: strings.TrimSpace(was.Place.String()+" "+c.Label()) +
				"读回来与要填的不一致，没有改", Advice: "请看这一格是不是与别的格合并了；也可以在 Excel 或 WPS 里改。"}
		}
	}
	for _, s := range p.report.Form.AllTexts() {
		if _, typed := p.typed.Texts[s.Text]; !typed && now.Texts[s.Text].Text != p.report.Texts[s.Text].Text ||
			p.texts[s.Text] && plain(now.Texts[s.Text].Text) != plain(p.typed.Texts[s.Text]) {
			return &Error{Reason: "“" + s.Title + "”的文字读回来与要填的不一致，没有改",
				Advice: "请在 Excel 或 WPS 里改。", words: words{true, s.Text}}
		}
	}
	for _, of := range p.report.Form.Particulars {
		if _, typed := p.typed.Particulars[of.ID]; !typed && now.Particular(of.ID) != p.report.Particular(of.ID) ||
			p.facts[of.ID] && !isParticular(now, of.ID, p.typed.Particulars[of.ID]) {
			return &Error{Reason: "“" + of.Label + "”读回来与要填的不一致，没有改", Advice: "请在 Excel 或 WPS 里改。",
				words: words{false, of.ID}}
		}
	}
	return nil
}

// miscalculated returns what was typed and is not read so once formulas are calculated, nil where all is well.
func (p *pen) miscalculated(now *form.Report) *Error {
	if !form.SameRows(now.Form, p.report.Form) {
		return &Error{Reason: "重新计算以后，这份统计表就认不出来了，没有改", Advice: "请在 Excel 或 WPS 里改。"}
	}
	for _, c := range p.report.Form.Cells { // in their order, so that the same one is named every time
		meant, typed := p.meant[c]
		if !typed {
			continue
		}
		if is := now.Value(c); meant.Formula == "" && !sameValue(meant, is) || meant.Formula != is.Formula {
			return &Error{Cell: c.ID, Reason: c.Label() + "重新计算以后与要填的不一致，没有改",
				Advice: "请在 Excel 或 WPS 里改。"}
		}
	}
	return nil
}

// sameValue reports whether a cell holds what was meant.
func sameValue(meant, is form.Value) bool {
	return meant.State == is.State && is.Formula == "" &&
		(meant.State != form.Number || meant.Number.Equal(is.Number)) && meant.Words == is.Words &&
		(meant.State != form.Unreadable || strings.TrimSpace(meant.Text) == strings.TrimSpace(is.Text))
}

// plain returns a text's lines as a report holds them.
func plain(text string) string {
	var lines []string
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// isParticular reports whether a report has a particular as it was typed.
func isParticular(r *form.Report, id, text string) bool {
	text = strings.TrimSpace(text)
	if id == form.Year {
		return r.Year == form.ParseYear(text) && (r.Year != 0 || text == strings.TrimSpace(r.Particulars[id]))
	}
	return slices.Contains([]string{strings.TrimSpace(r.Particular(id)), strings.TrimSpace(r.Particulars[id])}, text)
}
