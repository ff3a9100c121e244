package pass

import (
	"cmp"
	"strconv"
	"strings"

	"nianbao/action"
	"nianbao/docx/wml"
	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmltree"
	"nianbao/regex"
)

// A list is one of the template's by its number, in the pass in which it begins anew.
type list struct {
	number       string
	part, serial int
}

// list returns the number of a list in a pass: its own, or where a loop's passes begin their lists anew, that of a list
// of the innermost such loop's pass.
func (s *IDs) list(id idOf, loops []action.Loop, restarts func(at int) bool) string {
	i := len(loops) - 1
	for ; i >= 0 && !restarts(loops[i].At); i-- {
	}
	if i < 0 || id.value == "0" { // which takes a paragraph out of its list
		return id.value
	}
	l := list{id.value, s.part, loops[i].Serial}
	if s.restarted[l] == "" {
		s.restarted[l] = s.fresh(idOf{kind: numberingID})
		s.order = append(s.order, l)
	}
	return s.restarted[l]
}

var listNumber = regex.New(`<(?:\w+:)?num\s[^>]*numId\s*=\s*["'](\d+)["']`)

// lists returns the numbers of the lists that a part defines.
func lists(source string) []string {
	var numbers []string
	if strings.Contains(source, "abstractNum") {
		for _, m := range listNumber.FindAllStringSubmatch(source, -1) {
			numbers = append(numbers, m[1])
		}
	}
	return numbers
}

// defineLists adds the lists that begin anew to the document's numbering.
func (s *IDs) defineLists(pkg *opc.Package, main string) error {
	if len(s.order) == 0 {
		return nil
	}
	parts, err := pkg.Related(main, "numbering")
	if err != nil || len(parts) == 0 { // then the lists are none
		return err
	}
	t, err := xmltree.Parse(parts[0].Data, nil)
	if err != nil {
		return nil
	}
	d := definitions{root: t.Root(), made: map[string]*xmltree.Node{}}
	var made []*xmltree.Node
	for _, l := range s.order {
		if model := d.model(l.number); model != nil {
			one := model.Copy()
			one.SetAttr(d.root.Prefix()+"numId", s.restarted[l])
			made = append(made, one)
		}
	}
	d.insert(made)
	pkg.Set(parts[0].Name, t.Bytes())
	return nil
}

// definitions are a document's lists.
type definitions struct {
	root *xmltree.Node
	made map[string]*xmltree.Node // those that begin anew, by the number that they are made of
}

// insert puts lists behind the last.
func (d *definitions) insert(made []*xmltree.Node) {
	at := 0
	for i, e := range d.root.Kids() {
		if e.Name() == "num" || e.Name() == "abstractNum" {
			at = i + 1
		}
	}
	d.root.Insert(at, made...)
}

// model returns a copy of a list each of whose levels is told where to start, nil where there is no such list.
func (d *definitions) model(number string) *xmltree.Node {
	if made, known := d.made[number]; known {
		return made
	}
	num := d.num(number)
	if num == nil {
		return nil
	}
	one, w := num.Copy(), d.root.Prefix()
	for a := range one.Attrs() { // an id that must be the list's own
		if strings.HasSuffix(a, "durableId") {
			one.RemoveAttr(a)
			break
		}
	}
	starts := d.starts(num)
	for level := range starts {
		override := levelOf(one, "lvlOverride", level)
		if override == nil {
			override = xmltree.New(w + "lvlOverride")
			override.SetAttr(w+"ilvl", strconv.Itoa(level))
			one.Append(override)
		}
		if override.Child("startOverride") == nil {
			start := xmltree.New(w + "startOverride")
			start.SetAttr(w+"val", starts[level])
			override.Insert(0, start)
		}
	}
	d.made[number] = one
	return one
}

func levelOf(e *xmltree.Node, name string, level int) *xmltree.Node {
	for child := range e.All(name) {
		if child.Attr("ilvl") == strconv.Itoa(level) {
			return child
		}
	}
	return nil
}

// starts returns where each level of a list starts. One that nobody defines starts at 1.
func (d *definitions) starts(num *xmltree.Node) []string {
	starts := make([]string, wml.ListLevels)
	abstract := d.abstract(num)
	for level := range starts {
		starts[level] = "1"
		var lvl *xmltree.Node
		if own := levelOf(num, "lvlOverride", level); own != nil {
			lvl = own.Child("lvl")
		}
		if lvl == nil && abstract != nil {
			lvl = levelOf(abstract, "lvl", level)
		}
		if lvl != nil {
			starts[level] = cmp.Or(valueOf(lvl, "start"), strconv.Itoa(wml.ListStart))
		}
	}
	return starts
}

// abstract returns what defines a list's levels: where that points to a style of lists, what defines the style's.
func (d *definitions) abstract(num *xmltree.Node) *xmltree.Node {
	id := num.Child("abstractNumId")
	if id == nil {
		return nil
	}
	style := ""
	for a := range d.root.All("abstractNum") {
		if a.Attr("abstractNumId") == id.Attr("val") {
			if style = valueOf(a, "numStyleLink"); style == "" {
				return a
			}
		}
	}
	for a := range d.root.All("abstractNum") {
		if style != "" && valueOf(a, "styleLink") == style {
			return a
		}
	}
	return nil
}

func valueOf(e *xmltree.Node, name string) string {
	if child := e.Child(name); child != nil {
		return child.Attr("val")
	}
	return ""
}
