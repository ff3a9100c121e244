package pass

import (
	"html"
	"maps"
	"path"
	"strconv"
	"strings"

	"nianbao/action"
	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmltree"
	"nianbao/regex"
)

// Links are the links of a part that lead to where actions say: each pass of a loop leads elsewhere, so that what leads
// there has a relation of its own for each place.
type Links struct {
	part      string
	relations string            // the part that holds them
	ids       map[string]bool   // of all relations
	targets   map[string]string // as the template has them, by the ids of the relations
}

// linking finds the elements that lead where a relation says, with its id.
var linking = regex.New(`<(?:\w+:)?(?:hyperlink|hlinkClick|hlinkHover)\s` +
	`[^<>]*?\bid\s*=\s*(?:"([^"]*)"|'([^']*)')`)

// LinksOf returns those of a part, nil for none. Where something else has a hand in a relation, it is left alone.
func LinksOf(pkg *opc.Package, part string) *Links {
	relations, err := pkg.Relations(part)
	if err != nil {
		return nil
	}
	dir, base := path.Split(part)
	l := &Links{part, dir + "_rels/" + base + ".rels", map[string]bool{}, map[string]string{}}
	for _, r := range relations {
		l.ids[r.ID] = true
		asks := strings.Contains(r.Target, "{{") || strings.Contains(strings.ToUpper(r.Target), "%7B%7B")
		if r.External && asks && strings.HasSuffix(r.Type, "/hyperlink") {
			l.targets[r.ID] = r.Target
		}
	}
	if len(l.targets) == 0 {
		return nil
	}
	data, _ := pkg.Part(part)
	own, all := map[string]int{}, map[string]int{}
	for _, m := range linking.FindAllSubmatch(data, -1) {
		own[string(m[1])+string(m[2])]++
	}
	l.eachIn(string(data), func(id string) { all[id]++ })
	maps.DeleteFunc(l.targets, func(id, _ string) bool { return own[id] == 0 || own[id] != all[id] })
	if len(l.targets) == 0 {
		return nil
	}
	return l
}

// eachIn calls visit with the ids of the links that stand in source, from a quotation mark to the next like it.
func (l *Links) eachIn(source string, visit func(id string)) {
	for _, mark := range []string{`"`, "'"} {
		_, rest, _ := strings.Cut(source, mark)
		for {
			value, behind, found := strings.Cut(rest, mark)
			if !found {
				break
			}
			if l.targets[value] != "" {
				visit(value)
			}
			rest = behind
		}
	}
}

// Relations returns the part that holds the relations.
func (l *Links) Relations() string { return l.relations }

// Has reports whether a relation, or one of those whose ids stand in source, is among the links.
func (l *Links) Has(source string) bool {
	if l == nil {
		return false
	}
	has := l.targets[source] != ""
	l.eachIn(source, func(string) { has = true })
	return has
}

// Of returns what writes where an element leads, and the target as the template has it; "" for an element that leads to
// no place of the links.
func (l *Links) Of(e *xmltree.Node) (w LinkWriter, target string) {
	if l == nil {
		return LinkWriter{}, ""
	}
	switch e.Name() {
	case "hyperlink", "hlinkClick", "hlinkHover":
		id := e.Attr("id")
		return LinkWriter{l, id}, l.targets[id]
	}
	return LinkWriter{}, ""
}

// A LinkWriter writes the id of the relation to what its body gives.
type LinkWriter struct {
	links *Links
	id    string // of the relation in the template
}

// A leads is where the relations lead that were written for one of the template: the targets, as they stand in an
// attribute, in their order, and the ids by them.
type leads struct {
	targets []string
	ids     map[string]string
}

// Run writes the id.
func (w LinkWriter) Run(r *action.Run, body []action.Node) {
	s := r.Writer.(Writer).IDs()
	r.Out.WriteString(s.relation(w, s.apart(r, body)))
}

// relation returns the id of the relation that leads to a target: that of the template for the first.
func (s *IDs) relation(w LinkWriter, target string) string {
	ids := s.leads[w]
	if ids == nil {
		ids = &leads{ids: map[string]string{}}
		s.leads[w] = ids
	}
	id, known := ids.ids[target]
	if known {
		return id
	}
	if id = w.id; len(ids.targets) > 0 {
		id += "_" + strconv.Itoa(len(ids.targets))
	}
	for len(ids.targets) > 0 && w.links.ids[id] {
		id += "_"
	}
	ids.ids[target] = id
	ids.targets = append(ids.targets, target)
	return id
}

// putLinks puts the relations of all passes in the places of those of the template. One that no pass has goes.
func (s *IDs) putLinks(pkg *opc.Package) {
	for _, l := range s.linked {
		data, _ := pkg.Part(l.relations)
		t, err := xmltree.Parse(data, nil)
		if err != nil {
			continue
		}
		part, _ := pkg.Part(l.part)
		named := map[string]bool{}
		l.eachIn(string(part), func(id string) { named[id] = true })
		var kids []*xmltree.Node
		for _, e := range t.Root().Kids() {
			id := e.Attr("Id")
			written := s.leads[LinkWriter{l, id}]
			switch {
			case l.targets[id] == "", written == nil && named[id]:
				kids = append(kids, e)
			case written != nil:
				for _, target := range written.targets {
					one := e.Copy()
					one.SetAttr("Id", written.ids[target])
					one.SetAttr("Target", html.UnescapeString(target))
					kids = append(kids, one)
				}
			}
		}
		t.Root().SetKids(kids...)
		pkg.Set(l.relations, t.Bytes())
	}
}
