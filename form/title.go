package form

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"nianbao/regex"
)

// untitled is what a report is called whose form does not say it.
const untitled = "年度报告"

// ReportTitle returns what a report is called behind agency and year: 政府信息公开工作年度报告.
func (f *Form) ReportTitle() string {
	if f.Title == "" {
		return untitled
	}
	return f.Title
}

// TableTitle returns what a report's tables are called, without the report's texts: 政府信息公开工作年度报告统计表.
func (f *Form) TableTitle() string {
	if strings.HasSuffix(f.ReportTitle(), "表") {
		return f.ReportTitle()
	}
	return f.ReportTitle() + "统计表"
}

// Topics returns what a report is about, as its titles call it, the form's own word first: 政府信息公开, 政务公开. It
// is empty where the form says no title.
func (f *Form) Topics() []string { return f.titles.topics }

// Keywords returns by what a report is found: what it is about, its year, its agency, each as far as it is known.
func (r *Report) Keywords() []string {
	var words []string
	if topics := r.Form.Topics(); len(topics) > 0 {
		words = append(words, topics[0])
	}
	if r.Year != 0 {
		words = append(words, strconv.Itoa(r.Year)+"年")
	}
	if agency := strings.TrimSpace(r.Agency); agency != "" {
		words = append(words, agency)
	}
	return words
}

const (
	// aSpan is a year, or a part of one: 2023年, 2023年1-12月, 2023年1月1日至12月31日.
	aSpan   = `(?:(?:自|截[至止]\s*)?(?:19|20)\d\d\s*年?度?(?:\s*` + aDayOf + `\s*[-—–~～至到]+\s*(?:(?:19|20)\d\d\s*年?)?\s*` + aDayOf + `)?\s*[止底末]?)`
	aDayOf  = `[./-]?\d{1,2}\s*(?:月(?:\s*\d{1,2}\s*日)?|[./-]\d{1,2})?`
	aNumber = `(?:[①-⑳]\s*|[（(]?[一二三四五六七八九十\d]{1,2}(?:[）)、.．:：]\s*)+)`
	anAnnex = `(?:附?[件表图]\s*[一二三四五六七八九十\d]*(?:[-—–]\d+)?\s*[:：]?\s*)`
	opens   = `[（(【]\s*`
	closes  = `\s*[）)】]`
)

var (
	// What may stand before a section's words in a title besides an agency's name: 附件2, the section's number, the year.
	leadOfSection = regex.New(`^\s*` + anAnnex + `?` + aNumber + `?`)
	spanOfTitle   = regex.New(opens + aSpan + closes + `|` + aSpan)
	tailOfAgency  = regex.New(`\s*` + aNumber + `$|\s*[:：]?\s*[一二三四五六七八九十]*\s*[:：]?$`)
	agencyOfTitle = regex.New(`^[\p{Han}（）()\s]*$`)
	// behindSection is what may stand behind them: …统计表（2023年）（单位：件）.
	behindSection = regex.New(`^(?:统计|汇总|一览)?表?\s*[-—]*\s*(?:(?:` + opens + `)?(?:` + aSpan + `数?据?|[上去本]年度?数?据?|[百千万亿]?[件元]|[^（()）\d]{0,12}单位[^（()）]*)(?:` + closes + `)?\s*|` +
		opens + `[^（()）\d]{0,24}[以按][^（()）\d]{1,24}` + closes + `\s*)*[。:：]?$`)
)

// BeforeSection returns the agency before what one of the form's sections with tables is called in a title, as far as one is
// named: 甲县某局 in 附件2　甲县某局2024年主动公开政府信息情况表. ok is false for any other line, one that only mentions a section among
// them.
func (f *Form) BeforeSection(line string) (agency string, ok bool) {
	line = strings.ReplaceAll(PlainYear(line), "\u3000", " ")
	for _, words := range f.titles.sections {
		before, behind, found := strings.Cut(line, words)
		if !found || !behindSection.MatchString(behind) {
			continue
		}
		agency = spanOfTitle.ReplaceAllString(leadOfSection.ReplaceAllString(before, ""), " ")
		agency = strings.TrimSpace(tailOfAgency.ReplaceAllString(agency, ""))
		if agency = leadOfSection.ReplaceAllString(agency, ""); agencyOfTitle.MatchString(agency) {
			return agency, true
		}
	}
	return "", false
}

// AroundTitle returns the regular expression of the form's own title, which has no groups, with what stands before it
// and behind it. It is compiled once for each form, as it is asked for of each report.
func (f *Form) AroundTitle(before, behind string) *regex.Lazy {
	key := [2]string{before, behind}
	if known, ok := f.titles.around.Load(key); ok {
		return known.(*regex.Lazy)
	}
	made := regex.Of(before + f.titles.own + behind)
	f.titles.around.Store(key, made)
	return made
}

// RestsOfTitle reports whether a line without agency and year has nothing but words of the title.
func (f *Form) RestsOfTitle(text string) bool { return f.titles.rest.MatchString(text) }

// A titleReader knows a form's titles.
type titleReader struct {
	topics []string
	own    string      // the pattern of the form's own
	exact  *regex.Lazy // has agency and year before it; behind the title a sheet's may go on
	loose  *regex.Lazy // in other words than the form's, which nothing follows but what stands in brackets
	rest   *regex.Lazy
	signs  []string // a line with none of these characters is no title

	sections []string // what the sections with tables are called, without their numbers: 主动公开政府信息情况
	around   sync.Map // expressions around the form's own title, by what stands before it and behind it
}

const (
	yearOfTitle  = `(?:((?:19|20)\d{2})年?度?)?`
	beforeTitle  = `^(?:附件\d*[:：])?(?:((?:19|20)\d{2})年度?)?(.*?)(?:((?:19|20)\d{2})年度?)?`
	beforeLoose  = `^(?:附件\d*[:：])?《?` + yearOfTitle + `(.*?)` + yearOfTitle
	insideLoose  = `(?:工作)?(?:的)?` + yearOfTitle + `(?:年度?)?(?:工作)?(?:情况|开展情况)?(?:的)?`
	behindLoose  = `》?(?:[（(]?((?:19|20)\d{2})年?度?[）)]?)?(?:[（(][^（）()]*[）)])?$`
	behindFigure = `(?:公[开示]|公示表|[^。，；：、《》“”]{0,8}表)?(?:[（(][^（）()]*[）)])?$` // 行政执法数据公示
	reportWords  = `报告|年报|总结`
)

// untitledShape is a title of any report: its agency ends as agencies' names do, and the year stands behind it.
var untitledShape = regex.New(`^(?:附件\d*[:：])?()([^。，；：、:《》“”]{1,39}` +
	`[省市县区州盟旗乡镇局委办厅院府部署会处队所站社团行库馆司校心室道台狱地）)])((?:19|20)\d{2})年度?` +
	`[^。，；：、:《》“”\d]{1,30}(?:报告|年报|总结|报表|统计表|情况表|汇总表|一览表|数据|决算|预算)(?:公[开示])?(?:[（(][^（）()]*[）)])?$`)

var untitledRest = regex.New(`^[（(]?(?:年度?)?(?:工作)?(?:年度报告)?[）)]?$`)

// newTitleReader returns the reader of a form's title and of what else it is called.
func newTitleReader(f *Form) *titleReader {
	t := &titleReader{own: untitled, exact: untitledShape, loose: untitledShape, rest: untitledRest, signs: strings.Split("告报结表据算", "")}
	for _, s := range f.Sections {
		if _, _, _, words := Numbered(s.Title); len(s.Tables) > 0 && words != "" {
			t.sections = append(t.sections, words)
		}
	}
	if f.Title == "" {
		return t
	}
	t.signs = strings.Split("告报结", "")
	var tails []string
	byTail := map[string][]string{}
	for i, title := range append([]string{f.Title}, f.Titles...) {
		topic, exact, tail := cutTitle(title)
		if i == 0 {
			t.own = exact
		}
		t.topics = append(t.topics, topic)
		if !slices.Contains(tails, tail) {
			tails = append(tails, tail)
		}
		byTail[tail] = append(byTail[tail], regexp.QuoteMeta(topic))
		_, size := utf8.DecodeLastRuneInString(title)
		if sign := title[len(title)-size:]; !slices.Contains(t.signs, sign) {
			t.signs = append(t.signs, sign)
		}
	}
	var loose []string
	for _, tail := range tails {
		words := reportWords
		if tail != "报告" {
			words += "|" + regexp.QuoteMeta(tail)
		}
		loose = append(loose, "(?:"+strings.Join(byTail[tail], "|")+")"+insideLoose+"(?:"+words+")")
	}
	t.loose = regex.Of(beforeLoose + "(?:" + strings.Join(loose, "|") + ")" + behindLoose)
	behind := ""
	if !strings.HasSuffix(f.Title, "报告") {
		behind = behindFigure
	}
	t.exact = regex.Of(beforeTitle + t.own + behind)
	t.rest = restOf(f.Title)
	return t
}

// reportEnd is how a title ends that calls the report one.
var reportEnd = regex.New(`^(.+?)(?:工作)?(?:情况|开展情况)?的?(报告|年报|总结)$`)

// cutTitle divides a title into what the report is about and what ends it, both without 工作 and 年度 between them, and
// returns the pattern of the title itself, in which 工作 may be missing.
func cutTitle(title string) (topic, exact, tail string) {
	before, tail, yearly := strings.Cut(title, "年度")
	topic, working := strings.CutSuffix(before, "工作")
	switch {
	case yearly && topic != "" && tail != "":
		exact = "年度" + regexp.QuoteMeta(tail)
		if working {
			exact = "(?:工作)?" + exact
		}
		return topic, regexp.QuoteMeta(topic) + exact, tail
	case !yearly && reportEnd.MatchString(title):
		m := reportEnd.FindStringSubmatch(title)
		return m[1], regexp.QuoteMeta(title), m[2]
	}
	return title, regexp.QuoteMeta(title), ""
}

// restOf returns the pattern of what is left of a title without agency and year.
func restOf(title string) *regex.Lazy {
	topic, _, tail := cutTitle(title)
	end := ""
	if tail != "" {
		end = "(?:(?:年度)?" + regexp.QuoteMeta(tail) + ")?"
	}
	return regex.Of(`^[（(]?(?:年度?)?(?:` + regexp.QuoteMeta(topic) + `)?(?:工作)?` + end + `[）)]?$`)
}

// MayEndTitle reports whether a line could be a title's last, cheaply.
func (f *Form) MayEndTitle(text string) bool {
	return slices.ContainsFunc(f.titles.signs, func(sign string) bool { return strings.Contains(text, sign) })
}

// ParseTitle returns what a report's title says, 示例市司法局2024年政府信息公开工作年度报告; ok is false for any other
// text.
func (f *Form) ParseTitle(text string) (agency, year string, ok bool) {
	t := f.titles
	if !f.MayEndTitle(text) {
		return "", "", false
	}
	plain := Squeeze(PlainYear(text))
	if len(t.topics) > 0 && !slices.ContainsFunc(t.topics, func(topic string) bool { return strings.Contains(plain, topic) }) {
		return "", "", false
	}
	m := t.loose.FindStringSubmatch(plain)
	if m == nil {
		m = t.exact.FindStringSubmatch(plain)
	}
	if m == nil || strings.ContainsAny(m[2], "。，；：:《》“”、") {
		return "", "", false
	}
	for i := 1; i < len(m) && year == ""; i++ {
		if i != 2 {
			year = m[i]
		}
	}
	agency = strings.TrimSuffix(strings.TrimSuffix(m[2], "的"), "关于")
	if agency == "年" || agency == "年度" { // as a draft without a year is titled
		agency = ""
	}
	return agency, year, true
}
