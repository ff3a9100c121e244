package filing

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"nianbao/filing/file"
	"nianbao/form"
	"nianbao/form/locate"
)

// TakeTexts takes the texts of a report from another file, a Word document as a rule: its figures stand in the filing.
// Each text that the file has counts in place of the filing's own, at its place in that file. What names another agency
// or another year is refused. The error is a *file.Error.
func (l *Library) TakeTexts(f *Filing, path, password string) error {
	return file.Guard(path, func() error {
		other, book, err := l.grids(path, password)
		if err != nil {
			return err
		}
		r := other.Report
		if book != nil {
			if r, err = locate.Texts(f.Report.Form, book); err != nil {
				return &file.Error{Path: path, Reason: err.Error(), Err: err,
					Advice: "文字要写在“" + f.Report.Form.Texts()[0].Title + "”这样的标题下面，标题同格式规定的一样。"}
			}
		}
		if err := r.Overlong(); err != nil {
			return file.Explain(path, err, "读不出这个文件的内容")
		}
		if err := f.sameReport(r, path); err != nil {
			return err
		}
		f.others = append(f.others, path)
		f.replaceTexts(r, path)
		return nil
	})
}

// sameReport refuses texts of another agency's report, or of another year's.
func (f *Filing) sameReport(r *form.Report, path string) error {
	own := f.Report
	same := form.SameAgency(own.Agency, r.Agency) || form.SameAgency(r.Agency, own.Agency)
	switch {
	case r.Agency != "" && own.Agency != "" && !same:
		return &file.Error{Path: path, Reason: "这是“" + r.Agency + "”的文字，不是“" + own.Agency + "”的",
			Advice: "请用 --text 给出本机关年报的文字。"}
	case r.Year != 0 && own.Year != 0 && r.Year != own.Year:
		return &file.Error{Path: path, Reason: fmt.Sprintf("这是 %d年的文字，不是 %d年的", r.Year, own.Year),
			Advice: "请用 --text 给出同一年度的文字。"}
	}
	return nil
}

// replaceTexts puts another file's texts in the place of the filing's own, and remarks on those that say otherwise.
func (f *Filing) replaceTexts(r *form.Report, path string) {
	own := f.Report
	texts := map[string]form.Text{}
	var replaced []string
	for _, s := range own.Form.AllTexts() {
		t := own.Texts[s.Text]
		if of := r.Texts[s.Text]; strings.TrimSpace(of.Text) != "" {
			had := strings.TrimRight(strings.TrimSpace(t.Text), "。")
			if had != "" && had != "无" && had != strings.TrimRight(strings.TrimSpace(of.Text), "。") {
				replaced = append(replaced, "“"+s.Title+"”")
			}
			t = of
			t.Place.File = path
			t.Lines = slices.Clone(t.Lines)
			for i := range t.Lines {
				t.Lines[i].Place.File = path
			}
		}
		texts[s.Text] = t
	}
	own.Texts = texts
	if len(replaced) > 0 {
		f.remarks = append(f.remarks, fmt.Sprintf("%s与 %s 里的不一样，检查的是后者",
			strings.Join(replaced, "、"), filepath.Base(path)))
	}
}
