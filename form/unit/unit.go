// Package unit reads in what units labels and lines around a table say that its figures are.
package unit

import (
	"strings"

	"nianbao/form/folding"
	"nianbao/regex"
)

// What units of counts are made of, and what stands before and behind one.
const (
	counted    = `\s*[件项个条次宗起份人户]`
	otherUnits = `(?:(?:件|项|个|条|次|宗|起|份|元)\s*[、,/]\s*)*`
	unitEnds   = `\s*(?:[、,/)。;]|$)`
)

var (
	// unitInLabel finds the unit of money that a label states, （单位：万元）, or a unit of counts beyond one: （万件）.
	unitInLabel = regex.New(`(?:单位[:为]?|人民币|\()\s*(?:人民币)?([百千万十亿]*元|[百千万十亿]+[件项个条])`)
	// unitInNote finds the unit of money that a line above a table states: 金额单位：元, 计量单位：件、万元.
	unitInNote = regex.New(`单位[:为].*?([百千万十亿]*元)`)
	// countsInNote finds the unit of counts that such a line or a table's heading states: 计量单位：万件, （百件）, 以千件为单位.
	countsInNote = regex.New(`单位\s*[:(]\s*` + otherUnits + `((?:[百千万十亿]+|10+)?` + counted + `)` + unitEnds +
		`|单位\s*为?\s*` + otherUnits + `([百千万十亿]*` + counted + `)` + unitEnds +
		`|\(\s*([百千万十亿]+` + counted + `)\s*\)|以([百千万十亿]+` + counted + `)为单位`)
	// tableNote begins a line that says in what all of a table counts, and is no label 金额.
	tableNote = regex.New(`^\s*[（(]?(?:金额|数量)单位`)
	unitAlone = regex.New(`^\s*[（(]?\s*([百千万十亿]*元)\s*[）)]?\s*$`)

	// broken finds a unit that a narrow column breaks, or that is set wide: what is left of 万 元 is another one.
	broken = regex.New(`[百千万十亿](?:\s*[百千万十亿])*\s+元`)
)

// InLabel returns the unit that a row's or a column's label states, empty for none.
func InLabel(label string) string {
	if !strings.ContainsAny(label, "元件项个条") {
		return ""
	}
	return firstOf(unitInLabel, folding.Squeeze(folding.HalfWidth(label)))
}

// InNote returns the unit of money that a line above a table states, empty for none.
func InNote(line string) string {
	if !strings.Contains(line, "元") {
		return ""
	}
	return firstOf(unitInNote, mended(folding.HalfWidth(line)))
}

// CountsInNote returns the unit of counts that a line above a table or its heading states, empty for none: 件, 万件.
func CountsInNote(line string) string {
	if !strings.Contains(line, "单位") && !strings.ContainsFunc(line, multiplies) {
		return ""
	}
	found := countsInNote.FindStringSubmatch(folding.HalfWidth(line))
	if found == nil {
		return ""
	}
	return strings.Join(strings.Fields(strings.Join(found[1:], "")), "")
}

// multiplies reports whether a character makes a unit one of several.
func multiplies(r rune) bool {
	switch r {
	case '百', '千', '万', '十', '亿':
		return true
	}
	return false
}

// IsManifold reports whether a unit of counts is one of several: 万件.
func IsManifold(unit string) bool { return len(unit) > len("件") }

// BeginsNote reports whether a line states the unit of a table, and not that of one of its columns: 金额单位：元.
func BeginsNote(line string) bool { return tableNote.MatchString(line) }

// Alone returns the unit of money that a text is nothing but, empty for any other.
func Alone(text string) string { return firstOf(unitAlone, mended(text)) }

func mended(text string) string { return broken.ReplaceAllStringFunc(text, folding.Squeeze) }

// firstOf returns what the first group of an expression finds in a text.
func firstOf(expression *regex.Lazy, text string) string {
	if found := expression.FindStringSubmatch(text); found != nil {
		return found[1]
	}
	return ""
}
