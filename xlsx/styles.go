package xlsx

import (
	"slices"
	"strconv"
	"strings"
)

// A cellFormat is what a cell's style does to its value: a format, nil for the general one, and white letters on white.
type cellFormat struct {
	number *numberFormat
	white  bool
}

// Styles are the formats that cells refer to by number. Only what bears on values is read of a part that is mostly
// borders.
type styles struct {
	cellFormats   []cellFormat
	codes         map[int]string // the workbook's own formats
	numberFormats map[int]*numberFormat
	fonts         []bool // those with white letters
	fills         []bool // those with a white ground, or none
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
	st := &styles{codes: make(map[int]string), numberFormats: make(map[int]*numberFormat)}
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
				st.fonts = append(st.fonts, s.whiteFont())
			}
		case "fills":
			for range s.children {
				st.fills = append(st.fills, s.whiteFill())
			}
		case "cellXfs":
			for el := range s.children {
				if len(st.cellFormats) == maxStyles {
					break
				}
				st.cellFormats = append(st.cellFormats, st.formatOf(el))
			}
			return st, nil // what follows are named styles and those of tables
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
	return cellFormat{number: st.numberFormats[id], white: flagAt(st.fonts, font) && flagAt(st.fills, fill)}
}

// newFormat returns the format with an id. The workbook's own come first: WPS writes its idea of the built-in ones out.
func (st *styles) newFormat(id int) *numberFormat {
	code, ok := st.codes[id]
	if !ok {
		code = builtinFormats[id]
	}
	if code == "" || strings.EqualFold(code, "General") {
		return nil
	}
	return parseFormat(code)
}

func flagAt(list []bool, i int) bool { return i >= 0 && i < len(list) && list[i] }

func (s *scanner) whiteFont() (white bool) {
	for el := range s.children {
		if el.Name() == "color" {
			white = isWhite(el)
		}
	}
	return white
}

func (s *scanner) whiteFill() (white bool) {
	for el := range s.children {
		if el.Name() != "patternFill" {
			continue
		}
		pattern := attr(el, "patternType")
		white = pattern == "" || pattern == "none"
		for el := range s.children {
			if el.Name() == "fgColor" && pattern == "solid" {
				white = isWhite(el)
			}
		}
	}
	return white
}

// isWhite knows white by its value, its index in the old palette, and as the theme's first colour, which is the
// window's ground.
func isWhite(color element) bool {
	rgb := strings.ToUpper(attr(color, "rgb"))
	return rgb == "FFFFFF" || len(rgb) == 8 && rgb[2:] == "FFFFFF" ||
		slices.Contains([]string{"1", "9"}, attr(color, "indexed")) ||
		attr(color, "theme") == "0" && slices.Contains([]string{"", "0"}, attr(color, "tint"))
}

// builtinFormats are the formats that a workbook uses without writing them out, those from 27 to 36 and from 50 on as
// Chinese Excel has them. Fractions and exponents are not among them: their cells show their values well enough.
var builtinFormats = map[int]string{
	1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%",
	14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy",
	18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm",
	27: "yyyy年m月", 28: "m月d日", 29: "m月d日", 30: "m-d-yy", 31: "yyyy年m月d日", 32: "h时mm分",
	33: "h时mm分ss秒", 34: "上午/下午h时mm分", 35: "上午/下午h时mm分ss秒", 36: "yyyy年m月",
	37: "#,##0_);(#,##0)", 38: "#,##0_);(#,##0)", 39: "#,##0.00_);(#,##0.00)", 40: "#,##0.00_);(#,##0.00)",
	41: `_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ `, 42: `_ ￥* #,##0_ ;_ ￥* -#,##0_ ;_ ￥* "-"_ ;_ @_ `,
	43: `_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ `, 44: `_ ￥* #,##0.00_ ;_ ￥* -#,##0.00_ ;_ ￥* "-"??_ ;_ @_ `,
	45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 49: "@", 50: "yyyy年m月", 51: "m月d日", 52: "yyyy年m月",
	53: "m月d日", 54: "m月d日",
	55: "上午/下午h时mm分", 56: "上午/下午h时mm分ss秒", 57: "yyyy年m月", 58: "m月d日",
}
