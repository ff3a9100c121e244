package fields

import "nianbao/form"

// eachRow says how a template goes through the rows of an open table.
func eachRow(t *form.Table) string {
	_, columns := t.Leaves()
	words := "各行：{{range " + t.Name + "." + form.RowsName + "}}{{." + t.Open.Name + "}}"
	for _, c := range columns {
		words += "{{." + c.Name + "}}"
	}
	return words + "{{end}}"
}

// List lists the names that a form offers to templates, in the order of the form, with what each stands for.
func List(f *form.Form) [][2]string {
	var names [][2]string
	for _, p := range f.Particulars {
		names = append(names, [2]string{p.Name, p.Label})
	}
	for _, s := range f.Sections {
		if s.Text != "" {
			names = append(names, [2]string{s.Name, s.Title})
		}
		for _, t := range s.Tables {
			if t.Open != nil {
				names = append(names, [2]string{t.Name + "." + form.RowsName, eachRow(t)})
			}
			for _, c := range t.Cells {
				if c.Row.Open == nil {
					names = append(names, [2]string{c.Name(), c.Label()})
				}
			}
		}
	}
	for _, n := range f.Notes {
		names = append(names, [2]string{n.Name, n.Title + "（可以没有）"})
	}
	return append(names, [2]string{"草稿", "是不是草稿（用于条件）"})
}
