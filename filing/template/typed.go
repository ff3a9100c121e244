package template

import (
	"nianbao/docx/edit"
	"nianbao/few"
	"nianbao/form"
	"nianbao/form/locate"
)

// maxTyped is how many figures a line names.
const maxTyped = 3

// TypedIn says which figures were typed into the tables of a form in a template, whatever data fills it: in Chinese and
// without a full stop, empty for none.
func TypedIn(path string, index *locate.Index) string {
	pkg, err := Read(path)
	if err != nil {
		return ""
	}
	book, err := edit.Read(pkg)
	if err != nil {
		return ""
	}
	r, err := index.Read(book)
	if err != nil {
		return "" // no report
	}
	var typed []string
	for _, c := range r.Form.Cells {
		if v := r.Value(c); v.State == form.Number && v.Normalized() != "0" {
			typed = append(typed, v.Place.String()+" "+form.Quote(v.Text))
		}
	}
	if len(typed) == 0 {
		return ""
	}
	return "模板的表里有直接打上去的数，每一份都照原样印：" + few.Of(typed, maxTyped, "个")
}
