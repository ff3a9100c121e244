package proof

import (
	"strings"

	"nianbao/form"
	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmltree"
)

// properties are what a document says of itself that a reader is shown, by the elements' names (ISO/IEC 29500-2, 8.3.4,
// and 29500-1, 22.2), as Word calls them.
var properties = []struct{ element, name string }{
	{"title", "标题"}, {"subject", "主题"}, {"creator", "作者"}, {"keywords", "关键词"}, {"description", "备注"},
	{"category", "类别"}, {"Company", "公司"}, {"Manager", "经理"},
}

// properties tells of another agency or year in what a document says of itself, which web sites print beside it: it was
// left in the template.
func (p *Proof) properties(pkg *opc.Package) {
	parts, err := pkg.Related("", "core-properties", "extended-properties")
	if err != nil {
		return
	}
	var found []string
	for _, part := range parts {
		tree, err := xmltree.Parse(part.Data, nil)
		if err != nil || tree.Root() == nil {
			continue
		}
		for _, of := range properties {
			if node := tree.Root().Child(of.element); node != nil {
				value := form.OneLine(node.Text())
				if what := p.otherProperty(value); what != "" {
					found = append(found, of.name+"是"+form.Quote(form.Clip(value, maxBrief))+"，"+what)
				}
			}
		}
	}
	if len(found) > 0 {
		p.tell("写出的文件的属性里，" + strings.Join(found, "；") +
			"。这是模板里的，请在 Word 或 WPS 的“文件”“信息”里改正模板的属性。")
	}
}

// otherProperty says in what a property contradicts the report, empty for nothing. The makers of programs are companies.
func (p *Proof) otherProperty(value string) string {
	if value == "" || strings.HasSuffix(value, "公司") && !strings.HasSuffix(p.report.Agency, "公司") {
		return ""
	}
	if what := otherwise(value, p.report); what != "" {
		return what
	}
	if own := form.Squeeze(p.report.Agency); own != "" {
		for _, name := range othersIn(form.Squeeze(value), own) {
			if !p.data().has(name) {
				return "报告的机关名称却是" + form.Quote(p.report.Agency)
			}
		}
	}
	return ""
}
