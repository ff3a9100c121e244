package suspect

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"nianbao/form"
	"nianbao/form/define"
)

// largeForm returns a form of one table with so many rows and columns, all with totals.
func largeForm(t testing.TB, rows, columns int) *form.Form {
	t.Helper()
	var b strings.Builder
	b.WriteString("edition: 大表\nnotice: 大表样式\ncites: 《大表样式》\ntitle: 大表公开报告\ntitles: [大表]\n" +
		"about: 按照《大表样式》，公开{{年度}}年大表。\n" +
		"years: {from: 2019}\nparticulars:\n  - {id: agency, name: 部门名称, label: 部门名称, hint: 单位全称}\n" +
		"  - {id: year, name: 年度, label: 年度, hint: 如 2024}\n" +
		"  - {id: date, name: 成文日期, label: 成文日期, hint: 如 2025年8月20日}\n" +
		"sections:\n  - {title: 一、概况, text: overview, name: 概况}\n  - {title: 二、大表, sheet: 大表, tables: [large]}\n" +
		"tables:\n  - id: large\n    name: 大表\n    heading: 大表\n    corner: 项目\n    columns:\n")
	list := func(prefix string, n int) string {
		ids := make([]string, n)
		for i := range ids {
			ids[i] = fmt.Sprintf("%s%d", prefix, i)
		}
		return strings.Join(ids, " + ")
	}
	for i := range columns {
		fmt.Fprintf(&b, "      - {id: c%d, name: 列%[1]d, label: 第%[1]d列, unit: 件}\n", i)
	}
	b.WriteString("      - {id: total, name: 列计, label: 各列合计, unit: 件}\n    rows:\n")
	for i := range rows {
		fmt.Fprintf(&b, "      - {id: r%d, name: 行%[1]d, label: 第%[1]d行}\n", i)
	}
	b.WriteString("      - {id: total, name: 行计, label: 各行合计}\nrelations:\n")
	for i, each := range [][2]string{{"column", list("r", rows)}, {"row", list("c", columns)}} {
		first := each[1][:2]
		fmt.Fprintf(&b, "  - {id: R0%d, says: 合计等于各数之和, basis: 表, each: %s of large, "+
			"equation: total = %s, sum: 各数之和, mend: 请核对。, "+
			"holds: {%s: 1, total: 1}, breaks: {%[4]s: 1, total: 2}}\n", i+1, each[0], each[1], first)
	}
	f, err := define.Parse("大表", []byte(b.String()))
	if err != nil {
		t.Fatalf("define.Parse: %v", err)
	}
	return f
}

// largeCase returns a form's figures, of which one in so many is not 0, with slips anywhere.
func largeCase(f *form.Form, slips, density int) Case {
	r := rand.New(rand.NewPCG(20241231, uint64(slips)))
	rep := form.NewReport(f)
	for _, c := range f.Cells {
		if f.Totals()[c] == nil && r.IntN(density) == 0 {
			rep.SetNumber(c, decimal.NewFromInt(r.Int64N(100)))
		}
	}
	addUp(rep)
	slip := f.Cells[7*(len(f.Tables[0].CellsOf(0)))+3]
	for i := range slips {
		rep.SetNumber(slip, rep.Number(slip).Add(decimal.NewFromInt(1+r.Int64N(100))))
		slip = f.Cells[(i*37+500)%len(f.Cells)]
	}
	return caseOf(rep)
}

// addUp calculates a report's totals, those of totals, too.
func addUp(rep *form.Report) {
	for range 2 {
		for _, c := range rep.Form.Cells {
			if e := rep.Form.Totals()[c]; e != nil {
				rep.SetNumber(c, form.Sum(e.Right, rep.Number))
			}
		}
	}
}

// caseOf returns the case of a report of which all cells were typed.
func caseOf(rep *form.Report) Case {
	c := Case{Report: rep, Typed: func(*form.Cell) bool { return true },
		Figure: func(c *form.Cell) (decimal.Decimal, bool) { return rep.Number(c), true }}
	for _, e := range rep.Form.Equations {
		switch {
		case e.IsOutside():
		case e.Balanced(rep.Number):
			c.Sound = append(c.Sound, e)
		default:
			c.Broken = append(c.Broken, e)
		}
	}
	return c
}

// TestLarge mistypes figures of a form of 4,000 cells: of slips between cells there are millions. So many are not looked
// at, and what then is found is not certain; one figure and two are found still.
func TestLarge(t *testing.T) {
	f := largeForm(t, 400, 10)
	for _, density := range []int{1, 20} {
		for _, slips := range []int{1, 2, 3000} {
			c := largeCase(f, slips, density)
			s := newSystem(&c)
			s.most = maxSteps / 2
			found := s.search(s.groups()[0])
			if found.steps > maxSteps {
				t.Errorf("%d slips: %d steps", slips, found.steps)
			}
			verdicts := Explain(c)
			if (found.exhausted || found.unsure) && verdicts[0].Certain {
				t.Errorf("%d slips: certain of what was not looked at to the end", slips)
			}
			if v := verdicts[0]; slips <= 2 && (len(v.Explanations) == 0 ||
				!slices.ContainsFunc(v.Suspects(), func(c Change) bool { return c.Cell.ID == "large.r7.c3" })) {
				t.Errorf("%d slips, one of %d filled: %+v", slips, density, v)
			}
		}
	}
}

// TestTornStops shows that figures torn over two cells of a long row are not gone through any more once no more slips can
// be looked at.
func TestTornStops(t *testing.T) {
	c := largeCase(largeForm(t, 10, 400), 1, 1)
	s := newSystem(&c)
	f := s.finder(s.groups()[0])
	for most := range 4 {
		tried := 0
		f.torn(f.lines[0], true, func(float64, ...change) bool { tried++; return tried <= most })
		if tried != most+1 {
			t.Errorf("%d slips were looked at, want %d", tried, most+1)
		}
	}
}

// TestRows types a row of a sound table otherwise than it was meant, its totals as they were, and shows which slip is told
// of first, and of which cells.
func TestRows(t *testing.T) {
	for _, test := range []struct {
		name         string
		meant, typed [5]int64
		why          string
		cells        int
	}{
		{"a figure in two cells, what follows one further", [5]int64{1234, 45, 6, 7, 0}, [5]int64{12, 34, 45, 6, 7}, "一个数拆在了两格里", 5},
		{"a figure in two cells", [5]int64{1234, 0, 6, 7, 0}, [5]int64{12, 34, 6, 7, 0}, "一个数拆在了两格里", 2},
		{"a figure in two cells behind others", [5]int64{51, 62, 1234, 45, 0}, [5]int64{51, 62, 12, 34, 45}, "一个数拆在了两格里", 3},
		{"one column further", [5]int64{51, 6, 7, 84, 0}, [5]int64{0, 51, 6, 7, 84}, "这几列的数错了一列", 5},
		{"one column before", [5]int64{0, 51, 6, 7, 84}, [5]int64{51, 6, 7, 84, 0}, "这几列的数错了一列", 5},
		{"a stretch one column further", [5]int64{9, 51, 6, 84, 0}, [5]int64{9, 0, 51, 6, 84}, "这几列的数错了一列", 4},
		{"two that are exchanged", [5]int64{51, 62, 7, 8, 9}, [5]int64{62, 51, 7, 8, 9}, "与相邻的一格填反了", 2},
		{"two far from each other", [5]int64{51, 7, 62, 8, 9}, [5]int64{62, 7, 51, 8, 9}, "与这一行的另一格填反了", 2},
		{"in the next column", [5]int64{51, 0, 7, 8, 9}, [5]int64{0, 51, 7, 8, 9}, "填到了相邻的一列", 2},
		{"0", [5]int64{51, 62, 7, 8, 9}, [5]int64{51, 0, 7, 8, 9}, "填成了 0", 1},
		{"the figure beside it", [5]int64{51, 62, 7, 8, 9}, [5]int64{51, 62, 62, 8, 9}, "与相邻的一格重复", 1},
		{"a zero too many", [5]int64{51, 62, 7, 8, 9}, [5]int64{51, 620, 7, 8, 9}, "多了一个 0", 1},
		{"digits", [5]int64{51, 6234, 7, 8, 9}, [5]int64{51, 6324, 7, 8, 9}, "数字颠倒", 1},
		{"a sign", [5]int64{51, 62, 7, 8, 9}, [5]int64{51, -62, 7, 8, 9}, "正负号填反", 1},
	} {
		rep := form.NewReport(largeForm(t, 3, 5))
		put := func(row string, figures [5]int64) {
			for i, n := range figures {
				rep.SetNumber(rep.Form.Cell(fmt.Sprintf("large.%s.c%d", row, i)), decimal.NewFromInt(n))
			}
		}
		put("r0", [5]int64{3, 1, 4, 1, 5})
		put("r1", test.meant)
		addUp(rep)
		put("r1", test.typed)
		v := Explain(caseOf(rep))[0]
		if len(v.Explanations) == 0 || len(v.Explanations[0].Changes) != test.cells {
			t.Fatalf("%s: %+v", test.name, v)
		}
		for _, c := range v.Explanations[0].Changes {
			if i := int(c.Cell.ID[len(c.Cell.ID)-1] - '0'); c.Why != test.why || !c.To.Equal(decimal.NewFromInt(test.meant[i])) {
				t.Errorf("%s: %s should be %s (%s)", test.name, c.Cell.ID, c.To, c.Why)
			}
		}
	}
}

// TestSlip shows what somebody most likely has done who should have typed one figure and typed another.
func TestSlip(t *testing.T) {
	f := define.Builtin()[1]
	count, money := f.Cell("applications.received.person"), f.Cell("fees.charges.amount")
	for _, test := range []struct {
		cell         *form.Cell
		meant, typed string
		why          string
		no           bool // there is no such slip
	}{
		{count, "52", "25", "数字颠倒", false}, {count, "52", "52", "", true}, {count, "52", "5.2", "", true}, {count, "-5", "5", "", true},
		{count, "52", "0", "填成了 0", false}, {count, "52", "520", "多了一个 0", false},
		{money, "25.13", "251300", "按元填了", false}, {money, "25.13", "2.513", "小数点错了位", false},
		{money, "25.13", "52.13", "数字颠倒", false}, {money, "25.5", "25.5", "", true},
	} {
		why, chance := Slip(test.cell, decimal.RequireFromString(test.meant), decimal.RequireFromString(test.typed))
		if why != test.why || (chance == 0) != test.no {
			t.Errorf("%s typed for %s: %q, %g", test.typed, test.meant, why, chance)
		}
	}
}
