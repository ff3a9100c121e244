package xlsx

import (
	"strings"
	"testing"

	"nianbao/form"
	"nianbao/grid"
)

// TestNames lists every name that a text may quote, in braces.
func TestNames(t *testing.T) {
	f := form.Builtin()[1]
	_, grids := readBack(t, form.NewReport(f))
	found := map[string]bool{}
	for _, c := range sheetsOf(grids)[sheetGuide].Cells {
		found[c.Text] = true
	}
	for _, c := range f.Cells {
		if !found["{{"+c.Name()+"}}"] || !found[c.Label()] {
			t.Errorf("no %s", c.Name())
		}
	}
	for _, name := range []string{"{{机关名称}}", "{{申请.不予公开.总计}}"} {
		if !found[name] {
			t.Errorf("no %s", name)
		}
	}
}

// TestQuotableNames carries out every name that the guide lists.
func TestQuotableNames(t *testing.T) {
	for _, f := range form.Builtin() {
		r := sampleReport(f)
		_, grids := readBack(t, r)
		var names []string
		for _, c := range sheetsOf(grids)[sheetGuide].Cells {
			if c.Kind == grid.Text && strings.HasPrefix(c.Text, "{{") {
				names = append(names, c.Text)
			}
		}
		r.Texts["overview"] = form.Text{Text: strings.Join(names, "\n")}
		if _, errs := r.Expand(); len(errs) > 0 || len(names) < len(f.Cells) {
			t.Errorf("%s: %d names, %v", f.Edition, len(names), errs)
		}
	}
}
