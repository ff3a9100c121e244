package beside

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"nianbao/filing/file"
	"nianbao/form"
	"nianbao/form/define"
)

// agencyReport is a report on a form, with one figure of its own.
func agencyReport(f *form.Form, agency string, year int) *form.Report {
	r := form.NewReport(f)
	r.Agency, r.Year = agency, year
	r.SetNumber(f.Cells[0], decimal.NewFromInt(int64(year)))
	return r
}

// opening returns an opener of reports by their files' names, and which forms it was asked to look among.
func opening(files map[string]*form.Report, asked *[]string) Opener {
	return func(path string, forms []*form.Form) (*form.Report, error) {
		var editions []string
		for _, f := range forms {
			editions = append(editions, f.Edition)
		}
		*asked = append(*asked, strings.Join(editions, " "))
		if files[path] == nil {
			return nil, &file.Error{Path: path, Reason: "打不开"}
		}
		return files[path], nil
	}
}

// TestHoldLast puts the report of the year before beside one, and refuses every other.
func TestHoldLast(t *testing.T) {
	f := define.Builtin()[1]
	budget, err := define.LoadDir("../../testdata/forms/budget")
	if err != nil {
		t.Fatalf("load a form: %v", err)
	}
	for _, c := range []struct {
		name           string
		own, last      *form.Report
		how            string
		charts         bool
		refused, tells string
	}{
		{"the year before", agencyReport(f, "甲县某局", 2024), agencyReport(f, "甲县某局", 2023), "", false, "", ""},
		{"by another edition", agencyReport(f, "甲县某局", 2021), agencyReport(define.Builtin()[0], "甲县某局", 2020), "", false, "", ""},
		{"two years before", agencyReport(f, "甲县某局", 2024), agencyReport(f, "甲县某局", 2022), "", false,
			"l.xlsx：这是 2022年的，不是上年（2023年）的。请用 --last 给出上年的统计表或报告。", ""},
		{"the same year", agencyReport(f, "甲县某局", 2024), agencyReport(f, "甲县某局", 2024), "在页面上选%s", false,
			"l.xlsx：这是 2024年的，不是上年（2023年）的。请在页面上选上年的统计表或报告。", ""},
		{"no year", agencyReport(f, "甲县某局", 2024), agencyReport(f, "甲县某局", 0), "", false,
			"l.xlsx：没有写年度，不能确定是不是上年（2023年）的。请在里面写明年度，或者用 --last 给出上年的统计表或报告。", ""},
		{"none of its own", agencyReport(f, "甲县某局", 0), agencyReport(f, "甲县某局", 2023), "", false,
			"o.xlsx：没有写年度，不能与 l.xlsx 核对。请先填上年度。", ""},
		{"another agency", agencyReport(f, "甲县某局", 2024), agencyReport(f, "乙县另局", 2023), "", false,
			"l.xlsx：这是“乙县另局”的，不是“甲县某局”的。请用 --last 给出本机关上年的统计表或报告。", ""},
		{"its name otherwise", agencyReport(f, "甲县教育局", 2024), agencyReport(f, "教育局", 2023), "", false, "",
			"l.xlsx 的机关名称是“教育局”，当作“甲县教育局”的另一种写法，请看是不是同一机关的"},
		{"its own name otherwise", agencyReport(f, "教育局", 2024), agencyReport(f, "甲县教育局", 2023), "", false, "",
			"l.xlsx 的机关名称是“甲县教育局”，当作“教育局”的另一种写法，请看是不是同一机关的"},
		{"no name", agencyReport(f, "甲县某局", 2024), agencyReport(f, "", 2023), "", false, "",
			"与 l.xlsx 核对时没有比较机关名称：l.xlsx 没有写，请看是不是同一机关的"},
		{"no name of its own", agencyReport(f, "", 2024), agencyReport(f, "甲县某局", 2023), "", false, "",
			"与 l.xlsx 核对时没有比较机关名称：o.xlsx 没有写，请看是不是同一机关的"},
		{"the wrong edition for its year", agencyReport(f, "甲县某局", 2020), agencyReport(f, "甲县某局", 2019), "", false, "",
			"请先核对 l.xlsx 是不是要的那份："},
		{"a form that asks for none", agencyReport(budget, "甲县某局", 2024), agencyReport(budget, "甲县某局", 2023), "", false,
			"l.xlsx：--last 给出的上年文件用不上：决算2024版没有与上年报告的勾稽关系。请去掉 --last。", ""},
		{"a form whose charts do", agencyReport(budget, "甲县某局", 2024), agencyReport(budget, "甲县某局", 2023), "", true, "", ""},
		{"nothing to be read", agencyReport(f, "甲县某局", 2024), nil, "", false, "l.xlsx：打不开。", ""},
	} {
		var asked []string
		held, err := Hold(c.own, "o.xlsx", Files{Last: "l.xlsx", How: c.how, Charts: c.charts}, define.Builtin(),
			opening(map[string]*form.Report{"l.xlsx": c.last}, &asked))
		if got := said(err); got != c.refused || (err == nil) != (held.Last == c.last && c.last != nil) {
			t.Errorf("%s: %q, held %v, want %q", c.name, got, held.Last != nil, c.refused)
		}
		if got := strings.Join(held.Remarks, "|"); !strings.HasPrefix(got, c.tells) || (got == "") != (c.tells == "") {
			t.Errorf("%s: remarks %q, want %q", c.name, got, c.tells)
		}
		if last, name := c.own.Last(); err == nil && c.own.Form == f && (last != c.last || name != "l.xlsx") {
			t.Errorf("%s: beside it stands %v of %s", c.name, last, name)
		}
		if of := strings.Join(asked, " "); of != "" { // the reader knows which forms may be last year's
			t.Errorf("%s: looked among %s", c.name, of)
		}
	}
	if held, err := Hold(agencyReport(budget, "甲", 2024), "o.xlsx", Files{}, nil, nil); err != nil || held.Last != nil || held.Remarks != nil {
		t.Errorf("nothing beside it: %+v, %v", held, err)
	}
}

func said(err error) string {
	if err == nil {
		return ""
	}
	var of *file.Error
	if !errors.As(err, &of) {
		return "no *file.Error: " + err.Error()
	}
	return err.Error()
}

// TestHoldWith puts reports on other forms beside one, each once, and refuses what no relation names.
func TestHoldWith(t *testing.T) {
	f, err := define.LoadDir("../../testdata/forms/enforcement")
	if err != nil {
		t.Fatalf("load a form: %v", err)
	}
	annual := define.Builtin()[1]
	for _, c := range []struct {
		name           string
		own            *form.Report
		with           []*form.Report
		refused, tells string
	}{
		{"the annual report", agencyReport(f, "甲县某局", 2024), []*form.Report{agencyReport(annual, "甲县某局", 2024)}, "", ""},
		{"twice", agencyReport(f, "甲县某局", 2024), []*form.Report{agencyReport(annual, "甲县某局", 2024), agencyReport(annual, "甲县某局", 2024)},
			"1.xlsx：政府信息公开工作年度报告给了两份。请只用 --with 给出一份。", ""},
		{"its own form", agencyReport(f, "甲县某局", 2024), []*form.Report{agencyReport(f, "甲县某局", 2024)},
			"0.xlsx：这是执法2024版的，没有一条勾稽关系用到。--with 要给出的是政府信息公开工作年度报告的文件。", ""},
		{"another year", agencyReport(f, "甲县某局", 2024), []*form.Report{agencyReport(annual, "甲县某局", 2023)},
			"0.xlsx：这是 2023年的，不是2024年的。请用 --with 给出同一年度的政府信息公开工作年度报告。", ""},
		{"no year", agencyReport(f, "甲县某局", 2024), []*form.Report{agencyReport(annual, "甲县某局", 0)},
			"0.xlsx：没有写年度，不能确定是不是2024年的。请在里面写明年度，或者换成同一年度的文件。", ""},
		{"none of its own", agencyReport(f, "甲县某局", 0), []*form.Report{agencyReport(annual, "甲县某局", 2024)},
			"o.xlsx：没有写年度，不能与 0.xlsx 核对。请先填上年度。", ""},
		{"another agency", agencyReport(f, "甲县某局", 2024), []*form.Report{agencyReport(annual, "乙县另局", 2024)},
			"0.xlsx：这是“乙县另局”的，不是“甲县某局”的。请用 --with 给出本机关的政府信息公开工作年度报告。", ""},
		{"no name", agencyReport(f, "甲县某局", 2024), []*form.Report{agencyReport(annual, "", 2024)}, "",
			"与 0.xlsx 核对时没有比较机关名称：0.xlsx 没有写，请看是不是同一机关的"},
		{"nothing to be read", agencyReport(f, "甲县某局", 2024), []*form.Report{nil},
			"0.xlsx：打不开。--with 要给出的是政府信息公开工作年度报告的文件。", ""},
		{"a form that asks for none", agencyReport(annual, "甲县某局", 2024), []*form.Report{agencyReport(annual, "甲县某局", 2024)},
			"0.xlsx：--with 给出的文件用不上：2021版没有与别的报告的勾稽关系。请去掉 --with；别的格式用 --form 给出。", ""},
	} {
		files, with, asked := map[string]*form.Report{}, Files{}, []string(nil)
		for i, r := range c.with {
			name := fmt.Sprint(i, ".xlsx")
			files[name], with.With = r, append(with.With, name)
		}
		held, err := Hold(c.own, "o.xlsx", with, []*form.Form{f}, opening(files, &asked))
		if got := said(err); got != c.refused {
			t.Errorf("%s: %q, want %q", c.name, got, c.refused)
		}
		if got := strings.Join(held.Remarks, "|"); got != c.tells {
			t.Errorf("%s: remarks %q, want %q", c.name, got, c.tells)
		}
		if c.refused == "" && c.own.Beside(f.Others[0]) != c.with[0] {
			t.Errorf("%s: beside it stands %v", c.name, c.own.Beside(f.Others[0]))
		}
		if len(asked) > 0 && asked[0] != "执法2024 2019 2021" && asked[0] != "执法2024 2021 2019" {
			t.Errorf("%s: looked among %q", c.name, asked)
		}
	}
}

// TestAmong shows among which forms another report's is told: all editions of a built-in one, none of them beside others.
func TestAmong(t *testing.T) {
	own, other, older, newer := &form.Form{Edition: "x"}, &form.Form{Edition: "y"}, &form.Form{Edition: "2019"}, &form.Form{Edition: "2021"}
	for _, test := range []struct {
		others []*form.Other
		want   string
	}{
		{nil, "x"}, {[]*form.Other{{Forms: []*form.Form{newer}}}, "x 2021 2019"}, {[]*form.Other{{Forms: []*form.Form{other}}}, "x y"},
		{[]*form.Other{{Forms: []*form.Form{own}}, {Forms: []*form.Form{other, older}}, {Forms: []*form.Form{other}}}, "x y 2019 2021"},
	} {
		var names []string
		for _, f := range among([]*form.Form{own}, test.others, []*form.Form{older, newer}) {
			names = append(names, f.Edition)
		}
		if got := strings.Join(names, " "); got != test.want {
			t.Errorf("%s, want %s", got, test.want)
		}
	}
}
