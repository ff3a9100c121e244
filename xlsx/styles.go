package xlsx

import (
	"fmt"
	"strconv"
	"strings"

	"nianbao/grid"
	"nianbao/xlsx/numformat"
)

// A cellFormat is what a cell's style does to its value: a format, nil for the general one, and how it is drawn.
type cellFormat struct {
	number *numformat.Format
	font   font
	ground string // RRGGBB; what is none is not known
	plain  bool   // nothing in the font on the ground is of note
}

// Styles are the formats that cells refer to by number. Only what bears on values is read of a part that is mostly
// borders.
type styles struct {
	cellFormats   []cellFormat
	codes         map[int]string // the workbook's own formats
	numberFormats map[int]*numformat.Format
	fonts         []font
	fills         []string // the grounds
}

// cellFormat returns the format that a cell's s attribute numbers, nil for one that the workbook does not have.
func (w *Workbook) cellFormat(style string) (*cellFormat, error) {
	if w.styles == nil {
		st, err := w.readStyles()
		if err != nil {
			return nil, err
		}
		w.styles = st
	}
	i := 0
	if style != "" {
		var err error
		if i, err = strconv.Atoi(style); err != nil {
			return nil, nil
		}
	}
	if i < 0 || i >= len(w.styles.cellFormats) {
		return nil, nil
	}
	return &w.styles.cellFormats[i], nil
}

// maxStyles bounds the styles of each kind that are kept. Excel opens no workbook with more than 65,490.
const maxStyles = 1 << 17

func (w *Workbook) readStyles() (*styles, error) {
	st := &styles{codes: make(map[int]string), numberFormats: make(map[int]*numformat.Format)}
	part, data, err := w.shared("styles")
	if err != nil || data == nil {
		return st, err
	}
	s := newScanner(data)
	s.root()
	for el := range s.children {
		switch el.Name() {
		case "numFmts":
			for el := range s.children {
				if id, err := strconv.Atoi(attr(el, "numFmtId")); err == nil && len(st.codes) < maxStyles {
					st.codes[id] = Unescape(attr(el, "formatCode"))
				}
			}
		case "fonts":
			for range s.children {
				st.fonts = append(st.fonts, s.font())
			}
		case "fills":
			for range s.children {
				st.fills = append(st.fills, s.ground())
			}
		case "cellXfs":
			for el := range s.children {
				if len(st.cellFormats) == maxStyles {
					break
				}
				st.cellFormats = append(st.cellFormats, st.formatOf(el))
			}
			if s.err == nil {
				return st, nil // what follows are named styles and those of tables
			}
		}
	}
	if s.err != nil {
		return nil, &Error{Kind: Damaged, Part: part, Err: s.err}
	}
	return st, nil
}

func (st *styles) formatOf(xf element) cellFormat {
	id, _ := strconv.Atoi(attr(xf, "numFmtId"))
	font, _ := strconv.Atoi(attr(xf, "fontId"))
	fill, _ := strconv.Atoi(attr(xf, "fillId"))
	if _, ok := st.numberFormats[id]; !ok {
		st.numberFormats[id] = st.newFormat(id)
	}
	f := cellFormat{number: st.numberFormats[id], ground: white}
	if font >= 0 && font < len(st.fonts) {
		f.font = st.fonts[font]
	}
	if fill >= 0 && fill < len(st.fills) {
		f.ground = st.fills[fill]
	}
	const letters = "A"
	f.plain = f.font.look(letters, f.ground) == grid.Look{}
	return f
}

// newFormat returns the format with an id. The workbook's own come first: WPS writes its idea of the built-in ones out.
func (st *styles) newFormat(id int) *numformat.Format {
	code, ok := st.codes[id]
	if !ok {
		code = numformat.Builtin[id]
	}
	if code == "" || strings.EqualFold(code, "General") {
		return nil
	}
	return numformat.Parse(code)
}

// A font is how letters are drawn, as far as that says whether what they write counts.
type font struct {
	struck, tiny    bool
	raised, lowered bool
	color           string // RRGGBB; what is none is not known
}

const white, black = "FFFFFF", "000000"

// look returns how a text in the font looks on a ground.
func (f font) look(text, ground string) grid.Look {
	var l grid.Look
	if f.struck {
		l.Struck = text
	}
	if f.tiny || grid.Invisible(f.color, ground) {
		l.Faint = text
	}
	return l
}

// font reads the innermost open element: a font, or the properties of a run.
func (s *scanner) font() font {
	f := font{color: black}
	for el := range s.children {
		switch el.Name() {
		case "color":
			f.color = colorOf(el)
		case "strike":
			value := attr(el, "val")
			f.struck = value == "" || isTrue(value)
		case "vertAlign":
			value := attr(el, "val")
			f.raised, f.lowered = value == "superscript", value == "subscript"
		case "sz":
			n, err := strconv.ParseFloat(attr(el, "val"), 64)
			f.tiny = err == nil && n <= grid.MaxTiny
		}
	}
	return f
}

// ground reads the innermost open element, a fill, and returns the colour of the ground that it makes.
func (s *scanner) ground() string {
	ground := ""
	for el := range s.children {
		if el.Name() != "patternFill" {
			continue
		}
		pattern := attr(el, "patternType")
		if pattern == "" || pattern == "none" {
			ground = white
		}
		for el := range s.children {
			if el.Name() == "fgColor" && pattern == "solid" {
				ground = colorOf(el)
			}
		}
	}
	return ground
}

// colorOf knows a colour by its value, white and black by their indices in the old palette, and as the theme's first
// two, which are the window's ground and text; empty for another.
func colorOf(color element) string {
	if rgb := strings.ToUpper(attr(color, "rgb")); len(rgb) >= len(white) {
		return rgb[len(rgb)-len(white):]
	}
	switch attr(color, "indexed") {
	case "1", "9":
		return white
	case "0", "8":
		return black
	}
	tint, _ := strconv.ParseFloat(attr(color, "tint"), 64)
	switch theme := attr(color, "theme"); {
	case theme == "0" && tint <= 0 && tint >= -1:
		return grey(1 + tint)
	case theme == "1" && tint >= 0 && tint <= 1:
		return grey(tint)
	case isTrue(attr(color, "auto")):
		return black
	}
	return ""
}

// grey returns a shade of grey from black, 0, to white, 1.
func grey(lightness float64) string {
	n := int(lightness*0xFF + 0.5)
	return fmt.Sprintf("%02X%02X%02X", n, n, n)
}

// ShowsPlainly reports whether a cell of a style, a number in a cell's s attribute, shows a number as it is: neither as a date or a
// percentage, nor rounded or hidden, in 元 or 亿元, or as a text, as what is typed there next. One that there is not is plain.
func (w *Workbook) ShowsPlainly(style, number string) (bool, error) {
	format, err := w.cellFormat(style)
	if err != nil || format == nil || format.number == nil {
		return true, err
	}
	f := format.number
	if f.IsDate() || f.IsText() || f.Money() == grid.Yuan || f.Money() == grid.HundredMillionYuan {
		return false, nil
	}
	shown, hidden := f.Show(number)
	return shown == "" && !hidden, nil
}
