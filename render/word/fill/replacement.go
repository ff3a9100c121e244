package fill

import (
	"regexp"
	"strings"

	"nianbao/docx/edit"
	"nianbao/form"
)

// A replacement is what becomes of the first group of a pattern, with which that begins.
type replacement struct {
	old  *regexp.Regexp
	with string
}

// replacements returns what of last year's report is out of date wherever it stands.
func (f *labelFiller) replacements() []replacement {
	var list []replacement
	was, now := f.was, f.report
	if was.Year != 0 && now.Year != 0 && was.Year != now.Year {
		for _, kind := range []string{"2", "２", "二〇", "二○", "二零"} {
			old := digitsLike(kind, was.Year)
			list = append(list, replacement{regexp.MustCompile(`(` + old + `)\s*年`), digitsLike(kind, now.Year)})
		}
	}
	// Where one name is a part of the other (示例市, 示例市司法局), which of them is meant nobody can tell.
	unclear := strings.Contains(was.Agency, now.Agency) || strings.Contains(now.Agency, was.Agency)
	if was.Agency != "" && now.Agency != "" && len([]rune(was.Agency)) > 3 && !unclear {
		old := regexp.QuoteMeta(was.Agency)
		list = append(list, replacement{regexp.MustCompile(`(` + old + `)`), now.Agency})
	}
	return list
}

// maxReplacements bounds what is replaced in one paragraph: each one goes through all of it.
const maxReplacements = 1000

// replace replaces what is out of date in a cell.
func (f *labelFiller) replace(in *edit.Story, s *edit.Cell, place form.Place, replacements []replacement) {
	if s == nil {
		return
	}
	before := s.Text()
	for _, w := range replacements {
		all := w.old.FindAllStringSubmatchIndex(s.Text(), maxReplacements)
		if len(all) == maxReplacements {
			f.refuse(place, "这一段里的年度或机关名称太多，请检查文档是否选错")
			return
		}
		for i := len(all) - 1; i >= 0; i-- {
			if !in.Splice(s, all[i][2], all[i][3], w.with) {
				f.refuse(place, form.Quote(s.Text()[all[i][2]:all[i][3]])+"改不了，请把它作为普通文字重新输入")
				return
			}
		}
	}
	f.change(place, "年度、机关名称", strings.TrimSpace(before), strings.TrimSpace(s.Text()))
}

// headersFooters replaces agency and year of last year's report in headers and footers.
func (f *labelFiller) headersFooters() {
	replacements := f.replacements()
	for _, m := range f.HeadersFooters {
		for at, g := range m.Grids {
			for i := range g.Cells {
				c := &g.Cells[i]
				f.replace(m, m.At(at, c.Row, c.Col),
					form.Place{Sheet: m.Title, Ref: form.PlaceIn(g, at, c.Row, c.Col).Within()}, replacements)
			}
		}
	}
}

// properties replaces what is out of date in the document's properties: a title there becomes the published page's.
func (f *labelFiller) properties() {
	replacements := f.replacements()
	if len(replacements) == 0 {
		return
	}
	f.EditProperties(func(before string) string {
		after := before
		for _, w := range replacements {
			after = w.old.ReplaceAllStringFunc(after, func(found string) string {
				return w.with + found[len(w.old.FindStringSubmatch(found)[1]):]
			})
		}
		f.change(form.Place{Sheet: "文档属性"}, "年度、机关名称", before, after)
		return after
	})
}
