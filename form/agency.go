package form

import (
	"strings"

	"nianbao/form/agencies"
	"nianbao/regex"
)

// AgenciesAlike reports whether another name may be of a report's agency: it is the same in other words, or the agency
// is a government and the other one of its area, whose work its report may be.
func AgenciesAlike(agency, other string) bool {
	return SameAgency(agency, other) || ofGovernment(AgencyKey(agency), AgencyKey(other))
}

// SameAgency reports whether another name may be an agency's in other words: one of them shortens the other (市司法局,
// 示例市司法局; 卫健委, 卫生健康委员会), be it with the office that writes for it, or it ends in the area with which the
// other begins (样本省示例市, 示例市人民政府).
func SameAgency(agency, other string) bool {
	agency, other = AgencyKey(agency), AgencyKey(other)
	return agencies.LeavesOut(agency, other) || agencies.LeavesOut(office.ReplaceAllString(other, ""), agency) ||
		endsWhereBegins(agency, other)
}

// office ends the name of what writes for an agency, offices of offices as well: 市政府办公厅政府信息公开办公室.
var office = regex.New(`(?:(?:政府信息与政务公开|政府信息公开|政务信息公开|政务公开|信息公开)?(?:工作)?(?:领导小组)?` +
	`办(?:公室|公厅)?)+$`)

// minShared is how many characters at the end of an area's name must begin the other's.
const minShared = 3

func endsWhereBegins(area, other string) bool {
	if government.FindString(area) == "" {
		return false
	}
	a, b := []rune(area), []rune(other)
	for n := minShared; n <= min(len(a), len(b)); n++ {
		if string(a[len(a)-n:]) == string(b[:n]) {
			return true
		}
	}
	return false
}

// AgencyKey returns what is the same of an agency's name however wide, spaced or sealed it is written; empty for none.
func AgencyKey(name string) string { return Squeeze(WithoutSeal(HalfWidth(name))) }

var government = regex.New(`^(.{2,}[省市县区州盟旗镇乡道])(?:人民政府|政府)?$`)

// ofGovernment reports whether a government's area begins another agency's name.
func ofGovernment(name, other string) bool {
	m := government.FindStringSubmatch(name)
	return m != nil && strings.HasPrefix(other, m[1])
}

var sealRemark = regex.New(`\s*[（(]\s*(?:(?:单位|机关|部门|此处)?(?:加?盖?公?章|加盖公章|签章|印章|盖章处)|签字|签名|印)\s*[）)]`)

// WithoutSeal returns a line without what asks for the seal: （盖章）.
func WithoutSeal(line string) string { return sealRemark.ReplaceAllString(line, " ") }
