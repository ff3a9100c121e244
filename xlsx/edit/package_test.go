package edit

import (
	"bytes"
	"encoding/xml"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"nianbao/ooxml/opc"
	"nianbao/xlsx"
	"nianbao/xlsx/worksheet"
)

// utf16Of returns a text as a part in UTF-16.
func utf16Of(s string) []byte {
	var data []byte
	for _, u := range utf16.Encode([]rune("\uFEFF" + s)) {
		data = append(data, byte(u), byte(u>>8))
	}
	return data
}

// An xmlElement is an element as another reader sees it.
type xmlElement struct {
	XMLName xml.Name
	Attrs   []xml.Attr   `xml:",any,attr"`
	Kids    []xmlElement `xml:",any"`
	Text    string       `xml:",chardata"`
}

func (e *xmlElement) attr(name string) string {
	for _, a := range e.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func (e *xmlElement) child(name string) *xmlElement {
	for i := range e.Kids {
		if e.Kids[i].XMLName.Local == name {
			return &e.Kids[i]
		}
	}
	return &xmlElement{}
}

// parsed returns a part as encoding/xml reads it.
func parsed(t testing.TB, p *opc.Package, name string) *xmlElement {
	t.Helper()
	data, ok := p.Part(name)
	if !ok {
		t.Fatalf("no %s", name)
	}
	if bytes.HasPrefix(data, []byte("\xff\xfe")) {
		return &xmlElement{}
	}
	e := new(xmlElement)
	if err := xml.Unmarshal(data, e); err != nil {
		t.Fatalf("%s: %v\n%s", name, err, data)
	}
	return e
}

// checkPackage checks what Excel is strict about: relations that lead somewhere, parts with a type, children in the
// schema's order, counts and indexes of styles, comments with their boxes, and names without a meaning.
//
// Before is what it was made of: types of parts that were missing there may stay.
func checkPackage(t testing.TB, before, p *opc.Package) {
	t.Helper()
	data, err := p.Bytes()
	if err != nil {
		t.Fatalf("p.Bytes: %v", err)
	}
	if p, err = opc.Read(data); err != nil {
		t.Fatalf("opc.Read: %v", err)
	}
	stale, _ := before.Part(contentTypes)
	for o := range slices.Values(parsed(t, p, contentTypes).Kids) {
		if name := o.attr("PartName"); name != "" {
			if _, ok := p.Part(name); !ok && !bytes.Contains(stale, []byte(name)) {
				t.Errorf("%s has a type and is no part", name)
			}
		}
	}
	for _, name := range p.Names() {
		if path.Ext(name) == ".rels" {
			checkRelations(t, p, name)
			if _, ok := before.Part(name); !ok && p.Type(name) != relationType {
				t.Errorf("%s has type %q", name, p.Type(name))
			}
		} else if p.Type(name) == "" && name != contentTypes {
			t.Errorf("%s has no type", name)
		}
	}
	checkOrders(t, p)
	checkStyles(t, p)
	checkNotes(t, p)
}

func checkRelations(t testing.TB, p *opc.Package, name string) {
	t.Helper()
	of := strings.TrimSuffix(strings.Replace(name, "_rels/", "", 1), ".rels")
	if _, ok := p.Part(of); !ok && of != "" {
		t.Errorf("%s is of no part", name)
	}
	relations, err := p.Relations(of)
	if err != nil {
		t.Errorf("p.Relations: %v", err)
	}
	for _, r := range relations {
		if _, ok := p.Part(r.Target); !ok && !r.External {
			t.Errorf("%s leads to %s", name, r.Target)
		}
	}
}

func checkOrders(t testing.TB, p *opc.Package) {
	t.Helper()
	main, err := p.Main()
	if err != nil {
		t.Fatalf("p.Main: %v", err)
	}
	checkOrder(t, main, parsed(t, p, main), workbookOrder)
	relations, err := p.Relations(main)
	if err != nil {
		t.Fatalf("p.Relations: %v", err)
	}
	for _, r := range relations {
		switch r.Kind() {
		case "worksheet":
			checkOrder(t, r.Target, parsed(t, p, r.Target), worksheet.Order)
		case "styles":
			checkOrder(t, r.Target, parsed(t, p, r.Target), stylesOrder)
		}
	}
}

// checkOrder checks the order of the children that the schema knows, and that all in the file's namespace are such.
func checkOrder(t testing.TB, part string, root *xmlElement, order []string) {
	t.Helper()
	last := -1
	for _, kid := range root.Kids {
		i := slices.Index(order, kid.XMLName.Local)
		if i < 0 {
			continue
		}
		if i < last {
			t.Errorf("%s: %s behind %s", part, kid.XMLName.Local, order[last])
		}
		if last = i; kid.XMLName.Space != root.XMLName.Space {
			t.Errorf("%s: %s in namespace %q", part, kid.XMLName.Local, kid.XMLName.Space)
		}
	}
}

func checkStyles(t testing.TB, p *opc.Package) {
	t.Helper()
	if _, ok := p.Part("xl/styles.xml"); !ok {
		return
	}
	root := parsed(t, p, "xl/styles.xml")
	counts := make(map[string]int)
	for _, list := range root.Kids {
		counts[list.XMLName.Local] = len(list.Kids)
		if n, err := strconv.Atoi(list.attr("count")); err == nil && n != len(list.Kids) {
			t.Errorf("%s has %d of %d", list.XMLName.Local, len(list.Kids), n)
		}
	}
	for _, xf := range root.child("cellXfs").Kids {
		for attr, list := range map[string]string{"fontId": "fonts", "fillId": "fills", "borderId": "borders"} {
			if n, err := strconv.Atoi(xf.attr(attr)); err == nil && n >= counts[list] {
				t.Errorf("%s %d of %d", attr, n, counts[list])
			}
		}
	}
}

// checkNotes checks that each comment has a box, once, that no two shapes have a number in common, and that authors are
// there.
func checkNotes(t testing.TB, p *opc.Package) {
	t.Helper()
	shapes := make(map[string]bool)
	for _, name := range p.Names() {
		if !strings.HasPrefix(name, "xl/worksheets/") || path.Ext(name) != ".xml" {
			continue
		}
		relations, err := p.Relations(name)
		if err != nil {
			t.Fatalf("p.Relations: %v", err)
		}
		notes, boxes := make(map[string]bool), make(map[string]bool)
		for _, r := range relations {
			switch r.Kind() {
			case "comments":
				root := parsed(t, p, r.Target)
				checkOrder(t, r.Target, root, commentsOrder)
				for _, c := range root.child("commentList").Kids {
					if notes[c.attr("ref")] {
						t.Errorf("%s: two comments on %s", name, c.attr("ref"))
					}
					notes[c.attr("ref")] = true
					if n, err := strconv.Atoi(c.attr("authorId")); err != nil || n >= len(root.child("authors").Kids) {
						t.Errorf("%s: author %s of %d", name, c.attr("authorId"), len(root.child("authors").Kids))
					}
				}
			case "vmlDrawing":
				if r.ID == parsed(t, p, name).child("legacyDrawing").attr("id") {
					boxesIn(t, p, r.Target, boxes, shapes)
				}
			}
		}
		for ref := range notes {
			if !boxes[ref] {
				t.Errorf("%s: no box for %s", name, ref)
			}
		}
	}
}

// boxesIn reads the boxes of a drawing as leniently as Office does.
func boxesIn(t testing.TB, p *opc.Package, name string, boxes, shapes map[string]bool) {
	t.Helper()
	data, _ := p.Part(name)
	d := xml.NewDecoder(bytes.NewReader(data))
	d.Strict, d.AutoClose = false, []string{"br"}
	var row, col int
	note := false
	for {
		token, err := d.Token()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Errorf("%s: %v\n%s", name, err, data)
			return
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		if !strings.HasPrefix(start.Name.Space, "urn:schemas-microsoft-com:") && start.Name.Space != "" {
			t.Errorf("%s: %s:%s", name, start.Name.Space, start.Name.Local)
		}
		content := func() int {
			token, _ := d.Token()
			text, _ := token.(xml.CharData)
			n, err := strconv.Atoi(strings.TrimSpace(string(text)))
			if err != nil {
				t.Errorf("%s: %s %q", name, start.Name.Local, text)
			}
			return n
		}
		switch start.Name.Local {
		case "shape":
			for _, a := range start.Attr {
				if a.Name.Local == "id" {
					if shapes[a.Value] {
						t.Errorf("%s: %s twice", name, a.Value)
					}
					shapes[a.Value] = true
				}
			}
		case "ClientData":
			note = slices.ContainsFunc(start.Attr, func(a xml.Attr) bool { return a.Value == "Note" })
		case "Anchor":
			if token, _ := d.Token(); note {
				text, _ := token.(xml.CharData)
				checkAnchor(t, name, string(text))
			}
		case "Row":
			row = content()
		case "Column":
			if col = content(); !note {
				continue
			}
			if boxes[xlsx.CellRef(row, col)] {
				t.Errorf("%s: two boxes for %s", name, xlsx.CellRef(row, col))
			}
			boxes[xlsx.CellRef(row, col)] = true
		}
	}
}

// checkAnchor checks that a box has a size and stands on the sheet.
func checkAnchor(t testing.TB, name, anchor string) {
	t.Helper()
	var at [8]int
	for i, number := range strings.Split(anchor, ",") {
		n, err := strconv.Atoi(strings.TrimSpace(number))
		if err != nil || i > 7 {
			t.Errorf("%s: %q", name, anchor)
			return
		}
		at[i] = n
	}
	if at[0] < 0 || at[4] >= xlsx.MaxCols || at[2] < 0 || at[6] >= xlsx.MaxRows || at[4] < at[0] || at[6] < at[2] {
		t.Errorf("%s: a box at %q", name, anchor)
	}
}
