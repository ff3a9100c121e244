package filing

import (
	"slices"

	"nianbao/check/waive"
	"nianbao/filing/file"
	"nianbao/filing/waivers"
	"nianbao/form"
	"nianbao/grid"
	"nianbao/xlsx/edit"
)

// takeWaivers takes the sheet that explains findings out of what was read of a workbook, and out of its source: it is
// none of the report's, and comes back behind whatever is made of the workbook.
func (f *Filing) takeWaivers(book *grid.Book) *grid.Book {
	at, head := waivers.In(book.Grids)
	if at < 0 {
		return book
	}
	f.within, f.misread = waivers.FromSheet(book.Grids[at], head)
	e, err := edit.Open(f.source)
	if err == nil {
		err = e.TakeOffMarks(waivers.Marks())
	}
	if err == nil {
		if rest, readErr := readWorkbook(e.Package()); readErr == nil {
			f.source = e.Package()
			return rest
		}
	}
	book.Grids = slices.Delete(book.Grids, at, at+1)
	return book
}

// copyWaived writes a copy of a workbook that has waivers within, once it is read back with them and the same figures.
func (l *Library) copyWaived(f *Filing, w Waiving, list []waive.Waiver) error {
	if err := f.editable(w.Out, file.Inputs(l.Inputs()), w.Force); err != nil {
		return err
	}
	whole := *f
	whole.within = list
	e, err := whole.edit()
	if err != nil {
		return file.Explain(f.Path, err, "这个工作簿写不进说明")
	}
	data, err := e.Package().Bytes()
	if err != nil {
		return file.Explain(f.Path, err, "写了说明的工作簿写不出来")
	}
	back, err := l.readBack(f.Path, data)
	if err != nil {
		return err
	}
	same := func(a, b waive.Waiver) bool {
		return a.Rule == b.Rule && a.Reason == b.Reason && a.Place == b.Place && slices.Equal(a.Values, b.Values)
	}
	changed := back.Report.Form.Edition != f.Report.Form.Edition || !slices.EqualFunc(list, back.within, same) ||
		slices.ContainsFunc(f.Report.Form.Cells, func(c *form.Cell) bool {
			meant, got := f.Report.Value(c), back.Report.Value(c)
			return meant.Text != got.Text || meant.Formula != got.Formula
		})
	if changed {
		return &file.Error{Path: f.Path, Reason: "写了说明的工作簿读回来与原来的不同，没有保存",
			Advice: "请去掉 -o，把说明写在文件旁边。"}
	}
	return f.save(w.Out, data, w.Force)
}
