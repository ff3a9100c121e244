package docx

import (
	"nianbao/action"
	"nianbao/docx/pass"
	"nianbao/docx/wml"
	"nianbao/ooxml/opc"
)

// A Tag is one action of a template and its place.
type Tag struct {
	Part     string   // 正文, 页眉
	Location string   // 第 2 个表格第 5 行第 3 格, 第 12 段
	Text     string   // as it was written, with its braces
	Names    []string // of the data that it uses: 申请.新收.总计; in a loop over a list, of its rows: 行们.名
}

// Tags returns the template's actions in their order, part by part. Those in data that content controls show are not
// among them: the controls hold the same.
func (t *Template) Tags() []Tag {
	var tags []Tag
	for _, p := range t.parts {
		if !p.Hidden {
			tags = append(tags, p.tags()...)
		}
	}
	return tags
}

// tags returns the part's actions in their order.
func (p *part) tags() []Tag {
	names := make([][]string, len(p.actions))
	for _, use := range action.Uses(p.nodes) {
		names[use.At] = use.Names
	}
	tags := make([]Tag, len(p.actions))
	for i, node := range p.actions {
		tags[i] = Tag{p.Called(), node.location.String(), node.written, names[i]}
		if node.context == inMark {
			tags[i].Text = "{{image " + node.written + "}}"
		}
	}
	return tags
}

// skipped tells of the actions that print a value and that were not carried out.
func (p *part) skipped(printed map[int]bool, tell func(tag Tag, inTable bool)) {
	var tags []Tag
	for i, node := range p.actions {
		if node.Kind != action.Output || printed[i] {
			continue
		}
		if tags == nil {
			tags = p.tags()
		}
		tell(tags[i], node.location.table > 0)
	}
}

// Check looks for names that data does not offer, in every branch of every condition and in loops that have nothing to
// go over, and returns nil or wml.Errors. Of the data only the names count, not the values: that of an empty report
// will do.
func (t *Template) Check(offered map[string]any) error {
	var problems wml.Errors
	for _, p := range t.parts {
		if p.Hidden {
			continue
		}
		f := p.fill(action.Run{Data: offered, Every: true}, pass.New(t.used))
		problems = append(problems, f.problems...)
	}
	if len(problems) > 0 {
		return problems.Distinct()
	}
	return nil
}

// Faults returns all that is wrong with a template before there is data: what Parse refuses, and also then the names
// that data does not offer, as [Template.Check] finds them, but those that it may lack. The error is nil or as of Parse.
func Faults(pkg *opc.Package, offered map[string]any, missing action.Policy) error {
	parts, err := partsOf(pkg)
	if err != nil {
		return err
	}
	var problems wml.Errors
	names := action.NamesOf(offered)
	for _, p := range parts {
		data, ok := pkg.Part(p.Name)
		if !ok || p.Hidden || !mayHoldActions(data) && p.links == nil {
			continue
		}
		problems = append(problems, p.prepare(data)...)
		problems = append(problems, misbraced(p.braced, names, true)...)
		// Of blocks that do not pair no nodes are made: the actions follow each other as they stand.
		var list []action.Node
		for i, node := range p.actions {
			if !node.bad {
				list = append(list, action.Node{Action: node.Action, At: i})
			}
		}
		p.nodes, _ = action.Nest(list)
		problems = append(problems, p.fill(action.Run{Data: offered, Policy: missing, Every: true},
			pass.New(nil)).problems...)
	}
	if len(problems) == 0 {
		return nil
	}
	return problems.Distinct()
}
