package biff

import (
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"nianbao/ooxml/opc"
	"nianbao/xlsx"
)

// A sheetWriter writes a worksheet of an .xlsx.
type sheetWriter struct {
	*sheet
	strings.Builder
	styles int // how many there are
}

// part returns the sheet as a part of an .xlsx. The error is an *[Error].
func (s *sheet) part() ([]byte, error) {
	w := &sheetWriter{sheet: s, styles: len(s.book.styles.xfs)}
	w.WriteString(xmlHead + `<worksheet xmlns="` + mainNS + `">`)
	w.writeDefaults()
	w.WriteString(`<sheetData>`)
	numbers := slices.Sorted(maps.Keys(s.rows))
	for i := 0; i < len(s.cells) || len(numbers) > 0; {
		number := math.MaxInt
		if i < len(s.cells) {
			number = int(s.cells[i].row)
		}
		if len(numbers) > 0 && numbers[0] <= number {
			number, numbers = numbers[0], numbers[1:]
		}
		end := i
		for end < len(s.cells) && int(s.cells[end].row) == number {
			end++
		}
		if err := w.writeRow(number, s.cells[i:end]); err != nil {
			return nil, err
		}
		i = end
		if w.Len() > opc.MaxPart {
			return nil, &Error{Kind: TooMany, Sheet: s.name}
		}
	}
	w.WriteString(`</sheetData>`)
	if len(s.merges) > 0 {
		w.WriteString(`<mergeCells>`)
		for _, a := range s.merges {
			w.WriteString(`<mergeCell ref="` + a.String() + `"/>`)
		}
		w.WriteString(`</mergeCells>`)
	}
	if s.header != "" || s.footer != "" {
		w.WriteString(`<headerFooter><oddHeader>` + escape(s.header) + `</oddHeader><oddFooter>` + escape(s.footer) +
			`</oddFooter></headerFooter>`)
	}
	w.WriteString(`</worksheet>`)
	return []byte(w.String()), nil
}

// writeDefaults writes what holds of rows and columns that state nothing, and the columns that do.
func (w *sheetWriter) writeDefaults() {
	w.WriteString(`<sheetFormatPr`)
	if w.width > 0 {
		w.WriteString(` baseColWidth="` + strconv.Itoa(min(w.width, 255)) + `"`)
	}
	height := 13.5
	if w.height > 0 {
		height = float64(w.height) / 20
	}
	w.WriteString(` defaultRowHeight="` + decimals(height) + `"`)
	if w.flat {
		w.WriteString(` zeroHeight="1"`)
	}
	w.WriteString(`/>`)
	slices.SortStableFunc(w.cols, func(a, b column) int { return a.first - b.first })
	list := ""
	next := 0
	for _, c := range w.cols {
		// Columns up to 256 are stated, which are none, and some writers state some twice.
		c.first, c.last = max(c.first, next), min(c.last, oldCols-1)
		if c.first > c.last {
			continue
		}
		next = c.last + 1
		list += `<col min="` + strconv.Itoa(c.first+1) + `" max="` + strconv.Itoa(c.last+1) + `" width="` +
			decimals(float64(c.width)/256) + `" customWidth="1"` + w.style(` style="`, c.style)
		if c.hidden {
			list += ` hidden="1"`
		}
		list += `/>`
	}
	if list != "" {
		w.WriteString(`<cols>` + list + `</cols>`)
	}
}

func decimals(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// style returns the attribute that numbers a style, nothing for the first and for one that there is none of.
func (w *sheetWriter) style(attribute string, number int) string {
	if number <= 0 || number >= w.styles {
		return ""
	}
	return attribute + strconv.Itoa(number) + `"`
}

func (w *sheetWriter) writeRow(number int, cells []cell) error {
	w.WriteString(`<row r="` + strconv.Itoa(number+1) + `"`)
	if r, ok := w.rows[number]; ok {
		if r.custom {
			w.WriteString(` ht="` + decimals(float64(r.height)/20) + `" customHeight="1"`)
		}
		if r.hidden {
			w.WriteString(` hidden="1"`)
		}
		if style := w.style(` s="`, r.style); style != "" {
			w.WriteString(style + ` customFormat="1"`)
		}
	}
	w.WriteString(`>`)
	for i := range cells {
		if err := w.writeCell(&cells[i]); err != nil {
			return err
		}
	}
	w.WriteString(`</row>`)
	return nil
}

func (w *sheetWriter) writeCell(c *cell) error {
	w.WriteString(`<c r="` + xlsx.CellRef(int(c.row), int(c.col)) + `"` + w.style(` s="`, int(c.style)))
	f, ok, err := w.formula(c)
	if err != nil {
		return err
	}
	kind, value := w.value(c)
	if kind != "" {
		w.WriteString(` t="` + kind + `"`)
	}
	if c.kind == blank {
		w.WriteString(`/>`)
		return nil
	}
	w.WriteString(`>`)
	switch {
	case f.array != "":
		w.WriteString(`<f t="array" ref="` + f.array + `">` + escape(f.text) + `</f>`)
	case ok:
		w.WriteString(`<f>` + escape(f.text) + `</f>`)
	}
	w.WriteString(`<v>` + escape(value) + `</v></c>`)
	return nil
}

// value returns the type and the value of a cell as an .xlsx has them.
func (w *sheetWriter) value(c *cell) (kind, value string) {
	switch c.kind {
	case shared:
		return "s", strconv.FormatFloat(c.number, 'f', 0, 64)
	case text:
		return "str", c.more.text
	case boolean:
		return "b", flag(c.number != 0)
	case fault:
		if word, ok := errorWords[int(c.number)]; ok {
			return "e", word
		}
		return "e", "#VALUE!"
	case number:
		if math.IsNaN(c.number) || math.IsInf(c.number, 0) {
			return "e", "#NUM!"
		}
		return "", strconv.FormatFloat(c.number, 'G', -1, 64)
	}
	return "", ""
}
