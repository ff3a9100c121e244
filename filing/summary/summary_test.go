package summary_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"nianbao/check"
	"nianbao/contract"
	"nianbao/docx/wordtest"
	"nianbao/filing/summary"
	"nianbao/form/define"
	"nianbao/render/digest"
	"nianbao/webpage"
)

var rules = check.Rules(define.Builtin())

func drawnFile(t *rapid.T) contract.File {
	name := rapid.StringMatching(`[=+\-@＝\x{202e}甲a1&<>"]( ?[甲乙a1&<>"',;=]|%20|#){0,6}\.xlsx`).Draw(t, "file")
	if rapid.IntRange(0, 4).Draw(t, "unreadable") == 0 {
		return contract.Unreadable(name, "这不是工作簿。")
	}
	f := contract.File{File: name, Form: "2021", Agency: rapid.StringMatching(`(=1\+1|[甲乙]县[丙丁]局)?`).Draw(t, "agency"),
		Year: rapid.SampledFrom([]int{0, 2024}).Draw(t, "year"), Status: "ok"}
	for range rapid.IntRange(0, 4).Draw(t, "findings") {
		r := rapid.SampledFrom(rules).Draw(t, "rule")
		found := contract.Finding{Rule: r.ID, Severity: r.Severity.String(),
			Message: rapid.StringMatching(`[=@]?不对\n?请改正[0-9]{0,3}`).Draw(t, "message")}
		if rapid.IntRange(0, 3).Draw(t, "waived") == 0 {
			found.Waived = "核实过"
		}
		if n := len(f.Findings); n > 0 && rapid.Bool().Draw(t, "follows") {
			found.Follows = &n
		}
		if rapid.Bool().Draw(t, "suspect") {
			found.Suspects = []contract.Suspect{{Cell: contract.Cell{Sheet: "表", Ref: "E8", Value: "2588"}, ShouldBe: "5288", Why: "数字颠倒"}}
		}
		f.Findings = append(f.Findings, found)
	}
	return f
}

// TestAnySummary reads back every kind of summary and compares it with what the run's files counted.
func TestAnySummary(t *testing.T) {
	dir := t.TempDir()
	n := 0
	rapid.Check(t, func(t *rapid.T) {
		files := rapid.SliceOfN(rapid.Custom(drawnFile), 0, 6).Draw(t, "files")
		want := contract.NewCheck(files)
		for _, kind := range []struct {
			ending string
			rows   func(t *rapid.T, data []byte) [][]string
		}{{".xlsx", workbookRows}, {".csv", tableRows}, {".html", pageRows}, {".json", nil}} {
			ending, rows := kind.ending, kind.rows
			n++
			out := filepath.Join(dir, strconv.Itoa(n)+ending)
			s, err := summary.New(out, rules, nil, false)
			if err != nil {
				t.Fatalf("summary.New: %v", err)
			}
			for _, f := range files {
				s.Add(f, "")
			}
			if err := s.Save(false); err != nil {
				t.Fatalf("s.Save: %v", err)
			}
			data, _ := os.ReadFile(out)
			if rows == nil {
				compareJSON(t, data, want)
				continue
			}
			compareRows(t, rows(t, data), want, ending)
		}
	})
}

func compareRows(t *rapid.T, rows [][]string, want contract.Check, ending string) {
	if len(rows) != len(want.Files)+1 {
		t.Fatalf("%s has %d rows for %d files", ending, len(rows), len(want.Files))
	}
	column := map[string]int{}
	for i, head := range rows[0] {
		column[head] = i
	}
	var got contract.Summary
	for i, row := range rows[1:] {
		at := func(head string) string { return strings.TrimSpace(row[column[head]]) }
		count := func(head string) int { n, _ := strconv.Atoi(at(head)); return n }
		got.Files++
		got.Errors += count("错误")
		got.Warnings += count("警告")
		got.Notes += count("提示")
		got.Waived += count("已说明")
		for _, text := range row {
			if ending != ".html" && text != "" && strings.ContainsRune("=+-@\t\r＝\u202e", []rune(text)[0]) {
				t.Fatalf("%s: %q opens as a formula", ending, text)
			}
		}
		if name := strings.Map(plain, want.Files[i].File); strings.TrimPrefix(at("文件"), "'") != strings.TrimSpace(name) {
			t.Fatalf("%s: file %q is told as %q", ending, name, at("文件"))
		}
		if (want.Files[i].Status == "unreadable") != (at("结论") == digest.Unreadable.String()) {
			t.Fatalf("%s: %v is %s", ending, want.Files[i], at("结论"))
		}
	}
	if got != want.Summary {
		t.Fatalf("%s counts %+v, want %+v", ending, got, want.Summary)
	}
}

// plain is what becomes of characters that turn a line around.
func plain(r rune) rune {
	if r == '\u202e' {
		return '\ufffd'
	}
	return r
}

func workbookRows(t *rapid.T, data []byte) [][]string {
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("excelize.OpenReader: %v", err)
	}
	defer f.Close()
	rows, err := f.GetRows("检查结果")
	if err != nil {
		t.Fatalf("f.GetRows: %v", err)
	}
	for i := range rows {
		for k := range rows[3] {
			if k >= len(rows[i]) {
				rows[i] = append(rows[i], "")
			}
		}
	}
	return rows[3:]
}

func tableRows(t *rapid.T, data []byte) [][]string {
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\uFEFF")))).ReadAll()
	if err != nil {
		t.Fatalf("csv.NewReader().ReadAll: %v", err)
	}
	return rows
}

func pageRows(t *rapid.T, data []byte) [][]string {
	page, err := webpage.Read(data)
	if err != nil {
		t.Fatalf("webpage.Read: %v", err)
	}
	for _, g := range page.Grids {
		if g.Cells[0].Text != "文件" { // what stands between tables is one, too
			continue
		}
		var rows [][]string
		for _, c := range g.Cells {
			for c.Row >= len(rows) {
				rows = append(rows, nil)
			}
			for c.Col >= len(rows[c.Row]) {
				rows[c.Row] = append(rows[c.Row], make([]string, c.Col-len(rows[c.Row])+1)...)
			}
			rows[c.Row][c.Col] = c.Text
		}
		for i := range rows {
			rows[i] = append(rows[i], make([]string, len(rows[0])-len(rows[i]))...)
		}
		return rows
	}
	t.Fatal("no table")
	return nil
}

func compareJSON(t *rapid.T, data []byte, want contract.Check) {
	var d contract.Digest
	if err := json.Unmarshal(data, &d); err != nil {
		t.Fatalf("json.Unmarshal: %v", err)
	}
	var got contract.Summary
	rules, agencies := 0, 0
	for i, f := range d.Files {
		got.Files++
		got.Errors += f.Errors
		got.Warnings += f.Warnings
		got.Notes += f.Notes
		got.Waived += f.Waived
		if f.File != want.Files[i].File {
			t.Fatalf("file %q is told as %q", want.Files[i].File, f.File)
		}
	}
	for _, n := range d.Rules {
		rules += n
	}
	for _, n := range d.Summary.ByAgencies {
		agencies += n
	}
	if got != want.Summary || rules != got.Errors+got.Warnings+got.Notes || agencies < d.Summary.Agencies {
		t.Fatalf("counts %+v, %d, %d; want %+v", got, rules, agencies, want.Summary)
	}
}

// TestLinks shows that a link leads from where the summary stands to the file, whatever its name.
func TestLinks(t *testing.T) {
	dir := t.TempDir()
	for _, test := range []struct{ file, out string }{
		{"甲 县#1%.xlsx", "汇总.html"}, {filepath.Join("收", "a?b.xlsx"), "汇总.html"},
		{"a.xlsx", filepath.Join("out", "汇总.html")}, {"1:2.xlsx", "汇总.html"},
	} {
		t.Chdir(dir)
		for _, path := range []string{test.file, test.out} {
			if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
				t.Fatalf("os.MkdirAll: %v", err)
			}
		}
		s, err := summary.New(test.out, rules, nil, true)
		if err != nil {
			t.Fatalf("summary.New: %v", err)
		}
		s.Add(contract.File{File: test.file, Status: "ok"}, "")
		link, err := url.Parse(s.Rows[0].Link)
		if err != nil || filepath.Join(filepath.Dir(test.out), filepath.FromSlash(link.Path)) != test.file {
			t.Errorf("%s from %s is %s, %v", test.file, test.out, s.Rows[0].Link, err)
		}
	}
}

// TestNewRefuses shows what is refused before any work is done.
func TestNewRefuses(t *testing.T) {
	dir := t.TempDir()
	input := filepath.Join(dir, "a.xlsx")
	if err := os.WriteFile(input, []byte("x"), 0o600); err != nil {
		t.Fatalf("os.WriteFile: %v", err)
	}
	for _, test := range []struct{ out, want string }{
		{filepath.Join(dir, "a.docx"), "结尾"}, {input, "输入文件"}, {filepath.Join(dir, "none", "a.csv"), "不存在"},
	} {
		if _, err := summary.New(test.out, nil, []string{input}, false); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v", test.out, err)
		}
	}
}

func ExampleSummary() {
	dir, _ := os.MkdirTemp("", "")
	defer os.RemoveAll(dir)
	out := filepath.Join(dir, "汇总.csv")
	s, err := summary.New(out, rules, nil, false)
	if err != nil {
		fmt.Println(err)
		return
	}
	s.Add(contract.File{File: "甲.xlsx", Form: "2021", Agency: "甲县司法局", Year: 2024, Status: "findings",
		Findings: []contract.Finding{{Rule: "R01", Severity: "error", Message: "总计不等"}}}, "")
	s.Add(contract.Unreadable("乙.xlsx", "这不是工作簿。"), "")
	fmt.Println(s.Line())
	if err := s.Save(false); err != nil {
		fmt.Println(err)
	}
	data, _ := os.ReadFile(out)
	fmt.Print(strings.ReplaceAll(strings.TrimPrefix(string(data), "\uFEFF"), "\r", ""))
	// Output:
	// 2 个文件，1 个机关，有错误 1，读不了 1
	// 文件,机关名称,年度,表格版本,结论,错误,警告,提示,已说明,勾稽,规则,首先要改的,最可能错在
	// 甲.xlsx,甲县司法局,2024,2021,有错误,1,0,0,0,1,R01,总计不等,
	// 乙.xlsx,,,,读不了,0,0,0,0,,,这不是工作簿。,
}

// TestSchemas holds a workbook with charts and links against the schemas of Office.
func TestSchemas(t *testing.T) {
	out := filepath.Join(t.TempDir(), "汇总.xlsx")
	s, err := summary.New(out, rules, nil, false)
	if err != nil {
		t.Fatalf("summary.New: %v", err)
	}
	for i := range rules {
		s.Add(contract.File{File: fmt.Sprintf("甲 %d.xlsx", i), Agency: "甲县司法局", Status: "findings",
			Findings: []contract.Finding{{Rule: rules[i].ID, Severity: "error", Message: "不对"}}}, "甲.docx")
	}
	if err := s.Save(false); err != nil {
		t.Fatalf("s.Save: %v", err)
	}
	wordtest.Validate(t, out)
	first, err := os.ReadFile(out)
	for range 4 { // the same summary is the same file
		if saved := s.Save(true); err != nil || saved != nil {
			t.Fatal(err, saved)
		}
		if again, err := os.ReadFile(out); err != nil || !bytes.Equal(again, first) {
			t.Fatalf("saved again it is another file: %v", err)
		}
	}
}

// TestStopped: a summary of a run that was stopped says so where people look first.
func TestStopped(t *testing.T) {
	testHead(t, func(s *summary.Summary) { s.Left = 329 }, map[string]string{
		".csv": "\r\n没有做完：还有 329 个文件没有检查,", ".json": `"stopped": 329`,
		".html": "<h1>检查结果汇总（没有做完：还有 329 个文件没有检查）</h1>", ".xlsx": "（没有做完：还有 329 个文件没有检查）"})
}

// TestScope: a summary of a run that did not ask for every rule says so where people look first, and which it asked for.
func TestScope(t *testing.T) {
	choice := check.Choice{Only: []string{"N", "R01"}, Ignore: []string{"N20"}}
	testHead(t, func(s *summary.Summary) { s.Choose(choice) }, map[string]string{
		".csv":  "\r\n只检查 N、R01，未检查 N20,",
		".json": "\"only\": [\n    \"N\",\n    \"R01\"\n  ],\n  \"ignore\": [\n    \"N20\"\n  ]",
		".html": "<h1>检查结果汇总（只检查 N、R01，未检查 N20）</h1>", ".xlsx": "（只检查 N、R01，未检查 N20）"})
}

// testHead holds what summaries of a run say, by their endings, against what they must: of a workbook its title.
func testHead(t *testing.T, of func(*summary.Summary), wants map[string]string) {
	t.Helper()
	for ending, want := range wants {
		out := filepath.Join(t.TempDir(), "a"+ending)
		s, err := summary.New(out, rules, nil, false)
		if err != nil {
			t.Fatalf("summary.New: %v", err)
		}
		s.Add(contract.File{File: "甲.xlsx", Status: "ok"}, "")
		if of(s); s.Save(false) != nil {
			t.Fatal("not saved")
		}
		data, _ := os.ReadFile(out)
		if ending == ".xlsx" {
			f, err := excelize.OpenReader(bytes.NewReader(data))
			if err != nil {
				t.Fatalf("excelize.OpenReader: %v", err)
			}
			title, _ := f.GetCellValue("检查结果", "A1")
			data = []byte(title)
		}
		if !strings.Contains(string(data), want) {
			t.Errorf("%s: %q is not in %.300s", ending, want, data)
		}
	}
}

// TestBetween: what is wrong between files changes how each stands that it names, and none that could not be read.
func TestBetween(t *testing.T) {
	out := filepath.Join(t.TempDir(), "a.csv")
	s, err := summary.New(out, rules, nil, false)
	if err != nil {
		t.Fatalf("summary.New: %v", err)
	}
	note := contract.Finding{Rule: "V01", Severity: "note", Message: "空白"}
	s.Add(contract.File{File: "甲.xlsx", Status: "findings", Findings: []contract.Finding{note}}, "")
	s.Add(contract.File{File: "乙.xlsx", Status: "ok"}, "")
	s.Add(contract.File{File: "丙.xlsx", Status: "ok", Unasked: true}, "")
	s.Between([]contract.Among{
		{Rule: "Y11", Severity: "warning", Message: "雷同", Files: []contract.AmongEntry{{File: "甲.xlsx"}, {File: "乙.xlsx"}}},
		{Rule: "Y12", Severity: "error", Message: "抄来", Files: []contract.AmongEntry{{File: "乙.xlsx"}}},
	})
	var got []string
	for _, r := range s.Rows {
		got = append(got, fmt.Sprint(r.State, r.Errors, r.Warnings, r.Notes, " ", r.Rule, r.Cause))
	}
	if want := "有警告 0 1 1 Y11雷同；有错误 1 1 0 Y12抄来；没有检查 0 0 0 "; strings.Join(got, "；") != want || s.Rules["Y11"] != 1 {
		t.Errorf("%s, want %s; %v", strings.Join(got, "；"), want, s.Rules)
	}
}
