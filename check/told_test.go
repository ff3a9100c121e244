package check

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"nianbao/check/checktest"
	"nianbao/form"
	"nianbao/form/define"
)

// everything returns all that a check says of a report, whoever asks: the findings with all that they carry, what can be
// mended, what was not asked.
func everything(r *form.Report, list []Finding) string {
	var b strings.Builder
	b.WriteString(checktest.Words(list))
	b.WriteString(checktest.Fixes("fix", Fixes(r, list)))
	b.WriteString(checktest.Fixes("set", SuspectFixes(r, list)))
	for _, f := range Whose(r, define.Builtin()) {
		fmt.Fprintf(&b, "whose %s %s\n", f.Place, f.Message)
	}
	for _, u := range UncheckedIn(r, Choice{}) {
		fmt.Fprintf(&b, "unchecked %s %v %v %s\n", u.Other.ID, u.Why, u.Rules, u.Message)
	}
	fmt.Fprintf(&b, "due %+v\n", DueOf(r))
	return b.String()
}

// A telling is a report and how it came to be.
type telling struct {
	name string
	make func() (*sheets, *form.Report)
}

// typings are what may stand anywhere: figures, dates, signatures, sentences, and what looks like them.
var typings = []string{"", "0", "12", "-3", "2.50", "1,234", "１２", "12件", "3万元", "25元", "/", "无", "约5",
	"12（其中2件）", "#REF!", "5\u200b",
	"2023年", "2025年1月20日", "2026年1月20日", "2027年1月20日", "2025年2月30日", "二〇二五年一月二十日",
	"2024-12-31", "{{申请.新收.总计}}", "{{没有}}",
	"示例市司法局", "示例市司法局\n2025年1月20日", "乙县民政局\n2025年1月20日", "已办结。\n2025年1月\n20日",
	"已办结。\n乙县民政局", "示例市司法局　2025年1月20日",
	"2025年1月20日\n示例市司法局", "三、机构设置\n三人。", "张三，身份证号11010519491231002X，电话13800138000。",
	"全年未收到政府信息公开申请。", "收到政府信息公开申请7件，其中自然人9件，占比30%，同比增长20%。",
	"2023年，本局收取信息处理费25元。", "【请补充：数】",
	"按照《条例》（国办公开办函〔2021〕31号），统计期限为2023年1月1日至2023年12月31日。", "甲\x01乙",
	"一、总体情况：好。"}

// tellings are reports with all that can be wrong with one: each failing case, with and without formulas, pairs of cases,
// and the mistakes of two years' reports.
func tellings(t *testing.T) []telling {
	cases := slices.Concat(structureCases, proseCases, valuesCases, totalsCases, sentencesCases, historyCases,
		plausibleCases,
		partsCases, formulasCases)
	var list []telling
	spoil := func(of ...failing) {
		with := len(list)%2 == 0
		var names []string
		for _, c := range of {
			names = append(names, c.name)
		}
		list = append(list,
			telling{fmt.Sprintf("%s, formulas %v", strings.Join(names, " + "), with),
				func() (s *sheets, r *form.Report) {
					defer func() {
						if recover() != nil { // one case takes away what another changes
							s, r = nil, nil
						}
					}()
					s = sound("2021", "2024")
					if with {
						s = calculated(t, "2021", "2024")
					}
					for _, c := range of {
						c.change(s)
					}
					return s, s.read(sure{})
				}})
	}
	for i, c := range cases {
		if spoil(c); i%2 == 0 {
			spoil(c, cases[(i*7+3)%len(cases)])
		}
	}
	for i, place := range []string{"文字!A2", "文字!B2", "文字!C2", "基本信息!B1", "基本信息!B8", "依申请公开!D5",
		"依申请公开!J6", "主动公开!B10"} {
		for k, text := range typings {
			list = append(list, telling{fmt.Sprintf("%s typed %d", place, k), func() (*sheets, *form.Report) {
				s := sound("2021", "2024")
				if (i+k)%2 == 0 {
					s = calculated(t, "2021", "2024")
				}
				s.set(place, text)
				s.set("文字!A2", s.at("文字!A2").Text+"。全年收到申请5件。")
				return s, s.read(sure{})
			}})
		}
	}
	for k, slip := range filedSlips {
		list = append(list, telling{"two years, " + slip.name, func() (*sheets, *form.Report) {
			x := newFiled(t, rand.New(rand.NewPCG(uint64(k), 7)))
			slip.make(x)
			return x.this, x.this.read(t)
		}})
	}
	return list
}

// TestTold holds all that is said of many faulty reports, to the letter: a change in what a check says changes a line of
// testdata/told.sum. With -told DIR the texts are written, to be compared with those of before; with -update-told the sums.
func TestTold(t *testing.T) {
	var list []checktest.Telling
	for i, of := range tellings(t) {
		if s, r := of.make(); r != nil {
			text := everything(r, Superior(r, define.Builtin(), s.parts))
			list = append(list, checktest.Telling{Name: fmt.Sprintf("%03d %s", i, of.name), Text: text})
		}
	}
	checktest.Hold(t, list)
}
