package particular

import (
	"strings"

	"nianbao/form"
	"nianbao/regex"
)

// agencyShape finds the agency at the beginning of a name, behind an attachment's or a list's number, by how agencies'
// names end.
var agencyShape = regex.New(`^(?:附件\d*[:：]?)?[\d.、_\- （()）]*(?:年度?)?` +
	`(\p{Han}[\p{Han}（）()]{2,30}?(?:局|委员会|委|办公室|办|厅|政府|管理处|中心|街道|街道办事处|镇|乡|院|部|署|` +
	`总社|公司|大队|支队|总队|站))(?:20\d\d|[（(_\- ]|年报|信息公开|政府信息|政务公开|统计|$)`)

// AgencyIn returns the agency that a sheet or file is named after, empty for none.
func AgencyIn(name string) string {
	m := agencyShape.FindStringSubmatch(form.ASCIIDigits(strings.TrimSpace(name)))
	if m == nil {
		return ""
	}
	return m[1]
}
