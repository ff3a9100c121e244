package edit

import (
	"slices"
	"strconv"
	"strings"

	"nianbao/grid"
)

// removeFirstSheet takes out the sheet that an earlier InsertFirstSheet has made: it is known by its name, or, where a
// program has dropped that, by its title and its heads.
func (e *Editor) removeFirstSheet(m Marks) error {
	sheets := e.main.root.child("sheets")
	if sheets == nil {
		return nil
	}
	old, err := e.oldFirstSheet(sheets, m.Sheet)
	if old == nil && err == nil {
		old = e.findByTitle(sheets, m)
	}
	if old == nil || err != nil {
		return err
	}
	d, err := e.relationsOf(e.main.part)
	if err != nil {
		return err
	}
	for r := range d.root.children {
		if r.attr("Id") == old.entry.relationID() {
			d.root.remove(r)
			break
		}
	}
	sheets.remove(old.entry)
	e.drop(old.part)
	e.dropNamesOf(old.index)
	e.showFirst(sheets)
	return e.dropChain() // it numbers the sheets
}

// findByTitle returns the sheet that has the title of ours in its first cell and its heads below, whatever it is called;
// nil where there is none or no other sheet.
func (e *Editor) findByTitle(sheets *node, m Marks) *firstSheet {
	if m.Sheet == "" || len(e.book.Sheets()) < 2 {
		return nil
	}
	for _, s := range e.book.Sheets() {
		if s.Kind != "worksheet" {
			continue
		}
		if g, err := e.book.ReadSheet(s); err == nil && m.isIn(g) {
			return e.worksheet(sheets, func(_ int, name string) bool { return name == s.Name })
		}
	}
	return nil
}

// maxAbove is how many rows stand above the heads of a sheet of findings at most.
const maxAbove = 10

// isIn reports whether a sheet has the title and the heads of ours.
func (m Marks) isIn(g *grid.Grid) bool {
	says := func(row, col int, text string) bool {
		c := g.At(row, col)
		return c != nil && strings.TrimSpace(c.Text) == text
	}
	if !says(0, 0, m.Sheet) {
		return false
	}
	for row := 1; row <= maxAbove; row++ {
		all := true
		for col, head := range m.Heads {
			all = all && says(row, col, head)
		}
		if all {
			return true
		}
	}
	return false
}

// dropNamesOf takes out the names that hold on a sheet which is gone. Those of the sheets behind it move up.
func (e *Editor) dropNamesOf(index int) {
	names := e.main.root.child("definedNames")
	if names == nil {
		return
	}
	var stale []*node
	for n := range names.all("definedName") {
		if n.attr("localSheetId") == "" {
			continue
		}
		if n.attr("name") == markerName { // whichever sheet it is said to hold on
			stale = append(stale, n)
			continue
		}
		switch i := n.number("localSheetId"); {
		case i == index:
			stale = append(stale, n)
		case i > index:
			n.set("localSheetId", strconv.Itoa(i-1))
		}
	}
	names.remove(stale...)
	e.dropIfEmpty(names)
}

// showFirst makes the first sheet that is not hidden the one that is seen when the workbook is opened.
func (e *Editor) showFirst(sheets *node) {
	seen := 0
	for entry := range sheets.all("sheet") {
		if !slices.Contains([]string{"hidden", "veryHidden"}, entry.attr("state")) {
			break
		}
		seen++
	}
	for views := range e.main.root.all("bookViews") {
		for v := range views.all("workbookView") {
			v.unset("firstSheet")
			if v.unset("activeTab"); seen > 0 {
				v.set("activeTab", strconv.Itoa(seen))
			}
		}
	}
}
