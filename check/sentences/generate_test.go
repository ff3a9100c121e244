package sentences

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"nianbao/check/checktest"
	"nianbao/form"
)

// Sentences as reports have them: [a|b] is one of several wordings, <cell + cell> a figure, <none …> the whole sentence
// only where a figure is 0, <some …> only where it is not. What is between {} may be left out.
var wordings = []string{
	// applications
	"{[2024年|本年度|全年]，}[我局|本机关|示例市司法局|市司法局|]共[收到|受理|接收]政府信息公开申请<applications.received.total>件。",
	"{2024年，}[我局|本机关|示例市司法局]共[收到|受理]<applications.received.total>[件|份|宗]政府信息公开申请。",
	"本年新收政府信息公开申请<applications.received.total>件，上年结转<applications.carried_in.total>件，办结<applications.handled.total>件，[结转下年度继续办理|结转2025年]<applications.carried_out.total>件。",
	"全年[收到|受理]依申请公开[申请|]<applications.received.total>件，其中自然人<applications.received.person>件，[法人或其他组织|法人和其他组织|法人]<applications.received.company + applications.received.research + applications.received.charity + applications.received.legal + applications.received.other>件。",
	"收到政府信息公开申请<applications.received.total>件（自然人<applications.received.person>件、商业企业<applications.received.company>件）。",
	"[办结|答复]政府信息公开申请<applications.handled.total>件，其中予以公开<applications.granted.total>件，部分公开<applications.partial.total>件，不予公开<denied>件，无法提供<unavailable>件，不予处理<rejected>件，其他处理<others>件。",
	"依申请公开方面，全年收到申请<applications.received.total>件，其中予以公开<applications.granted.total>件、部分公开<applications.partial.total>件。",
	"依申请公开方面，[予以公开|同意公开]和部分公开共<applications.granted.total + applications.partial.total>件。",
	"2023年结转政府信息公开申请<applications.carried_in.total>件，2024年新收<applications.received.total>件。",
	"政府信息公开申请中，属于国家秘密<applications.denied.secret.total>件，保护第三方合法权益<applications.denied.third_party.total>件，本机关不掌握相关政府信息<applications.unavailable.not_held.total>件。",
	"收到政府信息公开申请<applications.received.total>件，自然人、商业企业申请分别为<applications.received.person>件、<applications.received.company>件。",
	"政府信息公开申请办结<applications.handled.total>件，[尚在办理|还在办理|正在办理]<applications.carried_out.total>件。",
	"[自然人|自然人提出的]政府信息公开申请办结<applications.handled.person>件，其中予以公开<applications.granted.person>件，部分公开<applications.partial.person>件。",
	"商业企业提出的政府信息公开申请中，予以公开<applications.granted.company>件、部分公开<applications.partial.company>件，不予处理<applications.rejected.petition.company + applications.rejected.repeat.company + applications.rejected.publication.company + applications.rejected.excessive.company + applications.rejected.confirmation.company>件。",
	"新收自然人政府信息公开申请<applications.received.person>件，办结<applications.handled.person>件。",
	// as published reports have them
	"收到政府信息公开申请<applications.received.total>件，申请内容主要集中在[征地拆迁、规划批复等方面|教育收费领域]；办结<applications.handled.total>件，<applications.carried_out.total>件结转下年[答复|办理]。",
	"{2024年，}通过[政府门户网站、信函、当面申请|网上、邮寄]等[渠道|方式]收到政府信息公开申请<applications.received.total>件，信息无法提供<unavailable>件。",
	"全年收到公民和法人或其他组织政府信息公开申请共<applications.received.total>件；公开答复<applications.handled.total>件，办理中<applications.carried_out.total>件。",
	"因信息公开引发行政争议<disputes.review.total + disputes.direct.total + disputes.after_review.total>件，其中行政复议<disputes.review.total>件，诉讼<disputes.direct.total + disputes.after_review.total>件。",
	"2024年，全年收政府信息公开申请<applications.received.total>件，2023年结转至2024年<applications.carried_in.total>件，转下年度办理<applications.carried_out.total>件。",
	"按照《条例》规定，办结政府信息公开申请<applications.handled.total>件，[剩余|]<applications.carried_out.total>件结转到2025年办理。",
	// disputes
	"因政府信息公开[引起|引发]行政复议<disputes.review.total>件，行政诉讼<disputes.direct.total + disputes.after_review.total>件。",
	"因政府信息公开被申请行政复议<disputes.review.total>件，其中维持<disputes.review.upheld>件，纠正<disputes.review.corrected>件，尚未审结<disputes.review.pending>件。",
	"政府信息公开行政诉讼[案件|]<disputes.direct.total + disputes.after_review.total>[件|起]。",
	// documents and decisions
	"{全年}[制发|制定]行政规范性文件<documents.normative.issued>件，废止<documents.normative.repealed>件，现行有效<documents.normative.effective>件。",
	"[我局|本机关][作出|办理]行政许可决定<licensing.permits.decisions>件。",
	"作出行政处罚决定<enforcement.penalties.decisions>件，行政强制决定<enforcement.coercion.decisions>件。",
	"收取行政事业性收费<fees.charges.amount>万元。",
	"全年受理政府信息公开申请<applications.received.total>件，[连同|加上]上年结转的<applications.carried_in.total>件，[共需办理|应办理|需办理|应办结]<applications.received.total + applications.carried_in.total>件，已办结<applications.handled.total>件、结转下年度<applications.carried_out.total>件。",
	"办理行政许可<licensing.permits.decisions>件[、|，]行政处罚<enforcement.penalties.decisions>件[、|，]行政强制<enforcement.coercion.decisions>件。",
	"制发规范性文件<documents.normative.issued>件，[废止（失效）|废止]<documents.normative.repealed>件，现行有效<documents.normative.effective>件。行政处罚<enforcement.penalties.decisions>件。",
	"因政府信息公开被申请行政复议<disputes.review.total>件、被诉<disputes.direct.total + disputes.after_review.total>件。",
	"新收政府信息公开申请<applications.received.total>件，商业企业<applications.received.company>件，科研机构<applications.received.research>件，社会公益组织<applications.received.charity>件，法律服务机构<applications.received.legal>件，其他组织<applications.received.other>件。",
	"<none documents.normative.issued>[未制发|未制定|未出台]行政规范性文件。",
	"<none enforcement.penalties.decisions>[未作出行政处罚决定|未实施行政处罚]。",
	"<none applications.received.total>{本年度，}[我局|本机关][未收到|没有收到]政府信息公开申请。",
	"<none applications.carried_out.total>政府信息公开申请无结转下年度。",
}

// Noise is sentences that speak of nothing in the tables.
var noise = []string{
	"受理群众诉求#起，收到公众意见#条。", "通过门户网站主动公开信息#条，其中规范性文件类信息#条，行政许可类信息#条。", "召开会议#次，开展培训#场。",
	"网络问政收到留言#件，办结#件，满意率98%。", "依申请公开信息数#条，不予公开信息数#条。", "办理人大建议#件、政协提案#件。",
	"\n全市共收到政府信息公开申请#件。\n", "受理来信#件，其中邮寄#件、当面#件。", "公开财政预决算信息#条，占12%，同比增长30%。", "规范性文件备案#件，审理行政复议案件#件。",
	"2022年收到政府信息公开申请#件。", "上半年收到政府信息公开申请#件。", "主动公开市政府规章#件（含新制定#件，修改#件）。", "提升工作水平，办好每一件实事。",
	"加强12345热线办理，收到#件，按时办结#件，其余#件正在办理。", "畅通受理渠道，优化门户网站，答复网民留言#条。", "涉及政府信息公开申请的咨询主要集中在#个领域，答复#件。",
	"受理行政许可申请#件，准予#件，不予许可#件。", "开展法制审核#件，涉及行政处罚#件、行政强制#件。", "需处理投诉举报#件，较上年的#件减少#件。", "行政处罚案卷评查#件。",
	"以县政府名义印发文件#件；公开政策解读#篇，予以采纳意见#条。", "受理投诉举报#件；办结#件，结转#件。", "认真办理政府信息公开行政复议、行政诉讼，应诉#件。",
}

var groups = map[string]string{"denied": "applications.denied.", "unavailable": "applications.unavailable.", "rejected": "applications.rejected.", "others": "applications.other."}

var (
	choice   = regexp.MustCompile(`\[([^\]]*)\]`)
	optional = regexp.MustCompile(`\{([^}]*)\}`)
	placed   = regexp.MustCompile(`<([^>]*)>`)
)

// compose writes a sentence of a wording about a report, with the places of its figures' digits; false where the
// wording does not fit.
func compose(rnd *rand.Rand, r *form.Report, wording string) (text string, digits [][2]int, ok bool) {
	wording = optional.ReplaceAllStringFunc(wording, func(s string) string {
		if rnd.IntN(2) == 0 {
			return ""
		}
		return s[1 : len(s)-1]
	})
	wording = choice.ReplaceAllStringFunc(wording, func(s string) string {
		list := strings.Split(s[1:len(s)-1], "|")
		return list[rnd.IntN(len(list))]
	})
	var b strings.Builder
	at := 0
	for _, m := range placed.FindAllStringSubmatchIndex(wording, -1) {
		b.WriteString(wording[at:m[0]])
		at = m[1]
		what := wording[m[2]:m[3]]
		if id, found := strings.CutPrefix(what, "none "); found {
			if !figureOf(r, id).IsZero() {
				return "", nil, false
			}
			continue
		}
		from := b.Len()
		b.WriteString(figureOf(r, what).String())
		digits = append(digits, [2]int{from, b.Len()})
	}
	b.WriteString(wording[at:])
	return b.String(), digits, true
}

func figureOf(r *form.Report, what string) decimal.Decimal {
	total := decimal.Zero
	if prefix := groups[what]; prefix != "" {
		for _, c := range r.Form.Cells {
			if strings.HasPrefix(c.ID, prefix) && c.Column.ID == "total" {
				total = total.Add(r.Number(c))
			}
		}
		return total
	}
	for _, id := range strings.Split(what, " + ") {
		total = total.Add(r.Number(r.Form.Cell(id)))
	}
	return total
}

// randomReport returns a report whose figures hang together, of an agency of some size.
func randomReport(rnd *rand.Rand) *form.Report {
	r := checktest.Made("2021", "示例市司法局", 2024, "")
	size := []int{6, 40, 300, 2000}[rnd.IntN(4)]
	draw := func() decimal.Decimal {
		if rnd.IntN(3) == 0 {
			return decimal.Zero
		}
		return decimal.NewFromInt(int64(rnd.IntN(size)))
	}
	for _, c := range r.Form.Cells {
		if r.Form.Computed(c) == nil && c.Row.ID != "carried_out" {
			r.SetNumber(c, draw())
		}
	}
	r.SetNumber(r.Form.Cell("fees.charges.amount"), decimal.New(int64(rnd.IntN(100000)), -2))
	for _, column := range []string{"person", "company", "research", "charity", "legal", "other"} {
		handled := decimal.Zero
		for _, c := range r.Form.Cells {
			if c.Table.ID == "applications" && c.Column.ID == column && !slices.Contains([]string{"received", "carried_in", "carried_out", "handled"}, c.Row.ID) {
				handled = handled.Add(r.Number(c))
			}
		}
		out := decimal.NewFromInt(int64(rnd.IntN(size/5 + 1)))
		in := decimal.NewFromInt(int64(rnd.IntN(size/5 + 1)))
		in = decimal.Min(in, handled.Add(out))
		r.SetNumber(r.Form.Cell("applications.carried_in."+column), in)
		r.SetNumber(r.Form.Cell("applications.carried_out."+column), out)
		r.SetNumber(r.Form.Cell("applications.received."+column), handled.Add(out).Sub(in))
	}
	checktest.Balance(r)
	return r
}

// TestAnyReport composes texts about random reports: those that are right have no findings, and of those with one digit
// changed at least 95 in 100 are found.
func TestAnyReport(t *testing.T) {
	rnd := rand.New(rand.NewPCG(7, 13))
	slips, found := 0, 0
	missed := map[string]int{}
	for range 60 {
		r := randomReport(rnd)
		for range 12 {
			wording := wordings[rnd.IntN(len(wordings))]
			sentence, digits, ok := compose(rnd, r, wording)
			if !ok {
				continue
			}
			before, after := somewhat(rnd), somewhat(rnd)
			if list := findings(withText(r, before+sentence+after)); len(list) > 0 {
				t.Fatalf("%s\n is right, and found: %s", before+sentence+after, list[0].Message)
			}
			if len(digits) == 0 {
				continue
			}
			d := digits[rnd.IntN(len(digits))]
			wrong := sentence[:d[0]] + slip(rnd, sentence[d[0]:d[1]]) + sentence[d[1]:]
			slips++
			if len(findings(withText(r, before+wrong+after))) > 0 {
				found++
			} else if missed[wording]++; testing.Verbose() {
				t.Logf("not found: %s (right: %s)", before+wrong+after, sentence)
			}
		}
	}
	t.Logf("%d of %d slips found", found, slips)
	if found*100 < slips*95 {
		t.Errorf("only %d of %d slips are found; most missed: %v", found, slips, missed)
	}
}

func somewhat(rnd *rand.Rand) string {
	var b strings.Builder
	for range rnd.IntN(3) {
		line := noise[rnd.IntN(len(noise))]
		for strings.Contains(line, "#") {
			line = strings.Replace(line, "#", strconv.Itoa(rnd.IntN(400)), 1)
		}
		b.WriteString(line)
	}
	return b.String()
}

// slip changes one digit of a number, not the first to 0.
func slip(rnd *rand.Rand, n string) string {
	for {
		at := rnd.IntN(len(n))
		d := byte('0' + rnd.IntN(10))
		if n[at] == '.' || n[at] == d || at == 0 && d == '0' && len(n) > 1 {
			continue
		}
		return n[:at] + string(d) + n[at+1:]
	}
}
