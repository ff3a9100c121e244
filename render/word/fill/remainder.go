package fill

import (
	"slices"
	"strconv"
	"strings"

	"nianbao/form"
	"nianbao/grid"
	"nianbao/regex"
)

func withoutSpace(s string) string { return strings.Join(strings.Fields(s), "") }

// remainder replaces agency and year of last year's report wherever else they stand, and remarks on what may be out of
// date.
func (f *labelFiller) remainder() {
	replacements := f.replacements()
	captions := f.pictures()
	for at, g := range f.Main.Grids {
		if g.Source == grid.Table && f.isForeign(at, g) {
			f.nameForeign(at, g)
			continue
		}
		if g.Source == grid.Table {
			f.unfilled(at, g)
		}
		kept := f.aboveKept(at, g)
		beside := f.besideForeign(at, g)
		for i := range g.Cells {
			c := &g.Cells[i]
			if f.isHandled(at, c) || f.isHeading(at, c) {
				continue
			}
			place := f.was.PlaceOf(at, c.Row, c.Col)
			s := f.Main.At(at, c.Row, c.Col)
			switch figure := figureIn(s.Text()); {
			case kept[c]:
			case (beside[c] || captions[cellKey{at, c.Row, c.Col}]) && f.changes(s.Text(), replacements):
				f.remark(place, "这一行说的是旁边没有改的表或者图片，里面的年度、名称也没有改，请核对")
			case g.Source == grid.Prose && figure != "" && f.changes(s.Text(), replacements):
				f.remark(place, "这一段里有上年的数"+form.Quote(figure)+"，没有改，请自己改写或者删去")
			case g.Source == grid.Table && figure != "" && f.changes(s.Text(), replacements):
				f.remark(place, "这一格里有上年的数"+form.Quote(figure)+"，没有改，请自己改写或者删去")
			case g.Source == grid.Table && figure != "" && f.isNote(at, g, c):
				f.remark(place, "这一格里的"+form.Quote(figure)+"不是统计表的数，没有改，请核对")
			default:
				f.replace(f.Main, s, place, replacements)
				if g.Source == grid.Prose && !f.laterYear(place, c.Text) {
					f.review(place, s.Text())
				}
			}
		}
	}
}

// isNote reports whether a cell of last year's table has words of its own: in a row without the report's figures, as a
// note below them, or beside them and not the row's label alone.
func (f *labelFiller) isNote(at int, g *grid.Grid, c *grid.Cell) bool {
	if f.was.Year == 0 || form.ParseValue(strings.TrimSpace(c.Text), grid.Text, "", "").State == form.Number {
		return false // unfilled tells of figures alone
	}
	for i := range g.Cells {
		if g.Cells[i].Row == c.Row && f.isHandled(at, &g.Cells[i]) {
			return !f.rowLabels()[form.Key(c.Text)]
		}
	}
	return true
}

// unfilled remarks on the rows of a table in which a figure stands that is none of the report's, and on those that have
// a label of the form but got no figure.
func (f *labelFiller) unfilled(at int, g *grid.Grid) {
	filled, told := map[int]bool{}, map[int]bool{}
	free := map[int]int{} // by row, the last column in which nothing stands
	for i := range g.Cells {
		c := &g.Cells[i]
		filled[c.Row] = filled[c.Row] || f.isHandled(at, c)
		if c.Text == "" {
			free[c.Row] = c.Col
		}
	}
	labels := f.rowLabels()
	for i := range g.Cells {
		c := &g.Cells[i]
		if f.isHandled(at, c) || told[c.Row] {
			continue
		}
		text := strings.TrimSpace(c.Text)
		switch {
		case form.ParseValue(text, grid.Text, "", "").State == form.Number:
			f.remark(f.was.PlaceOf(at, c.Row, c.Col), "格式里没有这一格，这里的"+form.Quote(text)+"没有改，请核对")
		case !filled[c.Row] && free[c.Row] > c.Col && labels[form.Key(text)]:
			f.remark(f.was.PlaceOf(at, c.Row, c.Col), form.Quote(text)+"这一行没有填，请核对它是否多余")
		default:
			continue
		}
		told[c.Row] = true
	}
}

// rowLabels returns the keys of the form's row labels.
func (f *labelFiller) rowLabels() map[string]bool {
	labels := map[string]bool{}
	for _, t := range f.report.Form.Tables {
		if rows, _ := t.Leaves(); !t.Across {
			for _, l := range rows {
				labels[form.Key(l.Label)] = true
			}
		}
	}
	return labels
}

// laterYear remarks on a line that was written in the year after last year's report, which is the year that is reported now:
// 甲政发〔2024〕5号, 2024年1月16日印发. It reports whether it did.
func (f *labelFiller) laterYear(place form.Place, text string) bool {
	isTold := func(r Remark) bool { return r.Place == place }
	if f.was.Year == 0 || f.was.Year == f.report.Year || slices.ContainsFunc(f.result.Remarks, isTold) {
		return false
	}
	for _, m := range datedThen.FindAllStringSubmatch(form.PlainYear(text), -1) {
		if year, _ := strconv.Atoi(m[1] + m[2]); year > f.was.Year {
			f.remark(place, "这一段里的"+form.Quote(strings.TrimSpace(m[0]))+"没有改，请核对")
			return true
		}
	}
	return false
}

var (
	// datedThen is when something was written or sent, in digits.
	datedThen  = regex.New(`(20\d{2})\s*年\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?|[〔\[［(（【](20\d{2})[〕\]］)）】]\s*第?\s*\d+\s*号`)
	anyYear    = regex.New(`(?:19|20)\d{2}\s*年`)
	toBeFilled = regex.New(`[×✕╳＿_]{2}|[XxＸｘ]{2}|文字描述|机关名称|单位名称`)
	sentences  = 20 // characters from which on a paragraph is more than a caption
)

// names reports whether a text names the old agency, other than as a part of the new one's name.
func (f *labelFiller) names(text, was, now string) bool {
	text, was, now = withoutSpace(text), withoutSpace(was), withoutSpace(now)
	if !strings.Contains(was, now) {
		text = strings.ReplaceAll(text, now, "")
	}
	return strings.Contains(text, was)
}

// review remarks on a paragraph that is no part of the report and stays.
func (f *labelFiller) review(place form.Place, text string) {
	text = strings.TrimSpace(text)
	if m := toBeFilled.FindString(text); m != "" {
		f.remark(place, "这一段里的"+form.Quote(m)+"没有填，请自己填写")
		return
	}
	if was, now := f.was.Agency, f.report.Agency; was != "" && now != "" && was != now && f.names(text, was, now) {
		f.remark(place, "这一段里的机关名称"+form.Quote(was)+"没有改，请自己改写")
		return
	}
	if figure := figureIn(text); figure != "" {
		f.remark(place, "这一段里的"+form.Quote(figure)+"不是统计表的数，没有改，请核对")
		return
	}
	if f.was.Year == 0 || f.was.Year == f.report.Year {
		return
	}
	for _, year := range anyYear.FindAllString(text, -1) {
		if !strings.HasPrefix(year, strconv.Itoa(f.report.Year)) {
			f.remark(place, "这一段里的"+form.Quote(year)+"没有改，请核对")
			return
		}
	}
	if len([]rune(text)) > sentences && strings.ContainsAny(text, "。；") {
		f.remark(place, "这一段不在统计表里，除年度和机关名称外没有改，请核对")
	}
}
