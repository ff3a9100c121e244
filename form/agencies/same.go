package agencies

import (
	"slices"
	"strings"

	"nianbao/regex"
)

var (
	// itself ends a name that says that the body itself is meant: 司法局机关. 公安机关 is no such name.
	itself = regex.New(`(\p{Han}(?:局|委|委员会|厅|院|办公室|署|总队|支队)|政府|办事处)(?:局?机关本?级?|本级|本部)$`)
	// extent says of which bodies, or in which state, a report is, and of no other agency.
	extent = regex.New(`^(?:(?:含|包括|不含|不包括).+|全?系统|汇总表?|合计|总计|汇总数|合并|` +
		`本级|机关本?级?|本部|新|旧|最新版?|更正|改正|修改|修订|修正|定稿|终稿|初稿|补报|重报|上报|报送|[0-9]+|第[0-9一二三四五]+[稿次版])+$`)
)

// IsOne reports whether two names surely are one agency's: the same body in other usual words, of one place as far as
// both say, or one and its sum with those below it. Bodies that some places have as two (城市管理局, 综合行政执法局;
// 公安局, 公安交通管理局) are not.
func IsOne(n, o *Name) bool {
	if n.Conflicts(o) || !slices.Equal(n.besides, o.besides) {
		return false
	}
	few, many := n.Areas, o.Areas
	if len(few) > len(many) {
		few, many = many, few
	}
	for _, a := range few {
		if !slices.Contains(many, a) {
			return false
		}
	}
	if n.Body != o.Body {
		return abbreviates(n.Body, o.Body) || abbreviates(o.Body, n.Body)
	}
	return n.said == o.said || shortens(n.said, o.said) || shortens(o.said, n.said) ||
		strings.HasPrefix(n.Body, "政府")
}

// abbreviates reports whether a body is another of whose words only the first characters are left: 卫健局. Where all that
// is left out stands together, as in 公安局 of 公安交通管理局, that may be another body.
func abbreviates(short, long string) bool {
	if !shortens(short, long) {
		return false
	}
	gaps, at, left := 0, 0, []rune(short)
	within := false
	for _, r := range long {
		if at < len(left) && left[at] == r {
			at, within = at+1, false
			continue
		}
		if !within {
			gaps, within = gaps+1, true
		}
	}
	return gaps > 1
}

// besidesOf returns what stands in brackets in a name and may make it another's: （东校区）, and not （汇总）.
func besidesOf(key string) (list []string) {
	for _, m := range bracketed.FindAllStringSubmatch(key, -1) {
		if !extent.MatchString(m[1]) {
			list = append(list, m[1])
		}
	}
	return list
}
