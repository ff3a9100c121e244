package desk

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"nianbao/check"
	"nianbao/filing/batch"
	"nianbao/filing/merge"
)

// merge adds the files up into their superior's workbook, as they are corrected.
func (d *Desk) merge(ctx context.Context, b Batch, files []named, dir string) (path string, remarks []string, err error) {
	path = filepath.Join(dir, "汇总统计表.xlsx")
	h := holding{ctx: ctx, desk: d, ids: map[string]string{}}
	of := merge.Merging{Files: merge.Files{Context: ctx, With: h.with}, Agency: strings.TrimSpace(b.Agency),
		Out: path, AllowErrors: b.Draft}
	if b.Own != "" && !slices.ContainsFunc(files, func(f named) bool { return f.id == b.Own }) {
		return "", nil, &Error{Kind: Bad, Reason: "本级自己的统计表不在要相加的文件里", Advice: "请把它一起选上。"}
	}
	if of.Roster, err = writeRoster(b.Roster, dir); err != nil {
		return "", nil, err
	}
	of.Listing, of.Doubled = listName, doubled
	for _, f := range files {
		if h.ids[f.name] = f.id; f.id == b.Own {
			of.Own = f.name
			continue
		}
		of.Held = append(of.Held, batch.Item{Path: f.name})
	}
	done, err := merge.Merge(d.filings, of)
	switch {
	case h.failed != nil:
		return "", nil, h.failed
	case err != nil:
		return "", nil, err
	case done.Path == "":
		return "", nil, stopped(done)
	}
	for _, r := range done.Remarks {
		remarks = append(remarks, Plain(r))
	}
	if n := done.Wrong + done.Unreadable; n > 0 {
		remarks = append(remarks, fmt.Sprintf("%d 个文件有错误或者读不了，列在“汇总说明”里：%s", n, listed(done.Amiss)))
	}
	if done.Listed != nil {
		remarks = append(remarks, remarked(done.Listed)...)
	}
	if n := check.Count(done.Findings, check.Error); n > 0 {
		first := done.Findings[slices.IndexFunc(done.Findings, func(f check.Finding) bool {
			return f.Rule.Severity == check.Error && f.Waived == ""
		})]
		remarks = append(remarks, fmt.Sprintf("汇总统计表自己有 %d 个错误，请把它拖到这个页面上改正：%s", n,
			strings.TrimSuffix(Plain(first.Message), "。")))
	}
	return path, remarks, nil
}

// doubled is what to do on the page where two files seem to be one agency's.
const doubled = "其实是两个机关的，请在各自的文件里把机关名称写全，写得不同；是一个机关分两份报的，请先并成一份。" +
	"只算其中一份的，只选那一份和其余的文件。"

// stopped says why nothing was added up.
func stopped(done *merge.Merged) error {
	var parts []string
	if done.Wrong > 0 {
		parts = append(parts, fmt.Sprintf("%d 个文件有错误", done.Wrong))
	}
	if done.Unreadable > 0 {
		parts = append(parts, fmt.Sprintf("%d 个文件读不了", done.Unreadable))
	}
	return &Error{Kind: Conflict, Reason: strings.Join(parts, "，") + "，没有汇总：" + listed(done.Amiss),
		Advice: "请先改正，或者只选其余的文件再汇总；要照填的数汇总的，选“有错误的也生成”，这些文件会列在汇总统计表里。"}
}

// A holding gives files on the desk to whoever adds them up.
type holding struct {
	ctx  context.Context
	desk *Desk
	ids  map[string]string // by the names

	mu     sync.Mutex
	failed error // why the desk could not give one
}

func (h *holding) with(name string, use func(merge.One)) {
	err := h.desk.with(h.ctx, h.ids[name], func(f *File, _ lastYear) error {
		one := merge.One{Path: name, At: f.path, Filing: f.shown.filing, Findings: f.shown.findings}
		if refused := f.shown.refused; refused != nil {
			one.Filing, one.Err = nil, errors.New(f.said(refused))
		}
		use(one)
		return nil
	})
	if err == nil {
		return
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.failed == nil {
		h.failed = err
	}
	use(merge.One{Path: name, Err: err})
}
