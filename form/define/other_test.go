package define

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/form"
	"nianbao/templates"
)

// TestOutside shows which cells of other reports relations name: on their line, as whole cells, groups of them, of the
// newest edition that has them; and that none of them is the form's own or defines a total.
func TestOutside(t *testing.T) {
	text := example(t, "enforcement") + `
  - id: Y01
    says: 甲
    basis: 乙
    each: row of penalties
    when: last.total > 0
    equation: amount + last.fine <= last.penalties.all.total + last.permits
    mend: 丙
    holds: {last.total: 1}
    breaks: {last.total: 1, amount: 5}
  - id: R08
    says: 甲
    basis: 乙
    equation: permits.all.applied >= annual.licensing.services + annual.enforcement
    mend: 丙
    holds: {permits.all.applied: 1}
    breaks: {annual.enforcement.coercion.decisions: 1}
`
	f, err := Parse("form.yaml", []byte(text))
	if err != nil {
		t.Fatalf("Parse: %v", err)
	}
	var ids []string
	for i, c := range f.Outside {
		ids = append(ids, c.ID)
		if c.Index != len(f.Cells)+i || f.Cell(c.ID) != nil {
			t.Errorf("%s has the number %d", c.ID, c.Index)
		}
	}
	want := "annual.licensing.permits.decisions annual.enforcement.penalties.decisions last.penalties.all.fine " +
		"last.penalties.all.total last.permits.all.applied last.permits.all.accepted last.permits.all.granted " +
		"last.permits.all.refused last.permits.all.revoked annual.licensing.services.last_year annual.licensing.services.change " +
		"annual.licensing.services.decisions annual.enforcement.coercion.decisions"
	if got := strings.Join(ids, " "); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	var calls []string
	for _, r := range f.Relations[len(f.Relations)-2:] {
		for _, term := range append(r.Equations[0].Left, r.Equations[0].Right...) {
			calls = append(calls, term.Call)
		}
	}
	if got, want := strings.Join(calls[:3], " "), "罚没金额（万元） 上年报告的“罚款” 上年报告的“行政处罚”的“合计”"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	for c, e := range f.Totals() {
		if e.IsOutside() {
			t.Errorf("%s is defined by %s", c.ID, e.Relation.ID)
		}
	}
	for _, r := range f.Relations {
		if r.ID == "Y01" && r.Text() != "甲（只在“上年报告的‘合计’”大于 0 时要求；给出上年报告时核对）" {
			t.Error(r.Text())
		}
	}
}

// TestOthersRefused shows what is said of relations to other reports that say nothing, and on which line.
func TestOthersRefused(t *testing.T) {
	good := example(t, "enforcement")
	line := func(of string) int {
		before, _, ok := strings.Cut(good, of)
		if !ok {
			t.Fatal("no " + of)
		}
		return strings.Count(before, "\n") + 1
	}
	const others, r06, r07 = `{id: annual, says: 政府信息公开工作年度报告, editions: ["2019", "2021"]}`,
		"equation: permits.all.granted + permits.all.refused = annual.licensing.permits.decisions",
		"equation: penalties.all.total = annual.enforcement.penalties.decisions"
	for _, test := range []struct {
		name, old, new string
		line           int
		want           string
	}{
		{"an unknown cell", r07, r07 + "s", line(r07), "等式里的“annual.enforcement.penalties.decisionss”不是政府信息公开工作年度报告的格"},
		{"an unknown report", r07, strings.Replace(r07, "annual", "anual", 1), line(r07), "“anual”也不是 others 里的报告"},
		{"an unknown cell of last year", r07, "equation: penalties.all.total = last.penalties.all.totals", line(r07), "没有“penalties.all.totals”这一行、列或格"},
		{"last on the left", r07, "equation: last.penalties.all.total = penalties.all.total", line(r07), "“last.penalties.all.total”请写在右边"},
		{"another on the left", r07, "equation: annual.enforcement.penalties.decisions = penalties.all.total", line(r07), "请写在右边"},
		{"nothing of its own", r07, "equation: annual.enforcement.penalties.decisions <= annual.licensing.permits.decisions", line(r07), "没有本表的格"},
		{"a family", r07, "equation: penalties.all.total = last.penalties.all.total", line("id: R07"), "与上年报告比较的，id 用 Y"},
		{"another family", "id: R07", "id: Y07", line("id: R07"), "其他的用 R：“Y07”"},
		{"an edition", `"2021"]`, `"2020"]`, line(others), "没有内置的“2020”版格式，有 2019、2021"},
		{"no form", `, editions: ["2019", "2021"]`, "", line(others), "要写 editions（内置格式的版本）或 folder"},
		{"two forms", `"2021"]`, `"2021"], folder: ../b`, line(others), "只写一个"},
		{"a folder of nowhere", `editions: ["2019", "2021"]`, "folder: /etc", line(others), "文件夹“/etc”应从本定义所在的文件夹写起"},
		{"a share", `editions: ["2019", "2021"]`, `folder: '\\host\share'`, line(others), "应从本定义所在的文件夹写起"},
		{"a folder without a form", `editions: ["2019", "2021"]`, "folder: ../none", line(others), "“../none”用不了：格式定义"},
		{"itself", `editions: ["2019", "2021"]`, "folder: ../own", line(others), "“../own”的 others 绕回到它自己"},
		{"last", "{id: annual,", "{id: last,", line(others), "id“last”是上年报告的"},
		{"an id of its own", "{id: annual,", "{id: permits,", line(others), "id“permits”也是本表的表、行或列"},
		{"no name", "says: 政府信息公开工作年度报告, ed", "ed", line(others), "缺少 says"},
		{"unused", others, others + "\n  - {id: budget, says: 决算, editions: [\"2021\"]}", line(others) + 1, "没有一条勾稽关系用到 others 里的“budget”"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if !strings.Contains(good, test.old) {
				t.Fatal("no " + test.old)
			}
			faults := checkText(t, strings.Replace(good, test.old, test.new, 1))
			if len(faults) == 0 || faults[0].Line != test.line || !strings.Contains(faults[0].Reason, test.want) {
				t.Errorf("got %v\nwant line %d: %s", faults, test.line, test.want)
			}
		})
	}
}

// checkText checks a definition in a folder that is called own.
func checkText(t *testing.T, text string) []*Error {
	t.Helper()
	dir := write(t, t.TempDir(), "own", text)
	faults, err := CheckDir(dir)
	if err != nil {
		t.Fatalf("CheckDir: %v", err)
	}
	return faults
}

func write(t *testing.T, dir, name, text string) string {
	t.Helper()
	dir = filepath.Join(dir, name)
	if err := os.Mkdir(dir, 0o777); err != nil {
		t.Fatalf("os.Mkdir: %v", err)
	}
	if err := os.WriteFile(filepath.Join(dir, "form.yaml"), []byte(text), 0o666); err != nil {
		t.Fatalf("os.WriteFile: %v", err)
	}
	return dir
}

// TestOthersInFolders shows that a form in another folder is found from that of the definition, that a circle of them is
// refused, and that a form of a few lines does not have a hundred read.
func TestOthersInFolders(t *testing.T) {
	annual, err := templates.FS.ReadFile("2021/form.yaml")
	if err != nil {
		t.Fatalf("templates.FS.ReadFile: %v", err)
	}
	good := strings.Replace(example(t, "enforcement"), `editions: ["2019", "2021"]`, "folder: ../annual", 1)
	dir := t.TempDir()
	own := write(t, dir, "own", good)
	write(t, dir, "annual", string(annual))
	f, err := LoadDir(own)
	if err != nil {
		t.Fatalf("LoadDir: %v", err)
	}
	if o := f.Other("annual"); o == nil || len(o.Forms) != 1 || o.Forms[0].Edition != "2021" || f.Other(form.Last) != nil {
		t.Errorf("%+v", o)
	}
	if _, err := Parse("form.yaml", []byte(good)); err == nil {
		t.Error("a folder is found from nowhere")
	}

	circle := t.TempDir()
	first := write(t, circle, "first", strings.Replace(good, "../annual", "../second", 1))
	second := strings.NewReplacer("../annual", "../first", "annual.licensing.permits.decisions", "annual.permits.all.granted",
		"annual.enforcement.penalties.decisions", "annual.penalties.all.total").Replace(good)
	write(t, circle, "second", second)
	faults, err := CheckDir(first)
	if err != nil || len(faults) == 0 || !strings.Contains(faults[0].Reason, "“../second”用不了") ||
		!strings.Contains(faults[0].Reason, "“../first”的 others 绕回到它自己") {
		t.Errorf("%v %v", faults, err)
	}

	many := t.TempDir()
	var list strings.Builder
	for i := range maxLoaded + 1 {
		fmt.Fprintf(&list, "\n  - {id: a%d, says: 甲, folder: ../annual}", i)
	}
	write(t, many, "annual", string(annual))
	faults, err = CheckDir(write(t, many, "own", strings.Replace(good, "\n  - {id: annual,", list.String()+"\n  - {id: annual,", 1)))
	if err != nil || !strings.Contains(faults[0].Reason, "超过 20 个") {
		t.Errorf("%v %v", faults, err)
	}
}
