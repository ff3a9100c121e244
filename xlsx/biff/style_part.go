package biff

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"nianbao/grid"
)

// part writes the styles of an .xlsx. Each format of a cell keeps its number.
func (st *styles) part() []byte {
	var b strings.Builder
	b.WriteString(xmlHead + `<styleSheet xmlns="` + mainNS + `">`)
	if len(st.formats) > 0 {
		b.WriteString(`<numFmts count="` + strconv.Itoa(len(st.formats)) + `">`)
		for _, f := range st.formats {
			b.WriteString(`<numFmt numFmtId="` + strconv.Itoa(f.number) + `" formatCode="` + escape(f.code) + `"/>`)
		}
		b.WriteString(`</numFmts>`)
	}
	b.WriteString(`<fonts>`)
	for i := range max(1, len(st.fonts)) {
		if i < len(st.fonts) {
			st.writeFont(&b, st.fonts[i])
		} else {
			b.WriteString(`<font><sz val="12"/><name val="宋体"/></font>`)
		}
	}
	b.WriteString(`</fonts>`)
	fills := newPool(`<fill><patternFill patternType="none"/></fill>`, `<fill><patternFill patternType="gray125"/></fill>`)
	borders := newPool(`<border><left/><right/><top/><bottom/><diagonal/></border>`)
	var xfs strings.Builder
	for _, x := range st.xfs {
		st.writeXF(&xfs, x, fills.number(st.fill(x)), borders.number(st.border(x)))
	}
	if len(st.xfs) == 0 {
		xfs.WriteString(`<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>`)
	}
	b.WriteString(`<fills>` + strings.Join(fills.list, "") + `</fills><borders>` + strings.Join(borders.list, "") +
		`</borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
		`<cellXfs>` + xfs.String() + `</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/>` +
		`</cellStyles></styleSheet>`)
	return []byte(b.String())
}

// A pool numbers what is written once and referred to.
type pool struct {
	list    []string
	numbers map[string]int
}

func newPool(first ...string) *pool {
	p := &pool{numbers: make(map[string]int)}
	for _, s := range first {
		p.number(s)
	}
	return p
}

func (p *pool) number(s string) int {
	n, ok := p.numbers[s]
	if !ok {
		n = len(p.list)
		p.list, p.numbers[s] = append(p.list, s), n
	}
	return n
}

func (st *styles) writeFont(b *strings.Builder, f font) {
	b.WriteString(`<font>`)
	st.writeLook(b, f)
	b.WriteString(`<name val="` + escape(f.name) + `"/></font>`)
}

// writeLook writes what of a font is not its name.
func (st *styles) writeLook(b *strings.Builder, f font) {
	for _, some := range []struct {
		on  bool
		tag string
	}{
		{f.weight >= 600, `<b/>`}, {f.italic, `<i/>`}, {f.struck, `<strike/>`},
		{f.underline&3 == 1, `<u/>`}, {f.underline&3 == 2, `<u val="double"/>`},
		{f.script == 1, `<vertAlign val="superscript"/>`}, {f.script == 2, `<vertAlign val="subscript"/>`},
	} {
		if some.on {
			b.WriteString(some.tag)
		}
	}
	b.WriteString(`<sz val="` + decimals(float64(f.height)/20) + `"/>`)
	if c := st.color(f.color); c != "" {
		b.WriteString(`<color` + c + `/>`)
	}
}

// runFont returns the font of a run, nil where there is none of its number.
func (st *styles) runFont(r textRun) *font {
	if n := fontIndex(r.font); n < len(st.fonts) {
		return &st.fonts[n]
	}
	return nil
}

// fontIndex returns which font a number stands for: numbers leave out 4, [MS-XLS] 2.5.129.
func fontIndex(number int) int {
	if number > 4 {
		return number - 1
	}
	return number
}

// areOfNote reports whether what runs say of a text may change what is read of it: a piece is struck through, raised,
// lowered, or too pale to be seen on paper.
func (st *styles) areOfNote(runs []textRun) bool {
	return slices.ContainsFunc(runs, func(r textRun) bool {
		f := st.runFont(r)
		if f == nil {
			return false
		}
		ink := strings.TrimSuffix(strings.TrimPrefix(st.color(f.color), ` rgb="FF`), `"`)
		return f.struck || f.script != 0 || grid.Invisible(ink, "FFFFFF")
	})
}

// writeRuns writes a text in its runs. What stands before the first, or has no font, has the cell's.
func (st *styles) writeRuns(b *strings.Builder, text string, runs []textRun) {
	units := utf16.Encode([]rune(text))
	piece := func(from, to int) string { return textOf(string(utf16.Decode(units[from:to]))) }
	at := min(runs[0].at, len(units))
	if at > 0 {
		b.WriteString(`<r>` + piece(0, at) + `</r>`)
	}
	for i, r := range runs {
		end := len(units)
		if i+1 < len(runs) {
			end = min(max(at, runs[i+1].at), end)
		}
		if at < end {
			b.WriteString(`<r>`)
			if f := st.runFont(r); f != nil {
				b.WriteString(`<rPr>`)
				st.writeLook(b, *f)
				b.WriteString(`<rFont val="` + escape(f.name) + `"/></rPr>`)
			}
			b.WriteString(piece(at, end) + `</r>`)
		}
		at = end
	}
}

var patterns = [...]string{
	"none", "solid", "mediumGray", "darkGray", "lightGray", "darkHorizontal", "darkVertical", "darkDown", "darkUp",
	"darkGrid", "darkTrellis", "lightHorizontal", "lightVertical", "lightDown", "lightUp", "lightGrid", "lightTrellis",
	"gray125", "gray0625",
}

func (st *styles) fill(x xf) string {
	if x.fill[0] == 0 || x.fill[0] >= len(patterns) {
		return `<fill><patternFill patternType="none"/></fill>`
	}
	part := `<fill><patternFill patternType="` + patterns[x.fill[0]] + `">`
	for i, tag := range []string{"fgColor", "bgColor"} {
		if c := st.color(x.fill[1+i]); c != "" {
			part += `<` + tag + c + `/>`
		}
	}
	return part + `</patternFill></fill>`
}

var lines = [...]string{
	"", "thin", "medium", "dashed", "dotted", "thick", "double", "hair", "mediumDashed", "dashDot", "mediumDashDot",
	"dashDotDot", "mediumDashDotDot", "slantDashDot",
}

func (st *styles) border(x xf) string {
	part := `<border`
	if x.up {
		part += ` diagonalUp="1"`
	}
	if x.down {
		part += ` diagonalDown="1"`
	}
	part += `>`
	for i, tag := range []string{"left", "right", "top", "bottom", "diagonal"} {
		l := x.border[i]
		if l.style == 0 || l.style >= len(lines) {
			part += `<` + tag + `/>`
			continue
		}
		part += `<` + tag + ` style="` + lines[l.style] + `">`
		if c := st.color(l.color); c != "" {
			part += `<color` + c + `/>`
		}
		part += `</` + tag + `>`
	}
	return part + `</border>`
}

var (
	horizontals = [...]string{"", "left", "center", "right", "fill", "justify", "centerContinuous", "distributed"}
	verticals   = [...]string{"top", "center", "", "justify", "distributed", "", "", ""}
)

// writeXF writes a cell's format. The number of a font leaves out 4, [MS-XLS] 2.5.129.
func (st *styles) writeXF(b *strings.Builder, x xf, fill, border int) {
	x.font = fontIndex(x.font)
	if x.font >= max(1, len(st.fonts)) {
		x.font = 0
	}
	b.WriteString(`<xf numFmtId="` + strconv.Itoa(x.format) + `" fontId="` + strconv.Itoa(x.font) + `" fillId="` +
		strconv.Itoa(fill) + `" borderId="` + strconv.Itoa(border) + `" xfId="0" applyNumberFormat="1" applyFont="1"` +
		` applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1"><alignment`)
	for _, a := range []struct {
		on          bool
		name, value string
	}{
		{horizontals[x.horizontal] != "", "horizontal", horizontals[x.horizontal]},
		{verticals[x.vertical] != "", "vertical", verticals[x.vertical]},
		{x.rotation != 0 && (x.rotation <= 180 || x.rotation == 255), "textRotation", strconv.Itoa(x.rotation)},
		{x.wrap, "wrapText", "1"}, {x.indent > 0, "indent", strconv.Itoa(x.indent)}, {x.shrink, "shrinkToFit", "1"},
	} {
		if a.on {
			b.WriteString(` ` + a.name + `="` + a.value + `"`)
		}
	}
	b.WriteString(`/>`)
	if !x.locked || x.hidden {
		b.WriteString(`<protection locked="` + flag(x.locked) + `" hidden="` + flag(x.hidden) + `"/>`)
	}
	b.WriteString(`</xf>`)
}

func flag(on bool) string {
	if on {
		return "1"
	}
	return "0"
}
