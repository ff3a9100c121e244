package desk

import (
	"archive/zip"
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"nianbao/filing/file"
)

// A Batch is one document of many files that is asked for.
type Batch struct {
	Files  []string `json:"files"`
	Kind   string   `json:"kind"` // summary.xlsx, summary.html, zip, merge
	Draft  bool     `json:"draft"`
	Roster []string `json:"roster"`
}

// Batch makes one document of many files.
func (d *Desk) Batch(ctx context.Context, b Batch) (made *Made, err error) {
	write := map[string]func(context.Context, Batch, string) (string, []string, error){"zip": d.zip}[b.Kind]
	if write == nil {
		return nil, &Error{Kind: Conflict, Reason: "这个版本还不能把几个文件做成这样的一份", Advice: "请一个一个地下载。"}
	}
	if len(b.Files) == 0 {
		return nil, &Error{Kind: Bad, Reason: "没有选文件", Advice: "请选几个文件。"}
	}
	for _, id := range b.Files {
		if _, err := d.file(id); err != nil {
			return nil, err
		}
	}
	id, dir, err := d.folder()
	if err != nil {
		return nil, err
	}
	path, remarks, err := write(ctx, b, dir)
	if err != nil {
		os.RemoveAll(dir)
		return nil, err
	}
	return d.madeIn(id, path, remarks)
}

// zip packs the Word reports of files, and a list of what came of each.
func (d *Desk) zip(ctx context.Context, b Batch, dir string) (path string, remarks []string, err error) {
	path = filepath.Join(dir, "年度报告.zip")
	to, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return "", nil, noRoom(err)
	}
	defer to.Close()
	p := &packing{zip: zip.NewWriter(to), dir: dir, names: map[string]bool{listName: true}}
	for _, id := range b.Files {
		if err := d.pack(ctx, p, id, b.Draft); err != nil {
			return "", nil, err
		}
	}
	if err := p.close(); err != nil {
		return "", nil, noRoom(err)
	}
	if p.left > 0 {
		remarks = append(remarks, fmt.Sprintf("%d 个文件没有生成报告，原因见压缩包里的“%s”", p.left, listName))
	}
	return path, remarks, nil
}

const listName = "清单.csv"

// A packing is a zip that is written.
type packing struct {
	zip   *zip.Writer
	dir   string
	names map[string]bool
	rows  [][]string
	left  int // files of which there is no report
}

// pack adds a file's report. One of which there can be none is in the list alone.
func (d *Desk) pack(ctx context.Context, p *packing, id string, draft bool) error {
	return d.with(ctx, id, func(f *File, _ lastYear) error {
		l := f.listed
		year := strconv.Itoa(l.Year)
		if l.Year == 0 {
			year = ""
		}
		row := []string{f.name, l.Agency, year, strconv.Itoa(l.Errors), strconv.Itoa(l.Warnings), strconv.Itoa(l.Notes)}
		said := l.First
		if f.shown.refused == nil {
			written, remarks, err := d.document(f, Wanted{Kind: "docx", Draft: draft && l.Errors > 0}, p.dir)
			if err == nil {
				name, err := p.add(written)
				p.rows = append(p.rows, append(row, name, strings.Join(remarks, "；")))
				return err
			}
			said = file.Explain("", err, err.Error()).Reason
		}
		p.left++
		p.rows = append(p.rows, append(row, "", said))
		return nil
	})
}

// add moves a written report into the zip, under a name that none there has.
func (p *packing) add(path string) (string, error) {
	defer os.Remove(path)
	name := filepath.Base(path)
	ending := filepath.Ext(name)
	for n := 2; p.names[name]; n++ {
		name = fmt.Sprintf("%s（%d）%s", strings.TrimSuffix(filepath.Base(path), ending), n, ending)
	}
	p.names[name] = true
	from, err := os.Open(path)
	if err != nil {
		return "", noRoom(err)
	}
	defer from.Close()
	to, err := p.zip.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store}) // a package is compressed already
	if err == nil {
		_, err = io.Copy(to, from)
	}
	if err != nil {
		return "", noRoom(err)
	}
	return name, nil
}

// close writes the list, in the encoding by which Excel knows UTF-8, and ends the zip.
func (p *packing) close() error {
	to, err := p.zip.CreateHeader(&zip.FileHeader{Name: listName, Method: zip.Deflate})
	if err != nil {
		return err
	}
	if _, err := io.WriteString(to, "\uFEFF"); err != nil {
		return err
	}
	list := csv.NewWriter(to)
	list.UseCRLF = true
	list.Write([]string{"文件", "机关", "年度", "错误", "警告", "提示", "报告", "说明"})
	for _, row := range p.rows {
		for i := range row {
			row[i] = unformula(row[i])
		}
		list.Write(row)
	}
	list.Flush()
	if err := list.Error(); err != nil {
		return err
	}
	return p.zip.Close()
}

// unformula returns a cell's words as no spreadsheet takes them for a formula: strangers name files and agencies.
func unformula(words string) string {
	if words != "" && strings.ContainsRune("=+-@\t\r", rune(words[0])) {
		return "'" + words
	}
	return words
}
