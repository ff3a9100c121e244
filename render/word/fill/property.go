package fill

import "nianbao/form"

// properties replaces what is out of date in the document's properties: a title there becomes the published page's.
func (f *labelFiller) properties() {
	replacements := f.replacements()
	if len(replacements) == 0 {
		return
	}
	f.EditProperties(func(before string) string {
		after := before
		for _, w := range replacements {
			after = w.old.ReplaceAllStringFunc(after, func(found string) string {
				return w.with + found[len(w.old.FindStringSubmatch(found)[1]):]
			})
		}
		f.change(form.Place{Sheet: "文档属性"}, "年度、机关名称", before, after)
		return after
	})
}
