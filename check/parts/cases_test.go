package parts

import (
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
				"M01 “行政规范性文件”的“本年制发件数”填的是 0，3 个机关之和 3，少 3；“行政规范性文件”的“本年废" +
					"止件数”填的是 3，3 个机关之和 0，多 3。最可能是 汇总表自己的这两格现为 0、3，应为 3、0（填到了相邻" +
					"的一列）；也可能是 示例市司法局（司法局.xlsx 表!A4）的这两格现报 3、0，像是按 0、3 加的（填到了相邻" +
					"的一列）。请对照各机关的报告核对，改正后重新汇总。",
			}},
		{name: "of one amount one way and the other", parts: three, added: three,
			figures: "enforcement.penalties.decisions=622 enforcement.coercion.decisions=67", want: []string{
				"M01 “行政处罚”的“本年处理决定数量”填的是 622，3 个机关之和 685，少 63；“行政强制”的“本年处理" +
					"决定数量”填的是 67，3 个机关之和 4，多 63。相邻的两格一多一少，差的数相同，像是一个数加错了格，看不" +
					"出是哪一个机关的。请对照各机关的报告核对，改正后重新汇总。",
			}},
		{name: "a part's own total", parts: append(twoTotals[:1:1], three...), added: append(twoTotals[:1:1], three...),
			figures: "disputes.review.total=5", want: []string{
				"M01 “行政复议”的“总计”填的是 5，4 个机关之和 7，少 2。示例市教育局（教育局.xlsx 表!A190）自己的" +
					"总计报 7，各格之和是 5。请对照各机关的报告核对，改正后重新汇总。",
			}},
		{name: "two parts' own totals", parts: append(twoTotals, three...), added: append(twoTotals, three...),
			figures: "disputes.review.total=12", want: []string{
				"M01 “行政复议”的“总计”填的是 12，6 个机关之和 16，少 4。示例市公安局（公安局.xlsx 表!A190）自己" +
					"的总计报 7，各格之和是 5；示例市教育局（教育局.xlsx 表!A190）自己的总计报 7，各格之和是 5。请对照各" +
					"机关的报告核对，改正后重新汇总。",
			}},
		{name: "a part's figure that its own check suspects",
			parts:   three,
			added:   three,
			figures: "enforcement.penalties.decisions=642",
			set: func(s *parts.Set) {
				c := s.Form.Cell("enforcement.penalties.decisions")
				s.Parts[0].Doubts = map[string]decimal.Decimal{parts.Name(c): s.Parts[0].At(c).Number.Sub(decimal.NewFromInt(43))}
			}, want: []string{
				"M01 “行政处罚”的“本年处理决定数量”填的是 642，3 个机关之和 685，少 43。最可能是 示例市住建局（住" +
					"建局.xlsx 表!A8）现报 600，像是按 557 加的（它自己的报告里这一格也不相平）。请对照各机关的报告核对，" +
					"改正后重新汇总。",
			}},
		{name: "a figure that was changed after it was added up",
			parts:   three,
			added:   three,
			figures: "enforcement.penalties.decisions=700",
			set: func(s *parts.Set) {
				before := partsOf([]string{three[0], three[1], "住建局 enforcement.penalties.decisions=615"})
				s.Before = parts.NewSet(s.Form, 2024, before)
			}, want: []string{
				"M01 “行政处罚”的“本年处理决定数量”填的是 700，3 个机关之和 685，多 15。最可能是 示例市住建局（住" +
					"建局.xlsx 表!A8）现报 600，汇总时是 615（汇总以后改过）。请对照各机关的报告核对，改正后重新汇总。",
			}},
		{name: "a blank", parts: three, added: three, figures: "licensing.permits.decisions=", want: []string{
			"M01 “行政许可”的“本年处理决定数量”空着，3 个机关之和 140，少 140。最可能是 汇总表自己（表!A7）没" +
				"有填，应为 140；也可能是 示例市司法局（司法局.xlsx 表!A7）的 140 没有加进去。请对照各机关的报告核对" +
				"，改正后重新汇总。",
		}},
		{name: "one left out", parts: theParts, added: theParts[1:], want: []string{
			"M02 汇总表里没有 示例市司法局（司法局.xlsx）的数：加上它的数，4 格就与各机关之和相符，如 表!A4、表!A" +
				"6、表!A7。请核对汇总时用的是哪些文件，改正后重新汇总。",
		}},
		{name: "one left out of few figures",
			parts: theParts,
			added: append(theParts[:2:2], theParts[3:]...),
			want: []string{
				"M01 “行政处罚”的“本年处理决定数量”填的是 125，6 个机关之和 725，少 600。最可能是 示例市住建局（" +
					"住建局.xlsx 表!A8）的 600 没有加进去；也可能是 汇总表自己（表!A8）现为 125，应为 725（有一位数字填错" +
					"）。请对照各机关的报告核对，改正后重新汇总。",
			}},
		{name: "one twice", parts: theParts, added: append(theParts[:1:1], theParts...), want: []string{
			"M02 汇总表里 示例市司法局（司法局.xlsx）的数算了两次：减去一份，4 格就与各机关之和相符，如 表!A4、表" +
				"!A6、表!A7。请核对汇总时用的是哪些文件，改正后重新汇总。",
		}},
		{name: "two left out", parts: theParts, added: theParts[:4], want: []string{
			"M02 汇总表里没有 示例市公安局（公安局.xlsx）的数：加上它的数，6 格就与各机关之和相符，如 表!A1、表!A" +
				"3、表!A4。请核对汇总时用的是哪些文件，改正后重新汇总。",
			"M02 汇总表里没有 示例市财政局（财政局.xlsx）的数：加上它的数，6 格就与各机关之和相符，如 表!A1、表!A" +
				"3、表!A4。请核对汇总时用的是哪些文件，改正后重新汇总。",
		}},
		{name: "one left out and one twice",
			parts: theParts,
			added: append(theParts[4:5:5], theParts[1:]...),
			want: []string{
				"M02 汇总表里 示例市公安局（公安局.xlsx）的数算了两次：减去一份，6 格就与各机关之和相符，如 表!A1、表" +
					"!A3、表!A4。请核对汇总时用的是哪些文件，改正后重新汇总。",
				"M02 汇总表里没有 示例市司法局（司法局.xlsx）的数：加上它的数，4 格就与各机关之和相符，如 表!A4、表!A" +
					"6、表!A7。请核对汇总时用的是哪些文件，改正后重新汇总。",
			}},
		{name: "three left out", parts: theParts, added: theParts[:3], want: []string{
			"M02 待核：汇总时可能漏了 3 个机关：示例市公安局（公安局.xlsx）、示例市教育局（教育局.xlsx）、示例市" +
				"财政局（财政局.xlsx）。加上它们的数，不等的 8 格就全部与各机关之和相符，如 表!A1、表!A3、表!A4；别的" +
				"任何几个机关都不能。请核对汇总时用的是哪些文件，改正后重新汇总。",
		}},
		{name: "three left out and a figure wrong",
			parts:   theParts,
			added:   theParts[:3],
			figures: "fees.charges.amount=77",
			want: []string{
				"M01 “行政事业性收费”的“本年收费金额（单位：万元）”填的是 77，6 个机关之和 0（照汇总表的算法，没" +
					"有加 示例市财政局），多 77。有 5 个机关的这一格都可能是这样：填成了 0，分不出是哪一个。请对照各机关" +
					"的报告核对，改正后重新汇总。",
				"M02 待核：汇总时可能漏了 3 个机关：示例市公安局（公安局.xlsx）、示例市教育局（教育局.xlsx）、示例市" +
					"财政局（财政局.xlsx）。加上它们的数，除 表!A10 另有差错外，不等的 7 格就全部与各机关之和相符，如 表!" +
					"A1、表!A3、表!A4；别的任何几个机关都不能。请核对汇总时用的是哪些文件，改正后重新汇总。",
			}},
		{name: "one left out and a figure wrong",
			parts:   theParts,
			added:   theParts[1:],
			figures: "fees.charges.amount=15",
			want: []string{
				"M01 “行政事业性收费”的“本年收费金额（单位：万元）”填的是 15，6 个机关之和 1.5，多 13.5。最可能是" +
					" 汇总表自己（表!A10）现为 15，应为 1.5（小数点错了位）；也可能是 示例市财政局（财政局.xlsx 表!A10）" +
					"现报 1.5，像是按 15 加的（小数点错了位），或者 示例市住建局（住建局.xlsx）现报 0，像是按 13.5 加的（" +
					"填成了 0）。请对照各机关的报告核对，改正后重新汇总。",
				"M02 汇总表里没有 示例市司法局（司法局.xlsx）的数：加上它的数，4 格就与各机关之和相符，如 表!A4、表!A" +
					"6、表!A7。请核对汇总时用的是哪些文件，改正后重新汇总。",
			}},
		{name: "some that were not given", parts: theParts[3:], added: theParts, want: []string{
			"M01 有 5 格都比各机关之和多，没有一格少：表!A4 多 3、表!A6 多 12、表!A7 多 140、表!A8 多 685、表!A9 " +
				"多 4。多半是还有机关的报告没有给出，或者有几个机关加了两次。缺了哪些机关，要有应报机关的名单才知道（" +
				"加 --roster 名单）。请把全部机关的报告都给出（下级文件夹加 -r）再核对。",
		}},
		{name: "figures that are none, one in a report that counts no more", added: three,
			parts: []string{three[0], three[1], three[2], "民政局 enforcement.coercion.decisions=4 enforcement.penalties.decisions="},
			set: func(s *parts.Set) {
				text(s, 1, "licensing.permits.decisions")
				text(s, 2, "enforcement.coercion.decisions")
			}, want: []string{
				"M03 待核：有 2 格的各机关之和算不出来，有的机关填的不是数（表!A7，示例市司法局填的是“见附件”、表!A" +
					"9，示例市民政局填的是“见附件”）。请改正它们的报告后再核对。",
				"M05 示例市民政局 有两份报告：民政局.xlsx 和 民政局.xlsx。两份的数不同，汇总表与 民政局.xlsx 更相符，" +
					"算的是它。请看哪一份是最后报的，去掉另一份；机关名称写错的请改正。",
			}},
		{name: "some are missing", parts: three, added: theParts, set: func(s *parts.Set) {
			s.List, s.Missing = "名单.txt", []string{"示例市教育局", "示例市公安局", "示例市财政局"}
		}, want: []string{
			"M03 待核：有 8 格与手头各机关之和不同（表!A1 多 10、表!A3 多 10、表!A4 多 6、表!A6 多 11、表!A7 多 8" +
				"、表!A8 多 40、表!A9 多 14、表!A10 多 1.5），缺的 3 个机关可能就是差的数。请补齐后再核对。",
			"M04 缺 3 个机关的报告：示例市教育局、示例市公安局、示例市财政局。它们的数有没有算进汇总，核对不了；" +
				"请补齐后再核对。",
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
			got = append(got, f.Rule.ID+" "+f.Message)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", test.name, diff)
		}
	}
}
