package edit

import (
	"maps"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmlscan"
)

// A word processor writes the numbers of lists itself: 五、 before a heading stands nowhere in the paragraph.

// maxLevels is how many levels a list has.
const maxLevels = 9

// listNumbers are a document's lists, and how far each has been counted.
type listNumbers struct {
	lists  map[string]*list     // by the ids that paragraphs name
	styles map[string]listPlace // of paragraph styles
}

// A listPlace is the list in which a paragraph stands, and its level there.
type listPlace struct {
	list  string // "" where it names none
	level int    // -1 where it names none
}

// A list is how its levels are numbered. Several may count on from each other.
type list struct {
	*counted
	restarts map[int]int // at what number levels begin when the list is first used
	used     bool
}

// counted are the levels that lists have in common.
type counted struct {
	levels [maxLevels]listLevel
	at     [maxLevels]int // the numbers last given, 0 for none
}

type listLevel struct {
	start               int
	format, text, style string
	close               bool // nothing stands between number and text
}

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
					r.level(&c.levels)
				case "styleLink":
					byStyle[value] = c
				case "numStyleLink":
					links[c] = value
				}
			})
		case "num":
			id, _ := r.Attr("numId")
			l := &list{restarts: map[int]int{}}
			r.children(func(name string) {
				switch name {
				case "abstractNumId":
					kind, _ := r.Attr("val")
					l.counted = kinds[kind]
				case "lvlOverride":
					r.restart(l)
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

// restart reads at what number a level of a list begins.
func (r *reader) restart(l *list) {
	value, _ := r.Attr("ilvl")
	level, err := strconv.Atoi(value)
	r.children(func(name string) {
		if name == "startOverride" && err == nil {
			l.restarts[level] = r.number(1)
		}
	})
}

// level reads a level of a list.
func (r *reader) level(levels *[maxLevels]listLevel) {
	value, _ := r.Attr("ilvl")
	at, err := strconv.Atoi(value)
	l := listLevel{start: 1}
	r.children(func(name string) {
		value, _ := r.Attr("val")
		switch name {
		case "start":
			l.start = r.number(1)
		case "numFmt":
			l.format = value
		case "lvlText":
			l.text = value
		case "pStyle":
			l.style = value
		case "suff":
			l.close = value == "nothing"
		}
	})
	if err == nil && at >= 0 && at < maxLevels {
		levels[at] = l
	}
}

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
		for at, steps := id, 0; steps <= len(based) && (place.list == "" || place.level < 0); at, steps = based[at], steps+1 {
			own, has := n.styles[at]
			if has && place.list == "" {
				place.list = own.list
			}
			if has && place.level < 0 {
				place.level = own.level
			}
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

// next counts a paragraph on and returns the number that stands before it, empty for none and for a bullet.
func (n *listNumbers) next(style string, own listPlace) string {
	if n == nil {
		return ""
	}
	of := n.styles[style]
	if own.list != "" {
		of.list, of.level = own.list, 0
	}
	l := n.lists[of.list]
	if l == nil {
		return ""
	}
	if own.level >= 0 {
		of.level = own.level
	} else if own.list == "" && of.level < 0 {
		for at := range l.levels {
			if style != "" && l.levels[at].style == style {
				of.level = at
			}
		}
	}
	if of.level = max(0, of.level); of.level >= maxLevels {
		return ""
	}
	return l.count(of.level)
}

func (l *list) count(level int) string {
	if !l.used {
		l.used = true
		for at, start := range l.restarts {
			if at >= 0 && at < maxLevels {
				l.at[at] = start - 1
			}
		}
	}
	for at := range l.at {
		switch {
		case at <= level && l.at[at] == 0:
			l.at[at] = l.levels[at].start - 1
			if at < level {
				l.at[at]++
			}
		case at > level:
			l.at[at] = 0
		}
	}
	l.at[level]++
	return l.label(level)
}

// label writes a level's number: the text of the level with the numbers of it and those above in their places.
func (l *list) label(level int) string {
	if f := l.levels[level].format; f == "bullet" {
		return ""
	}
	text := l.levels[level].text
	for at := range level + 1 {
		text = strings.ReplaceAll(text, "%"+strconv.Itoa(at+1), numberIn(l.levels[at].format, l.at[at]))
	}
	if last, _ := utf8.DecodeLastRuneInString(text); !l.levels[level].close && (unicode.IsLetter(last) || unicode.IsDigit(last)) {
		text += " " // 第一章 总则
	}
	return text
}
