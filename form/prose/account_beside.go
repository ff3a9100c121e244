package prose

import (
	"strings"

	"nianbao/form"
	"nianbao/grid"
	"nianbao/regex"
)

// accountBeside tells of the comments on sheets, but on registers and the like, and of what the headers and footers of
// those with something of the report say of neither page nor report. What several sheets say alike is told of once.
func (b *Source) accountBeside() {
	told := map[grid.Margin]bool{}
	for at, g := range b.Book.Grids {
		ofReport := len(b.Sections[at]) > 0 || b.reads(at)
		for _, m := range g.Margins {
			if ofReport && !g.Hidden && !told[m] && !b.isOfPage(g, m.Text) {
				told[m] = true
				b.beside(m.What, m.Text, form.PlaceOfTab(g, at))
			}
		}
		for _, c := range g.Comments {
			if ofReport || !workingSheet.MatchString(g.Name) {
				b.beside("批注", c.Text, form.PlaceIn(g, at, c.Row, c.Col))
			}
		}
	}
}

func (b *Source) beside(what, text string, place form.Place) {
	text = strings.Join(strings.Fields(text), " ")
	b.tell(form.Fault{Kind: form.Beside, Label: what, Texts: []string{form.OneLine(text)}, Places: []form.Place{place}})
}

// isOfPage reports whether a header or footer says nothing but which page of which file, sheet or report it is.
func (b *Source) isOfPage(g *grid.Grid, text string) bool {
	text = form.Squeeze(marginField.ReplaceAllString(text, ""))
	for _, name := range []string{g.Name, b.Book.File} {
		if name = form.Squeeze(name); name != "" {
			text = strings.Replace(text, name, "", 1)
		}
	}
	return pageWords.MatchString(text) || b.saysTitle(text) || b.isSheetTitle(text) || b.isFurniture(text)
}

var (
	marginField = regex.New(`&\[[^\[\]]*\]`)
	pageWords   = regex.New(`(?i)^(?:pages?|of|sheet|[第共页码张总计\d\pP\pS])*$`)
)
