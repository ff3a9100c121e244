package check

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/check/family"
	"nianbao/form/define"
	"nianbao/grid"
)

// A failing case breaks rules in a sound workbook. Every rule has one, and a passing case.
type failing struct {
	name   string // the rules that it breaks, and what else is to be said of it
	change func(*sheets)
	want   []string // every finding; of a case that is about one rule alone, see only, those of that rule
}

// only are the cases that break so much besides that what is looked at is one rule alone.
var only = map[string]string{"V09": "V09", "V13": "V13", "F03 a row of one's own": "F03"}

// TestRules breaks each rule in a sound workbook: the message says where, what is there, what was expected and what
// to do.
func TestRules(t *testing.T) {
	for _, edition := range [][2]string{{"2019", "2020"}, {"2021", "2024"}} {
		if list := calculated(t, edition[0], edition[1]).findings(t); len(list) > 0 {
			t.Fatalf("a sound workbook has findings: %v", list)
		}
		if list := typed(sound(edition[0], edition[1]).findings(t)); len(list) > 0 {
			t.Fatalf("a sound workbook without formulas has findings: %v", list)
		}
	}
	for _, test := range slices.Concat(structureCases, proseCases, valuesCases, totalsCases, sentencesCases, historyCases, copiedCases, plausibleCases, partsCases) {
		t.Run(test.name, func(t *testing.T) {
			s := sound("2021", "2024")
			test.change(s)
			test.compare(t, typed(s.findings(t)))
		})
	}
	for _, test := range formulasCases {
		t.Run(test.name, func(t *testing.T) {
			s := calculated(t, "2021", "2024")
			test.change(s)
			test.compare(t, s.findings(t))
		})
	}
}

func (f *failing) compare(t *testing.T, got []string) {
	t.Helper()
	if id := only[f.name]; id != "" {
		got = slices.DeleteFunc(got, func(line string) bool { return idOf(line) != id })
	}
	if diff := cmp.Diff(f.want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// idOf returns the rule's id in a line: 错误 S04 依申请公开!D2 …
func idOf(line string) string { return strings.Fields(line)[1] }

// A passing case comes near to breaking rules.
type passing struct {
	rules, name string
	change      func(*sheets)
	others      string // the rules that it breaks instead
}

var passingCases = []passing{
	{"S01", "a sheet that is called otherwise", func(s *sheets) { s.sheet("复议诉讼").Name = "Sheet4" }, ""},
	{"S02", "a row in other brackets", func(s *sheets) { s.set("依申请公开!C20", " 2、重复\n申请") }, ""},
	{"S03", "a column's label on two lines", func(s *sheets) { s.set("依申请公开!F3", "科研\n机构") }, ""},
	{"S04", "texts that stand twice and are the same", func(s *sheets) {
		copied := sound("2021", "2024").sheet("文字")
		copied.Name = "文字（2）"
		s.grids = append(s.grids, copied)
	}, ""},
	{"S05", "the edition's first year", func(s *sheets) {
		s.set("基本信息!B2", "2021")
		s.set("基本信息!B8", "2022年1月20日")
	}, ""},
	{"S06", "a year with its unit", func(s *sheets) { s.set("基本信息!B2", "２０２４年度") }, ""},
	{"S35", "an office that says whose it is", func(s *sheets) { s.set("基本信息!B1", "示例市人民政府办公室") }, ""},
	{"S35", "letters in a name", func(s *sheets) { s.set("基本信息!B1", "示例市12345热线中心") }, ""},
	{"S07", "an agency before a colon", func(s *sheets) { s.set("基本信息!B1", "示例市局：综合科") }, ""},
	{"S07", "an agency under another label", func(s *sheets) { s.set("基本信息!A1", "填报单位（盖章）") }, ""},
	{"S08", "a note below the table", func(s *sheets) {
		g := s.sheet("依申请公开")
		g.Cells = append(g.Cells, grid.Cell{Row: 40, Text: "填表人：张三"})
	}, ""},
	{"S30", "a list that is numbered", func(s *sheets) {
		s.grids = append(s.grids, &grid.Grid{Name: "名单", Cells: []grid.Cell{
			{Text: "序号"}, {Col: 1, Text: "科室"},
			{Row: 1, Text: "1", Kind: grid.Number}, {Row: 1, Col: 1, Text: "办公室"},
		}})
	}, ""},
	{"S09", "a text that has none to tell", func(s *sheets) { s.set("文字!B2", "无。") }, ""},
	{"S10", "a cell that is merged with nothing of the table", func(s *sheets) {
		s.at("依申请公开!J4").ColSpan = 2
	}, ""},
	{"S11", "the year in the title, too", func(s *sheets) {
		title := grid.Cell{Text: "示例市司法局2024年政府信息公开工作年度报告统计表"}
		s.grids = append(s.grids, &grid.Grid{Name: "封面", Cells: []grid.Cell{title}})
	}, ""},
	{"S12", "a report that is a year late", func(s *sheets) { s.set("基本信息!B8", "2026年1月20日") }, "S25"},
	{"S25", "a report that is half a year late", func(s *sheets) { s.set("基本信息!B8", "2025年7月20日") }, "N31"},
	{"S25", "a text that compares with the year before", func(s *sheets) {
		s.set("文字!A2", "2024年新收5件，比2023年增加2件，比2022年增加3件，较2023年办结多1件，与2023年相比持平")
	}, ""},
	{"S25", "years that a text mentions without its own", func(s *sheets) {
		s.set("文字!A2", "贯彻2019年修订的条例。2022年以来全面落实，比2023年多5件。")
		s.set("文字!B2", "2025年，我局将继续改进。")
	}, ""},
	{"S25", "what was amiss in the year before", func(s *sheets) {
		s.set("文字!B2", "2023年度报告中提出的问题已经整改：2023年存在的形式单一问题已经解决，2023年的其他问题也已解决。")
	}, ""},
	{"S25", "plans for the year to come", func(s *sheets) {
		s.set("文字!B2", "2025年将加强培训；2025年还将修订指南；到2025年底办结。")
	}, ""},
	{"S13", "no place for the particulars", func(s *sheets) {
		for _, at := range []string{"A7", "B7", "A8", "B8"} {
			s.set("基本信息!"+at, "")
		}
	}, ""},
	{"S14", "a file's name that states what the sheet states", func(s *sheets) {
		s.book.File = "示例市司法局2023年统计表"
	}, "S26"},
	{"S26", "a file that is named after the day on which it was sent", func(s *sheets) {
		s.book.File = "年报20250120"
	}, ""},
	{"S15", "a table that both editions have", func(s *sheets) {
		s.grids[4] = sound("2019", "2020").sheet("复议诉讼")
	}, "F01"},
	{"S16", "a sheet of another year without a table", func(s *sheets) {
		s.grids = append(s.grids, &grid.Grid{Name: "2023年", Cells: []grid.Cell{{Text: "见上年档案"}}})
	}, ""},
	{"S40", "a text about pictures", func(s *sheets) { s.set("文字!B2", "制作图片、图表解读10件。") }, ""},
	{"S21", "a text about comments and revisions", func(s *sheets) { s.set("文字!B2", "部门批注、修订不够及时。") }, ""},
	{"S40", "the charts that this program draws of the figures", func(s *sheets) {
		s.grids = append(s.grids, &grid.Grid{Name: "附", Source: grid.Prose, Aside: true,
			Cells: []grid.Cell{{Row: 20, Text: "附：数据图表"}}})
		s.book.Drawings = []grid.Drawing{{What: "图表", Row: 22}}
	}, "S18"},
	{"S17", "a workbook that is called one with macros", func(s *sheets) { s.book.File = "统计表.xlsm" }, ""},
	{"V01", "a full-width 0", func(s *sheets) { s.set("主动公开!B3", "０") }, ""},
	{"V02", "a figure in groups of three", func(s *sheets) { s.set("主动公开!B3", "1,234") }, ""},
	{"V04", "an amount with decimals", func(s *sheets) { s.set("主动公开!B14", "25.13") }, ""},
	{"V05", "the form's own unit, printed", func(s *sheets) {
		s.set("主动公开!B3", "5件")
		for _, g := range s.grids {
			g.Source = grid.Table
		}
	}, ""},
	{"V06", "a tab", func(s *sheets) { s.set("文字!A2", "甲\t乙") }, ""},
	{"V07", "a figure that there is", func(s *sheets) { s.set("文字!A2", "新收{{申请.新收.总计}}件") }, ""},
	{"V08", "a date at the end of a text that others follow: no closing", func(s *sheets) {
		s.set("文字!A2", "好\n2025年1月20日")
	}, ""},
	{"V08", "agencies where it can be read", func(s *sheets) {
		s.set("文字!C2", "查阅地点：\n示例市档案馆\n示例市图书馆")
	}, ""},
	{"V08", "a name at the end of a report that nobody dates", func(s *sheets) {
		s.set("文字!C2", "无\n示例市司法局")
		s.set("基本信息!B8", "")
	}, "S13"},
	{"V08", "a date within the last text", func(s *sheets) { s.set("文字!C2", "2025年1月20日\n公布") }, ""},
	{"V09", "one figure", func(s *sheets) {
		for _, g := range s.grids[2:] {
			for i := range g.Cells {
				if c := &g.Cells[i]; c.Kind == grid.Number && c.Formula == "" {
					c.Text, c.Kind = "", grid.Text
				}
			}
		}
		s.set("主动公开!B3", "1")
	}, "V01 V13"},
	{"V13", "a table of one section", func(s *sheets) {
		for _, at := range []string{"B3", "C3", "D3", "B4", "C4"} {
			s.set("主动公开!"+at, "")
		}
	}, "V01"},
	{"V13", "half of a section blank", func(s *sheets) {
		for _, at := range []string{"A4", "B4", "C4", "D4", "F4", "G4"} {
			s.set("复议诉讼!"+at, "")
		}
	}, "V01"},
	{"V14", "blank totals of a row of zeros", func(s *sheets) {
		s.at("依申请公开!J4").Formula = ""
		s.set("依申请公开!J4", "")
	}, "V01"},
	{"V15", "amounts whose unit the format writes", func(s *sheets) {
		s.set("主动公开!A14", "行政事业性收费")
		s.set("主动公开!B13", "本年收费金额")
		s.set("主动公开!B14", "25")
		s.at("主动公开!B14").Money = grid.TenThousandYuan
	}, ""},
	{"V10", "what is hidden is told of as that", func(s *sheets) {
		c := s.at("主动公开!B14")
		c.Text, c.Shown, c.Hidden = "25.13", "25.1", true
	}, "V11"},
	{"V10", "an amount with its unit, grouped and apart", func(s *sheets) {
		c := s.at("主动公开!B14")
		c.Text, c.Shown = "1234.5", "1,234.5 （万）"
	}, ""},
	{"V31", "a blank that would be struck through", func(s *sheets) {
		s.set("主动公开!B14", "")
		s.at("主动公开!B14").Look = &grid.Look{Struck: " "}
	}, "V01"},
	{"V32", "the form's own unit in a note", func(s *sheets) { s.note("主动公开", "单位：件、万元"); s.set("主动公开!B14", "12.5") }, ""},
	{"V32", "another unit above a table without figures", func(s *sheets) { s.note("复议诉讼", "单位：千元") }, ""},
	{"V11", "a hidden 0", func(s *sheets) { s.at("主动公开!B14").Hidden = true }, ""},
	{"V12", "nothing under a merge of the table", func(s *sheets) {
		g := s.sheet("依申请公开")
		g.Under = append(g.Under, grid.Cell{Row: 3, Col: 4})
	}, ""},
	{"F01", "a blank total", func(s *sheets) { s.at("依申请公开!J4").Formula = ""; s.set("依申请公开!J4", "") }, "V01"},
	{"F02 F03 F04 F05 F06 F07 F09", "a sum by way of a subtotal", func(s *sheets) {
		g := s.sheet("依申请公开")
		g.Cells = append(g.Cells, grid.Cell{Row: 3, Col: 10, Text: "0", Kind: grid.Number, Formula: "SUM(E4:I4)"})
		g.Sort()
		s.formula("依申请公开!J4", "D4+K4", "0")
	}, ""},
	{"F08", "a formula that is a part of an identity", func(s *sheets) {
		s.formula("依申请公开!D28", "D4+D5", "0")
	}, "F17"},
	{"F10", "an error value that is stored for sound cells", func(s *sheets) {
		c := s.at("依申请公开!J4")
		c.Text, c.Kind = "#DIV/0!", grid.Fault
	}, "F12"},
	{"F11", "a chain of formulas with an end", func(s *sheets) { s.formula("依申请公开!D4", "E5", "0") }, "F17"},
	{"F12", "a result with the error of binary fractions", func(s *sheets) {
		s.formula("主动公开!B14", "25+0.1", "25.100000000000001")
	}, "F17"},
	{"F10", "a lookup beside an error value", func(s *sheets) {
		s.grids = append(s.grids, &grid.Grid{Name: "台账", Cells: []grid.Cell{
			{Text: "网上"}, {Col: 1, Text: "#N/A", Kind: grid.Fault},
			{Row: 1, Text: "信函"}, {Row: 1, Col: 1, Text: "0", Kind: grid.Number},
		}})
		s.formula("主动公开!B3", `IFERROR(VLOOKUP("信函",台账!A1:B2,2,0),0)`, "0")
	}, "F17"},
	{"F13", "a formula with an empty result", func(s *sheets) {
		s.formula("依申请公开!J4", `IF(SUM(D4:I4)=0,"",SUM(D4:I4))`, "")
	}, "V01"},
	{"F14", "a text that every formula counts", func(s *sheets) {
		s.formula("依申请公开!J6", "D6+E6+F6+G6+H6+I6", "0")
		s.formula("依申请公开!E27", "E6+SUM(E7:E26)", "0")
		s.at("依申请公开!E6").Kind = grid.Text
	}, ""},
	{"F15", "a formula that refers to another sheet", func(s *sheets) {
		s.grids = append(s.grids, &grid.Grid{Name: "台账"})
		s.formula("依申请公开!D4", "台账!B2", "0")
	}, "F17"},
	{"F16", "two formulas of each kind", func(s *sheets) {
		s.grids = append(s.grids, &grid.Grid{Name: "台账"})
		for _, at := range []string{"D4 B2", "E4 C2", "F4 D3", "G4 E3"} {
			cell, from, _ := strings.Cut(at, " ")
			s.formula("依申请公开!"+cell, "台账!"+from, "0")
		}
	}, "F17"},
	{"F16", "two formulas that differ", func(s *sheets) {
		s.grids = append(s.grids, &grid.Grid{Name: "台账"})
		s.formula("依申请公开!D4", "台账!B2", "0")
		s.formula("依申请公开!E4", "台账!B3", "0")
	}, "F17"},
	{"F17 F18", "a formula in a total, with functions", func(s *sheets) {
		s.formula("依申请公开!J4", "IFERROR(ROUND(SUM(D4:I4),0),0)", "0")
	}, ""},
	{"F20", "conditions that make no difference", func(s *sheets) {
		s.formula("依申请公开!J4", `IF(COUNT(D4:I4)=0,"",MAX(SUM(D4:I4),IF(D4>5000,SUM(D4:I4),0)))`, "0")
	}, ""},
	{"F22", "words that a word processor has, too", func(s *sheets) {
		s.set("文字!A2", "纠正错误！各单位链接失效的，及时改正。")
		s.formula("文字!B2", `"收到"&依申请公开!J4&"件"`, "收到0件")
	}, ""},
	{"F21", "an equals sign that is no formula", func(s *sheets) { s.set("主动公开!B3", "=无(") }, "V02"},
	{"V20", "a text that is drawn backwards", func(s *sheets) { s.set("主动公开!B3", "\u202e12") }, "V02"},
	{"F19", "no formulas", func(s *sheets) {
		for _, g := range s.grids {
			for i := range g.Cells {
				g.Cells[i].Formula = ""
			}
		}
		s.book.Manual = true
	}, "F01"},
	{"R01 R02 R03", "figures that agree", func(s *sheets) {
		for _, cell := range []string{"D4", "J4", "D6", "J6", "D27", "J27"} {
			s.at("依申请公开!" + cell).Text = "7"
		}
	}, ""},
	{"Y01 Y02", "figures that are last year's, of either edition", func(s *sheets) {
		s.last = sound("2019", "2023")
		s.last.set("基本信息!B2", "2023")
		s.set("主动公开!D3", "5") // the older edition did not ask for what was in force
	}, ""},
	{"Y01 Y02 V30", "last year's strokes, which are 0", func(s *sheets) {
		s.last = sound("2021", "2023")
		s.last.set("依申请公开!D28", "/")
		s.last.set("主动公开!D3", "——")
	}, ""},
	{"V30", "a blank of last year's that nobody asks for", func(s *sheets) {
		s.last = sound("2021", "2023")
		s.last.set("依申请公开!D4", "")
	}, ""},
	{"R04", "a figure that is none", func(s *sheets) { s.set("复议诉讼!A4", "约5件") }, "V02"},
}

// TestNearlyBroken shows what is unusual and not at fault.
func TestNearlyBroken(t *testing.T) {
	for _, test := range slices.Concat(passingCases, prosePassing, sentencesPassing, historyPassing, copiedPassing, plausiblePassing, partsPassing) {
		t.Run(test.rules+" "+test.name, func(t *testing.T) {
			s := calculated(t, "2021", "2024")
			test.change(s)
			broken := map[string]bool{}
			list := s.findings(t)
			for _, line := range list {
				broken[idOf(line)] = true
			}
			for id := range broken {
				if !slices.Contains(strings.Fields(test.others), id) {
					t.Errorf("%s is broken: %v", id, list)
				}
			}
			for _, id := range strings.Fields(test.others) {
				if !broken[id] {
					t.Errorf("%s is not broken", id)
				}
			}
		})
	}
}

// TestNegativeAllowed shows that 本年增/减 may be negative.
func TestNegativeAllowed(t *testing.T) {
	s := calculated(t, "2019", "2020")
	s.set("主动公开!C7", "-2")
	if list := s.findings(t); len(list) > 0 {
		t.Error(list)
	}
}

// failingCases are all that break rules.
func failingCases() []failing {
	return slices.Concat(structureCases, proseCases, valuesCases, wordsCases, openCases, totalsCases, historyCases, copiedCases, plausibleCases,
		formulasCases, sentencesCases, textsCases, partsCases)
}

// TestEveryRule shows that each rule has all texts, a file that is named after it, a case that breaks it and one that
// does not quite.
func TestEveryRule(t *testing.T) {
	fails := map[string]bool{}
	passes := map[string]bool{"V03": true, "V21": true, "V22": true, "V23": true, "V24": true, "V25": true} // TestNegativeAllowed, TestWords,
	// TestOpenRows
	for _, test := range failingCases() {
		for _, line := range test.want {
			fails[idOf(line)] = true
		}
	}
	for _, test := range slices.Concat(passingCases, prosePassing, sentencesPassing, historyPassing, copiedPassing, plausiblePassing, textsPassing, partsPassing) {
		for _, id := range strings.Fields(test.rules) {
			passes[id] = true
		}
	}
	files := ruleFiles(t)
	seen := map[string]bool{}
	for _, r := range Rules(define.Builtin()) {
		switch {
		case seen[r.ID]:
			t.Errorf("%s is there twice", r.ID)
		case r.Title == "" || r.What == "" || r.Basis == "" || r.Example == "" || r.Mend == "" || r.Run == nil:
			t.Errorf("%s is not explained: %+v", r.ID, r)
		case !fails[r.ID]:
			t.Errorf("no case breaks %s", r.ID)
		case !passes[r.ID]:
			t.Errorf("no case comes near to breaking %s", r.ID)
		case !files[r.ID] && r.ID[0] != 'R' && r.ID[0] != 'Y': // those are in the form's definition
			t.Errorf("no file is named after %s", r.ID)
		}
		seen[r.ID] = true
	}
	for id := range files {
		if !seen[id] {
			t.Errorf("%s has a file and is not among the rules of its family", id)
		}
	}
}

// ruleFiles returns the ids after which files are named: s02_s03_missing_line.go.
func ruleFiles(t *testing.T) map[string]bool {
	t.Helper()
	paths, err := filepath.Glob("*/[a-z][0-9][0-9]_*.go")
	if err != nil || len(paths) == 0 {
		t.Fatal(paths, err)
	}
	ids := map[string]bool{}
	for _, path := range paths {
		for _, word := range strings.Split(filepath.Base(path), "_") {
			if len(word) == 3 && strings.Trim(word[1:], "0123456789") == "" {
				ids[strings.ToUpper(word)] = true
			}
		}
	}
	return ids
}

// TestFamiliesAreOrdered shows that ids are unique, that each family has a letter of its own and is in order; a letter
// may be divided between two packages, by ranges of ids.
func TestFamiliesAreOrdered(t *testing.T) {
	last := map[byte]string{'R': "R99", 'Y': "Y99"}
	for _, family := range families {
		letter := family[0].ID[0]
		if family[0].ID <= last[letter] {
			t.Errorf("%s is within another family's", family[0].ID)
		}
		last[letter] = family[len(family)-1].ID
		for i, r := range family {
			if r.ID[0] != letter || i > 0 && r.ID <= family[i-1].ID {
				t.Errorf("%s is not in its place", r.ID)
			}
		}
	}
}

// TestEveryFamily shows that the list of families has that of every rule, each once, and says of whom it judges figures as
// its rules do: those whose equations, cells or parts are figures.
func TestEveryFamily(t *testing.T) {
	known := map[string]bool{}
	for _, f := range family.All {
		if known[f.Letter] || f.Name == "" {
			t.Errorf("%+v", f)
		}
		known[f.Letter] = true
	}
	used := map[string]bool{}
	for _, r := range Rules(define.Builtin()) {
		if used[r.ID[:1]] = true; !known[r.ID[:1]] {
			t.Errorf("%s has no family", r.ID)
		}
	}
	if len(used) != len(known) {
		t.Errorf("%d families of %d have rules", len(used), len(known))
	}
	for letter, want := range map[string]bool{"R": true, "F": true, "V": true, "Y": true, "M": true, "P": true, "S": false, "N": false} {
		if family.Of(letter+"01").Figures != want {
			t.Errorf("%s: figures %v", letter, !want)
		}
	}
}
