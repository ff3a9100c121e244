// Package xlsx reads workbooks into grids and writes the blank workbook.
//
// Reading is our own, over encoding/xml's raw tokens, and does not go through excelize. A check of figures must not lose or
// change one, and excelize drops read errors (a damaged part reads as an empty sheet), trusts the sizes that a file declares, and
// hands out numbers as their format shows them: 0.5 in a cell formatted 0 arrives as 1. What is read here is what the file holds;
// what its format makes of it stands beside it in [grid.Cell]'s Shown.
package xlsx

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"nianbao/grid"
	"nianbao/ooxml/opc"
)

// Read returns the worksheets of a workbook as grids, in workbook order; sheets that hold only a chart or a dialog are left out.
// A workbook that cannot be read whole is not read at all: the error is then an *[Error], or one of package opc.
func Read(p *opc.Package) (*grid.Book, error) {
	w := &bookReader{pack: p}
	if err := w.open(); err != nil {
		return nil, err
	}
	book := &grid.Book{Manual: w.manual}
	gridOf := make([]int, len(w.sheets)) // a sheet's grid, for the names that hold on one sheet
	seen := make(map[string]bool)
	for i, entry := range w.sheets {
		gridOf[i] = noGrid
		part, kind := w.target(entry.id)
		if kind != "" && kind != "worksheet" {
			continue
		}
		data, ok := p.Part(part)
		if kind == "" || !ok {
			return nil, &Error{Kind: Missing, Part: part, Sheet: entry.name}
		}
		if seen[part] {
			// One part drawn a thousand times over would read as a workbook of a thousand times its size.
			return nil, &Error{Kind: Damaged, Part: part, Sheet: entry.name, Err: errors.New("two sheets share a part")}
		}
		seen[part] = true
		g := &grid.Grid{Name: entry.name, Source: grid.Sheet, Hidden: entry.hidden}
		if err := w.readSheet(g, part, data); err != nil {
			return nil, err
		}
		gridOf[i] = len(book.Grids)
		book.Grids = append(book.Grids, g)
	}
	for _, n := range w.names {
		if n.Sheet >= len(gridOf) {
			continue
		}
		if n.Sheet >= 0 {
			n.Sheet = gridOf[n.Sheet]
		}
		if n.Sheet != noGrid {
			book.Names = append(book.Names, n)
		}
	}
	return book, nil
}

// noGrid stands for the grid of a sheet that has none.
const noGrid = -2

// A bookReader has what the sheets of one workbook share. Strings and styles are read when the first cell asks for them.
type bookReader struct {
	pack     *opc.Package
	byID     map[string]opc.Relation
	byKind   map[string]opc.Relation // the first of each kind
	sheets   []sheetEntry
	names    []grid.Name // Sheet numbers the sheets
	date1904 bool
	manual   bool

	strings *[]string
	styles  *styles
	copied  int // bytes of formula text that shared formulas were expanded to
}

type sheetEntry struct {
	name, id string
	hidden   bool
}

// open reads the list of sheets.
func (w *bookReader) open() error {
	part, err := w.pack.Main()
	if err != nil {
		return err
	}
	mime := w.pack.Type(part)
	if strings.Contains(mime, "sheet.binary") || strings.HasSuffix(strings.ToLower(part), ".bin") {
		return &Error{Kind: Binary, Part: part}
	}
	if isForeign(mime) {
		return &Error{Kind: NotWorkbook, Part: part}
	}
	data, _ := w.pack.Part(part)
	s := newScanner(data)
	root := s.root()
	if s.err == nil && root != "workbook" {
		return &Error{Kind: NotWorkbook, Part: part}
	}
	for el := range s.children {
		switch el.Name() {
		case "workbookPr":
			w.date1904 = isTrue(attr(el, "date1904"))
		case "sheets":
			w.list(s)
		case "definedNames":
			w.listNames(s)
		case "calcPr":
			w.manual = attr(el, "calcMode") == "manual"
		}
	}
	if s.err == nil && len(w.sheets) == 0 {
		s.fail(errors.New("no sheets"))
	}
	if s.err != nil {
		return &Error{Kind: Damaged, Part: part, Err: s.err}
	}
	relations, err := w.pack.Relations(part)
	w.byID, w.byKind = make(map[string]opc.Relation), make(map[string]opc.Relation)
	for _, r := range slices.Backward(relations) {
		w.byID[r.ID] = r
		w.byKind[kindOfRelation(r)] = r
	}
	return err
}

// kindOfRelation returns the last word of a relation's type, which transitional and strict files have in common; none for one that
// leads out of the package.
func kindOfRelation(r opc.Relation) string {
	if r.External {
		return ""
	}
	return r.Type[strings.LastIndexByte(r.Type, '/')+1:]
}

// isForeign says whether a content type names another kind of Office document. Its body need not be read then, let alone be sound.
func isForeign(mime string) bool {
	return strings.Contains(mime, "wordprocessingml") || strings.Contains(mime, "presentationml") ||
		strings.Contains(mime, "ms-word") || strings.Contains(mime, "ms-powerpoint")
}

func (w *bookReader) list(s *scanner) {
	for el := range s.children {
		if el.Name() != "sheet" {
			continue
		}
		state := attr(el, "state")
		w.sheets = append(w.sheets, sheetEntry{
			name:   unescape(attr(el, "name")),
			id:     relationID(el),
			hidden: state == "hidden" || state == "veryHidden",
		})
	}
}

// maxNames bounds the names that are kept. No workbook that people fill comes near it.
const maxNames = 1 << 12

func (w *bookReader) listNames(s *scanner) {
	for el := range s.children {
		if el.Name() != "definedName" || len(w.names) == maxNames {
			continue
		}
		n := grid.Name{Name: unescape(attr(el, "name")), Sheet: -1}
		if local := attr(el, "localSheetId"); local != "" {
			i, err := strconv.Atoi(local)
			if err != nil || i < 0 {
				continue
			}
			n.Sheet = i
		}
		n.Refers = strings.TrimPrefix(unescape(s.content()), "=")
		w.names = append(w.names, n)
	}
}

// relationID returns the id attribute of the relationships namespace, whatever its prefix; a sheet's own attribute is sheetId.
func relationID(el element) string {
	for name, value := range el.Attrs() {
		if strings.HasSuffix(name, ":id") {
			return value
		}
	}
	return ""
}

// target returns the part that a relation of the workbook leads to and the relation's kind; both are empty where there is none.
func (w *bookReader) target(id string) (part, kind string) {
	r := w.byID[id]
	if kind = kindOfRelation(r); kind == "" {
		return "", ""
	}
	return r.Target, kind
}

// shared returns the part of a kind that all sheets share, nil where the workbook has none.
func (w *bookReader) shared(kind string) (part string, data []byte, err error) {
	r, ok := w.byKind[kind]
	if !ok {
		return "", nil, nil
	}
	if data, ok = w.pack.Part(r.Target); !ok {
		return r.Target, nil, &Error{Kind: Missing, Part: r.Target}
	}
	return r.Target, data, nil
}
