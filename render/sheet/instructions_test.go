package sheet

import (
	"strings"
	"testing"

	"nianbao/form"
	"nianbao/form/define"
	"nianbao/form/fields"
	"nianbao/grid"
)

// TestNames shows that the guide lists each row's last name and how the others are made of it, and that every one of
// them can be quoted.
func TestNames(t *testing.T) {
	for _, f := range define.Builtin() {
		r := sampleReport(f)
		_, grids := readBack(t, r)
		found := map[string]bool{}
		var others, names []string
		for _, c := range sheetsOf(grids)[instructionsSheet].Cells {
			found[c.Text] = true
			if c.Kind == grid.Text && strings.HasPrefix(c.Text, "{{") {
				names = append(names, c.Text)
			}
			if _, list, ok := strings.Cut(c.Text, "换成："); ok {
				others = append(others, list)
			}
		}
		for _, table := range f.Tables {
			rows, columns := table.Leaves()
			last := columns[len(columns)-1].Name
			for i := range rows {
				c := table.Cells[(i+1)*len(columns)-1]
				if !found["{{"+c.Name()+"}}"] || !found[c.Label()] {
					t.Errorf("%s: no %s", f.Edition, c.Name())
				}
				for _, column := range columns {
					names = append(names, "{{"+strings.TrimSuffix(c.Name(), last)+column.Name+"}}")
				}
			}
			for _, column := range columns[:len(columns)-1] {
				if !strings.Contains(strings.Join(others, "、"), column.Name) {
					t.Errorf("%s: no column %s", f.Edition, column.Name)
				}
			}
		}
		for _, name := range []string{"{{机关名称}}", "{{申请.不予公开.总计}}"} {
			if !found[name] {
				t.Errorf("%s: no %s", f.Edition, name)
			}
		}
		r.Texts["overview"] = form.Text{Text: strings.Join(names, "\n")}
		if _, errs := fields.Expand(r); len(errs) > 0 {
			t.Errorf("%s: %v", f.Edition, errs)
		}
	}
}
