package webpage

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
	"pgregory.net/rapid"

	"nianbao/grid"
)

// A tree reads a page from the tree that browsers make of it, which the reader does without.
type tree struct {
	line line
	flow *flow
}

func (w *tree) divide() {
	if line := w.line.take(); line.text != "" {
		*w.flow = append(*w.flow, line)
	}
}

func attribute(n *html.Node, key string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key })
}

func (w *tree) walk(n *html.Node, notRendered bool) {
	for c := range n.ChildNodes() {
		switch {
		case c.Type == html.TextNode && !notRendered:
			w.line.add([]byte(c.Data), false)
		case c.Type != html.ElementNode || c.Data == "template":
		case c.Data == "table":
			w.divide()
			w.table(c, notRendered || attribute(c, "hidden"))
		default:
			if blocks[c.Data] {
				w.divide()
			}
			w.walk(c, notRendered || attribute(c, "hidden") || unrendered[c.Data])
			if blocks[c.Data] {
				w.divide()
			}
		}
	}
}

func (w *tree) table(n *html.Node, hidden bool) {
	t := &table{hidden: hidden}
	*w.flow = append(*w.flow, item{table: t})
	for s := range n.ChildNodes() {
		if s.Data == "caption" {
			inner := tree{flow: &t.caption}
			inner.walk(s, hidden || attribute(s, "hidden"))
			inner.divide()
		}
	}
	for s := range n.ChildNodes() {
		if s.Data != "tbody" && s.Data != "thead" && s.Data != "tfoot" {
			continue
		}
		t.begin(s.Data)
		for row := range s.ChildNodes() {
			if row.Data != "tr" {
				continue
			}
			t.row()
			for d := range row.ChildNodes() {
				if d.Data != "td" && d.Data != "th" {
					continue
				}
				c := &cell{rows: 1, cols: 1}
				c.displayNone = attribute(s, "hidden") || attribute(row, "hidden") || attribute(d, "hidden")
				t.add(c)
				inner := tree{flow: &c.flow}
				inner.walk(d, c.displayNone)
				inner.divide()
			}
		}
	}
	t.close()
}

// hide marks the tables of a hidden one.
func hide(f flow, hidden bool) {
	for _, i := range f {
		if i.table != nil {
			i.table.hidden = i.table.hidden || hidden
			hide(i.table.caption, i.table.hidden)
			i.table.cells(func(c *cell) { hide(c.flow, i.table.hidden) })
			i.table.close()
		}
	}
}

// TestReadAsBrowsers shows that a page of any markup is read as browsers understand it.
func TestReadAsBrowsers(t *testing.T) {
	pieces := strings.Fields(`<table> <table> </table> </table> <tr> <tr> </tr> <td> <td> <td> </td> </td>
		<tbody> </tbody> <thead> </thead> <tfoot> <caption> </caption> <colgroup> <col> <p> </p> <div> </div>
		<li> </li> <ul> </ul> <span> </span> <h2> </h2> <br> <dt> <dd> <dl> </dl> <center> </center>
		<span-hidden> <div-hidden> <p-hidden>
		<td-hidden> <tr-hidden> <table-hidden> <tbody-hidden> <li-hidden> <template> </template>
		<br>甲<br> <br>乙<br> <br>1<br> <br>2<br>`)
	rapid.Check(t, func(t *rapid.T) {
		tags := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 30).Draw(t, "pieces"), "")
		source := "<!DOCTYPE html><body>" + strings.ReplaceAll(tags, "-hidden", " hidden")
		root, err := html.Parse(strings.NewReader(source))
		if err != nil {
			t.Fatalf("html.Parse: %v", err)
		}
		var want flow
		w := tree{flow: &want}
		w.walk(root, false)
		w.divide()
		hide(want, false)
		b := gridBuilder{}
		b.flow(want)
		book, err := Read([]byte(source))
		if err != nil {
			t.Fatalf("Read: %v", err)
		}
		// Browsers show no hidden text; the reader puts it aside (TestLook).
		seen := slices.DeleteFunc(book.Grids, func(g *grid.Grid) bool { return g.Aside && g.Unseen })
		if diff := cmp.Diff(outline(b.grids), outline(seen)); diff != "" {
			t.Fatalf("%s (-tree +got)\n%s", source, diff)
		}
	})
}
