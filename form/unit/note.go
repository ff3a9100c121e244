package unit

import (
	"strings"

	"nianbao/form/folding"
	"nianbao/regex"
)

const (
	// table is what a line says of a table, and scope what may be said of other things too.
	table = `(?:本表|此表|各表|下表|全表|表[内中])`
	scope = `(?:` + table + `|全部|以上|以下|上述|下列)`
	// subject is what counts.
	subject  = `(?:除[^,;。]{1,6}外)?(?:所有|各项)?(?:的)?(?:数据|数字|数量|件数|数|收费金额|金额|(?:计量)?单位)?(?:除[^,;。]{1,6}外)?`
	equally  = `(?:均|都|皆|一律|统一)?`
	kind     = `(?:计量|收费金额|金额|数量|货币)?`
	asUnit   = `[以按]\s*` + list + `\s*作?为` + kind + `单位(?:计算?|填[写报列]?)?`
	asCounts = `[以按]\s*` + list + `\s*(?:计算?|填[写报列]?)`
	asLabel  = kind + `\s*单位\s*` + equally + `\s*[:为(]?\s*` + list
)

var (
	// unitClause says in what all counts: 数量按千件填报, 各表计量单位均为千件; tableClause says it of the table, so that it counts
	// whatever else the line says; otherClause of what another clause has left, and onlyClause of anything, where nothing
	// else is said.
	unitClause  = regex.New(`^(?:(?:.*` + scope + `)?` + subject + equally + `(?:` + asUnit + `|` + asCounts + `)|` + scope + `*` + subject + asLabel + `)$`)
	tableClause = regex.New(`^.*` + table + subject + equally + `(?:` + asUnit + `|` + asCounts + `)$`)
	otherClause = regex.New(`^(?:其他|其余)的?` + subject + equally + `(?:` + asUnit + `|` + asCounts + `)$`)
	onlyClause  = regex.New(`^.*` + asUnit + `$`)
	// besideClause is what may stand beside: 保留两位小数, 下同, 没有的填0, 填表日期：2025年1月.
	besideClause = regex.New(`^(?:下同|同上|四舍五入|(?:均|并|小数点后)?(?:保留|精确到|取).{1,12}|(?:没有|无|空).{0,6}填.{0,4}|除.{1,10}外|.{1,8}除外|` +
		`(?:请|须|应)[^,;。]{0,8}(?:填|核对|报送|填写).{0,8}|` + owner + `:?.{0,40}|(?:联系人|联系电话|电话|日期|年度|时间):.{0,30})$`)

	clauseEnd  = regex.New(`[,;。\n]`)
	clauseHead = regex.New(`^[\s(]*(?:(?:注|说明|备注|填表说明|填报说明):?)?\s*(?:\(?\d+[.、)]|[①-⑳])?\s*`)
	aside      = regex.New(`\s*\((下同|同上|四舍五入|[^()]{0,3}(?:保留|精确到)[^()]{1,12}|[^()]{1,8}除外)\)`)
	nextLabel  = regex.New(`\s+((?:` + owner + `|` + kind + `单位|联系人|联系电话|电话|日期|年度|时间):)`)
	quotes     = strings.NewReplacer("“", "", "”", "", "\"", "", "‘", "", "’", "", "'", "")

	// titleNote is a title with brackets, or 注：, behind it.
	titleNote = regex.New(`(?:情况|表|数据|事项|报告|[)])\s*(?:\(([^()]+)\)|(?:注|说明|备注):([^:]*))[\s。:]*$`)
	// subjectNote is any words with brackets behind them that say what counts.
	subjectNote = regex.New(`\(((?:` + scope + `|数据|数字|数量|件数|收费金额|金额|(?:计量)?单位)[^()]+)\)[\s。:]*$`)
	listAlone   = regex.New(`^[\s(]*` + list + `[\s。)]*$`)
)

// owner is the label of who filled in a table, or when.
const owner = `(?:填报|填表|报送|编制|制表|统计|审核)(?:单位|机关|部门|人|日期|时间|期限)`

// IsNote reports whether a line says what the unit is, and nothing else: 计量单位：件、万元; 注：收费金额单位为元。; 千件.
func IsNote(line string) bool {
	line = mended(folding.HalfWidth(line))
	return listAlone.MatchString(line) || isNote(line)
}

// isNote reports whether each clause of a line says in what all counts, or what may stand beside that: 本表数量以件为单位，金额以元为单位。
// 群众数以千计 in a sentence is none.
func isNote(line string) bool {
	line = nextLabel.ReplaceAllString(aside.ReplaceAllString(quotes.Replace(line), ";$1;"), ";$1")
	is, said, only := 0, 0, ""
	for _, clause := range clauseEnd.Split(line, -1) {
		clause = strings.Trim(clauseHead.ReplaceAllString(clause, ""), " )")
		switch {
		case clause == "":
			continue
		case tableClause.MatchString(clause):
			return true
		case isUnitClause(clause), is > 0 && otherClause.MatchString(clause):
			is++
		case !besideClause.MatchString(clause):
			only = clause
		}
		said++
	}
	return is > 0 && only == "" || said == 1 && onlyClause.MatchString(only)
}

// EndsInNote reports whether a title ends in brackets, or behind 注：, with what the unit is, and nothing else, or a label in
// brackets with that: 二、主动公开情况（数量以件计，金额以元计）.
func EndsInNote(line string) bool { return endsInNote(mended(folding.HalfWidth(line))) }

func endsInNote(line string) bool {
	m := titleNote.FindStringSubmatch(line)
	if m == nil { // 尚未审结（数量以千件计）, but not 补贴资金公示到户（以元计）
		m = subjectNote.FindStringSubmatch(line)
	}
	return m != nil && isNote(strings.Join(m[1:], ""))
}

// isUnitClause reads 、 as what stands between two clauses where it does not stand between two units.
func isUnitClause(clause string) bool {
	if unitClause.MatchString(clause) {
		return true
	}
	parts := strings.Split(clause, "、")
	for _, part := range parts {
		if len(parts) == 1 || !unitClause.MatchString(strings.TrimSpace(part)) {
			return false
		}
	}
	return true
}
