package parts

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"nianbao/check/checktest"
	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/form/define"
	"nianbao/form/parts"
)

// theParts are a bureau with several figures and two with few, and three more with figures in the same cells.
var theParts = []string{
	"司法局 licensing.permits.decisions=140 enforcement.penalties.decisions=25 documents.normative.issued=3 documents.normative.effective=12",
	"民政局 enforcement.penalties.decisions=60 enforcement.coercion.decisions=4",
	"住建局 enforcement.penalties.decisions=600",
	"教育局 documents.regulations.issued=1 documents.regulations.effective=2 documents.normative.issued=3 documents.normative.effective=4 licensing.permits.decisions=5 enforcement.coercion.decisions=6",
	"公安局 documents.regulations.issued=2 documents.regulations.effective=5 documents.normative.issued=1 documents.normative.effective=7 licensing.permits.decisions=3 enforcement.penalties.decisions=31",
	"财政局 documents.regulations.issued=7 documents.regulations.effective=3 documents.normative.issued=2 enforcement.coercion.decisions=8 enforcement.penalties.decisions=9 fees.charges.amount=1.5",
}

// partOf returns an agency's figures, which stand behind its name.
func partOf(of string) *parts.Part {
	agency, figures, _ := strings.Cut(of, " ")
	return parts.Of(checktest.Made("2021", "示例市"+agency, 2024, figures), agency+".xlsx")
}

func partsOf(list []string) []*parts.Part {
	var all []*parts.Part
	for _, of := range list {
		all = append(all, partOf(of))
	}
	return all
}

// superior returns a report of the sums of parts, some figures as they are given.
func superior(added []string, figures string) *form.Report {
	of := parts.NewSet(define.Builtin()[1], 2024, partsOf(added)).Report()
	var sums strings.Builder
	for _, c := range of.Form.Cells {
		if of.Form.Computed(c) == nil {
			sums.WriteString(c.ID + "=" + of.Number(c).String() + " ")
		}
	}
	return checktest.Made("2021", "示例市人民政府", 2024, sums.String()+figures)
}

// text puts words into a part's cell, in which no figure stands then.
func text(s *parts.Set, at int, id string) {
	of := s.Parts[at]
	r := checktest.Made("2021", of.Agency, 2024, "")
	for _, c := range r.Form.Cells {
		r.SetNumber(c, of.At(c).Number)
	}
	r.SetValue(r.Form.Cell(id), form.Value{State: form.Unreadable, Text: "见附件"})
	*of = *parts.Of(r, of.File)
}

// out returns a part that could not be added.
func out(agency, file, wrong string, other bool) *parts.Part {
	of := parts.NewPart(agency, file)
	of.Out, of.Wrong, of.Other = true, wrong, other
	return of
}

// TestCases shows what is told of superiors' reports that were made for it.
func TestCases(t *testing.T) {
	three := theParts[:3]
	totals := "disputes.review.upheld=5 disputes.review.total=7"
	twoTotals := []string{"教育局 " + totals, "公安局 " + totals, "财政局 disputes.review.upheld=2"}
	for _, test := range []struct {
		name         string
		parts, added []string
		figures      string // that the superior has otherwise
		set          func(*parts.Set)
		want         []string
	}{
		{name: "the sums", parts: theParts, added: theParts},
		{name: "in the superior's neighbouring cell", parts: three, added: three,
			figures: "documents.normative.issued=0 documents.normative.repealed=3", want: []string{
				"M01 “行政规范性文件”的“本年制发件数”填的是 0，3 个机关之和 3，少 3；“行政规范性文件”的“本年废止件数”填的是 3" +
					"，3 个机关之和 0，多 3。最可能是 汇总表自己的这两格现为 0、3，应为 3、0（填到了相邻的一列）；也可能是 示例市" +
					"司法局（司法局.xlsx 表!A4）的这两格现报 3、0，像是按 0、3 加的（填到了相邻的一列）。请对照各机关的报告核对，" +
					"改正后重新汇总。 !表!A4 0=3 !表!A5 3=0 !司法局.xlsx 表!A4 3=0",
			}},
		{name: "of one amount one way and the other", parts: three, added: three,
			figures: "enforcement.penalties.decisions=622 enforcement.coercion.decisions=67", want: []string{
				"M01 “行政处罚”的“本年处理决定数量”填的是 622，3 个机关之和 685，少 63；“行政强制”的“本年处理决定数量”填的是 " +
					"67，3 个机关之和 4，多 63。相邻的两格一多一少，差的数相同，像是一个数加错了格，看不出是哪一个机关的。请对照" +
					"各机关的报告核对，改正后重新汇总。",
			}},
		{name: "a part's own total", parts: append(twoTotals[:1:1], three...), added: append(twoTotals[:1:1], three...),
			figures: "disputes.review.total=5", want: []string{
				"M01 “行政复议”的“总计”填的是 5，4 个机关之和 7，少 2。示例市教育局（教育局.xlsx 表!A190）自己的总计报 7，各" +
					"格之和是 5。请对照各机关的报告核对，改正后重新汇总。 !教育局.xlsx 表!A190 7=5",
			}},
		{name: "two parts' own totals", parts: append(twoTotals, three...), added: append(twoTotals, three...),
			figures: "disputes.review.total=12", want: []string{
				"M01 “行政复议”的“总计”填的是 12，6 个机关之和 16，少 4。示例市公安局（公安局.xlsx 表!A190）自己的总计报 7，" +
					"各格之和是 5；示例市教育局（教育局.xlsx 表!A190）自己的总计报 7，各格之和是 5。请对照各机关的报告核对，改正" +
					"后重新汇总。 !公安局.xlsx 表!A190 7=5 !教育局.xlsx 表!A190 7=5",
			}},
		{name: "a part's figure that its own check suspects",
			parts:   three,
			added:   three,
			figures: "enforcement.penalties.decisions=642",
			set: func(s *parts.Set) {
				c := s.Form.Cell("enforcement.penalties.decisions")
				s.Parts[0].Doubts = map[string]decimal.Decimal{parts.Name(c): s.Parts[0].At(c).Number.Sub(decimal.NewFromInt(43))}
			}, want: []string{
				"M01 “行政处罚”的“本年处理决定数量”填的是 642，3 个机关之和 685，少 43。最可能是 示例市住建局（住建局.xlsx 表" +
					"!A8）现报 600，像是按 557 加的（它自己的报告里这一格也不相平）。请对照各机关的报告核对，改正后重新汇总。 !住" +
					"建局.xlsx 表!A8 600=557",
			}},
		{name: "a figure that was changed after it was added up",
			parts:   three,
			added:   three,
			figures: "enforcement.penalties.decisions=700",
			set: func(s *parts.Set) {
				before := partsOf([]string{three[0], three[1], "住建局 enforcement.penalties.decisions=615"})
				s.Before = parts.NewSet(s.Form, 2024, before)
			}, want: []string{
				"M01 “行政处罚”的“本年处理决定数量”填的是 700，3 个机关之和 685，多 15。最可能是 示例市住建局（住建局.xlsx 表" +
					"!A8）现报 600，汇总时是 615（汇总以后改过）。请对照各机关的报告核对，改正后重新汇总。 !住建局.xlsx 表!A8 600" +
					"=615",
			}},
		{name: "a blank", parts: three, added: three, figures: "licensing.permits.decisions=", want: []string{
			"M01 “行政许可”的“本年处理决定数量”空着，3 个机关之和 140，少 140。最可能是 汇总表自己（表!A7）没有填，应为 1" +
				"40；也可能是 示例市司法局（司法局.xlsx 表!A7）的 140 没有加进去。请对照各机关的报告核对，改正后重新汇总。 !" +
				"表!A7 0=140 !司法局.xlsx 表!A7 140=0",
		}},
		{name: "one left out", parts: theParts, added: theParts[1:], want: []string{
			"M02 汇总表里没有 示例市司法局（司法局.xlsx）的数：加上它的数，4 格就与各机关之和相符，如 表!A4、表!A6、表!A7" +
				"。请核对汇总时用的是哪些文件，改正后重新汇总。",
		}},
		{name: "one left out of few figures",
			parts: theParts,
			added: append(theParts[:2:2], theParts[3:]...),
			want: []string{
				"M01 “行政处罚”的“本年处理决定数量”填的是 125，6 个机关之和 725，少 600。最可能是 示例市住建局（住建局.xlsx " +
					"表!A8）的 600 没有加进去；也可能是 汇总表自己（表!A8）现为 125，应为 725（有一位数字填错）。请对照各机关的报" +
					"告核对，改正后重新汇总。 !住建局.xlsx 表!A8 600=0 !表!A8 125=725",
			}},
		{name: "one twice", parts: theParts, added: append(theParts[:1:1], theParts...), want: []string{
			"M02 汇总表里 示例市司法局（司法局.xlsx）的数算了两次：减去一份，4 格就与各机关之和相符，如 表!A4、表!A6、表!" +
				"A7。请核对汇总时用的是哪些文件，改正后重新汇总。",
		}},
		{name: "two left out", parts: theParts, added: theParts[:4], want: []string{
			"M02 汇总表里没有 示例市公安局（公安局.xlsx）的数：加上它的数，6 格就与各机关之和相符，如 表!A1、表!A3、表!A4" +
				"。请核对汇总时用的是哪些文件，改正后重新汇总。",
			"M02 汇总表里没有 示例市财政局（财政局.xlsx）的数：加上它的数，6 格就与各机关之和相符，如 表!A1、表!A3、表!A4" +
				"。请核对汇总时用的是哪些文件，改正后重新汇总。",
		}},
		{name: "one left out and one twice",
			parts: theParts,
			added: append(theParts[4:5:5], theParts[1:]...),
			want: []string{
				"M02 汇总表里 示例市公安局（公安局.xlsx）的数算了两次：减去一份，6 格就与各机关之和相符，如 表!A1、表!A3、表!" +
					"A4。请核对汇总时用的是哪些文件，改正后重新汇总。",
				"M02 汇总表里没有 示例市司法局（司法局.xlsx）的数：加上它的数，4 格就与各机关之和相符，如 表!A4、表!A6、表!A7" +
					"。请核对汇总时用的是哪些文件，改正后重新汇总。",
			}},
		{name: "three left out", parts: theParts, added: theParts[:3], want: []string{
			"M02 待核：汇总时可能漏了 3 个机关：示例市公安局（公安局.xlsx）、示例市教育局（教育局.xlsx）、示例市财政局（" +
				"财政局.xlsx）。加上它们的数，不等的 8 格就全部与各机关之和相符，如 表!A1、表!A3、表!A4；别的任何几个机关都不" +
				"能。请核对汇总时用的是哪些文件，改正后重新汇总。",
		}},
		{name: "three left out and a figure wrong",
			parts:   theParts,
			added:   theParts[:3],
			figures: "fees.charges.amount=77",
			want: []string{
				"M01 “行政事业性收费”的“本年收费金额（单位：万元）”填的是 77，6 个机关之和 0（照汇总表的算法，没有加 示例市财" +
					"政局），多 77。有 5 个机关的这一格都可能是这样：填成了 0，分不出是哪一个。请对照各机关的报告核对，改正后重新" +
					"汇总。",
				"M02 待核：汇总时可能漏了 3 个机关：示例市公安局（公安局.xlsx）、示例市教育局（教育局.xlsx）、示例市财政局（" +
					"财政局.xlsx）。加上它们的数，除 表!A10 另有差错外，不等的 7 格就全部与各机关之和相符，如 表!A1、表!A3、表!A4" +
					"；别的任何几个机关都不能。请核对汇总时用的是哪些文件，改正后重新汇总。",
			}},
		{name: "one left out and a figure wrong",
			parts:   theParts,
			added:   theParts[1:],
			figures: "fees.charges.amount=15",
			want: []string{
				"M01 “行政事业性收费”的“本年收费金额（单位：万元）”填的是 15，6 个机关之和 1.5，多 13.5。最可能是 汇总表自己" +
					"（表!A10）现为 15，应为 1.5（小数点错了位）；也可能是 示例市财政局（财政局.xlsx 表!A10）现报 1.5，像是按 15 " +
					"加的（小数点错了位），或者 示例市住建局（住建局.xlsx）现报 0，像是按 13.5 加的（填成了 0）。请对照各机关的报" +
					"告核对，改正后重新汇总。 !表!A10 15=1.5 !财政局.xlsx 表!A10 1.5=15 !住建局.xlsx 0=13.5",
				"M02 汇总表里没有 示例市司法局（司法局.xlsx）的数：加上它的数，4 格就与各机关之和相符，如 表!A4、表!A6、表!A7" +
					"。请核对汇总时用的是哪些文件，改正后重新汇总。",
			}},
		{name: "some that were not given", parts: theParts[3:], added: theParts, want: []string{
			"M01 有 5 格都比各机关之和多，没有一格少：表!A4 多 3、表!A6 多 12、表!A7 多 140、表!A8 多 685、表!A9 多 4。多" +
				"半是还有机关的报告没有给出，或者有几个机关加了两次。缺了哪些机关，要有应报机关的名单才知道（加 --roster 名单" +
				"）。请把全部机关的报告都给出（下级文件夹加 -r）再核对。",
		}},
		{name: "figures that are none, one in a report that counts no more", added: three,
			parts: []string{three[0], three[1], three[2], "民政局 enforcement.coercion.decisions=4 enforcement.penalties.decisions="},
			set: func(s *parts.Set) {
				text(s, 1, "licensing.permits.decisions")
				text(s, 2, "enforcement.coercion.decisions")
			}, want: []string{
				"M03 待核：有 2 格的各机关之和算不出来，有的机关填的不是数（表!A7，示例市司法局填的是“见附件”、表!A9，示例市" +
					"民政局填的是“见附件”）。请改正它们的报告后再核对。",
				"M05 示例市民政局 有两份报告：民政局.xlsx 和 民政局.xlsx。两份的数不同，汇总表与 民政局.xlsx 更相符，算的是它" +
					"。请看哪一份是最后报的，去掉另一份；机关名称写错的请改正。",
			}},
		{name: "files that could not be added", parts: three, added: three, set: func(s *parts.Set) {
			s.Out = []*parts.Part{out("示例市气象局", "a.xlsx", "是2023年的报告", true), out("", "b.xlsx", "打不开", false), out("示例市水利局", "c.xlsx", "有\n加密", false), out("示例市司法局", "d.xlsx", "打不开", false), out("示例市档案局", "e.xlsx", "", false)}
		}, want: []string{
			"M04 缺 3 个机关的报告：b.xlsx（打不开）、示例市水利局（c.xlsx，有 加密）、示例市档案局。它们的数有没有算进汇" +
				"总，核对不了；请补齐后再核对。",
			"M06 有 1 个文件没有算进各机关之和：a.xlsx（是2023年的报告）。请换成 2024年、2021版的报告，别的年度的请移到别" +
				"的文件夹。",
		}},
		{name: "parts that were kept", parts: three, added: three, set: func(s *parts.Set) { s.Kept = s.Parts[:2]; s.Parts[1].Own = true }, want: []string{
			"M04 没有给出 1 个机关的报告，按汇总表“各机关数据”里它们的数算：示例市住建局。请把它们的文件也给出再核对。",
		}},
		{name: "only the superior's own is kept", parts: three, added: three, set: func(s *parts.Set) { s.Kept = s.Parts[1:2]; s.Parts[1].Own = true }},
		{name: "an agency twice, with the same figures", parts: []string{three[0], three[1], three[2], three[0]}, added: three, want: []string{
			"M05 示例市司法局 有两份报告：司法局.xlsx 和 司法局.xlsx。两份的数相同，算了前一份。请看哪一份是最后报的，去" +
				"掉另一份；机关名称写错的请改正。",
		}},
		{name: "an agency twice, the first fits", parts: []string{three[0], three[1], three[2], "司法局 licensing.permits.decisions=141"}, added: three, want: []string{
			"M05 示例市司法局 有两份报告：司法局.xlsx 和 司法局.xlsx。两份的数不同，汇总表与 司法局.xlsx 更相符，算的是它" +
				"。请看哪一份是最后报的，去掉另一份；机关名称写错的请改正。",
		}},
		{name: "an agency twice, one the superior's own", parts: []string{three[0], three[0]}, added: []string{three[0], three[0]}, set: func(s *parts.Set) { s.Parts[0].Own = true }},
		{name: "reports with errors", parts: theParts, added: theParts, set: func(s *parts.Set) {
			for _, of := range s.Parts[:4] {
				of.Wrong = "有 2 处错误"
			}
		}, want: []string{
			"M07 有 4 个机关的报告自己有错误没有改：示例市住建局（有 2 处错误）、示例市公安局（有 2 处错误）、示例市司法" +
				"局（有 2 处错误） 等。它们的数不一定可靠；请先改正，再重新汇总。",
		}},
		{name: "three reports with errors", parts: theParts, added: theParts, set: func(s *parts.Set) {
			for _, of := range s.Parts[:3] {
				of.Wrong = "有 2 处错误"
			}
		}, want: []string{
			"M07 有 3 个机关的报告自己有错误没有改：示例市住建局（有 2 处错误）、示例市公安局（有 2 处错误）、示例市司法" +
				"局（有 2 处错误）。它们的数不一定可靠；请先改正，再重新汇总。",
		}},
		{name: "a report with errors that is accused", parts: three, added: []string{three[0], three[1], "住建局 enforcement.penalties.decisions=60"}, set: func(s *parts.Set) { s.Parts[2].Wrong = "有 2 处错误"; s.Parts[0].Wrong = "有 1 处错误" }, want: []string{
			"M01 “行政处罚”的“本年处理决定数量”填的是 145，3 个机关之和 685，少 540。最可能是 示例市住建局（住建局.xlsx " +
				"表!A8）现报 600，像是按 60 加的（漏了一位数字）。请对照各机关的报告核对，改正后重新汇总。 !住建局.xlsx 表!A8" +
				" 600=60",
			"M07 有 1 个机关的报告自己有错误没有改：示例市民政局（有 2 处错误）。它们的数不一定可靠；请先改正，再重新汇总" +
				"。",
		}},
		{name: "damage", parts: three, added: theParts, set: func(s *parts.Set) {
			s.Damage = &parts.Damage{Place: form.Place{Sheet: "各机关数据", Ref: "F7"}, Words: "缺少一列。"}
			s.Missing = []string{"甲"}
			s.Parts[0].Wrong = "错"
		}, want: []string{
			"M08 缺少一列。各机关之和没有核对；请用各机关的文件重新汇总，或者用 --parts 给出它们再检查。",
		}},
		{name: "on a sheet of the workbook", parts: three, added: []string{three[0], three[1], "住建局 enforcement.penalties.decisions=60"}, set: func(s *parts.Set) { s.InSheet = true }, want: []string{
			"M01 “行政处罚”的“本年处理决定数量”填的是 145，3 个机关之和 685，少 540。最可能是 汇总表自己（表!A8）现为 145" +
				"，应为 685（公式被改成了数）。请对照各机关的报告核对，改正后重新汇总。 !表!A8 145=685",
		}},
		{name: "digits exchanged", parts: three, added: []string{"司法局 licensing.permits.decisions=410 enforcement.penalties.decisions=25 documents.normative.issued=3 documents.normative.effective=12", three[1], three[2]}, want: []string{
			"M01 “行政许可”的“本年处理决定数量”填的是 410，3 个机关之和 140，多 270。最可能是 汇总表自己（表!A7）现为 410" +
				"，应为 140（数字颠倒）；也可能是 示例市司法局（司法局.xlsx 表!A7）现报 140，像是按 410 加的（数字颠倒）。请" +
				"对照各机关的报告核对，改正后重新汇总。 !表!A7 410=140 !司法局.xlsx 表!A7 140=410",
		}},
		{name: "less though some are missing", parts: three, added: three[1:], set: func(s *parts.Set) { s.Missing = []string{"示例市教育局"} }, want: []string{
			"M02 汇总表里没有 示例市司法局（司法局.xlsx）的数：加上它的数，4 格就与各机关之和相符，如 表!A4、表!A6、表!A7" +
				"。请核对汇总时用的是哪些文件，改正后重新汇总。",
			"M04 缺 1 个机关的报告：示例市教育局。它们的数有没有算进汇总，核对不了；请补齐后再核对。",
		}},
		{name: "more and less though some are missing", parts: three, added: three, figures: "enforcement.penalties.decisions=700 licensing.permits.decisions=139 fees.charges.amount=2", set: func(s *parts.Set) { s.Missing = []string{"示例市教育局"} }, want: []string{
			"M01 “行政许可”的“本年处理决定数量”填的是 139，3 个机关之和 140，少 1。最可能是 汇总表自己（表!A7）现为 139，" +
				"应为 140。请对照各机关的报告核对，改正后重新汇总。 !表!A7 139=140",
			"M03 待核：有 2 格与手头各机关之和不同（表!A8 多 15、表!A10 多 2），缺的 1 个机关可能就是差的数。请补齐后再核" +
				"对。",
			"M04 缺 1 个机关的报告：示例市教育局。它们的数有没有算进汇总，核对不了；请补齐后再核对。",
		}},
		{name: "four cells too little", parts: theParts, added: theParts, figures: "documents.regulations.issued=9 documents.normative.issued=4 licensing.permits.decisions=138 enforcement.coercion.decisions=11", want: []string{
			"M01 “规章”的“本年制发件数”填的是 9，6 个机关之和 10，少 1；“行政强制”的“本年处理决定数量”填的是 11，6 个机关" +
				"之和 18，少 7。最可能是 示例市财政局（财政局.xlsx 表!A1）现报 7，像是按 6 加的（数字敲错，与旁边的键相邻），" +
				"（财政局.xlsx 表!A9）现报 8，像是按 1 加的（有一位数字填错）。请对照各机关的报告核对，改正后重新汇总。 !财政" +
				"局.xlsx 表!A1 7=6 !财政局.xlsx 表!A9 8=1",
			"M01 “行政规范性文件”的“本年制发件数”填的是 4，6 个机关之和 9，少 5。最可能是 汇总表自己（表!A4）现为 4，应为" +
				" 9（有一位数字填错）。请对照各机关的报告核对，改正后重新汇总。 !表!A4 4=9",
			"M01 “行政许可”的“本年处理决定数量”填的是 138，6 个机关之和 148，少 10。最可能是 示例市司法局（司法局.xlsx 表" +
				"!A7）现报 140，像是按 130 加的（数字敲错，与旁边的键相邻）；也可能是 汇总表自己（表!A7）现为 138，应为 148（" +
				"数字敲错，与旁边的键相邻）。请对照各机关的报告核对，改正后重新汇总。 !司法局.xlsx 表!A7 140=130 !表!A7 138=1" +
				"48",
		}},
		{name: "five cells too little", parts: theParts, added: theParts, figures: "documents.regulations.issued=9 documents.normative.issued=4 licensing.permits.decisions=138 enforcement.coercion.decisions=11 documents.regulations.effective=9", want: []string{
			"M01 “规章”的“本年制发件数”填的是 9，6 个机关之和 10，少 1；“规章”的“现行有效件数”填的是 9，6 个机关之和 10，" +
				"少 1；“行政强制”的“本年处理决定数量”填的是 11，6 个机关之和 18，少 7。最可能是 示例市财政局（财政局.xlsx 表!" +
				"A1）现报 7，像是按 6 加的（数字敲错，与旁边的键相邻），（财政局.xlsx 表!A3）现报 3，像是按 2 加的（数字敲错" +
				"，与旁边的键相邻），（财政局.xlsx 表!A9）现报 8，像是按 1 加的（有一位数字填错）。请对照各机关的报告核对，改" +
				"正后重新汇总。 !财政局.xlsx 表!A1 7=6 !财政局.xlsx 表!A3 3=2 !财政局.xlsx 表!A9 8=1",
			"M01 “行政规范性文件”的“本年制发件数”填的是 4，6 个机关之和 9，少 5。最可能是 汇总表自己（表!A4）现为 4，应为" +
				" 9（有一位数字填错）。请对照各机关的报告核对，改正后重新汇总。 !表!A4 4=9",
			"M01 “行政许可”的“本年处理决定数量”填的是 138，6 个机关之和 148，少 10。最可能是 示例市司法局（司法局.xlsx 表" +
				"!A7）现报 140，像是按 130 加的（数字敲错，与旁边的键相邻）；也可能是 汇总表自己（表!A7）现为 138，应为 148（" +
				"数字敲错，与旁边的键相邻）。请对照各机关的报告核对，改正后重新汇总。 !司法局.xlsx 表!A7 140=130 !表!A7 138=1" +
				"48",
		}},
		{name: "cells too much and too little", parts: theParts, added: theParts, figures: "documents.regulations.issued=9 documents.normative.issued=14 licensing.permits.decisions=138 enforcement.coercion.decisions=21 documents.regulations.effective=9 enforcement.penalties.decisions=7", want: []string{
			"M01 “规章”的“本年制发件数”填的是 9，6 个机关之和 10，少 1；“规章”的“现行有效件数”填的是 9，6 个机关之和 10，" +
				"少 1；“行政规范性文件”的“本年制发件数”填的是 14，6 个机关之和 9，多 5；“行政强制”的“本年处理决定数量”填的是 " +
				"21，6 个机关之和 18，多 3。最可能是 示例市教育局（教育局.xlsx 表!A1）的 1 没有加进去，（教育局.xlsx 表!A3）" +
				"现报 2，像是按 1 加的（数字敲错，与旁边的键相邻），（教育局.xlsx 表!A4）现报 3，像是按 8 加的（有一位数字填" +
				"错），等 4 格。请对照各机关的报告核对，改正后重新汇总。 !教育局.xlsx 表!A1 1=0 !教育局.xlsx 表!A3 2=1 !教育" +
				"局.xlsx 表!A4 3=8",
			"M01 “行政许可”的“本年处理决定数量”填的是 138，6 个机关之和 148，少 10。最可能是 示例市司法局（司法局.xlsx 表" +
				"!A7）现报 140，像是按 130 加的（数字敲错，与旁边的键相邻）；也可能是 汇总表自己（表!A7）现为 138，应为 148（" +
				"数字敲错，与旁边的键相邻）。请对照各机关的报告核对，改正后重新汇总。 !司法局.xlsx 表!A7 140=130 !表!A7 138=1" +
				"48",
			"M01 “行政处罚”的“本年处理决定数量”填的是 7，6 个机关之和 725，少 718。最可能是 汇总表自己（表!A8）现为 7，应" +
				"为 725。请对照各机关的报告核对，改正后重新汇总。 !表!A8 7=725",
		}},
		{name: "of a list, some that were not given", parts: theParts[3:], added: theParts, set: func(s *parts.Set) { s.List = "名单.txt" }, want: []string{
			"M01 有 5 格都比各机关之和多，没有一格少：表!A4 多 3、表!A6 多 12、表!A7 多 140、表!A8 多 685、表!A9 多 4。多" +
				"半是还有机关的报告没有给出，或者有几个机关加了两次。请把全部机关的报告都给出（下级文件夹加 -r）再核对。",
		}},
		{name: "figures of a table, and their totals", parts: []string{"教育局 applications.received.person=5 applications.granted.person=5", "公安局 applications.received.person=7 applications.granted.legal=7"}, added: []string{"教育局 applications.received.person=5 applications.granted.person=5", "公安局 applications.received.person=9 applications.granted.legal=7"}, want: []string{
			"M01 “一、本年新收政府信息公开申请数量”的“自然人”填的是 14，2 个机关之和 12，多 2；总计跟着相差的有 表!A17。" +
				"最可能是 示例市公安局（公安局.xlsx 表!A11）现报 7，像是按 9 加的（数字敲错，与旁边的键相邻）；也可能是 示例" +
				"市教育局（教育局.xlsx 表!A11）现报 5，像是按 7 加的（有一位数字填错），或者 汇总表自己（表!A11）现为 14，应" +
				"为 12（有一位数字填错）。请对照各机关的报告核对，改正后重新汇总。 !公安局.xlsx 表!A11 7=9 !教育局.xlsx 表!A1" +
				"1 5=7 !表!A11 14=12",
		}},
		{name: "a figure in the next row", parts: []string{"教育局 applications.granted.person=50", "公安局 applications.granted.person=7 applications.partial.person=3"}, added: []string{"教育局 applications.partial.person=50", "公安局 applications.granted.person=7 applications.partial.person=3"}, want: []string{
			"M01 “（一）予以公开”的“自然人”填的是 7，2 个机关之和 57，少 50；“（二）部分公开（区分处理的，只计这一情形，" +
				"不计其他情形）”的“自然人”填的是 53，2 个机关之和 3，多 50；总计跟着相差的有 表!A31、表!A38。最可能是 示例市" +
				"教育局（教育局.xlsx 表!A25）的这两格现报 50、0，像是按 0、50 加的（填到了相邻的一行）。请对照各机关的报告核" +
				"对，改正后重新汇总。 !教育局.xlsx 表!A25 50=0 !教育局.xlsx 0=50",
		}},
		{name: "a figure added in the next column", parts: []string{"教育局 licensing.permits.decisions=4 applications.granted.person=50 applications.granted.company=6", "公安局 applications.granted.person=7"}, added: []string{"教育局 licensing.permits.decisions=4 applications.granted.company=56", "公安局 applications.granted.person=7"}, want: []string{
			"M01 “（一）予以公开”的“自然人”填的是 7，2 个机关之和 57，少 50；“（一）予以公开”的“商业企业”填的是 56，2 个" +
				"机关之和 6，多 50；总计跟着相差的有 表!A172、表!A173。最可能是 示例市教育局（教育局.xlsx 表!A25）的这两格现" +
				"报 50、6，像是按 0、56 加的（50 加到了相邻的一列）。请对照各机关的报告核对，改正后重新汇总。 !教育局.xlsx 表" +
				"!A25 50=0 !教育局.xlsx 表!A26 6=56",
		}},
		{name: "one part wrong in several cells", parts: theParts, added: []string{theParts[0], theParts[1], theParts[2], "教育局 documents.regulations.issued=10 documents.regulations.effective=20 documents.normative.issued=30 documents.normative.effective=40 licensing.permits.decisions=5 enforcement.coercion.decisions=6", theParts[4], theParts[5]}, want: []string{
			"M01 “规章”的“本年制发件数”填的是 19，6 个机关之和 10，多 9；“规章”的“现行有效件数”填的是 28，6 个机关之和 10" +
				"，多 18；“行政规范性文件”的“本年制发件数”填的是 36，6 个机关之和 9，多 27；“行政规范性文件”的“现行有效件数”" +
				"填的是 59，6 个机关之和 23，多 36。最可能是 示例市教育局（教育局.xlsx 表!A1）现报 1，像是按 10 加的（漏了一" +
				"位数字），（教育局.xlsx 表!A3）现报 2，像是按 20 加的（漏了一位数字），（教育局.xlsx 表!A4）现报 3，像是按 3" +
				"0 加的（漏了一位数字），等 4 格。请对照各机关的报告核对，改正后重新汇总。 !教育局.xlsx 表!A1 1=10 !教育局.xl" +
				"sx 表!A3 2=20 !教育局.xlsx 表!A4 3=30",
		}},
		{name: "a small difference one way and the other", parts: three, added: three, figures: "enforcement.penalties.decisions=676 enforcement.coercion.decisions=13", want: []string{
			"M01 “行政处罚”的“本年处理决定数量”填的是 676，3 个机关之和 685，少 9。最可能是 汇总表自己（表!A8）现为 676，" +
				"应为 685。请对照各机关的报告核对，改正后重新汇总。 !表!A8 676=685",
			"M01 “行政强制”的“本年处理决定数量”填的是 13，3 个机关之和 4，多 9。最可能是 示例市住建局（住建局.xlsx）现报 " +
				"0，像是按 9 加的（填成了 0）；也可能是 示例市司法局（司法局.xlsx）现报 0，像是按 9 加的（填成了 0），或者 汇" +
				"总表自己（表!A9）现为 13，应为 4。请对照各机关的报告核对，改正后重新汇总。 !住建局.xlsx 0=9 !司法局.xlsx 0=9" +
				" !表!A9 13=4",
		}},
		{name: "a difference of ten one way and the other", parts: three, added: three, figures: "enforcement.penalties.decisions=675 enforcement.coercion.decisions=14", want: []string{
			"M01 “行政处罚”的“本年处理决定数量”填的是 675，3 个机关之和 685，少 10；“行政强制”的“本年处理决定数量”填的是 " +
				"14，3 个机关之和 4，多 10。相邻的两格一多一少，差的数相同，像是一个数加错了格，看不出是哪一个机关的。请对照" +
				"各机关的报告核对，改正后重新汇总。",
		}},
		{name: "two parts with one name and no other", parts: []string{three[0], "司法局（改） licensing.permits.decisions=3"}, added: []string{three[0], "司法局（改） licensing.permits.decisions=3"}},
		{name: "a total of the superior's own", parts: []string{"教育局 disputes.review.upheld=5", "公安局 disputes.review.other=2"}, added: []string{"教育局 disputes.review.upheld=5", "公安局 disputes.review.other=2"}, figures: "disputes.review.total=9", want: []string{
			"M01 “行政复议”的“总计”填的是 9，2 个机关之和 7，多 2。最可能是 示例市公安局（公安局.xlsx 表!A190）的 2 加了" +
				"两次；也可能是 汇总表自己（表!A190）现为 9，应为 7（数字敲错，与旁边的键相邻），或者 示例市教育局（教育局.xl" +
				"sx 表!A190）现报 5，像是按 7 加的（有一位数字填错）。请对照各机关的报告核对，改正后重新汇总。 !公安局.xlsx " +
				"表!A190 2=4 !表!A190 9=7 !教育局.xlsx 表!A190 5=7",
		}},
		{name: "a figure that is as much as several parts have", parts: []string{"教育局 licensing.permits.decisions=4", "公安局 licensing.permits.decisions=4", "财政局 licensing.permits.decisions=4", "民政局 licensing.permits.decisions=4"}, added: []string{"教育局 licensing.permits.decisions=4", "公安局 licensing.permits.decisions=4", "财政局 licensing.permits.decisions=4"}, want: []string{
			"M01 “行政许可”的“本年处理决定数量”填的是 12，4 个机关之和 16，少 4。有 4 个机关的这一格都可能是这样：没有加" +
				"进去，分不出是哪一个。请对照各机关的报告核对，改正后重新汇总。",
		}},
		{name: "some are missing", parts: three, added: theParts, set: func(s *parts.Set) {
			s.List, s.Missing = "名单.txt", []string{"示例市教育局", "示例市公安局", "示例市财政局"}
		}, want: []string{
			"M03 待核：有 8 格与手头各机关之和不同（表!A1 多 10、表!A3 多 10、表!A4 多 6、表!A6 多 11、表!A7 多 8、表!A8 " +
				"多 40、表!A9 多 14、表!A10 多 1.5），缺的 3 个机关可能就是差的数。请补齐后再核对。",
			"M04 缺 3 个机关的报告：示例市教育局、示例市公安局、示例市财政局。它们的数有没有算进汇总，核对不了；请补齐后" +
				"再核对。",
		}},
	} {
		s := parts.NewSet(define.Builtin()[1], 2024, partsOf(test.parts))
		if test.set != nil {
			test.set(s)
		}
		p := rule.NewPass(superior(test.added, test.figures), define.Builtin())
		p.Parts = s
		for _, rule := range Rules {
			p.Run(rule)
		}
		var got []string
		for _, f := range p.Findings() {
			line := f.Rule.ID + " " + f.Message
			for _, x := range f.Suspects {
				line += fmt.Sprintf(" !%s %s=%s", x.Place, x.Holds, x.ShouldBe)
			}
			got = append(got, line)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", test.name, diff)
		}
	}
}
