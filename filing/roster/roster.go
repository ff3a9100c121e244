// Package roster holds the files of a run against a list of the agencies that must file: who has filed, who has not, who
// twice, whose file is of none of them. Names agree through their usual variants only where it is certain which two
// belong together; everything else is left to people, with what makes it doubtful.
package roster

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"nianbao/few"
	"nianbao/filing/file"
	"nianbao/filing/record"
	"nianbao/form/agencies"
	"nianbao/regex"
)

// A List is the agencies that must file.
type List struct {
	Path    string
	Lines   []Line
	Year    int      // that its heading names, 0 for none
	Remarks []string // what of the file was passed over, in Chinese without full stops
}

// A Line is one agency.
type Line struct {
	Number  int // of the file's line, as people count them
	Name    string
	Aliases []string

	names []agencies.Name // all that it is called
}

// Read reads a list: a line an agency, its other names in further columns. Lines that begin with # are remarks; a title,
// a head with the columns' names, numbering, headings of groups and totals are told from agencies. The error is a
// *file.Error: one for all lines that are wrong.
func Read(path, password string) (*List, error) {
	lines, remarks, err := record.ReadLines(path, "名单", password, holdsAgencies)
	if err != nil {
		return nil, err
	}
	l := &List{Path: path, Remarks: remarks}
	r := reader{list: l}
	r.head(lines)
	for _, line := range lines {
		r.line(line)
	}
	if len(r.passed) > 0 {
		l.Remarks = append(l.Remarks, "名单里这些行不是机关，没有算："+listed(r.passed))
	}
	if len(r.odd) > 0 {
		l.Remarks = append(l.Remarks, "名单里这些不像机关的名称，没有当作别名："+listed(r.odd))
	}
	if len(r.foreign) > 0 {
		l.Remarks = append(l.Remarks, "名单里这些当作同一个机关的别名，不是的请分成两行："+listed(r.foreign))
	}
	if len(l.Lines) == 0 && len(remarks) > 0 && len(r.faults) > 0 { // an explanation, and the list on another sheet
		r.faults = append([]string{strings.Join(remarks, "；") + "；名单在别的表里的，请把那张表移到最前面"}, r.faults...)
	}
	faults := append(r.faults, l.doubled(r.below > 0)...)
	switch {
	case len(faults) > 0:
		return nil, &file.Error{Path: path, Reason: "名单有错：\n  " + strings.Join(faults[:min(len(faults), maxFaults)], "\n  "),
			Advice: "每个机关只写一行，别名写在同一行后面的列里。请改正后再试。"}
	case len(l.Lines) == 0 && len(remarks) > 0: // of a workbook with other sheets
		return nil, &file.Error{Path: path, Reason: "名单里没有机关：" + strings.Join(remarks, "；"),
			Advice: "请把写着机关的工作表移到最前面，或者另存为只有这一张表的工作簿，再试。"}
	case len(l.Lines) == 0:
		return nil, &file.Error{Path: path, Reason: "名单里没有机关", Advice: "每行写一个应当报送的机关，别名写在后面的列里。"}
	}
	return l, nil
}

// maxFaults is how many faults of a list are told at once, maxListed how many things a remark names.
const maxFaults, maxListed = 20, 8

// listed returns names as a sentence has them, the first of many only.
func listed(names []string) string { return few.Of(names, maxListed, "处") }

var (
	nameHead   = regex.New(`^(?:(?:应当?|应报|报送|填报|编制|公开)*(?:报送|填报|编制|公开)?(?:单位|机关|部门|主体|机构)(?:名称|全称)?|名称|全称|单位名|部门、单位)$`)
	aliasHead  = regex.New(`^(?:其他|其它|别|简|曾用|又|另|原|旧)(?:用)?名?称?\d*$|^(?:别名|简称|曾用名|其他名称|又名|原名|全称)\d*$`)
	besideHead = regex.New(`^(?:序号|编号|顺序|备注|说明|联系人|联系电话|电话|手机|邮箱|类别|类型|分管领导|科室|签收|签字|是否.*|.*情况|.*时间|.*日期)$`)
	numbering  = regex.New(`^(?:[（(]?\d{1,4}[)）]?[.．、)）]?|[①-⑳]|[（(][一二三四五六七八九十]{1,3}[)）][、.．]?|[一二三四五六七八九十]{1,3}[、.．])\s*`)
	plainCount = regex.New(`^[\d.．、()（）①-⑳]+$`)
	titleLine  = regex.New(`(?:名单|一览表|清单|名录|目录|花名册|登记表|统计表|情况表|汇总表|通讯录)(?:[（(].*[)）])?$`)
	groupLine  = regex.New(`^[（(]?[一二三四五六七八九十]{1,3}[)）]?[、.．)）]?.{0,20}(?:部门|单位|机关|街道|乡镇|园区|机构|系统|类|其他|政府)(?:[（(].*[)）])?[:：]?$`)
	totalLine  = regex.New(`^(?:[合总小][\s\x{3000}]*计|汇总|共计?|共\s*\d+)[:：]?|^(?:备?注|说明|填表人|制表人|审核人|填报单位|制表单位|联系人)[:：]`)
)

// doubled says which lines name one agency: counting would be wrong. Without a line with the columns' names what stands
// behind an agency is read as its other name, be it who is to be called.
func (l *List) doubled(headed bool) []string {
	var faults []string
	at := map[string]int{}
	told := map[string]bool{}
	for i := range l.Lines {
		line := &l.Lines[i]
		for _, n := range line.names {
			switch first, ok := at[n.Key]; {
			case ok && first != line.Number && !headed && !agencies.EndsAsAgency(n.Key) && line.isAlias(n.Key):
				if !told[n.Key] {
					faults = append(faults, fmt.Sprintf("第 %d 行和第 %d 行的“%s”当作了机关的别名：名单没有写各列名称的表头行；"+
						"不是别名的（如联系人），请在第一行写上各列的名称（单位名称、联系人、……），或者删去这一列", first, line.Number, n.Key))
				}
				told[n.Key] = true
			case ok && first != line.Number:
				faults = append(faults, fmt.Sprintf("第 %d 行和第 %d 行都有“%s”", first, line.Number, n.Key))
			default:
				at[n.Key] = line.Number
			}
		}
	}
	return slices.Compact(faults)
}

// isAlias reports whether a key is that of one of a line's other names.
func (l *Line) isAlias(key string) bool {
	return slices.ContainsFunc(l.Aliases, func(a string) bool { return agencies.Key(a) == key })
}

// base returns a file's name without its folder and ending.
func base(path string) string {
	name := filepath.Base(path)
	return strings.TrimSuffix(name, filepath.Ext(name))
}
