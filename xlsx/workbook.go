package xlsx

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"nianbao/grid"
	"nianbao/ooxml/opc"
)

// A Workbook is a workbook whose list of sheets is read, with what the sheets share: strings and styles are read when
// the first cell asks for them.
type Workbook struct {
	pack     *opc.Package
	byKind   map[string]opc.Relation // the first of each kind
	sheets   []Sheet
	names    []grid.Name // Sheet numbers the sheets
	date1904 bool
	manual   bool

	strings *[]string
	runs    map[int][]run // of the texts, by their numbers, that are drawn in fonts of their own
	styles  *styles
	cells   int // that were kept
	copied  int // bytes of formula text that shared formulas were expanded to
}

// A Sheet is an entry in a workbook's list of sheets.
type Sheet struct {
	Name       string
	Hidden     bool
	Buried     bool // and the menu that shows sheets again does not list it
	RelationID string
	Part       string // empty where the relation leads to none; there need not be such a part
	Kind       string // worksheet, chartsheet, dialogsheet, module; empty where the relation leads nowhere
}

// Open reads the list of a workbook's sheets. The error is an *[Error], or one of package opc.
func Open(p *opc.Package) (*Workbook, error) {
	w := &Workbook{pack: p, byKind: make(map[string]opc.Relation)}
	part, err := p.Main()
	if err != nil {
		return nil, err
	}
	if err := w.readMain(part); err != nil {
		return nil, err
	}
	relations, err := p.Relations(part)
	if err != nil {
		return nil, err
	}
	byID := make(map[string]opc.Relation)
	for _, r := range slices.Backward(relations) {
		byID[r.ID] = r
		w.byKind[r.Kind()] = r
	}
	for i := range w.sheets {
		s := &w.sheets[i]
		if r := byID[s.RelationID]; r.Kind() != "" {
			s.Part, s.Kind = r.Target, r.Kind()
		}
	}
	return w, nil
}

// Sheets returns the list of sheets, which is not to be changed. No two need have different parts.
func (w *Workbook) Sheets() []Sheet { return w.sheets }

// Relation returns the workbook part's first relation of a kind: styles, sharedStrings, calcChain.
func (w *Workbook) Relation(kind string) (opc.Relation, bool) {
	r, ok := w.byKind[kind]
	return r, ok
}

// readMain reads the workbook part.
func (w *Workbook) readMain(part string) error {
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
			w.listSheets(s)
		case "definedNames":
			w.listNames(s)
		case "calcPr":
			w.manual = attr(el, "calcMode") == "manual"
		}
	}
	if s.err == nil && len(w.sheets) == 0 {
		s.fail(errors.New("no sheets"))
	}
	var known *Error
	if errors.As(s.err, &known) {
		known.Part = part
		return known
	}
	if s.err != nil {
		return &Error{Kind: Damaged, Part: part, Err: s.err}
	}
	return nil
}

// isForeign says whether a content type names another kind of Office document. Its body need not be read then, let
// alone be sound.
func isForeign(mime string) bool {
	return strings.Contains(mime, "wordprocessingml") || strings.Contains(mime, "presentationml") ||
		strings.Contains(mime, "ms-word") || strings.Contains(mime, "ms-powerpoint")
}

// maxSheets bounds the list of sheets. No two have one part, and a package has fewer parts.
const maxSheets = 1000

func (w *Workbook) listSheets(s *scanner) {
	for el := range s.children {
		if el.Name() != "sheet" {
			continue
		}
		if len(w.sheets) == maxSheets {
			s.fail(&Error{Kind: TooMany, Err: errors.New("too many sheets")})
			return
		}
		state := attr(el, "state")
		id, stated := relationID(el)
		sheet := Sheet{
			Name:       Unescape(attr(el, "name")),
			Hidden:     state == "hidden" || state == "veryHidden",
			Buried:     state == "veryHidden",
			RelationID: id,
		}
		if stated && id == "" { // so workbooks of before 1997 list their modules once they were converted
			sheet.Kind = "module"
		}
		w.sheets = append(w.sheets, sheet)
	}
}

// maxNames bounds the names that are kept. No workbook that people fill comes near it.
const maxNames = 1 << 12

func (w *Workbook) listNames(s *scanner) {
	for el := range s.children {
		if el.Name() != "definedName" || len(w.names) == maxNames {
			continue
		}
		n := grid.Name{Name: Unescape(attr(el, "name")), Sheet: -1}
		if local := attr(el, "localSheetId"); local != "" {
			i, err := strconv.Atoi(local)
			if err != nil || i < 0 {
				continue
			}
			n.Sheet = i
		}
		n.Refers = strings.TrimPrefix(Unescape(s.content()), "=")
		w.names = append(w.names, n)
	}
}

// relationID returns the id attribute of the relationships namespace, whatever its prefix; a sheet's own attribute is
// sheetId. It is false where there is none.
func relationID(el element) (id string, stated bool) {
	for name, value := range el.Attrs() {
		if strings.HasSuffix(name, ":id") {
			return value, true
		}
	}
	return "", false
}

// shared returns the part of a kind that all sheets share, nil where the workbook has none.
func (w *Workbook) shared(kind string) (part string, data []byte, err error) {
	r, ok := w.byKind[kind]
	if !ok {
		return "", nil, nil
	}
	if data, ok = w.pack.Part(r.Target); !ok {
		return r.Target, nil, &Error{Kind: Missing, Part: r.Target}
	}
	return r.Target, data, nil
}
