package wordtest

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmltree"
)

// Faults returns what does not hang together in a document: relations and types, numbers and names that must not
// repeat, what refers to what is not there, ranges of which an end is missing, and what Word takes for damage in tables.
func Faults(pkg *opc.Package) []string {
	c := checker{pkg: pkg, seen: map[string]int{}, there: map[string]bool{}}
	for _, p := range pkg.Parts() {
		if p.Name != "[Content_Types].xml" && pkg.Type(p.Name) == "" {
			c.fault("%s has no type", p.Name)
		}
		if !strings.HasSuffix(p.Name, ".xml") {
			continue
		}
		t, err := xmltree.Parse(p.Data, nil)
		if err != nil {
			c.fault("%s is no XML", p.Name)
			continue
		}
		c.links(p.Name)
		c.open = map[string]string{}
		c.below(t)
		for what := range c.open {
			c.fault("%s begins and does not end", what)
		}
	}
	for what, times := range c.seen {
		if times > 1 {
			c.fault("%s stands %d times", what, times)
		}
	}
	for _, what := range c.wanted {
		if !c.there[what] {
			c.fault("there is no %s", what)
		}
	}
	slices.Sort(c.faults)
	return slices.Compact(c.faults)
}

// A checker goes through the parts of a document.
type checker struct {
	pkg    *opc.Package
	faults []string
	ids    map[string]bool   // of the part's relations
	open   map[string]string // ranges of the part that have begun
	seen   map[string]int    // what must stand once
	there  map[string]bool   // what may be referred to
	wanted []string          // what is
}

func (c *checker) fault(format string, args ...any) {
	c.faults = append(c.faults, fmt.Sprintf(format, args...))
}

// links takes the relations of a part.
func (c *checker) links(part string) {
	relations, err := c.pkg.Relations(part)
	if err != nil {
		c.fault("%v", err)
	}
	c.ids = map[string]bool{}
	for _, r := range relations {
		c.ids[r.ID] = true
		if _, ok := c.pkg.Part(r.Target); !ok && !r.External {
			c.fault("%s relates to %s, which is not there", part, r.Target)
		}
	}
}

// once are the attributes that no two elements of a name share.
var once = map[string]string{
	"bookmarkStart": "id name", "docPr": "id", "p": "paraId", "footnote": "id", "endnote": "id", "comment": "id",
	"num": "numId", "permStart": "id", "commentReference": "id",
}

// refers are the attributes of elements that name others, and what they name.
var refers = map[string][2]string{
	"footnoteReference": {"id", "footnote id"}, "endnoteReference": {"id", "endnote id"}, "numId": {"val", "num numId"},
	"commentReference": {"id", "comment id"},
}

func (c *checker) below(e *xmltree.Node) {
	for kid := range e.Elements() {
		c.element(kid)
		c.below(kid)
	}
	switch e.Name() {
	case "tbl":
		c.table(e)
	case "tc":
		last := ""
		for kid := range e.Elements() {
			last = kid.Name()
		}
		if last != "p" {
			c.fault("a cell ends with %q", last)
		}
	case "body":
		c.neighbours(e)
	case "r":
		if e.Prefix() == "m:" && (strings.Contains(e.String(), "<m:br") || strings.Contains(e.String(), "<m:tab")) {
			c.fault("a run of a formula breaks")
		}
	}
}

func (c *checker) element(e *xmltree.Node) {
	for name, value := range e.Attrs() {
		if strings.HasPrefix(name, "r:") && !c.ids[value] {
			c.fault("%s has %s %s, which is no relation", e.FullName(), name, value)
		}
	}
	for attr := range strings.FieldsSeq(once[e.Name()]) {
		if value := e.Attr(attr); value != "" {
			what := e.Name() + " " + attr + " " + value
			c.seen[what]++
			c.there[what] = true
		}
	}
	if to, ok := refers[e.Name()]; ok && e.Attr(to[0]) != "0" {
		c.wanted = append(c.wanted, to[1]+" "+e.Attr(to[0]))
	}
	switch kind, begins := strings.CutSuffix(e.Name(), "Start"); {
	case begins:
		c.open[kind+" "+e.Attr("id")] = ""
	case strings.HasSuffix(e.Name(), "End"):
		what := strings.TrimSuffix(e.Name(), "End") + " " + e.Attr("id")
		if _, begun := c.open[what]; !begun {
			c.fault("%s ends and does not begin", what)
		}
		delete(c.open, what)
	}
	if anchor := e.Attr("anchor"); e.Name() == "hyperlink" && anchor != "" {
		c.wanted = append(c.wanted, "bookmarkStart name "+anchor)
	}
	if words := strings.Fields(e.Text()); e.Name() == "instrText" && len(words) > 1 && words[0] == "REF" {
		c.wanted = append(c.wanted, "bookmarkStart name "+words[1])
	}
}

// neighbours finds tables that Word would join.
func (c *checker) neighbours(body *xmltree.Node) {
	before := ""
	for kid := range body.Elements() {
		if strings.HasPrefix(kid.Name(), "bookmark") {
			continue
		}
		if before == "tbl" && kid.Name() == "tbl" {
			c.fault("two tables touch")
		}
		before = kid.Name()
	}
}

// table finds cells that continue no merge.
func (c *checker) table(tbl *xmltree.Node) {
	above, rows := map[int]bool{}, 0
	for tr := range tbl.All("tr") {
		rows++
		now, col := map[int]bool{}, 0
		for tc := range tr.All("tc") {
			merge, span := tc.Child("tcPr", "vMerge"), 1
			if s := tc.Child("tcPr", "gridSpan"); s != nil {
				_, _ = fmt.Sscan(s.Attr("val"), &span)
			}
			if merge != nil && merge.Attr("val") != "restart" && !above[col] {
				c.fault("a cell continues no merge")
			}
			now[col] = merge != nil
			col += span
		}
		if col == 0 {
			c.fault("a row without cells")
		}
		above = now
	}
	if rows == 0 && tbl.Child("sdt") == nil {
		c.fault("a table without rows")
	}
}
