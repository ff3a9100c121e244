package edit

import (
	"maps"
	"strconv"
	"strings"

	"nianbao/docx/wml"
	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmlscan"
)

// listNumbersOf reads a document's lists, nil where it has none.
func listNumbersOf(pkg *opc.Package) *listNumbers {
	var n *listNumbers
	for _, part := range pkg.Parts() {
		if strings.HasSuffix(pkg.Type(part.Name), "wordprocessingml.numbering+xml") {
			n = readLists(part.Data)
		}
	}
	if n == nil || len(n.lists) == 0 {
		return nil
	}
	for _, part := range pkg.Parts() {
		if strings.HasSuffix(pkg.Type(part.Name), "wordprocessingml.styles+xml") {
			n.readStyles(part.Data)
		}
	}
	return n
}

// root reads the children of a part's root.
func (r *reader) root(each func(name string)) {
	for kind := r.Next(); kind != xmlscan.None; kind = r.Next() {
		if kind == xmlscan.Start {
			r.children(each)
		}
	}
}

// number returns the current element's value, or else what stands for none.
func (r *reader) number(none int) int {
	value, _ := r.Attr("val")
	if n, err := strconv.Atoi(value); err == nil {
		return n
	}
	return none
}

func readLists(data []byte) *listNumbers {
	n := &listNumbers{lists: map[string]*list{}, styles: map[string]listPlace{}}
	r := &reader{Scanner: xmlscan.New(data)}
	kinds, byStyle, links := map[string]*counted{}, map[string]*counted{}, map[*counted]string{}
	r.root(func(name string) {
		switch name {
		case "abstractNum":
			id, _ := r.Attr("abstractNumId")
			c := &counted{}
			kinds[id] = c
			r.children(func(name string) {
				value, _ := r.Attr("val")
				switch name {
				case "lvl":
					if at, level := r.level(); at >= 0 && at < wml.ListLevels {
						c.levels[at] = level
					}
				case "styleLink":
					byStyle[value] = c
				case "numStyleLink":
					links[c] = value
				}
			})
		case "num":
			id, _ := r.Attr("numId")
			l := &list{own: map[int]listLevel{}, restarts: map[int]int{}}
			r.children(func(name string) {
				switch name {
				case "abstractNumId":
					kind, _ := r.Attr("val")
					l.counted = kinds[kind]
				case "lvlOverride":
					r.override(l)
				}
			})
			if l.counted != nil {
				n.lists[id] = l
			}
		}
	})
	for _, l := range n.lists {
		if linked := byStyle[links[l.counted]]; linked != nil {
			l.counted = linked
		}
	}
	return n
}

// override reads how a level of a list differs from those of the lists that it counts on with.
func (r *reader) override(l *list) {
	value, _ := r.Attr("ilvl")
	at, err := strconv.Atoi(value)
	r.children(func(name string) {
		switch {
		case err != nil:
		case name == "startOverride":
			l.restarts[at] = r.number(wml.ListStart)
		case name == "lvl":
			_, l.own[at] = r.level()
		}
	})
}

// level reads a level of a list and which it is, -1 for none.
func (r *reader) level() (at int, l listLevel) {
	value, _ := r.Attr("ilvl")
	at, err := strconv.Atoi(value)
	if err != nil {
		at = -1
	}
	l.start = wml.ListStart
	r.children(func(name string) {
		value, _ := r.Attr("val")
		switch name {
		case "start":
			l.start = r.number(wml.ListStart)
		case "numFmt":
			l.format = value
		case "lvlText":
			l.text = cutNumber(value)
		case "pStyle":
			l.style = value
		case "suff":
			l.close = value == "nothing"
		}
	})
	return at, l
}

// maxBased is how many styles are followed that are based on each other. Chosen: those of people are three or four deep,
// some stand in circles.
const maxBased = 20

// readStyles reads which paragraph styles stand in lists.
func (n *listNumbers) readStyles(data []byte) {
	r := &reader{Scanner: xmlscan.New(data)}
	based := map[string]string{}
	r.root(func(name string) {
		if name != "style" {
			return
		}
		id, _ := r.Attr("styleId")
		kind, _ := r.Attr("type")
		if value, is := r.Attr("default"); is && value != "0" && value != "false" && kind == "paragraph" {
			based[""] = id // of a paragraph that names none
		}
		r.children(func(name string) {
			switch name {
			case "basedOn":
				based[id], _ = r.Attr("val")
			case "pPr":
				r.children(func(name string) {
					if name == "numPr" {
						n.styles[id] = r.listPlace()
					}
				})
			}
		})
	})
	inherited := map[string]listPlace{}
	for id := range based {
		place := listPlace{level: -1}
		at := id
		for steps := 0; steps < maxBased && (place.list == "" || place.level < 0); steps++ {
			own, has := n.styles[at]
			if has && place.list == "" {
				place.list = own.list
			}
			if has && place.level < 0 {
				place.level = own.level
			}
			at = based[at]
		}
		inherited[id] = place
	}
	maps.Copy(n.styles, inherited)
}

// listPlace reads in which list a paragraph stands.
func (r *reader) listPlace() listPlace {
	p := listPlace{level: -1}
	r.children(func(name string) {
		switch name {
		case "numId":
			p.list, _ = r.Attr("val")
		case "ilvl":
			p.level = r.number(0)
		}
	})
	return p
}
