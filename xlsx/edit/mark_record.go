package edit

import (
	"encoding/base32"
	"fmt"
	"strconv"
	"strings"

	"nianbao/formula/syntax"
	"nianbao/ooxml/xmltree"
	"nianbao/xlsx"
)

// markPrefix begins the hidden names by which the cells that [Editor.Mark] has filled are known again, one a cell. A
// name moves along when rows are put in or a sheet gets another name, and every program that saves a workbook keeps
// it; what follows the prefix is what stood there before.
const markPrefix = MarkNames + "mark."

// MarkNames begins all names by which marks are known again.
const MarkNames = "nianbao."

// maxRecords bounds the cells that are filled in one workbook: readers of names have bounds, too.
const maxRecords = 2000

// A record is what a fill has replaced.
type record struct {
	color     string
	old, made string // the cell's styles before and after, by their numbers; old is empty where it had none
	created   bool   // there was no such cell
	fill      string // the source of the old fill, empty for none
	known     bool   // the old fill is known
}

var fillCode = base32.HexEncoding.WithPadding(base32.NoPadding)

// maxFillCode is the longest fill that fits into a name, which has 255 characters at most.
const maxFillCode = 120

// name spells the record as the end of a name.
func (r *record) name(number int) string {
	old, fill := "d", "u"
	if r.old != "" {
		old = r.old
	}
	if r.created {
		old = "x" + old
	}
	switch {
	case r.known && r.fill == "":
		fill = "n"
	case r.known && len(r.fill) <= maxFillCode:
		fill = "f" + fillCode.EncodeToString([]byte(r.fill))
	}
	return fmt.Sprintf("%s%d.%s.%s.%s.%s", markPrefix, number, r.color, old, r.made, fill)
}

// parseRecord reads the name of a record.
func parseRecord(name string) (r record, ok bool) {
	rest, ok := cutPrefixFold(name, markPrefix)
	fields := strings.Split(rest, ".")
	if !ok || len(fields) != 5 || !colorShape.MatchString(fields[1]) {
		return r, false
	}
	r.color, r.made = strings.ToUpper(fields[1]), fields[3]
	old := fields[2]
	if rest, ok := cutPrefixFold(old, "x"); ok {
		r.created, old = true, rest
	}
	if !strings.EqualFold(old, "d") {
		r.old = old
	}
	switch code := strings.ToUpper(fields[4]); {
	case code == "N":
		r.known = true
	case strings.HasPrefix(code, "F"):
		source, err := fillCode.DecodeString(code[1:])
		r.fill, r.known = string(source), err == nil && strings.HasPrefix(string(source), "<")
	}
	return r, true
}

func cutPrefixFold(s, prefix string) (string, bool) {
	if len(s) < len(prefix) || !strings.EqualFold(s[:len(prefix)], prefix) {
		return s, false
	}
	return s[len(prefix):], true
}

// record takes down what a fill has replaced.
func (e *Editor) record(sheet string, at xlsx.Address, r record) {
	names := ensure(e.main.root, "definedNames", workbookOrder)
	e.records++
	names.Append(xmltree.Element(fmt.Sprintf(`<%[1]sdefinedName name="%[2]s" hidden="1">%[3]s</%[1]sdefinedName>`,
		names.Prefix(), r.name(e.records), cellText(absolute(sheet, at)))))
}

// lastRecord returns the highest number that a name of a record has.
func (e *Editor) lastRecord() int {
	last := 0
	if names := e.main.root.Child("definedNames"); names != nil && strings.Contains(names.String(), markPrefix) {
		for n := range names.All("definedName") {
			if rest, ok := cutPrefixFold(n.Attr("name"), markPrefix); ok {
				number, _, _ := strings.Cut(rest, ".")
				i, _ := strconv.Atoi(number)
				last = max(last, i)
			}
		}
	}
	return last
}

// absolute returns the reference to a cell that names need: '表 1'!$E$6.
func absolute(sheet string, at xlsx.Address) string {
	ref := at.String()
	row := strconv.Itoa(at.Row + 1)
	return syntax.Quote(sheet) + "!$" + strings.TrimSuffix(ref, row) + "$" + row
}

// parseAbsolute reads a reference to one cell, with or without $ and quotation marks.
func parseAbsolute(refers string) (sheet string, at xlsx.Address, ok bool) {
	i := strings.LastIndexAny(refers, "!")
	if i < 0 {
		return "", at, false
	}
	sheet = refers[:i]
	if len(sheet) > 1 && strings.HasPrefix(sheet, "'") && strings.HasSuffix(sheet, "'") {
		sheet = strings.ReplaceAll(sheet[1:len(sheet)-1], "''", "'")
	}
	first, _, _ := strings.Cut(refers[i+1:], ":")
	at, ok = xlsx.ParseAddress(strings.ReplaceAll(first, "$", ""))
	return sheet, at, ok
}
