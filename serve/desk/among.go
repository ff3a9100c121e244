package desk

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"nianbao/check"
	"nianbao/contract"
	"nianbao/filing/among"
	"nianbao/filing/file"
	"nianbao/filing/summary"
)

// A Together is what is told of files together: their texts held against each other, and who of a list has reported.
type Together struct {
	Files  []Named          `json:"files"` // as Among and Roster call them
	Among  []contract.Among `json:"among"`
	Roster *contract.Roster `json:"roster,omitempty"` // nil without a list
	Said   []string         `json:"said"`             // how those on it stand; two spaces before what belongs to the line above
}

// A Named is a file, under a name that no other of several has.
type Named struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// Together holds files against each other and against a list of those who must report, a line each as in a text file;
// none where there is no line.
func (d *Desk) Together(ctx context.Context, ids, list []string) (*Together, error) {
	files, err := d.named(ids)
	if err != nil {
		return nil, err
	}
	_, dir, err := d.folder()
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	var told *among.Told
	err = d.many.do(ctx, d.Limits.Waiting, func() error {
		told, err = d.among(ctx, files, among.Request{}, list, dir, nil)
		return err
	})
	if err != nil {
		return nil, conflict(err)
	}
	t := &Together{Among: told.Among(), Roster: told.Roster(), Said: said(told)}
	if t.Among == nil {
		t.Among = []contract.Among{}
	}
	for _, of := range files {
		t.Files = append(t.Files, Named{of.id, of.name})
	}
	return t, nil
}

// listName is what the list is called that was typed or pasted on the page.
const listName = "应报名单"

// An aside does more with a file in its turn, of which is said what its check says. What it returns is done in the order
// of the files.
type aside func(f *File, said *contract.File) (inOrder func() error, err error)

// among tells of files together, and does more with each unless that is nil. A list is read from a folder.
func (d *Desk) among(ctx context.Context, files []named, r among.Request, list []string, dir string,
	more aside) (*among.Told, error) {
	r.Rules = check.Rules(d.filings.Forms)
	path, err := writeRoster(list, dir)
	if err != nil {
		return nil, err
	}
	r.Roster = path
	run, err := among.New(r)
	if err != nil {
		return nil, err
	}
	type taken struct {
		said    *contract.File
		piece   *among.Piece
		inOrder func() error
	}
	err = each(ctx, d, files, func(f *File, of named) (t taken, err error) {
		said := f.checked()
		said.File = of.name
		t.said = &said
		if s := f.shown; s.refused == nil {
			t.piece = run.Read(s.filing.Report, strconv.Itoa(int(s.filing.Kind)), s.filing.Waivers())
		}
		if more != nil {
			t.inOrder, err = more(f, t.said)
		}
		return t, err
	}, func(_ named, t taken) error {
		run.Add(t.said, t.piece)
		if t.inOrder == nil {
			return nil
		}
		return t.inOrder()
	})
	if err != nil {
		return nil, err
	}
	told, err := run.End()
	if told != nil && told.List != nil {
		told.List.Path = listName
	}
	return told, err
}

// writeRoster writes a list into a folder and returns its path, empty where there is no line.
func writeRoster(list []string, dir string) (path string, err error) {
	if strings.TrimSpace(strings.Join(list, "")) == "" {
		return "", nil
	}
	path = filepath.Join(dir, listName+".txt")
	if err := os.WriteFile(path, []byte(strings.Join(list, "\n")+"\n"), 0o600); err != nil {
		return "", noRoom(err)
	}
	return path, nil
}

// said says how those on the list stand, and what was not understood of it; without a list which files are of another
// year than most.
func said(told *among.Told) []string {
	lines := []string{}
	of := told.OtherYears
	if told.List != nil {
		of = func() []string { return append(told.Lines(), told.List.Remarks...) }
	}
	for _, line := range of() {
		line = strings.TrimPrefix(line, "名单 "+listName+"：") // there is one alone
		lines = append(lines, strings.TrimSuffix(Plain(line), "。"))
	}
	return lines
}

// remarked is said with what belongs to a line in it, as each line is one remark.
func remarked(told *among.Told) []string {
	var list []string
	for _, line := range said(told) {
		last := len(list) - 1
		switch within := strings.TrimSpace(line); {
		case !strings.HasPrefix(line, "  ") || last < 0:
			list = append(list, within)
		case strings.HasSuffix(list[last], "："):
			list[last] += within
		default:
			list[last] += "；" + within
		}
	}
	return list
}

// summary writes how the files stand, a row each.
func (d *Desk) summary(ctx context.Context, b Batch, files []named, dir string) (path string, remarks []string,
	err error) {
	path = filepath.Join(dir, summaryName+filepath.Ext(b.Kind))
	s, err := newSummary(d, path)
	if err != nil {
		return "", nil, err
	}
	enter := func(_ *File, said *contract.File) (func() error, error) {
		return func() error { enterRow(s, said, ""); return nil }, nil
	}
	told, err := d.among(ctx, files, among.Request{}, b.Roster, dir, enter)
	if err != nil {
		return "", nil, err
	}
	s.Between(told.Among())
	return path, append(between(told), remarked(told)...), s.Save(false)
}

// between says what a summary counts that a list of the files does not.
func between(told *among.Told) []string {
	files := map[string]bool{}
	for _, a := range told.Among() {
		for _, f := range a.Files {
			if f.Waived == "" && a.Waived == "" {
				files[f.File] = true
			}
		}
	}
	if len(files) == 0 {
		return nil
	}
	return []string{fmt.Sprintf("各单位之间文字雷同等 %d 处，涉及 %d 个文件，汇总里算作这些文件的警告、提示，网页的文件表里没有算；"+
		"汇总里只有提示的，算没有问题", len(told.Among()), len(files))}
}

const summaryName = "检查结果汇总"

func newSummary(d *Desk, path string) (*summary.Summary, error) {
	return summary.New(path, check.Rules(d.filings.Forms), file.Inputs{}, false)
}

// enterRow adds a file's row, with the name of its report beside the summary, if any. The files themselves are wherever
// they were dropped from, and no link leads there.
func enterRow(s *summary.Summary, f *contract.File, report string) {
	beside := report
	if report != "" {
		beside = filepath.Join(filepath.Dir(s.Path()), report)
	}
	s.Add(*f, beside)
	row := &s.Rows[len(s.Rows)-1]
	row.Link, row.Output = "", report
}

// notice writes the superior's notice of who has reported, and how.
func (d *Desk) notice(ctx context.Context, b Batch, files []named, dir string) (path string, remarks []string,
	err error) {
	path = filepath.Join(dir, "报送情况通报.docx")
	r := among.Request{Notice: path, Issuer: b.Issuer}
	told, err := d.among(ctx, files, r, b.Roster, dir, nil)
	if err != nil {
		return "", nil, err
	}
	return path, remarked(told), nil
}
