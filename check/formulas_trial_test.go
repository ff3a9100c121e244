package check

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"nianbao/check/formulas/audit"
	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/formula"
	"nianbao/grid"
)

// foreign are the cells that formulas in these tests name besides those of the form: a subtotal, a blank cell, a figure,
// a word, one far away.
var foreign = []string{"K4", "M4", "M5", "M6", "AA99"}

// withFigures is a sound workbook with figures in row 4 and column D of the applications, in which a total has a
// formula, and with the cells that are foreign, a table and names.
func withFigures(t testing.TB, total, text string, each bool) *sheets {
	s := calculated(t, "2021", "2024")
	g := s.sheet("依申请公开")
	g.Cells = append(g.Cells, []grid.Cell{
		{Row: 3, Col: 10, Formula: "SUM(E4:I4)", Kind: grid.Number, Text: "118"},
		{Row: 3, Col: 11, Formula: "IF(D4=8642,1,0)", Kind: grid.Number, Text: "0"},
		{Row: 3, Col: 12}, {Row: 4, Col: 12, Kind: grid.Number, Text: "7"}, {Row: 5, Col: 12, Text: "是"}, {Row: 98, Col: 26},
	}...)
	g.Sort()
	for at, n := range map[string]int{"D4": 3001, "E4": 53, "H4": 61, "I4": 4, "D6": 900, "D7": 12, "D8": 2089} {
		s.set("依申请公开!"+at, strconv.Itoa(n))
	}
	s.book.Tables = []grid.StructuredTable{{
		Name: "表1", Sheet: slices.Index(s.grids, g), Top: 2, Left: 3, Bottom: 28, Right: 10, Headers: 1,
		Columns: []string{"自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"},
	}}
	s.book.Names = []grid.Name{
		{Name: "新收", Refers: "依申请公开!$D$4:$E$4,依申请公开!$F$4:$I$4", Sheet: -1},
		{Name: "新收企业", Refers: "依申请公开!$E$4:$G$4,依申请公开!$H$4:$I$4", Sheet: -1},
		{Name: "左六格", Refers: "依申请公开!XEY1:XFD1", Sheet: -1}, {Name: "左五格", Refers: "依申请公开!XEZ1:XFD1", Sheet: -1},
	}
	c := s.at("依申请公开!" + total)
	c.Formula, c.Each = text, each
	s.recalculate()
	return s
}

// recalculate stores what the formulas give.
func (s *sheets) recalculate() {
	s.book.Grids = s.grids
	w := formula.New(&s.book)
	for i, g := range s.grids {
		for j := range g.Cells {
			c := &g.Cells[j]
			if c.Formula == "" {
				continue
			}
			v, err := w.Recalculate(formula.Cell{Sheet: i, Row: c.Row, Col: c.Col})
			switch {
			case err == nil && v.Kind == formula.Number:
				c.Kind, c.Text = grid.Number, v.Number.String()
			case err == nil:
				c.Kind, c.Text = map[formula.Kind]grid.Kind{formula.Fault: grid.Fault, formula.Bool: grid.Bool}[v.Kind], v.Text
			}
		}
	}
}

// judged returns the rules of family F that a cell breaks.
func (s *sheets) judged(t testing.TB, at string) string {
	var list []string
	for _, line := range s.findings(t) {
		if fields := strings.Fields(line); fields[1][0] == 'F' && fields[2] == "依申请公开!"+at {
			list = append(list, fields[1])
		}
	}
	return strings.Join(list, " ")
}

// TestFormulasOnlyToday finds totals that are right as long as nothing changes.
func TestFormulasOnlyToday(t *testing.T) {
	for _, test := range []struct{ formula, rule string }{
		{"IF(D4=3001,3119,SUM(D4:I4))", "F20"}, {"IF(D4=3002,3119,SUM(D4:I4))", "F20"}, {"IF(D4=77,0,SUM(D4:I4))", "F20"},
		{"IF(SUM(D4:I4)=3119,SUM(D4:I4),0)", "F20"}, {"IF(SUM(D4:I4)=5000,0,SUM(D4:I4))", "F20"},
		{"IF(AND(D4=3001,E4=53),3119,SUM(D4:I4))", "F20"}, {"IF(D4>E4,SUM(D4:I4),0)", "F20"},
		{"SUM(D4:E4,H4:I4)", "F02"}, {"SUM(D4:I4,M4:N4)", "F03"}, {"SUM(D4:I4,AA99:AB99)", "F03"}, {"SUM(D4:I4)+M4", "F03"},
		{"SUM(D4:I4)+M6", "F10"}, // a word: the result is an error value
		{`SUMIF(D4:I4,">5")+I4`, "F20"}, {`SUMIF(D4:I4,">0")`, ""}, {`SUMIF(D4:I4,"<>0")`, ""}, {`SUMIF(D4:I4,"<5000")`, "F20"},
		{`SUMIF(D3:I3,"<>科研机构",D4:I4)`, "F02"}, {`SUMIF(E3:I3,"*",E4:I4)+D4`, ""}, {`SUMIF(D3:I3,"*人*",D4:I4)`, "F02"},
		{`SUMIFS(D4:I4,D4:I4,">=1",D4:I4,"<=9999")`, "F20"},
		{"3119", "F02"}, {"3000+119", "F02"}, {"SUM(D4:H4)+4", "F02"},
		{"VLOOKUP(D4,D4:E8,2,FALSE)+3066", "F20"}, {"SUM(INDEX(D4:I4,1),E4:I4)", ""}, {"SUM(INDEX(D4:I4,2),E4:I4)", "F04"},
		{"SUM(INDEX(D4:I4,M5-6),E4:I4)", "F20"},
		{"MAX(D4:I4)+118", "F20"}, {"MAX(SUM(D4:I4),3119)", "F20"}, {"MIN(SUM(D4:I4),3119)", "F20"}, {"MAX(SUM(D4:I4),0)", ""},
		{"SUM(D4:I4)-MIN(D4:I4)", "F20"}, {"MAX(SUM(D4:H4),SUM(D4:I4))", ""}, {"LARGE(D4:I4,1)+118", "F18"},
		{"ROUND(SUM(D4:I4)/1.0001,0)", "F20"}, {"ROUND(SUM(D4:I4),-1)-1", "F20"}, {"ROUND(SUM(D4:I4),0)", ""},
		{"INT(SUM(D4:I4)+0.9)", ""}, {"ROUNDUP(SUM(D4:I4)/10,0)*10-1", "F20"},
		{"IFERROR(SUM(D4:I4),0)", ""}, {"IFERROR(SUM(D4:I4)/(F4=0),0)", "F20"}, {"IFERROR(D4+E4+H4+I4,0)", "F02"},
		{`IF(D4="","",SUM(D4:I4))`, "F20"}, {`IF(F4="",0,SUM(D4:I4))`, "F20"}, {`IF(COUNT(D4:I4)=0,"",SUM(D4:I4))`, ""},
		{`IF(COUNT(D4:I4)<6,0,SUM(D4:I4))`, "F20"}, {`IF(COUNTBLANK(D4:I4)>2,0,SUM(D4:I4))`, "F20"},
		{`IF(SUM(D4:I4)=0,"",SUM(D4:I4))`, ""}, {`IF(M4="",SUM(D4:I4),0)`, "F20"}, {`IF(M5=7,SUM(D4:I4),0)`, "F20"},
		{`IF(M6="是",SUM(D4:I4),0)`, "F20"}, {`IF(AA99=1,0,SUM(D4:I4))`, "F20"}, {`IF(D2="自然人",SUM(D4:I4),0)`, ""},
		{"AVERAGE(D4:I4)*6", "F20"}, {"AVERAGE(D4:I4)*COUNT(D4:I4)", "F20"}, {"SUM(D4:I4)*M5/7", "F20"},
		{"IF(J6+J7+J8>0,SUM(D4:I4),0)", "F20"}, {"SUM(D4:I4)+LEN(M4)", "F20"}, {`SUM(D4:I4)&""`, "F20"},
		{"SUM(D4:I4)+(D4=9)", "F20"}, {"SUMPRODUCT(D4:I4*(D4:I4<>9))", "F20"}, {"IF(TRUE,SUM(D4:I4),M4)", ""},
		{"IF(M5>6,K4,0)+D4", "F20"}, {"IF(K4=118,SUM(D4:I4),0)", "F20"}, {"D4+IF(1=1,K4,0)", ""},
		{"SUM(D4:I4)+L4", "F20"}, {"SUM(D4:I4)+0*M5", ""}, {`IF(B4="",SUM(D4:I4),0)`, "F20"}, {"SUM(D4:I4)+基本信息!B2-2024", "F03"}, {`IF(基本信息!B2="2024",SUM(D4:I4),0)`, "F20"},
		{"SUM(D4:I4)+IF(D4>2,NOW()*0,0)", "F15"}, {"TEXT(SUM(D4:I4),\"0\")", "F18"},
	} {
		s := withFigures(t, "J4", test.formula, false)
		if got := s.judged(t, "J4"); got != test.rule {
			t.Errorf("=%s: got %q, want %q", test.formula, got, test.rule)
		}
	}
}

// TestTruthValuesDoNotEndTrials shows that what is no figure among the inputs switches no trial off.
func TestTruthValuesDoNotEndTrials(t *testing.T) {
	for _, kind := range []grid.Kind{grid.Bool, grid.Fault, grid.Date, grid.Text} {
		s := withFigures(t, "J4", "IF(D4=3001,3119,SUM(D4:I4))", false)
		s.at("依申请公开!F4").Kind, s.at("依申请公开!F4").Text = kind, "TRUE"
		if got := s.judged(t, "J4"); !strings.Contains(got, "F20") {
			t.Errorf("kind %d: got %q", kind, got)
		}
		s = withFigures(t, "J4", `IF(M5="x",0,IF(D4=3001,3119,SUM(D4:I4)))`, false)
		s.at("依申请公开!M5").Kind, s.at("依申请公开!M5").Text = kind, "TRUE"
		if got := s.judged(t, "J4"); kind != grid.Date && !strings.Contains(got, "F20") {
			t.Errorf("foreign kind %d: got %q", kind, got)
		}
	}
}

// TestFormulasInOtherNotations shows right totals in other notations, and that their twins are found.
func TestFormulasInOtherNotations(t *testing.T) {
	for _, test := range []struct {
		formula, twin, rule string
		each                bool
	}{
		{"SUM(表1[[#This Row],[自然人]:[其他]])", "SUM(表1[[#This Row],[自然人]:[法律服务机构]])", "F02", false},
		{"SUM(表1[@[自然人]:[其他]])", "SUM(表1[@[商业企业]:[其他]])", "F02", false},
		{`SUM(IF(D4:I4<>"",D4:I4,0))`, `SUM(IF(D4:H4<>"",D4:H4,0))`, "F02", true},
		{"SUM(IF(D4:I4>0,D4:I4,0))", "SUM(IF(D4:I4>1,D4:I4,0))", "F20", true},
		{"SUMPRODUCT(--(D4:I4<>\"\"),D4:I4)", "SUMPRODUCT(--(D4:H4<>\"\"),D4:H4)", "F02", false},
		{"SUMPRODUCT(N(+D4)+E4+F4+G4+H4+I4)", "SUMPRODUCT(D4+E4+F4+G4+H4)", "F02", false},
		{"SUM(新收)", "SUM(新收企业)", "F02", false}, {"SUM(左六格)", "SUM(左五格)", "F02", false},
		{"SUM('依申请公开:依申请公开'!D4:I4)", "SUM('依申请公开:依申请公开'!E4:I4)", "F02", false},
		{"SUM(4:4 D:I)", "SUM(4:4 D:H)", "F02", false}, {"D:D+E:E+F:F+G:G+H:H+I:I", "D:D+E:E+F:F+G:G+H:H", "F02", false},
		{"@D:D+@E:E+@F:F+@G:G+@H:H+@I:I", "@D:D+@E:E+@F:F+@G:G+@H:H+@H:H", "F04", false},
		{"_xlfn.LET(_xlpm.x,D4:I4,SUM(_xlpm.x))", "_xlfn.LET(_xlpm.x,D4:H4,SUM(_xlpm.x))", "F02", false},
		{"_xlfn.SINGLE(SUM(D4:I4))", "_xlfn.SINGLE(SUM(D4:H4))", "F02", false}, {"+SUM(+D4,E4:I4)", "+SUM(-D4,E4:I4)", "F05", false},
	} {
		for formula, want := range map[string]string{test.formula: "", test.twin: test.rule} {
			if got := withFigures(t, "J4", formula, test.each).judged(t, "J4"); strings.TrimSuffix(got, " F12") != want {
				t.Errorf("=%s: got %q, want %q", formula, got, want)
			}
		}
	}
}

// inputs are the cells that staff fill, as they stand on the sheets.
func (s *sheets) inputs(r *form.Report) map[*form.Cell]*grid.Cell {
	inputs := map[*form.Cell]*grid.Cell{}
	for _, c := range r.Form.Cells {
		if at := s.at(r.Value(c).Place.String()); at.Formula == "" && r.Form.Totals()[c] == nil {
			inputs[c] = at
		}
	}
	return inputs
}

// fill puts figures into cells, or leaves them blank: all, most of them, few; or it changes what stands there a little.
func fill(random *rand.Rand, cells []*form.Cell, inputs map[*form.Cell]*grid.Cell,
	stored map[*form.Cell]int) map[*form.Cell]decimal.Decimal {
	figures := map[*form.Cell]decimal.Decimal{}
	most := []int{0, 1, 3, 60, 4000, 1_000_000}[random.IntN(6)]
	blank := []int{0, 10, 90, 100}[random.IntN(4)]
	keep := []int{0, 0, 50, 95}[random.IntN(4)]
	literals := []int{0, 1, 2, 6, 7, 8, 20, 21, 53, 3119}
	special := []int{0, 0, 4}[random.IntN(3)]
	for _, c := range cells {
		at, is := inputs[c]
		if !is {
			continue
		}
		n := random.IntN(most + 1)
		if random.IntN(100) < blank {
			n = -1
		}
		if random.IntN(100) < keep {
			n = stored[c]
		}
		if random.IntN(100) < special {
			n = literals[random.IntN(len(literals))]
		}
		if at.Kind, at.Text = grid.Number, strconv.Itoa(n); n < 0 {
			at.Kind, at.Text, n = grid.Text, "", 0
		}
		figures[c] = decimal.NewFromInt(int64(n))
	}
	return figures
}

// fillForeign puts something into the cells that are none of the form's.
func (s *sheets) fillForeign(random *rand.Rand) {
	for _, at := range foreign {
		c := s.at("依申请公开!" + at)
		switch n := random.IntN(5); {
		case c.Formula != "":
		case n == 0:
			c.Kind, c.Text = grid.Text, ""
		case n == 1:
			c.Kind, c.Text = grid.Text, "甲"
		default:
			c.Kind, c.Text = grid.Number, strconv.Itoa(random.IntN(60))
		}
	}
}

// mandatedSum returns what a cell must come to with some figures.
func mandatedSum(r *form.Report, c *form.Cell, figures map[*form.Cell]decimal.Decimal) decimal.Decimal {
	e := r.Form.Totals()[c]
	if e == nil {
		return figures[c]
	}
	return form.Sum(e.Right, func(part *form.Cell) decimal.Decimal { return mandatedSum(r, part, figures) })
}

// drawTotalFormula makes up a formula for the total of some cells: right and wrong sums, in conditions and functions.
func drawTotalFormula(t *rapid.T, right string, cells []string) string {
	cell := func() string { return rapid.SampledFrom(cells).Draw(t, "cell") }
	number := func() string { return rapid.SampledFrom([]string{"0", "1", "2", "7", "53", "3119"}).Draw(t, "number") }
	span := cells[0] + ":" + cells[len(cells)-1]
	var draw func(deep int) string
	condition := func() string {
		return rapid.SampledFrom([]string{cell(), "SUM(" + span + ")", "COUNT(" + span + ")", rapid.SampledFrom(foreign).Draw(t, "foreign")}).
			Draw(t, "held") + rapid.SampledFrom([]string{"=", ">", "<", "<>", ">="}).Draw(t, "op") +
			rapid.SampledFrom([]string{number(), `""`, cell()}).Draw(t, "against")
	}
	draw = func(deep int) string {
		kinds := 15
		if deep == 0 {
			kinds = 5
		}
		switch rapid.IntRange(0, kinds).Draw(t, "kind") {
		case 0, 1, 2, 3:
			return right
		case 4:
			return "SUM(" + cell() + "," + cell() + ":" + cell() + ")"
		case 5:
			return rapid.SampledFrom([]string{cell(), number(), rapid.SampledFrom(foreign).Draw(t, "foreign")}).Draw(t, "atom")
		case 6, 7, 8:
			return "IF(" + condition() + "," + draw(deep-1) + "," + draw(deep-1) + ")"
		case 9:
			return "IFERROR(" + draw(deep-1) + "," + draw(deep-1) + ")"
		case 10:
			return rapid.SampledFrom([]string{"MAX", "MIN"}).Draw(t, "function") + "(" + draw(deep-1) + "," + draw(deep-1) + ")"
		case 11:
			return "ROUND(" + draw(deep-1) + "," + rapid.SampledFrom([]string{"0", "1", "-1"}).Draw(t, "places") + ")"
		case 12:
			return "(" + draw(deep-1) + rapid.SampledFrom([]string{"+0*", "-", "+"}).Draw(t, "plus") + draw(deep-1) + ")"
		case 13:
			return "SUMIF(" + span + `,"` + rapid.SampledFrom([]string{">=0", ">0", "<>", ">1", "<3000"}).Draw(t, "criterion") + `")`
		case 14:
			return "SUMPRODUCT(--(" + span + rapid.SampledFrom([]string{`<>""`, ">0", ">2"}).Draw(t, "test") + ")," + span + ")"
		}
		return "N(" + draw(deep-1) + ")"
	}
	return draw(3)
}

// showRefuted fills in the figures that are said to refute a formula, and shows that they do.
func showRefuted(t *testing.T, s *sheets, total *form.Cell) {
	r := s.read(t)
	formulas := audit.New(r).Formulas
	f := formulas[slices.IndexFunc(formulas, func(f *audit.Formula) bool { return f.Cell == total })]
	trial := f.Refuted()
	for _, change := range trial.Changes {
		g := s.grids[change.At.Sheet]
		c := g.At(change.At.Row, change.At.Col)
		kinds := map[formula.Kind]grid.Kind{formula.Number: grid.Number, formula.Text: grid.Text}
		if c.Kind, c.Text = kinds[change.After.Kind], change.After.Text; c.Kind == grid.Number {
			c.Text = change.After.Number.String()
		}
	}
	figures := map[*form.Cell]decimal.Decimal{}
	for c, at := range s.inputs(r) {
		if at.Kind == grid.Number {
			figures[c] = decimal.RequireFromString(at.Text)
		}
	}
	s.book.Grids = s.grids
	got, err := formula.New(&s.book).Recalculate(f.At)
	want := mandatedSum(r, total, figures)
	if err != nil || !got.Equal(trial.Got) || !want.Equal(trial.Want) || got.Kind == formula.Number && got.Number.Equal(want) {
		t.Fatalf("=%s is refuted by %+v: comes to %v (%v), must be %v", f.Value.Formula, trial, got, err, want)
	}
}

// TestVerdictsOnAnyFormula holds what is said of a total's formula against what it comes to: where nothing is wrong, it
// is the mandated sum whatever is filled in; where it is called another sum, there are figures with which it is.
func TestVerdictsOnAnyFormula(tt *testing.T) {
	totals := map[string][]string{
		"J4": {"D4", "E4", "F4", "G4", "H4", "I4"}, "J27": nil, "D27": nil, "J20": {"D20", "E20", "F20", "G20", "H20", "I20"},
	}
	for row := 6; row <= 26; row++ {
		totals["J27"] = append(totals["J27"], fmt.Sprint("J", row))
		totals["D27"] = append(totals["D27"], fmt.Sprint("D", row))
	}
	// Made-up conditions may be such as no trial meets: without flags it is always the same formulas.
	for name, value := range map[string]string{"rapid.checks": "60", "rapid.seed": "20240101"} {
		if f := flag.Lookup(name); f.Value.String() == f.DefValue {
			flag.Set(name, value)
			tt.Cleanup(func() { flag.Set(name, f.DefValue) })
		}
	}
	rapid.Check(tt, func(t *rapid.T) {
		at := rapid.SampledFrom([]string{"J4", "J20", "D27", "J27"}).Draw(t, "total")
		cells := totals[at]
		text := drawTotalFormula(t, "SUM("+cells[0]+":"+cells[len(cells)-1]+")", cells)
		s := withFigures(tt, at, text, false)
		rules := s.judged(tt, at)
		r := s.read(tt)
		inputs := s.inputs(r)
		total := r.Form.Cells[slices.IndexFunc(r.Form.Cells, func(c *form.Cell) bool {
			return r.Value(c).Place.String() == "依申请公开!"+at
		})]
		cell, _ := rule.At(r, total)
		stored := map[*form.Cell]int{}
		for c, at := range inputs {
			stored[c], _ = strconv.Atoi(at.Text)
		}
		differs := false
		random := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
		for n := 0; n < 100 || n < 2000 && rules != "" && !differs; n++ {
			figures := fill(random, r.Form.Cells, inputs, stored)
			s.fillForeign(random)
			v, err := formula.New(&s.book).Recalculate(cell)
			if _, undecided := err.(*formula.Undecided); undecided {
				continue // such as the order of words
			}
			want := mandatedSum(r, total, figures)
			same := err == nil && (v.Kind == formula.Number && v.Number.Equal(want) ||
				v.Kind == formula.Text && v.Text == "" && want.IsZero())
			if differs = differs || !same; rules == "" && !same {
				t.Fatalf("%s =%s is not at fault and comes to %v (%v), must be %v", at, text, v, err, want)
			}
		}
		if rules == "F20" {
			showRefuted(tt, withFigures(tt, at, text, false), total)
		} else if !differs && rules >= "F02" && rules < "F10" {
			t.Fatalf("%s =%s is called wrong (%s), and is right for all fillings", at, text, rules)
		}
	})
}
