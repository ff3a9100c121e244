package copied

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/form/agencies"
	"nianbao/regex"
)

var y12 = &rule.Rule{
	ID: "Y12", Severity: rule.Error, Title: "文字里写的是别的机关",
	What: "文字说本机关做了什么的句子，开头写的却是另一个机关的名称：别的地方的机关，同一地方的别的部门，" +
		"或者这次检查的、名单里的别的机关。只看名称后面紧接“认真贯彻”“主动公开”这类话的句子；" +
		"上级机关、本级政府和它的办公室、政务公开主管部门，哪个机关的报告都可能说到的机关（档案、图书、政务服务、信访、党委、人大、法院等，" +
		"模板里 among 的 others 列出），以及句子里说到“我局”“本机关”的，不算。",
	Basis:   "《政府信息公开条例》第四十九条：年度报告由各行政机关编制、公布自己的；抄来的文字没有改名称",
	Example: "示例市司法局的总体情况写“2024年，示例市财政局认真贯彻落实……”。",
	Mend:    "改成本机关的名称，并核对这一段是不是本机关的情况。",
	Run:     named12,
}

// A named subject stands in a report of the run.
type named struct {
	file    string
	office  int
	subject subject
}

// named12 tells of the sentences of one report whose subject certainly is another agency: of one agency's at once, each as
// a cell, so that who explains those that there are explains no other.
func named12(p *rule.Pass) {
	r := p.Report
	if r.Form.Among == nil || r.Agency == "" {
		return
	}
	of := map[string][]subject{}
	var order []string
	for _, s := range sentencesOf(r) {
		if !isOther(r, &s) {
			continue
		}
		if of[s.name] == nil {
			order = append(order, s.name)
		}
		of[s.name] = append(of[s.name], s)
	}
	for _, name := range order {
		var cells []rule.Cell
		for _, s := range of[name] {
			cells = append(cells, rule.Cell{Place: s.place, Value: s.sentence})
		}
		p.Found(cells[0].Place, message(of[name][0], len(cells), r.Agency), cells...)
	}
}

// message says of a sentence, the first of some, whose agency's it is.
func message(s subject, count int, own string) string {
	more := ""
	if count > 1 {
		more = fmt.Sprintf("等 %d 句", count)
	}
	return fmt.Sprintf("%s里%s%s写的是%s，报告却是%s的。请改成本机关的名称，并核对这一段是不是从别处抄来的、"+
		"是不是本机关的情况。", form.Quote(s.section), form.Quote(form.Clip(s.sentence, longestQuote)), more,
		form.Quote(s.name), form.Quote(own))
}

// isOther reports whether a name is certainly another agency's than the report's own, and none that any report of its
// place may tell of.
func isOther(r *form.Report, s *subject) bool {
	name := s.name
	m := agencies.NamedIn(name)
	if len(m) != 1 || m[0].Name != name || !m[0].IsAgency() || beside.MatchString(name) {
		return false
	}
	own, other := agencies.NamesOf(r.Agency), agencies.NamesOf(name)
	if len(own) == 0 || len(other) == 0 {
		return false
	}
	a, b := &own[0], &other[0]
	switch {
	case isOwn(r, own, name, other):
		return false
	case !a.HasPlace() || agencies.Level(a.Areas) != agencies.Level(b.Areas):
		return false
	case a.Last() == b.Last():
		return !s.weak && department.MatchString(a.Body) && b.WritesFor() != "政府" && !r.Form.Among.IsOther(name)
	}
	// A word before it makes another place of the own one: 随同甲县.
	return a.Conflicts(b) && !strings.HasSuffix(b.Last().Name, a.Last().Name)
}

// department ends the name of one: what stands below a department may tell of that as well.
var department = regex.New(`[局委厅]$`)

// beside begins what is said of an agency that is not the subject: with whom, for whom, by whose order.
var beside = regex.New(`^(?:联合|会同|协同|协助|配合|邀请|参加|学习|借鉴|参照|对照|根据|按照|依据|依照|经|由|` +
	`向|与|和|同|对|为|被|把|将|在|从|报|收到|接到|通过|因|除|请|及|跟|随|赴|到|组织|指导|督促|支持|服务|帮助|依托|` +
	`围绕|结合|落实|执行|转发|承办|受|应|包括|其中|以及|并|还|先后|多次|全年|定期|积极|主动|认真|及时)`)

// isOwn reports whether a name may be the report's own agency's.
func isOwn(r *form.Report, own []agencies.Name, name string, other []agencies.Name) bool {
	return agencies.Closest(own, other) != agencies.Foreign || form.AgenciesAlike(r.Agency, name) || form.SameAgency(name, r.Agency)
}

// subjectsOf returns the subjects that only the agencies of the run and of its list tell: names without a place. Of those
// with one, isOther knows all that is certain.
func subjectsOf(r *form.Report) []subject {
	if r.Agency == "" {
		return nil
	}
	own := agencies.NamesOf(r.Agency)
	if len(own) == 0 || !department.MatchString(own[0].Body) {
		return nil
	}
	var list []subject
	for _, s := range sentencesOf(r) {
		of := agencies.NamesOf(s.name)
		if s.weak || len(of) == 0 || of[0].HasPlace() || of[0].WritesFor() == "政府" || beside.MatchString(s.name) ||
			isOwn(r, own, s.name, of) || r.Form.Among.IsOther(s.name) {
			continue
		}
		s.of = of[0]
		list = append(list, s)
	}
	return list
}

// strangers tells of the subjects that are agencies of the run or of its list.
func (r *Run) strangers() []Finding {
	index := map[string][]agencies.Name{}
	add := func(name string) {
		for _, n := range agencies.NamesOf(name) {
			index[n.Body] = append(index[n.Body], n)
		}
	}
	for name := range r.known {
		add(name)
	}
	for _, o := range r.offices {
		add(o.agency)
	}
	var list []Finding
	type who struct{ file, name string }
	told := map[who]bool{} // what is explained hides no other sentence
	for _, n := range r.named {
		if told[who{n.file, n.subject.name}] {
			continue
		}
		o := r.offices[n.office]
		own := agencies.NamesOf(o.agency)
		is := func(other agencies.Name) bool {
			return agencies.KinOf(&other, &n.subject.of) <= agencies.Variant && isPeer(&own[0], &other, &n.subject.of)
		}
		if slices.ContainsFunc(index[n.subject.of.Body], is) {
			m := Member{File: n.file, Agency: o.agency, Place: n.subject.place.String(), Waived: n.subject.reason}
			list = append(list, Finding{Rule: y12, Text: n.subject.section, Quote: n.subject.sentence, Waived: m.Waived,
				Message: m.words() + "的" + message(n.subject, 1, o.agency), Members: []Member{m}})
			told[who{n.file, n.subject.name}] = m.Waived == ""
		}
	}
	return list
}

// isPeer reports whether a name without a place, in a report of an agency, is another one of the same place: 市财政局 in
// one of 示例市司法局.
func isPeer(own, other, said *agencies.Name) bool {
	switch {
	case own.HasPlace():
		return own.Last() == other.Last() && (said.Level == "" || strings.HasSuffix(own.Last().Name, said.Level))
	case own.Level != "":
		return own.Level == other.Level && (said.Level == "" || said.Level == own.Level)
	}
	return false
}
