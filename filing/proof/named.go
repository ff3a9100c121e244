package proof

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/form/agencies"
	"nianbao/regex"
)

// A stranger is an agency that a document names and the report is not of.
type stranger struct {
	name  string
	lines []fixedLine
}

// named tells, in one line for the document itself and one for what stands around it, of the agencies in the template's own
// words that are neither the report's nor bodies which stand above it, each with where it stands first.
func (p *Proof) named(lines []fixedLine) {
	own, told := form.Squeeze(p.report.Agency), p.told()
	if own == "" {
		return
	}
	for _, aside := range []bool{false, true} {
		p.tellOf(p.strangers(lines, aside, own, told))
	}
}

// strangers returns the agencies that the lines of a document itself, or those around it, name and that are not told of.
func (p *Proof) strangers(lines []fixedLine, aside bool, own, told string) []stranger {
	var found []stranger
	for _, l := range lines {
		if l.aside != aside || aside && otherwise(l.text, p.report) != "" {
			continue
		}
		for _, name := range othersIn(form.Squeeze(l.text), own) {
			if strings.Contains(told, name) || p.data().has(name) {
				continue
			}
			i := slices.IndexFunc(found, func(s stranger) bool { return s.name == name })
			if i < 0 {
				i, found = len(found), append(found, stranger{name: name})
			}
			found[i].lines = append(found[i].lines, l)
		}
	}
	return found
}

// tellOf tells of agencies, of none not.
func (p *Proof) tellOf(found []stranger) {
	if len(found) == 0 {
		return
	}
	var said []string
	for _, s := range found {
		first := s.lines[0]
		more := ""
		if n := len(s.lines); n > 1 {
			more = fmt.Sprintf("，共 %d 处", n)
		}
		said = append(said, form.Quote(s.name)+"（"+first.where+form.Quote(excerpt(first.text, s.name))+more+"）")
	}
	p.tell("写出的文件里写着" + rule.List(said, "个机关") + "，报告的机关名称却是" + form.Quote(p.report.Agency) +
		"。这是模板里写好的，请核对；是本机关的，请在模板里改成 {{机关名称}}。")
}

// told is what is said already.
func (p *Proof) told() string {
	all := strings.Join(p.Differences, "\n")
	for _, n := range p.Notices {
		all += "\n" + n.Text
	}
	return form.Squeeze(all)
}

// excerpt returns the part of a line in which a name stands.
func excerpt(line, name string) string {
	line = form.Squeeze(line)
	runes, before := []rune(line), []rune(line[:strings.Index(line, name)])
	from := 0
	if over := len(before) + len([]rune(name)) - maxBrief; over > 0 {
		from = min(len(before), over+maxBrief/4)
	}
	words := form.Clip(string(runes[from:]), maxBrief)
	if from > 0 {
		return "…" + words
	}
	return words
}

// data is what the report itself says.
type data string

// has reports whether the report says some words.
func (d data) has(words string) bool { return strings.Contains(string(d), words) }

// data returns all words of the report.
func (p *Proof) data() data {
	if p.words != "" {
		return p.words
	}
	var b strings.Builder
	r := p.report
	for _, s := range r.Form.AllTexts() {
		b.WriteString(form.Squeeze(r.Texts[s.Text].Text) + "\n" + form.Squeeze(p.text(s)) + "\n")
	}
	for _, text := range r.Particulars {
		b.WriteString(form.Squeeze(text) + "\n")
	}
	for _, c := range r.Form.Cells {
		if v := r.Value(c); v.State == form.Words {
			b.WriteString(form.Squeeze(v.Words) + "\n")
		}
	}
	for _, t := range r.Form.Tables {
		for _, row := range t.Items() {
			b.WriteString(form.Squeeze(row.Label) + "\n")
		}
	}
	p.words = data(b.String() + "\n")
	return p.words
}

// self stands in a line for the report's own agency.
const self = "□"

// othersIn returns the agencies that a line without spaces names beside the report's own.
func othersIn(line, own string) []string {
	areas := agencies.AreasOf(own)
	for _, name := range withoutAreas(own, areas) {
		line = strings.ReplaceAll(line, name, self)
	}
	var names []string
	for _, m := range agencies.NamedIn(line) {
		if isOther(m, own, areas) && !slices.Contains(names, m.Name) {
			names = append(names, m.Name)
		}
	}
	return names
}

// withoutAreas returns an agency's name, and what is left of it without the wider of its places.
func withoutAreas(own string, areas []agencies.Area) []string {
	names := []string{own}
	for i := 0; i+1 < len(areas); i++ {
		own = strings.TrimPrefix(own, areas[i].Name)
		names = append(names, own)
	}
	return names
}

var (
	// above stands before a body that is obeyed or reported to.
	above = regex.New(`(?:按照?|根据|依据?|依照|遵照|遵守|落实|贯彻|执行|转发|对照|围绕|` +
		`报|报送|上报|报请|报经|呈报|抄送|抄报|经)$`)
	// under stands behind a body with 在, 受, 经 or 由 before it.
	under = regex.New(`^的?(?:统一|正确|坚强|有力|具体|业务|关心|大力)*` +
		`(?:领导下|指导下|部署|批准|授权|委托|备案|汇报|监督|考核|主管)`)
	listed = regex.New(`(?:、|包括|其中|所属|下属|下辖|指导|督促|汇总)$`)
	// governs are the governments of places, also of zones that have none by that name.
	governs = regex.New(`政府|区(?:管委会|管理委员会)`)
	// open are the bodies of a place where anybody looks things up or complains, and those of the party, whoever
	// reports.
	open = regex.New(`政务服务|行政审批|档案|图书|公共资源|信息公开|政务公开|融媒|大数据|数据局|司法局|` +
		`信访|保密|网信|` +
		`[省市县区州盟旗镇乡党工纪监编]委|人大|政协|常委会`)
)

// isOther reports whether an agency that a line names is neither the report's own nor one that a report of it may name:
// a government of its places, a body above it as what it obeys or reports to, one of a list of those below it.
func isOther(m agencies.Mention, own string, areas []agencies.Area) bool {
	if form.AgenciesAlike(own, m.Name) {
		return false
	}
	isNear := !slices.ContainsFunc(m.Areas, func(a agencies.Area) bool { return !strings.Contains(own, core(a)) })
	isObeyed := above.MatchString(m.Before) || under.MatchString(m.Behind)
	level := agencies.Level(areas)
	switch {
	case isNear || level == 0: // nobody knows whose place it is where the report's agency names none
		return !isObeyed && !governs.MatchString(m.Name) && !open.MatchString(m.Name)
	case agencies.Level(m.Areas) < level:
		return !isObeyed && !strings.HasSuffix(m.Before, "《") &&
			!(strings.Contains(m.Name, "政府") && strings.Contains(m.Behind, "网站"))
	case agencies.Level(m.Areas) > level:
		return !listed.MatchString(m.Before) && !strings.HasPrefix(m.Behind, "、")
	}
	return true
}

// core is a place's own name, where it has two characters or more without what it is: 示例, but 甲县.
func core(a agencies.Area) string {
	if name := strings.TrimRight(a.Name, "省市县区州盟旗镇乡"); len(name) > len("甲") {
		return name
	}
	return a.Name
}
