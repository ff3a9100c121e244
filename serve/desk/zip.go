package desk

import (
	"archive/zip"
	"cmp"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"nianbao/contract"
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
	p := &packing{zip: zip.NewWriter(to), list: list, taken: map[string]bool{summaryName + ".xlsx": true}}
	err = each(ctx, d, files, func(f *File, of named) (*packed, error) {
		return d.pack(ctx, f, of, b.Draft, filepath.Join(dir, f.id))
	}, func(_ named, of *packed) error { return p.add(of) })
	if err != nil {
		return "", nil, err
	}
	if p.reports == 0 {
		return "", nil, &Error{Kind: Conflict, Advice: "请先改正；要先看样子，可以连有错误的一起生成草稿。",
			Reason: "没有一个文件能生成报告：" + strings.Join(p.left[:min(len(p.left), 3)], "；")}
	}
	if err := p.close(); err != nil {
		return "", nil, noRoom(err)
	}
	if n := len(p.left); n > 0 {
		remarks = append(remarks, fmt.Sprintf("%d 个文件没有生成报告，见压缩包里的“%s.xlsx”：%s", n, summaryName,
			strings.Join(p.left[:min(n, 3)], "；")))
	}
	return path, append(remarks, p.remarks...), nil
}

// A packing is a zip that is written.
type packing struct {
	zip     *zip.Writer
	list    *summary.Summary
	taken   map[string]bool // names
	reports int
	left    []string // of which files there is no report, and why
	remarks []string
}

// A packed file is one with its report, which may be missing.
type packed struct {
	check   contract.File
	path    string // of the report; empty for none
	why     string // there is none
	remarks []string
}

// pack writes a file's report into a folder of its own.
func (d *Desk) pack(ctx context.Context, f *File, of named, draft bool, dir string) (*packed, error) {
	p := &packed{check: f.checked()}
	p.check.File = of.name
	if f.shown.refused != nil {
		p.why = "读不了"
		return p, nil
	}
	if err := os.Mkdir(dir, 0o700); err != nil {
		return nil, noRoom(err)
	}
	written, remarks, err := d.document(ctx, f, Wanted{Kind: "docx", Draft: draft && f.listed.Errors > 0}, dir)
	if err != nil {
		os.RemoveAll(dir)
		p.why = file.Explain("", err, err.Error()).Reason
		return p, nil
	}
	p.path = written
	for _, r := range remarks {
		p.remarks = append(p.remarks, of.name+"："+r)
	}
	return p, nil
}

// add puts a report into the zip, and takes it away where it stands.
func (p *packing) add(of *packed) error {
	if of.path == "" {
		p.left = append(p.left, of.check.File+" "+of.why)
		enterRow(p.list, &of.check, "")
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
	p.reports++
	p.remarks = append(p.remarks, of.remarks...)
	enterRow(p.list, &of.check, name)
	return nil
}

// close adds the summary and ends the zip.
func (p *packing) close() error {
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

// copy puts a package, which is compressed already, into the zip.
func (p *packing) copy(name string, from io.Reader) error {
	to, err := p.zip.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store, Modified: time.Now()})
	if err == nil {
		_, err = io.Copy(to, from)
	}
	return err
}
