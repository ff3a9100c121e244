// Package story finds the parts of a Word document that hold words which a person sees: stories, as Word calls the body,
// headers, footers and notes; the charts and diagrams on them; where their links lead; the document's properties.
package story

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"sync"

	"nianbao/docx/wml"
	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmlscan"
)

// stories are the relations of the main part whose targets hold text, and what a person calls them.
var stories = []struct {
	kind, title string
	sections    bool // each section may have its own
	plain       bool
}{
	{"header", "页眉", true, false}, {"footer", "页脚", true, false}, {"footnotes", "脚注", false, false},
	{"endnotes", "尾注", false, false}, {"comments", "批注", false, false}, {"customXml", "自定义数据", false, true},
}

// properties are the relations of the package whose targets are the document's properties.
var properties = []string{"core-properties", "extended-properties", "custom-properties"}

// A Part is one that holds words.
type Part struct {
	Name   string
	Plain  bool // its text is no paragraphs, as that of properties
	Links  bool // its text is where another part's links lead
	Drawn  bool // it is a chart or a diagram
	Hidden bool // nobody sees it: what is wrong in it is no mistake of the author

	title  string // 正文, 页眉, …
	id     string // of the relation to it, where titles tells more
	titles *titles
}

// Parts returns the parts of a document that can hold actions: the main one, those it points to, the document's
// properties. Their names say nothing; relations tell what they are.
func Parts(pkg *opc.Package) ([]*Part, error) {
	main, err := wml.Main(pkg)
	if err != nil {
		return nil, err
	}
	parts := []*Part{{Name: main, title: "正文"}}
	add := func(p *Part) {
		if !slices.ContainsFunc(parts, func(known *Part) bool { return known.Name == p.Name }) {
			parts = append(parts, p)
		}
	}
	relations, err := pkg.Relations(main)
	if err != nil {
		return nil, err
	}
	titles := &titles{pkg: pkg, main: main, relations: relations}
	for _, s := range stories {
		for _, r := range relations {
			if r.Kind() != s.kind {
				continue
			}
			p := &Part{Name: r.Target, title: s.title, Plain: s.plain, Hidden: s.plain}
			if s.sections {
				p.id, p.titles = r.ID, titles
			}
			add(p)
		}
	}
	for i := 0; i < len(parts); i++ { // what is added shows further parts
		for _, shown := range partsOn(pkg, parts[i]) {
			add(shown)
		}
	}
	relations, err = pkg.Relations("")
	if err != nil {
		return nil, err
	}
	for _, r := range relations {
		if slices.Contains(properties, r.Kind()) {
			add(&Part{Name: r.Target, title: "文档属性", Plain: true})
		}
	}
	return parts, nil
}

// drawn are the relations of a story whose targets are drawings with text, and what a person calls them.
var drawn = []struct{ kind, title string }{
	{"chart", "图表"}, {"chartEx", "图表"}, {"diagramData", "SmartArt 图形"}, {"diagramDrawing", "SmartArt 图形"},
	{"chartUserShapes", "图表上的图形"},
}

// partsOn returns the parts with text that a story shows: charts, diagrams, and where its links lead.
func partsOn(pkg *opc.Package, story *Part) (parts []*Part) {
	relations, err := pkg.Relations(story.Name)
	if err != nil || story.Plain || story.Links { // whose relations cannot be read shows nothing
		return nil
	}
	external := false
	counts := map[string]int{}
	for _, r := range relations {
		external = external || r.External && !story.Drawn
		for _, d := range drawn {
			if r.Kind() != d.kind {
				continue
			}
			counts[d.kind]++
			title := d.title
			if n := counts[d.kind]; n > 1 {
				title = fmt.Sprintf("第 %d 个%s", n, d.title)
			}
			parts = append(parts, &Part{Name: r.Target, title: title, Drawn: true})
		}
	}
	if dir, base := path.Split(story.Name); external {
		parts = append(parts, &Part{Name: dir + "_rels/" + base + ".rels", title: story.Called() + "的链接", Links: true})
	}
	return parts
}

// Called returns what a person calls the part.
func (p *Part) Called() string {
	if p.titles != nil {
		if title := p.titles.of(p.id); title != "" {
			return title
		}
	}
	return p.title
}

// titles are what a person calls each header and footer where there are several: 第 2 节首页页眉. To know, one must
// read the document, which is done when somebody is to be told.
type titles struct {
	pkg       *opc.Package
	main      string
	relations []opc.Relation
	once      sync.Once
	byID      map[string]string
}

// of returns the title of the target of a relation, "" where its kind says enough.
func (t *titles) of(id string) string {
	t.once.Do(t.read)
	return t.byID[id]
}

func (t *titles) read() {
	several := map[string]int{}
	for _, r := range t.relations {
		for _, s := range stories {
			if s.sections && r.Kind() == s.kind {
				several[s.title]++
			}
		}
	}
	t.byID = map[string]string{}
	data, _ := t.pkg.Part(t.main)
	sections := 1
	for s := xmlscan.New(data); ; {
		switch kind := s.Next(); {
		case kind == xmlscan.None:
			if sections == 2 { // one section needs no number
				for id, title := range t.byID {
					t.byID[id] = strings.TrimPrefix(title, "第 1 节")
				}
			}
			return
		case kind == xmlscan.End && s.Name() == "sectPr":
			sections++
		case kind == xmlscan.Start && (s.Name() == "headerReference" || s.Name() == "footerReference"):
			title := "页眉"
			if s.Name() == "footerReference" {
				title = "页脚"
			}
			id, _ := s.Attr("id")
			which, _ := s.Attr("type")
			if several[title] > 1 && t.byID[id] == "" {
				pages := map[string]string{"first": "首页", "even": "偶数页"}[which]
				t.byID[id] = fmt.Sprintf("第 %d 节%s%s", sections, pages, title)
			}
		}
	}
}
