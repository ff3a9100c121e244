package history

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/form/define"
)

// BenchmarkHistory holds a report with long texts, most of them last year's, against that.
func BenchmarkHistory(b *testing.B) {
	edition := define.Builtin()[1]
	var text strings.Builder
	for i := range 120 {
		fmt.Fprintf(&text, "%d.推进第%d批重点领域政府信息公开，及时公布财政预决算、重大建设项目等信息%d条，收到群众意见%d条。\n", i, i, i*7, i*3)
	}
	reports := []*form.Report{form.NewReport(edition), form.NewReport(edition)}
	for i, r := range reports {
		r.Agency, r.Year = "示例市司法局", 2023+i
		for k, c := range edition.Cells {
			r.SetNumber(c, decimal.NewFromInt(int64(k)))
		}
		for _, s := range edition.Texts() {
			r.Texts[s.Text] = form.Text{Text: text.String()}
		}
	}
	reports[1].Hold(edition.Other(form.Last), reports[0], "上年.xlsx")
	rules := Rules(edition)
	b.ReportAllocs()
	for b.Loop() {
		p := rule.NewPass(reports[1], nil)
		for _, r := range rules {
			p.Run(r)
		}
		if len(p.Findings()) < 3 { // all figures, and two texts
			b.Fatal(p.Findings())
		}
	}
}
