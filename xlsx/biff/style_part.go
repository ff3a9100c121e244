package biff

import (
	"strconv"
	"strings"
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
	b.WriteString(`<name val="` + escape(f.name) + `"/></font>`)
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
	if x.font > 4 {
		x.font--
	}
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
