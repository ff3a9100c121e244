package edit

import (
	"slices"
	"strconv"
	"strings"

	"nianbao/xlsx"
)

// removeFirstSheet takes out the sheet that an earlier InsertFirstSheet has made: it is known by its name, or, where a
// program has dropped that, by its title.
func (e *Editor) removeFirstSheet(title string) error {
	sheets := e.main.root.child("sheets")
	if sheets == nil {
		return nil
	}
	old, err := e.oldFirstSheet(sheets)
	if old == nil && err == nil {
		old = e.findByTitle(sheets, title)
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

// findByTitle returns the sheet that has a title for its name and in its first cell, nil where there is none or no
// other sheet.
func (e *Editor) findByTitle(sheets *node, title string) *firstSheet {
	if title == "" || len(e.book.Sheets()) < 2 {
		return nil
	}
	index := -1
	for entry := range sheets.all("sheet") {
		index++
		name := strings.TrimRight(xlsx.Unescape(entry.attr("name")), "0123456789")
		if name != title || index >= len(e.book.Sheets()) {
			continue
		}
		s := e.book.Sheets()[index]
		if s.RelationID != entry.relationID() || s.Kind != "worksheet" {
			continue
		}
		g, err := e.book.ReadSheet(s)
		if err != nil {
			continue
		}
		if first := g.At(0, 0); first != nil && strings.TrimSpace(first.Text) == title {
			return &firstSheet{entry, s.Part, index}
		}
	}
	return nil
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
