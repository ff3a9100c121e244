package check

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"nianbao/form"
	"nianbao/form/define"
)

// sure fails where a sound workbook cannot be read.
type sure struct{}

func (sure) Helper()        {}
func (sure) Fatal(v ...any) { panic(fmt.Sprint(v...)) }

func (sure) Fatalf(format string, v ...any) { panic(fmt.Sprintf(format, v...)) }

// put sets the cell with an id.
func (s *sheets) put(id, text string) {
	r := s.read(sure{})
	s.set(r.Value(r.Form.Cell(id)).Place.String(), text)
}

// pairOf lets a workbook be one of an edition, with one of the year before.
func pairOf(s *sheets, edition, year, lastEdition, lastYear string) {
	*s = *sound(edition, year)
	s.last = sound(lastEdition, lastYear)
}

const lastWords = "深化重点领域信息公开，主动公开财政预决算、重大建设项目、公共资源配置、社会救助等方面信息。" +
	"强化解读回应，围绕营商环境制作图文解读。全年新收政府信息公开申请34件，均按时答复。优化门户网站检索功能，新设办事服务专栏。"

// historyCases break the rules of family Y.
var historyCases = []failing{
	{"Y03", func(s *sheets) {
		pairOf(s, "2019", "2020", "2019", "2019")
		s.last.put("licensing.permits.last_year", "10")
		s.last.put("licensing.permits.change", "-2")
		s.put("licensing.permits.last_year", "10")
	}, []string{
		"警告 Y03 主动公开!B7  行政许可：上一年项目数量 10，上年报告的“上一年项目数量” 10 + 上年报告的“本年增/减” -2 = 8，相差 2。" +
			"上年报告的“上一年项目数量”在 上年.xlsx 主动公开!B7、上年报告的“本年增/减”在 上年.xlsx 主动公开!C7。" +
			"请核对本年的数和上年报告；如系清理或者统计口径变化，请在第六部分说明。"}},
	{"Y04 Y05", func(s *sheets) {
		pairOf(s, "2019", "2020", "2019", "2019")
		s.last.put("enforcement.coercion.last_year", "7")
		s.last.put("fees.charges.change", "1")
	}, []string{
		"警告 Y04 主动公开!B12  行政强制：上一年项目数量 0，上年报告的“上一年项目数量” 7 + 上年报告的“本年增/减” 0 = 7，相差 7。" +
			"上年报告的“上一年项目数量”在 上年.xlsx 主动公开!B12、上年报告的“本年增/减”在 上年.xlsx 主动公开!C12。" +
			"请核对本年的数和上年报告；如系清理或者统计口径变化，请在第六部分说明。",
		"警告 Y05 主动公开!B15  行政事业性收费：上一年项目数量 0，上年报告的“上一年项目数量” 0 + 上年报告的“本年增/减” 1 = 1，相差 1。" +
			"上年报告的“上一年项目数量”在 上年.xlsx 主动公开!B15、上年报告的“本年增/减”在 上年.xlsx 主动公开!C15。" +
			"请核对本年的数和上年报告；如系清理或者统计口径变化，请在第六部分说明。"}},
	{"Y04", func(s *sheets) {
		pairOf(s, "2019", "2020", "2019", "2019")
		s.last.put("enforcement.penalties.change", "-3")
	}, []string{
		"警告 Y04 主动公开!B11  行政处罚：上一年项目数量 0，上年报告的“上一年项目数量” 0 + 上年报告的“本年增/减” -3 = -3，相差 3。" +
			"上年报告的“上一年项目数量”在 上年.xlsx 主动公开!B11、上年报告的“本年增/减”在 上年.xlsx 主动公开!C11。" +
			"请核对本年的数和上年报告；如系清理或者统计口径变化，请在第六部分说明。"}},
	{"Y05", func(s *sheets) {
		pairOf(s, "2019", "2020", "2019", "2019")
		s.put("fees.charges.last_year", "2")
	}, []string{
		"警告 Y05 主动公开!B15  行政事业性收费：上一年项目数量 2，上年报告的“上一年项目数量” 0 + 上年报告的“本年增/减” 0 = 0，相差 2。" +
			"上年报告的“上一年项目数量”在 上年.xlsx 主动公开!B15、上年报告的“本年增/减”在 上年.xlsx 主动公开!C15。" +
			"请核对本年的数和上年报告；如系清理或者统计口径变化，请在第六部分说明。"}},
	{"Y06", func(s *sheets) {
		pairOf(s, "2019", "2020", "2019", "2019")
		s.last.put("documents.normative.public_total", "21")
		s.put("documents.normative.public_total", "12")
	}, []string{
		"提示 Y06 主动公开!D4  规范性文件：上年报告的“对外公开总数量” 21 大于对外公开总数量 12，多 9。" +
			"上年报告的“对外公开总数量”在 上年.xlsx 主动公开!D4。请核对这两处；如系废止、清理，请在第六部分说明。"}},
	{"Y07", func(s *sheets) {
		s.last = sound("2021", "2023")
		s.last.put("enforcement.penalties.decisions", "120")
		s.put("enforcement.penalties.decisions", "1200")
		s.last.put("fees.charges.amount", "1500.5")
		s.put("fees.charges.amount", "0")
	}, []string{
		"提示 Y07 主动公开!B10  与上年报告相比，“行政处罚”的“本年处理决定数量” 1200，上年 120（上年.xlsx 主动公开!B10），是上年的 10 倍。" +
			"这里提示的是上年的 5 倍以上或者 5 分之一以下，并且相差 100 以上的。请核对台账；属实的，最好在总体情况里说明原因。",
		"提示 Y07 主动公开!B14  与上年报告相比，“行政事业性收费”的“本年收费金额（单位：万元）” 0，上年 1500.5（上年.xlsx 主动公开!B14），相差 1500.5。" +
			"这里提示的是上年的 5 倍以上或者 5 分之一以下，并且相差 50 以上的。请核对台账；属实的，最好在总体情况里说明原因。"}},
	{"Y07 across the change of edition", func(s *sheets) {
		pairOf(s, "2021", "2021", "2019", "2020")
		s.last.put("applications.granted.person", "600")
		s.last.put("applications.granted.total", "600")
		s.last.put("applications.handled.person", "600")
		s.last.put("applications.handled.total", "600")
		s.last.put("applications.received.person", "600")
		s.last.put("applications.received.total", "600")
	}, []string{
		"警告 P08 依申请公开!J4  全部的数都是 0，而上年“一、本年新收政府信息公开申请数量”的“总计”是 600（上年.xlsx 依申请公开!J4）。" +
			"请对照台账核对是不是漏填了。",
		"提示 Y07 依申请公开!D4  与上年报告相比，“一、本年新收政府信息公开申请数量”的“自然人” 0，上年 600（上年.xlsx 依申请公开!D4），相差 600、" +
			"“（一）予以公开”的“自然人” 0，上年 600（上年.xlsx 依申请公开!D6），相差 600。" +
			"这里提示的是上年的 5 倍以上或者 5 分之一以下，并且相差 100 以上的。请核对台账；属实的，最好在总体情况里说明原因。 [follows 1]"}},
	{"Y08", func(s *sheets) {
		s.last = sound("2021", "2023")
		for i, id := range []string{"licensing.permits.decisions", "enforcement.penalties.decisions", "fees.charges.amount",
			"documents.normative.issued", "documents.normative.repealed"} {
			s.put(id, fmt.Sprint(i%3+7))
			s.last.put(id, fmt.Sprint(i%3+7))
		}
	}, []string{
		"警告 Y08 主动公开!B4  填报的 5 个不为 0 的数（不算总计）全部与上年报告（上年.xlsx）相同。" +
			"请看是不是把上年的数又报了一次；确实相同的，请在第六部分说明。",
		"警告 Y02 主动公开!D4  行政规范性文件：现行有效件数 0，上年报告的“现行有效件数” 0 + 本年制发件数 7 - 本年废止件数 8 = -1，相差 1。" +
			"上年报告的“现行有效件数”在 上年.xlsx 主动公开!D4。请核对本年的三个数和上年报告；如系清理或者统计口径变化，请在第六部分说明。 [follows 0]"}},
	{"Y09", func(s *sheets) {
		s.last = sound("2021", "2023")
		s.last.set("文字!A2", "2023年，"+lastWords)
		s.set("文字!A2", "（一）主动公开\n2024年，"+strings.ReplaceAll(lastWords, "34件", "{{申请.新收.总计}}件")+"今年新开通了手机端。")
	}, []string{
		"警告 Y09 文字!A2  “一、总体情况”有 3 句、81 字与上年报告（上年.xlsx）一字不差，占 90%：" +
			"“2024年，深化重点领域信息公开，主动公开财政预决算、重大建设项目、公共资源配置…”“强化解读回应，围绕营商环境制作图文解读”" +
			"“优化门户网站检索功能，新设办事服务专栏”。请按本年的情况改写；确实没有变化的，请核对其中的时间和数。" +
			"这里提示的是占 50%、80 字以上，或者全部相同、24 字以上的。"}},
	{"Y09 all of a short text", func(s *sheets) {
		s.last = sound("2021", "2023")
		s.last.set("文字!A2", "一是栏目更新还不够及时。二是个别单位公开意识不强，明年加强培训。")
		s.set("文字!A2", "一是栏目更新还不够及时。二是个别单位公开意识不强，明年加强培训。")
	}, []string{
		"警告 Y09 文字!A2  “一、总体情况”有 2 句、25 字与上年报告（上年.xlsx）一字不差，占 100%：“一是栏目" +
			"更新还不够及时”“二是个别单位公开意识不强，明年加强培训”。请按本年的情况改写；确实没有变化的，请核" +
			"对其中的时间和数。这里提示的是占 50%、80 字以上，或者全部相同、24 字以上的。",
	}},
	{"Y10", func(s *sheets) {
		s.last = sound("2021", "2023")
		received(s.last, "34")
		received(s, "40")
		s.last.set("文字!A2", "全年新收政府信息公开申请34件，均按时答复。")
		s.set("文字!A2", "全年新收政府信息公开申请34件，均按时答复。")
	}, []string{
		"错误 Y10 文字!A2  “一、总体情况”里“全年新收政府信息公开申请34件，均按时答复”与上年报告相同，其中的“34件”是上年“一、本年新收政府信息公开申请数量”的“总计”" +
			"（上年.xlsx 依申请公开!J4）的数；本年这一格（依申请公开!J4）是 40。请把文字里的数改成本年的。",
		"错误 N01 文字!A2  文字“全年新收政府信息公开申请34件”写的是 34件，表里“一、本年新收政府信息公开申请数量”的“总计”（依申请公开!J4）是 40。" +
			"请对照台账看哪一处对，改正另一处。 [follows 0]"}},
}

// copiedCases break the rules about several agencies.
var copiedCases = []failing{
	{"Y11", func(s *sheets) {
		s.beside = sound("2021", "2024")
		s.beside.set("基本信息!B1", "示例市教育局")
		words := strings.Replace(lastWords, "全年新收政府信息公开申请34件，均按时答复", "在政务大厅增设政策查阅专柜，配发便民手册", 1)
		s.beside.set("文字!A2", "示例市教育局"+words)
		s.set("文字!A2", "（一）主动公开\n示例市司法局"+words+"为各司法所配发公开事项手册三百册。")
	}, []string{
		"警告 Y11  示例市司法局（甲.xlsx 文字!A2）和示例市教育局（乙.xlsx 文字!A2）的“一、总体情况”有 4 句、101 字一字不差，占前者的 86%、后者的 100%：" +
			"“示例市教育局深化重点领域信息公开，主动公开财政预决算、重大建设项目、公共资源配置、社会救助等方面信息”等。" +
			"请各自按本机关的情况改写；是上级统一要求写的话，不用改。"}},
	{"Y12", func(s *sheets) {
		s.set("文字!A2", "2024年，在市委、市政府领导下，示例市财政局认真贯彻落实《条例》，推进政务公开。")
	}, []string{
		"错误 Y12 文字!A2  “一、总体情况”里“2024年，在市委、市政府领导下，示例市财政局认真贯彻落实《条例》，推进政务公开”写的是“示例市财政局”，" +
			"报告却是“示例市司法局”的。请改成本机关的名称，并核对这一段是不是从别处抄来的、是不是本机关的情况。"}},
	{"Y12 behind a sentence of its own", func(s *sheets) {
		s.set("文字!A2", "本年度开展培训三次。示例市财政局认真贯彻落实《条例》。")
	}, []string{
		"错误 Y12 文字!A2  “一、总体情况”里“示例市财政局认真贯彻落实《条例》”写的是“示例市财政局”，报告却是“示例市司法局”的。" +
			"请改成本机关的名称，并核对这一段是不是从别处抄来的、是不是本机关的情况。"}},
	{"Y12 of another place, by a word that all write", func(s *sheets) {
		s.set("文字!A2", "本年度开展培训三次。丙市财政局切实做好公开。")
	}, []string{
		"错误 Y12 文字!A2  “一、总体情况”里“丙市财政局切实做好公开”写的是“丙市财政局”，报告却是“示例市司法局”的。" +
			"请改成本机关的名称，并核对这一段是不是从别处抄来的、是不是本机关的情况。"}},
}

// copiedPassing come near to it.
var copiedPassing = []passing{
	{"Y11", "two offices that write what all write, and a sentence that both have", func(s *sheets) {
		s.beside = sound("2021", "2024")
		s.beside.set("基本信息!B1", "示例市教育局")
		all := "所列数据的统计期限自2024年1月1日起，至2024年12月31日止。未收到政府信息公开申请。"
		s.beside.set("文字!A2", all+"优化门户网站检索功能，新设办事服务专栏。开展教育收费公示四次。")
		s.set("文字!A2", all+"优化门户网站检索功能，新设办事服务专栏。为司法所配发公开手册三百册。")
	}, ""},
	{"Y11", "two workbooks of one agency", func(s *sheets) {
		s.beside = sound("2021", "2024")
		s.beside.set("基本信息!B1", "市司法局")
		words := strings.ReplaceAll(lastWords, "全年新收政府信息公开申请34件，均按时答复", "在政务大厅增设政策查阅专柜，配发便民手册")
		s.beside.set("文字!A2", words)
		s.set("文字!A2", words)
	}, ""},
	{"Y12", "an office that serves all of its place", func(s *sheets) {
		s.set("文字!A2", "本年度开展培训三次。示例市政务服务局认真贯彻落实《条例》。")
	}, ""},
	{"Y12", "bodies that a report may speak of", func(s *sheets) {
		s.set("文字!A2", "2024年，示例市人民政府认真贯彻落实条例。示例市人民政府办公室持续指导。示例市财政局按照要求对我局开展检查。"+
			"会同示例市财政局认真做好工作。样本省司法厅高度重视。示例市政务服务局不断完善平台。示例市司法局坚持公开。市司法局持续改进。")
	}, ""},
}

// received lets so many applications come from persons, and be granted.
func received(s *sheets, n string) {
	for _, row := range []string{"4", "6", "27"} {
		s.set("依申请公开!D"+row, n)
		s.set("依申请公开!J"+row, n)
	}
}

// historyPassing come near to breaking the rules of family Y.
var historyPassing = []passing{
	{"Y03 Y04 Y05 Y06", "items that move on, and more that is public", func(s *sheets) {
		pairOf(s, "2019", "2020", "2019", "2019")
		s.last.put("licensing.permits.last_year", "10")
		s.last.put("licensing.permits.change", "-2")
		s.put("licensing.permits.last_year", "8")
		s.put("documents.normative.public_total", "3")
	}, "F01"},
	{"Y07", "much, and not often as much; often, and not much", func(s *sheets) {
		s.last = sound("2021", "2023")
		s.last.put("enforcement.penalties.decisions", "1200")
		s.put("enforcement.penalties.decisions", "5999")
		s.put("licensing.permits.decisions", "99")
	}, ""},
	{"Y08", "few figures that are last year's, and one that is not", func(s *sheets) {
		s.last = sound("2021", "2023")
		for i, id := range []string{"licensing.permits.decisions", "enforcement.penalties.decisions", "fees.charges.amount",
			"enforcement.coercion.decisions"} {
			s.put(id, fmt.Sprint(i+7))
			s.last.put(id, fmt.Sprint(i+7))
		}
	}, ""},
	{"Y09", "what is the same in every report", func(s *sheets) {
		s.last = sound("2021", "2023")
		text := "本报告根据《中华人民共和国政府信息公开条例》编制，由总体情况等六部分组成，统计期限自2024年1月1日起，至2024年12月31日止。" +
			"全年未收到政府信息公开申请，也没有发生因政府信息公开引起的行政复议和行政诉讼。\n（一）主动公开情况\n（二）依申请公开工作情况\n" +
			"如有疑问请与示例市司法局办公室联系，地址示例市中山路一号，邮政编码000000。"
		s.set("文字!A2", text)
		s.last.set("文字!A2", strings.ReplaceAll(text, "2024", "2023"))
	}, ""},
	{"Y09", "a short text of which one sentence is this year's", func(s *sheets) {
		s.last = sound("2021", "2023")
		s.last.set("文字!A2", "一是栏目更新还不够及时。二是个别单位公开意识不强，明年加强培训。")
		s.set("文字!A2", "一是栏目更新还不够及时。二是解读形式单一，明年增加图解。")
	}, ""},
	{"Y10", "numbers that may be of something else", func(s *sheets) {
		s.last = sound("2021", "2023")
		received(s.last, "34")
		received(s, "40")
		text := "答复群众来信34件。新收政府信息公开申请中自然人的占34%。2023年新收政府信息公开申请34件。" +
			"比上年新收申请34件有所增加。新收申请较多，其中自然人申请34件。接待34人。"
		s.set("文字!A2", text+"今年增加了图解，明年再添视频和问答。")
		s.last.set("文字!A2", text)
	}, ""},
}

// A years is two reports of one agency, made.
type years struct{ last, this *form.Report }

// soundYears returns two reports of which each is sound, and that go together.
func soundYears(t *rapid.T) years {
	forms := define.Builtin()
	editions := rapid.SampledFrom([][3]int{{0, 0, 2020}, {0, 1, 2021}, {1, 1, 2024}}).Draw(t, "editions")
	y := years{form.NewReport(forms[editions[0]]), form.NewReport(forms[editions[1]])}
	for i, r := range []*form.Report{y.last, y.this} {
		r.Agency, r.Year = "示例市司法局", editions[2]-1+i
		for _, s := range r.Form.Texts() {
			r.Texts[s.Text] = form.Text{Text: newText(t, s.Text+fmt.Sprint(i))}
		}
	}
	for _, c := range y.last.Form.Cells {
		most := 90
		switch {
		case c.Row.ID == "carried_out" || c.Row.ID == "carried_in" || c.Column.ID == "change":
			most = 9
		case c.Row.ID != "other" && rapid.IntRange(0, 9).Draw(t, "large") == 0:
			most = 9000
		}
		y.last.SetNumber(c, decimal.NewFromInt(int64(rapid.IntRange(5, most).Draw(t, "then"))))
	}
	for _, c := range y.this.Form.Cells { // neither five times as much nor a fifth
		percent, then := int64(rapid.IntRange(60, 190).Draw(t, "percent")), int64(20)
		if of := y.last.Form.Cell(c.ID); of != nil {
			then = y.last.Number(of).IntPart()
		}
		if c.Column.ID == "public_total" {
			percent += 40
		}
		y.this.SetNumber(c, decimal.NewFromInt((then*percent+50)/100))
	}
	y.settle()
	return y
}

// settle lets totals be sums, and what follows from last year's report follow.
func (y *years) settle() {
	sums(y.last)
	for _, e := range y.this.Form.Equations {
		if e.IsOutside() && e.IsEquality() {
			y.this.SetNumber(e.Left[0].Cell, form.Sum(e.Right, func(c *form.Cell) decimal.Decimal {
				if c.Of == nil {
					return y.this.Number(c)
				}
				if of := y.last.Form.Cell(strings.TrimPrefix(c.ID, "last.")); of != nil {
					return y.last.Number(of)
				}
				return decimal.NewFromInt(9000)
			}))
		}
	}
	sums(y.this)
	y.hold()
}

func (y *years) hold() { y.this.Hold(y.this.Form.Other(form.Last), y.last, "上年.xlsx") }

// sums lets a report's totals be sums, and as many be received as R01 asks for.
func sums(r *form.Report) {
	for range 4 { // totals of totals
		for _, c := range r.Form.Cells {
			if e := r.Form.Computed(c); e != nil {
				r.SetNumber(c, form.Sum(e.Right, r.Number))
			}
		}
		for _, c := range r.Form.Cells {
			if c.Row.ID == "received" && c.Column.ID != "total" {
				at := func(row string) decimal.Decimal {
					return r.Number(r.Form.Cell("applications." + row + "." + c.Column.ID))
				}
				r.SetNumber(c, at("handled").Add(at("carried_out")).Sub(at("carried_in")))
			}
		}
	}
}

// newText returns a text that no other is like.
func newText(t *rapid.T, label string) string {
	var b strings.Builder
	for i := range rapid.IntRange(3, 9).Draw(t, label) {
		b.WriteString(fmt.Sprintf("%s第%s批重点事项%d公示。", rapid.StringOfN(rapid.RuneFrom([]rune("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳")), 14, 24, -1).
			Draw(t, "words"), label, i))
	}
	return b.String()
}

// found returns the findings of family Y that nothing explains.
func (y *years) found() (ids []string, lines []string) {
	for _, f := range Report(y.this, define.Builtin()) {
		if f.Rule.ID[0] == 'Y' && f.Follows == nil {
			ids, lines = append(ids, f.Rule.ID), append(lines, f.Rule.ID+" "+f.Message)
		}
	}
	return ids, lines
}

// TestAnyYears shows that sound pairs of reports have no finding against each other, on whatever editions, and each one
// break exactly one.
func TestAnyYears(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		y := soundYears(rt)
		if _, lines := y.found(); len(lines) > 0 {
			rt.Fatalf("a sound pair: %v", lines)
		}
		want := y.spoil(rt)
		if ids, lines := y.found(); !slices.Equal(ids, []string{want}) {
			rt.Fatalf("%s is broken: %v", want, lines)
		}
	})
}

// spoil breaks one rule and returns its id.
func (y *years) spoil(t *rapid.T) string {
	r, last := y.this, y.last
	add := func(id string, n int64) {
		r.SetNumber(r.Form.Cell(id), r.Number(r.Form.Cell(id)).Add(decimal.NewFromInt(n)))
	}
	n := int64(rapid.IntRange(1, 9).Draw(t, "by"))
	kinds := []string{"Y01", "Y07", "Y09", "Y10"}
	if last.Form.Edition == "2019" && r.Form.Edition == "2019" {
		kinds = append(kinds, "Y03", "Y04", "Y05", "Y06")
	}
	if last.Form.Edition == "2021" {
		kinds = append(kinds, "Y02")
	}
	kind := rapid.SampledFrom(kinds).Draw(t, "kind")
	switch kind {
	case "Y01":
		add("applications.carried_in.legal", n)
		add("applications.granted.legal", n)
		sums(r)
	case "Y02":
		add("documents.normative.effective", n)
	case "Y03":
		add("licensing.services.last_year", n)
	case "Y04":
		add("enforcement.penalties.last_year", n)
	case "Y05":
		add("fees.charges.last_year", n)
	case "Y06":
		r.SetNumber(r.Form.Cell("documents.normative.public_total"), last.Number(last.Form.Cell("documents.normative.public_total")).Sub(decimal.NewFromInt(1)))
	case "Y07":
		last.SetNumber(last.Form.Cell("enforcement.penalties.decisions"), decimal.NewFromInt(n))
		r.SetNumber(r.Form.Cell("enforcement.penalties.decisions"), decimal.NewFromInt(n*10+100))
	case "Y09":
		id := rapid.SampledFrom([]string{"overview", "problems"}).Draw(t, "text")
		text := newText(t, "上年")
		last.Texts[id] = form.Text{Text: text}
		r.Texts[id] = form.Text{Text: fmt.Sprintf("%d年，%s", r.Year, text) + newText(t, "又")[:len("甲")*20] + "。"}
		last.Texts[id] = form.Text{Text: fmt.Sprintf("%d年，%s", last.Year, text)}
	case "Y10":
		return y.unmoved(t)
	}
	y.hold()
	return kind
}

// unmoved puts last year's figure into a sentence of both.
func (y *years) unmoved(t *rapid.T) string {
	of := y.last.Form.Cell("enforcement.coercion.decisions")
	y.last.SetNumber(of, decimal.NewFromInt(864213))
	y.this.SetNumber(y.this.Form.Cell(of.ID), decimal.NewFromInt(int64(rapid.IntRange(864214, 900000).Draw(t, "now"))))
	sentence := rapid.SampledFrom([]string{"全年作出行政强制决定864213件。", "（三）作出行政强制决定864,213件。", "作出行政强制决定８６４２１３件。"}).Draw(t, "sentence")
	for i, r := range []*form.Report{y.last, y.this} {
		text := r.Texts["overview"].Text
		r.Texts["overview"] = form.Text{Text: []string{sentence + "\n" + text, text + "\n" + sentence}[i]}
	}
	y.hold()
	return "Y10"
}
