package title

import (
	"strings"

	"nianbao/form"
	"nianbao/regex"
)

var (
	yearBehind = regex.New(`^(.*?)[\s\x{3000}]*[（(]?\s*((?:19|20)\d\d)\s*(?:年度?)?\s*[）)]?$`)
	yearBefore = regex.New(`^((?:19|20)\d\d)\s*年度?[\s\x{3000}]*(.+)$`)
	labelled   = regex.New(`^(\p{Han}{2,6})\s*[:：]`)
	hasName    = regex.New(`\p{L}`)
	dayAtEnd   = regex.New(`\d\s*日$|\d{4}\s*年\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2}|元)\s*月$`)
	dayOfYear  = regex.New(`^(?:[\d一二三四五六七八九十Xx×*_＿\s\x{3000}]{0,3}|元)\s*月|^第?[\d一二三四]季度|^[上下]半年`)
	dateBehind = regex.New(`[\s\x{3000}]+\d{4}\s*年\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?$`)
	dateBefore = regex.New(`^\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日[\s\x{3000}]*`)
)

// CleanAgency parts what stands behind an agency's label into its name and the year beside it: 甲县某局（盖章）　2024年度.
// The name is empty for what is none: the next label where nothing stands behind this one (填报日期：), a unit (单位：件), a
// date, a line to write on, a word that there is none (无).
func CleanAgency(text string) (agency, year string) {
	text = strings.TrimSpace(form.WithoutSeal(form.OneLine(text)))
	text = dateBehind.ReplaceAllString(form.PlainYear(text), "")
	if behind := dateBefore.ReplaceAllString(text, ""); IsAgency(behind) {
		text = behind
	}
	if m := yearBehind.FindStringSubmatch(text); m != nil {
		if text, year = strings.TrimSpace(m[1]), m[2]; colonAtEnd.MatchString(text) && !ofYear.MatchString(text) { // 填报时间：2025年
			text, year = lastLabel.ReplaceAllString(text, ""), ""
		}
	} else if m := yearBefore.FindStringSubmatch(text); m != nil {
		switch text, year = m[2], m[1]; {
		case allYear.MatchString(text):
			return "", year
		case dayOfYear.MatchString(text) || period.MatchString(text): // 2025年1月20日: when it was written
			return "", ""
		}
	}
	if label := nameLabel.FindString(text); label != "" {
		text = yearLabel.ReplaceAllString(text[len(label):], "")
	}
	if text = strings.TrimSpace(text); isLabelled(text) || !hasName.MatchString(text) || dayAtEnd.MatchString(text) ||
		period.MatchString(text) || noName.MatchString(text) {
		text = ""
	}
	return text, year
}

var (
	// period is from one month or day to another: 1-6月; allYear that which a report is of: 1月1日至2024年12月31日.
	period  = regex.New(`^\d{1,2}\s*月?(?:\s*\d{1,2}\s*日)?` + dashes + `(?:\d{4}\s*年)?\s*\d{1,2}\s*月份?(?:\s*\d{1,2}\s*日)?$`)
	allYear = regex.New(`^0?1\s*(?:月(?:\s*0?1\s*日)?)?` + dashes + `(?:\d{4}\s*年)?\s*12\s*月份?(?:\s*31\s*日)?$|^全年度?$`)
	// lastLabel is the label behind which a year stands, colonAtEnd its end, ofYear one that says it is the report's.
	colonAtEnd = regex.New(`[:：]$`)
	lastLabel  = regex.New(`(?:^|[\s\x{3000}]+|[:：])\p{Han}{2,6}\s*[:：]$`)
	ofYear     = regex.New(`(?:年[度份]?|统计时间|(?:统计|报告|所属)期间?)\s*[:：]$`)
)

const dashes = `\s*[—–－~～至到-]+\s*`

// isLabelled reports whether a text begins with a label and no name: 填报日期：, but not 示例市局：综合科.
func isLabelled(text string) bool {
	m := labelled.FindStringSubmatch(text)
	return m != nil && (!agencyEnd.MatchString(m[1]) || strings.HasSuffix(m[1], "地")) // 所在地：…
}

// nameLabel and yearLabel are labels that no colon divides from the name: 单位名称　甲县某局　年度　2024.
var (
	nameLabel = regex.New(`^(?:单位|机关|机构)名称[:：\s]*|^名称[:：]|^(?:填报|报送|编制|编报|报告)(?:单位|机关)[:：\s]*`)
	yearLabel = regex.New(`\s*(?:报告|填报|统计)?年[度份][:：\s]*$`)
)

// IsUnfilled reports whether in the place of a name, or of a part of one, something stands that was to be replaced: XX局,
// （单位名称）.
func IsUnfilled(name string) bool {
	return noName.MatchString(name) || hole.MatchString(form.Squeeze(name))
}

var (
	// noName is what people write where they write no name.
	noName = regex.New(`^[（(【\[]?(?:无|暂无|没有|空|略|同上|见标题|待[填定补]|未填|[Nn]/?[Aa]|(?i:none|null)|请?填?写?(?:编制|填报|报送|本)?(?:单位|机关|部门)(?:全称|名称))[）)】\]]?$`)
	// hole is a part that was to be filled in: signs that no name has, two of those that one may, 三○一医院, and X before
	// what a place or an agency is.
	hole = regex.New(`[×✕╳□]|[*＊_＿]{2}|(?:^|[^一二三四五六七八九十○〇●\d])[○〇●△]{2}|` +
		`(?:^|[^A-Za-zＡ-Ｚａ-ｚ])(?:[XＸ]{2,}|[xｘ]{2,})(?:[^A-Za-zＡ-Ｚａ-ｚ]|$)|^[XＸxｘ][省市县区州镇乡局]`)
)
