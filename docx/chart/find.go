package chart

import (
	"slices"

	"nianbao/action"
	"nianbao/docx/drawing"
	"nianbao/docx/wml"
	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmltree"
)

// A tagged chart is one part, and the drawings that show it: a text box has a second one for older programs.
type tagged struct {
	name    string
	part    string
	tree    *xmltree.Node
	objects []*drawing.Object
}

func (c *tagged) error(reason string) *wml.Error {
	e := c.objects[0].Error(reason)
	e.Action = "chart " + c.name
	return e
}

// lacking is [drawing.Object.Lacking] for all the drawings of the chart.
func (c *tagged) lacking(missing action.Policy) bool {
	for _, o := range c.objects {
		o.Lacking(missing)
	}
	return missing != action.Refuse
}

// find opens a document and returns its charts that have a tag, and what is wrong with tags. The error is as of
// [drawing.Open].
func find(pkg *opc.Package) (*drawing.Document, []*tagged, wml.Errors, error) {
	d, err := drawing.Open(pkg, drawing.Chart)
	if err != nil {
		return nil, nil, nil, err
	}
	found, problems, _, err := findAll(d)
	return d, slices.DeleteFunc(found, func(c *tagged) bool { return c.name == "" }), problems, err
}

// findAll returns all the document's charts, what is wrong with tags, and which charts without a tag nobody can fill.
func findAll(d *drawing.Document) (found []*tagged, problems, strange wml.Errors, err error) {
	objects, problems := d.Objects()
	byPart := map[string]*tagged{}
	for _, o := range objects {
		part, fault, err := partOf(d, o)
		if err != nil {
			return nil, nil, nil, err
		}
		if fault == "" {
			if c := byPart[part]; c != nil {
				c.objects = append(c.objects, o)
				continue
			}
			c := &tagged{part: part, objects: []*drawing.Object{o}}
			if fault = c.read(d); fault == "" {
				byPart[part], found = c, append(found, c)
			}
		}
		switch {
		case fault != "" && o.Name != "":
			problems = append(problems, o.Error(fault))
		case fault != "":
			strange = append(strange, o.Error(fault))
		}
	}
	for _, c := range found {
		if fault := c.agree(); fault != "" {
			problems = append(problems, c.objects[0].Error(fault))
		}
	}
	return found, problems, strange, nil
}

// partOf returns the part that holds a chart, and in Chinese why there is none.
func partOf(d *drawing.Document, o *drawing.Object) (part, fault string, err error) {
	r, ok, err := d.Relation(o.Part, o.Node.Attr("id"))
	if err != nil {
		return "", "", err
	}
	data, inside := d.Part(r.Target)
	switch {
	case !ok || r.External || !inside:
		return "", brokenChart, nil
	case len(data) > maxPart:
		return "", largeChart, nil
	case r.Kind() != "chart": // one of those of 2016, such as a waterfall
		if o.Name == "" {
			o.Name, _ = drawing.Chart.Name(string(data))
		}
		return "", unknownChart, nil
	}
	return r.Target, "", nil
}

const (
	unknownChart = "这种图表不能填，请换成柱形图、条形图、折线图、面积图、饼图或圆环图"
	largeChart   = "图表太大，请在 Word 里另插入一个"
	brokenChart  = "图表的内容已损坏，请在 Word 里另插入一个"
)

// read reads the chart's part.
func (c *tagged) read(d *drawing.Document) (fault string) {
	data, _ := d.Part(c.part)
	t, err := xmltree.Parse(data, nil)
	if err != nil {
		return brokenChart
	}
	c.tree = t
	return ""
}

// agree takes the chart's name from its drawings and from its title. A name in several places must be the same one.
func (c *tagged) agree() (fault string) {
	names := make([]string, 0, len(c.objects)+1)
	for _, o := range c.objects {
		names = append(names, o.Name)
	}
	inTitle, fault := drawing.Chart.Name(titleText(c.tree.Root()))
	if fault != "" {
		return "标题里的" + fault
	}
	for _, name := range append(names, inTitle) {
		switch {
		case name == "":
		case c.name != "" && c.name != name:
			return "这个图表的标题和替代文字里有两个名称“" + c.name + "”“" + name + "”，只能留一个"
		default:
			c.name = name
		}
	}
	return ""
}
