package chart

import (
	"slices"
	"strings"

	"nianbao/docx/drawing"
	"nianbao/docx/wml"
	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmltree"
)

// Refill fills, besides the charts that are tagged, those without a tag that are known by their title and categories:
// charts that an earlier filling left in a report. strange are the others, which stay as they are: nobody knows what
// they show. Where there is an error, the package is as it was; it is as of [Fill].
func Refill(pkg *opc.Package, charts map[string]Data) (strange wml.Errors, err error) {
	d, err := drawing.Open(pkg, drawing.Chart)
	if err != nil {
		return nil, err
	}
	found, problems, strange, err := findAll(d)
	if err != nil {
		return nil, err
	}
	for _, c := range found {
		data, ok := charts[c.name]
		known := c.name == ""
		if known {
			if data, ok = c.recognise(charts); !ok {
				strange = append(strange, c.objects[0].Error("图表"+quoted(c.title())+"不知道填什么数"))
				continue
			}
		} else if !ok {
			problems = append(problems, drawing.Unknown(c.objects[0], c.name, charts))
			continue
		}
		data = data.cleaned()
		fault, err := c.fill(d, data)
		if err != nil {
			return nil, err
		}
		if fault != "" {
			problems = append(problems, c.error(fault))
			continue
		}
		for _, o := range c.objects {
			if known {
				o.Describe(data.describe(c.kind()))
			}
		}
	}
	if len(problems) > 0 {
		return nil, problems
	}
	if err := d.Save(); err != nil {
		return nil, err
	}
	return strange, follow(pkg)
}

// Titles returns the titles of a document's charts, without those that are tags. The error is as of [Fill].
func Titles(pkg *opc.Package) ([]string, error) {
	d, err := drawing.Open(pkg, drawing.Chart)
	if err != nil {
		return nil, err
	}
	found, _, _, err := findAll(d)
	var titles []string
	for _, c := range found {
		if title := c.title(); title != "" && len(drawing.Chart.Tags(title)) == 0 {
			titles = append(titles, title)
		}
	}
	return titles, err
}

func quoted(title string) string {
	if title == "" {
		return ""
	}
	return "“" + title + "”"
}

func (c *tagged) title() string { return solid(titleText(c.tree.Root())) }

func (c *tagged) kind() string {
	if p, fault := newPlot(c.tree.Root()); fault == "" {
		return p.kind()
	}
	return "图表"
}

// solid returns a text without its spaces.
func solid(text string) string { return strings.Join(strings.Fields(text), "") }

// recognise returns the data of the chart's title whose categories all its series have. Of several nobody knows which is
// meant.
func (c *tagged) recognise(charts map[string]Data) (found Data, ok bool) {
	title := c.title()
	for _, data := range charts {
		if title != "" && title == solid(data.Title) && c.hasCategories(data.Categories) {
			if ok {
				return Data{}, false
			}
			found, ok = data, true
		}
	}
	return found, ok
}

// hasCategories reports whether the chart's series have these categories.
func (c *tagged) hasCategories(want []string) bool {
	p, fault := newPlot(c.tree.Root())
	if fault != "" {
		return false
	}
	for _, l := range p.lines {
		if !slices.EqualFunc(categoriesOf(l.Node), want, func(a, b string) bool { return solid(a) == solid(b) }) {
			return false
		}
	}
	return true
}

func categoriesOf(ser *xmltree.Node) []string {
	var names []string
	if cat := ser.Child("cat"); cat != nil {
		for _, pt := range all(cat, "pt") {
			if v := pt.Child("v"); v != nil {
				names = append(names, v.Text())
			}
		}
	}
	return names
}
