package texts

import (
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/form/define"
	"nianbao/form/wanted"
)

// judged returns the findings of all rules about a report with one text.
func judged(text string, change func(*form.Report)) []rule.Finding {
	forms := define.Builtin()
	r := form.NewReport(forms[len(forms)-1])
	r.Agency, r.Year = "示例市司法局", 2024
	for _, c := range r.Form.Cells {
		r.SetNumber(c, decimal.Zero)
	}
	lines := strings.Split(text, "\n")
	of := form.Text{Text: text}
	for _, l := range lines {
		of.Lines = append(of.Lines, form.Line{Text: l})
	}
	r.Texts["others"] = of
	if change != nil {
		change(r)
	}
	p := rule.NewPass(r, forms)
	for _, of := range Rules {
		p.Run(of)
	}
	return p.Findings()
}

// idsOf returns the rules of findings, as a text.
func idsOf(findings []rule.Finding) string {
	var ids []string
	for i := range findings {
		ids = append(ids, findings[i].Rule.ID)
	}
	return strings.Join(ids, " ")
}

// TestAnySlot takes what was filled out of a sentence: that is told of, and nothing is of the whole sentence.
func TestAnySlot(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		before := rapid.SampledFrom([]string{"全年公开信息", "举办培训", "网站发布信息", "新收申请", "印发文件"}).Draw(t, "before")
		unit := rapid.SampledFrom([]string{"件", "条", "次", "元", "份", "期"}).Draw(t, "unit")
		behind := rapid.SampledFrom([]string{"。", "，比上年多。", "；其余见附件。", "、培训3次。", ""}).Draw(t, "behind")
		full := rapid.SampledFrom([]string{"12", " 12 ", "十二", "1000", "20000", "0", "１２", "1,000"}).Draw(t, "count")
		empty := rapid.SampledFrom([]string{"  ", "   ", "　　", "XX", "xx", "ＸＸ", "××", "＿＿", "__", "____", "【】", "【请补充：件数】", "（ ）", "0000", "□□"}).
			Draw(t, "slot")
		rest := "没有收取信息处理费。\n"
		if found := judged(rest+before+full+unit+behind, nil); len(found) > 0 {
			t.Fatalf("%s: %s", before+full+unit+behind, found[0].Message)
		}
		line := rest + before + empty + unit + behind
		if found := judged(line, nil); idsOf(found) != "N20" {
			t.Fatalf("%s: %s", line, idsOf(found))
		}
	})
}

// TestAnyDate dates a report: what is later than the deadline is told of, in the year in which it had to be out.
func TestAnyDate(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		date := time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, rapid.IntRange(0, 364).Draw(t, "day"))
		agency := rapid.SampledFrom([]string{"示例市人民政府", "示例市司法局", "示例县示例镇人民政府", "示例区示例街道办事处"}).Draw(t, "agency")
		said := wanted.Day{Month: rapid.IntRange(1, 12).Draw(t, "month"), Day: rapid.IntRange(1, 28).Draw(t, "of month")}
		isSaid := rapid.Bool().Draw(t, "is said")
		until := time.Date(2025, 3, 31, 0, 0, 0, 0, time.UTC)
		if agency == "示例市司法局" {
			until = time.Date(2025, 1, 31, 0, 0, 0, 0, time.UTC)
		}
		if isSaid {
			until = time.Date(2025, time.Month(said.Month), said.Day, 0, 0, 0, 0, time.UTC)
		}
		found := judged("没有收取信息处理费。", func(r *form.Report) {
			r.Agency = agency
			if isSaid {
				r.Deadline = said
			}
			r.SetParticular(form.Date, date.Format("2006年1月2日"), form.Place{})
		})
		if late := idsOf(found) == "N31"; late != date.After(until) || len(found) > 1 {
			t.Fatalf("%s, %s: %s", agency, date, idsOf(found))
		}
	})
}

// TestAnyFee states a fee: it is no more than all fees.
func TestAnyFee(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		yuan := rapid.Int64Range(1, 2_000_000).Draw(t, "yuan")
		all := rapid.Int64Range(0, 200).Draw(t, "ten thousands")
		words := "实际收取信息处理费" + decimal.NewFromInt(yuan).String() + "元。"
		if rapid.Bool().Draw(t, "in ten thousands") {
			words = "收取信息处理费共计" + decimal.New(yuan, -4).String() + "万元。"
		}
		found := judged(words, func(r *form.Report) { r.SetNumber(r.Form.Cell("fees.charges.amount"), decimal.NewFromInt(all)) })
		most := all * 10_000
		if all > 0 {
			most += 5_000 // the amount may be rounded
		}
		if isTold := idsOf(found) == "N27"; isTold != (yuan > most) || len(found) > 1 {
			t.Fatalf("%s beside %d: %s", words, all, idsOf(found))
		}
	})
}

// TestAnyOpening begins section five with a year: another's is told of where the sentence gives account of the agency's
// work and the rest of the text says nothing of its own year, and nowhere else.
func TestAnyOpening(t *testing.T) {
	of := func(year, own, account, rest string) string {
		return strings.ReplaceAll(year, " ", "") + own + account + "。" + rest
	}
	rapid.Check(t, func(t *rapid.T) {
		pick := func(name string, of ...string) string { return rapid.SampledFrom(of).Draw(t, name) }
		heading := pick("heading", "", "（一）存在的主要问题\n", "（一）存在的主要问题。", "1.存在的问题\n")
		year := pick("year", "2023年，", "2023年", "二〇二三年，", "２０２２年度，", "2023 年，", "在2023年，", "回顾2021年，")
		own := pick("own", "我局", "本机关", "示例市司法局", "在市委的正确领导下，我局", "按照上级部署，我局")
		account := pick("account", "政务公开工作取得较好成效，但仍存在一些不足", "解读的形式还比较单一", "公开的内容不够全面，队伍建设有待加强")
		rest := pick("rest", "", "\n（二）改进情况\n加强培训。", "2024年，我局将加强培训。", "下一步，2024年拟增加图解。")
		if line := heading + of(year, own, account, rest); idsOf(opened(line)) != "N34" {
			t.Fatalf("%s: %q", line, idsOf(opened(line)))
		}
		for _, line := range []string{
			heading + of(pick("its own", "2024年，", "下一步，2025年，", "2025年，", "与2023年相比，", "自2022年3月起，", "较2023年，", "2023年度结转，",
				"《2023年政务公开工作要点》印发后，", "近年来，", "2018年，", "对照2023年通报，", "根据2023年的评估，"), own, account, rest),
			heading + of(year, pick("of others", "国务院印发", "甲市教育局", "新修订的条例要求", "政策"), account, rest),
			heading + of(year, own, account, pick("this year", "2024年，我局加强了培训。", "今年，我局增加了图解。", "\n（二）改进情况\n2024年组织培训3次。")),
			heading + of(year, own, account+pick("mended", "，已全部整改到位", "，与2022年同期持平", "，上年的情况相似", "，均在年度评估的反馈中"), rest),
		} {
			if found := opened(line); len(found) > 0 {
				t.Fatalf("%s: %s", line, found[0].Message)
			}
		}
	})
}

// opened returns the findings about a report of 2024 whose section five is a text.
func opened(text string) []rule.Finding {
	return judged("没有收取信息处理费。", func(r *form.Report) {
		of := form.Text{Text: text}
		for l := range strings.SplitSeq(text, "\n") {
			of.Lines = append(of.Lines, form.Line{Text: l})
		}
		r.Texts["problems"] = of
	})
}

// FuzzTexts looks at any text: no rule breaks, and no finding repeats an identity number.
func FuzzTexts(f *testing.F) {
	for _, line := range traps {
		f.Add(line)
	}
	f.Add("申请人110105 19491231002X，卡号6222 0212 3456 7890 128，138-0013-8000，家住示例路8号；信息  条【请补充：】\n")
	f.Fuzz(func(t *testing.T, text string) {
		for _, found := range judged(text, nil) {
			if found.Rule.ID != "N25" {
				continue
			}
			for _, run := range digitRun.FindAllString(found.Message, -1) {
				if len(plainNumber(run)) > 4 {
					t.Errorf("%s is shown", run)
				}
			}
		}
	})
}
