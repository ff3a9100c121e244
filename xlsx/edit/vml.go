package edit

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmltree"
	"nianbao/regex"
	"nianbao/xlsx"
	"nianbao/xlsx/worksheet"
)

// Excel shows comments in boxes, which stand in a part of an old kind, VML. Office programs are lax in writing it (a
// <br> that nobody closes), and nothing of it may be lost that they understand. So it is edited as text.

// findVML returns the part that has the boxes of a sheet's comments, empty where there is none.
func (s *editedSheet) findVML() string {
	link := s.doc.root.Child("legacyDrawing")
	if link == nil {
		return ""
	}
	relations, _ := s.editor.pack.Relations(s.doc.part) // they were read before
	for _, r := range relations {
		if _, ok := s.editor.pack.Part(r.Target); ok && r.Kind() == "vmlDrawing" && r.ID == relationID(link) {
			return r.Target
		}
	}
	return ""
}

// makeVML finds the part that has the boxes of a sheet's comments, or makes the sheet refer to a new one.
func (s *editedSheet) makeVML(cs *comments) error {
	e, root := s.editor, s.doc.root
	if cs.vml = s.findVML(); cs.vml != "" {
		return nil
	}
	link := root.Child("legacyDrawing")
	part, id, err := e.add(s.doc.part, "vmlDrawing", "drawings/vmlDrawing%d.vml", vmlType)
	if err != nil {
		return err
	}
	cs.vml = part
	if link == nil {
		link = xmltree.Element("<" + root.Prefix() + "legacyDrawing/>")
		root.InsertInOrder(link, worksheet.Order)
	}
	e.setRelation(root, link, id)
	return nil
}

// vmlParts returns the parts with the boxes of the sheets whose comments are new or longer than they were.
func (e *Editor) vmlParts() []opc.Part {
	taken := make(map[int]bool)
	for _, part := range e.pack.Parts() {
		if strings.HasSuffix(strings.ToLower(part.Name), ".vml") {
			for _, block := range blocksOf(string(part.Data)) {
				taken[block] = true
			}
		}
	}
	var made []opc.Part
	for _, s := range e.sheets {
		cs := s.comments
		if cs == nil || cs.vml == "" || len(cs.made)+len(cs.grown)+len(cs.gone) == 0 {
			continue
		}
		part, _ := e.pack.Part(cs.vml)
		vml := cs.withoutGone(string(part))
		if len(cs.made)+len(cs.grown) > 0 {
			vml = s.addBoxes(vml, taken)
		}
		made = append(made, opc.Part{Name: cs.vml, Data: []byte(vml)})
	}
	return made
}

const (
	vmlSpaces = ` xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"` +
		` xmlns:x="urn:schemas-microsoft-com:office:excel"`
	vmlBlank = `<xml` + vmlSpaces + `><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data=""/></o:shapelayout></xml>`
	vmlEnd   = `</xml>`
	boxType  = `<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"%s>` +
		`<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>`
)

// addBoxes returns a part with the boxes that it lacks. One that is damaged beyond use is made anew.
func (s *editedSheet) addBoxes(old string, taken map[int]bool) string {
	cells := s.comments.made
	if !isVML(old) {
		old = vmlBlank
		cells = slices.SortedFunc(maps.Keys(s.comments.at), compareAddress)
	}
	end := strings.LastIndex(old, vmlEnd)
	ids := newShapeIDs(old, taken)
	spaces := ""
	if !strings.Contains(old, "xmlns:v=") || !strings.Contains(old, "xmlns:o=") || !strings.Contains(old, "xmlns:x=") {
		spaces = vmlSpaces
	}
	var boxes strings.Builder
	if !strings.Contains(old, `id="_x0000_t202"`) {
		fmt.Fprintf(&boxes, boxType, spaces)
	}
	for i, p := range cells {
		s.box(&boxes, p, ids.take(), i+1, spaces)
	}
	return ids.state(s.grow(old[:end])) + boxes.String() + old[end:]
}

// compareAddress puts addresses in reading order.
func compareAddress(a, b xlsx.Address) int {
	return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Col, b.Col))
}

func isVML(s string) bool {
	return utf8.ValidString(s) && strings.Contains(s, "<xml") && strings.LastIndex(s, vmlEnd) > strings.Index(s, "<xml")
}

var (
	boxShape     = regex.New(`(?s)<v:shape\b.*?</v:shape>`)
	commentShape = regex.New(`ObjectType=["']Note["']`)
	rowShape     = regex.New(`<x:Row>\s*(\d+)\s*</x:Row>`)
	columnShape  = regex.New(`<x:Column>\s*(\d+)\s*</x:Column>`)
	anchorShape  = regex.New(`<x:Anchor>[^<]*</x:Anchor>`)
)

// grow makes the boxes of comments taller that have got longer, and others lower.
func (s *editedSheet) grow(vml string) string {
	if len(s.comments.grown) == 0 {
		return vml
	}
	return boxShape.ReplaceAllStringFunc(vml, func(box string) string {
		p, ok := boxOf(box)
		lines := s.comments.grown[p]
		if !ok || lines == 0 {
			return box
		}
		return anchorShape.ReplaceAllStringFunc(box, func(anchor string) string { return lengthen(anchor, lines) })
	})
}

// boxOf returns the cell whose comment a shape shows; false for a shape that shows none.
func boxOf(shape string) (p xlsx.Address, ok bool) {
	row, col := rowShape.FindStringSubmatch(shape), columnShape.FindStringSubmatch(shape)
	if row == nil || col == nil || !commentShape.MatchString(shape) {
		return p, false
	}
	p.Row, _ = strconv.Atoi(row[1])
	p.Col, _ = strconv.Atoi(col[1])
	return p, true
}

// withoutGone returns a part without the boxes of the comments that were taken out.
func (cs *comments) withoutGone(vml string) string {
	if len(cs.gone) == 0 {
		return vml
	}
	vml = boxShape.ReplaceAllStringFunc(vml, func(box string) string {
		if p, ok := boxOf(box); ok && slices.Contains(cs.gone, p) && cs.at[p] == nil {
			return ""
		}
		return box
	})
	if !strings.Contains(vml, `#_x0000_t202"`) {
		vml = ourBoxType.ReplaceAllString(vml, "")
	}
	return vml
}

// ourBoxType is the type of shape that boxes need, as addBoxes writes it.
var ourBoxType = regex.New(`<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,` +
	`21600r21600,l21600,xe"[^>]*>` +
	`<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>`)

// hasOtherBoxes reports whether the part with the boxes shows something else than comments that were taken out.
func (s *editedSheet) hasOtherBoxes(cs *comments) bool {
	part, _ := s.editor.pack.Part(cs.vml)
	return strings.Contains(cs.withoutGone(string(part)), "<v:shape ")
}

// lengthen moves the lower edge of a box down by some rows, or up. An anchor is eight numbers, of which the seventh
// is the row of that edge.
func lengthen(anchor string, rows int) string {
	numbers := strings.Split(anchor, ",")
	if len(numbers) != 8 {
		return anchor
	}
	bottom, err := strconv.Atoi(strings.TrimSpace(numbers[6]))
	if err != nil {
		return anchor
	}
	top, _ := strconv.Atoi(strings.TrimSpace(numbers[2]))
	numbers[6] = " " + strconv.Itoa(max(top+1, min(bottom+rows, xlsx.MaxRows-1)))
	return strings.Join(numbers, ",")
}
