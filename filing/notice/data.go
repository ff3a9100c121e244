package notice

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/action/wording"
	"nianbao/filing/roster"
)

// A section is one of the notice, which says what is in it.
type section struct {
	names []string
	rows  []any
}

func (s *section) row(of ...string) {
	r := map[string]any{}
	for i := 0; i+1 < len(of); i += 2 {
		r[of[i]] = of[i+1]
	}
	s.rows = append(s.rows, r)
}

// order is that of the sections in the notice.
var order = []string{"无误", lastless, "有警告", "未报", "逾期", "有误", "雷同", "重复", "待核"}

// A Section is what a template may print of one. One without agencies has its names all the same.
type Section map[string]any

// IsEmpty reports whether nothing is in a section.
func (s Section) IsEmpty() bool { return s["数"] == 0 }

// Data returns what a template may print. Sections that are not empty are numbered from 二 on.
func (n *Notice) Data() map[string]any {
	sections := map[string]*section{}
	for _, name := range order {
		sections[name] = &section{}
	}
	filed, doubtful := n.standings(sections)
	n.doubts(sections["待核"])
	called := n.called()
	for _, a := range n.Alike {
		var who []string
		for i, path := range a.Files {
			who = append(who, cmp.Or(called[path], a.Agencies[i]))
		}
		sections["雷同"].row("单位", strings.Join(who, "、"), "问题", a.Text)
		sections["雷同"].names = append(sections["雷同"].names, who...)
	}
	data := map[string]any{"年度": year(n.Outcome.Year), "期限": n.Deadline, "发文机关": n.Issuer, "发文日期": "",
		"有名单": n.Listed, scope: n.Scope, "应报数": len(n.Outcome.Standings), "报送数": filed}
	number := 1
	for _, name := range order {
		s := sections[name]
		count := max(len(s.names), len(s.rows))
		if name == "雷同" {
			slices.Sort(s.names)
			count = len(slices.Compact(s.names))
		}
		data[name+"数"], data[name] = count, Section{"序号": "", "数": 0, "名单": "", "各行": []any{}}
		if count == 0 || name == "未报" && !n.Listed {
			continue
		}
		if name == "雷同" || name == "待核" {
			count = len(s.rows)
		}
		number++
		data[name] = Section{"序号": numeral(number), "数": count, "名单": strings.Join(s.names, "、"),
			"各行": s.rows}
	}
	data["待核数"] = doubtful
	counted := 0
	for _, name := range []string{"无误", lastless, "有警告", "逾期", "有误", "雷同", "重复"} {
		counted += data[name+"数"].(int)
	}
	undated := n.undated()
	data["兼有"], data["无日期数"], data["无日期名单"] = counted > filed, len(undated), strings.Join(undated, "、")
	without := n.lastless()
	data["全未核上年"], data["无上年数"], data["无上年名单"] = n.NoLast, len(without), strings.Join(without, "、")
	data["要求"] = map[string]any{"序号": numeral(number + 1)}
	return data
}

// called returns what the list calls the agencies of files.
func (n *Notice) called() map[string]string {
	names := map[string]string{}
	for _, s := range n.Outcome.Standings {
		for _, f := range s.Files {
			names[f.Path] = s.Name
		}
	}
	return names
}

// isAlike reports whether the texts of one of some files are too much like another's.
func (n *Notice) isAlike(files []roster.File) bool {
	return slices.ContainsFunc(n.Alike, func(a Alike) bool {
		return slices.ContainsFunc(files, func(f roster.File) bool { return slices.Contains(a.Files, f.Path) })
	})
}

// standings divides the agencies of the list among the sections, and returns how many have filed and of how many nobody
// knows. One that is late, or has filed several times, may be wrong as well: it stands in each of these. One whose files are
// all of another year has not filed this year's as far as anybody knows.
func (n *Notice) standings(sections map[string]*section) (filed, doubtful int) {
	add := func(to, name string) { sections[to].names = append(sections[to].names, name) }
	for _, s := range n.Outcome.Standings {
		switch s.State {
		case roster.Missing:
			add("未报", s.Name)
			continue
		case roster.Doubtful:
			doubtful++
			continue
		}
		y := otherYear(s.Files, n.Outcome.Year)
		if y != nil {
			sections["待核"].row("单位", s.Name, "问题",
				fmt.Sprintf("报的是%d年的年度报告（%s），请核对年度；是否逾期没有算", y.Year, filepath.Base(y.Path)))
		}
		if !slices.ContainsFunc(s.Files, func(f roster.File) bool { return !f.OtherYear(n.Outcome.Year) }) {
			doubtful++
			continue
		}
		if filed++; s.State == roster.Twice {
			add("重复", s.Name)
		}
		late, wrong := s.Late(), worst(s.Files)
		if late != nil {
			add("逾期", s.Name)
			sections["逾期"].row("单位", s.Name, "日期", late.Date, "期限", late.Due)
		}
		if wrong.Errors > 0 {
			add("有误", s.Name)
			sections["有误"].row("单位", s.Name, "错误", strconv.Itoa(wrong.Errors), "警告",
				strconv.Itoa(wrong.Warnings), "问题", wrong.First)
		}
		warned := wrong.Errors == 0 && warnings(s.Files) > 0
		if warned {
			add("有警告", s.Name)
		}
		switch {
		case y != nil:
		case wrong.Errors == 0 && !warned && slices.ContainsFunc(s.Files, func(f roster.File) bool { return f.Unasked }):
			sections["待核"].row("单位", s.Name, "问题", "没有检查：要查的规则都要与别的报告核对，没有给出")
		case late != nil || wrong.Errors > 0 || warned || s.State != roster.Filed || n.isAlike(s.Files):
			if n.unheld && isLastless(s.Files) {
				sections["待核"].row("单位", s.Name, "问题", "没有与上年核对")
			}
		case n.unsaid:
			sections["待核"].row("单位", s.Name, "问题", "没有全部检查："+n.Scope+"，没有发现问题")
		case isLastless(s.Files) && n.unheld:
			sections["待核"].row("单位", s.Name, "问题", "没有与上年核对，没有发现别的问题")
		case isLastless(s.Files):
			add(lastless, s.Name)
		default:
			add("无误", s.Name)
		}
	}
	return filed, doubtful
}

// undated returns the agencies that have filed and whose files say nowhere when they were issued.
func (n *Notice) undated() (names []string) {
	for i := range n.Outcome.Standings {
		if s := &n.Outcome.Standings[i]; s.IsUndated() {
			names = append(names, s.Name)
		}
	}
	return names
}

// lastless returns the agencies of which a file was not held against last year's, which could not be had.
func (n *Notice) lastless() (names []string) {
	for i := range n.Outcome.Standings {
		if s := &n.Outcome.Standings[i]; s.State != roster.Doubtful && isLastless(s.Files) {
			names = append(names, s.Name)
		}
	}
	return names
}

// isLastless reports whether one of some files was not held against last year's.
func isLastless(files []roster.File) bool {
	return slices.ContainsFunc(files, func(f roster.File) bool { return f.NoLast })
}

// worst returns the file with most errors.
func worst(files []roster.File) *roster.File {
	w := &files[0]
	for i := range files {
		if files[i].Errors > w.Errors {
			w = &files[i]
		}
	}
	return w
}

// warnings counts those of some files.
func warnings(files []roster.File) int {
	n := 0
	for i := range files {
		n += files[i].Warnings
	}
	return n
}

// otherYear returns a file of another year than most, nil for none.
func otherYear(files []roster.File, year int) *roster.File {
	for i := range files {
		if files[i].OtherYear(year) {
			return &files[i]
		}
	}
	return nil
}

// doubts lists what people must look into.
func (n *Notice) doubts(to *section) {
	if n.NoLast && n.unheld {
		to.row("单位", "全部单位", "问题", "没有与上年核对")
	}
	for _, d := range n.Outcome.Doubts {
		var who []string
		for _, l := range d.Lines {
			who = append(who, l.Name)
		}
		to.row("单位", strings.Join(append(who, filesOf(d.Files)...), "、"), "问题", d.Why)
	}
	for _, f := range n.Outcome.Strangers {
		to.row("单位", filesOf([]roster.File{f})[0], "问题", "不在名单里")
	}
	for _, f := range n.Outcome.Nameless {
		why := "文件里没有机关名称"
		if f.Failed {
			why = "文件读不了"
		}
		to.row("单位", filesOf([]roster.File{f})[0], "问题", why)
	}
}

// filesOf names files with their agencies: 示例市司法局（a.xlsx）.
func filesOf(files []roster.File) []string {
	var list []string
	for _, f := range files {
		if name := filepath.Base(f.Path); f.Agency == "" {
			list = append(list, name)
		} else {
			list = append(list, f.Agency+"（"+name+"）")
		}
	}
	return list
}

func year(y int) string {
	if y == 0 {
		return ""
	}
	return strconv.Itoa(y)
}

// numeral returns the number of a section.
func numeral(n int) string {
	words, _ := wording.Number("数量", decimal.NewFromInt(int64(n))) // too small for an error
	return words
}
