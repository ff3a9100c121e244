package edit

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"nianbao/formula/syntax"
	"nianbao/grid"
	"nianbao/ooxml/xmltree"
	"nianbao/xlsx"
)

// markerName is the hidden name by which the sheet that [Editor.InsertFirstSheet] makes is known again. It holds on
// that sheet alone.
const markerName = MarkNames + "findings"

// A firstSheet is the sheet that InsertFirstSheet makes.
type firstSheet struct {
	entry *xmltree.Node // in the list of sheets
	part  string
	index int // among the sheets before it became the first, newSheet where there was none
}

const newSheet = -1

// InsertFirstSheet makes a sheet, the first of the workbook and the one that is in front. Where an earlier run has put
// one there, that is replaced. The error is one of those of [Open], or [worksheet.ErrRange].
func (e *Editor) InsertFirstSheet(data SheetData) error {
	styles, err := e.styleSheet()
	if err != nil {
		return err
	}
	if err := e.deselect(); err != nil {
		return err
	}
	sheets := e.main.root.Child("sheets")
	first, err := e.oldFirstSheet(sheets, data.Title)
	if first == nil && err == nil {
		first, err = e.newFirstSheet(sheets)
	}
	if err != nil {
		return err
	}
	taken := make(map[string]bool)
	for s := range sheets.All("sheet") {
		if s != first.entry {
			taken[strings.ToLower(xlsx.Unescape(s.Attr("name")))] = true
		}
	}
	name := xlsx.SheetName(data.Name, taken)
	first.entry.SetAttr("name", xlsx.Escape(name))
	first.entry.Detach()
	sheets.Insert(0, first.entry)
	e.first = first

	w := &sheetWriter{SheetData: &data, styles: styles}
	w.write()
	d, err := w.part(first.part, e.space())
	if err != nil {
		return err
	}
	e.keep(d)
	e.nameFirstSheet(name, w)
	e.bringForward()
	return nil
}

// newFirstSheet returns a sheet that is not yet in the list.
func (e *Editor) newFirstSheet(sheets *xmltree.Node) (*firstSheet, error) {
	part, id, err := e.add(e.main.part, "worksheet", "worksheets/sheet%d.xml", sheetType)
	if err != nil {
		return nil, err
	}
	taken := make(map[int]bool)
	for s := range sheets.All("sheet") {
		taken[numberOf(s, "sheetId")] = true
	}
	number := 1
	for taken[number] {
		number++
	}
	entry := xmltree.Element("<" + sheets.Prefix() + "sheet/>")
	entry.SetAttr("sheetId", strconv.Itoa(number))
	e.setRelation(e.main.root, entry, id)
	return &firstSheet{entry, part, newSheet}, nil
}

// oldFirstSheet returns the sheet that an earlier InsertFirstSheet has made, nil where there is none. What hangs on it
// goes, be it from us or from whoever has worked on it since.
func (e *Editor) oldFirstSheet(sheets *xmltree.Node, title string) (*firstSheet, error) {
	old := e.findFirstSheet(sheets, title)
	if old == nil {
		return nil, nil
	}
	old.entry.RemoveAttr("state")
	e.sheets = slices.DeleteFunc(e.sheets, func(s *editedSheet) bool { return s.doc.part == old.part })
	e.out.UnrelateAll(old.part)
	return old, e.dropChain() // somebody may have put formulas there
}

// findFirstSheet returns the sheet that the marker's name is about. What the name refers to tells it; the number of
// the sheet on which it holds does so only where the title stands there: openpyxl moves sheets and leaves the numbers
// as they were, and another sheet than ours would be taken for it.
func (e *Editor) findFirstSheet(sheets *xmltree.Node, title string) *firstSheet {
	names := e.main.root.Child("definedNames")
	if names == nil {
		return nil
	}
	for n := range names.All("definedName") {
		if n.Attr("name") != markerName || n.Attr("localSheetId") == "" {
			continue
		}
		refers, _, _ := parseAbsolute(xlsx.Unescape(n.Text()))
		named := e.worksheet(sheets, func(_ int, name string) bool { return strings.EqualFold(name, refers) })
		if named != nil {
			return named
		}
		numbered := e.worksheet(sheets, func(i int, _ string) bool { return i == numberOf(n, "localSheetId") })
		if numbered != nil && e.hasTitle(numbered, title) {
			return numbered
		}
	}
	return nil
}

// worksheet returns the first worksheet of the list that is meant, by its place and its name.
func (e *Editor) worksheet(sheets *xmltree.Node, isMeant func(index int, name string) bool) *firstSheet {
	index := -1
	for entry := range sheets.All("sheet") {
		if index++; !isMeant(index, xlsx.Unescape(entry.Attr("name"))) {
			continue
		}
		if e.first != nil && e.first.entry == entry {
			return &firstSheet{entry, e.first.part, index}
		}
		for _, s := range e.book.Sheets() {
			if s.RelationID == relationID(entry) && s.Kind == "worksheet" {
				return &firstSheet{entry, s.Part, index}
			}
		}
		return nil
	}
	return nil
}

// hasTitle reports whether a title stands in the first cell of a sheet.
func (e *Editor) hasTitle(sheet *firstSheet, title string) bool {
	for _, s := range e.book.Sheets() {
		if s.Part != sheet.part {
			continue
		}
		g, err := e.book.ReadSheet(s)
		if err != nil {
			return false
		}
		c := g.At(0, 0)
		return c != nil && strings.TrimSpace(c.Text) == title
	}
	return false
}

// nameFirstSheet writes the names that a printed and filtered list has, and that by which it is known. Names that hold
// on one sheet number the sheets: they move along.
func (e *Editor) nameFirstSheet(sheet string, w *sheetWriter) {
	names := ensure(e.main.root, "definedNames", workbookOrder)
	names.RemoveFunc(func(n *xmltree.Node) bool {
		if n.Attr("localSheetId") == "" {
			return false
		}
		index := numberOf(n, "localSheetId")
		if e.first.index == newSheet || index < e.first.index {
			n.SetAttr("localSheetId", strconv.Itoa(index+1))
		}
		return index == e.first.index
	})
	add := func(name, hidden, refers string) {
		names.Append(xmltree.Element(fmt.Sprintf(`<%[1]sdefinedName name="%[2]s" localSheetId="0"%[3]s>%[4]s</%[1]sdefinedName>`,
			names.Prefix(), name, hidden, cellText(syntax.Quote(sheet)+"!"+refers))))
	}
	const hidden = ` hidden="1"`
	if w.row > w.head {
		add("_xlnm._FilterDatabase", hidden, fmt.Sprintf("$A$%d:$%s$%d", w.head, grid.Column(w.last()), w.row))
	}
	add("_xlnm.Print_Titles", "", fmt.Sprintf("$%[1]d:$%[1]d", w.head))
	add(markerName, hidden, "$A$1")
}

// bringForward makes the first sheet the one that is seen when the workbook is opened.
func (e *Editor) bringForward() {
	views := ensure(e.main.root, "bookViews", workbookOrder)
	if views.Child("workbookView") == nil {
		views.Append(xmltree.Element("<" + views.Prefix() + "workbookView/>"))
	}
	for v := range views.All("workbookView") {
		v.RemoveAttr("activeTab")
		v.RemoveAttr("firstSheet")
	}
}

// deselect takes the selection from all sheets. What is typed while several are selected goes into each of them.
func (e *Editor) deselect() error {
	for _, s := range e.book.Sheets() {
		data, ok := e.pack.Part(s.Part)
		if !ok || !bytes.Contains(data, []byte("tabSelected")) && bytes.IndexByte(data, 0) < 0 {
			continue // UTF-16 has zeros
		}
		d, err := e.document(s.Part)
		if err != nil {
			return err
		}
		for views := range d.root.All("sheetViews") {
			for v := range views.All("sheetView") {
				v.RemoveAttr("tabSelected")
			}
		}
	}
	return nil
}
