package edit

import (
	"slices"
	"strconv"
	"strings"

	"nianbao/grid"
	"nianbao/ooxml/xmltree"
)

// removeFirstSheet takes out the sheet that an earlier InsertFirstSheet has made: it is known by its name, or, where a
// program has dropped that, by its title and its heads.
func (e *Editor) removeFirstSheet(m Marks) error {
	sheets := e.main.root.Child("sheets")
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
	if err := e.out.Unrelate(e.main.part, relationID(old.entry)); err != nil {
		return err
	}
	old.entry.Detach()
	if err := e.drop(old.part); err != nil {
		return err
	}
	e.dropNamesOf(old.index)
	e.showFirst(sheets)
	return e.dropChain() // it numbers the sheets
}

// findByTitle returns the sheet that has the title of ours in its first cell and its heads below, whatever it is called;
// nil where there is none or no other sheet.
func (e *Editor) findByTitle(sheets *xmltree.Node, m Marks) *firstSheet {
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
	names := e.main.root.Child("definedNames")
	if names == nil {
		return
	}
	names.RemoveFunc(func(n *xmltree.Node) bool {
		if n.Attr("localSheetId") == "" {
			return false
		}
		i := numberOf(n, "localSheetId")
		if i > index {
			n.SetAttr("localSheetId", strconv.Itoa(i-1))
		}
		return i == index || n.Attr("name") == markerName // whichever sheet that is said to hold on
	})
	e.dropIfEmpty(names)
}

// showFirst makes the first sheet that is not hidden the one that is seen when the workbook is opened.
func (e *Editor) showFirst(sheets *xmltree.Node) {
	seen := 0
	for entry := range sheets.All("sheet") {
		if !slices.Contains([]string{"hidden", "veryHidden"}, entry.Attr("state")) {
			break
		}
		seen++
	}
	for views := range e.main.root.All("bookViews") {
		for v := range views.All("workbookView") {
			v.RemoveAttr("firstSheet")
			if v.RemoveAttr("activeTab"); seen > 0 {
				v.SetAttr("activeTab", strconv.Itoa(seen))
			}
		}
	}
}
