// Package review finds the comments and open revisions of a Word document, and takes them out: what its makers said to
// each other is not for print.
//
// Comments go with their parts and all that refers to them; revisions are accepted, as Word's 接受所有修订 does it.
// Parts without either stay byte for byte.
package review

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"nianbao/docx/wml"
	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmlscan"
)

// A Trace is one comment or revision.
type Trace struct {
	Kind  string // 批注, 插入, 删除, 移动, 格式修改
	Place string // 正文第3段, 正文第2个表格第4行第3格, 页眉
}

// What a trace is called.
const (
	Comment  = "批注"
	Inserted = "插入"
	Deleted  = "删除"
	Moved    = "移动"
	Changed  = "格式修改"
)

// stories are the relations of the main part whose targets may hold traces, and what a person calls them.
var stories = []struct{ kind, title string }{
	{"header", "页眉"}, {"footer", "页脚"}, {"footnotes", "脚注"}, {"endnotes", "尾注"},
	{"styles", "样式"}, {"numbering", "编号"}, {"glossaryDocument", "构建基块"},
}

// notes are the relations to parts that hold comments and who made them.
var notes = []string{
	"/comments", "/commentsExtended", "/commentsIds", "/commentsExtensible", "/people",
}

// A story is a part that may hold traces.
type story struct{ part, title string }

// storiesOf returns the parts of a document that may hold traces. The error is as of package wml.
func storiesOf(pkg *opc.Package) (main string, list []story, err error) {
	if main, err = wml.Main(pkg); err != nil {
		return "", nil, err
	}
	relations, err := pkg.Relations(main)
	if err != nil {
		return "", nil, err
	}
	list = []story{{main, "正文"}}
	seen := map[string]bool{main: true}
	for _, r := range relations {
		for _, s := range stories {
			if !seen[r.Target] && r.Kind() == s.kind {
				seen[r.Target], list = true, append(list, story{r.Target, s.title})
			}
		}
	}
	return main, list, nil
}

// Find returns a document's comments and revisions in the order of its parts, comments that nothing refers to last. The
// error is an *opc.Error or *wml.Error.
func Find(pkg *opc.Package) ([]Trace, error) {
	if !slices.ContainsFunc(pkg.Parts(), func(p opc.Part) bool {
		return strings.HasSuffix(p.Name, ".xml") && mayHoldTraces(p.Data) ||
			strings.HasSuffix(pkg.Type(p.Name), ".comments+xml")
	}) {
		return nil, nil
	}
	main, list, err := storiesOf(pkg)
	if err != nil {
		return nil, err
	}
	var traces []Trace
	for _, s := range list {
		data, _ := pkg.Part(s.part)
		if !mayHoldTraces(data) {
			continue
		}
		f := finder{Scanner: xmlscan.New(data), title: s.title}
		if err := f.find(); err != nil {
			return nil, wml.Damaged(s.title)
		}
		traces = append(traces, f.traces...)
	}
	referred := 0
	for _, t := range traces {
		if t.Kind == Comment {
			referred++
		}
	}
	for range max(0, comments(pkg, main)-referred) {
		traces = append(traces, Trace{Comment, ""})
	}
	return traces, nil
}

// comments returns how many comments a document's part for them holds, whether or not anything refers to them.
func comments(pkg *opc.Package, main string) int {
	n := 0
	parts, _ := pkg.Related(main, "comments")
	for _, p := range parts {
		for s := xmlscan.New(p.Data); ; {
			kind := s.Next()
			if kind == xmlscan.None {
				break
			}
			if kind == xmlscan.Start && s.Name() == "comment" {
				n++
			}
		}
	}
	return n
}

// kinds are what the elements mark that stand for a trace each: of a pair, and of what lies in another, one counts.
var kinds = map[string]string{
	"commentReference": Comment,
	"ins":              Inserted, "cellIns": Inserted, "customXmlInsRangeStart": Inserted,
	"del": Deleted, "cellDel": Deleted, "customXmlDelRangeStart": Deleted,
	"moveFrom": Moved, "cellMerge": Moved,
	"rPrChange": Changed, "pPrChange": Changed, "sectPrChange": Changed, "tblPrChange": Changed,
	"tblGridChange": Changed,
	"trPrChange":    Changed, "tcPrChange": Changed, "tblPrExChange": Changed, "numberingChange": Changed,
}

// further are elements that go with those.
var further = []string{
	"commentRangeStart", "commentRangeEnd", "moveTo", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart",
	"moveToRangeEnd", "customXmlInsRangeEnd", "customXmlDelRangeEnd", "customXmlMoveFromRangeStart",
	"customXmlMoveFromRangeEnd", "customXmlMoveToRangeStart", "customXmlMoveToRangeEnd",
}

// mayHoldTraces reports whether an element that is a trace may be in a part: most documents hold none. A part in UTF-16
// has zeros.
func mayHoldTraces(data []byte) bool {
	if bytes.IndexByte(data, 0) >= 0 {
		return true
	}
	if bytes.Contains(data[:min(len(data), 4096)], []byte("<w:")) && !mayBegin(data) {
		return false
	}
	for name := range kinds {
		if holds(data, name) {
			return true
		}
	}
	return slices.ContainsFunc(further, func(name string) bool { return holds(data, name) })
}

// mayBegin reports whether an element may begin whose name begins as theirs, in a part whose elements have the usual
// prefix: a first, quick look.
func mayBegin(data []byte) bool {
	return slices.ContainsFunc([]string{"<w:ins", "<w:del", "<w:move", "<w:comment", "<w:cell", "<w:customXml",
		"Change"},
		func(begins string) bool { return bytes.Contains(data, []byte(begins)) })
}

// holds reports whether the name of an element, with any prefix, may stand in a part.
func holds(data []byte, name string) bool {
	for {
		at := bytes.Index(data, []byte(name))
		if at < 0 {
			return false
		}
		end := at + len(name)
		if at > 0 && (data[at-1] == ':' || data[at-1] == '<') && end < len(data) &&
			bytes.IndexByte([]byte(" />\t\r\n"), data[end]) >= 0 {
			return true
		}
		data = data[end:]
	}
}

// A finder goes through a part.
type finder struct {
	*xmlscan.Scanner
	title  string
	traces []Trace

	paragraphs, tables int    // so far, outside of tables
	at                 []cell // the cells around, the outermost first
	around             []string
}

// A cell is where in a table the scanner is; there are several when a table stands in a cell.
type cell struct{ table, row, cell, inner int }

func (f *finder) find() error {
	for {
		switch f.Next() {
		case xmlscan.None:
			return f.Err()
		case xmlscan.Start:
			f.start()
			f.around = append(f.around, f.Name())
		case xmlscan.End:
			name := f.around[len(f.around)-1]
			f.around = f.around[:len(f.around)-1]
			if name == "tbl" && len(f.at) > 0 {
				f.at = f.at[:len(f.at)-1]
			}
		}
	}
}

// start follows the scanner into an element.
func (f *finder) start() {
	last := len(f.at) - 1
	switch name := f.Name(); {
	case name == "p" && last < 0 && f.isWord():
		f.paragraphs++
	case name == "tbl":
		if last < 0 {
			f.tables++
			f.at = append(f.at, cell{table: f.tables})
		} else {
			f.at[last].inner++
			f.at = append(f.at, cell{table: f.at[last].inner})
		}
	case name == "tr" && last >= 0:
		f.at[last].row++
		f.at[last].cell = 0
	case name == "tc" && last >= 0:
		f.at[last].cell++
		f.at[last].inner = 0
	case kinds[name] != "" && f.isWord():
		f.traces = append(f.traces, Trace{kinds[name], f.place()})
	}
}

// isWord reports whether the current element is no drawing's or formula's own, by the prefix of its name.
func (f *finder) isWord() bool {
	prefix, _, found := strings.Cut(f.FullName(), ":")
	return !found || prefix != "a" && prefix != "m"
}

// place returns where the scanner is.
func (f *finder) place() string {
	place := f.title
	for _, c := range f.at {
		place += fmt.Sprintf("第%d个表格", c.table)
		if c.row > 0 { // the table's own properties stand before its rows
			place += fmt.Sprintf("第%d行第%d格", c.row, max(1, c.cell))
		}
	}
	if len(f.at) == 0 && f.paragraphs > 0 && f.title != "样式" && f.title != "编号" {
		place += fmt.Sprintf("第%d段", f.paragraphs)
	}
	return place
}

// maxPlaces is how many places a summary names of each kind.
const maxPlaces = 5

// Summary says in words which traces there are: 批注 2 处（正文第3段、页眉）、插入 1 处（正文第5段）.
func Summary(traces []Trace) string {
	var parts []string
	for _, kind := range []string{Comment, Inserted, Deleted, Moved, Changed} {
		n := 0
		var places []string
		seen := map[string]bool{}
		for _, t := range traces {
			if t.Kind != kind {
				continue
			}
			n++
			if t.Place != "" && !seen[t.Place] {
				seen[t.Place], places = true, append(places, t.Place)
			}
		}
		if n == 0 {
			continue
		}
		where := ""
		if len(places) > maxPlaces {
			places, where = places[:maxPlaces], "等"
		}
		if len(places) > 0 {
			where = "（" + strings.Join(places, "、") + where + "）"
		}
		parts = append(parts, fmt.Sprintf("%s %d 处%s", kind, n, where))
	}
	return strings.Join(parts, "、")
}
