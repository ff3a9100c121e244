package merge

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"nianbao/check"
	"nianbao/filing"
	"nianbao/filing/batch"
	"nianbao/filing/filingtest"
	"nianbao/form"
	"nianbao/form/parts"
)

// TestRefused shows what cannot be added up, with the words for it; nothing is written.
func TestRefused(t *testing.T) {
	l, dir := filing.Builtin(), t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	report := func(name, agency string, year int, change ...func(*form.Report)) {
		r := soundReport(rand.New(rand.NewPCG(7, 7)), newest(), agency, year)
		for _, of := range change {
			of(r)
		}
		write(t, dir, name, r, true)
	}
	report("1.json", "甲县司法局", 2024)
	report("2.json", "甲县教育局", 2024)
	report("2023.json", "甲县水利局", 2023)
	report("0.json", "甲县民政局", 0, func(r *form.Report) { r.Particulars[form.Year] = "" })
	report("无名.json", "", 2024)
	report("同数.json", "甲县 司法局", 2024)
	report("异数.json", "甲县司法局", 2024, func(r *form.Report) {
		r.SetNumber(r.Form.Cell("documents.regulations.issued"), decimal.NewFromInt(987))
	})
	report("本级.json", "甲县人民政府", 2024)
	must(t, os.WriteFile(at("坏.xlsx"), []byte("x"), 0o666))
	sums := func(out string, m Merging, names ...string) {
		m.Out = at(out)
		for i := range names {
			names[i] = at(names[i])
		}
		merged(t, m, names...)
	}
	sums("和1.xlsx", Merging{Agency: "甲县人民政府", Own: at("本级.json")}, "1.json")
	sound, err := os.ReadFile(at("和1.xlsx"))
	must(t, err)
	spoil := func(name string, change func(*filingtest.Spoiler)) {
		must(t, os.WriteFile(at(name), filingtest.Spoil(t, sound, change), 0o666))
	}
	spoil("改数.xlsx", func(s *filingtest.Spoiler) { s.Number("主动公开!B5", "99999") })
	spoil("坏表.xlsx", func(s *filingtest.Spoiler) {
		s.Text(fmt.Sprintf("%s!C%d", parts.SheetTitle, parts.FirstRow+1), "别的")
	})
	for _, test := range []struct {
		about string
		m     Merging
		names string
		want  string
	}{
		{"no workbook", Merging{Out: "汇总.docx"}, "1.json", "汇总表的文件名要以 .xlsx 结尾"},
		{"no list", Merging{Files: Files{Roster: at("none.csv")}}, "1.json", "none.csv：名单打不开"},
		{"another year", Merging{}, "1.json 2.json 2023.json", "2023.json：是 2023年、2021版的，其余多数是 2024年、2021版的\n没有写出汇总表。请每个机关只留一份、同一年度、同一版格式的，改正后再汇总。"},
		{"no year", Merging{}, "1.json 0.json", "0.json：没有写年度\n"},
		{"no year at all", Merging{}, "0.json", "0.json：没有写年度\n"},
		{"no name", Merging{}, "1.json 无名.json", "无名.json：没有写机关名称，不知道是不是重复的\n"},
		{"twice", Merging{}, "1.json 同数.json", "甲县司法局 有 2 份，数相同：" + at("1.json") + "、" + at("同数.json") + "\n没有写出汇总表。请每个机关只留一份、" +
			"同一年度、同一版格式的，改正后再汇总。其实是两个机关的，加 --different \"文件1=文件2\"；"},
		{"twice, with other figures", Merging{Doubled: "在页面上选。"}, "1.json 异数.json", "有 2 份，数不相同：" + at("1.json") + "、" + at("异数.json") +
			"\n没有写出汇总表。请每个机关只留一份、同一年度、同一版格式的，改正后再汇总。在页面上选。"},
		{"the superior's own of two", Merging{Own: at("本级.json")}, "和1.xlsx", "“本级”有 2 份：" + at("和1.xlsx") + " 里的 " + at("本级.json") + "、" + at("本级.json") + "；本级只能有一份"},
		{"a sum as the superior's own", Merging{Own: at("和1.xlsx")}, "2.json", "和1.xlsx：这是一份汇总表，不是本级自己的数"},
		{"the superior's own that cannot be read", Merging{Own: at("坏.xlsx")}, "2.json", "坏.xlsx：这个文件读不了"},
		{"nothing that can be read", Merging{}, "坏.xlsx", "没有一个读得了的文件，没有写出汇总表"},
		{"nothing", Merging{}, "", "没有要处理的文件"},
		{"a pair of none", Merging{Same: []string{"3=4"}}, "1.json 2.json", "--same 后面的“3=4”不是这次汇总的两个文件"},
		{"a pair of none that differ", Merging{Different: []string{"3=4"}}, "1.json 2.json", "--different 后面的“3=4”不是这次汇总的两个文件"},
		{"a sum that was changed", Merging{}, "改数.xlsx", "这份汇总表的数与它的“各机关数据”对不上：主动公开!B5 “规章”的“本年制发件数”填的是 99999，各机关之和 "},
		{"parts that were changed", Merging{}, "坏表.xlsx", "各机关数据!C9 类别“别的”不是所属、本级、没有汇总。“各机关数据”表被改动过，读不出来；请用各机关的文件重新汇总\n"},
		{"over a file", Merging{Out: at("占.xlsx")}, "1.json", "占.xlsx：文件已经存在，没有覆盖"},
		{"over an input", Merging{Out: at("和1.xlsx"), Force: true}, "和1.xlsx", "和1.xlsx：输出文件就是输入文件"},
		{"over the list", Merging{Out: at("名单.xlsx"), Files: Files{Roster: at("名单.xlsx")}, Force: true}, "1.json", "名单.xlsx：输出文件就是输入文件"},
	} {
		t.Run(test.about, func(t *testing.T) {
			defer os.Remove(at("出.xlsx"))
			m := test.m
			if m.Out == "" {
				m.Out = at("出.xlsx")
			}
			for _, name := range strings.Fields(test.names) {
				m.Names = append(m.Names, at(name))
			}
			must(t, os.WriteFile(at("占.xlsx"), nil, 0o666))
			must(t, os.WriteFile(at("名单.xlsx"), []byte("甲县司法局\n"), 0o666))
			if done, err := Merge(l, m); err == nil || done != nil && done.Path != "" || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %s", err, test.want)
			}
			if _, err := os.Stat(at("出.xlsx")); err == nil {
				t.Error("it is written")
			}
		})
	}
}

// TestWrongParts shows that reports with errors stop a sum unless they are allowed, which leaves out what cannot be read,
// and that who watches is told of each file, in their order.
func TestWrongParts(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	r := rand.New(rand.NewPCG(3, 3))
	whole := soundReport(r, newest(), "甲县司法局", 2024)
	write(t, dir, "1.json", whole, true)
	broken := soundReport(r, newest(), "甲县教育局", 2024)
	broken.SetNumber(broken.Form.Cell("applications.received.total"), decimal.NewFromInt(987654))
	write(t, dir, "2.json", broken, true)
	must(t, os.WriteFile(at("3.xlsx"), []byte("x"), 0o666))
	var told []string
	m := Merging{Out: at("出.xlsx"), Agency: "甲县人民政府", Files: Files{Request: batch.Request{Names: []string{at("1.json"), at("2.json"), at("3.xlsx")}},
		Begin: func(files int) { told = append(told, fmt.Sprint(files)) },
		Tell: func(one One) {
			told = append(told, fmt.Sprintf("%s %d %v", filepath.Base(one.Path), check.Count(one.Findings, check.Error), one.Err != nil))
		}}}
	done, err := Merge(filing.Builtin(), m)
	must(t, err)
	if want := []string{"3", "1.json 0 false", "2.json 2 false", "3.xlsx 0 true"}; !slices.Equal(told, want) {
		t.Errorf("told %q, want %q", told, want)
	}
	amiss := []string{at("3.xlsx") + "（读不了）", at("2.json") + "（有错误）"}
	if done.Path != "" || done.Set != nil || done.Wrong != 1 || done.Unreadable != 1 || !slices.Equal(done.Amiss, amiss) {
		t.Errorf("%+v", done)
	}
	m.AllowErrors = true
	done, err = Merge(filing.Builtin(), m)
	must(t, err)
	set := done.Filing.Parts()
	if done.Path != m.Out || len(set.Parts) != 2 || len(set.Out) != 1 || done.Filing.Report.Agency != "甲县人民政府" || !slices.Contains(done.Reads, at("3.xlsx")) {
		t.Errorf("%+v", done)
	}
	if p := set.Parts[1]; !strings.HasPrefix(p.Wrong, "2 个错误：R03 ") {
		t.Errorf("wrong with it: %s", p.Wrong)
	}
	again := merged(t, Merging{Out: at("再.xlsx"), AllowErrors: true}, m.Out) // its parts say what is wrong with them
	if again.Filing.Report.Agency != "甲县人民政府" || len(again.Within) != 2 || !strings.HasPrefix(again.Within[0], m.Out+" 里的 "+at("3.xlsx")+"：") {
		t.Errorf("%s: %q", again.Filing.Report.Agency, again.Within)
	}
}

// TestManyReasons lists the first of many reasons for which nothing can be added up.
func TestManyReasons(t *testing.T) {
	for n, more := range map[int]string{1: "", maxLines: "", maxLines + 1: "\n  等，共 31 处"} {
		s := &sum{}
		for i := range n {
			s.wrong = append(s.wrong, fmt.Sprintf("%d。", i))
		}
		err := s.refusal("")
		if err == nil || strings.Count(err.Error(), "\n  ") != min(n, maxLines)+len(more)/max(1, len(more)) || !strings.Contains(err.Error(), more+"\n没有写出汇总表") {
			t.Errorf("%d: %v", n, err)
		}
	}
	if err := (&sum{}).refusal(""); err != nil {
		t.Errorf("without any: %v", err)
	}
}

// TestDoubts tells of agencies that have the same figures, which may be one report under several names.
func TestDoubts(t *testing.T) {
	part := func(file string, from, figures int) *parts.Part {
		r := form.NewReport(newest())
		for i, c := range r.Form.Cells[:figures] {
			r.SetNumber(c, decimal.NewFromInt(int64(from+i)))
		}
		r.Agency = strings.TrimSuffix(file, ".xlsx") + "局"
		return parts.Of(r, file)
	}
	out := part("戊.xlsx", 1, leastTwins)
	out.Out = true
	s := &sum{parts: []*parts.Part{part("甲.xlsx", 1, leastTwins), part("乙.xlsx", 1, leastTwins), part("丙.xlsx", 2, leastTwins),
		part("丁.xlsx", 1, leastTwins-1), part("己.xlsx", 1, leastTwins-1), out}, stray: []string{"旧"}, alike: []string{"像"}}
	if diff := cmp.Diff([]string{"请看是不是同一份报了几次：下面几个机关的数完全相同：甲局（甲.xlsx）、乙局（乙.xlsx）", "旧", "像"}, s.doubts()); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	s.parts[0].Relate(s.parts[1], false)
	if got := s.doubts(); !slices.Equal(got, []string{"旧", "像"}) {
		t.Errorf("said to be two: %q", got)
	}
}

// TestAbout: a sum is of whom somebody says, or else of whom the superior's own report, or the sums in it, are; its words
// are those of the superior's own alone.
func TestAbout(t *testing.T) {
	own := &about{agency: "甲县人民政府", particulars: map[string]string{"phone": "1"}, texts: map[string]form.Text{"overview": {Text: "好。"}}}
	of := func(agency string, merged bool, own *about) source {
		return source{agency: agency, merged: merged, about: own}
	}
	for _, test := range []struct {
		sources      []source
		agency, want string
		words        bool
	}{
		{nil, "", "", false}, {[]source{of("丙局", false, nil)}, "", "", false}, {[]source{of("丙局", false, nil)}, "乙县", "乙县", false},
		{[]source{of("甲县", true, nil), of("", true, nil), of("甲县", true, nil)}, "", "甲县", false},
		{[]source{of("甲县", true, nil), of("乙县", true, nil)}, "", "几份汇总表写的机关名称不同：甲县、乙县。请用 --agency 写明汇总后是哪个机关的。", false},
		{[]source{of("甲县", true, nil), of("乙县", true, nil)}, "丙县", "丙县", false},
		{[]source{of("乙县", true, nil), of("甲县人民政府", false, own), of("丙局", false, nil)}, "", "甲县人民政府", true},
		{[]source{of("甲县人民政府", false, own)}, "丙县", "丙县", true},
	} {
		one := *own
		for i := range test.sources {
			if test.sources[i].about != nil {
				test.sources[i].about = &one
			}
		}
		got, err := (&sum{sources: test.sources}).about(test.agency)
		if err != nil {
			if err.Error() != test.want {
				t.Errorf("%+v: %v", test, err)
			}
			continue
		}
		r := form.NewReport(newest())
		r.Year = 2024
		got.put(r)
		if r.Agency != test.want || r.Particulars[form.Agency] != test.want || r.Particulars[form.Year] != "2024" || (r.Texts["overview"].Text == "好。") != test.words ||
			(r.Particulars["phone"] == "1") != test.words {
			t.Errorf("%+v: %s, %v, %v", test, r.Agency, r.Particulars, r.Texts)
		}
	}
}

// TestUnbalanced tells of a part whose figures do not hang together: somebody has changed them in the sum.
func TestUnbalanced(t *testing.T) {
	r := soundReport(rand.New(rand.NewPCG(5, 5)), newest(), "甲县司法局", 2024)
	if got := unbalanced(newest(), parts.Of(r, "1.xlsx")); got != "" {
		t.Errorf("of a sound one: %s", got)
	}
	r.SetNumber(r.Form.Cell("applications.received.total"), decimal.NewFromInt(987654))
	if got := unbalanced(newest(), parts.Of(r, "1.xlsx")); !strings.HasPrefix(got, "“各机关数据”里它的数不相平（R0") || !strings.HasSuffix(got, "，“一、本年新收政府信息公开申请数量”的“总计”），可能在那里改过") {
		t.Errorf("of a changed one: %s", got)
	}
}
