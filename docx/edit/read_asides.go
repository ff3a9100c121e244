package edit

import (
	"strings"

	"nianbao/grid"
	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmlscan"
)

// asideTitles are the parts that stand around a document's text, by the kinds of their relations.
var asideTitles = []struct{ kind, title string }{
	{"header", "页眉"}, {"footer", "页脚"}, {"footnotes", "脚注"}, {"endnotes", "尾注"},
}

// readAsides returns the paragraphs that stand around a document's text, a grid for each part. A line that stands in
// several headers is there once. A part that is damaged says nothing; Open refuses it.
func readAsides(pkg *opc.Package, main string) []*grid.Grid {
	relations, err := pkg.Relations(main)
	if err != nil {
		return nil
	}
	var asides []*grid.Grid
	seen := map[string]bool{}
	for _, known := range asideTitles {
		for _, rel := range relations {
			data, there := pkg.Part(rel.Target)
			if !there || rel.Kind() != known.kind || seen[rel.Target] {
				continue
			}
			seen[rel.Target] = true
			r := &reader{Scanner: xmlscan.New(data)}
			if r.read(known.title) != nil {
				continue
			}
			if g := aside(r.grids, known.title, seen); len(g.Cells) > 0 {
				asides = append(asides, g)
			}
		}
	}
	return asides
}

// aside makes one grid of what stands in a part, its tables' cells included.
func aside(grids []*grid.Grid, title string, seen map[string]bool) *grid.Grid {
	g := &grid.Grid{Name: title, Source: grid.Prose, Aside: true}
	for _, from := range grids {
		for i := range from.Cells {
			text := from.Cells[i].Text
			if key := title + " " + text; strings.TrimSpace(text) != "" && !seen[key] {
				seen[key] = true
				g.Cells = append(g.Cells, grid.Cell{Row: len(g.Cells), Text: text})
			}
		}
	}
	return g
}
