package check

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"nianbao/form"
	"nianbao/form/define"
	"nianbao/form/parts"
	"nianbao/grid"
)

// figures are those of a report besides 0, by cells' ids.
type figures map[string]string

// partWith returns a part with figures on the newest edition.
func partWith(agency string, of figures) *parts.Part {
	f := define.Builtin()[1]
	r := form.NewReport(f)
	r.Agency, r.Year = agency, 2024
	for _, c := range f.Cells {
		r.SetNumber(c, decimal.Zero)
	}
	for id, text := range of {
		c := f.Cell(id)
		v := form.ParseValue(text, grid.Number, c.Unit(), "")
		if text == "见附件" {
			v = form.ParseValue(text, grid.Text, c.Unit(), "")
		}
		r.SetValue(c, v)
	}
	return parts.Of(r, agency[len("示例市"):]+".xlsx")
}

// addsUp gives a workbook parts, and the sums of their figures.
func addsUp(s *sheets, list ...*parts.Part) *parts.Set {
	s.parts = parts.NewSet(define.Builtin()[1], 2024, list)
	sums := s.parts.Report()
	for _, c := range s.parts.Form.Cells {
		if sum := sums.Number(c); s.parts.Form.Computed(c) == nil && !sum.IsZero() {
			s.put(c.ID, sum.String())
		}
	}
	return s.parts
}

// threeParts are a bureau with several figures and two with few.
func threeParts() (justice, affairs, works *parts.Part) {
	return partWith("示例市司法局", figures{"licensing.permits.decisions": "140", "enforcement.penalties.decisions": "25",
			"documents.normative.issued": "3", "documents.normative.effective": "12"}),
		partWith("示例市民政局", figures{"enforcement.penalties.decisions": "60", "enforcement.coercion.decisions": "4"}),
		partWith("示例市住建局", figures{"enforcement.penalties.decisions": "600"})
}

// manyParts are three more with figures in the same cells, so that none of them fits alone, nor two.
func manyParts() []*parts.Part {
	return []*parts.Part{
		partWith("示例市教育局", figures{"documents.regulations.issued": "1", "documents.regulations.effective": "2", "documents.normative.issued": "3",
			"documents.normative.effective": "4", "licensing.permits.decisions": "5", "enforcement.coercion.decisions": "6"}),
		partWith("示例市公安局", figures{"documents.regulations.issued": "2", "documents.regulations.effective": "5", "documents.normative.issued": "1",
			"documents.normative.effective": "7", "licensing.permits.decisions": "3", "enforcement.penalties.decisions": "31"}),
		partWith("示例市财政局", figures{"documents.regulations.issued": "7", "documents.regulations.effective": "3", "documents.normative.issued": "2",
			"enforcement.coercion.decisions": "8", "enforcement.penalties.decisions": "9", "fees.charges.amount": "1.5"}),
	}
}

// partsCases break the rules of family M.
var partsCases = []failing{
	{"M01", func(s *sheets) {
		addsUp(s, parts3()...)
		s.put("enforcement.penalties.decisions", "712") // 司法局 has counted as 52
	}, []string{
		"错误 M01 主动公开!B10  “行政处罚”的“本年处理决定数量”填的是 712，3 个机关之和 685，多 27。" +
			"最可能是 示例市司法局（司法局.xlsx）现报 25，像是按 52 加的（数字颠倒）。" +
			"请对照各机关的报告核对，改正后重新汇总。",
	}},
	{"M01 the superior's own", func(s *sheets) {
		addsUp(s, parts3()...)
		s.put("licensing.permits.decisions", "410")
	}, []string{
		"错误 M01 主动公开!B7  “行政许可”的“本年处理决定数量”填的是 410，3 个机关之和 140，多 270。" +
			"最可能是 汇总表自己（主动公开!B7）现为 410，应为 140（数字颠倒）；也可能是 示例市司法局（司法局.xlsx）现报 140，像是按 410 加的（数字颠倒）。" +
			"请对照各机关的报告核对，改正后重新汇总。",
	}},
	{"M01 typed over where the sum says itself what was added", func(s *sheets) {
		addsUp(s, parts3()...).Before = parts.NewSet(define.Builtin()[1], 2024, parts3())
		s.put("enforcement.penalties.decisions", "12345")
	}, []string{
		"错误 M01 主动公开!B10  “行政处罚”的“本年处理决定数量”填的是 12345，3 个机关之和 685，多 11660。" +
			"最可能是 汇总表自己（主动公开!B10）现为 12345，应为 685（公式被改成了数）。" +
			"请对照各机关的报告核对，改正后重新汇总。",
	}},
	{"M01 in the neighbour's cell", func(s *sheets) {
		addsUp(s, parts3()...)
		s.put("documents.normative.issued", "0")
		s.put("documents.normative.repealed", "3")
	}, []string{
		"错误 M01 主动公开!B4  “行政规范性文件”的“本年制发件数”填的是 0，3 个机关之和 3，少 3；“行政规范性文件”的“本年废止件数”填的是 3，3 个机关之和 0，多 3。" +
			"最可能是 汇总表自己的这两格现为 0、3，应为 3、0（填到了相邻的一列）；也可能是 示例市司法局（司法局.xlsx）的这两格现报 3、0，像是按 0、3 加的（填到了相邻的一列）。" +
			"请对照各机关的报告核对，改正后重新汇总。",
	}},
	{"M01 added into the neighbour's cell", func(s *sheets) {
		addsUp(s, append(parts3()[1:], partWith("示例市司法局", figures{"licensing.permits.decisions": "140", "enforcement.penalties.decisions": "25",
			"documents.normative.issued": "31", "documents.normative.repealed": "2", "documents.normative.effective": "12"}))...)
		s.put("documents.normative.issued", "0")
		s.put("documents.normative.repealed", "33")
	}, []string{
		"错误 M01 主动公开!B4  “行政规范性文件”的“本年制发件数”填的是 0，3 个机关之和 31，少 31；“行政规范性文件”的“本年废止件数”填的是 33，3 个机关之和 2，多 31。" +
			"最可能是 示例市司法局（司法局.xlsx）的这两格现报 31、2，像是按 0、33 加的（31 加到了相邻的一列）。请对照各机关的报告核对，改正后重新汇总。",
	}},
	{"M01 of one amount one way and the other", func(s *sheets) {
		addsUp(s, parts3()...)
		s.put("enforcement.penalties.decisions", "622")
		s.put("enforcement.coercion.decisions", "67")
	}, []string{
		"错误 M01 主动公开!B10  “行政处罚”的“本年处理决定数量”填的是 622，3 个机关之和 685，少 63；“行政强制”的“本年处理决定数量”填的是 67，3 个机关之和 4，多 63。" +
			"相邻的两格一多一少，差的数相同，像是一个数加错了格，看不出是哪一个机关的。请对照各机关的报告核对，改正后重新汇总。",
	}},
	{"M01 blank", func(s *sheets) {
		addsUp(s, parts3()...)
		s.put("licensing.permits.decisions", "")
	}, []string{
		"错误 M01 主动公开!B7  “行政许可”的“本年处理决定数量”空着，3 个机关之和 140，少 140。" +
			"最可能是 汇总表自己（主动公开!B7）没有填，应为 140；也可能是 示例市司法局（司法局.xlsx）的 140 没有加进去。" +
			"请对照各机关的报告核对，改正后重新汇总。",
		"提示 V01 主动公开!B7  “二、主动公开政府信息情况（第二十条第（五）项）”有 1 格空白（B7），按 0 计算，报告里照原样印。" +
			"没有发生的请填 0。",
	}},
	{"M01 reports that were not given", func(s *sheets) {
		besides := figures{"documents.regulations.issued": "1", "documents.regulations.effective": "2", "documents.normative.issued": "3",
			"documents.normative.effective": "4", "licensing.permits.decisions": "5", "enforcement.coercion.decisions": "6"}
		set := addsUp(s, append(parts3(), partWith("示例市教育局", besides), partWith("示例市公安局", besides),
			partWith("示例市财政局", figures{"documents.regulations.issued": "7", "licensing.permits.decisions": "8"}))...)
		set.Parts = set.Parts[len(set.Parts)-3:]
	}, []string{
		"错误 M01 主动公开!B3  有 7 格都比各机关之和多，没有一格少：主动公开!B3 多 1、主动公开!D3 多 2、主动公开!B4 多 6、主动公开!D4 多 16、主动公开!B7 多 145、主动公开!B10 多 625、主动公开!B11 多 6。" +
			"多半是还有机关的报告没有给出，或者有几个机关加了两次。缺了哪些机关，要有应报机关的名单才知道（加 --roster 名单）。请把全部机关的报告都给出（下级文件夹加 -r）再核对。"}},
	{"M02", func(s *sheets) {
		addsUp(s, parts3()[1:]...)
		s.parts = parts.NewSet(define.Builtin()[1], 2024, parts3())
	}, []string{
		"错误 M02 主动公开!B4  汇总表里没有 示例市司法局（司法局.xlsx）的数：加上它的数，4 格就与各机关之和相符，如 主动公开!B4、主动公开!D4、主动公开!B7。" +
			"请核对汇总时用的是哪些文件，改正后重新汇总。",
	}},
	{"M01 M02 besides one that was left out", func(s *sheets) {
		addsUp(s, parts3()[1:]...)
		s.put("enforcement.penalties.decisions", "669")
		s.parts = parts.NewSet(define.Builtin()[1], 2024, parts3())
	}, []string{
		"错误 M02 主动公开!B4  汇总表里没有 示例市司法局（司法局.xlsx）的数：加上它的数，3 格就与各机关之和相符，如 主动公开!B4、主动公开!D4、主动公开!B7。" +
			"请核对汇总时用的是哪些文件，改正后重新汇总。",
		"错误 M01 主动公开!B10  “行政处罚”的“本年处理决定数量”填的是 669，3 个机关之和 660（照汇总表的算法，没有加 示例市司法局），多 9。" +
			"最可能是 示例市民政局（民政局.xlsx）现报 60，像是按 69 加的（数字敲错，与旁边的键相邻）；也可能是 示例市住建局（住建局.xlsx）现报 600，像是按 609 加的（数字敲错，与旁边的键相邻），或者 汇总表自己（主动公开!B10）现为 669，应为 660（数字敲错，与旁边的键相邻）。请对照各机关的报告核对，改正后重新汇总。",
	}},
	{"M02 twice", func(s *sheets) {
		first, second, third := threeParts()
		double := partWith("示例市司法局（副本）", figures{"licensing.permits.decisions": "140", "enforcement.penalties.decisions": "25",
			"documents.normative.issued": "3", "documents.normative.effective": "12"})
		addsUp(s, first, second, third, double)
		s.parts = parts.NewSet(define.Builtin()[1], 2024, parts3())
	}, []string{
		"错误 M02 主动公开!B4  汇总表里 示例市司法局（司法局.xlsx）的数算了两次：减去一份，4 格就与各机关之和相符，如 主动公开!B4、主动公开!D4、主动公开!B7。" +
			"请核对汇总时用的是哪些文件，改正后重新汇总。",
	}},
	{"M02 three at once", func(s *sheets) {
		all := append(parts3(), manyParts()...)
		addsUp(s, all[:len(all)-3]...)
		s.parts = parts.NewSet(define.Builtin()[1], 2024, all)
	}, []string{
		"错误 M02 主动公开!B3  待核：汇总时可能漏了 3 个机关：示例市公安局（公安局.xlsx）、示例市教育局（教育局.xlsx）、示例市财政局（财政局.xlsx）。" +
			"加上它们的数，不等的 8 格就全部与各机关之和相符，如 主动公开!B3、主动公开!D3、主动公开!B4；别的任何几个机关都不能。" +
			"请核对汇总时用的是哪些文件，改正后重新汇总。",
	}},
	{"M01 M02 two at once and a slip", func(s *sheets) {
		all := append(parts3(), manyParts()...)
		addsUp(s, all[:len(all)-2]...)
		s.put("licensing.permits.decisions", "415")
		s.parts = parts.NewSet(define.Builtin()[1], 2024, all)
	}, []string{
		"错误 M02 主动公开!B3  待核：汇总时可能漏了 2 个机关：示例市公安局（公安局.xlsx）、示例市财政局（财政局.xlsx）。" +
			"加上它们的数，除 主动公开!B7 另有差错外，不等的 7 格就全部与各机关之和相符，如 主动公开!B3、主动公开!D3、主动公开!B4；别的任何几个机关都不能。" +
			"请核对汇总时用的是哪些文件，改正后重新汇总。",
		"错误 M01 主动公开!B7  “行政许可”的“本年处理决定数量”填的是 415，6 个机关之和 145（照汇总表的算法，没有加 示例市公安局），多 270。" +
			"最可能是 示例市司法局（司法局.xlsx）现报 140，像是按 410 加的（数字颠倒）；也可能是 汇总表自己（主动公开!B7）现为 415，应为 145（数字颠倒）。" +
			"请对照各机关的报告核对，改正后重新汇总。",
	}},
	{"M01 one of several three at once", func(s *sheets) {
		many := manyParts()
		twin := figures{"documents.regulations.issued": "1", "documents.normative.issued": "3", "enforcement.penalties.decisions": "2"}
		one, other := partWith("示例市体育局", twin), partWith("示例市商务局", twin)
		addsUp(s, append(parts3(), many[2], other)...)
		s.parts = parts.NewSet(define.Builtin()[1], 2024, append(append(parts3(), many...), one, other))
	}, []string{
		"错误 M01 主动公开!B3  有 7 格都比各机关之和少，没有一格多：主动公开!B3 少 4、主动公开!D3 少 7、主动公开!B4 少 7、主动公开!D4 少 11、" +
			"主动公开!B7 少 8、主动公开!B10 少 33、主动公开!B11 少 6。多半是有几个机关的报告没有加进汇总，或者给出了不归它汇总的报告。" +
			"有 2 组机关没有加进去都能解释全部的差，分不清是哪一组：示例市体育局、示例市公安局、示例市教育局；或者 示例市公安局、示例市商务局、示例市教育局。" +
			"请核对汇总时用的是哪些文件，改正后重新汇总。",
	}},
	{"M03 M04", func(s *sheets) {
		addsUp(s, parts3()...)
		s.put("enforcement.penalties.decisions", "700")
		s.parts.Missing = []string{"示例市教育局"}
	}, []string{
		"警告 M04  缺 1 个机关的报告：示例市教育局。它们的数有没有算进汇总，核对不了；请补齐后再核对。",
		"警告 M03 主动公开!B10  待核：有 1 格与手头各机关之和不同（主动公开!B10 多 15），缺的 1 个机关可能就是差的数。" +
			"请补齐后再核对。",
	}},
	{"M04", func(s *sheets) { addsUp(s, parts3()...).Missing = []string{"示例市教育局"} }, []string{
		"警告 M04  缺 1 个机关的报告：示例市教育局。它们的数有没有算进汇总，核对不了；请补齐后再核对。"}},
	{"M03 no figure", func(s *sheets) {
		first, second, _ := threeParts()
		addsUp(s, first, second, partWith("示例市住建局", figures{"enforcement.penalties.decisions": "见附件"}))
	}, []string{
		"警告 M03 主动公开!B10  待核：有 1 格的各机关之和算不出来，有的机关填的不是数（主动公开!B10，示例市住建局填的是“见附件”）。" +
			"请改正它们的报告后再核对。",
	}},
	{"M05 beside the superior's own", func(s *sheets) {
		own := partWith("示例市司法局", figures{"licensing.permits.decisions": "7", "documents.normative.issued": "2"})
		own.Own = true
		again, _, _ := threeParts()
		addsUp(s, append(parts3(), own)...)
		s.parts = parts.NewSet(define.Builtin()[1], 2024, append(parts3(), own, renamed(again, "司法局（改）.xlsx")))
	}, []string{
		"警告 M05  示例市司法局 有两份报告：司法局.xlsx 和 司法局（改）.xlsx。两份的数相同，算了前一份。" +
			"请看哪一份是最后报的，去掉另一份；机关名称写错的请改正。",
	}},
	{"M05", func(s *sheets) {
		first, second, third := threeParts()
		addsUp(s, first, second, third)
		s.parts = parts.NewSet(define.Builtin()[1], 2024, []*parts.Part{first, second, third,
			renamed(partWith("示例市民政局", figures{"enforcement.penalties.decisions": "66", "enforcement.coercion.decisions": "4"}), "民政局（改）.xlsx")})
	}, []string{
		"警告 M05  示例市民政局 有两份报告：民政局.xlsx 和 民政局（改）.xlsx。" +
			"两份的数不同，汇总表与 民政局.xlsx 更相符，算的是它。" +
			"请看哪一份是最后报的，去掉另一份；机关名称写错的请改正。",
	}},
	{"M06", func(s *sheets) {
		set := addsUp(s, parts3()...)
		old := parts.NewPart("示例市司法局", "司法局2023.xlsx")
		old.Out, old.Other, old.Wrong = true, true, "2023年、2021版"
		set.Out = append(set.Out, old)
	}, []string{
		"警告 M06  有 1 个文件没有算进各机关之和：司法局2023.xlsx（2023年、2021版）。" +
			"请换成 2024年、2021版的报告，别的年度的请移到别的文件夹。",
	}},
	{"M07", func(s *sheets) {
		set := addsUp(s, parts3()...)
		set.Parts[0].Wrong = "1 个错误：R03 依申请公开!J4 自然人和五类组织之和 5，总计 6"
	}, []string{
		"警告 M07  有 1 个机关的报告自己有错误没有改：示例市住建局（1 个错误：R03 依申请公开!J4 自然人和五类组织之和 5，总计 6）。" +
			"它们的数不一定可靠；请先改正，再重新汇总。",
	}},
	{"M08", func(s *sheets) {
		s.parts = &parts.Set{Damage: &parts.Damage{Place: form.Place{Sheet: "各机关数据", Ref: "F7"}, Words: "缺少“行政许可”的“本年处理决定数量”一列"}}
	}, []string{
		"错误 M08 各机关数据!F7  缺少“行政许可”的“本年处理决定数量”一列。" +
			"各机关之和没有核对；请用各机关的文件重新汇总，或者用 --parts 给出它们再检查。",
	}},
}

func renamed(p *parts.Part, file string) *parts.Part {
	p.File = file
	return p
}

func parts3() []*parts.Part {
	a, b, c := threeParts()
	return []*parts.Part{a, b, c}
}

// partsPassing come near to breaking the rules of family M.
var partsPassing = []passing{
	{"M01 M02 M03", "the sums", func(s *sheets) { addsUp(s, parts3()...) }, ""},
	{"M04 M06", "last year's report of an agency whose own is there", func(s *sheets) {
		set := addsUp(s, parts3()...)
		old := parts.NewPart("示例市司法局", "司法局2023.xlsx")
		old.Out, old.Wrong = true, "打不开"
		set.Out = append(set.Out, old)
	}, ""},
	{"M05", "two agencies whose names are alike", func(s *sheets) {
		addsUp(s, append(parts3(), partWith("示例市司法局法律援助中心", nil))...)
	}, ""},
	{"M07 M08", "parts on a sheet of the workbook", func(s *sheets) { addsUp(s, parts3()...).InSheet = true }, ""},
}

// TestAnyLeftOut leaves three and more of any parts out of a sum: what is told names just those, or says that others would
// explain it as well, or that all differs for another reason where there is one.
func TestAnyLeftOut(t *testing.T) {
	f := define.Builtin()[1]
	ids := []string{"documents.regulations.issued", "documents.regulations.effective", "documents.normative.issued",
		"documents.normative.repealed", "documents.normative.effective", "licensing.permits.decisions",
		"enforcement.penalties.decisions", "enforcement.coercion.decisions", "fees.charges.amount"}
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(4, 14).Draw(t, "parts")
		var all []*parts.Part
		for i := range n {
			of := figures{}
			for _, id := range ids {
				if rapid.IntRange(0, 2).Draw(t, "has") > 0 {
					of[id] = strconv.Itoa(rapid.IntRange(1, 400).Draw(t, "figure"))
				}
			}
			all = append(all, partWith(fmt.Sprintf("示例市第%d局", i+1), of))
		}
		out := rapid.IntRange(3, min(6, n-1)).Draw(t, "left out")
		r := parts.NewSet(f, 2024, all[out:]).Report()
		r.Agency = "示例市人民政府"
		list := Superior(r, define.Builtin(), parts.NewSet(f, 2024, all))
		set := func(message string) (names []string) {
			for i := range all {
				if strings.Contains(message, fmt.Sprintf("示例市第%d局（", i+1)) {
					names = append(names, fmt.Sprint(i))
				}
			}
			return names
		}
		for _, found := range list {
			if found.Rule.ID != "M02" || !strings.HasPrefix(found.Message, "待核") {
				continue
			}
			sum := func(of []*parts.Part, c *form.Cell) decimal.Decimal { return parts.NewSet(f, 2024, of).Sum(c).Number }
			var named []*parts.Part
			for _, i := range set(found.Message) {
				k, _ := strconv.Atoi(i)
				named = append(named, all[k])
			}
			for _, c := range f.Cells {
				if parts.IsSummed(f, c) && !sum(named, c).Equal(sum(all[:out], c)) {
					t.Fatalf("%s: %s", found.Message, c.ID)
				}
			}
		}
	})
}
