package html

import (
	"bytes"
	"cmp"
	_ "embed"
	"fmt"
	"html/template"
	"strconv"
	"strings"
	"sync"

	"nianbao/grid"
	"nianbao/render/digest"
)

var (
	//go:embed digest.html
	digestLayout string
	//go:embed digest.css
	digestStyle string
)

var digestPage = sync.OnceValue(func() *template.Template { return template.Must(template.New("").Parse(digestLayout)) })

// A digestCell is a cell of the table with a row a file.
type digestCell struct {
	Text, Class string
	Link        template.URL // relative, or of another drive: html/template takes file: for unsafe
}

// Digest returns what came of a run over many files as a web page: one file, without scripts and without anything from
// elsewhere. Equal digests give equal bytes. The error means a mistake in digest.html.
func Digest(d *digest.Digest) ([]byte, error) {
	columns := d.Columns()
	page := struct {
		Title, Line   string
		Style         template.CSS
		States, Rules chart
		Heads         []string
		Rows          [][]digestCell
	}{Title: clean(d.Heading()), Line: d.Line(), Style: template.CSS(digestStyle), States: newChart("各机关的情况", d.ByState()),
		Rules: newChart("各条规则查出的问题", d.ByRule())}
	for _, c := range columns {
		page.Heads = append(page.Heads, c.Head)
	}
	for i := range d.Rows {
		r := &d.Rows[i]
		row := make([]digestCell, 0, len(columns))
		for _, c := range columns {
			row = append(row, newDigestCell(c, r))
		}
		page.Rows = append(page.Rows, row)
	}
	var b bytes.Buffer
	err := digestPage().Execute(&b, page)
	return b.Bytes(), err
}

// nameWidth and longWidth are how wide columns are, at the least, whose texts are names and sentences.
const nameWidth, longWidth = 20, 40

func newDigestCell(c digest.Column, r *digest.Row) digestCell {
	if c.Text == nil {
		if n := c.Number(r); n != 0 || !c.Blank {
			return digestCell{Text: strconv.Itoa(n), Class: "number"}
		}
		return digestCell{Class: "number"}
	}
	cell := digestCell{Text: clean(digest.Visible(c.Text(r)))}
	switch {
	case c.State:
		cell.Class = r.State.Word()
	case c.Width >= longWidth:
		cell.Class = "long"
	case c.Width >= nameWidth:
		cell.Class = "name"
	}
	if c.Link != nil {
		cell.Link = template.URL(c.Link(r))
	}
	return cell
}

// A chart is drawn as bars, one below the other. Lengths are in pixels.
type chart struct {
	Width, Height int
	Said          string // what it shows, for who does not see it
	Bars          []bar
}

type bar struct {
	Label, Class                            string
	Count                                   int
	Stub, Left, Top, Middle, Length, Behind int
	Thick                                   int
}

const (
	chartWidth = 640
	barThick   = 20
	barPitch   = 30
	labelMost  = 300 // of a label, beyond which it is cut short
	countRoom  = 70
	labelDigit = 8 // pixels of a digit of a label
)

// newChart draws bars as long as their counts, the longest over all the room.
func newChart(title string, bars []digest.Bar) chart {
	c := chart{Width: chartWidth, Height: max(1, len(bars)) * barPitch}
	stub, most := 0, 1
	for i := range bars {
		bars[i].Label = shortened(clean(bars[i].Label), labelMost/labelDigit)
		stub, most = max(stub, labelDigit*grid.TextWidth(bars[i].Label)), max(most, bars[i].Count)
	}
	said := make([]string, 0, len(bars))
	for i, b := range bars {
		length := b.Count * (chartWidth - stub - countRoom) / most
		if b.Count > 0 {
			length = max(length, 2)
		}
		left := stub + 10
		c.Bars = append(c.Bars, bar{b.Label, cmp.Or(b.Word, "plain"), b.Count, stub, left, i*barPitch + (barPitch-barThick)/2,
			i*barPitch + barPitch/2, length, left + length + 8, barThick})
		said = append(said, fmt.Sprintf("%s %d", b.Label, b.Count))
	}
	c.Said = title + "：" + strings.Join(said, "，")
	return c
}

// shortened cuts a text off that is wider than so many digits.
func shortened(text string, width int) string {
	if grid.TextWidth(text) <= width {
		return text
	}
	letters := []rune(text)
	for grid.TextWidth(string(letters)) > width-2 {
		letters = letters[:len(letters)-1]
	}
	return string(letters) + "…"
}
