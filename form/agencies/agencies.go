// Package agencies finds the names of agencies in running text, where nothing divides them from the words around.
package agencies

import (
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/regex"
)

// A Mention is an agency that a line names with the place that it is of: 甲县教育局, 丙市丁区人民政府.
type Mention struct {
	Name           string
	Areas          []Area // from the widest to its own
	Before, Behind string // what stands in the line on either side
}

// An Area is a unit of the administrative division by its name.
type Area struct {
	Name  string // 甲县
	Level int    // 1 province, 2 city, 3 county, 4 town: as the name ends, which of a county's city is a city
}

// Level returns the level of the last of some areas, 0 for none.
func Level(areas []Area) int {
	if len(areas) == 0 {
		return 0
	}
	return areas[len(areas)-1].Level
}

// levels are the levels of areas by the words that end their names; a county's for all others.
var levels = map[string]int{"自治区": 1, "省": 1, "州省": 1, "自治州": 2, "地区": 2, "市": 2, "州市": 2, "镇市": 2, "乡市": 2, "州": 2, "盟": 2,
	"街道": 4, "镇": 4, "乡": 4}

const (
	// areaEnd ends a place's name; names may hold another such word before it: 徐州市, 景德镇市, 通州区.
	areaEnd = `(自治区|自治州|自治县|自治旗|开发区|高新区|管理区|示范区|新区|林区|地区|街道|` +
		`州省|州市|镇市|乡市|州区|州县|乡县|镇县|省|市|州|盟|县|区|旗|镇|乡)`
	// office are the characters of what an agency does, between its place and its last word: none that joins words.
	office = `[^\P{Han}的在各及由向将为是已了从等我月日件次未并被要应可请您他们则若如因所]`
	// ends are the last words of agencies' names, without those that too many other words have.
	ends = `(?:人民政府|政府|委员会|管委会|办事处|办公室|办公厅|中心|总队|支队|大队|局|委|厅|办)`
	// reported stands behind a place where its government is meant: 甲县政府信息公开工作.
	reported = `(?:政府信息|政务公开|信息公开)`
)

var (
	// mention has at most 8 characters for a place, 14 for what the agency does. Chosen: 住房保障和房地产管理 are 10; of
	// 双江拉祜族佤族布朗族傣族自治县 the end will do.
	mention = regex.New(`(\p{Han}{1,8}?)` + areaEnd + `(?:(` + office + `{0,14}?)(` + ends + `+)|` +
		reported + `)`)
)

// noArea is no place within another, but what an agency does: 甲县住房和城乡建设局.
var noArea = regex.New(`.{5}|[和与管理服务]`)

// housing ends as a town does and is what an agency does: 甲县住房城乡建设局.
const housing = "住房城乡"

// words are the characters behind the end of a place's name with which it is the beginning of another word: 市场, 乡村.
var words = map[string]string{"市": "场容级县", "乡": "村亲情镇",
	"区": "域块间别划级内", "县": "域级内区", "省": "级内", "镇": "域级",
	"旗": "帜"}

// within reports whether what ends a place's name begins another word.
func within(end, behind string) bool {
	next, _ := utf8.DecodeRuneInString(behind)
	_, size := utf8.DecodeLastRuneInString(end)
	return behind != "" && strings.ContainsRune(words[end[len(end)-size:]], next)
}

// leads are the words before a place's name in a sentence.
var leads = strings.Fields("由 在 为 的 了 是 与 及 对 请 到 给 让 被 致 报 送 至 经 向 和 将 从 年 度 月 日 称 属 系 按 据 受 " +
	"局 委 厅 院 署 办 政府 现将 联系 咨询 查阅 登录 关于 以及 其中 包括 通过 接受 转发 对照 围绕 配合 会同 协助 组织 " +
	"推动 促进 加强 做好 开展 申请 提出 提交 受理 负责 编制 公布 发布 印发 主动 结合 机关 单位 部门 机构 主体 作为 来自 原名 " +
	"推进 强化 深化 提升 完善 健全 规范 优化 指导 督促 监督 检查 统筹 支持 引导 带动 覆盖 涉及 汇总 考核 培训 " +
	"落实 贯彻 执行 遵守 根据 按照 依据 依照 遵照 中心 公开 全国 中国 中共 国家 号 楼 层 室 栋 幢 旁")

// doubtful are leads that many places begin with or hold: 和平区, 从化区, 将乐县, 日照市, 南通市, 向阳区, 鼓楼区.
var doubtful = map[string]bool{"楼": true, "和": true,
	"从": true, "将": true, "日": true, "向": true, "月": true, "年": true, "院": true}

// common are words that end as places do: 城市, 社区, 本县, 上级.
var common = regex.New(`^(?:城|都|超|门|股|集|社|小|园|校|库|景|片|分|专|城镇|所在|当地|行政|街|乡|镇|村|省|市|县|区|` +
	`直属|中心|城乡|开|经开|高新|经济|经济技术|高新技术|工业|工业园|产业园|科技园|自治|设|主城|中心城|综保|自贸|保税)` + areaEnd +
	`$|^[新老]区$|(?:本|我|各|全|该|此|级|所|辖|属|等|两|多|其|他)[省市县区乡镇]*` + areaEnd + `$|^[省市县区乡镇街]+$|行政` + areaEnd + `$`)

// NamedIn returns the agencies that a line without spaces names with their places, in their order. Bodies of the whole
// country and those that are named without a place (县教育局, 我局, 复议机关, 人民法院) are none.
func NamedIn(line string) []Mention {
	var found []Mention
	for from := 0; from < len(line); {
		m := mention.FindStringSubmatchIndex(line[from:])
		if m == nil {
			break
		}
		at := func(i int) int { return from + m[i] }
		start, end := at(3)-len(withoutLeads(line[at(2):at(3)], line[:at(2)], line[at(4):at(5)])), at(5)
		if core := line[start:at(3)]; core != "" && !common.MatchString(core+line[at(4):at(5)]) &&
			!within(line[at(4):at(5)], line[at(5):]) {
			if m[8] >= 0 {
				end = at(8) + len(whole(line[start:at(9)], line[at(8):at(9)], line[at(9):]))
			}
			if m[8] < 0 || end > at(8) {
				areas := AreasOf(line[start:end])
				start -= len(headOffice.FindString(line[:start]))
				found = append(found, Mention{line[start:end], areas, line[:start], line[end:]})
			}
		}
		from = end
	}
	return found
}

// begins ends what stands before a sentence or a part of one.
var begins = regex.New(`(?:^|[，。；：、！？“《（(])$`)

// withoutLeads returns a place's own name without the words of the sentence before it. before is what stands before all
// of it, end the word behind it that says which place it is.
func withoutLeads(core, before, end string) string {
	if cut := lastLead(core, false); cut > 0 {
		core, before = core[cut:], "由"
	}
	for {
		_, size := utf8.DecodeRuneInString(core)
		if !doubtful[core[:size]] || !joins(core[:size], core[size:], before, end) {
			break
		}
		core, before = core[size:], "由"
	}
	return core[lastLead(core, true):]
}

// andNamed are the names of places of more than two characters that begin with a word that joins.
var andNamed = []string{"和林格尔", "和布克赛尔"}

// joins reports whether a word that may begin a place's name stands before one instead: 和甲县, but 和平区.
func joins(lead, rest, before, end string) bool {
	switch {
	case strings.TrimRight(before, "0123456789") != before: // 2024年
		return true
	case rest == "":
		return lead != "和" || end != "县"
	case begins.MatchString(before) && lead == "日": // 日喀则市
		return false
	case slices.ContainsFunc(andNamed, func(name string) bool { return strings.HasPrefix(lead+rest, name) }):
		return false
	case begins.MatchString(before) && strings.Contains("从将和", lead): // 从化区, 将乐县, 和平县; but 从甲乙市, 和甲乙市
		return utf8.RuneCountInString(rest) > 1
	}
	return end == "县" || utf8.RuneCountInString(rest) > 1 && lead != "日"
}

// economic begins what a zone is called: 甲乙经济技术开发区.
var economic = regex.New(`^经[济开]`)

// lastLead returns where the words before a place end: behind the last of those that no place begins with, or behind the
// last of the doubtful ones that stand within.
func lastLead(core string, within bool) int {
	cut := 0
	for _, lead := range leads {
		at := strings.LastIndex(core, lead)
		for at >= 0 && economic.MatchString(core[at:]) {
			at = strings.LastIndex(core[:at], lead)
		}
		if at >= 0 && doubtful[lead] == within && !(within && (at == 0 || at+len(lead) == len(core))) {
			cut = max(cut, at+len(lead))
		}
	}
	return cut
}

// continued are the characters with which one before them is another word than an agency's last: 办理, 委托, 局部, 厅堂.
// They are taken off in this order: of 人民政府中心路 all.
var continued = []struct{ word, more string }{
	{"办", "理法事结案件学好文会税证复"}, {"委", "托派任"}, {"局", "部面限势"}, {"厅", "堂"},
	{"中心", "路街城区广大小校村镇医线"}, {"人民政府", "路街采"}, {"政府", "路街采"},
}

// scenes are buildings and not agencies, as addresses have them.
var scenes = regex.New(`(?:行政|市民|会展|会议|商务|文化|体育|活动|商业|金融|广场|城市)中心$`)

// whole returns the last words of an agency's name without those that go on behind it as another word; empty for none.
func whole(name, kind, behind string) string {
	next, _ := utf8.DecodeRuneInString(behind)
	for _, c := range continued {
		if behind != "" && strings.ContainsRune(c.more, next) {
			kind = strings.TrimSuffix(kind, c.word)
		}
	}
	if scenes.MatchString(name) {
		return ""
	}
	return kind
}

// headOffice is the body of the whole country whose branch an agency is: 国家税务总局甲县税务局.
var headOffice = regex.New(`(?:国家|中国)\p{Han}{1,6}(?:总局|总署|局|银行)$`)

// branch begins a branch's name.
var branch = regex.New(`^(?:国家|中国)\p{Han}{1,6}?(?:总局|总署|局|银行)`)

// IsAgency reports whether a mention has an agency's own words behind its place, and is no place alone.
func (m *Mention) IsAgency() bool {
	rest := m.Name
	for _, a := range m.Areas {
		rest = strings.TrimPrefix(rest, a.Name)
	}
	return rest != ""
}
