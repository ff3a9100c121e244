package form

import (
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func titled(title string, titles ...string) *Form {
	return New(Form{Title: title, Titles: titles})
}

// TestParseTitle reads titles by the form's own words, and of a form that says none whatever has agency and year.
func TestParseTitle(t *testing.T) {
	for _, test := range []struct {
		form               *Form
		text, agency, year string
		ok                 bool
	}{
		{titled("行政执法年度数据报告"), "示例市城市管理局2024年行政执法年度数据报告", "示例市城市管理局", "2024", true},
		{titled("行政执法年度数据报告"), "示例市2024年度行政执法数据报告", "示例市", "2024", true},
		{titled("行政执法年度数据报告"), "2024年行政执法工作总结", "", "2024", true},
		{titled("行政执法年度数据报告"), "示例市2024年政府信息公开工作年度报告", "", "", false},
		{titled("行政执法年度数据"), "示例县2024年度行政执法数据", "示例县", "2024", true},
		{titled("行政执法年度数据"), "示例县2024年行政执法年度数据公示", "示例县", "2024", true},
		{titled("行政执法年度数据"), "2024年行政执法年度数据按月上报", "", "", false},
		{titled("部门决算"), "示例市档案馆2024年度部门决算", "示例市档案馆", "2024", true},
		{titled("部门决算"), "示例市档案馆2024年度部门决算公开表（样表）", "示例市档案馆", "2024", true},
		{titled("部门决算"), "2024年部门决算说明如下", "", "", false},
		{titled("行政执法年度数据报告", "部门执法情况"), "示例县2024年部门执法情况", "示例县", "2024", true},
		{titled(""), "示例县2024年度行政执法数据", "示例县", "2024", true},
		{titled(""), "示例县司法局2024年政府信息公开工作年度报告", "示例县司法局", "2024", true},
		{titled(""), "示例县司法局2024年年度报告", "示例县司法局", "2024", true},
		{titled(""), "按照示例县2024年度部署，各单位上报数据", "", "", false},
	} {
		agency, year, ok := test.form.ParseTitle(test.text)
		if agency != test.agency || year != test.year || ok != test.ok {
			t.Errorf("%q with title %q: %q %q %v", test.text, test.form.Title, agency, year, ok)
		}
	}
}

// TestAnyTitle reads back the title that a report of any form prints.
func TestAnyTitle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.SampledFrom([]string{"行政执法", "部门决算", "信访", "政务服务（大厅）", "“三公”经费", "年度考核", "工作"})
		title := word.Draw(t, "about") + word.Draw(t, "and") +
			rapid.SampledFrom([]string{"", "年度数据", "情况统计表", "工作年度报告", "报告", "年报", "年度"}).Draw(t, "end")
		f := titled(title)
		agency := rapid.SampledFrom([]string{"示例市司法局", "甲县档案馆", "乙镇人民政府"}).Draw(t, "agency")
		year := rapid.IntRange(2000, 2098).Draw(t, "year")
		text := agency + strconv.Itoa(year) + "年" + f.ReportTitle()
		if a, y, ok := f.ParseTitle(text); a != agency || y != strconv.Itoa(year) || !ok {
			t.Errorf("%q: %q %q %v", text, a, y, ok)
		}
		if !f.RestsOfTitle(f.ReportTitle()) {
			t.Errorf("%q is not all of a title", f.ReportTitle())
		}
	})
}

// TestAbout fills an introduction, leaves out what names a blank particular, and reads it back.
func TestAbout(t *testing.T) {
	f := New(Form{Introduces: "根据{{依据}}，{{机关}}公布{{年度}}年数据。期限自{{年度}}年1月1日起。依据为{{依据}}。", Particulars: []*Particular{
		{ID: Agency, Name: "机关"}, {ID: Year, Name: "年度"}, {ID: "law", Name: "依据"}}})
	of := func(values map[string]string) func(string) string {
		return func(id string) string { return values[id] }
	}
	whole := map[string]string{Agency: "甲县某局", Year: "2024", "law": "《条例》第3条"}
	want := "根据《条例》第3条，甲县某局公布2024年数据。期限自2024年1月1日起。依据为《条例》第3条。"
	if got := f.About(of(whole)); got != want {
		t.Error(got)
	}
	if got := f.ReadAbout(want); got["law"] != "《条例》第3条" || got[Year] != "2024" || got[Agency] != "甲县某局" {
		t.Errorf("%v", got)
	}
	for _, other := range []string{"", "根据", "本报告由甲县某局编制。", "根据《条例》第3条，甲县某局公布2024年数据。"} {
		if got := f.ReadAbout(other); got != nil {
			t.Errorf("%q: %v", other, got)
		}
	}
	some := New(Form{Introduces: "由{{机关}}编制。",
		Particulars: []*Particular{{ID: "phone", Name: "电话"}, {ID: Agency, Name: "机关"}}})
	if got := some.ReadAbout("由甲县某局编制。"); len(got) != 1 || got[Agency] != "甲县某局" {
		t.Errorf("%v", got)
	}
	if got := f.ReadAbout("根据《条例》，甲县某局公布2024年数据。期限自2023年1月1日起。依据为《条例》。"); got != nil {
		t.Errorf("of two years %v", got)
	}
	if got, want := f.About(of(map[string]string{Agency: "甲县某局"})), "根据，甲县某局公布数据。"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestTitles reads what titles say, and finds a form's own title in a sentence.
func TestTitles(t *testing.T) {
	f := New(Form{Title: "信访工作年度报告", Titles: []string{"信访年报"}})
	for text, want := range map[string]string{
		"甲县某局2024年信访工作年度报告": "甲县某局 2024", "2024年甲县某局信访工作年度报告": "甲县某局 2024", "甲县某局的信访工作年度报告（2024年度）": "甲县某局 2024",
		"年度信访工作年度报告":    " ",
		"甲县某局二〇二四年信访年报": "甲县某局 2024", "甲县某局，2024年信访工作年度报告": "?", "甲县某局2024年工作总结": "?", "": "?", "甲县某局年度报告": "?",
	} {
		agency, year, ok := f.ParseTitle(text)
		got := agency + " " + year
		if !ok {
			got = "?"
		}
		if got != want {
			t.Errorf("%q is read as %q, want %q", text, got, want)
		}
	}
	around := f.AroundTitle(`现将(\p{Han}+?)20\d\d年`, "公布")
	if got := around.FindStringSubmatch("现将甲县某局2024年信访工作年度报告公布如下"); len(got) != 2 || got[1] != "甲县某局" || f.AroundTitle(`现将(\p{Han}+?)20\d\d年`, "公布") != around ||
		f.AroundTitle("", "公布") == around {
		t.Errorf("%v", got)
	}
}

// TestMeant finds the edition that a word was meant to be, and none where another year is named.
func TestMeant(t *testing.T) {
	forms := []*Form{{Edition: "2019"}, {Edition: "2021"}, {Edition: "hubei-2021"}}
	for word, want := range map[string]string{"2021版": "2021", " ２０２１年 ": "2021", "2021年版": "2021", "2020": "", "2020年": "",
		"Hubei-2012": "hubei-2021", "hubei2021": "hubei-2021",
		"甲": "", "": ""} {
		if got := Meant(forms, word); got != want {
			t.Errorf("%q is meant to be %q, want %q", word, got, want)
		}
	}
	long := strings.Repeat("长", 200)
	for label, want := range map[string]string{"“甲”的“乙”": "“‘甲’的‘乙’”", long: "“" + long + "”", long + "长": "“" + long + "…”",
		"": "“”"} {
		if got := Quote(label); got != want {
			t.Errorf("%q is quoted as %q", label, got)
		}
	}
}

// TestAnySectionTitle reads the title of a section in any wording: what stands before the section's words, and the year.
func TestAnySectionTitle(t *testing.T) {
	f := titled("政府信息公开工作年度报告")
	f.titles.sections = []string{"主动公开政府信息情况", "行政复议、行政诉讼情况"}
	draw := func(t *rapid.T, what string, of ...string) string { return rapid.SampledFrom(of).Draw(t, what) }
	rapid.Check(t, func(t *rapid.T) {
		agency := draw(t, "agency", "", "甲县某局", "甲县医疗保障局（本级）")
		year := draw(t, "year", "2023年", "2023年度", "２０２３年", "二〇二三年", "2023年1-12月", "2023年1月—12月", "2023年1月1日至12月31日", "2023年1月1日至2023年12月31日", "自2023年1月1日至12月31日", "2023.1-2023.12",
			"2023-01至2023-12", "截至2023年底")
		number := draw(t, "number", "", "二、", "（二）", "2.", "2、")
		lead := draw(t, "annex", "", "附件2　", "附件2：", "表二 ", "附表1-2 ")
		words := draw(t, "section", f.titles.sections...) + draw(t, "tail", "", "表", "统计表", "汇总表")
		beside := draw(t, "beside", "", "（单位：件）", "（数量以件计）", "（万元）")
		line := map[string]string{
			"number first": lead + number + agency + year + words + beside, "number behind": lead + agency + year + draw(t, "gap", "", "　") + number + words + beside,
			"year first": lead + year + agency + words + beside, "year last": lead + agency + number + words + "（" + year + "）" + beside,
			"year in brackets": lead + agency + "（" + year + "）" + number + words + beside, "bare number": lead + agency + year + " 二 " + words + beside,
		}[draw(t, "order", "number first", "number behind", "year first", "year last", "year in brackets", "bare number")]
		if have, ok := f.BeforeSection(line); !ok || have != agency || YearIn(line) != 2023 {
			t.Fatalf("%q has %q before the section, %v, of %d", line, have, ok, YearIn(line))
		}
		for _, mentions := range []string{"请按" + line + "的口径填写", line + "比上年多", "2024年的数与" + line + "一致，请核对",
			line + "以当年年报为准。", line + "按上年年报填列", line + "（按2022年口径统计）", line + "（以2022年1月1日为准）"} {
			if before, ok := f.BeforeSection(mentions); ok {
				t.Fatalf("%q is a title, with %q before it", mentions, before)
			}
		}
	})
}
