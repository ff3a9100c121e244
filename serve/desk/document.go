package desk

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"nianbao/check"
	"nianbao/filing"
)

// A Wanted is a document that is asked for.
type Wanted struct {
	Kind   string `json:"kind"` // workbook, marked, docx, html, pdf, json
	Draft  bool   `json:"draft"`
	Charts bool   `json:"charts"`
}

// Document makes a document of a file as it is now.
func (d *Desk) Document(ctx context.Context, id string, w Wanted) (made *Made, err error) {
	err = d.with(ctx, id, func(f *File, _ lastYear) error {
		if f.shown.refused != nil {
			return &Error{Kind: Conflict, Reason: "这个文件读不了", Advice: f.said(f.shown.refused)}
		}
		made, err = d.making(func(dir string) (path string, remarks []string, err error) {
			return d.document(ctx, f, w, dir)
		})
		return err
	})
	return made, err
}

// document writes one document into a folder.
func (d *Desk) document(ctx context.Context, f *File, w Wanted, dir string) (path string, remarks []string, err error) {
	s := f.shown
	switch {
	case w.Kind == "marked":
		path = filepath.Join(dir, f.stem()+"（标注）.xlsx")
		err = d.filings.Annotate(s.filing, s.findings, path, false)
	case w.Kind == "workbook" && s.filing.Kind == filing.Workbook:
		path = filepath.Join(dir, f.stem()+f.corrected()+".xlsx")
		err = d.filings.SaveWorkbook(s.filing, path)
	default:
		return d.print(ctx, f, w, dir)
	}
	if err != nil {
		return "", nil, conflict(err)
	}
	if left := s.filing.Uncopied(); left != "" {
		remarks = append(remarks, left)
	}
	return path, append(remarks, f.unprotected()...), nil
}

// stem returns the file's name without its ending.
func (f *File) stem() string { return strings.TrimSuffix(f.name, filepath.Ext(f.name)) }

// corrected returns what stands in the name of a workbook that is another than the one that was dropped, so that nobody
// takes one for the other.
func (f *File) corrected() string {
	if f.blank || f.state.Typed.Count()+len(f.state.Explained) == 0 {
		return ""
	}
	return "（改正）"
}

// unprotected says that what is made needs no password where the file does.
func (f *File) unprotected() []string {
	if f.shown.filing.Encrypted() {
		return []string{"原来的文件有密码，下载的文件没有密码，请注意保管"}
	}
	return nil
}

// print writes a report as another kind of file.
func (d *Desk) print(ctx context.Context, f *File, w Wanted, dir string) (path string, remarks []string, err error) {
	s, ending := f.shown, "."+w.Kind
	faults := check.Count(s.findings, check.Error)
	if w.Kind == "workbook" { // it is where the errors are to be put right
		ending, w.Draft = ".xlsx", faults > 0
	}
	how := filing.Conversion{Folder: dir, To: ending, Draft: w.Draft, Charts: w.Charts, Context: ctx}
	done, err := d.filings.Print(s.filing, s.findings, how)
	if err != nil {
		return "", nil, conflictIn(err, "生成不了这份文件")
	}
	if done.Path == "" {
		return "", nil, &Error{Kind: Conflict, Reason: fmt.Sprintf("有 %d 个错误，没有生成", faults),
			Advice: "请先改正；要先看样子，可以生成草稿，每页都标明“草稿”。"}
	}
	remarks = append(remarks, done.Remarks...)
	for _, n := range done.Notices {
		remarks = append(remarks, strings.TrimSuffix(n.Text, "。"))
	}
	return done.Path, append(remarks, f.unprotected()...), nil
}
