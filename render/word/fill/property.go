package fill

import "nianbao/form"

// properties replaces what is out of date in the document's properties: a title there becomes the published page's.
func (p *labelFiller) properties() {
	swaps := p.replacements()
	if len(swaps) == 0 {
		return
	}
	p.EditProperties(func(before string) string {
		after := before
		for _, w := range swaps {
			after = w.old.ReplaceAllStringFunc(after, func(m string) string { return w.with + m[len(w.old.FindStringSubmatch(m)[1]):] })
		}
		p.change(form.Place{Sheet: "文档属性"}, "年度、机关名称", before, after)
		return after
	})
}
