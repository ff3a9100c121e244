package texts

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/check/checktest"
	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/form/define"
)

// TestCases shows what is told of texts and figures that were made for it.
func TestCases(t *testing.T) {
	for _, test := range []struct {
		name, agency, figures string
		texts                 map[string]string
		want                  []string
	}{
		{name: "three empty slots",
			texts: map[string]string{"overview": "收到申请XX件，办结____件，结转（ ）件。"},
			want: []string{
				"N20 “一、总体情况”的文字里有没填的空：“收到申请XX件”、“办结____件”、“结转（ ）件”。请填上；" +
					"没有的，整句删去。",
			}},
		{name: "four empty slots",
			texts: map[string]string{"overview": "收到申请XX件，办结____件，结转（ ）件，不予公开XX件。"},
			want: []string{
				"N20 “一、总体情况”的文字里有没填的空：“收到申请XX件”、“办结____件”、“结转（ ）件” 等 4 处。" +
					"请填上；没有的，整句删去。",
			}},
		{name: "an office with rules of its own",
			agency:  "示例市教育局",
			figures: "documents.regulations.issued=2 documents.regulations.effective=3",
			want: []string{
				"N30 “规章”的“本年制发件数”是 2、“现行有效件数”是 3。规章由设区的市以上的政府制定，部门一般没有" +
					"。请核对，是不是填错了行。",
			}},
		{name: "a town with rules of its own",
			agency:  "示例县示范镇人民政府",
			figures: "documents.regulations.issued=2",
			want: []string{
				"N29 “规章”的“本年制发件数”是 2。乡镇、街道不能制定规章。请核对，是不是填错了行。",
			}},
		{name: "another notice",
			texts: map[string]string{"overview": "依据《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕31号）编制。"},
			want: []string{
				"N32 “一、总体情况”里写的依据是“国办公开办函〔2021〕31号”，2021版的格式由《中华人民共和国政府信息" +
					"公开工作年度报告格式》（国办公开办函〔2021〕30号）规定。请核对名称和文号。",
			}},
		{name: "the notice of an older form, of which another rule tells",
			texts: map[string]string{"overview": "依据《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2019〕60号）编制。"}},
		{name: "the report of another year",
			texts: map[string]string{"intro": "现将示例市司法局2023年政府信息公开工作情况报告如下。"},
			want: []string{
				"N34 “引言”里写的是“现将示例市司法局2023年政府信息公开工作情况报告”，报告的年度却是 2024。请核对，改成一致。",
			}},
		{name: "the account of another year",
			texts: map[string]string{"problems": "2023年，我局政务公开取得较好成效，但解读形式单一。", "overview": "2024年，我局认真贯彻条例。"},
			want: []string{
				"N34 “五、存在的主要问题及改进情况”里写的是“2023年，我局政务公开取得较好成效，但解读形式单一”，报" +
					"告的年度却是 2024。请核对，是上年文字没有改的，请改写。",
			}},
	} {
		agency := test.agency
		if agency == "" {
			agency = "示例市司法局"
		}
		r := checktest.Made("2021", agency, 2024, test.figures)
		for id, text := range test.texts {
			r.Texts[id] = form.Text{Text: text, Lines: []form.Line{{Text: text, Place: form.Place{Sheet: "文字", Ref: id}}}}
		}
		p := rule.NewPass(r, define.Builtin())
		for _, of := range Rules {
			if of != n22 { // what all of an overview says
				p.Run(of)
			}
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

// TestKnown tells the numbers of the forms' own notices from others.
func TestKnown(t *testing.T) {
	p := rule.NewPass(form.NewReport(define.Builtin()[1]), define.Builtin())
	for number, want := range map[[2]string]bool{{"2019", "60"}: true, {"2021", "30"}: true, {"2021", "31"}: false, {"60", "2019"}: false} {
		if got := known(p, asked(p).Notices, number[0], number[1]); got != want {
			t.Errorf("〔%s〕%s号 is one of the forms': %v", number[0], number[1], got)
		}
	}
}
