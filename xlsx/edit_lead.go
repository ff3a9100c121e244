package xlsx

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// LeadName is the hidden name by which the sheet that [Editor.Lead] makes is known again. It holds on that sheet alone.
const LeadName = "nianbao.findings"

// A lead is the sheet that stands first.
type lead struct {
	entry *node // in the list of sheets
	part  string
	place int // among the sheets before it became the first, noPlace where it is new
}

const noPlace = -1

// Lead makes a leaf the first sheet of the workbook, and the one that is in front. Where an earlier run has put one there, that is replaced.
// The error is one of those of [Edit].
func (e *Editor) Lead(l Leaf) error {
	styles, err := e.restyle()
	if err != nil {
		return err
	}
	if err := e.deselect(); err != nil {
		return err
	}
	sheets := e.main.root.child("sheets")
	first, err := e.oldLead(sheets)
	if first == nil && err == nil {
		first, err = e.newLead(sheets)
	}
	if err != nil {
		return err
	}
	taken := make(map[string]bool)
	for s := range sheets.all("sheet") {
		if s != first.entry {
			taken[strings.ToLower(unescape(s.attr("name")))] = true
		}
	}
	name := sheetName(l.Name, taken)
	first.entry.set("name", literal(name))
	sheets.remove(first.entry)
	sheets.insert(0, first.entry)
	e.lead = first

	w := &leafWriter{Leaf: &l, styles: styles}
	w.write()
	e.keep(newDocument(first.part, w.source(e.space())))
	e.nameLead(name, w)
	e.bringForward()
	return nil
}

// newLead returns a sheet that is not yet in the list.
func (e *Editor) newLead(sheets *node) (*lead, error) {
	part := e.free("worksheets/sheet%d.xml")
	id, err := e.relate(e.main.part, "worksheet", part)
	if err != nil {
		return nil, err
	}
	e.declare(part, sheetType)
	taken := make(map[int]bool)
	for s := range sheets.all("sheet") {
		taken[s.number("sheetId")] = true
	}
	number := 1
	for taken[number] {
		number++
	}
	entry := newNode("<" + sheets.prefix() + "sheet/>")
	entry.set("sheetId", strconv.Itoa(number))
	e.setRelation(e.main.root, entry, id)
	return &lead{entry, part, noPlace}, nil
}

// oldLead returns the sheet that an earlier Lead has made, nil where there is none. What hangs on it goes, be it from us or from whoever
// has worked on it since.
func (e *Editor) oldLead(sheets *node) (*lead, error) {
	old := e.findLead(sheets)
	if old == nil {
		return nil, nil
	}
	old.entry.unset("state")
	e.sheets = slices.DeleteFunc(e.sheets, func(s *editedSheet) bool { return s.doc.part == old.part })
	e.gone[strings.ToLower(relationsName(old.part))] = true
	return old, e.dropChain() // somebody may have put formulas there
}

func (e *Editor) findLead(sheets *node) *lead {
	names := e.main.root.child("definedNames")
	if names == nil {
		return nil
	}
	for n := range names.all("definedName") {
		if n.attr("name") != LeadName || n.attr("localSheetId") == "" {
			continue
		}
		place := 0
		for entry := range sheets.all("sheet") {
			if place != n.number("localSheetId") {
				place++
				continue
			}
			if e.lead != nil && e.lead.entry == entry {
				return &lead{entry, e.lead.part, place}
			}
			if part, kind := e.book.target(relationID(entry.start())); kind == "worksheet" {
				return &lead{entry, part, place}
			}
			return nil
		}
	}
	return nil
}

// nameLead writes the names that a printed and filtered list has, and that by which it is known. Names that hold on one sheet number the
// sheets: they move along.
func (e *Editor) nameLead(sheet string, w *leafWriter) {
	names := e.main.root.ensure("definedNames", workbookOrder)
	var stale []*node
	for n := range names.all("definedName") {
		if n.attr("localSheetId") == "" {
			continue
		}
		switch place := n.number("localSheetId"); {
		case place == e.lead.place:
			stale = append(stale, n)
		case e.lead.place == noPlace || place < e.lead.place:
			n.set("localSheetId", strconv.Itoa(place+1))
		}
	}
	names.remove(stale...)
	add := func(name, hidden, refers string) {
		names.append(newNode(fmt.Sprintf(`<%[1]sdefinedName name="%[2]s" localSheetId="0"%[3]s>%[4]s</%[1]sdefinedName>`,
			names.prefix(), name, hidden, cellText(quoted(sheet)+"!"+refers))))
	}
	const hidden = ` hidden="1"`
	if w.row > w.head {
		add("_xlnm._FilterDatabase", hidden, fmt.Sprintf("$A$%d:%s%s", w.head, fixedColumn(w.last()), fixedRow(w.row-1)))
	}
	add("_xlnm.Print_Titles", "", fmt.Sprintf("$%[1]d:$%[1]d", w.head))
	add(LeadName, hidden, "$A$1")
}

// bringForward makes the first sheet the one that is seen when the workbook is opened.
func (e *Editor) bringForward() {
	views := e.main.root.ensure("bookViews", workbookOrder)
	if views.child("workbookView") == nil {
		views.append(newNode("<" + views.prefix() + "workbookView/>"))
	}
	for v := range views.all("workbookView") {
		v.unset("activeTab")
		v.unset("firstSheet")
	}
}

// deselect takes the selection from all sheets. What is typed while several are selected goes into each of them.
func (e *Editor) deselect() error {
	for _, entry := range e.book.sheets {
		part, _ := e.book.target(entry.id)
		data, ok := e.pack.Part(part)
		if !ok || !bytes.Contains(data, []byte("tabSelected")) && bytes.IndexByte(data, 0) < 0 {
			continue // UTF-16 has zeros
		}
		d, err := e.document(part)
		if err != nil {
			return err
		}
		for views := range d.root.all("sheetViews") {
			for v := range views.all("sheetView") {
				v.unset("tabSelected")
			}
		}
	}
	return nil
}
