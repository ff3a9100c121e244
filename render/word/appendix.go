package word

import (
	"errors"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/docx/chart"
	"nianbao/form"
	"nianbao/form/appendix"
	"nianbao/grid"
	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmltree"
	"nianbao/regex"
)

var kinds = map[string]chart.Kind{"column": chart.Column, "bar": chart.Bar, "pie": chart.Pie}

// chartHeight in mm lets three charts stand on a page below their heading.
const chartHeight = 56

// Appendix adds an appendix with charts to a template: 附件 flush left on a page of its own behind all else, its title on
// the third line, and its name one line below the text, before who signs. The charts are marked with their names and
// show samples until they are filled. The error is that of package opc, or says that the template is no document.
func Appendix(p *opc.Package, charts []*form.Chart) error {
	main, err := p.Main()
	if err != nil {
		return err
	}
	w := &appendixWriter{styles: stylesIn(p, main)}
	w.line("Heading1", `<w:pageBreakBefore/>`+spacing(0, bodyLine)+flushLeft, appendix.Mark)
	w.line("Title", "", appendix.Title)
	for _, c := range charts {
		design := chart.Design{Name: c.Name, Kind: kinds[c.Kind], Height: chartHeight, Sample: sample(c)}
		run, err := chart.New(p, main, design)
		if err != nil {
			return err
		}
		w.WriteString(`<w:p><w:pPr>` + chart.Paragraph + `</w:pPr>` + run + `</w:p>`)
	}
	source, _ := p.Part(main)
	root, err := xmltree.Parse(source, nil)
	if err != nil {
		return err
	}
	body := root.Root().Child("body")
	if body == nil {
		return errors.New("no body")
	}
	nameAppendix(body, w.styles)
	if end := body.Child("sectPr"); end != nil {
		end.InsertBefore(xmltree.Source(w.String()))
	} else {
		body.Append(xmltree.Source(w.String()))
	}
	p.Set(main, root.Bytes())
	return nil
}

// An appendixWriter writes the appendix into a document that may not have the styles of the built-in templates.
type appendixWriter struct {
	bodyWriter
	styles map[string]bool // that the document has
}

// asStyled is how lines look without the styles: typeface, size and alignment. LibreOffice does not even begin a page
// before a paragraph whose style is not there.
var asStyled = map[string]struct {
	font  string
	size  int // in half points
	align string
}{
	"Heading1": {"黑体", 32, `<w:jc w:val="left"/><w:outlineLvl w:val="0"/>`},
	"Title":    {"方正小标宋简体", 44, `<w:jc w:val="center"/>`},
	"BodyText": {"仿宋_GB2312", 32, ""},
}

// line writes a line in a style, or as it looks.
func (w *appendixWriter) line(style, direct, said string) {
	if w.styles[style] {
		w.paragraph(style, direct, text(said))
		return
	}
	as := asStyled[style]
	if style == "BodyText" {
		direct += `<w:ind w:firstLineChars="200" w:firstLine="640"/>`
	}
	w.add(`<w:p><w:pPr>%s%s</w:pPr><w:r><w:rPr><w:rFonts w:ascii="%[3]s" w:eastAsia="%[3]s" w:hAnsi="%[3]s"/>`+
		`<w:sz w:val="%[4]d"/><w:szCs w:val="%[4]d"/></w:rPr><w:t>%[5]s</w:t></w:r></w:p>`,
		direct, as.align, as.font, as.size, said)
}

// stylesIn returns the ids of a document's styles; none of one whose styles cannot be read.
func stylesIn(p *opc.Package, main string) map[string]bool {
	ids := map[string]bool{}
	parts, _ := p.Related(main, "styles")
	for _, part := range parts {
		if tree, err := xmltree.Parse(part.Data, nil); err == nil && tree.Root() != nil {
			for style := range tree.Root().All("style") {
				ids[style.Attr("styleId")] = true
			}
		}
	}
	return ids
}

const flushLeft = `<w:ind w:left="0" w:firstLineChars="0" w:firstLine="0"/>`

// nameAppendix names the appendix above the sign-off, on the page of which it stays. A document without one does not
// say where its text ends: its appendix speaks for itself.
func nameAppendix(body *xmltree.Node, styles map[string]bool) {
	paragraphs := slices.Collect(body.Elements())
	at := signOffOf(paragraphs)
	if at < 0 {
		return
	}
	w := &appendixWriter{styles: styles}
	w.line("BodyText", `<w:keepNext/>`+spacing(bodyLine, 0), appendix.Note)
	paragraphs[at].InsertBefore(xmltree.Source(w.String()))
}

var (
	isOpening = regex.New(`^\{\{\s*(?:if|with)[^{}]*\}\}$`)
	isDate    = regex.New(`^\{\{[^{}]*日期[^{}]*\}\}$`)
)

// signOffOf returns the first of a body's elements that belongs to who signs the document and when, -1 where it cannot
// be found: by the styles of the built-in templates, else by the date and the name above it.
func signOffOf(elements []*xmltree.Node) int {
	at := slices.IndexFunc(elements, func(n *xmltree.Node) bool {
		style := n.Child("pPr", "pStyle")
		return style != nil && strings.HasSuffix(style.Attr("val"), "Signer")
	})
	for i := len(elements) - 1; i >= 0 && at < 0; i-- {
		if said := wordsOf(elements[i]); form.IsDate(said) || isDate.MatchString(said) {
			at = i
			if i > 0 && isName(wordsOf(elements[i-1])) {
				at--
			}
		}
	}
	for at > 0 && isOpening.MatchString(wordsOf(elements[at-1])) {
		at--
	}
	return at
}

// isName reports whether a line may be who signs: an action, or a few characters that are no sentence.
func isName(said string) bool {
	if strings.HasPrefix(said, "{{") {
		return !isOpening.MatchString(said) && !strings.Contains(said, "end")
	}
	return said != "" && grid.TextWidth(said) <= 2*maxSigner && !strings.ContainsAny(said, "。，；：:、")
}

// maxSigner is how many characters the name of who signs has at most.
const maxSigner = 30

// wordsOf returns what a paragraph says, without spaces; nothing of a table.
func wordsOf(n *xmltree.Node) string {
	if n.Name() != "p" {
		return ""
	}
	said := ""
	for t := range n.Within("t") {
		said += t.Text()
	}
	return strings.Join(strings.Fields(said), "")
}

// sample is what a chart shows in a template.
func sample(c *form.Chart) chart.Data {
	names := []string{"本年"}
	if c.Last {
		names = []string{"上年", "本年"}
	}
	var d chart.Data
	for _, p := range c.Points {
		d.Categories = append(d.Categories, p.Label)
	}
	for n, name := range names {
		s := chart.Series{Name: name}
		for i := range c.Points {
			s.Values = append(s.Values, decimal.NewNullDecimal(decimal.NewFromInt(int64(10*(i+n+1)))))
		}
		d.Series = append(d.Series, s)
	}
	return d
}
