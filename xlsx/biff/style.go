package biff

import (
	"fmt"
	"strconv"
)

// Styles are the formats of cells, which cells refer to by number.
type styles struct {
	fonts   []font
	formats []format
	xfs     []xf
	palette []string // the colours from number 8 on; nil for the usual ones
}

type font struct {
	name                  string
	height, color, weight int // height in twentieths of a point
	underline, script     int
	italic, struck        bool
}

type format struct {
	number int
	code   string
}

// An xf is a cell's format, [MS-XLS] 2.4.353.
type xf struct {
	font, format   int
	locked, hidden bool

	horizontal, vertical, indent, rotation int
	wrap, shrink                           bool

	border [5]line // left, right, top, bottom, diagonal
	up     bool    // the diagonal goes up
	down   bool
	fill   [3]int // pattern and two colours
}

type line struct{ style, color int }

func (st *styles) tooMany() bool {
	return len(st.fonts) > maxStyles || len(st.formats) > maxStyles || len(st.xfs) > maxStyles
}

// read reads one record about styles.
func (st *styles) read(kind int, f *fields) {
	switch kind {
	case recFont:
		st.fonts = append(st.fonts, readFont(f))
	case recFormat:
		st.formats = append(st.formats, format{f.u16(), f.text()})
	case recXF:
		st.xfs = append(st.xfs, readXF(f))
	case recPalette:
		for n := min(f.u16(), len(usualPalette)); n > 0; n-- {
			c := f.take(4)
			st.palette = append(st.palette, fmt.Sprintf("%02X%02X%02X", c[0], c[1], c[2]))
		}
	}
}

// readFont reads [MS-XLS] 2.4.122.
func readFont(f *fields) font {
	const italic, struck = 2, 8
	t := font{height: f.u16()}
	flags := f.u16()
	t.italic, t.struck = flags&italic != 0, flags&struck != 0
	t.color, t.weight, t.script, t.underline = f.u16(), f.u16(), f.u16(), f.u8()
	f.skip(3)
	t.name = f.shortText()
	return t
}

func readXF(f *fields) xf {
	x := xf{font: f.u16(), format: f.u16()}
	flags := f.u16()
	x.locked, x.hidden = flags&1 != 0, flags&2 != 0
	align := f.u8()
	x.horizontal, x.wrap, x.vertical = align&7, align&8 != 0, align>>4&7
	x.rotation = f.u8()
	indent := f.u8()
	x.indent, x.shrink = indent&0xF, indent&0x10 != 0
	f.skip(1)
	a, b, c := int(f.u32()), int(f.u32()), f.u16()
	x.border = [5]line{
		{a & 0xF, a >> 16 & 0x7F}, {a >> 4 & 0xF, a >> 23 & 0x7F}, {a >> 8 & 0xF, b & 0x7F}, {a >> 12 & 0xF, b >> 7 & 0x7F},
		{b >> 21 & 0xF, b >> 14 & 0x7F},
	}
	x.down, x.up = a>>30&1 != 0, a>>31&1 != 0
	x.fill = [3]int{b >> 26 & 0x3F, c & 0x7F, c >> 7 & 0x7F}
	return x
}

// usualPalette are the colours from number 8 on of a workbook that defines none.
var usualPalette = [56]string{
	"000000", "FFFFFF", "FF0000", "00FF00", "0000FF", "FFFF00", "FF00FF", "00FFFF", "800000", "008000", "000080", "808000",
	"800080", "008080", "C0C0C0", "808080", "9999FF", "993366", "FFFFCC", "CCFFFF", "660066", "FF8080", "0066CC", "CCCCFF",
	"000080", "FF00FF", "FFFF00", "00FFFF", "800080", "800000", "008080", "0000FF", "00CCFF", "CCFFFF", "CCFFCC", "FFFF99",
	"99CCFF", "FF99CC", "CC99FF", "FFCC99", "3366FF", "33CCCC", "99CC00", "FFCC00", "FF9900", "FF6600", "666699", "969696",
	"003366", "339966", "003300", "333300", "993300", "993366", "333399", "333333",
}

// color returns the attribute of a colour by its number, [MS-XLS] 2.5.161, empty for the automatic one.
func (st *styles) color(number int) string {
	if number < 8 {
		number += 8 // the same eight colours
	}
	switch i := number - 8; {
	case i < len(st.palette):
		return ` rgb="FF` + st.palette[i] + `"`
	case i < len(usualPalette):
		return ` rgb="FF` + usualPalette[i] + `"`
	case number == 64 || number == 65:
		return ` indexed="` + strconv.Itoa(number) + `"`
	}
	return ""
}
