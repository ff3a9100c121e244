package filing

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"nianbao/check"
	"nianbao/contract"
	"nianbao/filing/filingtest"
)

// said spells findings, each that follows another behind an arrow.
func said(findings []check.Finding) string {
	var b strings.Builder
	for _, f := range findings {
		if f.Follows != nil {
			fmt.Fprintf(&b, "→ %d ", *f.Follows)
		}
		fmt.Fprintf(&b, "%s %s %s\n", f.Rule.ID, f.Place, f.Message)
	}
	return b.String()
}

// heads returns the findings of a report that stand on their own.
func heads(findings []check.Finding) []check.Finding {
	var list []check.Finding
	for _, f := range findings {
		if f.Follows == nil {
			list = append(list, f)
		}
	}
	return list
}

// A verdict is what must be said first of a faulty filing, and how many findings stand on their own.
type verdict struct {
	name  string
	path  func(*testing.T) string
	first string // rule and place
	says  []string
	heads int
}

func workbookWith(spoil func(*filingtest.Spoiler)) func(*testing.T) string {
	return func(t *testing.T) string { return spoiled(t, spoil) }
}

// pageWith writes the sound report as a web page in which something is replaced.
func pageWith(source string, replace func(string) string) func(*testing.T) string {
	return func(t *testing.T) string {
		t.Helper()
		path := filepath.Join(t.TempDir(), "report.html")
		if _, err := Builtin().Convert(source, Conversion{Out: path}); err != nil {
			t.Fatalf("Builtin().Convert: %v", err)
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatalf("os.ReadFile: %v", err)
		}
		changed := replace(string(data))
		if changed == string(data) {
			t.Fatal("nothing is replaced")
		}
		if err := os.WriteFile(path, []byte(changed), 0o600); err != nil {
			t.Fatalf("os.WriteFile: %v", err)
		}
		return path
	}
}

var figureCell = regexp.MustCompile(`<td[^>]*>[0-9.]+</td>`)

// emptied empties the figures between two headings of a page, but so many.
func emptied(from, to string, but int) func(string) string {
	return func(page string) string {
		i := strings.Index(page, ">"+from)
		j := i + strings.Index(page[i:], ">"+to)
		part := figureCell.ReplaceAllStringFunc(page[i:j], func(cell string) string {
			if but--; but >= 0 {
				return "<td>0</td>"
			}
			return "<td></td>"
		})
		return page[:i] + part + page[j:]
	}
}

// verdicts are inputs of which the program once said that nothing is wrong, or much that is one thing.
var verdicts = []verdict{
	{"a circle that stores an error value", workbookWith(func(s *filingtest.Spoiler) {
		s.Fault(filingtest.Applied+"!J6", "SUM(D6:J6)", "#VALUE!")
	}), "F11 依申请公开!J6", []string{"J6 → J6"}, 1},
	{"an error value of another sheet", workbookWith(func(s *filingtest.Spoiler) {
		s.Rewrite(func(f *excelize.File) error {
			_, err := f.NewSheet("台账")
			return err
		})
		s.Fault("台账!B1", `VLOOKUP("网上",A1:A1,1,0)`, "#N/A")
		s.Fault(filingtest.Applied+"!D6", "台账!B1", "#N/A")
		s.Fault(filingtest.Applied+"!J6", "SUM(D6:I6)", "#N/A")
	}), "F10 依申请公开!D6", []string{"台账!B1", "#N/A"}, 1},
	{"section three blank", workbookWith(func(s *filingtest.Spoiler) {
		s.Rewrite(func(f *excelize.File) error {
			for row := 6; row <= 30; row++ {
				for col := 4; col <= 9; col++ {
					cell, _ := excelize.CoordinatesToCellName(col, row)
					if formula, _ := f.GetCellFormula(filingtest.Applied, cell); formula == "" {
						if err := f.SetCellValue(filingtest.Applied, cell, nil); err != nil {
							return err
						}
					}
				}
			}
			return nil
		})
	}), "V13 依申请公开!D6", []string{"144 格空白", "没有发生的请填 0（或者 fix --zero-blanks）。"}, 1},
	{"one number as text", workbookWith(func(s *filingtest.Spoiler) {
		s.Text(filingtest.Applied+"!D8", "1288")
		s.Formula(filingtest.Applied+"!J8", "SUM(D8:I8)", "74")
		s.Formula(filingtest.Applied+"!D29", "SUM(D8:D28)", "1644")
		s.Formula(filingtest.Applied+"!J29", "SUM(J8:J28)", "1762")
	}), "F14 依申请公开!D8", []string{"D8（“1288”）"}, 1},
	{"an error value over sound cells", workbookWith(func(s *filingtest.Spoiler) {
		s.Fault(filingtest.Applied+"!J6", "SUM(D6:I6)", "#VALUE!")
	}), "F12 依申请公开!J6", []string{"现在应当算出 3119", "#VALUE!", "重新计算"}, 1},
	{"a letter among digits", workbookWith(func(s *filingtest.Spoiler) {
		s.Text(filingtest.Applied+"!D6", "300l")
	}), "V02 依申请公开!D6", []string{"第 4 个字符是小写字母 l，不是数字 1"}, 1},
	{"a character that nobody sees", workbookWith(func(s *filingtest.Spoiler) {
		s.Text(filingtest.Applied+"!I6", "4\u200b")
	}), "F14 依申请公开!I6", []string{"里有看不见的字符（U+200B）"}, 1},
	{"a name that is not quite one", workbookWith(func(s *filingtest.Spoiler) {
		s.Text("文字!A4", "结转{{申请.结转下年.总计}}件")
	}), "V07 文字!A4", []string{"您是不是要用 申请.结转.总计？"}, 1},
	{"a circle under an input", workbookWith(func(s *filingtest.Spoiler) {
		s.Rewrite(func(f *excelize.File) error {
			_, err := f.NewSheet("台账")
			return err
		})
		s.Formula("台账!A1", "A2", "0")
		s.Formula("台账!A2", "A1", "0")
		s.Formula(filingtest.Applied+"!D6", "台账!A2", "0")
		s.Formula(filingtest.Applied+"!J6", "SUM(D6:I6)", "118")
	}), "F11 依申请公开!D6", []string{"台账!A2 → 台账!A1 → 台账!A2"}, 1},
	{"a circle over three cells", workbookWith(func(s *filingtest.Spoiler) {
		s.Formula(filingtest.Applied+"!D6", "J7", "0")
		s.Formula(filingtest.Applied+"!J7", "SUM(D7:I7)+J8*0", "34")
		s.Formula(filingtest.Applied+"!J8", "SUM(D8:I8)+D6*0", "1362")
	}), "F11 依申请公开!J7", []string{"J7 → J8 → D6 → J7"}, 1},
	{"a sentence that was not calculated", workbookWith(func(s *filingtest.Spoiler) {
		s.Formula("文字!A5", `"全年新收"&依申请公开!J6&"件。"`, "")
	}), "F13 文字!A5", []string{"没有公式的结果"}, 1},
	{"a table of one row with its label misspelt", workbookWith(func(s *filingtest.Spoiler) { s.Text("主动公开!A9", "行政许项") }),
		"S01 主动公开!A9", []string{"“行政许项”与它的“行政许可”相近"}, 1},
	{"a table of one column with its label misspelt", workbookWith(func(s *filingtest.Spoiler) { s.Text("主动公开!B8", "本年处理决定数最") }),
		"S01 主动公开!B8", []string{"“本年处理决定数量”相近"}, 1},
	{"a page's table with its labels misspelt", pageWith(books[0], func(page string) string {
		return strings.NewReplacer(">规章<", ">规掌<", ">行政规范性文件<", ">行政规范性文年<").Replace(page)
	}), "S01 二、主动公开政府信息情况 第4行第1格", []string{"“行政规范性文件”相近"}, 1},
	{"a group of columns misspelt", workbookWith(func(s *filingtest.Spoiler) { s.Text("复议诉讼!K4", "复义后起诉") }),
		"S03 复议诉讼!K4", []string{"“复议后起诉”下面的 5 列"}, 1},
	{"a column of a group misspelt", pageWith(books[0], func(page string) string {
		i := strings.Index(page, "未经复议直接起诉</th>")
		return page[:i] + strings.Replace(page[i:], ">结果维持<", ">结果维待<", 1)
	}), "S03 四、政府信息公开行政复议、行政诉讼情况 第3行第6格", []string{"“未经复议直接起诉：结果维持”", "“结果维待”与它相近"}, 1},
	{"two numbers as text, not calculated anew", workbookWith(func(s *filingtest.Spoiler) {
		s.Text(filingtest.Applied+"!D8", "1288")
		s.Text("复议诉讼!A6", "72")
	}), "F14 依申请公开!D8", []string{"D8（“1288”）"}, 2},
	{"only totals", workbookWith(func(s *filingtest.Spoiler) {
		for row := 6; row <= 30; row++ {
			for _, col := range "DEFGHI" {
				if row == 29 {
					s.Number(filingtest.Applied+"!"+string(col)+"29", "0")
					continue
				}
				s.Text(fmt.Sprintf("%s!%c%d", filingtest.Applied, col, row), "")
			}
			s.Number(fmt.Sprintf("%s!J%d", filingtest.Applied, row), map[int]string{6: "5", 8: "5", 29: "5"}[row]+"0")
		}
	}), "V13 依申请公开!D6", []string{"只填了总计", "3 格总计有数"}, 1},
	{"a label that was copied over the next", workbookWith(func(s *filingtest.Spoiler) {
		s.Text(filingtest.Applied+"!C19", "1.本机关不掌握相关政府信息")
	}), "S04 依申请公开!C18", []string{"又少了“2.没有现成信息需要另行制作”", "请核对后改成"}, 1},
	{"one 0 and blanks", pageWith(books[0], emptied("二、", "五、", 1)),
		"V09 二、主动公开政府信息情况 第3行第3格", []string{"没有发生的请填 0。"}, 1},
	{"table two blank", pageWith(books[0], emptied("二、", "三、", 0)),
		"V13 二、主动公开政府信息情况 第3行第2格", []string{"10 格空白", "没有发生的请填 0。"}, 1},
	{"totals left blank", pageWith(books[0], func(page string) string {
		for _, total := range []string{"1362", "454", "31", "769"} {
			page = strings.ReplaceAll(page, "<td>"+total+"</td></tr>", "<td></td></tr>")
			page = strings.ReplaceAll(page, "<td>"+total+"</td>\n</tr>", "<td></td>\n</tr>")
		}
		return page
	}), "V14 三、收到和处理政府信息公开申请情况 第6行第9格", []string{"4 格总计没有填", "应为 1362", "应为 769"}, 1},
	{"an amount without a unit", pageWith(books[1], func(page string) string {
		return strings.Replace(page, "3010万元<", "8040<", 1)
	}), "V15 二、主动公开政府信息情况 第18行第3格", []string{"8040", "没有写单位"}, 2},
}

// TestVerdicts shows what is said first of inputs that went wrong, that consequences follow, and that no report is made
// of what is at fault.
func TestVerdicts(t *testing.T) {
	for _, test := range verdicts {
		t.Run(test.name, func(t *testing.T) {
			f, err := Builtin().Open(test.path(t), "")
			if err != nil {
				t.Fatalf("Builtin().Open: %v", err)
			}
			findings := Builtin().Check(f)
			if len(findings) == 0 {
				t.Fatal("nothing is found")
			}
			one := findings[0]
			if at := one.Rule.ID + " " + one.Place.String(); at != test.first || len(heads(findings)) != test.heads {
				t.Errorf("first %s, %d heads\n%s", at, len(heads(findings)), said(findings))
			}
			for _, words := range test.says {
				if !strings.Contains(one.Message, words) {
					t.Errorf("%q is not said: %s", words, one.Message)
				}
			}
			for _, f := range findings {
				if strings.Contains(f.Message, "总计 0") || f.Place.Ref[:1] == "R" && strings.Contains(f.Message, "公式") {
					t.Errorf("says %s", f.Message)
				}
			}
			done, err := Builtin().Convert(f.Path, Conversion{Out: filepath.Join(t.TempDir(), "out.json")})
			if one.Rule.Severity == check.Error && (err != nil || done.Path != "") {
				t.Errorf("a report is made: %v", err)
			}
			checkContract(t, f, findings)
		})
	}
}

// checkContract checks that the JSON has what each finding follows.
func checkContract(t *testing.T, f *Filing, findings []check.Finding) {
	t.Helper()
	file := contract.NewFile(f.Path, f.Report, findings)
	for i, finding := range file.Findings {
		if (finding.Follows == nil) != (findings[i].Follows == nil) {
			t.Errorf("%s follows %v", finding.Rule, finding.Follows)
		}
	}
}

// TestPrintable shows that what is no figure is printed by no conversion, even where no rule tells of it.
func TestPrintable(t *testing.T) {
	for text, want := range map[string]string{"约5件": "主动公开!B5", "5": ""} {
		path := spoiled(t, func(s *filingtest.Spoiler) { s.Text("主动公开!B5", text) })
		f, err := Builtin().Open(path, "")
		if err != nil {
			t.Fatalf("Builtin().Open: %v", err)
		}
		switch err := f.printable(); {
		case want == "" && err != nil:
			t.Error(err)
		case want != "" && (err == nil || !strings.Contains(err.Error(), want)):
			t.Errorf("%s: %v", text, err)
		}
	}
}

// TestOlderThanForms shows that a report of before the forms is told so.
func TestOlderThanForms(t *testing.T) {
	path := filepath.Join(t.TempDir(), "old.html")
	for _, title := range []string{"甲县某局2018年政府信息公开工作年度报告", "政府信息公开情况统计表（2018年度）"} {
		page := "<html><body><h1>" + title + "</h1><table><tr><td>一、主动公开情况</td><td>5</td></tr></table></body></html>"
		if err := os.WriteFile(path, []byte(page), 0o600); err != nil {
			t.Fatalf("os.WriteFile: %v", err)
		}
		_, err := Builtin().Open(path, "")
		if err == nil || !strings.Contains(err.Error(), "2018年的年报：2019 年以前的年报用的是更早的格式") {
			t.Errorf("Builtin().Open: %v", err)
		}
	}
}

// TestUnitStated shows that the unit of an amount is known from a paragraph above its table or a note below it.
func TestUnitStated(t *testing.T) {
	const heading, section = "<h2>二、", `<section class="whole">`
	for name, replace := range map[string][2]string{
		"above": {heading, "<p>单位：万元</p>" + heading},
		"below": {section, "<p>注：金额单位为万元。</p>" + section},
		"none":  {heading, heading},
	} {
		path := pageWith(books[0], func(page string) string {
			return strings.Replace(strings.Replace(page, "（单位：万元）", "", 1), replace[0], replace[1], 1)
		})(t)
		f, err := Builtin().Open(path, "")
		if err != nil {
			t.Fatalf("Builtin().Open: %v", err)
		}
		if found := said(Builtin().Check(f)); (found != "") != (name == "none") {
			t.Errorf("%s: %s", name, found)
		}
	}
	path := spoiled(t, func(s *filingtest.Spoiler) {
		s.Text("主动公开!B15", "本年收费金额")
		s.Text("主动公开!A18", "注：金额单位为万元")
	})
	f, err := Builtin().Open(path, "")
	if err != nil {
		t.Fatalf("Builtin().Open: %v", err)
	}
	if found := said(Builtin().Check(f)); found != "" {
		t.Error(found)
	}
}

// TestForeignRowLike shows that a row which is like one of the form's, or named as a section of texts is, is told of as
// foreign, and that the form's own row is read.
func TestForeignRowLike(t *testing.T) {
	row := func(label, before string) func(string) string {
		const begin = "<tr>\n<th scope=\"row\""
		return func(page string) string {
			i := strings.Index(page, before)
			at := strings.LastIndex(page[:i], begin)
			return page[:at] + begin + ">" + label + "</th><td>1</td><td>2</td><td>3</td></tr>" + page[at:]
		}
	}
	for _, test := range []struct{ label, before, place string }{
		{"规章（其中：地方政府规章）", "行政规范性文件</th>", "第4行第1格"},
		{"规章（其中：地方政府规章）", "规章</th>", "第3行第1格"},
		{"行政处罚（简易程序）", "行政强制</th>", "第11行第1格"},
	} {
		f, err := Builtin().Open(pageWith(books[0], row(test.label, test.before))(t), "")
		if err != nil {
			t.Fatalf("Builtin().Open: %v", err)
		}
		if found := said(Builtin().Check(f)); !strings.HasPrefix(found, "S08 二、主动公开政府信息情况 "+test.place) {
			t.Errorf("%s before %s: %s", test.label, test.before, found)
		}
		if n := f.Report.Number(f.Report.Form.Cell("documents.regulations.effective")); n.String() != "11" {
			t.Errorf("%s before %s: read %s", test.label, test.before, n)
		}
	}
	for _, label := range []string{"五、其他情况", "其他事项"} {
		path := spoiled(t, func(s *filingtest.Spoiler) {
			s.Text("主动公开!A17", label)
			s.Number("主动公开!B17", "5")
		})
		f, err := Builtin().Open(path, "")
		if err != nil {
			t.Fatalf("Builtin().Open: %v", err)
		}
		if found := said(Builtin().Check(f)); !strings.HasPrefix(found, "S08 主动公开!A17") {
			t.Errorf("%s: %s", label, found)
		}
	}
}

// TestMixedSections puts a section of the other edition into a page, with a label misspelt or not: what is said first is
// that, once.
func TestMixedSections(t *testing.T) {
	sections := regexp.MustCompile(`(?s)<section.*?</section>`)
	var pages []string
	for _, book := range books[:2] {
		pageWith(book, func(page string) string { pages = append(pages, page); return page + " " })(t)
	}
	for _, test := range []struct {
		name      string
		into, at  int
		from, to  string
		wantHeads int
	}{
		{name: "section two of 2019", into: 0, at: 1, wantHeads: 1},
		{name: "section two of 2021", into: 1, at: 1, wantHeads: 1},
		{name: "section three of 2019", into: 0, at: 2, wantHeads: 1},
		{name: "section three of 2021", into: 1, at: 2, wantHeads: 1},
		{name: "a table hidden by a label", into: 0, at: 1, from: "政府集中采购", to: "政府集中采买", wantHeads: 1},
		{name: "a label misspelt", into: 0, at: 2, from: "2.重复申请", to: "2.重复的申请", wantHeads: 2},
	} {
		own, other := sections.FindAllString(pages[test.into], -1), sections.FindAllString(pages[1-test.into], -1)
		section := other[test.at]
		if test.from != "" {
			section = strings.Replace(section, test.from, test.to, 1)
		}
		path := filepath.Join(t.TempDir(), "report.html")
		if err := os.WriteFile(path, []byte(strings.Replace(pages[test.into], own[test.at], section, 1)), 0o600); err != nil {
			t.Fatalf("os.WriteFile: %v", err)
		}
		f, err := Builtin().Open(path, "")
		if err != nil {
			t.Fatalf("Builtin().Open: %v", err)
		}
		findings := Builtin().Check(f)
		errors := 0
		for _, f := range heads(findings) {
			if f.Rule.Severity == check.Error {
				errors++
			}
		}
		if len(findings) == 0 || findings[0].Rule.ID != "S15" || errors != test.wantHeads {
			t.Errorf("%s: %s", test.name, said(findings))
		}
	}
}
