package draft

import (
	"slices"
	"strconv"
	"strings"

	"nianbao/form"
	"nianbao/form/unit"
	"nianbao/grid"
	"nianbao/regex"
)

// What stands in a table and is none of its figures.
var (
	// numbering heads a column that numbers the rows, unitHeads one that says in what they count, remarks one of words.
	numbering = regex.New(`^(?:序号|序|编号|行次|行号|栏次|代码|指标代码|项目代码)$`)
	unitHeads = regex.New(`^(?:计量单位|数量单位)$`)
	remarks   = regex.New(`^(?:备注|附注|情况说明|备注说明)$`)
	ordinals  = regex.New(`^(?:[甲乙丙丁戊己庚辛壬癸]|[A-Za-z]|栏次|序号|行次|列次)$`)
	// furniture is a line beside or above a table that is no label: 单位：万元, 填报单位：, 填报日期：2025年1月3日.
	furniture = regex.New(`^[（(]?\p{Han}{0,8}(?:单位|日期|时间|机关|表号|文号|期限|有效期|年度|负责人|填表人|填报人|制表人|审核人|联系人|电话)\s*[:：]`)
	// remark begins a note below a table.
	remark = regex.New(`^(?:注|备注|说明|填表说明|填报说明)\s*\d?\s*[:：.、]`)
)

// isFurniture reports whether a row has a line about the file rather than labels.
func isFurniture(g *grid.Grid, row int, words []int) bool {
	return slices.ContainsFunc(words, func(col int) bool { return furniture.MatchString(word(g, row, col)) })
}

// isNumbering reports whether a row below the labels of columns does nothing but number these: 甲 乙 1 2 3.
func isNumbering(g *grid.Grid, row, left, right int) bool {
	next, numbers := 0, 0
	for col := left; col < right; col++ {
		c := g.At(row, col)
		if c == nil || c.Row != row || c.Col != col || strings.TrimSpace(c.Text) == "" {
			continue
		}
		text := strings.Trim(form.HalfWidth(strings.TrimSpace(c.Text)), "()")
		if n, err := strconv.Atoi(text); err == nil && c.Formula == "" && (numbers == 0 && n <= 9 || n == next) {
			next, numbers = n+1, numbers+1
			continue
		}
		if !ordinals.MatchString(text) {
			return false
		}
	}
	return numbers > 1
}

// beforeYear is an agency's name and the year in a heading: 示例县2024年度行政处罚实施情况统计表.
var beforeYear = regex.New(`^[^，。；：、:《》“”]{1,39}[省市县区州盟旗乡镇局委办厅院府部署会处队所站社团馆校中心]` +
	`((?:19|20)\d{2})年度?`)

var aYear = regex.New(`(?:19|20)\d{2}\s*(?:年度?)?|__+\s*年度?|[×xX]{2,}\s*年度?`)

// undated returns a heading without the year, and without the agency before it: next year's has another.
func undated(heading string) string {
	plain := form.PlainYear(heading)
	if beforeYear.MatchString(plain) {
		plain = beforeYear.ReplaceAllString(plain, "")
	}
	plain = strings.TrimSpace(aYear.ReplaceAllString(plain, ""))
	if form.Key(plain) == "" || len([]rune(plain)) < 3 {
		return heading
	}
	return plain
}

var (
	unitWords = `(?:[百千万十亿]*元|[百千万十亿]*[件宗个项条份次起人户家台辆套处]|人次|件次|人数|平方米|公顷|亩|公里|吨|天|小时|%|％)`
	// unitOfLabel is a unit in brackets behind a label: 合计（宗）, 金额（单位：万元）.
	unitOfLabel = regex.New(`[（(]\s*(?:单位\s*[:：]?)?\s*(` + unitWords + `)\s*[）)]`)
	unitOfNote  = regex.New(`单位\s*[:：为]\s*(` + unitWords + `)\s*[）)]?\s*$`)
	unitOfCell  = regex.New(`^` + unitWords + `$`)
	// rates are labels of shares, in percent where nothing else is stated.
	rates = regex.New(`率$|率[（(]|占比|比例|比重|百分[比数]`)
	money = regex.New(`元$`)
)

// unitIn returns the unit that a label states, empty for none.
func unitIn(label string) string {
	if m := unitOfLabel.FindStringSubmatch(label); m != nil {
		return form.HalfWidth(m[1])
	}
	if stated := unit.InLabel(label); stated != "" {
		return stated
	}
	if rates.MatchString(form.Key(label)) && !strings.Contains(label, "‰") {
		return "%"
	}
	return ""
}

// noteAbove returns the unit that a line close above a table states for all of it, empty for none and for several.
func noteAbove(g *grid.Grid, top int) string {
	for row := top - 1; row >= max(0, top-3); row-- {
		_, cols := g.Size()
		for col := range min(cols, maxColumns) {
			if m := unitOfNote.FindStringSubmatch(strings.TrimSpace(word(g, row, col))); m != nil {
				return form.HalfWidth(m[1])
			}
		}
	}
	return ""
}
