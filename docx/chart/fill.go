package chart

import (
	"strings"

	"nianbao/docx/drawing"
	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmltree"
)

// fill puts data into a chart: its part, its workbook, its alternative text. The fault is in Chinese; the error is that
// of package opc.
func (c *tagged) fill(d *drawing.Document, data Data) (fault string, err error) {
	if fault := data.fault(); fault != "" {
		return fault, nil
	}
	root := c.tree.Root()
	p, fault := newPlot(root)
	if fault != "" {
		return fault, nil
	}
	if source, _ := d.Part(c.part); (len(data.Series)-len(p.lines))*len(source) > maxCopied {
		return largeChart, nil
	}
	if fault := retitle(root, data.Title); fault != "" {
		return fault, nil
	}
	if fault := p.fill(&data); fault != "" {
		return fault, nil
	}
	if err := c.embed(d, p.workbook(&data)); err != nil {
		return "", err
	}
	d.Set(c.part, c.tree.Bytes())
	for _, o := range c.objects {
		o.Relabel(data.describe(p.kind()), c.name)
	}
	return "", nil
}

// workbook returns the workbook of the data as the plot shows them.
func (p *plot) workbook(d *Data) *book {
	b := &book{Data: d}
	for _, l := range p.lines {
		b.formats = append(b.formats, formatOf(l.Node))
	}
	return b
}

// embed makes a workbook the chart's own. One that others use, too, one of another format, or one outside of the
// document is let go of.
func (c *tagged) embed(d *drawing.Document, b *book) error {
	data, err := b.bytes()
	if err != nil {
		return err
	}
	root := c.tree.Root()
	if old := root.Child("externalData"); old != nil {
		r, ok, err := d.Relation(c.part, relationID(old))
		if err != nil {
			return err
		}
		shared, err := d.Shared(r.Target)
		if err != nil {
			return err
		}
		if ok && !shared && r.Kind() == "package" && d.Type(r.Target) == bookMime {
			if _, there := d.Part(r.Target); there {
				d.Set(r.Target, data)
				return nil
			}
		}
		if ok {
			if err := d.Detach(c.part, r); err != nil {
				return err
			}
		}
	}
	id, err := attach(d.Package, d.Folder, c.part, data)
	if err != nil {
		return err
	}
	return refer(d.Package, root, id)
}

// attach adds a workbook to a package and relates a chart to it.
func attach(p *opc.Package, folder, chart string, data []byte) (id string, err error) {
	name, err := p.Add(folder, "embeddings/Microsoft_Excel_Sheet%d.xlsx", bookMime, data)
	if err != nil {
		return "", err
	}
	return p.Relate(chart, "package", name)
}

// refer makes a chart name the relation to its workbook.
func refer(p *opc.Package, root *xmltree.Node, id string) error {
	space, err := p.RelationSpace()
	if err != nil {
		return err
	}
	e := like(root, "externalData", valued(root, "autoUpdate", "0"))
	prefix := ""
	for name, value := range root.Attrs() {
		if declared, ok := strings.CutPrefix(name, "xmlns:"); ok && value == space {
			prefix = declared
		}
	}
	if prefix == "" {
		prefix = "r"
		e.SetAttr("xmlns:r", space)
	}
	e.SetAttr(prefix+":id", id)
	put(root, e)
	return nil
}

// relationID returns the id of an element's relation, whatever its prefix.
func relationID(e *xmltree.Node) string { return e.Attr("id") }
