package desk

import (
	"archive/zip"
	"cmp"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"nianbao/contract"
	"nianbao/filing/among"
	"nianbao/filing/file"
	"nianbao/filing/summary"
)

// zip packs the Word reports of files, and the summary that says what came of each.
func (d *Desk) zip(ctx context.Context, b Batch, files []named, dir string) (path string, remarks []string, err error) {
	path = filepath.Join(dir, "年度报告.zip")
	to, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return "", nil, noRoom(err)
	}
	defer to.Close()
	list, err := newSummary(d, filepath.Join(dir, summaryName+".xlsx"))
	if err != nil {
		return "", nil, err
	}
	p := &packing{zip: zip.NewWriter(to), list: list, taken: map[string]bool{summaryName + ".xlsx": true, rosterName: true}}
	pack := func(f *File, said *contract.File) (func() error, error) {
		one, err := d.pack(ctx, f, said, b.Draft, filepath.Join(dir, f.id))
		return func() error { return p.add(one) }, err
	}
	told, err := d.among(ctx, files, among.Request{}, b.Roster, dir, pack)
	if err != nil {
		return "", nil, err
	}
	if p.reports == 0 {
		return "", nil, &Error{Kind: Conflict, Advice: "请先改正；要先看样子，可以连有错误的一起生成草稿。",
			Reason: "没有一个文件能生成报告：" + listed(p.left)}
	}
	p.list.Between(told.Among())
	if err := p.close(told); err != nil {
		return "", nil, noRoom(err)
	}
	return path, slices.Concat(p.said(), between(told), remarked(told), p.remarks), nil
}

// said names the files without a report, and those whose report is a draft.
func (p *packing) said() (remarks []string) {
	if n := len(p.left); n > 0 {
		remarks = append(remarks, fmt.Sprintf("%d 个文件没有生成报告，见压缩包里的“%s.xlsx”：%s", n, summaryName,
			listed(p.left)))
	}
	if n := len(p.drafts); n > 0 {
		remarks = append(remarks, fmt.Sprintf("%d 个文件有错误，报告是草稿：%s", n, listed(p.drafts)))
	}
	return remarks
}

// A packing is a zip that is written.
type packing struct {
	zip     *zip.Writer
	list    *summary.Summary
	taken   map[string]bool // names
	reports int
	left    []string // of which files there is no report, and why
	drafts  []string // of which it is a draft
	remarks []string
}

// A packed file is one with its report, which may be missing.
type packed struct {
	check   *contract.File
	path    string // of the report; empty for none
	why     string // there is none
	draft   bool
	remarks []string
}

// pack writes a file's report into a folder of its own.
func (d *Desk) pack(ctx context.Context, f *File, said *contract.File, draft bool, dir string) (*packed, error) {
	p := &packed{check: said}
	if f.shown.refused != nil {
		p.why = "读不了"
		return p, nil
	}
	if err := os.Mkdir(dir, 0o700); err != nil {
		return nil, noRoom(err)
	}
	p.draft = draft && f.listed.Errors > 0
	written, remarks, err := d.document(ctx, f, Wanted{Kind: "docx", Draft: p.draft}, dir)
	if err != nil {
		os.RemoveAll(dir)
		p.why = file.Explain("", err, err.Error()).Reason
		return p, nil
	}
	p.path = written
	for _, r := range remarks {
		p.remarks = append(p.remarks, said.File+"："+r)
	}
	return p, nil
}

// add puts a report into the zip, and takes it away where it stands.
func (p *packing) add(of *packed) error {
	if of.path == "" {
		p.left = append(p.left, of.check.File+"（"+of.why+"）")
		enterRow(p.list, of.check, "")
		return nil
	}
	defer os.RemoveAll(filepath.Dir(of.path))
	name := free(filepath.Base(of.path), p.taken)
	from, err := os.Open(of.path)
	if err != nil {
		return noRoom(err)
	}
	defer from.Close()
	if err := p.copy(name, from); err != nil {
		return noRoom(err)
	}
	if p.reports++; of.draft {
		p.drafts = append(p.drafts, of.check.File)
	}
	p.remarks = append(p.remarks, of.remarks...)
	enterRow(p.list, of.check, name)
	return nil
}

// rosterName is what says in a zip how those on the list stand. Its lines end as Windows ends them.
const rosterName = "应报名单核对.txt"

// close adds how those on a list stand, if any, and the summary, and ends the zip.
func (p *packing) close(told *among.Told) error {
	if standing := said(told); told.List != nil {
		text := "\ufeff" + strings.Join(standing, "\r\n") + "\r\n"
		if err := p.copy(rosterName, strings.NewReader(text)); err != nil {
			return err
		}
	}
	if err := p.list.Save(false); err != nil {
		return err
	}
	defer os.Remove(p.list.Path())
	from, err := os.Open(p.list.Path())
	if err != nil {
		return err
	}
	defer from.Close()
	err = p.copy(filepath.Base(p.list.Path()), from)
	return cmp.Or(err, p.zip.Close())
}

// zipTime returns a time as a zip can say it: none before 1980, whatever the machine's clock says.
func zipTime(now time.Time) time.Time {
	if first := time.Date(1980, 1, 1, 0, 0, 0, 0, now.Location()); now.Before(first) {
		return first
	}
	return now
}

// copy puts a package, which is compressed already, into the zip.
func (p *packing) copy(name string, from io.Reader) error {
	to, err := p.zip.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store, Modified: zipTime(time.Now())})
	if err == nil {
		_, err = io.Copy(to, from)
	}
	return err
}
