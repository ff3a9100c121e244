package history

import (
	"strings"
	"testing"

	"nianbao/check/rule"
	"nianbao/check/verbatim"
	"nianbao/form"
	"nianbao/form/define"
)

// FuzzTexts holds any text against itself and against another: of its own every sentence is known, nothing fails, and
// what is quoted stands in the text.
func FuzzTexts(f *testing.F) {
	f.Add("一是公开内容有待深化。2023年收到政府信息公开申请34件，办结３４件；（二）二〇二三年", "一、2024年收到申请{{申请.新收.总计}}件！")
	f.Add("1.2.3.、（一）一是首先，20日20年2024年年", "，。；《》（）\x00\u3000\n")
	f.Fuzz(func(t *testing.T, last, this string) {
		edition := define.Builtin()[1]
		reports := []*form.Report{form.NewReport(edition), form.NewReport(edition)}
		for i, text := range []string{last, this} {
			reports[i].Year = 2023 + i
			reports[i].Texts["overview"] = form.Text{Text: text}
		}
		reports[1].Hold(edition.Other(form.Last), reports[0], "上年.xlsx")
		p := rule.NewPass(reports[1], nil)
		for _, r := range Rules(edition) {
			p.Run(r)
		}
		before := verbatim.KnownOf(verbatim.Cut(reports[1], "overview"))
		for _, s := range verbatim.Cut(reports[1], "overview") {
			if _, ok := before.Has(s); !ok && s.Plain != "" {
				t.Errorf("%q does not know %q", this, s.Quote)
			}
			if !strings.Contains(form.Squeeze(this), s.Quote) {
				t.Errorf("%q does not stand in %q", s.Quote, this)
			}
			if n := measures.Of(p).Weigh(s); n < 0 || n > len(s.Words) {
				t.Errorf("%q weighs %d", s.Quote, n)
			}
		}
	})
}
