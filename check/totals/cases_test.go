package totals

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/check/checktest"
	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/form/define"
	"nianbao/grid"
)

// formOf returns a form of testdata, or an edition.
func formOf(t *testing.T, name string) *form.Form {
	if name == "2019" || name == "2021" {
		return checktest.Made(name, "示例市司法局", 2024, "").Form
	}
	f, err := define.LoadDir("../../testdata/forms/" + name)
	if err != nil {
		t.Fatalf("read the form: %v", err)
	}
	if f.HasOpen() {
		f = f.WithRows(map[string]form.OpenRows{"procurement": {Keys: []string{"甲", "乙"}, Spare: 1}})
	}
	return f
}

// made returns a report on a form with what stands in cells, 0 in all others, one below the other on a sheet.
func made(f *form.Form, source grid.Source, cells string) *form.Report {
	r := form.NewReport(f)
	g := &grid.Grid{Name: "表", Source: source}
	r.Book = &grid.Book{Grids: []*grid.Grid{g}}
	texts := map[string]string{}
	for of := range strings.FieldsSeq(cells) {
		id, text, _ := strings.Cut(of, "=")
		texts[id] = text
	}
	for i, c := range f.Cells {
		text, ok := texts[c.ID]
		if !ok {
			text = "0"
		}
		v := form.ParseValue(text, grid.Text, c.Unit(), "")
		if v.Place = form.PlaceIn(g, 0, i, 0); text == "!" { // it was not found
			v.Place = form.Place{}
		}
		r.SetValue(c, v)
	}
	return r
}

// TestCases shows what is told of figures that do not hang together, with what is compared.
func TestCases(t *testing.T) {
	const income = "income.fiscal.amount=100 income.business.amount=3 outlay.basic.amount=80 outlay.project.amount=23 "
	for _, test := range []struct {
		name, form, cells string
		other             string // of last year's report, or the one that the form names
		document          bool   // not a workbook
		want              []string
	}{
		{name: "within the tolerance", form: "budget", cells: income + "income.total.amount=103.02 outlay.total.amount=103"},
		{name: "beyond the tolerance", form: "budget", cells: income + "income.total.amount=103.03 outlay.total.amount=102.97", want: []string{
			"R01 error A4 收入决算数（万元）：本年收入合计 103.03，各项收入之和 103（100 + 3），相差 0.03，超过允许的 0.0" +
				"2。请核对各项收入。 103.03 / 103 1",
			"R02 error A7 支出决算数（万元）：本年支出合计 102.97，基本支出 80 + 项目支出 23 = 103，相差 0.03，超过允许的" +
				" 0.02。请核对基本支出和项目支出。 102.97 / 103 1",
		}},
		{name: "a tolerance of another relation", form: "budget", cells: income + "income.total.amount=103 outlay.total.amount=103 carried.ended.amount=0.6", want: []string{
			"R03 error A9 年初结转和结余 0 + 本年收入合计 103 = 103，本年支出合计 103 + 年末结转和结余 0.6 = 103.6，相差 " +
				"0.6，超过允许的 0.5。请核对收入、支出的合计和年初、年末结转和结余。 103 / 103.6 0",
		}},
		{name: "more than there may be", form: "budget", cells: "outlay.basic.amount=5 outlay.total.amount=5 outlay.public.amount=6 public.total.spent=6 public.running.spent=6 carried.ended.amount=-5", want: []string{
			"R06 error A8 “三公”经费支出 6 大于本年支出合计 5，多 1。请核对支出。 6 / ≤5 0",
		}},
		{name: "as much as there may be", form: "budget", cells: "outlay.basic.amount=5 outlay.total.amount=5 outlay.public.amount=5 public.total.spent=5 public.running.spent=5 carried.begun.amount=5"},
		{name: "a ratio", form: "budget", cells: "public.running.budget=7 public.running.spent=6.5 public.running.rate=92.86 public.total.budget=7 public.total.spent=6.5 public.total.rate=92.85 outlay.public.amount=6.5 outlay.total.amount=6.5 outlay.basic.amount=6.5 carried.begun.amount=6.5", want: []string{
			"R08 error A33 “三公”经费合计：完成率 92.85，决算数 6.5 除以预算数 7，应为 92.86%。请核对预算数和决算数（没有" +
				"预算的空着），完成率应由公式算出。 92.85 / 92.86 1",
		}},
		{name: "a ratio that is not filled in", form: "budget", cells: "public.running.budget=7 public.running.spent=6.5 public.running.rate= public.reception.budget=0 public.reception.rate=/ public.total.budget=7 public.total.spent=6.5 public.total.rate=92.86 outlay.public.amount=6.5 outlay.total.amount=6.5 outlay.basic.amount=6.5 carried.begun.amount=6.5", want: []string{
			"R08 error A23 公务用车运行维护费：完成率没有填，决算数 6.5 除以预算数 7，应为 92.86%。请核对预算数和决算数（" +
				"没有预算的空着），完成率应由公式算出。 0 / 92.86 1",
		}},
		{name: "a ratio of nothing", form: "budget", cells: "public.reception.rate=5", want: []string{
			"R08 error A28 公务接待费：完成率 5，预算数 0 不能作除数，应当空着。请核对预算数和决算数（没有预算的空着），" +
				"完成率应由公式算出。 5 /  1",
		}},
		{name: "more than was planned, where something was", form: "budget", cells: "public.running.budget=5 public.running.spent=5.5 public.running.rate=110 public.reception.spent=2 public.reception.rate= public.total.budget=5 public.total.spent=7.5 public.total.rate=150 outlay.public.amount=7.5 outlay.total.amount=7.5 outlay.basic.amount=7.5 carried.begun.amount=7.5", want: []string{
			"R07 warning A22 公务用车运行维护费：“预算数”大于 0 时，决算数 5.5 大于预算数 5，多 0.5。请核对决算数，确实超" +
				"过的在决算说明里说明原因。 5.5 / ≤5 0",
			"R07 warning A32 “三公”经费合计：“预算数”大于 0 时，决算数 7.5 大于预算数 5，多 2.5。请核对决算数，确实超过的" +
				"在决算说明里说明原因。 7.5 / ≤5 0",
		}},
		{name: "a sum of items", form: "budget", cells: "procurement.rows.r1.budget=30 procurement.rows.r2.budget=5 procurement.all.budget=36 procurement.rows.r1.spent=4 procurement.all.spent=4 outlay.total.amount=4 outlay.basic.amount=4 carried.begun.amount=4", want: []string{
			"R09 error A46 预算金额（万元）：合计 36，各项目之和 35（30 + 5），相差 1。请核对各项目和合计。 36 / 35 1",
		}},
		{name: "an item that cost more", form: "budget", cells: "procurement.rows.r1.budget=3 procurement.all.budget=3 procurement.rows.r1.spent=4 procurement.all.spent=4 outlay.total.amount=4 outlay.basic.amount=4 carried.begun.amount=4", want: []string{
			"R10 error A38 甲：成交金额 4 大于预算金额 3，多 1。请核对这个项目的预算金额和成交金额。 4 / ≤3 0",
			"R10 error A47 合计：成交金额 4 大于预算金额 3，多 1。请核对这个项目的预算金额和成交金额。 4 / ≤3 0",
		}},
		{name: "of a document no word of formulas", form: "budget", document: true, cells: "public.reception.budget=4 public.reception.spent=3 public.reception.rate=5 public.total.budget=4 public.total.spent=3 public.total.rate=75 outlay.public.amount=3 outlay.total.amount=3 outlay.basic.amount=3 carried.begun.amount=3", want: []string{
			"R08 error R28C1 公务接待费：完成率 5，决算数 3 除以预算数 4，应为 75%。请核对预算数和决算数（没有预算的空着" +
				"）。 5 / 75 1",
		}},
		{name: "at least", form: "enforcement", cells: "permits.all.applied=10 permits.all.accepted=12 permits.all.granted=12", want: []string{
			"R02 error A12 行政许可：受理数量 12 大于申请数量 10，多 2。请核对申请数量和受理数量。 10 / ≥12 0",
		}},
		{name: "at least a sum", form: "enforcement", cells: "permits.all.applied=10 permits.all.accepted=10 permits.all.granted=8 permits.all.refused=3", want: []string{
			"R03 error A13 行政许可：许可数量 8 + 不予许可数量 3 = 11，大于受理数量 10，多 1。请核对受理、许可和不予许可" +
				"的数量。 10 / ≥11 0",
		}},
		{name: "just as much as a sum", form: "enforcement", cells: "permits.all.applied=10 permits.all.accepted=10 permits.all.granted=8 permits.all.refused=2"},
		{name: "revoked more than granted", form: "enforcement", cells: "permits.all.revoked=1", want: []string{
			"R04 warning A16 行政许可：撤销许可数量 1 大于许可数量 0，多 1。请核对撤销许可数量，确实如此的不用改。 1 / ≤0" +
				" 0",
		}},
		{name: "where there is none of two", form: "enforcement", cells: "penalties.all.amount=1.5", want: []string{
			"R05 error A11 行政处罚：“罚款”加“没收”等于 0 时，罚没金额 1.5 大于罚款、没收的宗数 0，多 1.5。请核对罚没金额" +
				"和罚款、没收的宗数。 1.5 / ≤0 0",
		}},
		{name: "where there is one of two", form: "enforcement", cells: "penalties.all.amount=1.5 penalties.all.fine=1 penalties.all.total=1"},
		{name: "a sum of many", form: "enforcement", cells: "penalties.all.warning=1 penalties.all.fine=2 penalties.all.confiscate=3 penalties.all.suspend=4 penalties.all.revoke=5 penalties.all.restrict=6 penalties.all.stop=7 penalties.all.detain=8 penalties.all.other=0 penalties.all.total=37", want: []string{
			"R01 error A10 行政处罚：合计 37，九类之和 36（1 + 2 + 3 + 4 + 5 + 6 + 7 + 8），相差 1。请核对各类处罚的宗数" +
				"，合计应由公式算出，不要手工填写。 37 / 36 1",
		}},
		{name: "a sum of more than are listed", form: "enforcement", cells: "penalties.all.warning=1 penalties.all.fine=2 penalties.all.confiscate=3 penalties.all.suspend=4 penalties.all.revoke=5 penalties.all.restrict=6 penalties.all.stop=7 penalties.all.detain=8 penalties.all.other=9 penalties.all.total=46", want: []string{
			"R01 error A10 行政处罚：合计 46，九类之和 45，相差 1。请核对各类处罚的宗数，合计应由公式算出，不要手工填写。" +
				" 46 / 45 1",
		}},
		{name: "a sum of one", form: "enforcement", cells: "penalties.all.warning=1 penalties.all.total=2", want: []string{
			"R01 error A10 行政处罚：合计 2，九类之和 1，相差 1。请核对各类处罚的宗数，合计应由公式算出，不要手工填写。 2" +
				" / 1 1",
		}},
		{name: "another report", form: "enforcement", cells: "permits.all.applied=10 permits.all.accepted=10 permits.all.granted=8 permits.all.refused=2 penalties.all.total=5 penalties.all.fine=5", other: "licensing.permits.decisions=9 enforcement.penalties.decisions=5", want: []string{
			"R06 error A14 许可数量 8 + 不予许可数量 2 = 10，年度报告的行政许可处理决定数量 9，相差 1。年度报告的行政许可" +
				"处理决定数量在 另一份.xlsx 表!A7。请核对两份报告，以办件台账为准。 10 / 9 0",
		}},
		{name: "a stroke in another report", form: "enforcement", cells: "penalties.all.total=5 penalties.all.fine=5", other: "licensing.permits.decisions=0 enforcement.penalties.decisions=/", want: []string{
			"R07 error A10 行政处罚合计 5，年度报告的行政处罚处理决定数量 0，相差 5。年度报告的行政处罚处理决定数量在 另" +
				"一份.xlsx 表!A8（填的是“/”，按 0 算）。请核对两份报告，以处罚决定书为准。 5 / 0 0",
		}},
		{name: "nothing in another report", form: "enforcement", cells: "penalties.all.total=5 penalties.all.fine=5", other: "enforcement.penalties.decisions=见附件"},
		{name: "a column", form: "2021", cells: "applications.received.person=3001 applications.received.total=3001 applications.carried_in.person=34 applications.carried_in.total=34 applications.granted.person=2932 applications.granted.total=2932 applications.handled.person=2932 applications.handled.total=2932 applications.carried_out.person=130 applications.carried_out.total=130", want: []string{
			"R01 error A11 自然人：第一项 3001 + 第二项 34 = 3035，第三项 2932 + 第四项 130 = 3062，相差 27。请核对本列的" +
				"第一、二、四项是否填错，再核对第三项下各种办理结果有无漏计、重计。 3035 / 3062 0",
			"R01 error A17 总计：第一项 3001 + 第二项 34 = 3035，第三项 2932 + 第四项 130 = 3062，相差 27。请核对本列的第" +
				"一、二、四项是否填错，再核对第三项下各种办理结果有无漏计、重计。 3035 / 3062 0",
		}},
		{name: "what was carried, less what was repealed", form: "2021", cells: "documents.normative.issued=7 documents.normative.repealed=3 documents.normative.effective=41", other: "documents.normative.effective=38", want: []string{
			"Y02 warning A6 行政规范性文件：现行有效件数 41，上年报告的“现行有效件数” 38 + 本年制发件数 7 - 本年废止件数 " +
				"3 = 42，相差 1。上年报告的“现行有效件数”在 另一份.xlsx 表!A6。请核对本年的三个数和上年报告；如系清理或者统计" +
				"口径变化，请在第六部分说明。 41 / 42 0",
		}},
		{name: "a figure that is none, or was not found", form: "2021", cells: "applications.received.person=见附件 applications.received.total=5 disputes.review.upheld=! disputes.review.total=5", want: []string{
			"R01 error A17 总计：第一项 5 + 第二项 0 = 5，第三项 0 + 第四项 0 = 0，相差 5。请核对本列的第一、二、四项是否" +
				"填错，再核对第三项下各种办理结果有无漏计、重计。 5 / 0 0",
		}},
		{name: "a total left blank, one with a stroke, and one of nothing", form: "2021", cells: "disputes.review.upheld=5 disputes.review.total= disputes.direct.upheld=5 disputes.direct.total=/ disputes.after_review.total="},
	} {
		source := grid.Sheet
		if test.document {
			source = grid.Table
		}
		r := made(formOf(t, test.form), source, test.cells)
		if test.other != "" {
			r.Hold(r.Form.Others[0], made(formOf(t, "2021"), grid.Sheet, test.other), "另一份.xlsx")
		}
		p := rule.NewPass(r, nil)
		for _, of := range Rules(r.Form) {
			p.Run(of)
		}
		var got []string
		for _, f := range p.Findings() {
			got = append(got, fmt.Sprintf("%s %s %s %s %s / %s %d", f.Rule.ID, f.Rule.Severity, f.Place.Ref, f.Message, f.Actual, f.Expected, len(f.Sums)))
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", test.name, diff)
		}
	}
}
