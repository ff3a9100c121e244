package define

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/form"
	"nianbao/templates"
)

func edition(t testing.TB, name string) *form.Form {
	t.Helper()
	for _, f := range Builtin() {
		if f.Edition == name {
			return f
		}
	}
	t.Fatalf("no edition %s", name)
	return nil
}

// TestLabels compares the definitions with the labels of the published forms in testdata/forms.json.
func TestLabels(t *testing.T) {
	data, err := os.ReadFile("../../testdata/forms.json")
	if err != nil {
		t.Fatalf("os.ReadFile: %v", err)
	}
	type block struct {
		Title         string
		Columns, Rows []string
	}
	type published struct {
		Section2 []block `json:"section_2"`
		Section3 struct {
			Corner        string
			Head          string `json:"column_head"`
			Columns, Rows []any
		} `json:"section_3"`
		Section4 struct{ Columns []any } `json:"section_4"`
	}
	var all struct {
		Sections []string
		Old      published `json:"2019"`
		New      published `json:"2021"`
	}
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatalf("json.Unmarshal: %v", err)
	}
	var added struct {
		New struct {
			Section3 map[string]any `json:"section_3"`
		} `json:"2021"`
	}
	if err := json.Unmarshal(data, &added); err != nil {
		t.Fatalf("json.Unmarshal: %v", err)
	}
	for _, name := range []string{"2019", "2021"} {
		want := map[string]published{"2019": all.Old, "2021": all.New}[name]
		f := edition(t, name)
		var sections []string
		for _, s := range f.Sections {
			sections = append(sections, s.Title)
		}
		if diff := cmp.Diff(all.Sections, sections); diff != "" {
			t.Errorf("%s sections (-published +ours)\n%s", name, diff)
		}
		var blocks []block
		for _, table := range f.Sections[1].Tables {
			b := block{Title: table.Heading, Columns: []string{table.Corner}}
			for _, n := range table.Columns {
				b.Columns = append(b.Columns, n.Label)
			}
			for _, n := range table.Rows {
				b.Rows = append(b.Rows, n.Label)
			}
			blocks = append(blocks, b)
		}
		if diff := cmp.Diff(want.Section2, blocks); diff != "" {
			t.Errorf("%s section 2 (-published +ours)\n%s", name, diff)
		}
		applications := f.Sections[2].Tables[0]
		rows := labelTree(applications.Rows)
		if name == "2021" { // its table is the old one but for the rows of （六）
			results := all.Old.Section3.Rows[2].(map[string]any)["三、本年度办理结果"].([]any)
			for i := range results {
				if results[i] == "（六）其他处理" {
					results[i] = map[string]any{"（六）其他处理": added.New.Section3["（六）其他处理"]}
				}
			}
		}
		if diff := cmp.Diff(all.Old.Section3.Rows, rows); diff != "" {
			t.Errorf("%s section 3 rows (-published +ours)\n%s", name, diff)
		}
		if name == "2019" {
			if diff := cmp.Diff(all.Old.Section3.Columns, labelTree(applications.Columns)); diff != "" {
				t.Errorf("section 3 columns (-published +ours)\n%s", diff)
			}
		} else {
			before := edition(t, "2019").Sections[2].Tables[0]
			if diff := cmp.Diff(labelTree(before.Columns), labelTree(applications.Columns)); diff != "" {
				t.Errorf("section 3 columns (-2019 +2021)\n%s", diff)
			}
		}
		if applications.Corner != all.Old.Section3.Corner || applications.Over != all.Old.Section3.Head {
			t.Errorf("%s corner %q, over %q", name, applications.Corner, applications.Over)
		}
		disputes := f.Sections[3].Tables[0]
		var across []any
		for _, n := range disputes.Rows {
			across = append(across, acrossTree(n, labelTree(disputes.Columns)))
		}
		if diff := cmp.Diff(all.Old.Section4.Columns, across); diff != "" {
			t.Errorf("%s section 4 (-published +ours)\n%s", name, diff)
		}
	}
}

func labelTree(nodes []*form.Node) []any {
	var tree []any
	for _, n := range nodes {
		if len(n.Nodes) == 0 {
			tree = append(tree, n.Label)
		} else {
			tree = append(tree, map[string]any{n.Label: labelTree(n.Nodes)})
		}
	}
	return tree
}

func acrossTree(n *form.Node, columns []any) any {
	if len(n.Nodes) == 0 {
		return map[string]any{n.Label: columns}
	}
	var below []any
	for _, child := range n.Nodes {
		below = append(below, acrossTree(child, columns))
	}
	return map[string]any{n.Label: below}
}

// TestContract fixes the ids that others' scripts rely on.
func TestContract(t *testing.T) {
	columns := strings.Fields("person company research charity legal other total")
	rows := strings.Fields(`received carried_in granted partial denied.secret denied.law denied.safety
		denied.third_party denied.internal denied.process denied.case_file denied.inquiry
		unavailable.not_held unavailable.not_made unavailable.unclear rejected.petition rejected.repeat
		rejected.publication rejected.excessive rejected.confirmation OTHER handled carried_out`)
	disputes := []string{}
	for _, row := range strings.Fields("review direct after_review") {
		for _, column := range strings.Fields("upheld corrected other pending total") {
			disputes = append(disputes, "disputes."+row+"."+column)
		}
	}
	for name, want := range map[string]struct{ section2, other string }{
		"2019": {`documents.regulations.made documents.regulations.published documents.regulations.public_total
			documents.normative.made documents.normative.published documents.normative.public_total
			licensing.permits.last_year licensing.permits.change licensing.permits.decisions
			licensing.services.last_year licensing.services.change licensing.services.decisions
			enforcement.penalties.last_year enforcement.penalties.change enforcement.penalties.decisions
			enforcement.coercion.last_year enforcement.coercion.change enforcement.coercion.decisions
			fees.charges.last_year fees.charges.change
			procurement.centralized.projects procurement.centralized.amount`, "other"},
		"2021": {`documents.regulations.issued documents.regulations.repealed documents.regulations.effective
			documents.normative.issued documents.normative.repealed documents.normative.effective
			licensing.permits.decisions enforcement.penalties.decisions enforcement.coercion.decisions
			fees.charges.amount`,
			"other.no_correction other.unpaid other.rest"},
	} {
		ids := strings.Fields(want.section2)
		for _, row := range rows {
			for _, r := range strings.Fields(strings.Replace(row, "OTHER", want.other, 1)) {
				for _, column := range columns {
					ids = append(ids, "applications."+r+"."+column)
				}
			}
		}
		var got []string
		for _, c := range edition(t, name).Cells {
			got = append(got, c.ID)
		}
		if diff := cmp.Diff(append(ids, disputes...), got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", name, diff)
		}
		var texts []string
		for _, s := range edition(t, name).Texts() {
			texts = append(texts, s.Text)
		}
		if diff := cmp.Diff([]string{"overview", "problems", "others"}, texts); diff != "" {
			t.Error(diff)
		}
	}
}

func TestYears(t *testing.T) {
	for _, test := range []struct {
		year int
		want string
	}{{2018, ""}, {2019, "2019"}, {2020, "2019"}, {2021, "2021"}, {2030, "2021"}} {
		got := ""
		for _, f := range Builtin() {
			if f.Years.Fit(test.year) {
				got += f.Edition
			}
		}
		if got != test.want {
			t.Errorf("%d is for edition %q, want %q", test.year, got, test.want)
		}
	}
}

// TestRefused shows that a malformed definition is refused with file, line and reason.
func TestRefused(t *testing.T) {
	good, err := templates.FS.ReadFile("2021/form.yaml")
	if err != nil {
		t.Fatalf("templates.FS.ReadFile: %v", err)
	}
	if _, err := Parse("form.yaml", good); err != nil {
		t.Fatalf("Parse: %v", err)
	}
	for _, test := range []struct{ name, old, new, want string }{
		{"unknown key", "    corner: 信息内容\n", "    corners: 信息内容\n",
			"格式定义 form.yaml 第 59 行：没有“corners”这一项"},
		{"not YAML", "edition: \"2021\"", "edition: \"2021", "格式定义 form.yaml 第 "},
		{"wrong type", "years: {from: 2021}", "years: {from: 早}", "格式定义 form.yaml 第 10 行：这一项的类型不对"},
		{"a column that is none", "column: 政府信息公开年报", "column: 政府信息公开 / 年报", "栏目的名称“政府信息公开 / 年报”"},
		{"a note beside no table", "beside: documents}", "beside: 没有}", "没有 id 为“没有”的表，或它那一部分已有附注"},
		{"two notes beside a section", "beside: disputes}", "beside: applications}", "或它那一部分已有附注"},
		{"an introduction beside a table", "title: 引言}", "title: 引言, beside: documents}", "intro 不在表的旁边"},
		{"a note's name twice", "附注.复议诉讼", "附注.依申请公开", "名称“附注.依申请公开”重复"},
		{"a note named as a table", "name: 结尾", "name: 申请", "名称“申请”重复"},
		{"a note with a text's id", "text: closing", "text: others", "文字的 id“others”重复"},
		{"an empty word", "terms: [复议, 诉讼]", "terms: [复议, \"\"]", "词“”是空的，或者太长"},
		{"empty item", "sections:\n", "sections:\n  -\n", "这一项是空的"},
		{"empty row", "    rows:\n", "    rows:\n      - ~\n", "这一项是空的"},
		{"empty relation", "relations:\n", "relations:\n  - ~\n", "这一项是空的"},
		{"other encoding", "edition:", "\xb0\xe6:", "不是 UTF-8 编码"},
		{"no edition", `edition: "2021"`, `edition: ""`, "第 3 行：缺少版本 edition"},
		{"doubled row id", "id: coercion,", "id: penalties,", "第 85 行：id“penalties”重复"},
		{"doubled label", "label: 行政强制,", "label: 行政处罚,", "行政处罚”出现两次"},
		{"alias that is another's label", "aliases: [行政强制数量]", "aliases: [行政处罚]", "“行政强制”的别名“行政处罚”也是“行政处罚”的写法"},
		{"alias of two", "aliases: [行政强制数量]", "aliases: [行政处罚数量]", "“行政强制”的别名“行政处罚数量”也是“行政处罚”的写法"},
		{"name with a space", "name: 维持,", "name: 维 持,", "名称“维 持”为空、重复或含"},
		{"name that is a function", "name: 收费", "name: and", "名称“and”不能用作模板里的名称"},
		{"doubled name", "name: 收费", "name: 申请", "名称“申请”重复"},
		{"column's name hides a row", "name: 其他情形,", "name: 自然人,", "行名“自然人”与列名相同"},
		{"row without label", "label: 3.其他}", "label: ''}", "缺少标签 label"},
		{"unknown table", "tables: [disputes]", "tables: [dispute]", "没有 id 为“dispute”的表"},
		{"table in no section", "tables: [disputes]", "tables: []", "要么是文字 text，要么是表 tables"},
		{"unknown term", "received + carried_in = handled", "received + carried = handled",
			"等式里的“carried”不是表中的行、列或格"},
		{"no equals sign", "equation: total = upheld + corrected", "equation: total - upheld + corrected",
			"要有且只有一个等号"},
		{"example that holds", "carried_out: 130}", "carried_out: 103}", "例子与它要说明的相反"},
		{"example with a stranger", "breaks: {granted: 5,", "breaks: {upheld: 5,", "例子里的“upheld”不在等式里"},
		{"relation's id", "- id: R02", "- id: X2", "“X2”应为 R 或 Y 加两位数字"},
		{"a class of words that there is not", "    rough: 约", "    raw: 约", "没有“raw”这一类词"},
		{"a sentence's row that there is not", "of: applications.granted}", "of: applications.grant}", "“applications.grant”不是表中的行或列"},
		{"a sentence's sum that is none", "of: applications.granted}", "of: applications.granted partial}", "写法有误：“applications.granted partial”"},
		{"another year", "when: last, of", "when: past, of", "when 应为 last 或 next，不能是“past”"},
		{"a word without a character", "among: 其中", "among: 其中 “”", "词““””里没有字"},
		{"a note that there is not", "note: notes_applications", "note: notes", "没有 id 为“notes”的文字"},
		{"no year", "- {id: year, name: 年度", "- {id: years, name: 年度", "缺少基本信息 year"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if !strings.Contains(string(good), test.old) {
				t.Fatalf("%q does not stand in the definition", test.old)
			}
			_, err := Parse("form.yaml", []byte(strings.Replace(string(good), test.old, test.new, 1)))
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v\nwant %s", err, test.want)
			}
			located := err != nil && strings.HasPrefix(err.Error(), "格式定义 form.yaml 第 ")
			if err != nil && !located && !strings.Contains(test.want, "UTF-8") {
				t.Errorf("no line in %v", err)
			}
		})
	}
}

// TestExpansion shows how relations become equations.
func TestExpansion(t *testing.T) {
	f := edition(t, "2021")
	count := map[string]int{}
	for _, e := range f.Equations {
		count[e.Relation.ID]++
	}
	if diff := cmp.Diff(map[string]int{"R01": 7, "R02": 7, "R03": 25, "R04": 3, "Y01": 7, "Y02": 2}, count); diff != "" {
		t.Error(diff)
	}
	spell := func(terms []form.Term) string {
		var ids []string
		for _, term := range terms {
			ids = append(ids, term.Cell.ID)
		}
		return strings.Join(ids, " ")
	}
	e := f.Totals()[f.Cell("applications.handled.total")]
	if e.Relation.ID != "R02" || len(e.Right) != 21 {
		t.Errorf("the grand total follows %s with %d terms", e.Relation.ID, len(e.Right))
	}
	e = f.Totals()[f.Cell("disputes.direct.total")]
	want := "disputes.direct.upheld disputes.direct.corrected disputes.direct.other disputes.direct.pending"
	if got := spell(e.Right); got != want {
		t.Errorf("got %s", got)
	}
	if f.Equations[0].Total() != nil {
		t.Error("R01 defines no total")
	}
}

// TestTotals shows which cells a further relation, before those of the edition, makes totals: they are to be formulas.
func TestTotals(t *testing.T) {
	good, err := templates.FS.ReadFile("2021/form.yaml")
	if err != nil {
		t.Fatalf("templates.FS.ReadFile: %v", err)
	}
	for _, test := range []struct {
		name, equation string
		totals         map[string]string // the relation that a cell's formula follows, empty for none
	}{
		{"one more total", "disputes.direct.other = disputes.review.other",
			map[string]string{"disputes.direct.other": "R99"}},
		{"what is subtracted is no total", "- disputes.direct.other = disputes.review.other",
			map[string]string{"disputes.direct.other": ""}},
		{"the first of two counts", "disputes.review.total = disputes.direct.total",
			map[string]string{"disputes.review.total": "R99", "disputes.direct.total": "R04"}},
		{"one that is a part of itself", "disputes.review.other = disputes.review.other + disputes.review.pending",
			map[string]string{"disputes.review.other": ""}},
		// the workbook would calculate nothing: a part of a total cannot follow from the total
		{"a circle", "applications.received.person = applications.received.total",
			map[string]string{"applications.received.person": "R99", "applications.received.total": ""}},
		{"a circle by two ways", "applications.granted.person = applications.handled.total",
			map[string]string{"applications.granted.person": "R99", "applications.handled.person": "R02",
				"applications.granted.total": "", "applications.handled.total": "R02"}},
	} {
		terms := strings.Fields(test.equation)
		last := terms[len(terms)-1]
		more := fmt.Sprintf("relations:\n  - {id: R99, says: 甲, basis: 乙, mend: 丙, equation: '%s', "+
			"holds: {%s: 0}, breaks: {%s: 1}}\n", test.equation, last, last)
		f, err := Parse("form.yaml", []byte(strings.Replace(string(good), "relations:\n", more, 1)))
		if err != nil {
			t.Fatalf("%s: %v", test.name, err)
		}
		for id, want := range test.totals {
			got := ""
			if e := f.Totals()[f.Cell(id)]; e != nil {
				got = e.Relation.ID
			}
			if got != want {
				t.Errorf("%s: %s follows %q, want %q", test.name, id, got, want)
			}
		}
	}
}

// TestHostile shows that a definition that would cost time or memory, or that a library trips over, is refused at once
// with the line.
func TestHostile(t *testing.T) {
	aliases := "edition: \"2021\"\ntables:\n  - &a {id: x, name: x}\n"
	for i := range 9 {
		aliases += fmt.Sprintf("  - &b%d {columns: [%s]}\n", i, strings.TrimSuffix(strings.Repeat("*a, ", 10), ", "))
	}
	for _, test := range []struct{ name, text, want string }{
		{"tag", "tables: !id a\n", "第 1 行：格式定义里不能用标签"},
		{"tag on a list", "edition: a\ntables: !!set\n  - a\n", "第 2 行：格式定义里不能用标签"},
		{"binary", "edition: !!binary aGVsbG8=\n", "标签"},
		{"aliases", aliases, "第 3 行：格式定义里不能用引用"},
		{"an alias to itself", "tables: &a [*a]\n", "第 1 行：格式定义里不能用引用"},
		{"an anchored key", "&a edition: b\n", "引用"},
		{"merge", "years: &y {from: 2021}\nedition:\n  <<: *y\n", "引用"},
		{"brackets", strings.Repeat("[", 20000), "第 1 行：嵌套超过 32 层"},
		{"braces", "tables:\n" + strings.Repeat("{a: ", 20000), "第 2 行：嵌套超过 32 层"},
		{"brackets on lines", strings.Repeat("[\n", 20000), "第 33 行：嵌套超过 32 层"},
		{"dashes", strings.Repeat("- ", 20000), "嵌套超过 32 层"},
		{"questions", strings.Repeat("? ", 20000), "嵌套超过 32 层"},
		{"doubled key", "edition: a\nedition: b\n", "第 2 行：“edition”写了两次"},
		{"two documents", "edition: a\n---\nedition: b\n", "只能有一份"},
		{"a list", "- a\n", "第 1 行：这一项的类型不对"},
		{"a list as a key", "? [a]\n: b\n", "类型不对"},
		{"a number too large", "years: {from: 99999999999999999999}\n", "第 1 行：这一项的类型不对"},
		{"text for a choice", "charts:\n  - {last: 是}\n", "第 2 行：这一项的类型不对"},
		{"nothing", "", "不是合法的 YAML"},
	} {
		t.Run(test.name, func(t *testing.T) {
			allocated := testing.AllocsPerRun(1, func() {
				_, err := Parse("form.yaml", []byte(test.text))
				if err == nil || !strings.Contains(err.Error(), test.want) || strings.Contains(err.Error(), "\n") {
					t.Errorf("got %v\nwant %s", err, test.want)
				}
			})
			if allocated > 20_000 {
				t.Errorf("%.0f allocations", allocated)
			}
		})
	}
}

// FuzzParse holds that no text ends the program, and that what is refused has a reason on one line.
func FuzzParse(f *testing.F) {
	good, err := templates.FS.ReadFile("2021/form.yaml")
	if err != nil {
		f.Fatalf("templates.FS.ReadFile: %v", err)
	}
	for _, seed := range []string{
		string(good), example(f, "enforcement"), example(f, "budget"), "tables: !id a\n", "a: &a [*a]\n", "? - ? [\n", "\xff", "%TAG ! a\n---\n!b c\n",
		strings.Repeat("[", 100), "tables:\n  - &a {id: x, name: x}\n  - &b {id: y, columns: [*a, *a]}\n  - {id: z, columns: [*b, *b]}\n",
		"edition: 待定 # 待定：名称\ntitle: 甲\nabout: 由{{乙}}编制。\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		of, err := Parse("form.yaml", text)
		if err == nil && of.HasOpen() {
			for _, keys := range [][]string{nil, {"甲", ""}} {
				rows := map[string]form.OpenRows{}
				for _, t := range of.Tables {
					rows[t.ID] = form.OpenRows{Keys: keys, Spare: 1}
				}
				if len(of.WithRows(rows).Relations) != len(of.Relations) {
					t.Errorf("with %q it has other relations", keys)
				}
			}
		}
		if known, ok := err.(*Error); err != nil && (!ok || known.Reason == "" || strings.Contains(err.Error(), "\n")) {
			t.Errorf("refused without a reason on one line: %v", err)
		}
		undecided("form.yaml", text)
	})
}

// TestBounds shows that a definition of a few lines is no form of millions of cells, terms or points.
func TestBounds(t *testing.T) {
	good, err := templates.FS.ReadFile("2021/form.yaml")
	if err != nil {
		t.Fatalf("templates.FS.ReadFile: %v", err)
	}
	repeated := func(n int, format string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, format, i)
		}
		return b.String()
	}
	for _, test := range []struct{ name, old, new, want string }{
		{"cells", "tables:\n  - id: documents\n", "tables:\n  - id: big\n    name: 大\n    rows:\n" +
			repeated(3000, "      - {id: r%[1]d, name: 行%[1]d, label: 行%[1]d}\n") + "    columns:\n" +
			repeated(3000, "      - {id: c%[1]d, name: 列%[1]d, label: 列%[1]d}\n") + "  - id: documents\n",
			"超过 5000 格"},
		{"terms", "equation: total = person", "equation: total = " + strings.Repeat("person + ", 50_000) + "person",
			"超过 50000 项"},
		{"points", "\ncharts:", "\ncharts:\n  - {name: 多, title: 多, kind: pie, points: [" +
			repeated(20_000, "{label: a%d, of: 收费},") + "]}\n", "超过 100 个"},
	} {
		t.Run(test.name, func(t *testing.T) {
			text := strings.Replace(string(good), test.old, test.new, 1)
			if text == string(good) {
				t.Fatalf("%q does not stand in the definition", test.old)
			}
			if _, err := Parse("form.yaml", []byte(text)); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %s", err, test.want)
			}
		})
	}
}
