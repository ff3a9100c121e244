package fit

import "nianbao/ooxml/xmltree"

// maxHeader is how many rows of a table may head it: more are no header, and repeated they would fill the page.
const maxHeader = 6

// together is how many rows of a table stand at least above a page's end in it, and below: one row alone looks lost.
const together = 3

// maxAbove is how many paragraphs above a table may be its heading and what keeps that apart.
const maxAbove = 4

// keep sees to it that a table is read with what names it where a page ends in it or above: its heading and each row
// that has no figure stay on the page of what is below, no row is cut in two or stands alone on its page, and what stands
// above all figures is repeated, unless further rows without figures head parts of the table. figures are their
// paragraphs, all of one table.
func keep(figures []*xmltree.Node) {
	table, holds := figures[0].Ancestor("tbl"), map[*xmltree.Node]bool{}
	if table == nil {
		return
	}
	for _, p := range figures {
		holds[p.Ancestor("tr")] = true
	}
	keepHeading(table)
	var rows []*xmltree.Node
	for tr := range table.Within("tr") {
		if tr.Ancestor("tbl") == table {
			rows = append(rows, tr)
		}
	}
	header, parted := 0, false
	for header < len(rows) && !holds[rows[header]] {
		header++
	}
	for i, tr := range rows {
		if holds[tr] {
			rowProperty(tr, "cantSplit")
		}
		isLast, isNear := i == len(rows)-1, i < header+together-1 || i >= len(rows)-together
		if !isLast && (!holds[tr] || isNear && len(rows)-header >= 2*together) {
			keepWithNext(tr)
		}
		parted = parted || !isLast && !holds[tr] && i > header
	}
	for _, tr := range rows[:header] {
		if !parted && header <= maxHeader {
			rowProperty(tr, "tblHeader")
		}
	}
}

// keepHeading keeps the line above a table on its page, over blank ones between.
func keepHeading(table *xmltree.Node) {
	siblings := table.Up().Kids()
	for i := table.Index() - 1; i >= max(0, table.Index()-maxAbove); i-- {
		p := siblings[i]
		if p.Name() != "p" {
			return
		}
		set(paragraphProperties(p), "keepNext", paragraphOrder).RemoveAttr("val")
		for t := range p.Within("t") {
			if t.Text() != "" {
				return
			}
		}
	}
}

// rowProperty switches a property of a row on. Their order is free (ECMA-376 part 1, 17.4.81).
func rowProperty(tr *xmltree.Node, name string) {
	properties := tr.Child("trPr")
	if properties == nil {
		properties = xmltree.New(tr.Prefix() + "trPr")
		at := 0
		if exceptions := tr.Child("tblPrEx"); exceptions != nil {
			at = exceptions.Index() + 1
		}
		tr.Insert(at, properties)
	}
	if there := properties.Child(name); there != nil {
		there.RemoveAttr("val")
		return
	}
	properties.Append(xmltree.New(tr.Prefix() + name))
}

// keepWithNext keeps a row on the page of the next.
func keepWithNext(tr *xmltree.Node) {
	for p := range tr.Within("p") {
		set(paragraphProperties(p), "keepNext", paragraphOrder).RemoveAttr("val")
	}
}
