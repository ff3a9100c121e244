package proof

import (
	"nianbao/docx/wml"
	"nianbao/form"
	"nianbao/form/locate"
	"nianbao/regex"
	"nianbao/render/readback"
)

// none is what stands for no figure, or for none of what is counted.
var none = regex.New(`^(?:0|/|—|-)$`)

// Trial holds a document as Of does that was filled with a made-up report: it returns the figures that were typed
// into the template, and tells of what of any report it does not print. Whose report it says it is does not matter.
// The error says in Chinese that it cannot be read.
func Trial(
	data []byte, m *readback.Meant, meant Omissions, lost Skipped, index *locate.Index,
) (typed wml.Errors, told []Notice, err error) {
	p, _, found, err := read(data, m, meant, lost, index)
	if err != nil {
		return nil, nil, err
	}
	p.trial = true
	for _, d := range found {
		if d.Kind != readback.Cell || d.Have == "" {
			continue
		}
		e := &wml.Error{Part: "正文", Location: "表" + form.Quote(d.Place.Sheet) + d.Place.Within(),
			Reason: d.What() + "里打上了" + form.Quote(d.Have) + "，不会跟着统计表变：请改成 {{" + d.Cell.Name() + "}}"}
		if none.MatchString(d.Have) { // as a report may have it
			p.tell(e.Error() + "。")
			continue
		}
		typed = append(typed, e)
	}
	if p.back != nil {
		p.unclear()
	}
	p.figures(found)
	p.prints()
	return typed, p.Notices, nil
}
