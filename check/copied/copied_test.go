package copied

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"nianbao/check/rule"
	"nianbao/check/waive"
	"nianbao/form"
	"nianbao/form/define"
)

// edition is the form of the tests' reports.
var edition = define.Builtin()[1]

// report returns a report of an agency with a text.
func report(agency, id, text string) *form.Report {
	r := form.NewReport(edition)
	r.Agency, r.Year = agency, 2024
	r.Texts[id] = form.Text{Text: text}
	return r
}

// between returns what is told of some reports, the first called 1.xlsx.
func between(known []string, reports ...*form.Report) []Finding {
	run := NewRun(known)
	for i, r := range reports {
		run.Add(fmt.Sprintf("%d.xlsx", i+1), Read(r, nil))
	}
	return run.Findings()
}

const problems = "一是公开内容有待深化，部分业务科室主动发布意识不强，政策文件印发后解读材料跟进较慢。二是依申请办理的规范化水平还需提高，" +
	"个别答复书说理不够充分。三是基层报送渠道单一，群众反映查询入口不好找，栏目更新不够均衡。"

// TestAlike shows which texts are told of, and how: a pair, those that hang together, a model that many were given.
func TestAlike(t *testing.T) {
	renamed := strings.NewReplacer("一是", "（一）", "二是", "（二）", "，", ",", "。", "；").Replace(problems)
	placed := report("甲县司法局", "problems", "")
	placed.Texts["problems"] = form.Text{Text: renamed, Place: form.Place{Sheet: "文字", Ref: "E2"}}
	for _, test := range []struct {
		name    string
		reports []*form.Report
		want    []string
	}{
		{"word for word", []*form.Report{report("甲县教育局", "problems", problems), placed}, []string{
			"甲县教育局（1.xlsx）和甲县司法局（2.xlsx 文字!E2）的“五、存在的主要问题及改进情况”有 3 句、90 字一字不差，占前者的 100%、后者的 100%：" +
				"“（一）公开内容有待深化,部分业务科室主动发布意识不强,政策文件印发后解读材料跟进较慢”等。" +
				"请各自按本机关的情况改写；是上级统一要求写的话，不用改。"}},
		{"of three that hang together one line", []*form.Report{report("甲县教育局", "problems", problems), report("甲县司法局", "problems", problems),
			report("甲县财政局", "problems", problems+"四是新设的查阅点设备尚未配齐，预计明年上半年全部到位。")}, []string{
			"甲县教育局、甲县司法局、甲县财政局这 3 个机关的“五、存在的主要问题及改进情况”互相雷同，与另一个机关一字不差的句子各占 79%—100%：" +
				"如“一是公开内容有待深化，部分业务科室主动发布意识不强，政策文件印发后解读材料跟进较慢”。" +
				"请各自按本机关的情况改写；是上级统一要求写的话，不用改。"}},
		{"the own names of each", []*form.Report{
			report("甲县教育局", "overview", "2024年，甲县教育局健全三级审核制度，压实科室责任，严把保密审查关口，确保条条信息准确。我局每月通报栏目更新，逐项整改到位，做到件件有回音、事事有着落。县教育局邀请家长代表走进机关，面对面解答入学政策。"),
			report("甲县司法局", "overview", "2024年，甲县司法局健全三级审核制度，压实科室责任，严把保密审查关口，确保条条信息准确。我局每月通报栏目更新，逐项整改到位，做到件件有回音、事事有着落。县司法局邀请家长代表走进机关，面对面解答入学政策。"),
		}, []string{"甲县教育局（1.xlsx）和甲县司法局（2.xlsx）的“一、总体情况”有 3 句、91 字一字不差，占前者的 100%、后者的 100%：" +
			"“2024年，甲县司法局健全三级审核制度，压实科室责任，严把保密审查关口，确保条条信息准确”等。" +
			"请各自按本机关的情况改写；是上级统一要求写的话，不用改。"}},
		{"one agency's two files", []*form.Report{report("甲县教育局", "problems", problems), report("县教育局", "problems", problems)}, nil},
		{"another part", []*form.Report{report("甲县教育局", "problems", problems), report("甲县司法局", "others", problems)}, nil},
		{"a sentence", []*form.Report{report("甲县教育局", "problems", problems),
			report("甲县司法局", "problems", "一是公开内容有待深化，部分业务科室主动发布意识不强，政策文件印发后解读材料跟进较慢。二是另有其他。")}, nil},
	} {
		var got []string
		for _, f := range between(nil, test.reports...) {
			got = append(got, f.Message)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", test.name, diff)
		}
	}
}

// TestLimits shows from when on texts are told of: how much, how large a part, how long a sentence, how many agencies.
func TestLimits(t *testing.T) {
	const signs = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒日月盈昃"
	// text returns sentences: a40 is 40 characters, those of each letter of their own, and of a capital those of an agency.
	text := func(agency int, of string) string {
		var b strings.Builder
		for s := range strings.FieldsSeq(of) {
			n, _ := strconv.Atoi(s[1:])
			k := int(s[0] - 'a')
			if s[0] < 'a' {
				k = 10 + agency
			}
			b.WriteString(strings.Repeat(string([]rune(signs)[k]), n) + "。")
		}
		return b.String()
	}
	each := func(n int, of string) []string { return slices.Repeat([]string{of}, n) }
	for _, test := range []struct {
		name  string
		texts []string
		want  []string
	}{
		{name: "as much as counts", texts: []string{"a40 b40", "a40 b40 A20"}, want: []string{
			"甲县甲局（1.xlsx）和甲县乙局（2.xlsx）的“五、存在的主要问题及改进情况”有 2 句、80 字一字不差，占前者的 100%" +
				"、后者的 80%：“甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲”等。请各自按" +
				"本机关的情况改写；是上级统一要求写的话，不用改。 1.xlsx 100 2.xlsx 80",
		}},
		{name: "one character less", texts: []string{"a40 b39", "a40 b39"}},
		{name: "as large a part as counts", texts: []string{"a90 A210", "a90 A999"}, want: []string{
			"甲县甲局（1.xlsx）和甲县乙局（2.xlsx）的“五、存在的主要问题及改进情况”有 1 句、90 字一字不差，占前者的 30%、" +
				"后者的 8%：“甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲" +
				"甲甲…”。请各自按本机关的情况改写；是上级统一要求写的话，不用改。 1.xlsx 30 2.xlsx 8",
		}},
		{name: "a smaller part", texts: []string{"a90 A211", "a90 A211"}},
		{name: "sentences as short as count", texts: []string{"a80 b10", "a80 b10"}, want: []string{
			"甲县甲局（1.xlsx）和甲县乙局（2.xlsx）的“五、存在的主要问题及改进情况”有 2 句、90 字一字不差，占前者的 100%" +
				"、后者的 100%：“甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲" +
				"甲甲甲甲…”等。请各自按本机关的情况改写；是上级统一要求写的话，不用改。 1.xlsx 100 2.xlsx 100",
		}},
		{name: "a sentence that is too short", texts: []string{"a80 b9", "a80 b9"}, want: []string{
			"甲县甲局（1.xlsx）和甲县乙局（2.xlsx）的“五、存在的主要问题及改进情况”有 1 句、80 字一字不差，占前者的 100%" +
				"、后者的 100%：“甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲" +
				"甲甲甲甲…”。请各自按本机关的情况改写；是上级统一要求写的话，不用改。 1.xlsx 100 2.xlsx 100",
		}},
		{name: "the longest, of equal ones the first", texts: []string{"a20 b30 c30", "c30 b30 a20"}, want: []string{
			"甲县甲局（1.xlsx）和甲县乙局（2.xlsx）的“五、存在的主要问题及改进情况”有 3 句、80 字一字不差，占前者的 100%" +
				"、后者的 100%：“乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙”等。请各自按本机关的情况改写；" +
				"是上级统一要求写的话，不用改。 1.xlsx 100 2.xlsx 100",
		}},
		{name: "a long sentence", texts: []string{"a80", "a80"}, want: []string{
			"甲县甲局（1.xlsx）和甲县乙局（2.xlsx）的“五、存在的主要问题及改进情况”有 1 句、80 字一字不差，占前者的 100%" +
				"、后者的 100%：“甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲" +
				"甲甲甲甲…”。请各自按本机关的情况改写；是上级统一要求写的话，不用改。 1.xlsx 100 2.xlsx 100",
		}},
		{name: "a sentence twice in one text", texts: []string{"a40 a40 b40", "a40 b40"}, want: []string{
			"甲县甲局（1.xlsx）和甲县乙局（2.xlsx）的“五、存在的主要问题及改进情况”有 2 句、80 字一字不差，占前者的 100%、" +
				"后者的 100%：“甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲”等。请各自按" +
				"本机关的情况改写；是上级统一要求写的话，不用改。 1.xlsx 100 2.xlsx 100",
		}},
		{name: "a chain of three", texts: []string{"a80 A20", "a80 b90", "b90 A20"}, want: []string{
			"甲县甲局、甲县乙局、甲县丙局这 3 个机关的“五、存在的主要问题及改进情况”互相雷同，与另一个机关一字不差的句子" +
				"各占 52%—81%：如“乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙" +
				"乙乙乙乙乙…”。请各自按本机关的情况改写；是上级统一要求写的话，不用改。 1.xlsx 80 2.xlsx 52 3.xlsx 81",
		}},
		{name: "two pairs", texts: []string{"a80", "b80", "a80 A9", "b80 A9"}, want: []string{
			"甲县甲局（1.xlsx）和甲县丙局（3.xlsx）的“五、存在的主要问题及改进情况”有 1 句、80 字一字不差，占前者的 100%" +
				"、后者的 100%：“甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲" +
				"甲甲甲甲…”。请各自按本机关的情况改写；是上级统一要求写的话，不用改。 1.xlsx 100 3.xlsx 100",
			"甲县乙局（2.xlsx）和甲县丁局（4.xlsx）的“五、存在的主要问题及改进情况”有 1 句、80 字一字不差，占前者的 100%" +
				"、后者的 100%：“乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙" +
				"乙乙乙乙…”。请各自按本机关的情况改写；是上级统一要求写的话，不用改。 2.xlsx 100 4.xlsx 100",
		}},
		{name: "fewer agencies than are a model", texts: each(7, "a40 b40"), want: []string{
			"甲县甲局、甲县乙局、甲县丙局、甲县丁局、甲县戊局、甲县己局、甲县庚局这 7 个机关的“五、存在的主要问题及改进情" +
				"况”互相雷同，与另一个机关一字不差的句子各占 100%：如“甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲" +
				"甲甲甲甲甲甲甲甲甲甲甲甲甲”。请各自按本机关的情况改写；是上级统一要求写的话，不用改。 1.xlsx 100 2.xlsx 100 " +
				"3.xlsx 100 4.xlsx 100 5.xlsx 100 6.xlsx 100 7.xlsx 100",
		}},
		{name: "as many as are a model", texts: each(8, "a40 b40"), want: []string{
			"甲县甲局、甲县乙局、甲县丙局、甲县丁局、甲县戊局、甲县己局、甲县庚局、甲县辛局这 8 个机关的“五、存在的主要问" +
				"题及改进情况”大段用了同样的话，各占 100%：如“乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙" +
				"乙乙乙乙乙乙乙乙乙”，8 个机关都写了。像是同一份模板；请各自按本机关的情况写，是上级统一要求写的话，不用改。 " +
				"1.xlsx 100 2.xlsx 100 3.xlsx 100 4.xlsx 100 5.xlsx 100 6.xlsx 100 7.xlsx 100 8.xlsx 100",
		}},
		{name: "more than are named", texts: each(9, "a40 b40 A20"), want: []string{
			"甲县甲局、甲县乙局、甲县丙局、甲县丁局、甲县戊局、甲县己局、甲县庚局、甲县辛局 等 9 个，这 9 个机关的“五、存" +
				"在的主要问题及改进情况”大段用了同样的话，各占 80%：如“乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙" +
				"乙乙乙乙乙乙乙乙乙乙乙乙乙”，9 个机关都写了。像是同一份模板；请各自按本机关的情况写，是上级统一要求写的话，" +
				"不用改。 1.xlsx 80 2.xlsx 80 3.xlsx 80 4.xlsx 80 5.xlsx 80 6.xlsx 80 7.xlsx 80 8.xlsx 80 9.xlsx 80",
		}},
		{name: "a model, and what two have besides", texts: append(each(7, "a80"), "a80 b90", "b90 A200"), want: []string{
			"甲县辛局（8.xlsx）和甲县壬局（9.xlsx）的“五、存在的主要问题及改进情况”有 1 句、90 字一字不差，占前者的 52%、" +
				"后者的 31%：“乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙" +
				"乙乙乙…”。请各自按本机关的情况改写；是上级统一要求写的话，不用改。 8.xlsx 52 9.xlsx 31",
			"甲县甲局、甲县乙局、甲县丙局、甲县丁局、甲县戊局、甲县己局、甲县庚局、甲县辛局这 8 个机关的“五、存在的主要问" +
				"题及改进情况”大段用了同样的话，各占 47%—100%：如“甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲" +
				"甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲…”，8 个机关都写了。像是同一份模板；请各自按本机关的情况写，是上级" +
				"统一要求写的话，不用改。 1.xlsx 100 2.xlsx 100 3.xlsx 100 4.xlsx 100 5.xlsx 100 6.xlsx 100 7.xlsx 100 8.xlsx" +
				" 47",
		}},
		{name: "of a model just so much", texts: append(each(8, "a80"), "a80 A186", "a80 A187"), want: []string{
			"甲县甲局、甲县乙局、甲县丙局、甲县丁局、甲县戊局、甲县己局、甲县庚局、甲县辛局 等 9 个，这 9 个机关的“五、存" +
				"在的主要问题及改进情况”大段用了同样的话，各占 30%—100%：如“甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲" +
				"甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲…”，10 个机关都写了。像是同一份模板；请各自按本机关的情" +
				"况写，是上级统一要求写的话，不用改。 1.xlsx 100 2.xlsx 100 3.xlsx 100 4.xlsx 100 5.xlsx 100 6.xlsx 100 7.xls" +
				"x 100 8.xlsx 100 9.xlsx 30",
		}},
		{name: "of a model less than counts", texts: append(each(8, "a79"), "a79")},
		{name: "two models", texts: append(each(8, "a80"), each(8, "b80 A10")...), want: []string{
			"甲县甲局、甲县乙局、甲县丙局、甲县丁局、甲县戊局、甲县己局、甲县庚局、甲县辛局这 8 个机关的“五、存在的主要问" +
				"题及改进情况”大段用了同样的话，各占 100%：如“甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲" +
				"甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲…”，8 个机关都写了。像是同一份模板；请各自按本机关的情况写，是上级统一" +
				"要求写的话，不用改。 1.xlsx 100 2.xlsx 100 3.xlsx 100 4.xlsx 100 5.xlsx 100 6.xlsx 100 7.xlsx 100 8.xlsx 100",
			"甲县壬局、甲县癸局、甲县子局、甲县丑局、甲县寅局、甲县卯局、甲县辰局、甲县巳局这 8 个机关的“五、存在的主要问" +
				"题及改进情况”大段用了同样的话，各占 88%：如“乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙" +
				"乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙…”，8 个机关都写了。像是同一份模板；请各自按本机关的情况写，是上级统一要" +
				"求写的话，不用改。 9.xlsx 88 10.xlsx 88 11.xlsx 88 12.xlsx 88 13.xlsx 88 14.xlsx 88 15.xlsx 88 16.xlsx 88",
		}},
	} {
		var reports []*form.Report
		for i, of := range test.texts {
			reports = append(reports, report("甲县"+string([]rune(signs)[i])+"局", "problems", text(i, of)))
		}
		var got []string
		for _, f := range between(nil, reports...) {
			words := f.Message
			for _, m := range f.Members {
				words += fmt.Sprintf(" %s %d", m.File, m.Share)
			}
			got = append(got, words)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", test.name, diff)
		}
	}
}

// TestNobody shows how reports without an agency are called, and that nothing is compared where a form does not ask for it.
func TestNobody(t *testing.T) {
	list := between(nil, report("", "problems", problems), report("", "problems", problems))
	if len(list) != 1 || !strings.HasPrefix(list[0].Message, "1.xlsx和2.xlsx的“五、") {
		t.Errorf("%+v", list)
	}
	bare := *edition
	bare.Among = nil
	r := report("甲县教育局", "problems", problems)
	r.Form = &bare
	s := Read(r, nil)
	if s != nil || Rules(&bare) != nil || Among(&bare) != nil || s.Sentences() != nil || s.Of(&list[0], "1.xlsx") != nil ||
		s.Has(waive.Waiver{Rule: "Y11"}) {
		t.Errorf("a form that asks for nothing: %+v", s)
	}
	wordless := *edition
	wordless.Sentences = nil
	if r.Form = &wordless; len(Read(r, nil).texts) != 2 {
		t.Errorf("a form without words: %+v", Read(r, nil))
	}
	run := NewRun(nil)
	if run.Add("1.xlsx", s); run.Findings() != nil {
		t.Errorf("without a sheet: %+v", run.Findings())
	}
	if len(Rules(edition)) != 1 || Rules(edition)[0].ID != "Y12" || len(Among(edition)) != 1 || Among(edition)[0].ID != "Y11" {
		t.Error("the form asks for other rules than Y12 of one report and Y11 of several")
	}
}

// TestModel tells once of sentences that many were given, whatever else they copy.
func TestModel(t *testing.T) {
	var reports []*form.Report
	for i := range 30 {
		own := fmt.Sprintf("本年第%d科室牵头完成第%d项任务，制作第%d号图解，走访第%d社区。", i, i, i, i)
		reports = append(reports, report(fmt.Sprintf("甲县第%d局", i+1), "problems", problems+own))
	}
	list := between(nil, reports...)
	const quote = "一是公开内容有待深化，部分业务科室主动发布意识不强，政策文件印发后解读材料跟进较慢"
	if len(list) != 1 || len(list[0].Members) != 30 ||
		!strings.Contains(list[0].Message, "如"+form.Quote(quote)+"，30 个机关都写了") {
		t.Errorf("%d findings: %+v", len(list), list)
	}
	reports[3].Texts["problems"] = form.Text{Text: "一是新设查阅点少。二是解读形式单一，短视频没有做起来。"}
	if list = between(nil, reports...); len(list) != 1 || len(list[0].Members) != 29 {
		t.Errorf("%d findings: %+v", len(list), list)
	}
}

// TestGivenToOne tells of no office that alone has little else than sentences which many have.
func TestGivenToOne(t *testing.T) {
	reports := []*form.Report{report("甲县教育局", "problems", problems)}
	for i := range 20 {
		own := ""
		for k := range 9 {
			own += fmt.Sprintf("本年第%d科室牵头完成第%d项任务，制作第%d号图解，走访第%d社区。", i*9+k, i*9+k, i*9+k, i*9+k)
		}
		reports = append(reports, report(fmt.Sprintf("甲县第%d局", i+1), "problems", problems+own))
	}
	if list := between(nil, reports...); len(list) > 0 {
		t.Errorf("%+v", list)
	}
}

// TestDrafted shows that what nianbao overview drafts, and what the form prescribes, is nobody's.
func TestDrafted(t *testing.T) {
	text := edition.About(func(id string) string {
		return map[string]string{form.Agency: "甲县教育局", form.Year: "2024"}[id]
	})
	for _, d := range edition.Wanted.Overview.Drafts {
		text += "\n" + filled.ReplaceAllString(d.Text, "0")
	}
	if list := between(nil, report("甲县教育局", "overview", text), report("甲县司法局", "overview", text)); len(list) > 0 {
		t.Error(list)
	}
}

// TestAnyExplained shows of any reports, in some of which sentences are explained that others have, that what is found is
// the same, that it counts no more where all that it is about is explained, and only there.
func TestAnyExplained(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 14).Draw(t, "reports") // some are a model
		var reports []*form.Report
		for i := range n {
			var b strings.Builder
			for _, s := range rapid.SliceOfNDistinct(rapid.IntRange(0, 9), 0, 8, rapid.ID[int]).Draw(t, "text") {
				b.WriteString(sentenceOf(s))
			}
			reports = append(reports, report(fmt.Sprintf("甲县第%d局", i+1), "problems", b.String()))
		}
		found := between(nil, reports...)
		explained := make([][]waive.Waiver, n)
		for i, r := range reports {
			file := fmt.Sprintf("%d.xlsx", i+1)
			for k := range found {
				for _, f := range Read(r, nil).Of(&found[k], file) {
					if rapid.IntRange(0, 9).Draw(t, "explained") > 0 {
						explained[i] = append(explained[i], waive.Of(&f, "统一要求"))
					}
				}
			}
		}
		run := NewRun(nil)
		for i, r := range reports {
			run.Add(fmt.Sprintf("%d.xlsx", i+1), Read(r, explained[i]))
		}
		again := run.Findings()
		if len(again) != len(found) {
			t.Fatalf("%d findings, want %d", len(again), len(found))
		}
		for k, f := range again {
			if f.Message != found[k].Message {
				t.Fatalf("%s, want %s", f.Message, found[k].Message)
			}
			whole := true
			for _, m := range f.Members {
				i, _ := strconv.Atoi(strings.TrimSuffix(m.File, ".xlsx"))
				all := true
				for _, of := range Read(reports[i-1], nil).Of(&found[k], m.File) {
					w := waive.Of(&of, "统一要求")
					all = all && slices.ContainsFunc(explained[i-1], func(x waive.Waiver) bool { return slices.Equal(x.Values, w.Values) })
				}
				if whole = whole && all; all != (m.Waived != "") {
					t.Fatalf("%s of %s: %q, all explained %v", m.File, f.Message, m.Waived, all)
				}
			}
			if whole != (f.Waived != "") {
				t.Fatalf("%s: %q, all explained %v", f.Message, f.Waived, whole)
			}
		}
		for i, r := range reports {
			for _, w := range explained[i] {
				if !Read(r, nil).Has(w) {
					t.Fatalf("%+v is not known again", w)
				}
			}
		}
	})
}

// TestExplainedName shows that a sentence with another's name which is explained hides no other one with it.
func TestExplainedName(t *testing.T) {
	of := report("甲县教育局", "overview", "县司法局认真贯彻落实各项要求。县司法局主动公开各类信息。")
	other := report("甲县司法局", "overview", "无。")
	first := between(nil, of, other)
	if len(first) != 1 || first[0].Rule.ID != "Y12" {
		t.Fatalf("%+v", first)
	}
	explained := Read(of, nil).Of(&first[0], "1.xlsx")
	w := waive.Of(&explained[0], "就是它")
	two, none := w, w // explain nothing
	two.Values, none.Values = append(two.Values[:1:1], two.Values[0]), nil
	if list := between(nil, of, other); Read(of, []waive.Waiver{two, none}).subjects[0].reason != "" || list[0].Waived != "" {
		t.Errorf("a waiver of something else explains %+v", list)
	}
	run := NewRun(nil)
	run.Add("1.xlsx", Read(of, []waive.Waiver{w}))
	run.Add("2.xlsx", Read(other, nil))
	list := run.Findings()
	if len(list) != 2 || list[0].Waived != "就是它" || list[1].Waived != "" || !strings.Contains(list[1].Quote, "主动公开") {
		t.Errorf("%+v", list)
	}
}

// TestSeveralFiles shows of an agency with several files which is named, and which sentences are explained in which: each
// where it stands.
func TestSeveralFiles(t *testing.T) {
	at := func(agency, sheet, text string) *form.Report {
		r := report(agency, "problems", "")
		of := form.Text{Text: text}
		for i, line := range strings.SplitAfter(text, "。") { // each sentence in a row of its own
			of.Lines = append(of.Lines, form.Line{Text: line, Place: form.Place{Sheet: sheet, Ref: "A" + strconv.Itoa(i+2)}})
		}
		r.Texts["problems"] = of
		return r
	}
	all := []string{sentenceOf(1), sentenceOf(2), sentenceOf(3), sentenceOf(4)}
	whole, own := strings.Join(all, ""), sentenceOf(9)
	for _, test := range []struct {
		name          string
		first, second string // the files of one agency
		member        string // where the finding says that its sentences stand
		of            []string
	}{
		{"in the first", whole, own, "1.xlsx 甲!A2", []string{"1234", "", "1234"}},
		{"in the second", own, whole, "2.xlsx 乙!A2", []string{"", "1234", "1234"}},
		{"in both", whole, all[2] + all[1] + all[0], "1.xlsx 甲!A2", []string{"1234", "321", "1234"}},
		{"some in each", own + all[1], all[0] + all[2] + all[3], "1.xlsx 甲!A3", []string{"2", "134", "1234"}},
		{"nothing in the first", "", whole, "2.xlsx 乙!A2", []string{"", "1234", "1234"}},
	} {
		reports := []*form.Report{at("甲县教育局", "甲", test.first), at("甲县教育局", "乙", test.second), at("甲县司法局", "丙", whole)}
		found := between(nil, reports...)
		if len(found) != 1 {
			t.Errorf("%s: %+v", test.name, found)
			continue
		}
		if m := found[0].Members[0]; m.File+" "+m.Place != test.member || !strings.Contains(found[0].Message, test.member) {
			t.Errorf("%s: %s %s, want %s: %s", test.name, m.File, m.Place, test.member, found[0].Message)
		}
		var got []string
		for i, r := range reports {
			of := ""
			var head form.Place
			for k, f := range Read(r, nil).Of(&found[0], fmt.Sprintf("%d.xlsx", i+1)) {
				for s, text := range all {
					if f.Cells[0].Value == strings.TrimSuffix(text, "。") {
						of += strconv.Itoa(s + 1)
					}
				}
				if k == 0 {
					head = f.Cells[0].Place
				}
				if (k == 0) != (f.Message == found[0].Message) || (k == 0) != (f.Follows == nil) || f.Place != head {
					t.Errorf("%s: %+v", test.name, f)
				}
			}
			got = append(got, of)
		}
		if !slices.Equal(got, test.of) {
			t.Errorf("%s: in the files %q, want %q", test.name, got, test.of)
		}
	}
}

// TestExplainedNameAlone shows the same of a report by itself: one more sentence with the name counts again.
func TestExplainedNameAlone(t *testing.T) {
	found := func(text string) []rule.Finding {
		p := rule.NewPass(report("甲县教育局", "overview", text), nil)
		p.Run(y12)
		return p.Findings()
	}
	const one, more = "乙县司法局认真贯彻落实各项要求。", "乙县司法局主动公开各类信息。"
	list := found(one)
	if len(list) != 1 {
		t.Fatalf("%+v", list)
	}
	why := []waive.Waiver{waive.Of(&list[0], "就是它")}
	for text, counts := range map[string]bool{one: false, one + more: true, more + one: true, more: true} {
		now, _ := waive.Apply(report("甲县教育局", "overview", text), found(text), why)
		if len(now) != 1 || (now[0].Waived == "") != counts {
			t.Errorf("%s: %+v", text, now)
		}
	}
}

// sentenceOf returns one of many sentences of twenty and more characters, each of its own.
func sentenceOf(i int) string {
	const of = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
	r := []rune(of)
	return strings.Repeat(string(r[i%len(r)]), 10) + strings.Repeat(string(r[i/len(r)%len(r)]), 9) + "完毕。"
}

// TestAnyRun holds what is told of any reports against all pairs of them, counted one by one; the order in which they are
// added changes nothing but the order of what is told.
func TestAnyRun(t *testing.T) {
	limits := edition.Among.Copied
	rapid.Check(t, func(rt *rapid.T) {
		n := rapid.IntRange(2, 7).Draw(rt, "reports") // fewer than are a model
		texts := make([][]int, n)
		for i := range texts {
			texts[i] = rapid.SliceOfNDistinct(rapid.IntRange(0, 15), 0, 10, rapid.ID[int]).Draw(rt, "text")
		}
		reports := make([]*form.Report, n)
		for i, of := range texts {
			var b strings.Builder
			for _, s := range of {
				b.WriteString(sentenceOf(s))
			}
			reports[i] = report(fmt.Sprintf("甲县第%d局", i+1), "problems", b.String())
		}
		set := make([]int, n)
		for i := range set {
			set[i] = i
		}
		for i := range texts {
			for j := range i {
				both := 0
				for _, s := range texts[i] {
					if slices.Contains(texts[j], s) {
						both += 21
					}
				}
				if less := 21 * min(len(texts[i]), len(texts[j])); both >= limits.Floor && 100*both >= limits.Share*less {
					for k, old := 0, set[i]; k < n; k++ {
						if set[k] == old {
							set[k] = set[j]
						}
					}
				}
			}
		}
		groups := map[int][]string{}
		for i := range set {
			groups[set[i]] = append(groups[set[i]], reports[i].Agency)
		}
		var want []string
		for _, g := range groups {
			if slices.Sort(g); len(g) > 1 {
				want = append(want, strings.Join(g, " "))
			}
		}
		slices.Sort(want)
		for _, order := range [][]*form.Report{reports, rapid.Permutation(reports).Draw(rt, "order")} {
			var got []string
			for _, f := range between(nil, order...) {
				var names []string
				for _, m := range f.Members {
					names = append(names, m.Agency)
				}
				slices.Sort(names)
				got = append(got, strings.Join(names, " "))
			}
			slices.Sort(got)
			if diff := cmp.Diff(want, got); diff != "" {
				rt.Fatalf("%v (-want +got)\n%s", texts, diff)
			}
		}
	})
}

// names12 returns the names that rule Y12 tells of in a report, those that only the run knows behind them.
func names12(known []string, reports ...*form.Report) []string {
	p := rule.NewPass(reports[0], nil)
	p.Run(y12)
	var list []string
	for _, f := range p.Findings() {
		_, said, _ := strings.Cut(f.Message, "写的是“")
		name, _, _ := strings.Cut(said, "”")
		list = append(list, name)
	}
	for _, f := range between(known, reports...) {
		if f.Rule == y12 && f.Members[0].File == "1.xlsx" {
			_, said, _ := strings.Cut(f.Message, "写的是“")
			name, _, _ := strings.Cut(said, "”")
			list = append(list, "本次："+name)
		}
	}
	return list
}

// TestStranger shows which names in a report's sentences are another agency's, and which may well stand there.
func TestStranger(t *testing.T) {
	others := []*form.Report{report("示例市财政局", "others", ""), report("示例市教育局", "others", ""), report("样本省司法厅", "others", "")}
	for text, want := range map[string]string{
		"2024年，示例市财政局认真贯彻落实条例。":                                   "示例市财政局",
		"2024年，在市委、市政府的坚强领导下，示例市财政局主动公开各类信息。":                     "示例市财政局",
		"（一）主动公开：示例市财政局党组高度重视，多次研究。":                              "示例市财政局",
		"一是乙市司法局持续推进规范性文件公开。":                                     "乙市司法局",
		"2024年，按照统一部署，示例市财政局认真贯彻落实条例。":                            "",
		"2024年，在深入推进改革中，示例市财政局认真贯彻落实条例。":                          "示例市财政局",
		"（二）坚持公开为常态。示例市财政局始终坚持规范公开。":                              "示例市财政局",
		"2024年，示例市财政局邀请代表走进机关，面对面解答群众关心的政策问题。":                    "示例市财政局",
		"2024年，示例市财政局的公开工作经验在全市推广，其中涉及法治宣传的做法有三项。":                "",
		"2024年度，示例市财政局到我局交流公开工作，双方就栏目设置深入交换了意见。":                  "",
		"一年来，在市委、市政府领导下，示例市财政局不断健全公开制度。":                          "示例市财政局",
		"机制健全。2024年，在市委、市政府的领导下，示例市财政局不断健全公开制度。":                  "示例市财政局",
		"2024年，在示例市财政局的领导下，专班不断健全公开制度。":                           "",
		"2024年，在市委、市政府的领导下，示例市教育局配合我局不断健全公开制度。":                   "",
		"机制健全。示例市财政局不断健全公开制度。":                                    "",
		"2024年，我局认真贯彻落实条例，各项工作有序推进。2024年，示例市财政局邀请代表走进机关，面对面解答问题。": "",
		"财政局严格依法办理申请，共答复12件。":                                     "本次：财政局",
		"按规定收费，由财政局严格依法管理。":                                       "",
		"邀请示例市财政局讲解预决算公开的要求和格式，全体业务人员参加了学习。":                      "",
		"示例市财政局积极配合，拨付专项经费10万元。":                                  "",
		"示例市财政局持续加大投入，乙市财政局持续加大投入。":                               "",
		"乙市财政局持续加大投入。":                                            "乙市财政局",
		"乙市人民政府认真贯彻落实条例。":                                         "乙市人民政府",
		"2024年，市财政局认真贯彻落实条例。":                                     "本次：市财政局",
		"2024年，财政局认真贯彻落实条例。":                                      "本次：财政局",
		"2024年，市审计局认真贯彻落实条例。":                                     "",
		"2024年，示例市司法局认真贯彻落实条例。市司法局持续推进，我局不断完善。":                   "",
		"示例市人民政府高度重视政府信息公开工作，市政府办公室持续开展培训。":                       "",
		"示例市人民政府办公室按照要求开展测评。":                                     "",
		"样本省司法厅认真贯彻落实条例。省司法厅持续指导。":                                "",
		"甲县司法局积极推进试点。":                                            "",
		"示例市财政局按照规定向我局拨付经费。":                                      "",
		"会同示例市财政局认真做好公开。与示例市财政局积极沟通。":                             "",
		"示例市财政局、示例市教育局持续公开。":                                      "",
		"对示例市财政局的申请认真办理。":                                         "",
		"示例市政务服务和大数据管理局不断完善平台。":                                   "",
		"中共示例市委高度重视。市委网信办持续监测。":                                   "",
		"收到示例市财政局转来的申请，按照规定答复。":                                   "",
		"示例市财政局预决算信息按照规定公开。":                                      "",
		"2024年，示例市司法局行政审批科认真办理申请，司法所积极配合。":                        "",
		"法治示例市建设持续推进，示例市场监督管理局所坚持公开。":                             "",
		"2024年，示例市中级人民法院坚持公开，示例市司法局办公室认真贯彻落实。":                    "",
		"根据示例市财政局要求，认真贯彻落实。参照示例市财政局做法，积极推进。":                      "",
		"示例市司法局（示例市行政复议局）认真贯彻落实。":                                 "",
		"本单位认真贯彻落实条例。我市财政局持续公开。":                                  "",
		"2023年以来，国家税务总局示例市税务局积极推进。":                               "国家税务总局示例市税务局",
		"2024年示例市财政局未收到申请，示例市教育局收到申请。示例市财政局积极公开。":                 "示例市财政局",
	} {
		own := report("示例市司法局", "overview", text)
		got := strings.Join(names12(nil, append([]*form.Report{own}, others...)...), " ")
		if got != want {
			t.Errorf("%s tells of %q, want %q", text, got, want)
		}
	}
	own := report("示例市司法局", "overview", "2024年，市审计局认真贯彻落实条例。")
	if got := names12([]string{"示例市审计局"}, own, others[0]); !slices.Equal(got, []string{"本次：市审计局"}) {
		t.Errorf("of an agency of the list: %q", got)
	}
	own = report("示例市人民政府", "overview", "2024年，示例市财政局认真贯彻落实条例。甲县人民政府积极推进。")
	if got := names12(nil, own, others[0]); len(got) > 0 {
		t.Errorf("in a report of the government: %q", got)
	}
	own = report("示例市疾病预防控制中心", "overview", "2024年，示例市卫生健康委员会高度重视。市教育局认真贯彻落实条例。")
	if got := names12(nil, own, others[1]); len(got) > 0 {
		t.Errorf("in a report of what stands below a department: %q", got)
	}
	own = report("甲县司法局", "overview", "2024年，市财政局认真贯彻落实条例。")
	if got := names12(nil, own, others[0]); len(got) > 0 {
		t.Errorf("of the city above: %q", got)
	}
}

// TestAnyOwnName never takes the report's own agency, by any of its names, or what stands above it for another one.
func TestAnyOwnName(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		body := rapid.SampledFrom([]string{"司法局", "教育局", "卫生健康委员会", "财政局", "住房和城乡建设局", "市场监督管理局", "发展和改革委员会"}).Draw(rt, "body")
		place := rapid.SampledFrom([]string{"示例市", "甲县", "示例市甲县", "样本省示例市", "通州区", "景德镇市"}).Draw(rt, "place")
		names := []string{place + body, body, "我局", "本机关", "本单位", place + "人民政府", place + "人民政府办公室", place[len(place)-len("市"):] + body,
			place + body + "办公室", place + body + "党组", "国务院", "样本省人民政府", "上级机关", "各科室", place + "政务公开办公室"}
		act := rapid.SampledFrom(slices.Concat(edition.Among.Acts, edition.Among.Weak)).Draw(rt, "act")
		lead := rapid.SampledFrom([]string{"", "2024年，", "2024年", "一年来，", "在上级的指导下，", "一是", "（三）"}).Draw(rt, "lead")
		text := lead + rapid.SampledFrom(names).Draw(rt, "name") + act + "政府信息公开的各项要求。"
		if got := names12([]string{"丁市" + body, place + "统计局"}, report(place+body, "overview", text)); len(got) > 0 {
			rt.Fatalf("%s of %s tells of %q", text, place+body, got)
		}
	})
}

// TestAnyCooperation never takes an agency that a report may speak of, whoever it is, for the one that it is of: with whom
// something was done, for whom, by whose order, whose something is.
func TestAnyCooperation(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		own := rapid.SampledFrom([]string{"示例市司法局", "甲县司法局", "示例市甲县司法局"}).Draw(rt, "own")
		other := rapid.SampledFrom([]string{"示例市财政局", "甲县财政局", "乙县教育局", "市财政局", "县教育局", "财政局", "甲县青阳镇人民政府"}).Draw(rt, "other")
		act := rapid.SampledFrom(slices.Concat(edition.Among.Acts, edition.Among.Weak)).Draw(rt, "act")
		text := rapid.SampledFrom([]string{
			"会同%[1]s%[2]s重点领域公开。", "联合%[1]s%[2]s政策宣传。", "与%[1]s%[2]s沟通。", "配合%[1]s%[2]s相关工作。", "协助%[1]s%[2]s清理。",
			"%[1]s、%[3]s%[2]s政策宣讲。", "%[3]s、%[1]s%[2]s政策宣讲。", "%[3]s会同%[1]s%[2]s宣讲。", "根据%[1]s的通知，%[2]s各项要求。",
			"收到%[1]s转办的申请3件，%[2]s办理。", "%[1]s%[2]s的做法值得我局借鉴。", "%[1]s%[2]s指导我局开展工作。", "对%[1]s移送的事项%[2]s规定办理。",
			"参加%[1]s组织的培训，%[2]s各项要求。", "我局向%[1]s报送信息，%[2]s时限要求。", "邀请%[1]s授课，%[2]s学习效果。", "报%[1]s备案后%[2]s公开。",
			"经%[1]s审核，%[2]s发布。", "由%[1]s牵头，%[2]s整改。", "2024年，在%[1]s的指导下，%[3]s%[2]s要求。", "其中：%[1]s转来2件。%[3]s%[2]s要求。",
			"学习%[1]s经验，%[2]s创新。", "通过%[1]s网站%[2]s信息。", "%[1]s网站%[2]s信息公开栏目。", "对照%[1]s的反馈意见，%[2]s整改。",
		}).Draw(rt, "text")
		text = rapid.SampledFrom([]string{"", "一是", "2024年，", "（二）"}).Draw(rt, "lead") + fmt.Sprintf(text, other, act, own)
		reports := []*form.Report{report(own, "overview", text), report("示例市财政局", "others", ""), report("甲县财政局", "others", ""),
			report("甲县教育局", "others", "")}
		if got := names12([]string{"示例市教育局", "乙县教育局"}, reports...); len(got) > 0 {
			rt.Fatalf("%s, of %s, tells of %q", text, own, got)
		}
	})
}

// TestLongLines reads texts without an end, which would take hours where each mention looked back over all of them.
func TestLongLines(t *testing.T) {
	for _, words := range []string{"示例市财政局", "认真贯彻", "2024年，", "（一）", "和与"} {
		long := strings.Repeat(words, 20_000)
		if s := Read(report("示例市司法局", "overview", long), nil); len(s.texts) != 2 {
			t.Errorf("%s: %d texts", words, len(s.texts))
		}
		Read(report(long, "overview", problems), nil)
	}
}

// FuzzRead reads any texts: nothing fails, and a report is never too much like itself.
func FuzzRead(f *testing.F) {
	f.Add("示例市司法局", problems, "2024年，市财政局认真贯彻。")
	f.Add("", "{{申请}}。（一）\n\n", "按照\xff认真贯彻")
	f.Fuzz(func(t *testing.T, agency, a, b string) {
		run := NewRun([]string{b})
		for i, text := range []string{a, b, a} {
			run.Add(fmt.Sprint(i), Read(report(agency, "overview", text), nil))
		}
		for _, found := range run.Findings() {
			if agency != "" && found.Rule != y12 && form.Squeeze(agency) != "" && len(run.offices) == 1 {
				t.Errorf("%q is like itself: %s", agency, found.Message)
			}
		}
	})
}

// BenchmarkRun holds a thousand reports against each other.
func BenchmarkRun(b *testing.B) {
	var reports []*form.Report
	for i := range 1000 {
		var text strings.Builder
		for j := range 20 {
			text.WriteString(sentenceOf(i*7 + j))
		}
		reports = append(reports, report(fmt.Sprintf("甲县第%d局", i+1), "problems", text.String()))
	}
	b.ReportAllocs()
	for b.Loop() {
		between(nil, reports...)
	}
}
