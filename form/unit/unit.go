// Package unit reads in what units labels and lines around a table say that its figures are.
package unit

import (
	"cmp"
	"strings"
	"unicode"

	"nianbao/form/folding"
	"nianbao/regex"
)

// What units are made of, and what stands behind one.
const (
	counted = `(?:人次|件次|[件项个条次宗起份人户])`
	aUnit   = `(?:人民币\s*)?(?:[百千万十亿]*\s*(?:元|` + counted + `)|[百千万亿]+)(?:\s*人民币)?`
	list    = `(` + aUnit + `(?:\s*[、,/和及]\s*` + aUnit + `)*)`
	tens    = `(10+\s*` + counted + `)`
	ends    = `\s*(?:[、,/()。;\s]|$)`
)

var (
	// inLabel finds the unit of money that a label states, （单位：万元）, or a unit of counts beyond one: （万件）.
	inLabel = regex.New(`(?:单位[:为]?|人民币|\()\s*(?:人民币)?(?:([百千万十亿]*元)|([百千万十亿]+` + counted + `|[百千万亿]+)(?:[、,/()。;]|$))`)
	// inLine finds the units that a line states: 计量单位：件、万元, 本表以千件为单位, （百件）.
	inLine = regex.New(`(?:单位\s*(?:均|都|皆|统一)?\s*[:(为]|金额\s*[:为])\s*(?:` + tens + `|` + list + `)` + ends +
		`|(?:^|[(计量金额数货币])\s*单位\s*` + list + ends + `|[以按]\s*` + list + `\s*(?:作?为` + kind + `单位|计|填)` + `|(\()\s*` + list + `\s*\)`)
	// tableNote begins a line that says in what all of a table counts, and is no label 金额.
	tableNote = regex.New(`^\s*[（(]?(?:金额|数量)单位`)

	divides = regex.New(`[、,/和及]`)
	alone   = regex.New(`^\s*\(?\s*` + aUnit + `\s*\)?\s*$`)

	// broken finds a unit that a narrow column breaks, or that is set wide: what is left of 万 元 is another one.
	broken = regex.New(`[百千万十亿](?:\s*[百千万十亿])*\s+元`)
)

// inWords is inLine's group of 以千件为单位.
const inWords = 8

// NearParagraphs is how many paragraphs above a document's table, and below it, may state its unit.
const NearParagraphs = 3

// InLabel returns the unit that a row's or a column's label states, empty for none.
func InLabel(label string) string {
	if !strings.ContainsAny(label, "元件项个条次宗起份人户百千万亿") {
		return ""
	}
	found := inLabel.FindStringSubmatch(folding.Squeeze(folding.HalfWidth(label)))
	if found == nil {
		return ""
	}
	return cmp.Or(found[1], found[2])
}

// BeginsNote reports whether a line states the unit of a table, and not that of one of its columns: 金额单位：元.
func BeginsNote(line string) bool { return tableNote.MatchString(line) }

// InNote returns the unit of money that a line above a table states, empty for none.
func InNote(line string) string {
	if !strings.Contains(line, "元") {
		return ""
	}
	for _, s := range statements(line) {
		if IsMoney(s.unit) && (!s.inBrackets || s.whole) {
			return s.unit
		}
	}
	return ""
}

// CountsInNote returns the unit of counts that a line above a table or its heading states, empty for none: 件, 万件.
func CountsInNote(line string) string {
	for _, s := range statements(line) {
		if !IsMoney(s.unit) && (!s.inBrackets || IsManifold(s.unit)) {
			return s.unit
		}
	}
	return ""
}

// Stated returns the units that a line, a label or a cell states: 计量单位：件、万元 states 件 and 万元, a cell with nothing
// but 千件 that.
func Stated(text string) []string {
	var units []string
	for _, s := range statements(text) {
		units = append(units, s.unit)
	}
	if len(units) == 0 && len(text) < len("（人民币 百万 元）") {
		if text = mended(folding.HalfWidth(text)); alone.MatchString(text) {
			units = append(units, plain(strings.Trim(text, "() ")))
		}
	}
	return units
}

// A statement is a unit that a line states.
type statement struct {
	unit              string
	inBrackets, whole bool // in brackets alone; they are the whole of the line
}

func statements(line string) []statement {
	if !mayState(line) {
		return nil
	}
	line = quotes.Replace(mended(folding.HalfWidth(line)))
	var all []statement
	for from := 0; ; {
		at := inLine.FindStringSubmatchIndex(line[from:])
		if at == nil {
			return all
		}
		s := statement{inBrackets: at[10] >= 0 && (from == 0 || at[0] > 0), whole: len(strings.TrimSpace(line)) == at[1]-at[0]}
		for _, g := range []int{2, 4, 6, 8, 12} { // the groups that are lists
			if at[g] < 0 {
				continue
			}
			if g == inWords && !isNote(line) && !endsInNote(line) {
				from += at[g+1]
				break
			}
			for _, u := range divides.Split(line[from+at[g]:from+at[g+1]], -1) {
				s.unit = plain(u)
				all = append(all, s)
			}
			from += at[g+1]
			break
		}
	}
}

// mayState reports whether a unit may stand in a line; most lines need no closer look.
func mayState(line string) bool {
	if strings.Contains(line, "单位") || strings.Contains(line, "金额") {
		return true
	}
	before := false
	for _, r := range line {
		switch {
		case before && strings.ContainsRune("元件项个条次宗起份人户百千万十亿", r):
			return true
		case !unicode.IsSpace(r):
			before = r == '以' || r == '按' || r == '（' || r == '('
		}
	}
	return false
}

func plain(unit string) string {
	return strings.ReplaceAll(folding.Squeeze(unit), "人民币", "")
}

// IsMoney reports whether a unit is one of money.
func IsMoney(unit string) bool { return strings.HasSuffix(unit, "元") }

// IsManifold reports whether a unit is one of several: 万件.
func IsManifold(unit string) bool { return strings.ContainsAny(unit, "百千万十亿0") }

// Alone returns the unit of money that a text is nothing but, empty for any other.
func Alone(text string) string {
	if text = mended(folding.HalfWidth(text)); !alone.MatchString(text) {
		return ""
	} else if text = plain(strings.Trim(text, "() ")); IsMoney(text) {
		return text
	}
	return ""
}

func mended(text string) string { return broken.ReplaceAllStringFunc(text, folding.Squeeze) }
