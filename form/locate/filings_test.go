package locate

import (
	"errors"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"nianbao/form"
	"nianbao/form/define"
	"nianbao/grid"
)

var update = flag.Bool("update", false, "write what is read into the files of testdata")

// twoEditions are two forms with tables of each kind: with rows, across, open, and two with the same labels.
const twoEditions = `edition: 新
years: {from: 2021}
title: 信访年度报告
particulars:
  - {id: agency, name: 机关, label: 机关名称}
  - {id: year, name: 年度, label: 年度}
  - {id: date, name: 日期, label: 成文日期}
  - {id: phone, name: 电话, label: 联系电话}
sections:
  - {title: 一、收费, sheet: 收费, tables: [fees]}
  - {title: 二、复议, sheet: 复议, tables: [disputes]}
  - {title: 三、项目, sheet: 项目, tables: [items]}
  - {title: 四、来信, sheet: 来信, tables: [letters]}
  - {title: 五、来访, sheet: 来访, tables: [visits]}
  - {title: 六、说明, text: text, name: 说明}
  - {title: 七、人员, sheet: 人员, tables: [staff]}
  - {title: 八、来件, sheet: 来件, tables: [ways]}
tables:
  - id: fees
    name: 收费
    columns:
      - {id: count, name: 件数, label: 收费件数, unit: 件}
      - {id: amount, name: 金额, label: 收费金额, unit: 万元, decimal: true}
    rows:
      - {id: office, name: 事业, label: 行政事业性收费}
      - {id: other, name: 其他, label: 其他非税收入}
      - {id: total, name: 总计, label: 收费总计}
  - id: disputes
    name: 复议
    across: true
    columns:
      - {id: upheld, name: 维持, label: 结果维持, unit: 件}
      - {id: total, name: 总计, label: 合计, unit: 件}
    rows:
      - {id: review, name: 复议, label: 行政复议案件}
      - {id: direct, name: 诉讼, label: 直接起诉案件}
  - id: items
    name: 项目
    open: {id: item, name: 项目名称, label: 项目名称, aliases: [名称及内容]}
    columns:
      - {id: kind, name: 方式, label: 采购方式, type: text}
      - {id: budget, name: 预算, label: 预算金额, unit: 万元}
    rows:
      - {id: all, name: 合计, label: 项目合计}
  - id: letters
    name: 来信
    heading: 来信情况
    columns: [{id: n, name: 收到, label: 收到件次, unit: 件}, {id: done, name: 办结, label: 办结件次, unit: 件}]
    rows: [{id: first, name: 初次, label: 初次反映}, {id: again, name: 重复, label: 重复反映}]
  - id: visits
    name: 来访
    heading: 来访情况
    columns: [{id: n, name: 收到, label: 收到件次, unit: 件}, {id: done, name: 办结, label: 办结件次, unit: 件}]
    rows: [{id: first, name: 初次, label: 初次反映}, {id: again, name: 重复, label: 重复反映}]
  - id: staff
    name: 人员
    columns: [{id: full, name: 专职, label: 专职人员, unit: 人}, {id: part, name: 兼职, label: 兼职人员, unit: 人}]
    rows: [{id: all, name: 全部}]
  - id: ways
    name: 来件
    columns: [{id: n, name: 数量, label: 来件数量, unit: 件}, {id: done, name: 办结, label: 办结数量, unit: 件}]
    rows:
      - {id: net, name: 网上, label: 网上来件, rows: [{id: new, name: 首办, label: 首次办理}, {id: more, name: 续办, label: 继续办理}]}
      - {id: hall, name: 窗口, label: 窗口来件, rows: [{id: new, name: 首办, label: 首次办理}, {id: more, name: 续办, label: 继续办理}]}
`

func newForms(t *testing.T) []*form.Form {
	t.Helper()
	old := strings.NewReplacer("edition: 新", "edition: 旧", "{from: 2021}", "{from: 2015, to: 2020}", "label: 其他非税收入}",
		"label: 罚没收入}",
		"label: 收费总计}", "label: 总的收费}\n      - {id: rest, name: 其余, label: 其余各项}",
		"label: 结果维持", "label: 维持原决定", "label: 直接起诉案件", "label: 行政诉讼案件").Replace(twoEditions)
	var forms []*form.Form
	for _, text := range []string{old, twoEditions} {
		f, err := define.Parse("form.yaml", []byte(text))
		if err != nil {
			t.Fatalf("define.Parse: %v", err)
		}
		forms = append(forms, f)
	}
	return forms
}

// filing reads a filing as a test file writes it: "= name" for a worksheet, "+" for a document's table, paragraphs; rows
// of cells between bars; a cell that ends with > or v and a number is so many columns wide, or rows high.
func filing(lines []string) *grid.Book {
	b := &grid.Book{}
	var g *grid.Grid
	row, paragraph := 0, 0
	for _, line := range lines {
		switch name, isSheet := strings.CutPrefix(line, "= "); {
		case isSheet:
			g, row = &grid.Grid{Name: name}, 0
			b.Grids = append(b.Grids, g)
		case line == "+":
			g, row = &grid.Grid{Source: grid.Table}, 0
			b.Grids = append(b.Grids, g)
		case strings.HasPrefix(line, "|"):
			for col, text := range strings.Split(line[1:], "|") {
				c := grid.Cell{Row: row, Col: col}
				for _, mark := range []string{">", "v"} {
					at := strings.LastIndex(text, mark)
					n, err := strconv.Atoi(text[at+1:])
					if at < 0 || err != nil {
						continue
					}
					if text = text[:at]; mark == ">" {
						c.ColSpan = n
					} else {
						c.RowSpan = n
					}
				}
				if c.Text = text; text != "" && strings.Trim(text, "0123456789.") == "" {
					c.Kind = grid.Number
				}
				if text != "" {
					g.Cells = append(g.Cells, c)
				}
			}
			row++
		case g != nil && g.Source == grid.Sheet:
			row++ // blank
		default:
			if g == nil || g.Source != grid.Prose {
				g = &grid.Grid{Source: grid.Prose}
				b.Grids = append(b.Grids, g)
			}
			g.Cells = append(g.Cells, grid.Cell{Row: paragraph, Text: line})
			paragraph++
		}
	}
	return b
}

// kindsOf are the words for all kinds of faults that tables can have.
var kindsOf = map[form.FaultKind]string{form.Contradiction: "contradiction", form.BuriedValue: "buried",
	form.OtherYear: "other year", form.OtherEdition: "other edition",
	form.LeftOut: "left out", form.NoHeading: "no heading", form.Undrawn: "undrawn", form.ManifoldUnit: "unit", form.OtherUnit: "other unit",
	form.OwnSection: "own section", form.Reworded: "reworded"}

// read returns what is read of a filing: edition, particulars, values with their units, faults.
func read(x *Index, document string) string {
	r, err := x.Read(filing(strings.Split(strings.TrimSuffix(document, "\n"), "\n")))
	if err != nil {
		return err.Error() + "\n"
	}
	var s strings.Builder
	fmt.Fprintf(&s, "%s: %s, %d", r.Form.Edition, r.Agency, r.Year)
	for _, id := range slices.Sorted(maps.Keys(r.Particulars)) {
		if id != form.Agency && id != form.Year {
			fmt.Fprintf(&s, ", %s %s", id, r.Particulars[id])
		}
	}
	s.WriteString("\n")
	for _, t := range r.Form.Tables {
		for _, row := range t.Items() {
			fmt.Fprintf(&s, "%s %s %q %s\n", t.ID, row.ID, row.Label, r.KeyPlace(t, row))
		}
	}
	for _, c := range r.Form.Cells {
		if v := r.Value(c); v.State != form.Blank {
			fmt.Fprintf(&s, "%s\n",
				strings.TrimSpace(fmt.Sprintf("%s %s %s%s %s", c.ID, v.Place, v.Normalized(),
					map[bool]string{true: " ?"}[v.State == form.Unreadable], v.Unit)))
		}
	}
	for _, f := range r.Faults {
		kind := kindsOf[f.Kind]
		if kind == "" {
			kind = kinds[f.Kind]
		}
		if f.Kind == form.NoHeading || f.Kind == form.MissingTable {
			continue
		}
		of := ""
		if f.Table != nil {
			of = f.Table.ID
		}
		if f.Form != nil {
			of += f.Form.Edition
		}
		fmt.Fprintf(&s, "! %s %s %q %q %v", kind, of, f.Label, f.Texts, f.Places)
		if f.Near != (form.Place{}) {
			fmt.Fprintf(&s, " near %s", f.Near)
		}
		s.WriteString("\n")
	}
	return s.String()
}

// TestFilings reads the filings of testdata: each has a line of dashes and a name before it, and what is read of it
// behind "-->". Tables and headings that are missing are not told of.
func TestFilings(t *testing.T) {
	x := New(newForms(t)...)
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no test files: %v", err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatalf("read: %v", err)
		}
		var again strings.Builder
		for _, part := range strings.Split(string(data), "---- ")[1:] {
			title, rest, _ := strings.Cut(part, "\n")
			document, want, _ := strings.Cut(rest, "-->\n")
			have := read(x, document)
			fmt.Fprintf(&again, "---- %s\n%s-->\n%s", title, document, have)
			t.Run(strings.ReplaceAll(title, " ", "_"), func(t *testing.T) {
				if have != want && !*update {
					t.Errorf("read:\n%swant:\n%s", have, want)
				}
			})
		}
		if *update {
			if err := os.WriteFile(name, []byte(again.String()), 0o666); err != nil {
				t.Fatalf("write: %v", err)
			}
		}
	}
}

// TestTexts reads the texts of a document that has no tables, and what it says of agency and year.
func TestTexts(t *testing.T) {
	f := newForms(t)[1]
	r, err := Texts(f, filing([]string{"甲县信访局2024年信访年度报告", "六、说明", "好。"}))
	if err != nil || r.Agency != "甲县信访局" || r.Year != 2024 || r.Texts["text"].Text != "好。" {
		t.Errorf("%+v: %v", r, err)
	}
	if r, err := Texts(f, filing([]string{"甲县信访局2024年信访年度报告", "好。"})); !errors.Is(err, ErrNoTexts) || r != nil {
		t.Errorf("%+v: %v", r, err)
	}
}

// TestOf shows which forms an index looks for: those it is given, in their order, each as it is defined.
func TestOf(t *testing.T) {
	forms := newForms(t)
	x := New(forms...)
	of := x.Of(forms[1].WithRows(nil), define.Builtin()[0])
	if got := of.Forms(); len(got) != 2 || got[0] != forms[1] || got[1] != define.Builtin()[0] || of.forms[0].index() != x.forms[1].index() {
		t.Errorf("%v", got)
	}
	if got := x.Forms(); len(got) != 2 || got[0] != forms[0] || got[1] != forms[1] {
		t.Errorf("%v", got)
	}
}
