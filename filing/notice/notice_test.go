package notice

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"nianbao/docx/edit"
	"nianbao/docx/wordtest"
	"nianbao/filing/roster"
	"nianbao/ooxml/opc"
)

// list returns a list of agencies that is read from a file.
func list(t testing.TB, names ...string) *roster.List {
	t.Helper()
	path := filepath.Join(t.TempDir(), "名单.txt")
	if err := os.WriteFile(path, []byte(strings.Join(names, "\n")), 0o666); err != nil {
		t.Fatalf("os.WriteFile: %v", err)
	}
	l, err := roster.Read(path, "")
	if err != nil {
		t.Fatalf("roster.Read: %v", err)
	}
	return l
}

// words returns all that a notice says, its paragraphs and cells divided by line feeds.
func words(t testing.TB, n *Notice) string { return wordsBy(t, n, "") }

// wordsBy is words of a notice by a template of one's own.
func wordsBy(t testing.TB, n *Notice, own string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "通报.docx")
	if err := n.Write(out, own, false); err != nil {
		t.Fatalf("n.Write: %v", err)
	}
	pkg, err := opc.ReadFile(out)
	if err != nil {
		t.Fatalf("opc.ReadFile: %v", err)
	}
	if faults := wordtest.Faults(pkg); len(faults) > 0 {
		t.Error(faults)
	}
	book, err := edit.Read(pkg)
	if err != nil {
		t.Fatalf("edit.Read: %v", err)
	}
	var b strings.Builder
	for _, g := range book.Grids {
		for i := range g.Cells {
			b.WriteString(g.Cells[i].Text + "\n")
		}
	}
	return b.String()
}

// example is a run of a county with one of each kind.
func example(t testing.TB) *Notice {
	file := func(path, agency string) roster.File {
		return roster.File{Path: path, Kind: "工作簿", Agency: agency, Year: 2024, Date: "2025年1月20日", Due: "2025年1月31日"}
	}
	undated := file("02.xlsx", "甲县教育局")
	undated.Date = ""
	warned := file("09.xlsx", "甲县民宗局")
	warned.Warnings = 1
	late := file("03.xlsx", "甲县财政局")
	late.Date, late.Late = "2025年2月20日", true
	wrong := file("04.xlsx", "甲县卫生健康委员会")
	wrong.Errors, wrong.Warnings, wrong.First = 3, 1, "勾稽关系不平（依申请公开!J4）"
	l := list(t, "甲县司法局", "甲县教育局", "甲县财政局", "甲县卫健委", "甲县审计局", "甲县水利局", "甲县民政局", "甲县民宗局")
	return &Notice{Listed: true, Issuer: "甲县人民政府办公室", Outcome: l.Match([]roster.File{file("01.xlsx", "甲县司法局"), undated, warned, late, wrong,
		file("05.xlsx", "甲县水务局"), file("06.xlsx", "甲县民政局"), file("07.xlsx", "甲县民政局"), file("08.xlsx", "乙县商务局"), {Path: "甲.xlsx", Failed: true}}),
		Alike: []Alike{{[]string{"02.xlsx", "04.xlsx"}, []string{"甲县教育局", "甲县卫生健康委员会"}, "五、存在的主要问题及改进情况"}}}
}

// TestNotice reads what a notice says.
func TestNotice(t *testing.T) {
	got := words(t, example(t))
	for _, want := range []string{
		"关于2024年政府信息公开工作年度报告\n", "应报送的单位8个，已报送6个，未报送1个，待核实1个。",
		"已报送的单位中，没有发现问题的1个，有警告、没有错误的1个，有错误的1个，逾期的1个，文字雷同的2个，重复报送的1个（有的单位兼有几种情况）。另有1个单位（甲县教育局）的年度报告没有成文日期，看不出是否逾期。",
		"二、没有发现问题的单位（1个）\n", "甲县司法局。", "甲县教育局、甲县卫健委\n五、存在的主要问题及改进情况\n", "三、有警告、没有错误的单位（1个）\n甲县民宗局。", "四、没有报送的单位（1个）\n", "甲县审计局。",
		"五、逾期的单位（1个）", "甲县财政局\n2025年2月20日\n2025年1月31日\n", "六、有错误的单位（1个）",
		"甲县卫健委\n3\n1\n勾稽关系不平（依申请公开!J4）\n", "七、文字雷同的单位（1组）", "八、重复报送的单位（1个）", "九、需要核实的情况（3项）",
		"甲县水利局、甲县水务局（05.xlsx）\n名称相近，可能是同一个机关\n", "乙县商务局（08.xlsx）\n不在名单里\n", "甲.xlsx\n文件读不了\n", "十、工作要求", "甲县人民政府办公室",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
	if strings.Contains(got, "{{") {
		t.Error(got)
	}
}

// TestAllSections: a notice that has every section numbers them all.
func TestAllSections(t *testing.T) {
	n := example(t)
	l := list(t, "甲县信访局")
	more := l.Match([]roster.File{{Path: "10.xlsx", Kind: "工作簿", Agency: "甲县信访局", Year: 2024, Date: "2025年1月20日",
		Due: "2025年1月31日", NoLast: true}})
	n.Outcome.Standings = append(n.Outcome.Standings, more.Standings...)
	got := words(t, n)
	for _, want := range []string{"二、没有发现问题的单位（1个）\n", "十、需要核实的情况（3项）", "十一、工作要求"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
}

// TestAnyNotice: whatever was filed, each agency of the list is named, and sections are numbered without gaps.
func TestAnyNotice(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		var names []string
		for i := range rapid.IntRange(1, 6).Draw(r, "agencies") {
			names = append(names, fmt.Sprintf("甲县第%s局", strings.Repeat("甲乙丙"[i%3*3:i%3*3+3], 2+i)))
		}
		l := list(t, names...)
		var files []roster.File
		for i := range rapid.IntRange(0, 8).Draw(r, "files") {
			f := roster.File{Path: fmt.Sprintf("%d.xlsx", i), Kind: "工作簿", Year: rapid.SampledFrom([]int{0, 2023, 2024}).Draw(r, "year"),
				Agency: rapid.SampledFrom(append(names, "", "乙县商务局")).Draw(r, "agency"), Late: rapid.Bool().Draw(r, "late"),
				Date: "2025年3月1日", Due: "2025年1月31日"}
			f.Warnings = rapid.IntRange(0, 2).Draw(r, "warnings")
			if f.Errors = rapid.IntRange(0, 3).Draw(r, "errors"); f.Errors > 0 {
				f.First = "勾稽关系不平 <&>"
			}
			files = append(files, f)
		}
		n := &Notice{Listed: rapid.Bool().Draw(r, "listed"), Outcome: l.Match(files)}
		if !n.Listed {
			n.Outcome = roster.Agencies(files).Match(files)
		}
		got := words(t, n)
		for _, s := range n.Outcome.Standings {
			if !strings.Contains(got, s.Name) {
				r.Fatalf("%s is not in\n%s", s.Name, got)
			}
		}
		at := 0
		for _, numeral := range strings.Split("一二三四五六七八九十", "") {
			i := strings.Index(got[at:], numeral+"、")
			if i < 0 {
				if !strings.Contains(got[at-40:], "工作要求") {
					r.Fatalf("section %s is missing in\n%s", numeral, got)
				}
				break
			}
			at += i + 1
		}
	})
}

// TestOwnTemplate fills a template of the office's own and says what is wrong with one.
func TestOwnTemplate(t *testing.T) {
	dir := t.TempDir()
	own := filepath.Join(dir, "模板.docx")
	if err := Export(own, false); err != nil {
		t.Fatalf("Export: %v", err)
	}
	if err := example(t).Write(filepath.Join(dir, "a.docx"), own, false); err != nil {
		t.Fatalf("example().Write: %v", err)
	}
	pkg := wordtest.Document(t, wordtest.Paragraph("{{未报.名单}}，{{没有的名称}}"), nil)
	data, err := pkg.Bytes()
	if err == nil {
		err = os.WriteFile(own, data, 0o666)
	}
	if err != nil {
		t.Fatal(err)
	}
	err = example(t).Write(filepath.Join(dir, "b.docx"), own, false)
	if err == nil || !strings.Contains(err.Error(), "没有的名称") {
		t.Errorf("example().Write: %v", err)
	}
	if err := Export(filepath.Join(dir, "模板.xlsx"), false); err == nil {
		t.Error("written as a workbook")
	}
}

// TestAnyScope: of a run that did not ask for every rule the notice says so, and of which; where an office's own template
// does not say it, no agency is called without faults in it.
func TestAnyScope(t *testing.T) {
	dir := t.TempDir()
	silent := map[string]string{}
	for _, name := range []string{"检查范围", "{{if false}}{{检查范围}}{{end}}", "{{if 检查范围}}查过。{{end}}", "{{if 逾期}}{{检查范围}}{{end}}"} {
		silent[name] = filepath.Join(dir, fmt.Sprintf("%d.docx", len(silent)))
		pkg := wordtest.Document(t, wordtest.Paragraph(name+"{{无误.名单}}{{待核.名单}}{{未报.序号}}"+
			"{{if 无误}}无误：{{无误.名单}}。{{end}}{{if 待核}}待核：{{range 待核.各行}}{{.单位}}{{.问题}}。{{end}}{{end}}"), nil)
		data, err := pkg.Bytes()
		if err == nil {
			err = os.WriteFile(silent[name], data, 0o666)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	rapid.Check(t, func(r *rapid.T) {
		n := &Notice{Scope: rapid.SampledFrom([]string{"", "只检查了文字（N 类）", "没有检查总计没有填（V14）"}).Draw(r, "scope")}
		var files []roster.File
		for i := range rapid.IntRange(1, 4).Draw(r, "files") {
			files = append(files, roster.File{Path: fmt.Sprintf("%d.xlsx", i), Kind: "工作簿", Year: 2024, Agency: fmt.Sprintf("甲县第%d局", i),
				Warnings: rapid.IntRange(0, 1).Draw(r, "warnings")})
		}
		n.Outcome = roster.Agencies(files).Match(files)
		isOwn := rapid.Bool().Draw(r, "own template")
		own := ""
		if isOwn {
			own = silent[rapid.SampledFrom(slices.Sorted(maps.Keys(silent))).Draw(r, "template")]
		}
		got := wordsBy(t, n, own)
		clean, scoped := "没有发现问题的单位（", "在检查过的内容里没有发现问题的单位（"
		if isOwn {
			clean, scoped = "无误：", "没有全部检查："+n.Scope
		}
		sound := slices.ContainsFunc(files, func(f roster.File) bool { return f.Warnings == 0 })
		switch {
		case n.Scope == "":
			if strings.Contains(got, clean) != sound || strings.Contains(got, scoped) || strings.Contains(got, "没有全面检查") {
				r.Fatal(got)
			}
		case strings.Contains(got, scoped) != sound, isOwn && strings.Contains(got, clean),
			!isOwn && !strings.Contains(got, "本次"+n.Scope+"，没有全面检查"):
			r.Fatal(got)
		}
	})
}

// TestDoubtfulYear: a file of another year than the others is to be looked into, and is not late by a year that may be
// mistyped.
func TestDoubtfulYear(t *testing.T) {
	file := func(agency string, year int, late bool) roster.File {
		return roster.File{Path: agency + ".xlsx", Kind: "工作簿", Agency: agency, Year: year, Date: "2025年1月17日",
			Due: fmt.Sprintf("%d年1月31日", year+1), Late: late}
	}
	n := &Notice{Listed: true, Outcome: list(t, "甲县司法局", "甲县教育局", "甲县林业局").Match([]roster.File{
		file("甲县司法局", 2024, false), file("甲县教育局", 2024, true), file("甲县林业局", 2023, true)})}
	data := n.Data()
	if data["逾期数"] != 1 || data["无误数"] != 1 {
		t.Error(data)
	}
	if doubts := fmt.Sprint(data["待核"]); !strings.Contains(doubts, "甲县林业局") || !strings.Contains(doubts, "报的是2023年") {
		t.Error(doubts)
	}
}

// TestUnasked: an agency of whose report nothing could be checked is not praised for having no errors.
func TestUnasked(t *testing.T) {
	file := func(agency string, errors int) roster.File {
		return roster.File{Path: agency + ".xlsx", Kind: "工作簿", Agency: agency, Year: 2024, Unasked: true, Errors: errors}
	}
	n := &Notice{Listed: true, Outcome: list(t, "甲县司法局", "甲县教育局").Match([]roster.File{file("甲县司法局", 0),
		file("甲县教育局", 1)})}
	data := n.Data()
	if data["无误数"] != 0 || data["有误数"] != 1 {
		t.Error(data)
	}
	if doubts := fmt.Sprint(data["待核"]); !strings.Contains(doubts, "甲县司法局") || strings.Contains(doubts, "甲县教育局") {
		t.Error(doubts)
	}
}

// TestAnyLastless: in no template, be it an office's own that knows nothing of it, an agency is without faults that was not
// held against last year's report, and who was not is said.
func TestAnyLastless(t *testing.T) {
	own := filepath.Join(t.TempDir(), "模板.docx")
	pkg := wordtest.Document(t, wordtest.Paragraph("{{if 无误}}无误：{{无误.名单}}。{{end}}{{if 待核}}待核：{{range 待核.各行}}{{.单位}}{{.问题}}。{{end}}{{end}}"), nil)
	data, err := pkg.Bytes()
	if err == nil {
		err = os.WriteFile(own, data, 0o666)
	}
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(r *rapid.T) {
		n := &Notice{NoLast: rapid.Bool().Draw(r, "none")}
		var files []roster.File
		for i := range rapid.IntRange(1, 4).Draw(r, "files") {
			files = append(files, roster.File{Path: fmt.Sprintf("%d.xlsx", i), Kind: "工作簿", Year: 2024, Agency: fmt.Sprintf("甲县第%d局", i),
				Warnings: rapid.IntRange(0, 1).Draw(r, "warnings"), NoLast: !n.NoLast && rapid.Bool().Draw(r, "not held")})
		}
		n.Outcome = roster.Agencies(files).Match(files)
		isOwn := rapid.Bool().Draw(r, "own template")
		got := wordsBy(t, n, map[bool]string{true: own}[isOwn])
		if n.NoLast != (strings.Contains(got, "本次没有与上年的年度报告核对") || strings.Contains(got, "全部单位没有与上年核对")) {
			r.Fatal(got)
		}
		lines := strings.FieldsFunc(got, func(c rune) bool { return c == '。' || c == '\n' })
		for _, f := range files {
			clean, held := false, true
			for i, line := range lines {
				if !strings.Contains(line, f.Agency) {
					continue
				}
				clean = clean || strings.HasPrefix(line, "无误：") || i > 0 && strings.Contains(lines[i-1], "、没有发现问题的单位（")
				held = held && !strings.Contains(line, "没有与上年核对")
			}
			if clean != (f.Warnings == 0 && !f.NoLast) || held == f.NoLast {
				r.Fatalf("%+v: %s", f, got)
			}
		}
	})
}

// TestWorst: of several files of an agency that with most errors is told of, whichever comes first.
func TestWorst(t *testing.T) {
	file := func(path string, errors, warnings int) roster.File {
		return roster.File{Path: path, Kind: "工作簿", Agency: "甲县司法局", Year: 2024, Errors: errors, Warnings: warnings, First: "第一处：" + path}
	}
	for _, files := range [][]roster.File{{file("1.xlsx", 3, 1), file("2.xlsx", 2, 9)}, {file("1.xlsx", 2, 9), file("2.xlsx", 3, 1)}, {file("1.xlsx", 3, 1), file("2.xlsx", 3, 9)}} {
		n := &Notice{Listed: true, Outcome: list(t, "甲县司法局").Match(files)}
		data := n.Data()
		rows := data["有误"].(Section)["各行"].([]any)
		if data["重复数"] != 1 || data["有误数"] != 1 || len(rows) != 1 {
			t.Fatalf("%v", data)
		}
		if row := rows[0].(map[string]any); row["错误"] != "3" || row["警告"] != "1" {
			t.Errorf("%v", row)
		}
	}
}
