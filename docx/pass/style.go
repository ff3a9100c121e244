package pass

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"nianbao/docx/wml"
	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmltree"
)

// Styles knows which paragraph styles of a document number their paragraphs, which then say nothing of it themselves.
type Styles struct{ read func() map[string]*styleList }

// A styleList is the list of a style's paragraphs.
type styleList struct {
	number, level string
	indent        [][2]string // attributes of w:ind that the style has above those of the list's level
}

// StylesOf returns those of a document, which are read once they are asked for.
func StylesOf(pkg *opc.Package) *Styles {
	return &Styles{sync.OnceValue(func() map[string]*styleList {
		main, err := wml.Main(pkg)
		if err != nil {
			return nil
		}
		roots := make([]*xmltree.Node, 2)
		for i, kind := range []string{"styles", "numbering"} {
			parts, err := pkg.Related(main, kind)
			if err != nil || len(parts) == 0 {
				return nil
			}
			t, err := xmltree.Parse(parts[0].Data, nil)
			if err != nil {
				return nil
			}
			roots[i] = t.Root()
		}
		byID := map[string]*xmltree.Node{}
		for style := range roots[0].All("style") {
			if style.Attr("type") == "paragraph" {
				byID[style.Attr("styleId")] = style
			}
		}
		lists := map[string]*styleList{}
		for id := range byID {
			if l := listOf(chainOf(byID, id), definitions{root: roots[1]}); l != nil {
				lists[id] = l
			}
		}
		return lists
	})}
}

// maxBasedOn bounds how many styles are based on each other, which may be in a ring.
const maxBasedOn = 32

// chainOf returns a style and those that it is based on.
func chainOf(byID map[string]*xmltree.Node, id string) (chain []*xmltree.Node) {
	for style := byID[id]; style != nil && len(chain) < maxBasedOn; style = byID[valueOf(style, "basedOn")] {
		chain = append(chain, style)
	}
	return chain
}

// listOf returns the list of the first of some styles, each based on the next; nil for none. The level is that which the
// list gives the style (ISO/IEC 29500-1, 17.9.23).
func listOf(chain []*xmltree.Node, lists definitions) *styleList {
	l := &styleList{}
	level := ""
	for i, style := range chain {
		numPr := style.Child("pPr", "numPr")
		if numPr == nil {
			continue
		}
		level = cmp.Or(level, valueOf(numPr, "ilvl"))
		if l.number = valueOf(numPr, "numId"); l.number != "" {
			chain = chain[:i+1]
			break
		}
	}
	num := lists.num(l.number)
	if num == nil {
		return nil
	}
	if abstract := lists.abstract(num); abstract != nil {
		l.level = linked(abstract, chain)
	}
	l.level = cmp.Or(l.level, level, "0")
	for _, style := range slices.Backward(chain) { // what those behind have gives way to the list
		if ind := style.Child("pPr", "ind"); ind != nil {
			for name, value := range ind.Attrs() {
				l.indent = withIndent(l.indent, name[strings.IndexByte(name, ':')+1:], value)
			}
		}
	}
	return l
}

// linked returns the level of a list that names one of some styles, "" for none.
func linked(abstract *xmltree.Node, chain []*xmltree.Node) string {
	for _, style := range chain {
		for lvl := range abstract.All("lvl") {
			if valueOf(lvl, "pStyle") == style.Attr("styleId") {
				return lvl.Attr("ilvl")
			}
		}
	}
	return ""
}

// num returns the list of a number, nil for none: 0 takes a paragraph out of its list.
func (d *definitions) num(number string) *xmltree.Node {
	for n := range d.root.All("num") {
		if number != "0" && n.Attr("numId") == number {
			return n
		}
	}
	return nil
}

// instead are the attributes of w:ind of which one takes the other's place.
var instead = map[string]string{
	"firstLine": "hanging", "hanging": "firstLine", "firstLineChars": "hangingChars", "hangingChars": "firstLineChars",
	"left": "start", "start": "left", "right": "end", "end": "right",
}

// withIndent adds an attribute of w:ind to others, in the place of what says the same.
func withIndent(indent [][2]string, name, value string) [][2]string {
	indent = slices.DeleteFunc(indent, func(a [2]string) bool { return a[0] == name || a[0] == instead[name] })
	return append(indent, [2]string{name, value})
}

// ordered are the properties of a paragraph behind its list, in the order that they must have (ISO/IEC 29500-1, 17.3.1.26).
var ordered = strings.Fields("suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct" +
	" topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents" +
	" suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange")

// numbered finds where a paragraph by whose style it is in a list can say so itself, as a list of its own needs it to,
// and where it keeps the indent of that style: that of its own list would come over it.
func (f *finder) numbered(tag string, to int) {
	prefix := tag[1 : strings.IndexByte(tag, ':')+1]
	properties, _, found := strings.Cut(f.source[to:], "</"+prefix+"pPr>")
	properties, _, _ = strings.Cut(properties, "<"+prefix+"pPrChange")
	if _, own := wml.FindProperty(properties, "numPr"); own > 0 || !found {
		return
	}
	style, _ := wml.Attribute(wml.Property(properties, "pStyle"), "val")
	l := f.styles.read()[style]
	if l == nil {
		return
	}
	add := func(at int, p styledPlace) {
		f.found = append(f.found, identity{from: to + at, to: to + at, kind: styledID, styled: &p})
	}
	add(wml.Before(properties, ordered), styledPlace{l.number, `<` + prefix + `numPr><` + prefix + `ilvl ` + prefix + `val="` +
		l.level + `"/><` + prefix + `numId ` + prefix + `val="`, `"/></` + prefix + `numPr>`})
	own := wml.Property(properties, "ind")
	attrs := ""
	for _, a := range l.indent {
		_, same := wml.Attribute(own, a[0])
		_, other := wml.Attribute(own, cmp.Or(instead[a[0]], a[0]))
		if same < 0 && other < 0 {
			attrs += " " + prefix + a[0] + `="` + xmltree.EscapeAttr(a[1]) + `"`
		}
	}
	switch from, end := wml.FindProperty(properties, "ind"); {
	case attrs == "":
	case end > 0:
		add(from+len("<"+prefix+"ind"), styledPlace{before: attrs})
	default:
		add(wml.Before(properties, ordered[slices.Index(ordered, "ind"):]),
			styledPlace{before: "<" + prefix + "ind" + attrs + "/>"})
	}
}

// A styledPlace is what is put into a paragraph's properties: around the number of the list that takes the place of
// another, where there is one.
type styledPlace struct{ number, before, after string }
