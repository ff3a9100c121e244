package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"nianbao/cmd/nianbao/many"
	"nianbao/cmd/nianbao/typed"
	"nianbao/filing/batch"
	"nianbao/filing/file"
)

// A where is to where files are written, and as what.
type where struct {
	file   string // the one output; empty for a usual name
	folder string // in which outputs have usual names; empty for beside each source
	to     string // their ending; empty for what filings of a kind are usually written as
}

// kindsOfOutput are what files of a folder may become.
var kindsOfOutput = []string{"docx", "xlsx", "html", "pdf", "json"}

// whereTo reads -o and --to. What ends like a file is one, unless it is a folder that is there.
func whereTo(c *cli.Context) (w where, err error) {
	out, to := c.String("output"), strings.ToLower(strings.TrimPrefix(c.String("to"), "."))
	if to != "" && !slices.Contains(kindsOfOutput, to) {
		return w, &file.Error{Reason: "--to 后面的“" + c.String("to") + "”不对",
			Advice: typed.Perhaps(to, kindsOfOutput...) + "可以写 " + strings.Join(kindsOfOutput, "、") + "。"}
	}
	if to != "" {
		w.to = "." + to
	}
	switch info, err := os.Stat(out); {
	case out == "":
	case err == nil && info.IsDir() && !endsAsOutput(out), strings.HasSuffix(out, "/"),
		strings.HasSuffix(out, string(filepath.Separator)):
		w.folder = filepath.Clean(out)
	default:
		w.file = out
	}
	if w.file != "" && w.to != "" && !strings.EqualFold(filepath.Ext(w.file), w.to) {
		if endsAsOutput(w.file) {
			return w, &file.Error{Reason: "--to " + to + " 和 -o " + out + " 不是一种文件", Advice: "请只写一个。"}
		}
		w.folder, w.file = w.file, ""
	}
	return w, nil
}

func endsAsOutput(name string) bool {
	return slices.Contains(kindsOfOutput, strings.ToLower(strings.TrimPrefix(filepath.Ext(name), ".")))
}

// folders returns what is not to be looked into for files: the folder that is written to.
func (w *where) folders() []string {
	if w.folder != "" {
		return []string{w.folder}
	}
	if w.file != "" && !endsAsOutput(w.file) { // it may turn out to be one
		return []string{w.file}
	}
	return nil
}

// fit makes a place of what files a run has: of several, a folder. Of a folder only the files remain that are to become
// something else; the others are returned.
func (w *where) fit(m *many.Run) (others []batch.Item, err error) {
	return w.keep(m, w.wants, "没有要转换的文件",
		"文件夹里的统计表变成 Word 报告；别的文件，请写文件名，或者用 --to 写明变成什么。")
}

// fitCopies makes a place of copies of what files a run has. Of a folder only the workbooks remain.
func (w *where) fitCopies(m *many.Run) error {
	_, err := w.keep(m, batch.Item.IsWorkbook, "没有统计表", "只有统计表能改正。")
	return err
}

// keep makes of the place a folder where there may be several files, and keeps of those found what is wanted; the
// others are returned.
func (w *where) keep(m *many.Run, wanted func(batch.Item) bool, none, advice string) (others []batch.Item, err error) {
	if w.file != "" && m.Found.Many {
		if endsAsOutput(w.file) {
			return nil, &file.Error{Reason: "有几个文件时 -o 后面不能写一个文件",
				Advice: "请写文件夹，如 -o 报告/，或者不写 -o。"}
		}
		w.folder, w.file = w.file, ""
	}
	m.Found.Items = slices.DeleteFunc(m.Found.Items, func(item batch.Item) bool {
		unneeded := item.Found && !wanted(item)
		if unneeded {
			m.Found.Left.Add(batch.Unneeded, "")
			others = append(others, item)
		}
		return unneeded
	})
	if len(m.Found.Items) == 0 && len(m.Found.Unread) == 0 {
		return nil, &file.Error{Reason: none + "（" + m.Found.Left.Words() + "）", Advice: advice}
	}
	return others, nil
}

// wants reports whether a file found in a folder is to be converted: usually workbooks, else what is not yet of the
// kind that is asked for.
func (w *where) wants(item batch.Item) bool {
	if w.to == "" {
		return item.IsWorkbook()
	}
	return !strings.EqualFold(filepath.Ext(item.Path), w.to)
}

// copyOf returns where the copy of a file goes: under its own name, as .xlsx.
func (w *where) copyOf(item batch.Item) string {
	if w.folder == "" {
		return w.file
	}
	below := filepath.FromSlash(item.Below)
	return filepath.Join(w.folder, strings.TrimSuffix(below, filepath.Ext(below))+".xlsx")
}

// twins returns, of items whose copy would have the name of an earlier one's, that one.
func (w *where) twins(items []batch.Item) map[string]string {
	if w.folder == "" {
		return nil
	}
	return twinsOf(items, w.copyOf)
}
