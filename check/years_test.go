package check

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/check/checktest"
	"nianbao/form"
	"nianbao/form/define"
)

// TestOtherYears shows when texts are about another year than the report's, 2024: how often they say so, beside their own
// year, in comparisons, plans, and below the first text.
func TestOtherYears(t *testing.T) {
	for _, test := range []struct {
		name, overview, problems, date string
		want                           []string
	}{
		{name: "once", overview: "全年公开，2023年收到申请。"},
		{name: "twice, and not its own", overview: "收到2023年申请。办结2023年申请。", want: []string{
			"overview1 文字里 2 次写到 2023年，报告的年度却是 2024。请核对年度；文字是上年的，请改写。",
		}},
		{name: "twice, and its own once", overview: "收到2023年申请。办结2023年申请。2024年公开。"},
		{name: "three times, and its own once", overview: "收到2023年申请。办结2023年申请。公开2023年信息。2024年公开。"},
		{name: "four times, and its own once", overview: "收到2023年申请。办结2023年申请。公开2023年信息。制发2023年文件。2024年公开。", want: []string{
			"overview1 文字里 4 次写到 2023年，报告的年度却是 2024。请核对年度；文字是上年的，请改写。",
		}},
		{name: "a year that opens a line", overview: "2023年，收到申请。", want: []string{
			"overview1 文字里 1 次写到 2023年，报告的年度却是 2024。请核对年度；文字是上年的，请改写。",
		}},
		{name: "a year that opens a line with what was done", overview: "2023年度我局公开信息。", want: []string{
			"overview1 文字里 1 次写到 2023年，报告的年度却是 2024。请核对年度；文字是上年的，请改写。",
		}},
		{name: "a year that opens no sentence", overview: "2023年收到申请。"},
		{name: "the year before that, twice", overview: "收到2022年申请。办结2022年申请。"},
		{name: "the year before that, three times", overview: "收到2022年申请。办结2022年申请。公开2022年信息。", want: []string{
			"overview1 文字里 3 次写到 2022年，报告的年度却是 2024。请核对年度；文字是上年的，请改写。",
		}},
		{name: "comparisons", overview: "比2023年多。与2023年相比。较 2023年增加。自2023年起。截至2023年底。对标2023年。和2023年同。从2023年来。"},
		{name: "the next year", overview: "公开2025年信息。办结2025年申请。", want: []string{
			"overview1 文字里 2 次写到 2025年，报告的年度却是 2024。请核对年度；文字是上年的，请改写。",
		}},
		{name: "plans for the next year", overview: "2025年将公开信息。2025年，我局拟组织培训。2025年继续。"},
		{name: "in numbers of another kind", overview: "二〇二三年，收到申请。", want: []string{
			"overview1 文字里 1 次写到 2023年，报告的年度却是 2024。请核对年度；文字是上年的，请改写。",
		}},
		{name: "in the second text", overview: "无。", problems: "公开2023年信息。办结2023年申请。收到2023年申请。"},
		{name: "in the second text, where it opens lines", overview: "无。", problems: "2023年，公开信息不足。\n2023年，解读不足。", want: []string{
			"problems1 文字里 2 次写到 2023年，报告的年度却是 2024。请核对年度；文字是上年的，请改写。",
		}},
		{name: "the next year in the second text", overview: "无。", problems: "2025年，公开信息。\n2025年，解读。"},
		{name: "two years as often, the later", overview: "收到2022年申请。办结2022年申请。公开2022年信息。收到2023年申请。办结2023年申请。公开2023年信息。", want: []string{
			"overview1 文字里 3 次写到 2023年，报告的年度却是 2024。请核对年度；文字是上年的，请改写。",
		}},
		{name: "dated a year late", overview: "无。", date: "2026年1月20日", want: []string{
			"B8 成文日期是 2026年1月20日，年度却是 2024：照常理这是 2025 年度的报告。请核对年度和成文日期。",
		}},
		{name: "dated as it must be", overview: "无。", date: "2025年12月31日"},
		{name: "dated later still", overview: "无。", date: "2027年1月20日"},
	} {
		r := checktest.Made("2021", "示例市司法局", 2024, "")
		for id, text := range map[string]string{"overview": test.overview, "problems": test.problems} {
			of := form.Text{Text: text}
			for i, line := range strings.Split(text, "\n") {
				of.Lines = append(of.Lines, form.Line{Text: line, Place: form.Place{Sheet: "文字", Ref: fmt.Sprint(id, i+1)}})
			}
			r.Texts[id] = of
		}
		if test.date != "" {
			r.SetParticular(form.Date, test.date, form.Place{Sheet: "基本信息", Ref: "B8"})
		}
		var got []string
		for _, f := range Report(r, define.Builtin()) {
			if f.Rule.ID == "S25" {
				got = append(got, f.Place.Ref+" "+f.Message)
			}
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", test.name, diff)
		}
	}
}
